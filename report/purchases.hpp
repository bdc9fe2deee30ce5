// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "pricing/bill.hpp"

namespace headroom::report {

/// Whether a line is of a savings plan, used or not.
bool isPlan(const pricing::LineItem& line);

/// A commitment as it is bought: a savings plan is a product of its own, a reservation one of the service it is for.
struct Purchase {
    const pricing::LineItem* line = nullptr;  ///< one of its lines
    pricing::LineItem bought;
    pricing::Int128 billionths = 0;  ///< what the month has of it: dollars of a plan, units and hours of a reservation
    pricing::Int128 recurring = 0;   ///< the part of that which is charged by the hour, not paid once
    pricing::Decimal discount;       ///< percent off its fees
};

/// The commitments of a bill, in the order of its lines. The bill outlives them.
std::vector<Purchase> purchasesOf(const pricing::Bill& bill);

}  // namespace headroom::report
