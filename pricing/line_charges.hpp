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

/// Charges what is left of a usage type tier by tier and adds a line for each resource in each; usage beyond the last
/// known tier is added to the bill's list of what is not priced.
base::Result<void> chargeTiers(AccountUsage account, Rounding rounding, Bill& bill);

}  // namespace headroom::pricing
