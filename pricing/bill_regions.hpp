// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"

namespace headroom::pricing {

/// Adds the bill of another region to a bill: its lines then name their region; totals, commitments and
/// books are those of both. An
/// error when the sum is beyond what a bill can hold.
base::Result<void> addElsewhere(Bill& bill, Bill elsewhere);

}  // namespace headroom::pricing
