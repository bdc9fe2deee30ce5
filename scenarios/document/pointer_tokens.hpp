// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::document {

/// The reference tokens of a JSON pointer as they stand in it, escaped; the root has none.
std::vector<std::string> tokensOf(std::string_view pointer);

/// What a token names (RFC 6901 section 4: `~1` is `/`, `~0` is `~`); nothing: a `~` stands before anything else.
std::optional<std::string> unescaped(std::string_view token);

}  // namespace headroom::document
