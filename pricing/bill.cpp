// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill.hpp"

#include "pricing/bill_regions.hpp"

#include <algorithm>
#include <array>

namespace headroom::pricing {

base::Result<Bill> priceUsage(std::span<const MonthlyUsage> usage, const PriceBook& book, const BillOptions& options) {
    return priceRegions(std::array{RegionUsage{usage, &book, &options}});
}

std::vector<ServiceTotal> totalsByService(const Bill& bill) {
    std::vector<ServiceTotal> totals;
    for (const LineItem& line : bill.lines) {
        const auto it = std::ranges::find(totals, line.service, &ServiceTotal::service);
        ServiceTotal& total = it == totals.end() ? totals.emplace_back(ServiceTotal{line.service, {}}) : *it;
        // Cannot overflow: the bill's own total, a sum of the same amounts, did not.
        total.perMonth = Money::fromNanos(total.perMonth.nanos() + line.perMonth.nanos());
    }
    return totals;
}

}  // namespace headroom::pricing
