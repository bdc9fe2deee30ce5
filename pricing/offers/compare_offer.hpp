// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/import.hpp"
#include "pricing/offers/prices_in_use.hpp"

#include <string>
#include <vector>

namespace headroom::pricing {

/// What of an offer the user's books keep, each with its date: all that has begun, whether it differs from the prices
/// in use or not. What is older than those holds on the days before; what says the same holds against what is older and
/// comes later. So books do not depend on the order of imports.
struct OfferPrices {
    std::vector<bool> prices;  ///< which of the offer's
    std::vector<ReservedPrice> reserved;
    std::vector<PriceEntry> plans;  ///< rates of savings plans
};

/// Which files of an import an offer is compared among.
struct OfferPlace {
    std::string today;      ///< what begins later is left
    bool followed = false;  ///< by other files, for which what this one has holds
};

/// Compares an offer with the prices in use and counts in `file` what differs, what does not, what is older, and what
/// is left: prices that begin after today or count in other units than what is used.
OfferPrices compareOffer(const Offer& offer, PricesInUse& inUse, const OfferPlace& place, ImportedFile& file);

}  // namespace headroom::pricing
