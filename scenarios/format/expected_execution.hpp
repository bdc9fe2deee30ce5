// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "model/services/stepfunctions/spec.hpp"

namespace headroom::format {

/// An execution of a state machine on the mean. Nothing fails and nothing is tried again.
struct ExpectedExecution {
    double seconds = 0.0;
    std::vector<double> entered;  ///< how often each state of the definition is
};

/// Follows the probabilities that the design gives; a choice without them is even. `secondsOfTask`: what the call of a
/// Task takes, beyond the overhead of a task.
ExpectedExecution expectedExecution(const stepfunctions::Spec& machine,
                                    const std::function<double(stepfunctions::StateIndex)>& secondsOfTask);

}  // namespace headroom::format
