// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

#include <span>
#include <vector>

namespace headroom::pricing {

/// What an account used in one region, and the bill that it goes to.
struct RegionAccounts {
    std::vector<AccountUsage> accounts;
    Bill bill;
};

/// Takes a free allowance once off the usage of the types that share it in these regions, and adds a line at 0 for each
/// part to its region's bill. Types and regions share it in proportion to what was used of each (AWS does not say which
/// is served first), and the resources of each share its part: what is paid depends neither on how use is split over
/// resources nor on the order of regions.
base::Result<void> takeAllowance(const FreeAllowance& allowance, std::span<RegionAccounts> regions);

}  // namespace headroom::pricing
