// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/prices.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <tuple>

#include "pricing/bill_regions.hpp"
#include "pricing/own_rates.hpp"
#include "pricing/price_tables.hpp"
#include "pricing/usage_list.hpp"
#include "scenarios/format/global_tables.hpp"
#include "scenarios/format/vpc_exits.hpp"

namespace headroom::study {

namespace {

/// The number as it was written: the fewest digits that give it back.
std::string digitsOf(double value) {
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

/// The hours of the ways out of a VPC, whoever uses them.
void addVpcExits(const format::Billing& billing, std::vector<pricing::MonthlyUsage>& usage) {
    const auto hours = pricing::parseDecimal(digitsOf(billing.monthHours));
    const auto add = [&](const std::optional<std::int64_t>& count, const char* service, const char* usageType) {
        auto month = hours ? pricing::quantityOf(*hours) : base::Result<pricing::MeteredQuantity>(hours.error());
        if (!month || count.value_or(0) == 0) return;
        month->granules *= *count;  // a few thousand hours, a thousand times
        usage.push_back({"", service, usageType, *month, "", true});
    };
    add(billing.natGateways, "AmazonEC2", "NatGateway-Hours");
    add(billing.interfaceEndpoints, "AmazonVPC", "VpcEndpoint-Hours");
}

/// What a design has to pay whose quantity its file does not say.
void addUnknown(const format::Design& design, std::vector<pricing::MonthlyUsage>& usage) {
    for (const format::Resource& resource : design.resources) {
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            if (!format::leavesItsVpc(*function, design)) continue;
            const format::VpcExit exit = format::vpcExitOf(design);
            if (exit != format::VpcExit::Unknown) {
                const std::string called = format::sentWithoutSize(*function, design);
                const bool endpoint = exit == format::VpcExit::InterfaceEndpoint;
                if (called.empty()) continue;
                usage.push_back({resource.name, endpoint ? "AmazonVPC" : "AmazonEC2",
                                 endpoint ? "VpcEndpoint-Bytes" : "NatGateway-Bytes", std::nullopt,
                                 "what its calls of " + called + " send is not known: give their PayloadSize"});
                continue;
            }
            usage.push_back(
                {resource.name, "AmazonEC2", "NatGateway-Hours", std::nullopt,
                 "a function in a VPC calls others through a NAT gateway or an interface endpoint; which "
                 "and how many Billing.NatGateways or Billing.InterfaceEndpoints says, at what price Rates"});
            continue;
        }
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || table->itemCount || table->expires()) continue;
        const bool rare = table->tableClass == dynamodb::TableClass::StandardInfrequentAccess;
        const auto add = [&](const std::string& name) {
            usage.push_back({name, "AmazonDynamoDB", rare ? "IA-TimedStorage-ByteHrs" : "TimedStorage-ByteHrs",
                             std::nullopt,
                             "storage depends on how many items the table holds: give Behavior.ItemCount"});
        };
        add(resource.name);
        for (const std::string& region : table->replicas) add(format::replicaName(resource.name, region));
    }
}

}  // namespace

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
                            base::Duration window, const std::vector<UsageByHour>& hours) {
    std::vector<base::MeterReading> readings;
    for (const engine::ResourceReport& report : reports)
        readings.insert(readings.end(), report.readings.begin(), report.readings.end());
    const base::Duration month = base::fromSeconds(design.billing.monthHours * 3600.0);
    auto usage = pricing::monthlyUsage(readings, window, month);
    if (!usage) return usage.error();
    if (isSettledByHour(design)) addHours(hours, *usage);
    addVpcExits(design.billing, *usage);
    addUnknown(design, *usage);
    return usage;
}

/// `home`: the scenario's own region. Own rates are made there, reservations there or where they say; discounts hold
/// everywhere, plans where the books have rates of them.
base::Result<pricing::BillOptions> optionsOf(const format::Design& design, const pricing::PriceBook& book, bool home) {
    pricing::BillOptions options;
    const auto freeTier = pricing::parseFreeTier(design.billing.freeTier);
    if (!freeTier) return freeTier.error();
    options.freeTier = *freeTier;
    pricing::Agreements agreements = design.billing.agreements;
    if (home) {
        auto rates = ownRates(design, book);
        if (!rates) return rates.error();
        options.rates = std::move(*rates);
    } else {
        agreements.reserved = pricing::reservedIn(book.region, agreements);
        agreements.plans.clear();
    }
    if (const auto hours = pricing::parseDecimal(digitsOf(design.billing.monthHours))) options.monthHours = *hours;
    std::vector<base::Error> errors;
    pricing::applyAgreements(agreements, book, options, errors, design.billing.plansElsewhere);
    if (!errors.empty()) return errors.front();
    if (!home) pricing::addPlansElsewhere(design.billing.agreements, book, options);
    return options;
}

/// A region's part of a bill, with what it is priced by.
struct RegionPart {
    Usage usage;
    pricing::PriceBook book;
    pricing::BillOptions options;
};

/// The replicas' regions with their books, by name.
base::Result<std::vector<RegionPart>> partsElsewhere(const format::Scenario& scenario, const format::Design& design,
                                                     std::map<std::string, Usage> used) {
    std::vector<RegionPart> parts;
    for (auto& [region, usage] : used) {
        auto book = scenario.overrides.prices.book(region, scenario.pricesAsOf);
        if (!book) return book.error();
        auto options = optionsOf(design, *book, false);
        if (!options) return options.error();
        parts.push_back({std::move(usage), std::move(*book), std::move(*options)});
    }
    return parts;
}

}  // namespace

void addHours(const std::vector<UsageByHour>& hours, std::vector<pricing::MonthlyUsage>& usage) {
    std::map<std::tuple<std::string, std::string, std::string>, const UsageByHour*> known;
    for (const UsageByHour& profile : hours)
        known.emplace(std::tie(profile.resource, profile.service, profile.usageType), &profile);
    for (pricing::MonthlyUsage& one : usage) {
        const auto profile = known.find(std::tie(one.resource, one.service, one.usageType));
        if (profile != known.end()) one.hours = profile->second->weights;
    }
}

bool isSettledByHour(const format::Design& design) {
    return !design.billing.agreements.reserved.empty() || !design.billing.agreements.plans.empty();
}

base::Result<pricing::Bill> priceUsageOf(const format::Design& design, const pricing::PriceBook& book,
                                         const std::vector<pricing::MonthlyUsage>& usage) {
    const auto options = optionsOf(design, book, true);
    if (!options) return options.error();
    return pricing::priceUsage(usage, book, *options);
}

base::Result<pricing::Bill> priceEverywhere(const format::Scenario& scenario, const format::Design& design,
                                            const pricing::PriceBook& home, std::vector<pricing::MonthlyUsage> usage) {
    const auto replicas = replicaRegions(design);
    Usage own;
    std::map<std::string, Usage> byRegion;
    for (pricing::MonthlyUsage& one : usage) {
        const auto at = replicas.find(one.resource);
        (at == replicas.end() ? own : byRegion[at->second]).push_back(std::move(one));
    }
    for (const auto& [table, region] : replicas) {  // what is reserved is paid, used or not
        if (!pricing::reservedIn(region, design.billing.agreements).empty()) byRegion.try_emplace(region);
    }
    const auto options = optionsOf(design, home, true);
    if (!options) return options.error();
    const auto elsewhere = partsElsewhere(scenario, design, std::move(byRegion));
    if (!elsewhere) return elsewhere.error();
    std::vector<pricing::RegionUsage> regions{{own, &home, &*options}};
    for (const RegionPart& part : *elsewhere) regions.push_back({part.usage, &part.book, &part.options});
    return pricing::priceRegions(regions);
}

base::Result<pricing::Bill> priceReports(const Replicate& replicate, const std::vector<engine::ResourceReport>& reports,
                                         base::Duration window, const std::vector<UsageByHour>& hours) {
    auto usage = usageOf(replicate.design, reports, window, hours);
    if (!usage) return usage.error();
    return priceEverywhere(replicate.scenario, replicate.design, replicate.book, std::move(*usage));
}

}  // namespace headroom::study
