// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "model/services/stepfunctions/data/flow.hpp"
#include "model/services/stepfunctions/data/json_text.hpp"
#include "model/services/stepfunctions/data/variables.hpp"

namespace headroom::stepfunctions::data {

/// A value inside the context object that is there already and may be large: its own way there, and itself.
struct ContextPart {
    std::span<const std::string_view> names;
    const Json* value;
};
inline constexpr std::array<std::string_view, 2> kExecutionInput{"Execution", "Input"};
inline constexpr std::array<std::string_view, 3> kItemValue{"Map", "Item", "Value"};

/// The context object `$$`, of which no more is made than a path asks for.
class ContextObject {
public:
    ContextObject() = default;
    ContextObject(const ContextObject&) = delete;
    ContextObject& operator=(const ContextObject&) = delete;
    virtual ~ContextObject() = default;
    /// All of it but its parts, in whose places null stands.
    virtual Json make() const = 0;
    /// They live as long as this stays as it is.
    virtual std::vector<ContextPart> parts() const = 0;
    /// The next number of the execution's random stream, for States.UUID and States.MathRandom.
    virtual std::uint64_t random() const = 0;
};

/// What paths of a state read from.
struct Sources {
    const Json& input;
    const Variables& variables;
    const ContextObject& context;
};

/// A value, or the error that fails the state: its name is Error::where, its cause Error::what.
using Evaluated = base::Result<Json>;
inline base::Error failure(std::string_view name, std::string cause) {
    return {base::Errc::Refused, std::string(name), std::move(cause)};
}

/// The error of a value that isTooDeep().
base::Error tooDeep();

/// What a path names: the node of a definite path, a list of nodes of any other; nothing where a definite one finds
/// none.
std::optional<Json> find(const Path& path, const Sources& sources);

/// Calls an intrinsic function.
Evaluated evaluate(const Call& call, const Sources& sources);

/// The value of a template. A path that finds nothing is an error; `field` names the template's place in it.
Evaluated evaluate(const Template& value, const Sources& sources, const std::string& field);

/// Whether a rule of a Choice holds; an error when its Variable names nothing.
base::Result<bool> holds(const Condition& condition, const Sources& sources);

/// Puts `result` at a reference path of `target`, making objects on the way; an error where something else is there.
Evaluated placed(Json target, const Path& path, Json result);

/// "The JSONPath '$.a' specified for the field 'b.$' could not be found in the input '{}'", as AWS words it.
std::string notFound(const Path& path, const std::string& field, const Json& input);

}  // namespace headroom::stepfunctions::data
