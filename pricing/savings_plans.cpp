// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/savings_plans.hpp"

#include "pricing/allocation.hpp"
#include "pricing/line_charges.hpp"

#include <algorithm>

namespace headroom::pricing {
namespace {

base::Error tooLarge(const std::string& what) {
    return {base::Errc::BadInput, "", what + ": the quantity is beyond what a bill can hold"};
}

/// An account that the plan has a rate for, and what a unit of it saves against its first tier.
struct Eligible {
    AccountUsage* account = nullptr;
    PriceRate rate;
    double saving = 0.0;
};

std::vector<Eligible> eligibleOf(const SavingsPlan& plan, std::vector<AccountUsage>& accounts) {
    std::vector<Eligible> all;
    for (const PlanRate& rate : plan.rates) {
        for (AccountUsage& account : accounts) {
            if (account.service != rate.service || account.usageType != rate.usageType) continue;
            const PriceRate& demand = account.tiers.front().rate;
            const double full = toDouble(demand.usd) / static_cast<double>(demand.per);
            const double low = toDouble(rate.rate.usd) / static_cast<double>(rate.rate.per);
            all.push_back({&account, rate.rate, full > 0.0 ? 1.0 - low / full : 0.0});
        }
    }
    std::ranges::stable_sort(all, [](const Eligible& a, const Eligible& b) { return a.saving > b.saving; });
    return all;
}

/// The most granules that cost no more than `budget` at a rate: halving, because a charge is rounded.
base::Result<Int128> affordable(const AccountUsage& account, Int128 most, const PriceRate& rate, Money budget,
                                Rounding rounding) {
    Int128 low = 0;
    Int128 high = most;
    while (low < high) {
        const Int128 middle = high - (high - low) / 2;
        const auto cost = charge({middle, account.perUnit}, rate, rounding);
        if (!cost) return cost.error();
        if (*cost <= budget)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

base::Result<void> addLines(const SavingsPlan& plan, const Eligible& eligible, Int128 covered, Money amount,
                            Int128 step, Bill& bill) {
    AccountUsage& account = *eligible.account;
    const auto parts = allocate(covered, granulesOf(account));
    const auto steps = parts ? allocate(amount.nanos() / step, *parts) : std::nullopt;
    if (!steps) return tooLarge(plan.name);
    for (std::size_t i = 0; i < parts->size(); ++i) {
        if ((*parts)[i] == 0) continue;
        LineItem line = lineOf(account, i, (*parts)[i]);
        line.kind = LineKind::Plan;
        line.commitment = plan.name;
        line.rate = eligible.rate;
        line.perMonth = Money::fromNanos((*steps)[i] * step);
        line.list = line.perMonth;
        line.fixed = true;  // of a commitment, which is paid in any case
        if (!account.rateCodes.empty()) line.rateCode = account.rateCodes.front();
        bill.lines.push_back(std::move(line));
        account.shares[i].granules -= (*parts)[i];
    }
    return {};
}

}  // namespace

base::Result<void> applyPlan(const SavingsPlan& plan, const BillOptions& options, std::vector<AccountUsage>& accounts,
                             Bill& bill) {
    const auto power = powerOfTen(options.monthHours.scale);
    if (!power) return tooLarge(plan.name);
    const auto committed = charge({options.monthHours.mantissa, *power}, plan.commitment, options.rounding);
    if (!committed) return committed.error();
    const Int128 step = stepNanos(options.rounding);
    Money left = *committed;
    double couldCover = 0.0;
    double covers = 0.0;
    for (const Eligible& eligible : eligibleOf(plan, accounts)) {
        // A commitment ends in the middle of a unit: parts of a millionth are told apart where they fit.
        const auto finer = checkedMultiply(eligible.account->perUnit, 1'000'000);
        if (finer) static_cast<void>(refine(*eligible.account, *finer));
        const auto used = totalGranules(*eligible.account);
        if (!used) return used.error();
        const bool spent = left.nanos() == 0;  // what costs less than half a billionth is not free use without end
        const auto most = spent ? base::Result<Int128>(Int128{0})
                                : affordable(*eligible.account, *used, eligible.rate, left, options.rounding);
        if (!most) return most.error();
        const auto amount = charge({*most, eligible.account->perUnit}, eligible.rate, options.rounding);
        if (!amount) return amount.error();
        const double price = toDouble(eligible.account->tiers.front().rate.usd);
        couldCover += toDouble(MeteredQuantity{*used, eligible.account->perUnit}) * price;
        covers += toDouble(MeteredQuantity{*most, eligible.account->perUnit}) * price;
        if (*most == 0) continue;
        if (auto added = addLines(plan, eligible, *most, *amount, step, bill); !added) return added;
        left = Money::fromNanos(left.nanos() - amount->nanos());
    }
    if (left.nanos() > 0) {
        LineItem line;
        line.service = plan.service;
        line.usageType = plan.name;
        line.unit = "USD";
        line.quantity = {left.nanos(), 1'000'000'000};
        line.rate = {{1, 0}, 1};
        line.perMonth = left;
        line.list = left;
        line.kind = LineKind::Unused;
        line.commitment = plan.name;
        line.fixed = true;
        bill.lines.push_back(std::move(line));
    }
    const std::optional<double> coverage = couldCover > 0.0 ? std::optional(covers / couldCover) : std::nullopt;
    bill.commitments.push_back({plan.name, *committed, Money::fromNanos(committed->nanos() - left.nanos()), coverage});
    return {};
}

}  // namespace headroom::pricing
