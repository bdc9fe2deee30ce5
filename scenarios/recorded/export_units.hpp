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

/// Whether a number that a unit begins with can be told from what is counted: not so of "10x Requests".
bool isUnit(const std::string& unit);

/// What `unit` counts, in units of the price: numbers in it are multiplied out ("1000000 Requests", "Million Requests",
/// "1M requests"; FOCUS 1.2, "Unit Format"), as is a longer time than the price's (days of hours, minutes of seconds);
/// hours and days of what is priced by the month are told. Pieces of a size ("64K-Chunks", as AWS's price list counts
/// events of EventBridge, or "64 KB chunks") are one each where the price is by the same size. An error for bytes and
/// pieces by another measure, for any other time than the price's and for what is no unit: what would be right is not
/// guessed. `unit` may be empty.
base::Result<PricedQuantity> inPricedUnits(const pricing::Decimal& quantity, const std::string& unit,
                                           const std::string& priced);

}  // namespace headroom::recorded
