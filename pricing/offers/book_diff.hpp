// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/import.hpp"

namespace headroom::pricing {

/// Every price that differs between two sets of books on any day, free allowances first and then region by region, as
/// from `a` to `b`: of each what differs now, and then, with its days, what differs on earlier ones. Of an allowance
/// how much is free, for how long and of which usage types.
base::Result<std::vector<PriceChange>> bookDiff(const PriceBooks& a, const PriceBooks& b);

}  // namespace headroom::pricing
