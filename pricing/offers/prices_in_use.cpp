// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/prices_in_use.hpp"

#include "pricing/own_prices.hpp"

#include <algorithm>

namespace headroom::pricing {

namespace {

/// The book that has the names and allowances, which are of no region.
constexpr const char* kFirstRegion = "us-east-1";

std::string nameOf(const PriceEntry& entry) { return entry.service + "/" + entry.usageType; }

std::string keyOf(const PriceEntry& entry) { return entry.region + "/" + nameOf(entry); }

std::string keyOf(const ReservedPrice& price) {
    return price.region + "/" + price.term + "/" + price.service + "/" + price.usageType;
}

}  // namespace

PricesInUse::Region& PricesInUse::regionOf(const std::string& name) {
    auto [it, isNew] = regions_.try_emplace(name);
    if (!isNew) return it->second;
    if (auto book = books_.bookWithoutOwnPrices(name)) it->second.book = std::move(*book);
    for (const PriceEntry& entry : it->second.book.entries) it->second.prices.emplace(nameOf(entry), &entry);
    return it->second;
}

InUse<PriceEntry> PricesInUse::find(const PriceEntry& entry) {
    if (const auto held = prices_.find(keyOf(entry)); held != prices_.end())
        return {&held->second.first, held->second.second};
    if (const auto own = books_.ownOf(entry.service)) {
        ownPrice_ = own->newest(entry.usageType, entry.region);
        if (ownPrice_) return {&*ownPrice_};
    }
    const auto& prices = regionOf(entry.region).prices;
    const auto it = prices.find(nameOf(entry));
    return {it == prices.end() ? nullptr : it->second};
}

InUse<ReservedPrice> PricesInUse::find(const ReservedPrice& price) {
    if (const auto held = reserved_.find(keyOf(price)); held != reserved_.end())
        return {&held->second.first, held->second.second};
    if (const auto own = books_.ownOf(price.service)) {
        ownReserved_ = own->newestReserved(price.usageType, price.term, price.region);
        if (ownReserved_) return {&*ownReserved_};
    }
    return {regionOf(price.region).book.findReserved(price.service, price.usageType, price.term)};
}

std::optional<PriceEntry> PricesInUse::ownOfDay(const PriceEntry& entry) const {
    const auto own = books_.ownOf(entry.service);
    return own ? own->priceOf(entry.usageType, entry.region, entry.validFrom) : std::nullopt;
}

std::optional<ReservedPrice> PricesInUse::ownOfDay(const ReservedPrice& price) const {
    const auto own = books_.ownOf(price.service);
    return own ? own->reservationOf(price.usageType, price.term, price.region, price.validFrom) : std::nullopt;
}

std::vector<PricesInUse::OfFile<FreeAllowance>>& PricesInUse::allowances() {
    if (!allowancesRead_) {
        for (const FreeAllowance& allowance : regionOf(kFirstRegion).book.allowances)
            allowances_.emplace_back(allowance, "");
    }
    allowancesRead_ = true;
    return allowances_;
}

InUse<FreeAllowance> PricesInUse::findAllowance(std::string_view service, std::string_view usageType) {
    for (const auto& [allowance, file] : allowances()) {
        const auto& types = allowance.usageTypes;
        if (allowance.service == service && std::ranges::find(types, usageType) != types.end())
            return {&allowance, file};
    }
    return {};
}

std::optional<std::string> PricesInUse::unitOf(std::string_view service, std::string_view usageType) {
    const UsageTypeName* shipped = regionOf(kFirstRegion).book.findName(service, usageType);
    if (shipped != nullptr) return shipped->unit;
    const auto own = books_.ownOf(service);
    return own == nullptr ? std::nullopt : own->unitOf(usageType);
}

void PricesInUse::hold(PriceEntry entry, const std::string& file) {
    std::string key = keyOf(entry);
    prices_.insert_or_assign(std::move(key), OfFile<PriceEntry>(std::move(entry), file));
}

void PricesInUse::hold(ReservedPrice price, const std::string& file) {
    std::string key = keyOf(price);
    reserved_.insert_or_assign(std::move(key), OfFile<ReservedPrice>(std::move(price), file));
}

void PricesInUse::hold(FreeAllowance allowance, const std::string& file) {
    auto& all = allowances();
    const auto known = std::ranges::find_if(all, [&](const auto& held) {
        return held.first.service == allowance.service && held.first.name == allowance.name;
    });
    if (known == all.end())
        all.emplace_back(std::move(allowance), file);
    else
        *known = {std::move(allowance), file};
}

}  // namespace headroom::pricing
