// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/markdown_text.hpp"

#include <algorithm>

#include "scenarios/document/problem.hpp"

namespace headroom::report {

namespace {

bool isWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Whether the character at `at` would be markup there.
bool isMarkup(std::string_view text, std::size_t at) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const char after = at + 1 == text.size() ? ' ' : text[at + 1];
    switch (text[at]) {
        case '\\':
        case '`':
        case '*':
        case '[':
        case ']':
        case '<':
        case '|':
        case '~':
        case '@':  // an address becomes a link by itself
            return true;
        case '_':  // inside a word it is none: PAY_PER_REQUEST
            return !isWord(before) || !isWord(after);
        case '#':  // at the end of a heading it would be gone
            return before == ' ';
        case '&':
            return after == '#' || isWord(after);
        case ':':
            return text.substr(at + 1).starts_with("//");
        case '.':
            return at >= 3 && text.substr(at - 3, 3) == "www";
        default:
            return false;
    }
}

/// Where the mark stands that makes a quotation, a list or a heading of a line that begins so; its end if none does.
std::size_t lineMark(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    if (first == text.size()) return first;
    const char mark = text[first];
    const char after = first + 1 == text.size() ? ' ' : text[first + 1];
    if (mark == '>') return first;
    if (mark == '-' || mark == '+' || mark == '=') return after == ' ' || after == mark ? first : text.size();
    const std::size_t end = std::min(text.find_first_not_of("0123456789", first), text.size());
    if (end == first || end == text.size() || (text[end] != '.' && text[end] != ')')) return text.size();
    return end + 1 == text.size() || text[end + 1] == ' ' ? end : text.size();
}

std::string escaped(std::string_view text, std::size_t mark) {
    std::string all;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == mark || isMarkup(text, i)) all += '\\';
        all += text[i];
    }
    return all;
}

}  // namespace

std::string markdownText(std::string_view text) {
    const std::string printable = document::printable(text);
    return escaped(printable, lineMark(printable));
}

std::string markdownCell(std::string_view text) {
    const std::string printable = document::printable(text);
    return escaped(printable, printable.size());
}

}  // namespace headroom::report
