// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"

#include <optional>
#include <string_view>

namespace headroom::pricing {

/// The most specific discount that fits what is used on demand; nullopt when none does.
std::optional<Decimal> discountOfUse(std::string_view service, std::string_view usageType, const BillOptions& options);

/// The discount of commitments' fees: the one of everything, unless options.discountFees says that there is none. AWS's
/// reports have the fees of savings plans and reservations net of the account's discounts beside the plain ones (Data
/// Exports User Guide, columns savings_plan_net_recurring_commitment_for_billing_period and
/// reservation_net_recurring_fee_for_usage, read 2026-11-29); what an agreement leaves out is in it alone.
std::optional<Decimal> discountOfFees(const BillOptions& options);

/// What is left of an amount after a discount in percent, rounded half-even to the step; the amount without one.
/// Nothing when a number does not fit.
std::optional<Money> discounted(Money amount, const std::optional<Decimal>& percent, Int128 step);

}  // namespace headroom::pricing
