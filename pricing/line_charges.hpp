// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace headroom::pricing {

/// A line of a resource's share of an account's usage, without its price.
LineItem lineOf(const AccountUsage& account, std::size_t share, Int128 granules);

/// Every resource's granules, in the order of the shares.
std::vector<Int128> granulesOf(const AccountUsage& account);

/// What an account used in one region, and the bill that it goes to.
struct RegionAccounts {
    std::vector<AccountUsage> accounts;
    Bill bill;
};

/// Takes a free allowance once off the usage of the types that share it in these regions, from every resource in
/// proportion to what it used (AWS does not say which type or region is served first), and adds a line at 0 for each
/// part to its region's bill.
base::Result<void> takeAllowance(const FreeAllowance& allowance, std::span<RegionAccounts> regions);

/// Charges what is left of a usage type tier by tier and adds a line for each resource in each; usage beyond the last
/// known tier is added to the bill's list of what is not priced.
base::Result<void> chargeTiers(AccountUsage account, Rounding rounding, Bill& bill);

}  // namespace headroom::pricing
