// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/usage_list.hpp"

#include "pricing/bill_regions.hpp"
#include "pricing/plan_rates.hpp"
#include "pricing/problems.hpp"
#include "pricing/usage_type.hpp"

#include <algorithm>

namespace headroom::pricing {
namespace {

constexpr int kUsualMonthHours = 730;
/// Of 31 days: no calendar month is longer.
constexpr int kLongestMonthHours = 744;

Decimal monthHoursOf(const UsageList& list, Problems& problems) {
    if (!list.monthHours) return {kUsualMonthHours, 0};
    const auto hours = problems.valueOf(parseDecimal(list.monthHours->text), list.monthHours->where);
    if (!hours) return {kUsualMonthHours, 0};
    const auto power = powerOfTen(hours->scale);
    const auto most = power ? checkedMultiply(kLongestMonthHours, *power) : std::nullopt;
    const bool tooLong = !most || hours->mantissa > *most;
    if (hours->mantissa <= 0) problems.add("MonthHours must be above 0", list.monthHours->where);
    if (tooLong) problems.add("MonthHours must be at most 744: a bill is of a month", list.monthHours->where);
    return *hours;
}

/// A quantity held all month long: units x hours.
base::Result<MeteredQuantity> timesHours(const MeteredQuantity& quantity, const Decimal& hours) {
    const auto power = powerOfTen(hours.scale);
    const auto granules = checkedMultiply(quantity.granules, hours.mantissa);
    const auto perUnit = power ? checkedMultiply(quantity.perUnit, *power) : std::nullopt;
    if (!granules || !perUnit) return base::Error{base::Errc::BadInput, "", "the quantity is too large"};
    return MeteredQuantity{*granules, *perUnit};
}

std::optional<MeteredQuantity> quantityOf(const UsageLine& line, const Decimal& hours, Problems& problems) {
    const auto units = problems.valueOf(parseDecimal(line.quantity->text), line.quantity->where);
    if (!units) return std::nullopt;
    const auto quantity = problems.valueOf(quantityOf(*units), line.quantity->where);
    if (!quantity || !line.perHour) return quantity;
    return problems.valueOf(timesHours(*quantity, hours), line.quantity->where);
}

std::vector<MonthlyUsage> usageOf(const UsageList& list, const PriceBook& book, const Decimal& hours,
                                  Problems& problems) {
    std::vector<MonthlyUsage> usage;
    for (const UsageLine& line : list.usage) {
        const bool served = std::ranges::find(book.names, line.service, &UsageTypeName::service) != book.names.end();
        const auto bare = problems.valueOf(bareUsageType(book, line.service, line.usageType),
                                           line.where + (served ? "/UsageType" : "/Service"));
        MonthlyUsage item{line.resource, line.service, bare.value_or(""), std::nullopt, "", line.perHour, line.hours};
        if (line.quantity) item.quantity = quantityOf(line, hours, problems);
        usage.push_back(std::move(item));
    }
    return usage;
}

/// A list with its prices, understood.
struct Priced {
    PriceBook book;
    BillOptions options;
    std::vector<MonthlyUsage> usage;
};

/// What is wrong in what all regions share is said once.
void dropRepeated(std::vector<base::Error>& errors) {
    std::vector<base::Error> once;
    for (base::Error& error : errors) {
        const bool known = std::ranges::any_of(
            once, [&](const base::Error& other) { return other.where == error.where && other.what == error.what; });
        if (!known) once.push_back(std::move(error));
    }
    errors = std::move(once);
}

/// Nothing after noting what is wrong.
std::optional<Priced> understood(const UsageList& list, const PriceBooks& books,
                                 std::span<const KnownPlan> plansElsewhere, std::vector<base::Error>& errors) {
    Problems problems(errors);
    const std::size_t before = errors.size();
    auto book = problems.valueOf(books.book(list.region, list.asOf), list.asOf.empty() ? "/Region" : "/PricesAsOf");
    const auto freeTier = problems.valueOf(parseFreeTier(list.freeTier), "/FreeTier");
    const Decimal hours = monthHoursOf(list, problems);
    if (!book) return std::nullopt;
    Priced priced{std::move(*book), {freeTier.value_or(FreeTier::None), list.rounding, {}}, {}};
    priced.options.rates = rateOverrides(list.rates, priced.book, errors);
    priced.options.monthHours = hours;
    applyAgreements(list.agreements, priced.book, priced.options, errors, plansElsewhere);
    priced.usage = usageOf(list, priced.book, hours, problems);
    return errors.size() == before ? std::optional(std::move(priced)) : std::nullopt;
}

}  // namespace

std::vector<KnownPlan> plansKnownIn(std::span<const std::string> regions, std::string_view asOf,
                                    const PriceBooks& books) {
    std::vector<KnownPlan> plans;
    for (const std::string& region : regions) {
        const auto book = books.book(region, asOf);
        if (!book) continue;
        for (const std::string& plan : plansIn(*book)) plans.push_back({plan, planServiceOf(*book, plan)});
    }
    return plans;
}

BilledUsage billUsage(const UsageList& list, const PriceBooks& books) { return billRegions(list, {}, books); }

BilledUsage billRegions(const UsageList& list, std::span<const UsageList> elsewhere, const PriceBooks& books) {
    BilledUsage billed;
    Problems problems(billed.errors);
    std::vector<std::string> others;
    for (const UsageList& other : elsewhere) others.push_back(other.region);
    const bool planned = !list.agreements.plans.empty();
    const auto plans = planned ? plansKnownIn(others, list.asOf, books) : std::vector<KnownPlan>();
    std::vector<std::optional<Priced>> all{understood(list, books, plans, billed.errors)};
    std::vector<std::string> allRegions{list.region};
    allRegions.insert(allRegions.end(), others.begin(), others.end());
    checkReservedRegions(list.agreements, allRegions, billed.errors);
    for (UsageList other : elsewhere) {
        other.agreements.reserved = reservedIn(other.region, list.agreements);
        auto& one = all.emplace_back(understood(other, books, {}, billed.errors));
        if (one) addPlansElsewhere(list.agreements, one->book, one->options);
    }
    if (!billed.errors.empty()) {
        dropRepeated(billed.errors);
        return billed;
    }
    std::vector<RegionUsage> regions;
    for (const std::optional<Priced>& one : all) regions.push_back({one->usage, &one->book, &one->options});
    billed.bill = problems.valueOf(priceRegions(regions), "/Usage");
    if (billed.bill && list.agreements.currency) {
        billed.currency = inCurrency(*list.agreements.currency, billed.bill->total, billed.errors);
        if (!billed.currency) billed.bill.reset();
    }
    return billed;
}

}  // namespace headroom::pricing
