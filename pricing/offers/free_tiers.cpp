// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/free_tiers.hpp"

#include "pricing/book_names.hpp"
#include "pricing/offers/verdict.hpp"
#include "pricing/shipped_units.hpp"

#include <algorithm>
#include <utility>

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

/// Whether a price of the usage type, by the same unit, is in the file or was in the books before the import.
bool isPriced(const OfferFreeTier& tier, const Offer& offer, PricesInUse& inUse) {
    const auto unit = inUse.unitOf(offer.code, tier.usageType);
    return unit ? *unit == tier.unit : offer.hasPriceOf(tier.usageType);
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

class FreeTierComparison {
public:
    FreeTierComparison(const Offer& offer, PricesInUse& inUse, const OfferPlace& place, ImportedFile& file)
        : offer_(offer), inUse_(inUse), place_(place), file_(file) {}

    std::vector<FreeAllowance> begun() {
        for (const OfferFreeTier& tier : offer_.freeBounds()) {
            if (tier.effective > place_.today)
                ++file_.later;
            else if (const InUse<FreeAllowance> known = inUse_.findAllowance(offer_.code, tier.usageType); known)
                judge(tier, known);
            else
                takeNew(tier);
        }
        // Only now: usage types of one file that share an allowance are held against what was there before it.
        for (const FreeAllowance& allowance : held_) inUse_.hold(allowance, file_.file.string());
        std::vector<FreeAllowance> all;
        for (Taken& one : taken_) all.push_back(std::move(one.allowance));
        return all;
    }

private:
    /// An allowance of the file as it goes into the user's book.
    struct Taken {
        FreeAllowance allowance;
        bool differs = false;  ///< from what is in use
    };

    void judge(const OfferFreeTier& tier, const InUse<FreeAllowance>& known) {
        const bool fileOnly = isOfFilesAlone(*known.price);
        const bool same = known->quantity == tier.quantity && (!fileOnly || known->unit == tier.unit);
        if (!same && !fileOnly && tier.unit != known->unit && tier.unit != kFreeGbSeconds)
            return noteUnit(tier, known->unit);
        FreeAllowance allowance = *known.price;
        allowance.quantity = tier.quantity;
        if (fileOnly) allowance.unit = tier.unit;
        allowance.validFrom = tier.effective;
        const Verdict verdict = decides(offer_, tier, place_.today) ? compared(tier, known, same) : Verdict::Older;
        if (verdict == Verdict::Older) ++file_.older;
        const bool first = take(allowance, verdict == Verdict::Differs);
        if (!first || verdict == Verdict::Older) return;
        allowance.validFrom = heldFrom(known, verdict, tier.effective);
        held_.push_back(std::move(allowance));
    }

    /// What becomes of the bound that decides, said and counted.
    Verdict compared(const OfferFreeTier& tier, const InUse<FreeAllowance>& known, bool same) {
        const Verdict verdict = verdictOf(known, same, tier.effective);
        const PriceChange change{offer_.code, "free tier of " + known->name,   "",
                                 "",          std::to_string(known->quantity), std::to_string(tier.quantity)};
        if (!same && !known.file.empty()) noteConflict(change, known.file, file_);
        if (verdict != Verdict::Differs) return verdict;
        const bool early = !known.isOwn() && offer_.published < known->source.readOn;
        if (early && !offer_.published.empty())
            note(tier, "what is free of it is from a file published on " + offer_.published +
                           "; what it replaces was read on " + known->source.readOn + ": is the file the newest?");
        addFreeChange(file_, change);
        return verdict;
    }

    /// Of usage types that share an allowance the first that differs from what is in use says how much is free, else
    /// the first. Whether this one does.
    bool take(const FreeAllowance& allowance, bool differs) {
        const auto known = std::ranges::find_if(taken_, [&](const Taken& other) {
            return other.allowance.name == allowance.name && other.allowance.validFrom == allowance.validFrom;
        });
        if (known != taken_.end() && (known->differs || !differs)) return false;
        if (known == taken_.end())
            taken_.push_back({allowance, differs});
        else
            *known = {allowance, differs};
        return true;
    }

    /// Kept whether or not there is a price yet: the files that have one may come later.
    void takeNew(const OfferFreeTier& tier) {
        const std::string counted = shippedUnitOf(offer_.code, tier.usageType);
        if (!counted.empty() && counted != tier.unit) return noteUnit(tier, counted);
        if (const std::string twin = shippedTwinOf(offer_.code, tier.usageType); !twin.empty())
            return note(tier, "use of it is counted as \"" + twin + "\": left out");
        if (!isPriced(tier, offer_, inUse_))
            note(tier, std::to_string(tier.quantity) +
                           " units are free, of which the books had no price by that unit: kept for when they have");
        const FreeAllowance allowance = newAllowance(tier, offer_.code);
        const bool decisive = decides(offer_, tier, place_.today);
        if (!take(allowance, decisive)) return;
        if (!decisive) {
            ++file_.older;
            return;
        }
        held_.push_back(allowance);
        addFreeChange(file_,
                      {offer_.code, "free tier of " + tier.usageType, "", "", "", std::to_string(tier.quantity)});
    }

    void noteUnit(const OfferFreeTier& tier, const std::string& counted) {
        note(tier, "what is free is counted in \"" + tier.unit + "\", not in \"" + counted + "\": left out");
    }

    void note(const OfferFreeTier& tier, const std::string& what) {
        file_.notes.push_back({tier.line, tier.usageType + ": " + what, false});
    }

    const Offer& offer_;
    PricesInUse& inUse_;
    const OfferPlace& place_;
    ImportedFile& file_;
    std::vector<Taken> taken_;
    std::vector<FreeAllowance> held_;
};

}  // namespace

std::vector<FreeAllowance> compareFreeTiers(const Offer& offer, PricesInUse& inUse, const OfferPlace& place,
                                            ImportedFile& file) {
    return FreeTierComparison(offer, inUse, place, file).begun();
}

}  // namespace headroom::pricing
