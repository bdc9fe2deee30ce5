// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_rate.hpp"

namespace headroom::pricing {

/// A savings plan's commitment, USD an hour; an error for one that AWS does not sell: "a value between 0.001 and 1
/// million. You cannot specify more than five digits after the decimal point" (Savings Plans API Reference,
/// CreateSavingsPlan, commitment). One that is `drawn` between two such is the nearest with five decimals.
base::Result<PriceRate> soldCommitment(const PriceRate& commitment, bool drawn);

}  // namespace headroom::pricing
