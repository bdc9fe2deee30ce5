// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"
#include "pricing/usage_list.hpp"

#include <span>

namespace headroom::pricing {

/// What an account used in one region in a month, and how that is priced. Refers to what others hold.
struct RegionUsage {
    std::span<const MonthlyUsage> usage;
    const PriceBook* book = nullptr;
    const BillOptions* options = nullptr;
};

/// One bill of what an account used in one or more regions: tiers and reservations are each region's own, a plan of the
/// first pays in all that have rates of it; of free allowances those of each region come off in each, those of the
/// account once over all of them, in proportion to use. Which allowances there are and apply is the first region's to
/// say; it is the bill's own, and the lines of the others name theirs. REQUIRES a region.
base::Result<Bill> priceRegions(std::span<const RegionUsage> regions);

/// Prices a list of usage and what the same account used in other regions, each a list of its own, all problems at once
/// as billUsage does. `list` says which free tier and currency hold.
BilledUsage billRegions(const UsageList& list, std::span<const UsageList> elsewhere, const PriceBooks& books);

/// Adds the bill of another region to a bill: its lines then name their region; totals, commitments and
/// books are those of both. An error when the sum is beyond what a bill can hold.
base::Result<void> addElsewhere(Bill& bill, Bill elsewhere);

}  // namespace headroom::pricing
