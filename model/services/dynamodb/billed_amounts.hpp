// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "model/base/meter.hpp"

namespace headroom::dynamodb {

/// What is billed by table class.
struct BilledAmounts {
    /// Reads of all, writes of the table, writes of its global indexes: in a global table the last two differ in price.
    static constexpr std::size_t kKinds = 3;
    std::array<base::Granules, kKinds> held{};       ///< provisioned, unit x ns
    std::array<base::Granules, kKinds> requested{};  ///< on demand, half units
    std::int64_t time = 0;                           ///< ns
    base::Granules itemTime = 0;                     ///< item x ns, where the number of items changes
    BilledAmounts& operator+=(const BilledAmounts& other);
    BilledAmounts& operator-=(const BilledAmounts& other);
};

}  // namespace headroom::dynamodb
