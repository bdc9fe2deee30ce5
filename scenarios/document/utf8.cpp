// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/utf8.hpp"

#include <array>

namespace headroom::document {

namespace {

unsigned byteAt(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

std::size_t lengthFromLead(unsigned lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

}  // namespace

Utf8Character firstCharacter(std::string_view text) {
    constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
    const unsigned lead = byteAt(text, 0);
    const std::size_t length = lengthFromLead(lead);
    if (length == 1) return {lead, 1, true};
    if (length == 0 || length > text.size()) return {lead, 1, false};
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned next = byteAt(text, i);
        if ((next & 0xC0U) != 0x80U) return {lead, 1, false};
        code = (code << 6U) | (next & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (code < kSmallest[length] || surrogate || code > 0x10FFFF) return {lead, 1, false};
    return {code, length, true};
}

std::optional<std::size_t> findInvalidUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Character next = firstCharacter(text.substr(i));
        if (!next.valid) return i;
        i += next.length;
    }
    return std::nullopt;
}

void truncateUtf8(std::string& text, std::size_t bytes) {
    if (text.size() <= bytes) return;
    while (bytes > 0 && (byteAt(text, bytes) & 0xC0U) == 0x80U) --bytes;
    text.resize(bytes);
}

void appendUtf8(std::string& text, char32_t code) {
    const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

}  // namespace headroom::document
