// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plan_lines.hpp"

#include "pricing/allocation.hpp"
#include "pricing/book_info.hpp"
#include "pricing/line_charges.hpp"

#include <algorithm>

namespace headroom::pricing {

base::Result<void> addPlanLines(const SavingsPlan& plan, const PlanRate& rate, const AccountUsage& account,
                                std::span<const Int128> parts, const PlanPaid& paid, Int128 step, Bill& bill) {
    const bool own = rate.validFrom.empty();
    const std::string origin = own ? std::string(kOwnRates) : rate.origin;
    noteBook({plan.service, origin, rate.validFrom}, bill.priceBook);
    const auto lists = allocate(paid.list.nanos() / step, parts);
    const auto nets = allocate(paid.net.nanos() / step, parts);
    if (!lists || !nets)
        return base::Error{base::Errc::BadInput, "", plan.name + ": the quantity is beyond what a bill can hold"};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == 0) continue;
        LineItem line = lineOf(account, i, parts[i]);
        line.kind = LineKind::Plan;
        line.commitment = plan.name;
        line.rate = rate.rate;
        line.perMonth = Money::fromNanos((*nets)[i] * step);
        line.list = Money::fromNanos((*lists)[i] * step);
        line.discount = account.discount.value_or(Decimal{});  // of its price on demand, not of the plan's fee
        line.fixed = true;                                     // of a commitment, which is paid in any case
        if (!account.rateCodes.empty()) line.rateCode = account.rateCodes.front();
        if (!own) {
            line.origin = origin;
            line.validFrom = rate.validFrom;
        }
        bill.lines.push_back(std::move(line));
    }
    return {};
}

LineItem unusedPlanLine(const SavingsPlan& plan, const PlanPaid& left, const Decimal& discount) {
    LineItem line;
    line.service = plan.service;
    line.usageType = plan.name;
    line.unit = "USD";
    line.quantity = {left.list.nanos(), 1'000'000'000};
    line.rate = {{1, 0}, 1};
    line.perMonth = left.net;
    line.list = left.list;
    line.discount = discount;
    line.kind = LineKind::Unused;
    line.commitment = plan.name;
    line.fixed = true;
    const auto newest = std::ranges::max_element(plan.rates, {}, &PlanRate::validFrom);
    if (newest != plan.rates.end()) {  // of a book's rates the book that has the plan
        line.origin = newest->origin;
        line.validFrom = newest->validFrom;
    }
    return line;
}

}  // namespace headroom::pricing
