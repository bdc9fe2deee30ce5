// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/regional_usage.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "pricing/offers/offer.hpp"
#include "pricing/usage_type.hpp"

namespace headroom::cli {

namespace {

/// The region that the usage type of a rate or discount names by its prefix; empty: none.
std::string_view regionOf(std::string_view usageType) {
    return pricing::byPrefix(usageType.substr(usageType.find('/') + 1)).region;
}

/// What holds in a region: what names it first, because a discount for one region comes before one for all.
template <class Item>
std::vector<Item> thoseOf(std::string_view region, const std::vector<Item>& all, bool bareToo) {
    std::vector<Item> its;
    const auto named = [&](const Item& item) { return regionOf(item.usageType) == region; };
    const auto bare = [&](const Item& item) { return bareToo && regionOf(item.usageType).empty(); };
    std::ranges::copy_if(all, std::back_inserter(its), named);
    std::ranges::copy_if(all, std::back_inserter(its), bare);
    return its;
}

template <class Item>
void noteIdle(const std::vector<Item>& all, const char* what, recorded::ExportedUsage& usage) {
    for (const Item& item : all) {
        const std::string_view region = regionOf(item.usageType);
        if (region.empty() || region == usage.list.region || usage.byRegion.contains(std::string(region))) continue;
        usage.notes.push_back("nothing was used of " + item.usageType + ", which " + what);
    }
}

void dropPrefix(std::string_view region, std::string& usageType) {
    const std::size_t slash = usageType.find('/');
    const std::size_t type = slash == std::string::npos ? 0 : slash + 1;
    if (const auto bare = pricing::ownUsageType(region, usageType.substr(type)))
        usageType = usageType.substr(0, type) + *bare;
}

}  // namespace

std::vector<pricing::UsageList> takeElsewhere(recorded::ExportedUsage& usage) {
    pricing::UsageList& home = usage.list;
    std::vector<pricing::UsageList> lists;
    if (usage.byRegion.empty()) return lists;
    const auto discounts = home.agreements.discounts;
    noteIdle(home.rates, "Rates prices", usage);
    noteIdle(discounts, "Discounts lowers", usage);
    for (const auto& [region, lines] : usage.byRegion) {
        if (region == home.region) continue;
        pricing::UsageList& list = lists.emplace_back();
        list.region = region;
        list.freeTier = home.freeTier;
        list.monthHours = home.monthHours;
        list.rounding = home.rounding;
        list.asOf = home.asOf;
        list.agreements.discounts = thoseOf(region, discounts, true);
        list.usage = lines;
        list.rates = thoseOf(region, home.rates, false);
    }
    home.rates = thoseOf(home.region, home.rates, true);
    home.agreements.discounts = thoseOf(home.region, discounts, true);
    return lists;
}

void moveTo(const std::string& region, pricing::UsageList& list) {
    const std::string before = list.region;
    list.region = region;
    if (before.empty()) return;
    for (pricing::UsageLine& line : list.usage) {
        if (const auto bare = pricing::ownUsageType(before, line.usageType)) line.usageType = *bare;
    }
    for (pricing::OwnRate& rate : list.rates) dropPrefix(before, rate.usageType);
    for (pricing::OwnDiscount& discount : list.agreements.discounts) dropPrefix(before, discount.usageType);
    for (pricing::OwnReservation& reserved : list.agreements.reserved) {
        dropPrefix(before, reserved.usageType);
        if (reserved.region == before) reserved.region = region;
    }
    for (pricing::OwnPlan& plan : list.agreements.plans) {
        for (pricing::OwnRate& rate : plan.rates) dropPrefix(before, rate.usageType);
    }
}

void moveReservations(const std::string& region, const std::string& said, recorded::ExportedUsage& usage) {
    for (pricing::OwnReservation& reserved : usage.list.agreements.reserved) {
        const bool named = !reserved.region.empty();
        const std::string before = named ? reserved.region : usage.list.region;
        const bool left = before == usage.list.region || usage.byRegion.contains(before);
        if (!left || before == region) continue;
        const std::string usageType = reserved.usageType;
        dropPrefix(before, reserved.usageType);
        if (named) reserved.region = region;
        if (!named && usageType == reserved.usageType) continue;  // it names no region
        usage.notes.push_back("the reservation of " + usageType + " in " + before + " is taken to " + region +
                              " with the use, as " + said + " says");
    }
}

}  // namespace headroom::cli
