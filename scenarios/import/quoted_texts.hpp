// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace headroom::importing {

/// What a text with quotes is written in.
enum class Quotes : std::uint8_t {
    Intrinsic,  ///< States.Format('a {}', $.b['field'])
    Jsonata,    ///< {% {'field': 'a' & $b.'field'} %}
    Json        ///< {"field": "a"}, and templates of it
};

/// The text with what `change` makes of each constant in quotes. Names of fields are none. A constant goes in as it is
/// written, with its backslashes; comments are blank.
std::string withQuoted(const std::string& text, Quotes quotes,
                       const std::function<std::string(const std::string&)>& change);

}  // namespace headroom::importing
