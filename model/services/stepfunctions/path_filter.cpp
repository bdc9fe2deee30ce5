// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "model/services/stepfunctions/path.hpp"

namespace headroom::stepfunctions {

namespace {

using Parsed = base::Result<Filter>;

struct Operator {
    std::string_view text;
    Filter::Kind kind;
};
/// Longest first. The words are Jayway's; they are read, and evaluated as "no match".
constexpr Operator kOperators[] = {
    {"==", Filter::Kind::Equal},        {"!=", Filter::Kind::NotEqual},  {"<=", Filter::Kind::LessEqual},
    {">=", Filter::Kind::GreaterEqual}, {"<", Filter::Kind::Less},       {">", Filter::Kind::Greater},
    {"=~", Filter::Kind::Other},        {"nin ", Filter::Kind::Other},   {"in ", Filter::Kind::Other},
    {"subsetof ", Filter::Kind::Other}, {"anyof ", Filter::Kind::Other}, {"noneof ", Filter::Kind::Other},
    {"contains ", Filter::Kind::Other}, {"size ", Filter::Kind::Other},  {"empty ", Filter::Kind::Other},
};

class FilterReader {
public:
    FilterReader(TextCursor& in, int depth) : in_(in), depth_(depth) {}

    Parsed readGroup() {
        if (++depth_ > kMaxExpressionDepth) return expressionFault("is nested too deeply");
        if (!in_.take("(")) return expressionFault("a filter is written [?( ... )], a ( is missing " + in_.place());
        Parsed inside = readChain(Filter::Kind::Or);
        if (!inside) return inside;
        in_.skipBlanks();
        if (!in_.take(")")) return expressionFault("a ) is missing in the filter " + in_.place());
        --depth_;
        return inside;
    }

private:
    // a || b || c, each of them d && e && f
    Parsed readChain(Filter::Kind kind) {
        const bool isOr = kind == Filter::Kind::Or;
        Filter chain;
        chain.kind = kind;
        do {
            Parsed part = isOr ? readChain(Filter::Kind::And) : readPart();
            if (!part) return part;
            chain.parts.push_back(std::move(*part));
            in_.skipBlanks();
        } while (in_.take(isOr ? "||" : "&&"));
        if (chain.parts.size() == 1) {
            Filter only = std::move(chain.parts.front());
            return only;
        }
        return chain;
    }

    Parsed readPart() {
        in_.skipBlanks();
        if (in_.peek() == '!' && in_.peek(1) != '=') return readNegation();
        if (in_.peek() == '(') return readGroup();
        Filter filter;
        if (const base::Result<void> left = readOperand(filter.left); !left) return left.error();
        in_.skipBlanks();
        for (const Operator& known : kOperators) {
            if (!in_.take(known.text)) continue;
            filter.kind = known.kind;
            in_.skipBlanks();
            if (const base::Result<void> right = readOperand(filter.right); !right) return right.error();
            break;
        }
        return filter;
    }

    Parsed readNegation() {
        if (++depth_ > kMaxExpressionDepth) return expressionFault("is nested too deeply");
        ++in_.at;
        Parsed inside = readPart();
        --depth_;
        if (!inside) return inside;
        Filter negation;
        negation.kind = Filter::Kind::Not;
        negation.parts.push_back(std::move(*inside));
        return negation;
    }

    base::Result<void> readOperand(FilterOperand& operand) {
        const char c = in_.peek();
        if (c == '@' || c == '$') {
            base::Result<Path> path = parsePath(in_, depth_ + 1);
            if (!path) return path.error();
            operand = std::move(*path);
            return {};
        }
        if (c == '\'' || c == '"') return readQuoted(operand);
        if (c == '/' || c == '[' || c == '{') return readRaw(operand);
        const std::size_t begin = in_.at;
        while (!in_.atEnd() && std::string_view("()=!<>&| \t\n").find(in_.peek()) == std::string_view::npos) ++in_.at;
        if (in_.at == begin) return expressionFault("something to compare is missing " + in_.place());
        operand = wordValue(in_.text.substr(begin, in_.at - begin));
        return {};
    }

    // Unquoted words stand for themselves: definitions that AWS runs write [?(@.Name==Receipt)].
    static FilterOperand wordValue(std::string_view word) {
        if (word == "true" || word == "false") return word == "true";
        if (word == "null") return std::monostate{};
        double number = 0.0;
        const auto [stop, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (fault == std::errc{} && stop == word.data() + word.size()) return number;
        return std::string(word);
    }

    base::Result<void> readQuoted(FilterOperand& operand) {
        const char quote = in_.peek();
        std::string value;
        for (++in_.at; in_.peek() != quote; ++in_.at) {
            if (in_.atEnd()) return expressionFault("a text in the filter is not closed");
            if (in_.peek() == '\\' && in_.at + 1 < in_.text.size()) ++in_.at;
            value += in_.peek();
        }
        ++in_.at;
        operand = std::move(value);
        return {};
    }

    // A regular expression or a literal list: kept as text.
    base::Result<void> readRaw(FilterOperand& operand) {
        const char open = in_.peek();
        const char close = open == '[' ? ']' : open == '{' ? '}' : '/';
        const std::size_t end = in_.text.find(close, in_.at + 1);
        if (end == std::string_view::npos) return expressionFault("a filter's operand is not closed");
        operand = std::string(in_.text.substr(in_.at, end + 1 - in_.at));
        in_.at = end + 1;
        while (isLetter(in_.peek())) ++in_.at;
        return {};
    }

    TextCursor& in_;
    int depth_;
};

}  // namespace

base::Result<Filter> parseFilter(TextCursor& in, int depth) { return FilterReader(in, depth).readGroup(); }

}  // namespace headroom::stepfunctions
