// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headroom::dynamodb {

/// What the measured requests of one workload used of a table.
struct CausedUnits {
    std::int64_t reads = 0;        ///< half units
    std::int64_t writes = 0;       ///< of the table
    std::int64_t indexWrites = 0;  ///< of global indexes
    std::int64_t sent = 0;         ///< bytes to each other region
};

}  // namespace headroom::dynamodb
