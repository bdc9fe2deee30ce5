// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/problem.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "model/base/in_quotes.hpp"
#include "scenarios/document/utf8.hpp"

namespace headroom::document {

namespace {

constexpr std::size_t kMaxPart = 1000;  // bytes of a file name, pointer or message

// C0 and C1 controls, line and paragraph separator, and what reorders text on a terminal (Unicode bidi controls).
bool unprintable(char32_t code) {
    const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool separator = code == 0x2028 || code == 0x2029 || code == 0xFEFF;
    const bool direction =
        code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return control || separator || direction;
}

void appendHex(std::string& out, std::string_view prefix, char32_t value, unsigned digits) {
    out += prefix;
    for (unsigned shift = digits * 4; shift > 0; shift -= 4) out += "0123456789abcdef"[(value >> (shift - 4)) & 0xFU];
}

void appendPrintable(std::string& out, std::string_view bytes, const Utf8Character& character) {
    if (!character.valid) {
        appendHex(out, "\\x", character.code, 2);
    } else if (character.code == '\n') {
        out += "\\n";
    } else if (character.code == '\r') {
        out += "\\r";
    } else if (character.code == '\t') {
        out += "\\t";
    } else if (unprintable(character.code)) {
        appendHex(out, "\\u", character.code, 4);
    } else {
        out += bytes;
    }
}

std::string shortened(std::string_view text) {
    return text.size() <= kMaxPart ? std::string(text) : std::string(text.substr(0, kMaxPart)) + "...";
}

}  // namespace

void sortByPlace(std::vector<Problem>& problems) {
    std::ranges::stable_sort(problems, {}, [](const Problem& problem) {
        return std::tuple(std::string_view(problem.file), problem.position.line, problem.position.column);
    });
}

std::string printable(std::string_view text, std::size_t maxCharacters) {
    std::string out;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++characters) {
        if (characters == maxCharacters) return out + "...";
        const Utf8Character next = firstCharacter(text.substr(i));
        appendPrintable(out, text.substr(i, next.length), next);
        i += next.length;
    }
    return out;
}

std::string toLine(const Problem& problem) {
    std::string line = printable(problem.file, kMaxPart);
    if (problem.position.known())
        line += ':' + std::to_string(problem.position.line) + ':' + std::to_string(problem.position.column);
    if (!line.empty()) line += ": ";
    if (!problem.pointer.empty()) line += printable(problem.pointer, kMaxPart) + ": ";
    if (problem.severity == Severity::Warning) line += "warning: ";
    if (problem.severity == Severity::Note) line += "note: ";
    return line + printable(problem.text, 2 * kMaxPart);
}

std::string toLines(std::vector<Problem> problems, std::size_t limit) {
    const std::size_t all = problems.size();
    if (all > limit) {
        std::ranges::stable_sort(problems, {}, &Problem::severity);
        problems.resize(limit);
    }
    sortByPlace(problems);
    std::string lines;
    for (const Problem& problem : problems) lines += toLine(problem) + '\n';
    if (all > limit) lines += "and " + std::to_string(all - limit) + " more\n";
    return lines;
}

std::string Quoted::operator()(std::string_view text) const { return '"' + printable(text, base::kMostQuoted) + '"'; }

bool hasError(const std::vector<Problem>& problems) {
    return std::ranges::any_of(problems, [](const Problem& problem) { return problem.severity == Severity::Error; });
}

void Problems::add(Severity severity, Position at, std::string_view pointer, std::string text) {
    std::size_t& count = count_[static_cast<std::size_t>(severity)];
    ++count;
    if (count > kMaxKept + 1) return;
    if (count > kMaxKept) text = "and more problems like these, which are not listed";
    problems_.push_back({severity, file_, at, shortened(pointer), shortened(text)});
}

void Problems::add(Severity severity, const Node& node, std::string_view pointer, std::string text) {
    add(severity, node.position(), pointer, std::move(text));
}

void Problems::error(Position at, std::string_view pointer, std::string text) {
    add(Severity::Error, at, pointer, std::move(text));
}

void Problems::error(const Node& node, std::string_view pointer, std::string text) {
    add(Severity::Error, node.position(), pointer, std::move(text));
}

void Problems::warning(const Node& node, std::string_view pointer, std::string text) {
    add(Severity::Warning, node.position(), pointer, std::move(text));
}

void Problems::note(const Node& node, std::string_view pointer, std::string text) {
    add(Severity::Note, node.position(), pointer, std::move(text));
}

std::vector<Problem> Problems::take() {
    sortByPlace(problems_);
    return std::exchange(problems_, {});
}

}  // namespace headroom::document
