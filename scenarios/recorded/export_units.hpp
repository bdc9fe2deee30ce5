// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/base/result.hpp"
#include "pricing/decimal.hpp"

namespace headroom::recorded {

/// A quantity of an export in units of the price list.
struct PricedQuantity {
    pricing::Decimal quantity;
    bool monthHours = false;  ///< hours of what is priced by the month: still to be divided by those that a month has
};

/// What `unit` counts, in units of the price: numbers in it are multiplied out ("1000000 Requests", "Million Requests";
/// FOCUS 1.2, "Unit Format"), as is a longer time than the price's (days of hours, minutes of seconds); hours and days
/// of what is priced by the month are told. An error for bytes by another measure and for any other time than the
/// price's: what would be right is not guessed. `unit` may be empty.
base::Result<PricedQuantity> inPricedUnits(const pricing::Decimal& quantity, const std::string& unit,
                                           const std::string& priced);

}  // namespace headroom::recorded
