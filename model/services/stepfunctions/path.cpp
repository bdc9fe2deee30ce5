// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/path.hpp"

#include <algorithm>
#include <charconv>

namespace headroom::stepfunctions {

namespace {

using Steps = base::Result<void>;

/// Bytes that end a name written after a dot: of a path that is the whole text, of an argument of a function, and in a
/// filter, where operators follow.
constexpr std::string_view kEndsAlone = ".[]()'\"* \t\r\n";
constexpr std::string_view kEndsInCall = ".[]()'\"* \t\r\n,";
constexpr std::string_view kEndsInFilter = ".[]()'\"* \t\r\n,?@:=!<>&|~";

/// Whether a name behind a dot has an operator of paths that is not escaped.
bool hasOperator(std::string_view text) {
    bool bracket = false;
    char quote = '\0';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            ++at;
        } else if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (bracket && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == '[' || c == ']') {
            bracket = c == '[';
        } else if (!bracket && std::string_view("@,:?").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

class PathReader {
public:
    PathReader(TextCursor& in, int depth, std::string_view ends) : in_(in), depth_(depth), ends_(ends) {}

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
            std::string name;
            for (; !in_.atEnd() && ends_.find(in_.peek()) == std::string_view::npos; ++in_.at) {
                if (in_.peek() == '\\' && in_.at + 1 < in_.text.size()) ++in_.at;
                name += in_.peek();
            }
            if (name.empty()) return expressionFault("a name is missing " + in_.place());
            step.names.push_back(std::move(name));
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
    std::string_view ends_;
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
    return isDefinite() && !hasOperator(text) && std::ranges::none_of(steps, [](const PathStep& step) {
               return step.kind == PathStep::Kind::Script || step.kind == PathStep::Kind::Function;
           });
}

base::Result<Path> parsePath(TextCursor& in, int depth) {
    return PathReader(in, depth, depth == 0 ? kEndsInCall : kEndsInFilter).read();
}

base::Result<Path> parsePath(std::string_view text) {
    TextCursor in{text};
    base::Result<Path> path = PathReader(in, 0, kEndsAlone).read();
    if (path && !in.atEnd()) return expressionFault("the path ends before the text does, " + in.place());
    if (path && path->root == PathRoot::Current) return expressionFault("a path starts with $, $$ or $variable");
    return path;
}

}  // namespace headroom::stepfunctions
