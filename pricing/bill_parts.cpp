// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill_parts.hpp"

#include <algorithm>
#include <cstddef>

namespace headroom::pricing {

namespace {

/// Sums of parts of a bill whose total fits.
void add(Money& into, Money amount) { into = Money::fromNanos(into.nanos() + amount.nanos()); }

}  // namespace

ChargeTime chargeTimeOf(const LineItem& line) {
    // A plan's commitment is by the hour, used or not.
    const bool plan = isSavingsPlans(line.service) || line.kind == LineKind::Plan;
    if (line.kind == LineKind::Fee || (line.kind == LineKind::Unused && !plan)) return ChargeTime::MonthStart;
    return line.fixed || plan ? ChargeTime::Recurring : ChargeTime::Usage;
}

std::array<Money, kChargeTimes.size()> chargesByTime(const Bill& bill) {
    std::array<Money, kChargeTimes.size()> sums;
    for (const LineItem& line : bill.lines) add(sums[static_cast<std::size_t>(chargeTimeOf(line))], line.perMonth);
    return sums;
}

Money paidOnce(const Bill& bill) {
    Money sum;
    for (const OneOff& once : bill.oneOff) add(sum, once.amount);
    return sum;
}

std::string priceBookOf(const LineItem& line) {
    if (line.ownRate) return "the scenario";
    return line.origin.empty() ? "shipped" : line.origin;
}

std::vector<std::pair<std::string, Money>> totalsByResource(const Bill& bill) {
    std::vector<std::pair<std::string, Money>> totals;
    for (const LineItem& line : bill.lines) {
        auto known = std::ranges::find(totals, line.resource, &std::pair<std::string, Money>::first);
        if (known == totals.end()) known = totals.insert(totals.end(), {line.resource, Money()});
        add(known->second, line.perMonth);
    }
    std::ranges::stable_sort(totals, [](const auto& a, const auto& b) { return b.second < a.second; });
    return totals;
}

}  // namespace headroom::pricing
