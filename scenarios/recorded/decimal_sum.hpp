// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/base/result.hpp"
#include "pricing/decimal.hpp"

namespace headroom::recorded {

/// Adds to a sum, exactly; an error at `where` when it is beyond what a bill can hold.
base::Result<void> addTo(pricing::Decimal& sum, const pricing::Decimal& quantity, const std::string& where);

/// One number over another (> 0) to fifteen decimals; an error likewise.
base::Result<pricing::Decimal> dividedBy(const pricing::Decimal& quantity, const pricing::Decimal& divisor);

}  // namespace headroom::recorded
