// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/distribution.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// Read and write units.
struct CallUnits {
    double reads = 0.0;
    double writes = 0.0;
};

/// What a call of so many items consumes of a table itself on the mean, its indexes left aside: `sizes` of an item are
/// averaged over 64 points of their quantile, or taken at their mean where it is not closed.
CallUnits expectedUnits(Operation operation, std::int64_t items, bool consistent, const base::Distribution& sizes);

/// What writing them consumes of a global index on the mean; `newKeys`: of keys that never repeat.
double expectedIndexWrites(Operation operation, std::int64_t items, const Spec& table, const IndexSpec& index,
                           const base::Distribution& sizes, bool newKeys);

}  // namespace headroom::dynamodb
