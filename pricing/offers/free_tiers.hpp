// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/compare_offer.hpp"
#include "pricing/offers/import.hpp"

#include <vector>

namespace headroom::pricing {

/// The free allowances of the books whose quantity an offer file says otherwise, as the file has them; each is a change
/// of the file. Of several dates the newest by today decides; what is older than the user's own is left. A free tier of
/// what nobody has a price for is a note (which usage types would share it, and for how long, no file says), as is one
/// that is counted in another unit, and one of a file older than the day on which the present one was read.
std::vector<FreeAllowance> compareFreeTiers(const Offer& offer, PricesInUse& inUse, const OfferPlace& place,
                                            ImportedFile& file);

}  // namespace headroom::pricing
