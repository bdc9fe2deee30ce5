// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/base/result.hpp"
#include "model/services/stepfunctions/text_cursor.hpp"

namespace headroom::stepfunctions {

/// What a path starts from: `$` the state's input, `$$` the context object, `$name` a variable, `@` the element that a
/// filter looks at.
enum class PathRoot { Input, Context, Variable, Current };

struct Filter;

/// One step of a JSONPath, as the Jayway dialect that Step Functions uses writes it.
struct PathStep {
    enum class Kind {
        Names,     ///< `.a`, `['a']`, `['a','b']`
        Wildcard,  ///< `.*`, `[*]`
        Indexes,   ///< `[0]`, `[-1]`, `[0,2]`
        Slice,     ///< `[1:3]`, `[:-1]`
        Filter,    ///< `[?(@.a == 1)]`
        Script,    ///< `[(@.length-1)]`: an index counted from the end
        Function,  ///< `.length()`
    };
    Kind kind = Kind::Names;
    bool deep = false;  ///< written after `..`
    std::vector<std::string> names;
    std::vector<std::int64_t> indexes;
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    std::shared_ptr<const Filter> filter;

    /// Selects at most one node of whatever it is applied to.
    bool isDefinite() const;
};

struct Path {
    PathRoot root = PathRoot::Input;
    std::string variable;  ///< of PathRoot::Variable
    std::vector<PathStep> steps;
    std::string text;

    /// A Reference Path: it can only name a single node (no wildcard, filter, slice or list), and none of its names has
    /// an @ , : or ? behind a dot that is not escaped (Language, "Reference Paths").
    bool isReference() const;
    /// Every step selects at most one node, so that the result is the node itself and not a list of nodes.
    bool isDefinite() const;
};

/// null, a truth value, a number or text.
using FilterValue = std::variant<std::monostate, bool, double, std::string>;
/// What a filter compares: a path, a value, or a list of values.
using FilterOperand = std::variant<std::monostate, bool, double, std::string, Path, std::vector<FilterValue>>;

struct Filter {
    enum class Kind {
        And,
        Or,
        Not,
        Exists,
        Equal,
        NotEqual,
        Less,
        LessEqual,
        Greater,
        GreaterEqual,
        // Jayway's words
        In,
        NotIn,
        SubsetOf,
        AnyOf,
        NoneOf,
        Contains,
        Size,
        Empty,
    };
    Kind kind = Kind::Exists;
    std::vector<Filter> parts;  ///< of And, Or, Not
    FilterOperand left;
    FilterOperand right;
};

/// Reads a path that is the whole text.
base::Result<Path> parsePath(std::string_view text);

/// Reads a path at the cursor and leaves the cursor behind it; `depth` counts the nesting around it, 0 of an argument
/// of a function, more in a filter.
base::Result<Path> parsePath(TextCursor& in, int depth = 0);

/// Reads `(...)` of a filter at the cursor.
base::Result<Filter> parseFilter(TextCursor& in, int depth);

/// A fault in an expression, as a Result carries it.
inline base::Error expressionFault(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

}  // namespace headroom::stepfunctions
