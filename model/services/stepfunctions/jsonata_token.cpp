// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/jsonata_token.hpp"

namespace headroom::stepfunctions {

namespace {

using Kind = JsonataToken::Kind;

constexpr std::string_view kPairs[] = {"..", ":=", "!=", ">=", "<=", "**", "~>"};
constexpr std::string_view kSingles = ".[]{}(),@#;:?+-*/%|=<>^&!~";

bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool endsName(char c) {
    return c == '\0' || std::string_view(" \t\r\n\v").find(c) != std::string_view::npos ||
           kSingles.find(c) != std::string_view::npos;
}

}  // namespace

JsonataToken JsonataTokens::fail(std::string what) {
    if (!fault_) fault_ = std::move(what);
    in_.at = in_.text.size();
    return {};
}

bool JsonataTokens::skipComments() {
    for (in_.skipBlanks(); in_.startsWith("/*"); in_.skipBlanks()) {
        const std::size_t end = in_.text.find("*/", in_.at + 2);
        if (end == std::string_view::npos) {
            fail("a comment is not closed by */");
            return false;
        }
        in_.at = end + 2;
    }
    return true;
}

JsonataToken JsonataTokens::next(bool prefix) {
    if (!skipComments() || in_.atEnd()) return {};
    const char c = in_.peek();
    if (prefix && c == '/') return regex();
    for (const std::string_view pair : kPairs)
        if (in_.take(pair)) return {Kind::Operator, pair};
    if (kSingles.find(c) != std::string_view::npos) return {Kind::Operator, in_.text.substr(in_.at++, 1)};
    if (c == '"' || c == '\'' || c == '`') return quoted(c);
    if (isDigit(c)) return number();
    return word();
}

JsonataToken JsonataTokens::quoted(char quote) {
    const std::size_t begin = ++in_.at;
    for (; in_.peek() != quote || in_.atEnd(); ++in_.at) {
        if (in_.atEnd()) return fail("a text is not closed by " + std::string(1, quote));
        if (in_.peek() != '\\' || quote == '`') continue;
        ++in_.at;
        if (std::string_view("\"\\/bfnrtu").find(in_.peek()) == std::string_view::npos)
            return fail("there is no escape \\" + std::string(1, in_.peek()) + " in a text");
        if (in_.atEnd()) return fail("a text is not closed by " + std::string(1, quote));
        for (std::size_t digit = 1; in_.peek() == 'u' && digit <= 4; ++digit) {
            if (!isHexDigit(in_.peek(digit))) return fail("\\u is not followed by four hexadecimal digits");
        }
    }
    const std::string_view inside = in_.text.substr(begin, in_.at - begin);
    ++in_.at;
    return {quote == '`' ? Kind::Name : Kind::String, inside};
}

JsonataToken JsonataTokens::number() {
    const std::size_t begin = in_.at;
    if (in_.peek() == '0') {
        ++in_.at;
    } else {
        while (isDigit(in_.peek())) ++in_.at;
    }
    if (in_.peek() == '.' && isDigit(in_.peek(1)))
        for (++in_.at; isDigit(in_.peek());) ++in_.at;
    const std::size_t sign = in_.peek(1) == '+' || in_.peek(1) == '-' ? 2 : 1;
    if ((in_.peek() == 'e' || in_.peek() == 'E') && isDigit(in_.peek(sign)))
        for (in_.at += sign; isDigit(in_.peek());) ++in_.at;
    return {Kind::Number, in_.text.substr(begin, in_.at - begin)};
}

JsonataToken JsonataTokens::word() {
    const std::size_t begin = in_.at;
    while (!in_.atEnd() && !endsName(in_.peek())) ++in_.at;
    const std::string_view name = in_.text.substr(begin, in_.at - begin);
    if (name.empty()) return fail("a character that means nothing stands " + in_.place());
    if (name.starts_with('$')) return {Kind::Variable, name.substr(1)};
    if (name == "and" || name == "or" || name == "in") return {Kind::Operator, name};
    if (name == "true" || name == "false" || name == "null") return {Kind::Value, name};
    return {Kind::Name, name};
}

JsonataToken JsonataTokens::regex() {
    const std::size_t begin = ++in_.at;
    int open = 0;
    for (; !in_.atEnd(); ++in_.at) {
        const char c = in_.peek();
        if (in_.text[in_.at - 1] == '\\') continue;  // JSONata looks no further back
        if (c == '/' && open == 0) break;
        if (c == '(' || c == '[' || c == '{') ++open;
        if (c == ')' || c == ']' || c == '}') --open;
    }
    if (in_.atEnd()) return fail("a regular expression is not closed by /");
    const std::string_view inside = in_.text.substr(begin, in_.at - begin);
    if (inside.empty()) return fail("an empty regular expression");
    ++in_.at;
    while (in_.peek() == 'i' || in_.peek() == 'm') ++in_.at;
    return {Kind::Regex, inside};
}

}  // namespace headroom::stepfunctions
