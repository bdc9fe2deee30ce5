// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/savings_plans.hpp"

#include "pricing/allocation.hpp"
#include "pricing/book_info.hpp"
#include "pricing/hourly_use.hpp"
#include "pricing/line_charges.hpp"
#include "pricing/plan_priority.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

namespace headroom::pricing {
namespace {

base::Error tooLarge(const std::string& what) {
    return {base::Errc::BadInput, "", what + ": the quantity is beyond what a bill can hold"};
}

/// An account that the plan has a rate for, and when it is served: by what it saves against its first tier.
struct Eligible {
    AccountUsage* account = nullptr;
    Bill* bill = nullptr;
    PlanRate plan;
    PlanPriority priority;
};

void addEligible(const SavingsPlan& plan, const PlanRegion& region, std::vector<Eligible>& all) {
    for (const PlanRate& rate : plan.rates) {
        for (AccountUsage& account : *region.accounts) {
            if (account.service != rate.service || account.usageType != rate.usageType) continue;
            all.push_back({&account, region.bill, rate, planPriority(rate.rate, account.tiers.front().rate)});
        }
    }
}

/// In all regions that have rates of a plan of that name; where neither saving nor rate decides, by name and region.
std::vector<Eligible> eligibleOf(const std::string& plan, std::span<const PlanRegion> regions) {
    std::vector<Eligible> all;
    for (const PlanRegion& region : regions) {
        const auto there = std::ranges::find(region.plans, plan, &SavingsPlan::name);
        if (there != region.plans.end()) addEligible(*there, region, all);
    }
    const auto orderOf = [](const Eligible& one) {
        return std::tie(one.priority, one.account->service, one.account->usageType);
    };
    std::ranges::stable_sort(all, [&](const Eligible& a, const Eligible& b) { return orderOf(a) < orderOf(b); });
    return all;
}

/// The most granules that cost no more than `budget` at a rate: halving, because a charge is rounded.
base::Result<Int128> affordable(const AccountUsage& account, Int128 most, const PriceRate& rate, Money budget,
                                Rounding rounding) {
    if (budget.nanos() == 0) return Int128{0};  // what costs less than half a billionth is not free use without end
    const auto fits = [&](Int128 granules) -> base::Result<bool> {
        const auto cost = charge({granules, account.perUnit}, rate, rounding);
        if (!cost) return cost.error();
        return *cost <= budget;
    };
    const auto all = fits(most);
    if (!all) return all.error();
    Int128 low = *all ? most : 0;
    Int128 high = *all ? most : most - 1;
    while (low < high) {
        const Int128 middle = high - (high - low) / 2;
        const auto fit = fits(middle);
        if (!fit) return fit.error();
        if (*fit)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/// The same to the last granule, without rounding: what rounding gives to one hour would be missing in another.
std::optional<Int128> wholeGranules(const AccountUsage& account, const PriceRate& rate, Int128 nanos) {
    constexpr Int128 kNanos = 1'000'000'000;
    const auto power = powerOfTen(rate.usd.scale);
    const auto perPrice = power ? checkedMultiply(*power, rate.per) : std::nullopt;
    const auto granules = perPrice ? checkedMultiply(*perPrice, account.perUnit) : std::nullopt;
    const auto price = checkedMultiply(rate.usd.mantissa, kNanos);
    if (!granules || !price || *price <= 0) return std::nullopt;
    const auto most = multiplyDivide(nanos, *granules, *price);
    return most ? std::optional(most->quotient) : std::nullopt;
}

base::Result<void> addLines(const SavingsPlan& plan, const Eligible& eligible, std::span<const Int128> parts,
                            Money amount, Int128 step) {
    const AccountUsage& account = *eligible.account;
    Bill& bill = *eligible.bill;
    const bool own = eligible.plan.validFrom.empty();
    const std::string origin = own ? std::string(kOwnRates) : eligible.plan.origin;
    noteBook({plan.service, origin, eligible.plan.validFrom}, bill.priceBook);
    const auto steps = allocate(amount.nanos() / step, parts);
    if (!steps) return tooLarge(plan.name);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == 0) continue;
        LineItem line = lineOf(account, i, parts[i]);
        line.kind = LineKind::Plan;
        line.commitment = plan.name;
        line.rate = eligible.plan.rate;
        line.perMonth = Money::fromNanos((*steps)[i] * step);
        line.list = line.perMonth;
        line.discount = account.discount.value_or(Decimal{});  // of its price on demand, not of the plan's rate
        line.fixed = true;                                     // of a commitment, which is paid in any case
        if (!account.rateCodes.empty()) line.rateCode = account.rateCodes.front();
        if (!own) {
            line.origin = origin;
            line.validFrom = eligible.plan.validFrom;
        }
        bill.lines.push_back(std::move(line));
    }
    return {};
}

LineItem unusedLine(const SavingsPlan& plan, Money left) {
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
    const auto newest = std::ranges::max_element(plan.rates, {}, &PlanRate::validFrom);
    if (newest != plan.rates.end()) {  // of a book's rates the book that has the plan
        line.origin = newest->origin;
        line.validFrom = newest->validFrom;
    }
    return line;
}

/// What is left of a plan's commitment: of the month, and of each hour of the cycle that use is known by.
struct Budget {
    Money month;
    std::vector<Int128> nanosByHour;
    Rounding rounding = Rounding::Nano;

    /// Hours are counted finely: they are rounded together.
    Rounding ofHours() const { return nanosByHour.size() > 1 ? Rounding::Nano : rounding; }
};

/// What of a use each hour's budget pays for, which it then has no more.
base::Result<std::vector<Int128>> payByHour(const Eligible& eligible, const std::vector<Int128>& used, Budget& budget) {
    std::vector<Int128> paid(used.size());
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i] == 0) continue;
        Int128& left = budget.nanosByHour[i];
        const auto whole =
            used.size() > 1 ? wholeGranules(*eligible.account, eligible.plan.rate, left) : std::optional<Int128>();
        const auto most = whole ? base::Result<Int128>(std::min(*whole, used[i]))
                                : affordable(*eligible.account, used[i], eligible.plan.rate, Money::fromNanos(left),
                                             budget.ofHours());
        if (!most) return most.error();
        const auto cost = charge({*most, eligible.account->perUnit}, eligible.plan.rate, budget.ofHours());
        if (!cost) return cost.error();
        paid[i] = *most;
        left -= cost->nanos();
    }
    return paid;
}

/// By cost on demand.
struct Coverage {
    double possible = 0.0;
    double reached = 0.0;
};

/// Lets the budget pay for a usage type, as far as it goes.
base::Result<void> cover(const SavingsPlan& plan, const Eligible& eligible, Budget& budget, Coverage& coverage) {
    AccountUsage& account = *eligible.account;
    const auto used = totalGranules(account);
    if (!used) return used.error();
    auto use = HourlyUse::of(account, budget.nanosByHour.size());
    if (!use) return tooLarge(plan.name);
    const auto paid = payByHour(eligible, use->all(), budget);
    if (!paid) return paid.error();
    const auto parts = use->take(*paid, account);
    if (!parts) return tooLarge(plan.name);
    const Int128 covered = std::accumulate(parts->begin(), parts->end(), Int128{0});  // no more than is used
    const PriceRate& demand = account.tiers.front().rate;
    const double price = toDouble(demand.usd) / static_cast<double>(demand.per);
    coverage.possible += toDouble(MeteredQuantity{*used, account.perUnit}) * price;
    coverage.reached += toDouble(MeteredQuantity{covered, account.perUnit}) * price;
    if (covered == 0) return {};
    const auto whole = charge({covered, account.perUnit}, eligible.plan.rate, budget.rounding);
    if (!whole) return whole.error();
    const Money amount = std::min(*whole, budget.month);
    budget.month = Money::fromNanos(budget.month.nanos() - amount.nanos());
    return addLines(plan, eligible, *parts, amount, stepNanos(budget.rounding));
}

/// A commitment ends in the middle of a unit: use that a plan has rates for is counted in millionths of its granules,
/// once for all plans, where that fits with room to spare.
void refineForPlans(const PlanRegion& region) {
    constexpr Int128 kFiner = 1'000'000;
    constexpr Int128 kRoom = 1'000'000;  // for sums over replications
    for (AccountUsage& account : *region.accounts) {
        const bool eligible = std::ranges::any_of(region.plans, [&](const SavingsPlan& plan) {
            return std::ranges::any_of(plan.rates, [&](const PlanRate& rate) {
                return rate.service == account.service && rate.usageType == account.usageType;
            });
        });
        const auto total = totalGranules(account);
        const auto finer = checkedMultiply(account.perUnit, kFiner * kRoom);
        if (!eligible || !total || !finer || !checkedMultiply(*total, kFiner * kRoom)) continue;
        static_cast<void>(refine(account, account.perUnit * kFiner));
    }
}

base::Result<void> applyPlan(const SavingsPlan& plan, const BillOptions& options, std::span<const PlanRegion> regions) {
    const auto power = powerOfTen(options.monthHours.scale);
    if (!power) return tooLarge(plan.name);
    const auto committed = charge({options.monthHours.mantissa, *power}, plan.commitment, options.rounding);
    if (!committed) return committed.error();
    std::size_t hours = 1;
    for (const PlanRegion& region : regions) hours = std::max(hours, hoursKnown(*region.accounts));
    const auto byHour = allocate(committed->nanos(), std::vector<Int128>(hours, 1));
    if (!byHour) return tooLarge(plan.name);
    Budget budget{*committed, *byHour, options.rounding};
    Coverage coverage;
    for (const Eligible& eligible : eligibleOf(plan.name, regions)) {
        if (auto done = cover(plan, eligible, budget, coverage); !done) return done;
    }
    Bill& bill = *regions.front().bill;
    const Money left = budget.month;
    if (left.nanos() > 0) bill.lines.push_back(unusedLine(plan, left));
    const Money used = Money::fromNanos(committed->nanos() - left.nanos());
    const auto share = coverage.possible > 0.0 ? std::optional(coverage.reached / coverage.possible) : std::nullopt;
    bill.commitments.push_back({plan.name, *committed, used, share, hours > 1});
    return {};
}

}  // namespace

base::Result<void> applyPlans(const BillOptions& options, std::span<const PlanRegion> regions) {
    for (const PlanRegion& region : regions) refineForPlans(region);
    for (const SavingsPlan& plan : options.plans) {
        if (auto applied = applyPlan(plan, options, regions); !applied) return applied;
    }
    return {};
}

}  // namespace headroom::pricing
