// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/rules.hpp"

namespace headroom::states {

std::string_view ruleName(Rule rule) {
    switch (rule) {
        case Rule::Syntax:
            return "syntax";
        case Rule::TrailingComma:
            return "trailing-comma";
        case Rule::TooLarge:
            return "too-large";
        case Rule::MissingField:
            return "missing-field";
        case Rule::UnknownField:
            return "unknown-field";
        case Rule::FieldNotAllowed:
            return "field-not-allowed";
        case Rule::FieldOfOtherLanguage:
            return "field-of-other-language";
        case Rule::LanguageReverted:
            return "language-reverted";
        case Rule::ExclusiveFields:
            return "exclusive-fields";
        case Rule::WrongType:
            return "wrong-type";
        case Rule::OutOfRange:
            return "out-of-range";
        case Rule::UnknownValue:
            return "unknown-value";
        case Rule::EmptyList:
            return "empty-list";
        case Rule::StartAtUnknown:
            return "start-at-unknown";
        case Rule::NextUnknown:
            return "next-unknown";
        case Rule::Unreachable:
            return "unreachable";
        case Rule::NoTerminalState:
            return "no-terminal-state";
        case Rule::NoTransition:
            return "no-transition";
        case Rule::DuplicateStateName:
            return "duplicate-state-name";
        case Rule::StateNameLength:
            return "state-name-length";
        case Rule::ChoiceRule:
            return "choice-rule";
        case Rule::BadPath:
            return "bad-path";
        case Rule::BadReferencePath:
            return "bad-reference-path";
        case Rule::BadIntrinsic:
            return "bad-intrinsic";
        case Rule::BadJsonata:
            return "bad-jsonata";
        case Rule::BadTimestamp:
            return "bad-timestamp";
        case Rule::BadResource:
            return "bad-resource";
        case Rule::BadSubstitution:
            return "bad-substitution";
        case Rule::DuplicateTemplateField:
            return "duplicate-template-field";
        case Rule::StatesAllAlone:
            return "states-all-alone";
        case Rule::StatesAllLast:
            return "states-all-last";
        case Rule::UnknownStatesError:
            return "unknown-states-error";
        case Rule::HeartbeatTooLong:
            return "heartbeat-too-long";
        case Rule::NotInExpress:
            return "not-in-express";
        case Rule::DistributedOnly:
            return "distributed-only";
        case Rule::VariableName:
            return "variable-name";
        case Rule::VariableScope:
            return "variable-scope";
        case Rule::StatesVariable:
            return "states-variable";
        case Rule::BadLabel:
            return "bad-label";
        case Rule::NoDollar:
            return "no-dollar";
        case Rule::PlaceholderResource:
            return "placeholder-resource";
    }
    return "";
}

}  // namespace headroom::states
