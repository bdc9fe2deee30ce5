// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

namespace headroom::pricing {

/// Lets a savings plan pay for what it has rates for, the largest saving first as AWS does, until a month's commitment
/// is spent; the rest of the usage stays on demand, the rest of the commitment is a line of its own.
base::Result<void> applyPlan(const SavingsPlan& plan, const BillOptions& options, std::vector<AccountUsage>& accounts,
                             Bill& bill);

}  // namespace headroom::pricing
