// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/rates.hpp"

#include <algorithm>
#include <set>

#include "pricing/own_rates.hpp"
#include "pricing/provisioned_concurrency.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// The service's code in AWS's price lists.
std::string serviceCode(const ServiceSpec& spec) {
    struct Code {
        std::string operator()(const apigateway::Spec&) const { return "AmazonApiGateway"; }
        std::string operator()(const lambda::Spec&) const { return "AWSLambda"; }
        std::string operator()(const dynamodb::Spec&) const { return "AmazonDynamoDB"; }
        std::string operator()(const dax::Spec&) const { return "AmazonDAX"; }
        std::string operator()(const stepfunctions::Spec&) const { return "AmazonStates"; }
        std::string operator()(const sqs::Spec&) const { return "AWSQueueService"; }
    };
    return std::visit(Code{}, spec);
}

/// The prices that the design sets itself; what is wrong with them has been reported when they were read.
std::vector<pricing::RateOverride> ownRates(const Design& design, const pricing::PriceBook& book) {
    std::vector<pricing::OwnRate> rates;
    for (const auto& [name, usd] : design.rates) rates.push_back({name, {{std::nullopt, {usd, {}}}}, {}});
    std::vector<base::Error> ignored;
    return pricing::rateOverrides(rates, book, ignored);
}

/// The services of a design that have no price at all.
std::set<std::string> unpriced(const Design& design, const pricing::PriceBook& book) {
    std::set<std::string> services;
    for (const Resource& resource : design.resources) services.insert(serviceCode(resource.spec));
    for (const pricing::PriceEntry& entry : book.entries) services.erase(entry.service);
    for (const pricing::RateOverride& rate : ownRates(design, book)) services.erase(rate.service);
    return services;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> readRates(Reading& reading, const Node& root,
                                                           const pricing::PriceBook& book) {
    std::vector<std::pair<std::string, std::string>> rates;
    const Node* section = root.find("Rates");
    if (section == nullptr) return rates;
    const Place place{*section, "/Rates"};
    if (!isObject(reading, place, "an object: usage type to USD")) return rates;
    std::vector<pricing::OwnRate> own;
    for (const document::Member& member : section->members()) {
        const Place here = place.at(member.key, member.value);
        if (!member.value.isNumber() && !member.value.isString()) {
            reading.wrongKind(here, "a price in USD");
            continue;
        }
        const std::string usd = member.value.isNumber() ? member.value.numberText() : member.value.asString();
        own.push_back({member.key, {{std::nullopt, {usd, here.pointer}}}, here.pointer});
        rates.emplace_back(member.key, usd);
    }
    std::vector<base::Error> errors;
    static_cast<void>(pricing::rateOverrides(own, book, errors));
    for (const base::Error& error : errors) reading.error(nearest(root, error.where), error.what);
    return rates;
}

void warnOfMissingPrices(document::Problems& problems, const Node& root, const pricing::PriceBook& book,
                         const std::vector<Design>& designs) {
    std::set<std::string> services;
    for (const Design& design : designs) services.merge(unpriced(design, book));
    const Node* region = root.find("Region");
    if (services.empty() || region == nullptr) return;
    std::string names;
    for (const std::string& service : services) names += (names.empty() ? "" : ", ") + service;
    problems.warning(*region, "/Region",
                     "no prices are known in " + book.region + " of " + names +
                         ": what they cost is listed as not priced and is in no total; give Rates, or another Region");
}

void warnOfProvisionedThatNeverPays(Reading& reading, const Node& root, const pricing::PriceBook& book,
                                    const Design& design) {
    const std::vector<pricing::RateOverride> own = ownRates(design, book);
    for (const Resource& resource : design.resources) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function == nullptr || (!function->provisionedConcurrency && lambda::provisionedInAll(*function) == 0))
            continue;
        const bool arm = function->architecture == lambda::Architecture::Arm;
        const auto architecture = arm ? pricing::LambdaArchitecture::Arm : pricing::LambdaArchitecture::X86;
        const auto even = pricing::provisionedConcurrencyBreakEven(book, architecture, own);
        if (!even || even->canPay) continue;
        const std::string use = even->utilisation ? "it would have to be busy " + pricing::toText(*even->utilisation) +
                                                        " times its own time"
                                                  : "its duration is no cheaper than on demand";
        reading.warning(nearest(root, document::child("/Resources", resource.name)),
                        "provisioned concurrency never costs less than running on demand in " + book.region + " (" +
                            use + "): it buys latency alone");
    }
}

}  // namespace headroom::format
