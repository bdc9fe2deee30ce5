// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/compare_offer.hpp"
#include "pricing/offers/import.hpp"

#include <vector>

namespace headroom::pricing {

/// The free allowances of an offer file that have begun, for the user's book, each with its date; one whose quantity is
/// another than that in use is a change of the file. Of several dates the newest by today decides, unless the user's
/// own is newer. One that no book has is an allowance of its usage type alone (which others would share it, and for how
/// long, no file says), kept and said where there is no price yet, so that the order of imports does not matter. One
/// that is counted in another unit than use is left out with a note; one of a file older than the day on which the
/// present one was read is said.
std::vector<FreeAllowance> compareFreeTiers(const Offer& offer, PricesInUse& inUse, const OfferPlace& place,
                                            ImportedFile& file);

}  // namespace headroom::pricing
