// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/compare_offer.hpp"

#include "pricing/offers/verdict.hpp"
#include "pricing/shipped_units.hpp"

#include <utility>

namespace headroom::pricing {

namespace {

std::string reservedText(const ReservedPrice& price) {
    return toText(price.hourly.usd) + " an hour, " + toText(price.upfront.usd) + " upfront";
}

/// A price with its unit, where the unit is what differs.
std::string textOf(const PriceEntry& entry, const std::string& otherUnit) {
    return priceText(entry.tiers) + (entry.unit == otherUnit ? "" : " per " + entry.unit);
}

PriceChange changeOf(const InUse<PriceEntry>& known, const PriceEntry& entry) {
    return {entry.service,
            entry.usageType,
            entry.region,
            "",
            known ? textOf(*known.price, entry.unit) : "",
            textOf(entry, known ? known->unit : entry.unit)};
}

PriceChange changeOf(const InUse<ReservedPrice>& known, const ReservedPrice& price) {
    return {price.service,      price.usageType, price.region, price.term, known ? reservedText(*known.price) : "",
            reservedText(price)};
}

bool isSame(const PriceEntry& a, const PriceEntry& b) { return a.tiers == b.tiers && a.unit == b.unit; }
bool isSame(const ReservedPrice& a, const ReservedPrice& b) { return a.hourly == b.hourly && a.upfront == b.upfront; }

/// Compares what an offer has with what is in use. Of prices of one thing with several dates the newest decides: where
/// it is the one in use, those before it are history that the books know better; where it differs, they come with it.
class OfferComparison {
public:
    OfferComparison(const Offer& offer, PricesInUse& inUse, const OfferPlace& place, ImportedFile& file)
        : offer_(offer), inUse_(inUse), place_(place), file_(file), differs_(offer.prices(), false) {}

    OfferDifference difference() {
        comparePrices();
        OfferDifference all;
        compareToday(offer_.reserved(), all.reserved);
        compareToday(offer_.planRates(), all.plans);
        all.prices = std::move(differs_);
        return all;
    }

private:
    void comparePrices() {
        PriceEntry last;
        std::size_t first = 0;
        for (std::size_t i = 0; i < offer_.prices(); ++i) {
            PriceEntry entry = offer_.price(i);
            const bool newer = i > 0 && entry.usageType == last.usageType && entry.region == last.region &&
                               entry.validFrom <= place_.today;
            if (i > 0 && !newer) {
                judgeDates(first, i - 1, last);
                first = i;
            }
            last = std::move(entry);
        }
        if (offer_.prices() > 0) judgeDates(first, offer_.prices() - 1, last);
    }

    /// The prices from `first` to `newest` are of one thing, or begin after today.
    void judgeDates(std::size_t first, std::size_t newest, const PriceEntry& entry) {
        const std::size_t before = newest - first;
        if (entry.validFrom > place_.today) {
            ++file_.later;
            return;
        }
        const std::string counted = shippedUnitOf(entry.service, entry.usageType);
        if (!counted.empty() && counted != entry.unit) {
            file_.notes.push_back({offer_.lineOf(newest),
                                   entry.usageType + " in " + entry.region + ": counted in \"" + entry.unit +
                                       "\", where what is used is counted in \"" + counted + "\": left out",
                                   false});
            return;
        }
        if (judge(entry) != Verdict::Differs) {
            file_.older += before;
            return;
        }
        for (std::size_t i = first; i <= newest; ++i) differs_[i] = true;
    }

    /// Of prices in the order of things and dates, today's that differ. What begins later is left, and what the next of
    /// the same thing has replaced by now.
    template <class Price>
    void compareToday(const std::vector<Price>& all, std::vector<Price>& differing) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool replaced =
                i + 1 < all.size() && isOfOneThing(all[i], all[i + 1]) && all[i + 1].validFrom <= place_.today;
            if (all[i].validFrom > place_.today)
                ++file_.later;
            else if (replaced)
                ++file_.older;
            else if (judge(all[i]) == Verdict::Differs)
                differing.push_back(all[i]);
        }
    }
    static bool isOfOneThing(const ReservedPrice& a, const ReservedPrice& b) {
        return a.usageType == b.usageType && a.region == b.region && a.term == b.term;
    }
    static bool isOfOneThing(const PriceEntry& a, const PriceEntry& b) {
        return a.usageType == b.usageType && a.region == b.region;
    }

    /// Counts what becomes of a price of today, and says what an earlier file has otherwise.
    template <class Price>
    Verdict judge(const Price& price) {
        const InUse<Price> known = inUse_.find(price);
        const bool same = known && isSame(*known.price, price);
        const Verdict verdict = verdictOf(known, same, price.validFrom);
        if (!same && !known.file.empty()) noteConflict(changeOf(known, price), known.file, file_);
        switch (verdict) {
            case Verdict::Same:
                ++file_.same;
                break;
            case Verdict::Older:
                ++file_.older;
                return verdict;
            case Verdict::Differs:
                if (known && known->validFrom > price.validFrom) ++file_.backdated;
                addChange(file_, changeOf(known, price));
                break;
        }
        if (!place_.followed) return verdict;
        Price held = price;
        held.validFrom = heldFrom(known, verdict, price.validFrom);
        inUse_.hold(std::move(held), file_.file.string());
        return verdict;
    }

    const Offer& offer_;
    PricesInUse& inUse_;
    const OfferPlace& place_;
    ImportedFile& file_;
    std::vector<bool> differs_;
};

}  // namespace

OfferDifference compareOffer(const Offer& offer, PricesInUse& inUse, const OfferPlace& place, ImportedFile& file) {
    return OfferComparison(offer, inUse, place, file).difference();
}

}  // namespace headroom::pricing
