// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/import.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace headroom::pricing {

/// The prices in use, found by name.
class PricesInUse {
public:
    explicit PricesInUse(const PriceBooks& books) : books_(books) {}

    const PriceEntry* find(const PriceEntry& entry) {
        const auto& prices = regionOf(entry.region).prices;
        const auto it = prices.find(entry.service + "/" + entry.usageType);
        return it == prices.end() ? nullptr : it->second;
    }
    const ReservedPrice* find(const ReservedPrice& price) {
        for (const ReservedPrice& known : regionOf(price.region).book.reserved) {
            if (known.service == price.service && known.usageType == price.usageType && known.term == price.term)
                return &known;
        }
        return nullptr;
    }

private:
    struct Region {
        PriceBook book;
        std::unordered_map<std::string, const PriceEntry*> prices;
    };
    Region& regionOf(const std::string& name) {
        auto [it, isNew] = regions_.try_emplace(name);
        if (!isNew) return it->second;
        if (auto book = books_.book(name)) it->second.book = std::move(*book);
        for (const PriceEntry& entry : it->second.book.entries)
            it->second.prices.emplace(entry.service + "/" + entry.usageType, &entry);
        return it->second;
    }

    const PriceBooks& books_;
    std::map<std::string, Region> regions_;
};

/// What of an offer differs from the prices in use.
struct OfferDifference {
    std::vector<bool> prices;  ///< which of the offer's
    std::vector<ReservedPrice> reserved;
    std::vector<PriceEntry> plans;  ///< rates of savings plans
};

/// Compares an offer with the prices in use and counts in `file` what differs, what does not, and what is left: prices
/// that are older than those in use, begin after `today` or count in other units than what is used.
OfferDifference compareOffer(const Offer& offer, PricesInUse& inUse, const std::string& today, ImportedFile& file);

}  // namespace headroom::pricing
