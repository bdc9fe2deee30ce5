// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "scenarios/study/expected_work.hpp"

namespace headroom::study {

/// Where data decide which way an execution goes, nobody knows it beforehand; what an Express one costs depends on its
/// data as well.
bool isFollowed(const stepfunctions::Spec& machine);

/// An execution of a state machine on the mean. Nothing fails and nothing is tried again.
struct ExpectedExecution {
    double seconds = 0.0;
    std::vector<double> entered;  ///< how often each state of the definition is
};

/// Follows the probabilities that the design gives; a choice without them is even. `secondsOfTask`: what the call of a
/// Task takes, beyond the overhead of a task.
ExpectedExecution expectedExecution(const stepfunctions::Spec& machine,
                                    const std::function<double(stepfunctions::StateIndex)>& secondsOfTask);

/// What a call sets off, by the resource that is called and the operation.
using WorkOfCall = std::function<Work(const std::string& target, const std::string& operation)>;

/// What an execution of a state machine is expected to set off; `of` knows what its tasks call.
Work workOfMachine(const stepfunctions::Spec& machine, const WorkOfCall& of);

}  // namespace headroom::study
