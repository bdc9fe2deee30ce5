// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

#include <span>

namespace headroom::pricing {

/// What a savings plan pays: of its commitment, and after the discount of its fee.
struct PlanPaid {
    Money list;
    Money net;
};

/// Adds the lines of what a plan pays for of an account, by resource: `parts` in the account's granules, amounts to
/// `step`, in 1e-9 USD. Notes the book of the rate.
base::Result<void> addPlanLines(const SavingsPlan& plan, const PlanRate& rate, const AccountUsage& account,
                                std::span<const Int128> parts, const PlanPaid& paid, Int128 step, Bill& bill);

/// The line of what a plan leaves of its commitment; `discount` percent is off its fee.
LineItem unusedPlanLine(const SavingsPlan& plan, const PlanPaid& left, const Decimal& discount);

}  // namespace headroom::pricing
