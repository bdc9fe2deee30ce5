// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/path.hpp"

#include <algorithm>
#include <charconv>

namespace headroom::stepfunctions {

namespace {

using Steps = base::Result<void>;

/// Bytes that end a name written after a dot.
bool endsName(char c) { return std::string_view(".[]()'\",*?@:=!<>&|~ \t\r\n").find(c) != std::string_view::npos; }

class PathReader {
public:
    PathReader(TextCursor& in, int depth) : in_(in), depth_(depth) {}

    base::Result<Path> read() {
        const std::size_t begin = in_.at;
        if (depth_ > kMaxExpressionDepth) return expressionFault("is nested too deeply");
        if (!readRoot()) return expressionFault("a path starts with $, $$ or $variable");
        while (in_.peek() == '.' || in_.peek() == '[') {
            if (const Steps step = readStep(); !step) return step.error();
        }
        path_.text = std::string(in_.text.substr(begin, in_.at - begin));
        return std::move(path_);
    }

private:
    bool readRoot() {
        if (in_.take("@")) {
            path_.root = PathRoot::Current;
        } else if (in_.take("$$")) {
            path_.root = PathRoot::Context;
        } else if (in_.take("$")) {
            const std::size_t begin = in_.at;
            if (!isDigit(in_.peek()))
                while (isWordByte(in_.peek())) ++in_.at;
            path_.variable = std::string(in_.text.substr(begin, in_.at - begin));
            if (!path_.variable.empty()) path_.root = PathRoot::Variable;
        } else {
            return false;
        }
        return true;
    }

    Steps readStep() {
        PathStep step;
        step.deep = in_.take("..");
        if (!step.deep && in_.take(".") && in_.peek() != '[') return readDotted(std::move(step));
        if (in_.peek() == '[') return readBracket(std::move(step));
        return readDotted(std::move(step));
    }

    Steps readDotted(PathStep step) {
        if (in_.take("*")) {
            step.kind = PathStep::Kind::Wildcard;
        } else {
            const std::size_t begin = in_.at;
            while (!in_.atEnd() && !endsName(in_.peek())) ++in_.at;
            if (in_.at == begin) return expressionFault("a name is missing " + in_.place());
            step.names.emplace_back(in_.text.substr(begin, in_.at - begin));
            if (in_.take("()")) step.kind = PathStep::Kind::Function;
        }
        path_.steps.push_back(std::move(step));
        return {};
    }

    Steps readBracket(PathStep step) {
        ++in_.at;
        in_.skipBlanks();
        Steps inside;
        if (in_.take("*")) {
            step.kind = PathStep::Kind::Wildcard;
        } else if (in_.peek() == '\'' || in_.peek() == '"') {
            inside = readNames(step);
        } else if (in_.take("?")) {
            inside = readFilter(step);
        } else if (in_.peek() == '(') {
            inside = readScript(step);
        } else {
            inside = readNumbers(step);
        }
        if (!inside) return inside;
        in_.skipBlanks();
        if (!in_.take("]")) return expressionFault("a ] is missing " + in_.place());
        path_.steps.push_back(std::move(step));
        return {};
    }

    Steps readNames(PathStep& step) {
        do {
            in_.skipBlanks();
            const char quote = in_.peek();
            if (quote != '\'' && quote != '"') return expressionFault("a quoted name is missing " + in_.place());
            std::string name;
            for (++in_.at; in_.peek() != quote; ++in_.at) {
                if (in_.atEnd()) return expressionFault("a quoted name is not closed");
                if (in_.peek() == '\\' && in_.at + 1 < in_.text.size()) ++in_.at;
                name += in_.peek();
            }
            ++in_.at;
            step.names.push_back(std::move(name));
            in_.skipBlanks();
        } while (in_.take(","));
        return {};
    }

    Steps readFilter(PathStep& step) {
        step.kind = PathStep::Kind::Filter;
        in_.skipBlanks();
        base::Result<Filter> filter = parseFilter(in_, depth_ + 1);
        if (!filter) return filter.error();
        step.filter = std::make_shared<const Filter>(std::move(*filter));
        return {};
    }

    // `(@.length-1)`: Jayway's script for an index from the end.
    Steps readScript(PathStep& step) {
        step.kind = PathStep::Kind::Script;
        ++in_.at;
        in_.skipBlanks();
        const bool length = in_.take("@.length()") || in_.take("@.length");
        in_.skipBlanks();
        if (!length || !in_.take("-")) return expressionFault("only (@.length-N) is an index script");
        in_.skipBlanks();
        const std::optional<std::int64_t> back = readNumber();
        in_.skipBlanks();
        if (!back || !in_.take(")")) return expressionFault("only (@.length-N) is an index script");
        step.indexes.push_back(-*back);
        return {};
    }

    Steps readNumbers(PathStep& step) {
        step.kind = PathStep::Kind::Indexes;
        step.from = readNumber();
        in_.skipBlanks();
        if (in_.take(":")) {
            step.kind = PathStep::Kind::Slice;
            in_.skipBlanks();
            step.to = readNumber();
            return {};
        }
        if (!step.from) return expressionFault("an index, a quoted name, * or ?( ) is expected " + in_.place());
        step.indexes.push_back(*step.from);
        while (in_.take(",")) {
            in_.skipBlanks();
            const std::optional<std::int64_t> next = readNumber();
            if (!next) return expressionFault("an index is missing " + in_.place());
            step.indexes.push_back(*next);
            in_.skipBlanks();
        }
        return {};
    }

    std::optional<std::int64_t> readNumber() {
        std::int64_t number = 0;
        const char* begin = in_.text.data() + in_.at;
        const auto [stop, fault] = std::from_chars(begin, in_.text.data() + in_.text.size(), number);
        if (fault != std::errc{}) return std::nullopt;
        in_.at += static_cast<std::size_t>(stop - begin);
        return number;
    }

    TextCursor& in_;
    int depth_;
    Path path_;
};

}  // namespace

bool PathStep::isDefinite() const {
    if (deep) return false;
    switch (kind) {
        case Kind::Names:
            return names.size() == 1;
        case Kind::Indexes:
            return indexes.size() == 1;
        case Kind::Script:
        case Kind::Function:
            return true;
        case Kind::Wildcard:
        case Kind::Slice:
        case Kind::Filter:
            return false;
    }
    return false;
}

bool Path::isDefinite() const { return std::ranges::all_of(steps, &PathStep::isDefinite); }

bool Path::isReference() const {
    return isDefinite() && std::ranges::none_of(steps, [](const PathStep& step) {
               return step.kind == PathStep::Kind::Script || step.kind == PathStep::Kind::Function;
           });
}

base::Result<Path> parsePath(TextCursor& in, int depth) { return PathReader(in, depth).read(); }

base::Result<Path> parsePath(std::string_view text) {
    TextCursor in{text};
    base::Result<Path> path = parsePath(in);
    if (path && !in.atEnd()) return expressionFault("the path ends before the text does, " + in.place());
    if (path && path->root == PathRoot::Current) return expressionFault("a path starts with $, $$ or $variable");
    return path;
}

}  // namespace headroom::stepfunctions
