// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/own_rates.hpp"

#include "pricing/problems.hpp"
#include "pricing/usage_type.hpp"

#include <algorithm>
#include <utility>

namespace headroom::pricing {
namespace {

/// The services that have a usage type of this name, with or without prefix; "Service/Type" names one outright.
std::vector<std::pair<std::string, std::string>> ownersOf(const PriceBook& book, const OwnRate& rate) {
    std::vector<std::pair<std::string, std::string>> owners;
    const std::size_t slash = rate.usageType.find('/');
    const std::string only = slash == std::string::npos ? "" : rate.usageType.substr(0, slash);
    const std::string type = slash == std::string::npos ? rate.usageType : rate.usageType.substr(slash + 1);
    std::vector<std::string> services;
    for (const UsageTypeName& name : book.names) {
        if (std::ranges::find(services, name.service) == services.end()) services.push_back(name.service);
    }
    for (const std::string& service : services) {
        if (!only.empty() && service != only) continue;
        if (auto bare = bareUsageType(book, service, type); bare) owners.emplace_back(service, *bare);
    }
    return owners;
}

/// Why no service has the usage type of a rate: another region's prefix, or a name that nobody knows.
std::string unknownRate(const PriceBook& book, const OwnRate& rate) {
    const std::string type = rate.usageType.substr(rate.usageType.find('/') + 1);
    const std::string bare = type.substr(type.find('-') + 1);
    std::vector<std::string> types;
    for (const UsageTypeName& name : book.names) {
        if (name.usageType == bare) return bareUsageType(book, name.service, type).error().what;
        if (std::ranges::find(types, name.usageType) == types.end()) types.push_back(name.usageType);
    }
    const std::string near = nearNames(type, types);
    return "no service has a usage type \"" + type + "\"" + (near.empty() ? "" : "; did you mean " + near + "?");
}

std::optional<std::int64_t> boundOf(const NumberText& upTo, Problems& problems) {
    const auto value = problems.valueOf(parseDecimal(upTo.text), upTo.where);
    if (!value) return std::nullopt;
    constexpr Int128 kMost = 1'000'000'000'000'000'000;
    if (value->scale != 0 || value->mantissa <= 0 || value->mantissa > kMost) {
        problems.add("a tier ends at a whole number of units above 0", upTo.where);
        return std::nullopt;
    }
    return static_cast<std::int64_t>(value->mantissa);
}

/// The rate's tiers; nullopt after noting what is wrong with them.
std::optional<std::vector<PriceTier>> ownTiers(const OwnRate& rate, Problems& problems) {
    std::vector<PriceTier> tiers;
    bool good = true;
    for (const OwnTier& own : rate.tiers) {
        const auto usd = problems.valueOf(parseRate(own.usd.text), own.usd.where);
        PriceTier tier{std::nullopt, usd.value_or(PriceRate{})};
        if (own.upTo) tier.upTo = boundOf(*own.upTo, problems);
        good = good && usd && (!own.upTo || tier.upTo);
        tiers.push_back(tier);
    }
    if (!good) return std::nullopt;
    if (const auto problem = tierProblem(tiers)) {
        problems.add("this rate " + *problem, rate.where);
        return std::nullopt;
    }
    return tiers;
}

/// The one service and bare usage type that a rate is for; nullopt after noting that there is none or more than one.
std::optional<std::pair<std::string, std::string>> ownerOf(const PriceBook& book, const OwnRate& rate,
                                                           Problems& problems) {
    const auto owners = ownersOf(book, rate);
    if (owners.empty()) problems.add(unknownRate(book, rate), rate.where);
    if (owners.size() > 1) {
        problems.add("\"" + rate.usageType + "\" is a usage type of " + owners[0].first + " and of " + owners[1].first +
                         "; say which, as in \"" + owners[0].first + "/" + owners[0].second + "\"",
                     rate.where);
    }
    if (owners.size() != 1) return std::nullopt;
    return owners.front();
}

}  // namespace

std::vector<RateOverride> rateOverrides(const std::vector<OwnRate>& own, const PriceBook& book,
                                        std::vector<base::Error>& errors) {
    Problems problems(errors);
    std::vector<RateOverride> rates;
    for (const OwnRate& rate : own) {
        const auto owner = ownerOf(book, rate, problems);
        auto tiers = ownTiers(rate, problems);
        if (!owner || !tiers) continue;
        const bool twice = std::ranges::any_of(rates, [&](const RateOverride& other) {
            return other.service == owner->first && other.usageType == owner->second;
        });
        if (twice) problems.add("the rate of " + owner->first + " " + owner->second + " is given twice", rate.where);
        rates.push_back({owner->first, owner->second, std::move(*tiers), rate.where});
    }
    return rates;
}

}  // namespace headroom::pricing
