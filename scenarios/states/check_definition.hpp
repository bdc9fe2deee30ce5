// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "model/services/stepfunctions/definition.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/states/findings.hpp"

namespace headroom::states {

/// Checks a whole definition against the rules of Amazon States Language and of Step Functions; reports every problem.
void checkDefinition(const document::Node& root, stepfunctions::MachineType type, Findings& findings);

}  // namespace headroom::states
