// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/discounts.hpp"

#include <algorithm>

namespace headroom::pricing {

std::optional<Decimal> discountOfUse(std::string_view service, std::string_view usageType, const BillOptions& options) {
    const Discount* best = nullptr;
    const auto rank = [](const Discount& discount) {
        return discount.usageType.empty() ? discount.service.empty() ? 0 : 1 : 2;
    };
    for (const Discount& discount : options.discounts) {
        const bool itsService = discount.service.empty() || discount.service == service;
        const bool itsType = discount.usageType.empty() || discount.usageType == usageType;
        if (itsService && itsType && (best == nullptr || rank(discount) > rank(*best))) best = &discount;
    }
    return best == nullptr ? std::nullopt : std::optional(best->percent);
}

std::optional<Decimal> discountOfFees(const BillOptions& options) {
    if (!options.discountFees) return std::nullopt;
    const auto all = std::ranges::find_if(options.discounts, [](const Discount& discount) {
        return discount.service.empty() && discount.usageType.empty();
    });
    return all == options.discounts.end() ? std::nullopt : std::optional(all->percent);
}

std::optional<Money> discounted(Money amount, const std::optional<Decimal>& percent, Int128 step) {
    if (!percent) return amount;
    const auto whole = powerOfTen(percent->scale + 2);
    if (!whole) return std::nullopt;
    const auto steps = multiplyDivideHalfEven(amount.nanos() / step, *whole - percent->mantissa, *whole);
    return steps ? std::optional(Money::fromNanos(*steps * step)) : std::nullopt;
}

}  // namespace headroom::pricing
