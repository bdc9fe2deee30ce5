// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill_order.hpp"

#include <algorithm>
#include <tuple>

namespace headroom::pricing {
namespace {

auto keyOf(const LineItem& line) {
    return std::make_tuple(std::string_view(line.service), std::string_view(line.resource),
                           std::string_view(line.usageType), line.freeAllowance.empty(), line.kind,
                           std::string_view(line.commitment), line.tier.from, std::string_view(line.freeAllowance),
                           std::string_view(line.region));
}

auto keyOf(const NotPriced& item) {
    return std::make_tuple(std::string_view(item.service), std::string_view(item.resource),
                           std::string_view(item.usageType), std::string_view(item.reason));
}

}  // namespace

bool sameLine(const LineItem& a, const LineItem& b) { return keyOf(a) == keyOf(b); }

void sortBill(Bill& bill) {
    std::ranges::stable_sort(bill.lines, [](const LineItem& a, const LineItem& b) { return keyOf(a) < keyOf(b); });
    std::ranges::stable_sort(bill.notPriced,
                             [](const NotPriced& a, const NotPriced& b) { return keyOf(a) < keyOf(b); });
}

base::Result<Money> totalOf(std::span<const LineItem> lines) {
    Money total;
    for (const LineItem& line : lines) {
        const auto next = sum(total, line.perMonth);
        if (!next) return next.error();
        total = *next;
    }
    return total;
}

}  // namespace headroom::pricing
