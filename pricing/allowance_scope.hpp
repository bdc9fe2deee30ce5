// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_book.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace headroom::pricing {

/// Services whose free allowances an account has in every region. DynamoDB's are a month's, a region's and a payer's
/// (Developer Guide), and its price list has them as first tiers of each region's own products. Lambda's are products
/// of no region ("Global-Request", location "Any"), data transfer's are summed over regions, and of the rest AWS says
/// that "most benefits offered by the Free Tier apply globally to all resources on your account, not individually to
/// each AWS region" (Knowledge Center, free-tier-charges, read 2026-11-28).
inline constexpr std::array<std::string_view, 1> kFreeInEachRegion{"AmazonDynamoDB"};

/// Whether an allowance is given in every region, else once over all regions of the account.
inline bool givenInEachRegion(const FreeAllowance& allowance) {
    return std::ranges::find(kFreeInEachRegion, allowance.service) != kFreeInEachRegion.end();
}

}  // namespace headroom::pricing
