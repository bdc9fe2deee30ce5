// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::states {

/// What a state machine definition is checked for. Where each rule comes from stands in the card of the service
/// (model/services/stepfunctions/README.md, "Checking a definition").
enum class Rule {
    Syntax,                  ///< the file is not JSON or YAML
    TrailingComma,           ///< JSON5 that AWS's API does not take
    TooLarge,                ///< more than 1 MB
    MissingField,            ///< a required field is absent
    UnknownField,            ///< a field that exists nowhere
    FieldNotAllowed,         ///< a field of other states
    FieldOfOtherLanguage,    ///< a JSONPath field in a JSONata state or the reverse
    LanguageReverted,        ///< a JSONPath state in a JSONata machine
    ExclusiveFields,         ///< two fields of which only one may be there
    WrongType,               ///< text where a number is needed ...
    OutOfRange,              ///< a number beyond its limits
    UnknownValue,            ///< not one of the listed words
    EmptyList,               ///< a list that needs an entry
    StartAtUnknown,          ///< StartAt names no state of its scope
    NextUnknown,             ///< Next, Default or a catcher's Next names no state of its scope
    Unreachable,             ///< no path leads to the state
    NoTerminalState,         ///< nothing in the scope can end it
    NoTransition,            ///< neither Next nor End
    DuplicateStateName,      ///< the same name twice in the whole machine
    StateNameLength,         ///< empty or more than 80 characters
    ChoiceRule,              ///< not exactly one operator, or operators in the wrong place
    BadPath,                 ///< not a JSONPath
    BadReferencePath,        ///< a path that can name several nodes, or may not be used here
    BadIntrinsic,            ///< not an intrinsic function
    BadJsonata,              ///< not a JSONata expression
    BadTimestamp,            ///< not RFC 3339
    BadResource,             ///< an ARN that names nothing a task can call
    BadSubstitution,         ///< `${` that is not closed
    DuplicateTemplateField,  ///< "a" and "a.$" in one object
    StatesAllAlone,          ///< States.ALL beside other names
    StatesAllLast,           ///< States.ALL before another retrier or catcher
    UnknownStatesError,      ///< a reserved name that nothing raises (warning)
    HeartbeatTooLong,        ///< not below the timeout
    NotInExpress,            ///< .sync, .waitForTaskToken, activities or a distributed Map in an Express machine
    DistributedOnly,         ///< a field that only a distributed Map has
    VariableName,            ///< not a name a variable can have
    VariableScope,           ///< assigns to a variable of an outer scope, or reads one that is not seen
    StatesVariable,          ///< a field of $states that is not there
    BadLabel,                ///< not a label that a Map can have, or that of another Map
    NoDollar,                ///< a path in a field whose name does not end in .$ (warning)
    PlaceholderResource,     ///< no ARN: replaced before deployment (warning)
};

/// "next-unknown": what messages end with.
std::string_view ruleName(Rule rule);

}  // namespace headroom::states
