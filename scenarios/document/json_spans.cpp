// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/json_spans.hpp"

#include <algorithm>

namespace headroom::document {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::size_t JsonSpans::skipBlanks(std::size_t at) const {
    while (at < text_.size()) {
        if (isBlank(text_[at])) {
            ++at;
        } else if (text_.substr(at, 2) == "//") {
            at = std::min(text_.find_first_of("\n\r", at), text_.size());
        } else if (text_.substr(at, 2) == "/*") {
            const std::size_t end = text_.find("*/", at + 2);
            at = end == std::string_view::npos ? text_.size() : end + 2;
        } else {
            break;
        }
    }
    return at;
}

std::size_t JsonSpans::endOfString(std::size_t at) const {
    for (++at; at < text_.size() && text_[at] != '"'; ++at) {
        if (text_[at] == '\\') ++at;
    }
    return std::min(at + 1, text_.size());
}

std::size_t JsonSpans::endOfValue(std::size_t at) const {
    if (at >= text_.size()) return text_.size();
    if (text_[at] == '"') return endOfString(at);
    if (text_[at] != '{' && text_[at] != '[') return std::min(text_.find_first_of(",]} \t\n\r/", at), text_.size());
    int depth = 0;
    while (at < text_.size()) {
        const char c = text_[at];
        if (c == '"') {
            at = endOfString(at);
            continue;
        }
        if (c == '/') {
            at = std::max(skipBlanks(at), at + 1);
            continue;
        }
        ++at;
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) break;
    }
    return at;
}

TextSpan JsonSpans::root() const {
    const std::size_t begin = skipBlanks(0);
    return {begin, endOfValue(begin)};
}

std::vector<ChildSpan> JsonSpans::children(std::size_t at) const {
    std::vector<ChildSpan> found;
    const bool named = text_[at] == '{';
    std::size_t next = skipBlanks(at + 1);
    while (next < text_.size() && text_[next] != '}' && text_[next] != ']') {
        ChildSpan child{next, {next, next}};
        if (named) child.value.begin = skipBlanks(skipBlanks(endOfString(next)) + 1);  // behind the colon
        child.value.end = endOfValue(child.value.begin);
        found.push_back(child);
        next = skipBlanks(child.value.end);
        if (next < text_.size() && text_[next] == ',') next = skipBlanks(next + 1);
    }
    return found;
}

std::size_t JsonSpans::endOfRemarks(std::size_t at) const {
    while (true) {
        const std::size_t next = std::min(text_.find_first_not_of(" \t", at), text_.size());
        if (text_.substr(next, 2) == "//") return std::min(text_.find_first_of("\n\r", next), text_.size());
        if (text_.substr(next, 2) != "/*") return next;
        at = std::min(text_.find("*/", next + 2), text_.size() - 2) + 2;
    }
}

std::size_t JsonSpans::lineStart(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text_.find_last_of("\n\r", at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

std::string_view JsonSpans::indentOf(std::size_t at) const {
    const std::size_t start = lineStart(at);
    return text_.substr(start, std::min(text_.find_first_not_of(" \t", start), text_.size()) - start);
}

bool JsonSpans::beginsLine(std::size_t at) const { return lineStart(at) + indentOf(at).size() >= at; }

}  // namespace headroom::document
