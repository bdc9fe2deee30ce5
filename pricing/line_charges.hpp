// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

#include <cstddef>

#include <vector>

namespace headroom::pricing {

/// A line of a resource's share of an account's usage, without its price.
LineItem lineOf(const AccountUsage& account, std::size_t share, Int128 granules);

/// Every resource's granules, in the order of the shares.
std::vector<Int128> granulesOf(const AccountUsage& account);

/// Takes a free allowance off the usage of the types that share it, from every resource in proportion to what it
/// used (AWS does not say which type is served first), and adds a line at 0 for each part.
base::Result<void> takeAllowance(const FreeAllowance& allowance, std::vector<AccountUsage>& accounts, Bill& bill);

/// Charges what is left of a usage type tier by tier and adds a line for each resource in each; usage beyond the last
/// known tier is added to the bill's list of what is not priced.
base::Result<void> chargeTiers(AccountUsage account, Rounding rounding, Bill& bill);

}  // namespace headroom::pricing
