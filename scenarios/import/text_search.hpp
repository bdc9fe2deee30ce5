// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

/// Whether a text or a key anywhere in a value holds these words, references being "${Name}".
inline bool holdsText(const document::Node& value, std::string_view words) {
    if (const auto text = toText(value)) return plainText(*text).find(words) != std::string::npos;
    if (value.isArray())
        return std::ranges::any_of(value.elements(), [&](const auto& one) { return holdsText(one, words); });
    return value.isObject() && std::ranges::any_of(value.members(), [&](const auto& one) {
               return one.key.find(words) != std::string::npos || holdsText(one.value, words);
           });
}

}  // namespace headroom::importing
