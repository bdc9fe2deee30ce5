// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "model/services/stepfunctions/path.hpp"

namespace headroom::stepfunctions {

namespace {

using Parsed = base::Result<Filter>;

struct Operator {
    std::string_view text;
    Filter::Kind kind;
};
/// Longest first.
constexpr Operator kOperators[] = {
    {"==", Filter::Kind::Equal},        {"!=", Filter::Kind::NotEqual}, {"<=", Filter::Kind::LessEqual},
    {">=", Filter::Kind::GreaterEqual}, {"<", Filter::Kind::Less},      {">", Filter::Kind::Greater},
};
constexpr Operator kWords[] = {
    {"in", Filter::Kind::In},       {"nin", Filter::Kind::NotIn},     {"subsetof", Filter::Kind::SubsetOf},
    {"anyof", Filter::Kind::AnyOf}, {"noneof", Filter::Kind::NoneOf}, {"contains", Filter::Kind::Contains},
    {"size", Filter::Kind::Size},   {"empty", Filter::Kind::Empty},
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
        if (in_.startsWith("=~"))
            return expressionFault("a filter with a regular expression (=~) is not evaluated here, " + in_.place());
        const std::optional<Filter::Kind> kind = readOperator();
        if (!kind) return filter;
        filter.kind = *kind;
        in_.skipBlanks();
        if (const base::Result<void> right = readOperand(filter.right); !right) return right.error();
        return filter;
    }

    std::optional<Filter::Kind> readOperator() {
        for (const Operator& known : kOperators)
            if (in_.take(known.text)) return known.kind;
        std::string word;
        for (std::size_t i = 0; isLetter(in_.peek(i)); ++i) word += static_cast<char>(in_.peek(i) | 0x20);
        const auto* known = std::ranges::find(kWords, word, &Operator::text);
        if (known == std::end(kWords)) return std::nullopt;
        in_.at += word.size();
        return known->kind;
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
        if (c == '[') return readList(operand);
        if (c == '{') return readRaw(operand);
        FilterValue value;
        if (const base::Result<void> read = readValue(value, "()=!<>&| \t\n"); !read) return read;
        std::visit([&operand](auto& given) { operand = std::move(given); }, value);
        return {};
    }

    base::Result<void> readList(FilterOperand& operand) {
        std::vector<FilterValue> values;
        ++in_.at;
        in_.skipBlanks();
        while (!in_.take("]")) {
            if (!values.empty() && !in_.take(",")) return expressionFault("a , or ] is missing " + in_.place());
            in_.skipBlanks();
            FilterValue value;
            if (const base::Result<void> read = readValue(value, ",[]{}() \t\n"); !read) return read;
            values.push_back(std::move(value));
            in_.skipBlanks();
        }
        operand = std::move(values);
        return {};
    }

    base::Result<void> readValue(FilterValue& value, std::string_view ends) {
        if (in_.peek() == '\'' || in_.peek() == '"') return readQuoted(value);
        const std::size_t begin = in_.at;
        while (!in_.atEnd() && ends.find(in_.peek()) == std::string_view::npos) ++in_.at;
        if (in_.at == begin) return expressionFault("something to compare is missing " + in_.place());
        value = wordValue(in_.text.substr(begin, in_.at - begin));
        return {};
    }

    // Unquoted words stand for themselves: definitions that AWS runs write [?(@.Name==Receipt)].
    static FilterValue wordValue(std::string_view word) {
        if (word == "true" || word == "false") return word == "true";
        if (word == "null") return std::monostate{};
        double number = 0.0;
        const auto [stop, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (fault == std::errc{} && stop == word.data() + word.size()) return number;
        return std::string(word);
    }

    base::Result<void> readQuoted(FilterValue& result) {
        const char quote = in_.peek();
        std::string value;
        for (++in_.at; in_.peek() != quote; ++in_.at) {
            if (in_.atEnd()) return expressionFault("a text in the filter is not closed");
            if (in_.peek() == '\\' && in_.at + 1 < in_.text.size()) ++in_.at;
            value += in_.peek();
        }
        ++in_.at;
        result = std::move(value);
        return {};
    }

    // An object: kept as text.
    base::Result<void> readRaw(FilterOperand& operand) {
        const std::size_t end = in_.text.find('}', in_.at + 1);
        if (end == std::string_view::npos) return expressionFault("a filter's operand is not closed");
        operand = std::string(in_.text.substr(in_.at, end + 1 - in_.at));
        in_.at = end + 1;
        return {};
    }

    TextCursor& in_;
    int depth_;
};

}  // namespace

base::Result<Filter> parseFilter(TextCursor& in, int depth) { return FilterReader(in, depth).readGroup(); }

}  // namespace headroom::stepfunctions
