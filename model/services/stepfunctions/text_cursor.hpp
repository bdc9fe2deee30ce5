// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace headroom::stepfunctions {

/// Deepest nesting of brackets, calls and filters in one expression: it bounds every recursion over a text.
inline constexpr int kMaxExpressionDepth = 100;

/// A text that is read from left to right.
struct TextCursor {
    std::string_view text;
    std::size_t at = 0;

    bool atEnd() const { return at >= text.size(); }
    /// The byte `ahead` of the next one; 0 at the end.
    char peek(std::size_t ahead = 0) const { return ahead < text.size() - at ? text[at + ahead] : '\0'; }
    bool startsWith(std::string_view what) const { return text.substr(at).starts_with(what); }
    bool take(std::string_view what) {
        if (!startsWith(what)) return false;
        at += what.size();
        return true;
    }
    void skipBlanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) ++at;
    }
    std::string_view rest() const { return text.substr(at); }
    /// "at character 7, \"foo\"": for messages.
    std::string place() const {
        if (atEnd()) return "at the end";
        return "at byte " + std::to_string(at + 1) + ", before \"" + std::string(rest().substr(0, 12)) + "\"";
    }
};

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }
inline bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool isWordByte(char c) {
    return isLetter(c) || isDigit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
}

}  // namespace headroom::stepfunctions
