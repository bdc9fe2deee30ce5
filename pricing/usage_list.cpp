// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/usage_list.hpp"

#include "pricing/problems.hpp"
#include "pricing/usage_type.hpp"

#include <algorithm>

namespace headroom::pricing {
namespace {

constexpr int kUsualMonthHours = 730;

Decimal monthHoursOf(const UsageList& list, Problems& problems) {
    if (!list.monthHours) return {kUsualMonthHours, 0};
    const auto hours = problems.valueOf(parseDecimal(list.monthHours->text), list.monthHours->where);
    if (!hours) return {kUsualMonthHours, 0};
    if (hours->mantissa <= 0) problems.add("MonthHours must be above 0", list.monthHours->where);
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
        MonthlyUsage item{line.resource, line.service, bare.value_or(""), std::nullopt, "", line.perHour};
        if (line.quantity) item.quantity = quantityOf(line, hours, problems);
        usage.push_back(std::move(item));
    }
    return usage;
}

}  // namespace

BilledUsage billUsage(const UsageList& list, const PriceBooks& books) {
    BilledUsage billed;
    Problems problems(billed.errors);
    const auto book =
        problems.valueOf(books.book(list.region, list.asOf), list.asOf.empty() ? "/Region" : "/PricesAsOf");
    const auto freeTier = problems.valueOf(parseFreeTier(list.freeTier), "/FreeTier");
    const Decimal hours = monthHoursOf(list, problems);
    if (!book) return billed;
    BillOptions options{freeTier.value_or(FreeTier::None), list.rounding,
                        rateOverrides(list.rates, *book, billed.errors)};
    options.monthHours = hours;
    applyAgreements(list.agreements, *book, options, billed.errors);
    const std::vector<MonthlyUsage> usage = usageOf(list, *book, hours, problems);
    if (!billed.errors.empty()) return billed;
    billed.bill = problems.valueOf(priceUsage(usage, *book, options), "/Usage");
    if (billed.bill && list.agreements.currency) {
        billed.currency = inCurrency(*list.agreements.currency, billed.bill->total, billed.errors);
        if (!billed.currency) billed.bill.reset();
    }
    return billed;
}

}  // namespace headroom::pricing
