// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/base/result.hpp"
#include "pricing/decimal.hpp"

namespace headroom::recorded {

/// A quantity of an export in units of the price list. FOCUS may count by the million ("1000000 Requests", FOCUS 1.2,
/// "Unit Format"): such numbers are multiplied out. Bytes by another measure than the price's, and seconds or minutes
/// of what is priced by the hour, are an error: what would be right is not guessed. `unit` may be empty.
base::Result<pricing::Decimal> inPricedUnits(const pricing::Decimal& quantity, const std::string& unit,
                                             const std::string& priced);

}  // namespace headroom::recorded
