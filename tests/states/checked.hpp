// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/states/load_definition.hpp"

namespace headroom::test {

inline states::LoadedDefinition checked(std::string_view text, const states::LoadOptions& options = {}) {
    return states::loadDefinitionText(text, "machine.asl.json", document::Format::Json, options);
}

/// A machine of the given states, written "\"A\": { ... }", that starts at A.
inline std::string machineOf(std::string_view states) {
    return R"({ "StartAt": "A", "States": { )" + std::string(states) + " } }";
}

/// A machine of one Pass state with these further fields.
inline std::string passWith(std::string_view fields) {
    return machineOf(R"("A": { "Type": "Pass", "End": true, )" + std::string(fields) + " }");
}

/// A machine of one Task state with these further fields.
inline std::string taskWith(std::string_view fields) {
    return machineOf(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true, )" +
                     std::string(fields) + " }");
}

/// "rule pointer" of every error and, with a ~ before it, of every warning, a line each.
inline std::string verdict(const states::LoadedDefinition& loaded) {
    std::string lines;
    for (const states::Finding& finding : loaded.findings) {
        if (!lines.empty()) lines += "\n";
        if (finding.problem.severity != document::Severity::Error) lines += "~";
        lines += std::string(states::ruleName(finding.rule)) + " " + finding.problem.pointer;
    }
    return lines;
}

inline std::string verdict(std::string_view text, const states::LoadOptions& options = {}) {
    return verdict(checked(text, options));
}

}  // namespace headroom::test
