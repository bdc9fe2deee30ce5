// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/services/stepfunctions/definition.hpp"

namespace headroom::stepfunctions {

/// Whether a Map goes on when so many of its items have failed: a distributed one while neither of its thresholds is
/// passed (toolkit, asl-state-types).
inline bool tolerates(const MapPart& map, std::int64_t failed, std::int64_t items) {
    if (!map.distributed) return false;
    if (map.toleratedCount <= 0 && map.toleratedPercentage <= 0.0) return false;
    if (map.toleratedCount > 0 && failed > map.toleratedCount) return false;
    const double percentage =
        100.0 * static_cast<double>(failed) / static_cast<double>(std::max<std::int64_t>(items, 1));
    return map.toleratedPercentage <= 0.0 || percentage <= map.toleratedPercentage;
}

}  // namespace headroom::stepfunctions
