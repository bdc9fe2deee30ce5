// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"

#include <optional>
#include <string>
#include <vector>

namespace headroom::pricing {

/// A number as a file wrote it, so that it stays exact, and the place to name when it is wrong.
struct NumberText {
    std::string text;
    std::string where;
};

/// A tier of the user's own price; no `upTo` means without end.
struct OwnTier {
    std::optional<NumberText> upTo;  ///< whole units
    NumberText usd;
};

/// The user's own price for a usage type, flat (one tier) or graduated.
struct OwnRate {
    std::string usageType;  ///< "Request", "USE1-Request" or, where two services have the name, "AWSLambda/Request"
    std::vector<OwnTier> tiers;
    std::string where;
};

/// The user's rates as the bill wants them; what is wrong with them is added to `errors`: a usage type that no service
/// has or more than one, another region's prefix, a price or tier that makes no sense, a type given twice.
std::vector<RateOverride> rateOverrides(const std::vector<OwnRate>& rates, const PriceBook& book,
                                        std::vector<base::Error>& errors);

}  // namespace headroom::pricing
