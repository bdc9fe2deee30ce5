// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"

namespace headroom::pricing {

/// Whether two lines charge the same thing: resource, service, usage type, tier and allowance.
bool sameLine(const LineItem& a, const LineItem& b);

/// Brings lines and what is not priced into the order that Bill promises.
void sortBill(Bill& bill);

/// The sum of the lines; an error when it does not fit.
base::Result<Money> totalOf(std::span<const LineItem> lines);

}  // namespace headroom::pricing
