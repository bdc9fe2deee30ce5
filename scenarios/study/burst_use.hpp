// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenarios/study/result.hpp"

namespace headroom::study {

/// A direction of a table or global index that used more than is provisioned over the whole of what was measured: its
/// burst bucket (300 s of capacity, DynamoDB Developer Guide, burst-adaptive-capacity, 2026-11) paid the rest, which it
/// does for only so long. Bill and latency are then of a state that does not last.
struct BurstUse {
    std::string of;  ///< "Orders" or "Orders/index/ByAuthor"
    bool writes = false;
    double used = 0.0;   ///< units a second, mean
    double held = 0.0;   ///< units a second, provisioned
    bool spent = false;  ///< the bucket was empty meanwhile: more was asked for than `used`, and throttled
};

/// Those of a resource, whose counts are summed over `runs` of `seconds` each. Capacity that changed meanwhile (auto
/// scaling, another mode) is left out: its mean says nothing of what holds.
std::vector<BurstUse> burstUses(const ResourceFigures& resource, double seconds, std::size_t runs);
/// Those of all resources.
std::vector<BurstUse> burstUses(std::span<const ResourceFigures> resources, double seconds, std::size_t runs);

/// "Orders uses 16.07 write units a second of 14 provisioned, which a burst bucket pays for only so long".
std::string textOf(const BurstUse& use);

}  // namespace headroom::study
