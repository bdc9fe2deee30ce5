// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/agreements_check.hpp"

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "pricing/usage_list.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::format {

namespace {

/// What the design's Rates put in place of the list, which a plan's rates are held against; what is wrong with them has
/// been reported when they were read.
std::vector<pricing::RateOverride> ownRates(const Design& design, const pricing::PriceBook& home) {
    std::vector<pricing::OwnRate> rates;
    for (const auto& [name, usd] : design.rates) rates.push_back({name, {{std::nullopt, {usd, {}}}}, {}});
    std::vector<base::Error> ignored;
    return pricing::rateOverrides(rates, home, ignored);
}

std::vector<std::string> replicaRegions(const Design& design) {
    std::set<std::string> regions;
    for (const Resource& resource : design.resources) {
        if (const auto* table = std::get_if<dynamodb::Spec>(&resource.spec))
            regions.insert(table->replicas.begin(), table->replicas.end());
    }
    return {regions.begin(), regions.end()};
}

/// By the book of each region that has a replica.
void checkReservedElsewhere(const Design& design, const std::string& home, const pricing::PriceBooks& books,
                            std::vector<base::Error>& errors) {
    const Billing& billing = design.billing;
    std::vector<std::string> regions = replicaRegions(design);
    for (const std::string& region : regions) {
        pricing::Agreements there;
        there.drawn = billing.agreements.drawn;
        there.reserved = pricing::reservedIn(region, billing.agreements);
        const auto book = books.book(region, billing.pricesAsOf);
        pricing::BillOptions options;
        if (book && !there.reserved.empty()) pricing::applyAgreements(there, *book, options, errors);
    }
    std::erase(regions, home);
    regions.insert(regions.begin(), home);
    const std::size_t known = errors.size();
    pricing::checkReservedRegions(billing.agreements, regions, errors);
    for (std::size_t i = known; i < errors.size() && !design.name.empty(); ++i)
        errors[i].what +=
            "; of design " + document::quoted(design.name) + ", whose patch may have a Billing of its own";
}

}  // namespace

void checkAgreements(Reading& reading, const document::Node& root, const pricing::PriceBook& home,
                     const pricing::PriceBooks& books, Design& design) {
    Billing& billing = design.billing;
    if (!billing.agreements.plans.empty())
        billing.plansElsewhere = pricing::plansKnownIn(replicaRegions(design), billing.pricesAsOf, books);
    pricing::BillOptions options;
    options.rates = ownRates(design, home);
    std::vector<base::Error> errors;
    pricing::applyAgreements(billing.agreements, home, options, errors, billing.plansElsewhere);
    checkReservedElsewhere(design, home.region, books, errors);
    if (billing.agreements.currency) static_cast<void>(pricing::inCurrency(*billing.agreements.currency, {}, errors));
    for (const base::Error& error : errors) reading.error(nearest(root, error.where), error.what);
}

}  // namespace headroom::format
