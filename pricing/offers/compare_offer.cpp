// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/compare_offer.hpp"

#include "pricing/book_names.hpp"
#include "pricing/offers/verdict.hpp"
#include "pricing/per_text.hpp"
#include "pricing/shipped_units.hpp"

#include <utility>

namespace headroom::pricing {

namespace {

std::string reservedText(const ReservedPrice& price) {
    return toText(price.hourly.usd) + " an hour" + perText(price.hourly) + ", " + toText(price.upfront.usd) +
           " upfront" + perText(price.upfront);
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

/// Compares what an offer has with what is in use. Of prices of one thing with several dates the newest decides what
/// changes.
class OfferComparison {
public:
    OfferComparison(const Offer& offer, PricesInUse& inUse, const OfferPlace& place, ImportedFile& file)
        : offer_(offer), inUse_(inUse), place_(place), file_(file), kept_(offer.prices(), false) {}

    OfferPrices begun() {
        comparePrices();
        OfferPrices all;
        compareToday(countedReservations(), all.reserved);
        compareToday(offer_.planRates(), all.plans);
        all.prices = std::move(kept_);
        return all;
    }

private:
    void comparePrices() {
        PriceEntry newest;
        std::vector<std::size_t> dates;  // of one thing, the oldest first
        for (std::size_t i = 0; i < offer_.prices(); ++i) {
            PriceEntry entry = offer_.price(i);
            if (entry.validFrom > place_.today) {
                ++file_.later;
                continue;
            }
            if (!dates.empty() && !isOfOneThing(newest, entry)) {
                judgeDates(dates, newest);
                dates.clear();
            }
            dates.push_back(i);
            newest = std::move(entry);
        }
        if (!dates.empty()) judgeDates(dates, newest);
    }

    void judgeDates(const std::vector<std::size_t>& dates, const PriceEntry& newest) {
        const std::string unit = shippedUnitOf(newest.service, newest.usageType);
        if (!unit.empty() && unit != newest.unit) {
            file_.notes.push_back({offer_.lineOf(dates.back()),
                                   newest.usageType + " in " + newest.region + ": counted in \"" + newest.unit +
                                       "\", where what is used is counted in \"" + unit + "\": left out",
                                   false});
            return;
        }
        if (const std::string twin = shippedTwinOf(newest.service, newest.usageType); !twin.empty()) {
            file_.notes.push_back(
                {offer_.lineOf(dates.back()),
                 newest.usageType + " in " + newest.region + ": use of it is counted as \"" + twin + "\": left out",
                 false});
            return;
        }
        for (const std::size_t i : dates) kept_[i] = i == dates.back() || offer_.price(i).unit == newest.unit;
        const bool counted = judge(newest) != Verdict::Differs;
        for (const std::size_t i : dates) {
            if (i != dates.back() && kept_[i]) judgeOlder(offer_.price(i), counted);
        }
    }

    /// Those that use is counted for, by its unit: of fees files say that they are for hours.
    std::vector<ReservedPrice> countedReservations() {
        std::vector<ReservedPrice> counted;
        for (const ReservedPrice& price : offer_.reserved()) {
            const std::string twin = shippedTwinOf(price.service, price.usageType);
            if (!twin.empty()) {
                file_.notes.push_back({0,
                                       price.usageType + " in " + price.region + " reserved for " + price.term +
                                           ": use of it is counted as \"" + twin + "\": left out",
                                       false});
                continue;
            }
            counted.push_back(price);
            const std::string unit = shippedUnitOf(price.service, price.usageType);
            if (!unit.empty()) counted.back().unit = unit;
        }
        return counted;
    }

    /// Of prices in the order of things and dates, those that have begun; the newest of each thing is compared.
    template <class Price>
    void compareToday(const std::vector<Price>& all, std::vector<Price>& begun) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].validFrom > place_.today) {
                ++file_.later;
                continue;
            }
            begun.push_back(all[i]);
            const bool replaced =
                i + 1 < all.size() && isOfOneThing(all[i], all[i + 1]) && all[i + 1].validFrom <= place_.today;
            if (replaced)
                judgeOlder(all[i]);
            else
                judge(all[i]);
        }
    }

    /// Whether a price takes the place of another of the user's from the same day, which is then said with that day.
    template <class Price>
    bool changesItsDay(const Price& price) {
        const auto own = inUse_.ownOfDay(price);
        if (!own || saysTheSame(*own, price)) return false;
        PriceChange change = changeOf(InUse<Price>{&*own}, price);
        change.from = price.validFrom;
        addChange(file_, std::move(change));
        return true;
    }

    /// What is of an earlier day than what holds may change what held on the days before.
    template <class Price>
    void judgeOlder(const Price& price, bool counted = true) {
        if (!changesItsDay(price) && counted) ++file_.older;
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
        const bool same = known && saysTheSame(*known.price, price);
        const Verdict verdict = verdictOf(known, same, price.validFrom);
        if (!same && !known.file.empty()) noteConflict(changeOf(known, price), known.file, file_);
        switch (verdict) {
            case Verdict::Same:
                if (known->validFrom == price.validFrom || !changesItsDay(price)) ++file_.same;
                break;
            case Verdict::Older:
                judgeOlder(price);
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
    std::vector<bool> kept_;
};

}  // namespace

OfferPrices compareOffer(const Offer& offer, PricesInUse& inUse, const OfferPlace& place, ImportedFile& file) {
    return OfferComparison(offer, inUse, place, file).begun();
}

}  // namespace headroom::pricing
