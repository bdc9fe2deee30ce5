// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/free_tiers.hpp"

#include <algorithm>

namespace headroom::pricing {

namespace {

/// The unit of Global-Lambda-GB-Second in AWS's offer file of Lambda (us-east-1, 2026), whose paid ones are in
/// "Lambda-GB-Second".
constexpr std::string_view kFreeGbSeconds = "seconds";

bool decides(const Offer& offer, const OfferFreeTier& tier, const std::string& today) {
    return std::ranges::none_of(offer.freeBounds(), [&](const OfferFreeTier& other) {
        return other.usageType == tier.usageType && other.effective > tier.effective && other.effective <= today;
    });
}

/// Whether there is a price of the usage type, by the same unit, beyond what is free.
bool isPriced(const OfferFreeTier& tier, const Offer& offer, const PriceBook& book) {
    const UsageTypeName* name = book.findName(offer.code, tier.usageType);
    return name != nullptr ? name->unit == tier.unit : offer.hasPriceOf(tier.usageType);
}

/// One that no book has yet. What a price list has free it has free for everyone; what is free for an account's first
/// months is no tier of it.
FreeAllowance newAllowance(const OfferFreeTier& tier, const std::string& service) {
    FreeAllowance allowance;
    allowance.name = tier.usageType;
    allowance.service = service;
    allowance.usageTypes.push_back(tier.usageType);
    allowance.quantity = tier.quantity;
    allowance.unit = tier.unit;
    allowance.validFrom = tier.effective;
    return allowance;
}

}  // namespace

std::vector<FreeAllowance> compareFreeTiers(const Offer& offer, const PriceBooks& books, const std::string& today,
                                            ImportedFile& file) {
    std::vector<FreeAllowance> changed;
    const auto book = books.book("us-east-1");  // allowances are of no region
    if (!book) return changed;
    for (const OfferFreeTier& tier : offer.freeBounds()) {
        if (tier.effective > today) {
            ++file.later;
            continue;
        }
        if (!decides(offer, tier, today)) {
            ++file.older;
            continue;
        }
        const auto known = std::ranges::find_if(book->allowances, [&](const FreeAllowance& allowance) {
            return allowance.service == offer.code &&
                   std::ranges::find(allowance.usageTypes, tier.usageType) != allowance.usageTypes.end();
        });
        if (known == book->allowances.end()) {
            if (!isPriced(tier, offer, *book)) {
                file.notes.push_back({tier.line,
                                      tier.usageType + ": " + std::to_string(tier.quantity) +
                                          " units are free, of which no book knows: left out",
                                      false});
                continue;
            }
            changed.push_back(newAllowance(tier, offer.code));
            ++file.changed;
            file.changes.push_back(
                {offer.code, "free tier of " + changed.back().name, "", "", "", std::to_string(tier.quantity)});
            continue;
        }
        if (known->quantity == tier.quantity) continue;
        if (tier.unit != known->unit && tier.unit != kFreeGbSeconds) {
            file.notes.push_back({tier.line,
                                  tier.usageType + ": what is free is counted in \"" + tier.unit + "\", not in \"" +
                                      known->unit + "\": left out",
                                  false});
            continue;
        }
        if (!offer.published.empty() && offer.published < known->source.readOn) ++file.backdated;
        ++file.changed;
        file.changes.push_back({offer.code, "free tier of " + known->name, "", "", std::to_string(known->quantity),
                                std::to_string(tier.quantity)});
        if (std::ranges::find(changed, known->name, &FreeAllowance::name) != changed.end()) continue;
        changed.push_back(*known);
        changed.back().quantity = tier.quantity;
        changed.back().validFrom = tier.effective;
    }
    return changed;
}

}  // namespace headroom::pricing
