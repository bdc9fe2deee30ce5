// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/prices.hpp"

#include "pricing/own_rates.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::study {

namespace {

/// Whether a function in a VPC calls what is outside it: a table has a gateway endpoint without charge and a DAX
/// cluster is inside, but Lambda's own API is reached through a NAT gateway or an interface endpoint.
bool leavesItsVpc(const lambda::Spec& function, const format::Design& design) {
    bool leaves = false;
    format::eachCall(document::Node::object(), function.steps, "", [&](const lambda::CallStep& call, const auto&) {
        for (const format::Resource& resource : design.resources) {
            const bool called = resource.name == format::resourceOf(call.target);
            leaves = leaves || (called && std::holds_alternative<lambda::Spec>(resource.spec));
        }
    });
    return function.vpc && leaves;
}

/// What a design has to pay whose quantity its file does not say.
void addUnknown(const format::Design& design, std::vector<pricing::MonthlyUsage>& usage) {
    for (const format::Resource& resource : design.resources) {
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            if (!leavesItsVpc(*function, design)) continue;
            usage.push_back({resource.name, "AmazonEC2", "NatGateway-Hours", std::nullopt,
                             "a function in a VPC calls others through a NAT gateway or an interface endpoint; the "
                             "file does not say which and how many"});
            continue;
        }
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || table->itemCount) continue;
        const bool rare = table->tableClass == dynamodb::TableClass::StandardInfrequentAccess;
        usage.push_back({resource.name, "AmazonDynamoDB", rare ? "IA-TimedStorage-ByteHrs" : "TimedStorage-ByteHrs",
                         std::nullopt, "storage depends on how many items the table holds: give Behavior.ItemCount"});
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

base::Result<pricing::Bill> priceReports(const Replicate& replicate, const std::vector<engine::ResourceReport>& reports,
                                         base::Duration window) {
    const format::Design& design = replicate.design;
    std::vector<base::MeterReading> readings;
    for (const engine::ResourceReport& report : reports)
        readings.insert(readings.end(), report.readings.begin(), report.readings.end());
    const base::Duration month = base::fromSeconds(design.billing.monthHours * 3600.0);
    auto usage = pricing::monthlyUsage(readings, window, month);
    if (!usage) return usage.error();
    addUnknown(design, *usage);
    pricing::BillOptions options;
    const auto freeTier = pricing::parseFreeTier(design.billing.freeTier);
    if (!freeTier) return freeTier.error();
    options.freeTier = *freeTier;
    auto rates = ownRates(design, replicate.book);
    if (!rates) return rates.error();
    options.rates = std::move(*rates);
    return pricing::priceUsage(*usage, replicate.book, options);
}

}  // namespace headroom::study
