// SPDX-License-Identifier: GPL-3.0-or-later
// What the compiler of the fuzz targets (clang 14, of Debian 12) cannot read: a lambda that captures a name of a
// structured binding without saying [name = name].
#include <algorithm>
#include <cctype>

#include "tests/meta/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::meta;

namespace {

bool isWordPart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The file's code as one text, with what stands in quotes left out.
std::string codeOf(const TextFile& file) {
    std::string text;
    for (const std::string& line : file.lines) {
        bool quoted = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            if (!quoted && c == '/' && i + 1 < line.size() && line[i + 1] == '/') break;
            if (c == '\\' && quoted) {
                ++i;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                text += c;
            }
        }
        text += '\n';
    }
    return text;
}

/// Where the bracket that is open at `at` closes.
std::size_t closing(const std::string& text, std::size_t at, char open, char close) {
    int depth = 1;
    for (; at < text.size(); ++at) {
        if (text[at] == open) ++depth;
        if (text[at] == close && --depth == 0) break;
    }
    return at;
}

std::size_t skipSpace(const std::string& text, std::size_t at) {
    while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0) ++at;
    return at;
}

/// The end of where names bound at `at` (behind the binding's bracket) are known: of the loop's statement, or the
/// block.
std::size_t scopeEnd(const std::string& text, std::size_t at) {
    const std::size_t next = skipSpace(text, at);
    if (next >= text.size() || text[next] != ':') return closing(text, at, '{', '}');
    const std::size_t body = skipSpace(text, closing(text, at, '(', ')') + 1);
    if (body < text.size() && text[body] == '{') return closing(text, body + 1, '{', '}');
    std::size_t end = body;
    for (int depth = 0; end < text.size() && (text[end] != ';' || depth > 0); ++end) {
        if (text[end] == '{' || text[end] == '(') ++depth;
        if (text[end] == '}' || text[end] == ')') --depth;
    }
    return end;
}

std::vector<std::string> namesIn(std::string_view list) {
    std::vector<std::string> names(1);
    for (const char c : list) {
        if (c == ',') names.emplace_back();
        if (isWordPart(c)) names.back() += c;
    }
    return names;
}

/// Whether `name` stands in the text as a word that is no member of something.
bool uses(std::string_view text, const std::string& name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const bool begins = at == 0 || !(isWordPart(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '>');
        const bool ends = at + name.size() == text.size() || !isWordPart(text[at + name.size()]);
        if (begins && ends) return true;
    }
    return false;
}

/// Whether captures say "name = ...": a plain [name] is what the compiler cannot read.
bool isRenewed(std::string_view captures, const std::string& name) {
    const std::string renewed = name + " =";
    for (std::size_t at = captures.find(renewed); at != std::string_view::npos; at = captures.find(renewed, at + 1)) {
        if (at == 0 || !isWordPart(captures[at - 1])) return true;
    }
    return false;
}

/// A lambda from its '[' on; body is empty where it is none.
struct Lambda {
    std::string_view captures;
    std::string_view body;
};

Lambda lambdaAt(const std::string& text, std::size_t bracket) {
    std::size_t before = bracket;
    while (before > 0 && text[before - 1] == ' ') --before;
    if (before > 0 &&
        (isWordPart(text[before - 1]) || text[before - 1] == ']' || text[before - 1] == ')' || text[before - 1] == '&'))
        return {};  // an index, or a binding
    const std::size_t captured = closing(text, bracket + 1, '[', ']');
    std::size_t at = skipSpace(text, captured + 1);
    if (at < text.size() && text[at] == '(') at = skipSpace(text, closing(text, at + 1, '(', ')') + 1);
    const std::size_t open = text.find_first_of("{;)", at);
    if (open == std::string::npos || text[open] != '{') return {};
    const std::string_view whole = text;
    return {whole.substr(bracket + 1, captured - bracket - 1),
            whole.substr(open + 1, closing(text, open + 1, '{', '}') - open - 1)};
}

std::vector<Violation> capturedBindings(const TextFile& file) {
    std::vector<Violation> found;
    if (isIn(file.path, "gui") || isIn(file.path, "tests")) return found;
    const std::string text = codeOf(file);
    for (std::size_t at = text.find("auto"); at != std::string::npos; at = text.find("auto", at + 1)) {
        std::size_t bracket = at + 4;
        while (bracket < text.size() && (text[bracket] == '&' || text[bracket] == ' ')) ++bracket;
        if (bracket >= text.size() || text[bracket] != '[') continue;
        const std::size_t bound = closing(text, bracket + 1, '[', ']');
        const std::size_t end = scopeEnd(text, bound + 1);
        for (std::size_t i = text.find('[', bound); i < end; i = text.find('[', i + 1)) {
            const Lambda lambda = lambdaAt(text, i);
            for (const std::string& name : namesIn(std::string_view(text).substr(bracket + 1, bound - bracket - 1))) {
                if (!uses(lambda.body, name) || isRenewed(lambda.captures, name)) continue;
                const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i), '\n') + 1;
                found.push_back({file.path, static_cast<std::size_t>(line),
                                 "captures " + name + " of a structured binding: [" + name + " = " + name + "]"});
            }
        }
    }
    return found;
}

TextFile written(std::vector<std::string> lines) { return {"model/base/a.cpp", std::move(lines)}; }

}  // namespace

TEST_CASE("No lambda captures a structured binding, which the fuzz targets' compiler cannot read") {
    for (const TextFile& file : sourceFiles()) report(capturedBindings(file));
}

TEST_CASE("A captured structured binding is found") {
    CHECK(capturedBindings(written({"for (const auto& [key, value] : all) {", "    find(all, [&](int one) {",
                                    "        return one == key; });", "}"}))
              .size() == 1);
    CHECK(capturedBindings(written({"void f() {", "    const auto [a, b] = pair();",
                                    "    const auto g = [&] { return a + b; };", "}"}))
              .size() == 2);
    CHECK(capturedBindings(
              written({"for (const auto& [key, value] : all)", "    find(all, [&](int x) { return x == key; });"}))
              .size() == 1);
    CHECK(capturedBindings(written({"for (const auto& [key, value] : all)",
                                    "    find(all, [key = key](int x) { return x == key; });",
                                    "const auto g = [&] { return key; };"}))
              .empty());
    CHECK(capturedBindings(
              written({"for (const auto& [key, value] : all) find(all, [&](int x) { return x == x.key; });"}))
              .empty());
    CHECK(capturedBindings(written({"for (const auto& [key, value] : all) sum += list[key] + f({key});"})).empty());
    CHECK(capturedBindings(written({"for (const auto& [i, top] : all) take([i](int x) { return x == i; });"})).size() ==
          1);
    CHECK(capturedBindings(written({"for (const auto& [key, value] : all)",
                                    "    find(all, [monkey = 1, &map](int x) { return x == key; });"}))
              .size() == 1);
}
