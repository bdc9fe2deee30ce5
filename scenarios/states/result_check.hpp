// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/stepfunctions/definition.hpp"
#include "scenarios/states/findings.hpp"

namespace headroom::states {

/// Where a JSONata state's expressions ask for `$states.result` or `$states.errorOutput`: the one in Assign and Output
/// of a state that has a result, the other in those of its catchers.
void checkResultUses(const Place& state, stepfunctions::StateType type, Findings& findings);

}  // namespace headroom::states
