// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace headroom::document {

/// One step through UTF-8: the character at the start of `text` and how many bytes it takes.
struct Utf8Character {
    char32_t code = 0;
    std::size_t length = 0;  ///< 1 for an invalid byte
    bool valid = false;
};

/// Decodes the first character of a text that is not empty. Overlong forms, surrogates and codes beyond U+10FFFF are
/// invalid (RFC 3629).
Utf8Character firstCharacter(std::string_view text);

/// Offset of the first byte that is not UTF-8; nothing if all of it is.
std::optional<std::size_t> findInvalidUtf8(std::string_view text);

/// Cuts a text to at most `bytes`, never inside a character.
void truncateUtf8(std::string& text, std::size_t bytes);

void appendUtf8(std::string& text, char32_t code);

}  // namespace headroom::document
