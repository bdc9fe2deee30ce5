// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plan_priority.hpp"

#include <tuple>

namespace headroom::pricing {

Int128 unitPrice(const PriceRate& rate) {
    constexpr Int128 kUnit = 1'000'000'000'000'000'000;
    const auto power = powerOfTen(rate.usd.scale);
    const auto divisor = power ? checkedMultiply(*power, rate.per) : std::nullopt;
    const auto price = divisor ? multiplyDivideHalfEven(rate.usd.mantissa, kUnit, *divisor) : std::nullopt;
    return price.value_or(0);  // what does not fit is far below 1e-18
}

std::strong_ordering PlanPriority::operator<=>(const PlanPriority& other) const {
    if (std::tie(paid, rate) == std::tie(other.paid, other.rate)) return std::strong_ordering::equal;
    return std::tie(paid, rate) < std::tie(other.paid, other.rate) ? std::strong_ordering::less
                                                                   : std::strong_ordering::greater;
}

PlanPriority planPriority(const PriceRate& plan, const PriceRate& demand) {
    constexpr Int128 kWhole = 1'000'000'000'000'000;
    const Int128 rate = unitPrice(plan);
    const Int128 full = unitPrice(demand);
    const auto paid = full > 0 ? multiplyDivideHalfEven(rate, kWhole, full) : std::nullopt;
    return {paid.value_or(kWhole), rate};
}

}  // namespace headroom::pricing
