// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/behavior_spec.hpp"

namespace headroom::lambda {

bool BranchStep::operator==(const BranchStep& other) const { return arms == other.arms; }

bool RepeatStep::operator==(const RepeatStep& other) const { return times == other.times && steps == other.steps; }

bool ParallelStep::operator==(const ParallelStep& other) const { return branches == other.branches; }

}  // namespace headroom::lambda
