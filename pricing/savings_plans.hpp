// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

#include <span>
#include <vector>

namespace headroom::pricing {

/// A commitment ends in the middle of a unit: use that a plan has rates for is counted in millionths of its granules,
/// once for all plans, where that fits with room to spare.
void refineForPlans(std::span<const SavingsPlan> plans, std::vector<AccountUsage>& accounts);

/// Lets a savings plan pay for what it has rates for, the largest saving first as AWS does, until a month's commitment
/// is spent; the rest of the usage stays on demand, the rest of the commitment is a line of its own.
base::Result<void> applyPlan(const SavingsPlan& plan, const BillOptions& options, std::vector<AccountUsage>& accounts,
                             Bill& bill);

}  // namespace headroom::pricing
