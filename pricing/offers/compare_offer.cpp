// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/compare_offer.hpp"

#include "pricing/shipped_units.hpp"

#include <algorithm>

namespace headroom::pricing {

namespace {

constexpr std::size_t kMostChanges = 1'000;

std::string reservedText(const ReservedPrice& price) {
    return toText(price.hourly.usd) + " an hour, " + toText(price.upfront.usd) + " upfront";
}

void report(ImportedFile& file, PriceChange change) {
    ++file.changed;
    if (file.changes.size() < kMostChanges) file.changes.push_back(std::move(change));
}

/// A price with its unit, where the unit is what differs.
std::string textOf(const PriceEntry& entry, const std::string& otherUnit) {
    return priceText(entry.tiers) + (entry.unit == otherUnit ? "" : " per " + entry.unit);
}

/// Compares an offer's prices with those in use. Of prices of one thing with several dates the newest decides: where it
/// is the one in use, those before it are history that the books know better; where it differs, they come with it.
class OfferComparison {
public:
    OfferComparison(const Offer& offer, PricesInUse& inUse, const std::string& today, ImportedFile& file)
        : offer_(offer), inUse_(inUse), today_(today), file_(file), differs_(offer.prices(), false) {}

    std::vector<bool> differing() {
        PriceEntry last;
        std::size_t first = 0;
        for (std::size_t i = 0; i < offer_.prices(); ++i) {
            PriceEntry entry = offer_.price(i);
            const bool newer =
                i > 0 && entry.usageType == last.usageType && entry.region == last.region && entry.validFrom <= today_;
            if (i > 0 && !newer) {
                judge(first, i - 1, last);
                first = i;
            }
            last = std::move(entry);
        }
        if (offer_.prices() > 0) judge(first, offer_.prices() - 1, last);
        return std::move(differs_);
    }

private:
    /// The prices from `first` to `newest` are of one thing, or begin after today.
    void judge(std::size_t first, std::size_t newest, const PriceEntry& entry) {
        const std::size_t before = newest - first;
        if (entry.validFrom > today_) {
            ++file_.later;
            return;
        }
        const PriceEntry* known = inUse_.find(entry);
        const std::string counted = shippedUnitOf(entry.service, entry.usageType);
        if (!counted.empty() && counted != entry.unit) {
            file_.notes.push_back({offer_.lineOf(newest),
                                   entry.usageType + " in " + entry.region + ": counted in \"" + entry.unit +
                                       "\", where what is used is counted in \"" + counted + "\": left out",
                                   false});
            return;
        }
        if (known != nullptr && known->tiers == entry.tiers && known->unit == entry.unit) {
            ++file_.same;
            file_.older += before;
            return;
        }
        if (known != nullptr && !known->origin.empty() && known->validFrom > entry.validFrom) {
            file_.older += before + 1;
            return;
        }
        for (std::size_t i = first; i <= newest; ++i) differs_[i] = true;
        if (known != nullptr && known->validFrom > entry.validFrom) ++file_.backdated;
        report(file_,
               {entry.service, entry.usageType, entry.region, "", known == nullptr ? "" : textOf(*known, entry.unit),
                textOf(entry, known == nullptr ? entry.unit : known->unit)});
    }

    const Offer& offer_;
    PricesInUse& inUse_;
    const std::string& today_;
    ImportedFile& file_;
    std::vector<bool> differs_;
};

/// Of a list, the one of the same thing that is the newest by today.
bool isNewest(const std::vector<ReservedPrice>& prices, const ReservedPrice& price, const std::string& today) {
    return std::ranges::none_of(prices, [&](const ReservedPrice& other) {
        return other.usageType == price.usageType && other.region == price.region && other.term == price.term &&
               other.validFrom > price.validFrom && other.validFrom <= today;
    });
}

std::vector<ReservedPrice> compareReserved(const Offer& offer, PricesInUse& inUse, const std::string& today,
                                           ImportedFile& file) {
    std::vector<ReservedPrice> changed;
    for (const ReservedPrice& price : offer.reserved()) {
        if (price.validFrom > today) {
            ++file.later;
            continue;
        }
        if (!isNewest(offer.reserved(), price, today)) {
            ++file.older;
            continue;
        }
        const ReservedPrice* known = inUse.find(price);
        if (known != nullptr && known->hourly == price.hourly && known->upfront == price.upfront) {
            ++file.same;
            continue;
        }
        if (known != nullptr && !known->origin.empty() && known->validFrom > price.validFrom) {
            ++file.older;
            continue;
        }
        if (known != nullptr && known->validFrom > price.validFrom) ++file.backdated;
        report(file, {price.service, price.usageType, price.region, price.term,
                      known == nullptr ? "" : reservedText(*known), reservedText(price)});
        changed.push_back(price);
    }
    return changed;
}

std::vector<PriceEntry> comparePlans(const Offer& offer, PricesInUse& inUse, ImportedFile& file) {
    std::vector<PriceEntry> changed;
    for (const PriceEntry& rate : offer.planRates()) {
        const PriceEntry* known = inUse.find(rate);
        if (known != nullptr && known->tiers == rate.tiers && known->unit == rate.unit) {
            ++file.same;
        } else if (known != nullptr && known->validFrom > rate.validFrom) {
            ++file.older;
        } else {
            report(file, {rate.service, rate.usageType, rate.region, "",
                          known == nullptr ? "" : priceText(known->tiers), priceText(rate.tiers)});
            changed.push_back(rate);
        }
    }
    return changed;
}

}  // namespace

OfferDifference compareOffer(const Offer& offer, PricesInUse& inUse, const std::string& today, ImportedFile& file) {
    return {OfferComparison(offer, inUse, today, file).differing(), compareReserved(offer, inUse, today, file),
            comparePlans(offer, inUse, file)};
}

}  // namespace headroom::pricing
