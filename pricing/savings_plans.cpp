// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/savings_plans.hpp"

#include "pricing/allocation.hpp"
#include "pricing/discounts.hpp"
#include "pricing/hourly_use.hpp"
#include "pricing/plan_lines.hpp"
#include "pricing/plan_priority.hpp"
#include "pricing/plan_terms.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace headroom::pricing {
namespace {

base::Error tooLarge(const std::string& what) {
    return {base::Errc::BadInput, "", what + ": the quantity is beyond what a bill can hold"};
}

/// An account that a plan has a rate for, and when it is served: by what it saves against its first tier.
struct Eligible {
    std::size_t plan = 0;  ///< among the plans by name
    AccountUsage* account = nullptr;
    Bill* bill = nullptr;
    PlanRate rate;
    PlanPriority priority;
};

void addEligible(std::size_t index, const SavingsPlan& plan, const PlanRegion& region, std::vector<Eligible>& all) {
    for (const PlanRate& rate : plan.rates) {
        for (AccountUsage& account : *region.accounts) {
            if (account.service != rate.service || account.usageType != rate.usageType) continue;
            all.push_back({index, &account, region.bill, rate, planPriority(rate.rate, account.tiers.front().rate)});
        }
    }
}

/// What all plans have rates for, in all regions that have rates of a plan of that name, in the order in which it is
/// served: where neither saving nor rate decides, by the usage's name, the plan's and the region.
std::vector<Eligible> eligibleOf(std::span<const SavingsPlan* const> plans, std::span<const PlanRegion> regions) {
    std::vector<Eligible> all;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        for (const PlanRegion& region : regions) {
            const auto there = std::ranges::find(region.plans, plans[i]->name, &SavingsPlan::name);
            if (there != region.plans.end()) addEligible(i, *there, region, all);
        }
    }
    const auto orderOf = [](const Eligible& one) {
        return std::tie(one.priority, one.account->service, one.account->usageType, one.plan);
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

/// By cost on demand.
struct Coverage {
    double possible = 0.0;
    double reached = 0.0;
};

/// A plan, and what is left of its commitment: of the month, and of each hour of the cycle that use is known by.
struct Budget {
    const SavingsPlan* plan = nullptr;
    Money committed;
    Money month;
    std::vector<Int128> nanosByHour;
    Rounding rounding = Rounding::Nano;
    std::optional<Decimal> discount;  ///< of its fee
    Coverage coverage{};
    std::vector<std::pair<Bill*, std::size_t>> lines{};  ///< what it paid for, the last of each account

    /// Hours are counted finely: they are rounded together.
    Rounding ofHours() const { return nanosByHour.size() > 1 ? Rounding::Nano : rounding; }
};

/// Takes an amount from the commitment. After the discount it is what the sum of all amounts comes to with this one,
/// less what it came to without: so they add up to the discounted commitment, however it is divided.
base::Result<PlanPaid> spend(Money amount, Budget& budget) {
    const Int128 step = stepNanos(budget.rounding);
    const Int128 before = budget.committed.nanos() - budget.month.nanos();
    const auto netBefore = discounted(Money::fromNanos(before), budget.discount, step);
    const auto netAfter = discounted(Money::fromNanos(before + amount.nanos()), budget.discount, step);
    if (!netBefore || !netAfter) return tooLarge(budget.plan->name);
    budget.month = Money::fromNanos(budget.month.nanos() - amount.nanos());
    return PlanPaid{amount, Money::fromNanos(netAfter->nanos() - netBefore->nanos())};
}

/// What of a use each hour's budget pays for, which it then has no more.
base::Result<std::vector<Int128>> payByHour(const Eligible& eligible, const std::vector<Int128>& used, Budget& budget) {
    std::vector<Int128> paid(used.size());
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i] == 0) continue;
        Int128& left = budget.nanosByHour[i];
        const auto whole =
            used.size() > 1 ? wholeGranules(*eligible.account, eligible.rate.rate, left) : std::optional<Int128>();
        const auto most = whole ? base::Result<Int128>(std::min(*whole, used[i]))
                                : affordable(*eligible.account, used[i], eligible.rate.rate, Money::fromNanos(left),
                                             budget.ofHours());
        if (!most) return most.error();
        const auto cost = charge({*most, eligible.account->perUnit}, eligible.rate.rate, budget.ofHours());
        if (!cost) return cost.error();
        paid[i] = *most;
        left -= cost->nanos();
    }
    return paid;
}

/// Lets a plan pay for a usage type, as far as it goes.
base::Result<void> cover(const Eligible& eligible, Budget& budget) {
    AccountUsage& account = *eligible.account;
    const auto used = totalGranules(account);
    if (!used) return used.error();
    auto use = HourlyUse::of(account, budget.nanosByHour.size());
    if (!use) return tooLarge(budget.plan->name);
    const auto paid = payByHour(eligible, use->all(), budget);
    if (!paid) return paid.error();
    const auto parts = use->take(*paid, account);
    if (!parts) return tooLarge(budget.plan->name);
    const Int128 covered = std::accumulate(parts->begin(), parts->end(), Int128{0});  // no more than is used
    const PriceRate& demand = account.tiers.front().rate;
    const double price = toDouble(demand.usd) / static_cast<double>(demand.per);
    budget.coverage.possible += toDouble(MeteredQuantity{*used, account.perUnit}) * price;
    budget.coverage.reached += toDouble(MeteredQuantity{covered, account.perUnit}) * price;
    if (covered == 0) return {};
    const auto whole = charge({covered, account.perUnit}, eligible.rate.rate, budget.rounding);
    if (!whole) return whole.error();
    const auto amount = spend(std::min(*whole, budget.month), budget);
    if (!amount) return amount.error();
    auto added =
        addPlanLines(*budget.plan, eligible.rate, account, *parts, *amount, stepNanos(budget.rounding), *eligible.bill);
    budget.lines.emplace_back(eligible.bill, eligible.bill->lines.size() - 1);
    return added;
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

base::Result<Budget> budgetOf(const SavingsPlan& plan, const BillOptions& options, std::size_t hours) {
    const auto power = powerOfTen(options.monthHours.scale);
    if (!power) return tooLarge(plan.name);
    const auto committed = charge({options.monthHours.mantissa, *power}, plan.commitment, options.rounding);
    if (!committed) return committed.error();
    const auto byHour = allocate(committed->nanos(), std::vector<Int128>(hours, 1));
    if (!byHour) return tooLarge(plan.name);
    return Budget{&plan, *committed, *committed, *byHour, options.rounding, discountOfFees(options)};
}

/// What rounding leaves of a commitment, at most a billionth of each hour, is no rest of it: the last line has it too.
base::Result<void> spendCrumbs(Budget& budget) {
    const Int128 left = budget.month.nanos();
    const bool rounding = left > 0 && left <= static_cast<Int128>(budget.nanosByHour.size());
    if (!rounding || budget.lines.empty()) return {};
    const auto paid = spend(budget.month, budget);
    if (!paid) return paid.error();
    const auto& [bill, index] = budget.lines.back();
    LineItem& line = bill->lines[index];
    line.list = Money::fromNanos(line.list.nanos() + paid->list.nanos());
    line.perMonth = Money::fromNanos(line.perMonth.nanos() + paid->net.nanos());
    return {};
}

/// Adds what a plan leaves of its commitment, how far it is used, and what is paid of it on the first day.
base::Result<void> close(Budget& budget, Bill& bill) {
    if (auto done = spendCrumbs(budget); !done) return done;
    const SavingsPlan& plan = *budget.plan;
    const Decimal discount = budget.discount.value_or(Decimal{});
    const Money left = budget.month;
    const auto unused = spend(left, budget);
    if (!unused) return unused.error();
    if (left.nanos() > 0) bill.lines.push_back(unusedPlanLine(plan, *unused, discount));
    const Money used = Money::fromNanos(budget.committed.nanos() - left.nanos());
    const Coverage& coverage = budget.coverage;
    const auto share = coverage.possible > 0.0 ? std::optional(coverage.reached / coverage.possible) : std::nullopt;
    const PlanTerms terms = planTermsOf(plan.name);
    const Int128 step = stepNanos(budget.rounding);
    bill.commitments.push_back({plan.name, budget.committed, used, share, budget.nanosByHour.size() > 1,
                                upfrontPart(terms, budget.committed, step), discount});
    if (terms.upfrontHalves == 0) return {};
    const auto fee = upfrontFee(terms, plan.commitment, budget.rounding);
    if (!fee) return fee.error();
    const auto net = discounted(*fee, budget.discount, step);
    if (!net) return tooLarge(plan.name);
    bill.oneOff.push_back({plan.name, plan.service, *net, *fee});
    return {};
}

}  // namespace

base::Result<void> applyPlans(const BillOptions& options, std::span<const PlanRegion> regions) {
    if (options.plans.empty()) return {};
    std::size_t hours = 1;
    for (const PlanRegion& region : regions) {
        refineForPlans(region);
        hours = std::max(hours, hoursKnown(*region.accounts));
    }
    std::vector<const SavingsPlan*> plans;
    for (const SavingsPlan& plan : options.plans) plans.push_back(&plan);
    std::ranges::sort(plans, {}, [](const SavingsPlan* plan) { return std::tie(plan->service, plan->name); });
    std::vector<Budget> budgets;
    for (const SavingsPlan* plan : plans) {
        auto budget = budgetOf(*plan, options, hours);
        if (!budget) return budget.error();
        budgets.push_back(std::move(*budget));
    }
    for (const Eligible& eligible : eligibleOf(plans, regions)) {
        if (auto done = cover(eligible, budgets[eligible.plan]); !done) return done;
    }
    for (Budget& budget : budgets) {
        if (auto done = close(budget, *regions.front().bill); !done) return done;
    }
    return {};
}

}  // namespace headroom::pricing
