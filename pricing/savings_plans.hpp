// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

#include <span>
#include <vector>

namespace headroom::pricing {

/// What an account used in a region, the rates of its plans there, and the bill that this goes to. Refers to what
/// others hold.
struct PlanRegion {
    std::span<const SavingsPlan> plans;  ///< by name; their commitments are the first region's to say
    std::vector<AccountUsage>* accounts = nullptr;
    Bill* bill = nullptr;
};

/// Lets savings plans pay for what they have rates for, in any region (Savings Plans User Guide, "Compute Savings
/// Plans": "regardless of ... region"), the largest saving first as AWS does, until a month's commitment is spent. The
/// rest of the use stays on demand, the rest of the commitment is a line of the first region's. `options` are that
/// region's. REQUIRES a region.
base::Result<void> applyPlans(const BillOptions& options, std::span<const PlanRegion> regions);

}  // namespace headroom::pricing
