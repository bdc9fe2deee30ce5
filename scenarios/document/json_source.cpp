// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/json_source.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "scenarios/document/number_text.hpp"
#include "scenarios/document/utf8.hpp"

namespace headroom::document {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool endsLine(char c) { return c == '\n' || c == '\r'; }
bool startsComment(const JsonSource& in) { return in.peek() == '/' && (in.peek(1) == '/' || in.peek(1) == '*'); }

bool startsWithTypographicQuote(std::string_view word) {
    constexpr std::array<std::string_view, 4> kQuotes{"\u201C", "\u201D", "\u2018", "\u2019"};
    for (const std::string_view quote : kQuotes)
        if (word.starts_with(quote)) return true;
    return false;
}

void skipLine(JsonSource& in) {
    while (!in.atEnd() && !endsLine(in.peek())) ++in.offset;
}

void skipBlockComment(JsonSource& in) {
    const std::size_t end = in.text.find("*/", in.offset + 2);
    if (end == std::string_view::npos) {
        in.error(in.here(), "this comment is never closed; close it with */");
        in.broken = true;
        in.offset = in.text.size();
    } else {
        in.offset = end + 2;
    }
}

// The four digits of a \u escape, the cursor at the first; nothing (and the cursor unmoved) if they are not
// hexadecimal.
std::optional<char32_t> readFourHex(JsonSource& in) {
    const std::string_view digits = in.text.substr(in.offset, 4);
    unsigned value = 0;
    const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 4 || fault != std::errc{} || stop != digits.data() + 4) return std::nullopt;
    in.offset += 4;
    return value;
}

bool isHigh(char32_t code) { return code >= 0xD800 && code < 0xDC00; }
bool isLow(char32_t code) { return code >= 0xDC00 && code < 0xE000; }

// The cursor stands behind `\u`, `at` is where the escape began.
void readUnicodeEscape(JsonSource& in, Position at, std::string& out) {
    std::optional<char32_t> code = readFourHex(in);
    if (!code) return in.error(at, "\\u needs four hexadecimal digits, for example \\u00e9");
    if (isHigh(*code) && in.peek() == '\\' && in.peek(1) == 'u') {
        const std::size_t before = in.offset;
        in.offset += 2;
        const std::optional<char32_t> low = readFourHex(in);
        if (low && isLow(*low)) return appendUtf8(out, 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00));
        in.offset = before;
    }
    if (isHigh(*code) || isLow(*code)) {
        in.error(at,
                 "half of a surrogate pair; write both halves, for example \\ud83d\\ude00, or the character itself");
        code = 0xFFFD;
    }
    appendUtf8(out, *code);
}

void readEscape(JsonSource& in, std::string& out) {
    constexpr std::string_view kLetter = "\"\\/bfnrt'";
    constexpr std::string_view kMeaning = "\"\\/\b\f\n\r\t'";
    const Position at = in.here();
    const char letter = in.peek(1);
    const auto place = in.offset + 1 < in.text.size() ? kLetter.find(letter) : std::string_view::npos;
    ++in.offset;
    if (letter == 'u') {
        ++in.offset;
        readUnicodeEscape(in, at, out);
    } else if (place != std::string_view::npos) {
        ++in.offset;
        out += kMeaning[place];
        if (letter == '\'') in.error(at, "JSON has no escape \\'; write ' alone");
    } else {
        in.error(at,
                 "JSON has no such escape; it knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000, a backslash is \\\\");
    }
}

std::string lowered(std::string_view text) {
    std::string lower(text.substr(0, 16));
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string withoutLeadingZeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return std::string(first == std::string_view::npos ? "0" : digits.substr(first));
}

// What is wrong with a word that begins like a number.
std::string numberFault(std::string_view word) {
    const std::size_t length = jsonNumberLength(word);
    const std::string_view rest = word.substr(length);
    const bool unit = length > 0 && rest.find_first_of("0123456789.") == std::string_view::npos;
    if (unit && rest != "e" && rest != "E")
        return quoted(word) + " is not a number; a quantity with a unit is text in double quotes, for example \"12ms\"";
    if (word.size() > 1 && word[0] == '0' && word.find_first_not_of("0123456789") == std::string_view::npos)
        return quoted(word) + " is not a number of JSON: no leading zeros, write " +
               withoutLeadingZeros(word.substr(0, 40)) + " (or double quotes if it is text)";
    return quoted(word) + " is not a number as JSON writes it, for example 12, -0.5 or 1.5e3";
}

std::string wordFault(std::string_view word) {
    const std::string lower = lowered(word);
    if (lower == "true" || lower == "false" || lower == "null") return quoted(word) + " is written " + lower;
    if (lower == "none" || lower == "nil" || lower == "undefined")
        return quoted(word) + " is not JSON; write null, or \"none\" in double quotes where the format knows it";
    if (lower == "nan" || lower == "inf" || lower == "infinity" || lower == "-inf" || lower == "-infinity" ||
        lower == "+inf" || lower == "+infinity" || lower == "-nan")
        return quoted(word) + " is not a number here; write a finite number";
    if (startsWithTypographicQuote(word)) return "typographic quotes do not quote; use the plain double quote \"";
    const bool numeric = word[0] == '+' || word[0] == '-' || word[0] == '.' || (word[0] >= '0' && word[0] <= '9');
    if (numeric) return numberFault(word);
    return quoted(word) + " is not JSON; text needs double quotes";
}

}  // namespace

void skipBlanks(JsonSource& in) {
    for (;;) {
        while (!in.atEnd() && isBlank(in.peek())) ++in.offset;
        if (in.peek() == '/' && in.peek(1) == '/') {
            skipLine(in);
        } else if (in.peek() == '/' && in.peek(1) == '*') {
            skipBlockComment(in);
        } else if (in.peek() == '#' && !in.stopped()) {
            in.error(in.here(), "JSON has no # comments; start the comment with //");
            skipLine(in);
        } else {
            return;
        }
    }
}

std::string readQuoted(JsonSource& in) {
    const char quote = in.peek();
    const Position start = in.here();
    const std::size_t begin = ++in.offset;
    std::string out;
    while (!in.atEnd() && in.peek() != quote && !endsLine(in.peek())) {
        if (in.peek() == '\\') {
            readEscape(in, out);
            continue;
        }
        if (in.peek() == '\t') in.error(in.here(), "a tab inside a text is written \\t");
        out += in.text[in.offset++];
    }
    const std::string_view written = in.text.substr(begin, in.offset - begin);
    if (in.peek() == quote) {
        ++in.offset;
    } else {
        in.error(start, "this text is not closed on its line; end it with " + std::string(1, quote) +
                            ", a line break inside is written \\n");
        in.expectMissingComma = true;
    }
    if (quote == '\'') in.error(start, "text needs double quotes: write " + quoted(written));
    return out;
}

std::string_view readWord(JsonSource& in) {
    constexpr std::string_view kStructural = ",:[]{}\"'";
    const std::size_t begin = in.offset++;
    while (!in.atEnd() && !isBlank(in.peek()) && !startsComment(in) &&
           kStructural.find(in.peek()) == std::string_view::npos)
        ++in.offset;
    return in.text.substr(begin, in.offset - begin);
}

Node readBareValue(JsonSource& in) {
    const Position at = in.here();
    const std::string_view word = readWord(in);
    if (word == "true" || word == "false") return Node::boolean(word == "true", at);
    if (word == "null") return Node::null(at);
    if (jsonNumberLength(word) == word.size()) {
        if (const std::optional<double> value = toDouble(word)) return Node::number(std::string(word), *value, at);
        in.error(at, rangeFault(word));
    } else {
        in.error(at, wordFault(word));
    }
    return Node::reported(at);
}

}  // namespace headroom::document
