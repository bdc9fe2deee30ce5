// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/quoted_texts.hpp"

#include <algorithm>
#include <string_view>

namespace headroom::importing {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool opens(char c, Quotes quotes) {
    return (c == '\'' && quotes != Quotes::Json) || (c == '"' && quotes != Quotes::Intrinsic);
}

/// Where the quote that opens at `from` is closed; the text's size where it is not.
std::size_t closing(const std::string& text, std::size_t from) {
    std::size_t at = from + 1;
    while (at < text.size() && text[at] != text[from]) at += text[at] == '\\' ? 2U : 1U;
    return at;
}

char before(const std::string& text, std::size_t at) {
    const std::size_t found = at == 0 ? std::string::npos : text.find_last_not_of(kBlanks, at - 1);
    return found == std::string::npos ? '\0' : text[found];
}

char after(const std::string& text, std::size_t at) {
    const std::size_t found = text.find_first_not_of(kBlanks, at + 1);
    return found == std::string::npos ? '\0' : text[found];
}

/// What stands between `from` and `end` names a field. Of JSONata's "a ? 'b' : 'c'" it is a constant.
bool isField(const std::string& text, std::size_t from, std::size_t end, Quotes quotes) {
    const char left = before(text, from);
    const bool named = after(text, end) == ':';
    if (quotes == Quotes::Intrinsic) return left == '[';
    if (quotes == Quotes::Json) return named;
    return left == '.' || (named && (left == '{' || left == ','));
}

}  // namespace

std::string withQuoted(const std::string& text, Quotes quotes,
                       const std::function<std::string(const std::string&)>& change) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (quotes == Quotes::Jsonata && text.compare(at, 2, "/*") == 0) {
            const std::size_t over = std::min(text.find("*/", at + 2), text.size());
            result += "/*" + std::string(over - at - 2, ' ');
            at = over;
        }
        const std::size_t end = at < text.size() && opens(text[at], quotes) ? closing(text, at) : at;
        if (end == at || end >= text.size()) {
            result += text.substr(at++, 1);
            continue;
        }
        const std::string inner = text.substr(at + 1, end - at - 1);
        result += text[at] + (isField(text, at, end, quotes) ? inner : change(inner)) + text[end];
        at = end + 1;
    }
    return result;
}

}  // namespace headroom::importing
