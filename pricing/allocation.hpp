// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/int128.hpp"

#include <optional>
#include <span>
#include <vector>

namespace headroom::pricing {

/// Divides `total` over the weights in proportion, in whole numbers that add up to it exactly: the largest remainders
/// get what rounding down leaves, the earlier one where they are equal. total and weights >= 0, their sum > 0; no
/// share exceeds its weight while total <= their sum. nullopt when the sum of the weights does not fit.
std::optional<std::vector<Int128>> allocate(Int128 total, std::span<const Int128> weights);

}  // namespace headroom::pricing
