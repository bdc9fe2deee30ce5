// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "model/services/stepfunctions/spec.hpp"
#include "scenarios/format/definition_reader.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// An AWS::StepFunctions::StateMachine or AWS::Serverless::StateMachine of that name; `root` is the whole file. Whether
/// what its tasks call is there is checked with the design's other links.
std::optional<stepfunctions::Spec> readMachine(Reading& reading, const document::Node& root, const std::string& name,
                                               const Place& resource);

/// Fills `spec.states` from Behavior.States and from what the definition says of each Task. `resources` is the file's
/// section.
void readStates(Reading& reading, const document::Node& resources, const Place& behavior, const MachineDefinition& read,
                stepfunctions::Spec& spec);

}  // namespace headroom::format
