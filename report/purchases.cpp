// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/purchases.hpp"

#include <algorithm>

#include "pricing/plan_rates.hpp"
#include "report/exact_amounts.hpp"

namespace headroom::report {

using pricing::LineItem;
using pricing::LineKind;

namespace {

LineItem boughtAs(const LineItem& line) {
    if (line.kind != LineKind::Plan) return line;
    LineItem plan;
    plan.service = pricing::planKindOf(line.service);
    plan.usageType = line.commitment;
    plan.rate = {{1, 0}, 1};
    plan.unit = "USD";
    return plan;
}

}  // namespace

bool isPlan(const LineItem& line) { return line.kind == LineKind::Plan || pricing::isSavingsPlans(line.service); }

std::vector<Purchase> purchasesOf(const pricing::Bill& bill) {
    std::vector<Purchase> purchases;
    for (const LineItem& line : bill.lines) {
        if (line.kind == LineKind::Usage || line.kind == LineKind::Reserved) continue;
        auto it = std::ranges::find_if(
            purchases, [&](const Purchase& known) { return known.line->commitment == line.commitment; });
        if (it == purchases.end()) it = purchases.insert(purchases.end(), {&line, boughtAs(line), 0, 0, {}});
        it->billionths += isPlan(line) ? line.list.nanos() : billionthsOf(line.quantity);
    }
    for (Purchase& purchase : purchases) {
        purchase.recurring = purchase.billionths;
        const auto use = std::ranges::find(bill.commitments, purchase.line->commitment, &pricing::CommitmentUse::name);
        if (use == bill.commitments.end()) continue;
        purchase.discount = use->discount;
        if (isPlan(*purchase.line)) purchase.recurring -= use->upfront.nanos();
    }
    return purchases;
}

}  // namespace headroom::report
