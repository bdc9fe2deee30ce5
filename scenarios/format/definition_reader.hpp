// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "model/services/stepfunctions/data/flow.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// The definition of a state machine, and the text that it was read from.
struct MachineDefinition {
    stepfunctions::data::Machine machine;
    document::Node tree;  ///< with references and substitutions made
    std::string pointer;  ///< of the tree in the scenario, or of the property that names its text
    bool inlined = false;
};

/// Reads Definition, DefinitionString, DefinitionUri or DefinitionS3Location, with DefinitionSubstitutions, and checks
/// it as `headroom states --check` does. `resources` is the file's section. Nothing, with problems, when it is wrong.
std::optional<MachineDefinition> readDefinition(Reading& reading, const document::Node& resources,
                                                const Place& properties, stepfunctions::MachineType type);

/// Calls visit(name, state, pointer) for every state of a definition, those of branches and processors included.
void eachState(const document::Node& scope, const std::string& pointer,
               const std::function<void(const std::string&, const document::Node&, const std::string&)>& visit);

}  // namespace headroom::format
