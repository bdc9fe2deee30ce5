// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace headroom::base {

/// So many characters of a user's text stand in a message at most.
inline constexpr std::size_t kMostQuoted = 60;

/// A user's word in a message: in double quotes, what is beyond kMostQuoted characters of UTF-8 as "...", or beyond
/// four times as many bytes, which is no UTF-8. What does not print is escaped by whoever shows the message.
inline std::string inQuotes(std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if ((begins && characters++ == kMostQuoted) || i == 4 * kMostQuoted)
            return '"' + std::string(text.substr(0, i)) + "...\"";
    }
    return '"' + std::string(text) + '"';
}

}  // namespace headroom::base
