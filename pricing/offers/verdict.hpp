// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/import.hpp"
#include "pricing/offers/prices_in_use.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace headroom::pricing {

/// How what a file has stands to what holds.
enum class Verdict : std::uint8_t {
    Same,
    Older,    ///< than the user's own: kept for the days before
    Differs,  ///< holds from now on
};

/// Whether two prices of one thing are the same price, whatever their dates.
inline bool saysTheSame(const PriceEntry& a, const PriceEntry& b) { return a.tiers == b.tiers && a.unit == b.unit; }
inline bool saysTheSame(const ReservedPrice& a, const ReservedPrice& b) {
    return a.hourly == b.hourly && a.upfront == b.upfront;
}

/// `same`: whether the file has what holds, from whatever day on.
template <class Price>
Verdict verdictOf(const InUse<Price>& known, bool same, const std::string& validFrom) {
    if (known && same) return Verdict::Same;
    return known.isOwn() && known->validFrom > validFrom ? Verdict::Older : Verdict::Differs;
}

/// Since when what a file has is known to hold: of the user's own that it confirms the later day stays.
template <class Price>
std::string heldFrom(const InUse<Price>& known, Verdict verdict, const std::string& validFrom) {
    return verdict == Verdict::Same && known.isOwn() ? std::max(known->validFrom, validFrom) : validFrom;
}

/// Counts a change of the file, and keeps the first thousand of them.
void addChange(ImportedFile& file, PriceChange change);

/// The same of a free tier.
void addFreeChange(ImportedFile& file, PriceChange change);

/// Says what an earlier file of the import gives otherwise: `change.before` is what `other` has. The first hundred are
/// said one by one.
void noteConflict(const PriceChange& change, std::string_view other, ImportedFile& file);

/// Says how many conflicts were not said one by one.
void noteMoreConflicts(ImportedFile& file);

}  // namespace headroom::pricing
