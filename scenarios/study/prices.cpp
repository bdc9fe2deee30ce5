// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/prices.hpp"

#include <map>
#include <string>

#include "pricing/own_rates.hpp"
#include "pricing/price_tables.hpp"
#include "scenarios/format/global_tables.hpp"

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

using Usage = std::vector<pricing::MonthlyUsage>;

/// Where each replica of a global table is, by the name that its report has.
std::map<std::string, std::string> replicaRegions(const format::Design& design) {
    std::map<std::string, std::string> regions;
    for (const format::Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr) continue;
        for (const std::string& region : table->replicas)
            regions.emplace(format::replicaName(resource.name, region), region);
    }
    return regions;
}

base::Result<Usage> usageOf(const format::Design& design, const std::vector<engine::ResourceReport>& reports,
                            base::Duration window) {
    std::vector<base::MeterReading> readings;
    for (const engine::ResourceReport& report : reports)
        readings.insert(readings.end(), report.readings.begin(), report.readings.end());
    const base::Duration month = base::fromSeconds(design.billing.monthHours * 3600.0);
    auto usage = pricing::monthlyUsage(readings, window, month);
    if (!usage) return usage.error();
    for (const format::Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || table->itemCount || table->expires()) continue;
        const bool rare = table->tableClass == dynamodb::TableClass::StandardInfrequentAccess;
        usage->push_back({resource.name, "AmazonDynamoDB", rare ? "IA-TimedStorage-ByteHrs" : "TimedStorage-ByteHrs",
                          std::nullopt, "storage depends on how many items the table holds: give Behavior.ItemCount"});
    }
    return usage;
}

base::Result<pricing::Bill> priceOf(const Usage& usage, const format::Design& design, const pricing::PriceBook& book) {
    pricing::BillOptions options;
    const auto freeTier = pricing::parseFreeTier(design.billing.freeTier);
    if (!freeTier) return freeTier.error();
    options.freeTier = *freeTier;
    auto rates = ownRates(design, book);
    if (!rates) return rates.error();
    options.rates = std::move(*rates);
    return pricing::priceUsage(usage, book, options);
}

base::Result<void> add(pricing::Bill& bill, pricing::Bill more) {
    const auto total = pricing::sum(bill.total, more.total);
    if (!total) return total.error();
    bill.total = *total;
    bill.lines.insert(bill.lines.end(), more.lines.begin(), more.lines.end());
    bill.notPriced.insert(bill.notPriced.end(), more.notPriced.begin(), more.notPriced.end());
    return {};
}

}  // namespace

base::Result<pricing::Bill> priceReports(const Replicate& replicate, const std::vector<engine::ResourceReport>& reports,
                                         base::Duration window) {
    const format::Design& design = replicate.design;
    auto usage = usageOf(design, reports, window);
    if (!usage) return usage.error();
    const auto regions = replicaRegions(design);
    if (regions.empty()) return priceOf(*usage, design, replicate.book);
    std::map<std::string, Usage> byRegion;
    for (const pricing::MonthlyUsage& one : *usage) {
        const auto at = regions.find(one.resource);
        byRegion[at == regions.end() ? "" : at->second].push_back(one);
    }
    auto bill = priceOf(byRegion[""], design, replicate.book);
    if (!bill) return bill.error();
    for (const auto& [region, used] : byRegion) {
        if (region.empty()) continue;
        const auto book = pricing::awsPriceBook(region);
        if (!book) return book.error();
        auto more = priceOf(used, design, *book);
        if (!more) return more.error();
        if (auto added = add(*bill, std::move(*more)); !added) return added.error();
    }
    return bill;
}

}  // namespace headroom::study
