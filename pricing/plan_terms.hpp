// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/money.hpp"
#include "pricing/price_rate.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace headroom::pricing {

/// For how long a savings plan is bought, and how much of it is paid on the first day.
struct PlanTerms {
    std::int64_t years = 1;
    std::int64_t upfrontHalves = 0;  ///< 0: no upfront, 1: partial, 2: all
    bool operator==(const PlanTerms&) const = default;
};

/// A plan's terms by its name, where it ends as AWS's do ("ComputeSP:3yrPartialUpfront"); a plan of another name is
/// paid by the hour. Of a partial upfront plan half is taken to be paid upfront, the least that AWS takes (Savings
/// Plans API Reference, CreateSavingsPlan, upfrontPaymentAmount: "between 50 and 99 percent").
PlanTerms planTermsOf(std::string_view name);

/// What is paid on the first day: of every hour of the term, 365 days to the year ("USD $43.80 one-time fee for 1 year
/// All Upfront", 0.005 an hour: Data Exports User Guide, "Understanding Savings Plans", read 2026-11-29).
base::Result<Money> upfrontFee(const PlanTerms& terms, const PriceRate& commitment, Rounding rounding);

/// Of a month's commitment, the part that was paid on the first day, rounded half-even to the step.
Money upfrontPart(const PlanTerms& terms, Money committed, Int128 step);

}  // namespace headroom::pricing
