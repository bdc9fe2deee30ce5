// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "model/base/meter.hpp"

namespace headroom::dynamodb {

/// What is billed by table class.
struct BilledAmounts {
    std::array<base::Granules, 2> held{};       ///< provisioned reads and writes, unit x ns
    std::array<base::Granules, 2> requested{};  ///< on demand, half units
    std::int64_t time = 0;                      ///< ns
    base::Granules itemTime = 0;                ///< item x ns, where the number of items changes
    BilledAmounts& operator+=(const BilledAmounts& other);
    BilledAmounts& operator-=(const BilledAmounts& other);
};

}  // namespace headroom::dynamodb
