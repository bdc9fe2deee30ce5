// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/prices.hpp"

#include <array>
#include <charconv>

#include "pricing/own_rates.hpp"
#include "pricing/usage_list.hpp"

namespace headroom::study {

base::Result<std::vector<pricing::RateOverride>> ownRates(const format::Design& design,
                                                          const pricing::PriceBook& book) {
    std::vector<pricing::OwnRate> rates;
    for (const auto& [name, usd] : design.rates) {
        const std::string where = "/Rates/" + name;
        rates.push_back({name, {{std::nullopt, {usd, where}}}, where});
    }
    std::vector<base::Error> errors;
    auto overrides = pricing::rateOverrides(rates, book, errors);
    if (!errors.empty()) return errors.front();
    return overrides;
}

namespace {

/// The number as it was written: the fewest digits that give it back.
std::string digitsOf(double value) {
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

}  // namespace

base::Result<pricing::Bill> priceReports(const Replicate& replicate, const std::vector<engine::ResourceReport>& reports,
                                         base::Duration window) {
    const format::Design& design = replicate.design;
    std::vector<base::MeterReading> readings;
    for (const engine::ResourceReport& report : reports)
        readings.insert(readings.end(), report.readings.begin(), report.readings.end());
    const base::Duration month = base::fromSeconds(design.billing.monthHours * 3600.0);
    auto usage = pricing::monthlyUsage(readings, window, month);
    if (!usage) return usage.error();
    for (const format::Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || table->itemCount) continue;
        const bool rare = table->tableClass == dynamodb::TableClass::StandardInfrequentAccess;
        usage->push_back({resource.name, "AmazonDynamoDB", rare ? "IA-TimedStorage-ByteHrs" : "TimedStorage-ByteHrs",
                          std::nullopt, "storage depends on how many items the table holds: give Behavior.ItemCount"});
    }
    pricing::BillOptions options;
    const auto freeTier = pricing::parseFreeTier(design.billing.freeTier);
    if (!freeTier) return freeTier.error();
    options.freeTier = *freeTier;
    auto rates = ownRates(design, replicate.book);
    if (!rates) return rates.error();
    options.rates = std::move(*rates);
    if (const auto hours = pricing::parseDecimal(digitsOf(design.billing.monthHours))) options.monthHours = *hours;
    std::vector<base::Error> errors;
    pricing::applyAgreements(design.billing.agreements, replicate.book, options, errors);
    if (!errors.empty()) return errors.front();
    return pricing::priceUsage(*usage, replicate.book, options);
}

}  // namespace headroom::study
