// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/base/result.hpp"
#include "model/services/stepfunctions/path.hpp"

namespace headroom::stepfunctions {

/// The eighteen intrinsic functions of JSONPath states (card, "Intrinsic functions").
enum class Function {
    Format,
    StringToJson,
    JsonToString,
    Array,
    ArrayPartition,
    ArrayContains,
    ArrayRange,
    ArrayGetItem,
    ArrayLength,
    ArrayUnique,
    Base64Encode,
    Base64Decode,
    Hash,
    JsonMerge,
    MathRandom,
    MathAdd,
    StringSplit,
    Uuid,
};

/// What an argument must be where it is written out; a path or a nested call may give anything.
enum class Argument { Any, Text, Number, Truth, NotWritten };

struct FunctionRule {
    std::string_view name;  ///< without "States."
    std::size_t least;
    std::size_t most;
    std::array<Argument, 3> arguments;  ///< the last one counts for all that follow
};

/// The rule of a function, from the table that the reader uses.
const FunctionRule& ruleOf(Function function);

struct Call;
/// null, a truth value, a whole number, a number, text, a path, or a nested call.
using CallArgument =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Path, std::shared_ptr<const Call>>;

struct Call {
    Function function = Function::Uuid;
    std::vector<CallArgument> arguments;
};

/// Deepest nesting of calls (AWS's documentation of intrinsic functions).
inline constexpr int kMaxNestedCalls = 10;

/// True of a text that can only be meant as an intrinsic function.
inline bool looksLikeCall(std::string_view text) { return text.starts_with("States."); }

/// Reads a call that is the whole text; blanks may follow it, none may go before.
base::Result<Call> parseCall(std::string_view text);

}  // namespace headroom::stepfunctions
