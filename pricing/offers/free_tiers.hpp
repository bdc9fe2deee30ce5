// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/import.hpp"

#include <vector>

namespace headroom::pricing {

/// The free allowances of the books whose quantity an offer file says otherwise, as the file has them; each is a change
/// of the file. Of several dates the newest by `today` decides. A free tier that no book has is a note (which usage
/// types would share it, and for how long, no file says), as is one that is counted in another unit.
std::vector<FreeAllowance> compareFreeTiers(const Offer& offer, const PriceBooks& books, const std::string& today,
                                            ImportedFile& file);

}  // namespace headroom::pricing
