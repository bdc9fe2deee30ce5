// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_rate.hpp"

#include <string>

namespace headroom::pricing {

/// What stands behind a price that is quoted for several units: " for 100"; nothing for one.
inline std::string perText(const PriceRate& rate) {
    return rate.per == 1 ? std::string() : " for " + std::to_string(rate.per);
}

}  // namespace headroom::pricing
