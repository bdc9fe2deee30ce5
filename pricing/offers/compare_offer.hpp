// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/import.hpp"
#include "pricing/offers/prices_in_use.hpp"

#include <string>
#include <vector>

namespace headroom::pricing {

/// What of an offer differs from the prices in use.
struct OfferDifference {
    std::vector<bool> prices;  ///< which of the offer's
    std::vector<ReservedPrice> reserved;
    std::vector<PriceEntry> plans;  ///< rates of savings plans
};

/// Which files of an import an offer is compared among.
struct OfferPlace {
    std::string today;      ///< what begins later is left
    bool followed = false;  ///< by other files, for which what this one has holds
};

/// Compares an offer with the prices in use and counts in `file` what differs, what does not, and what is left: prices
/// that are older than those in use, begin after today or count in other units than what is used.
OfferDifference compareOffer(const Offer& offer, PricesInUse& inUse, const OfferPlace& place, ImportedFile& file);

}  // namespace headroom::pricing
