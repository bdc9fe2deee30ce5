// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_rate.hpp"

#include <compare>

namespace headroom::pricing {

/// What a unit costs at a rate, in 1e-18 USD, rounded half-even: prices of the list are exact in it.
Int128 unitPrice(const PriceRate& rate);

/// Where a use stands among those that a savings plan has rates for; the least is served first.
struct PlanPriority {
    Int128 paid = 0;  ///< what is paid of the price on demand, in 1e-15: the less, the more is saved
    Int128 rate = 0;  ///< the plan's, as unitPrice(): of equal savings the lowest comes first
    std::strong_ordering operator<=>(const PlanPriority& other) const;
    bool operator==(const PlanPriority&) const = default;
};

/// The highest savings percentage comes first, of equal ones the lowest rate of the plan (Savings Plans User Guide,
/// "How Savings Plans apply to your usage", read 2026-11-29). Counted in whole numbers, so that equal savings are equal
/// whatever the prices are.
PlanPriority planPriority(const PriceRate& plan, const PriceRate& demand);

}  // namespace headroom::pricing
