// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// How the title of a source begins that is not AWS: a price file says `thirdParty` of it.
inline constexpr std::string_view kThirdPartyTitle = "Not AWS's: ";

/// Whose the book of such prices is, in a bill.
inline constexpr std::string_view kThirdPartyOrigin = "third parties, not AWS";

inline bool isThirdParty(const Source& source) { return source.title.starts_with(kThirdPartyTitle); }

/// Whose book a price is of, as in BookUsed.
std::string originOf(const PriceEntry& entry);

/// A price that a bill was made with and that AWS was not the source of: a guess.
struct ThirdPartyPrice {
    std::string service;
    std::string usageType;
    std::string price;  ///< "0.04 USD a Hrs"
    std::string source;
};

/// Those of the bill's lines, each once. `book` is the one that it was made with.
std::vector<ThirdPartyPrice> thirdPartyPrices(const Bill& bill, const PriceBook& book);

}  // namespace headroom::pricing
