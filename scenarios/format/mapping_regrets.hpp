// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Warns of event source mappings of queues that are throttled by their own design, beyond one whose MaximumConcurrency
/// is above the function's reservation: several of one function together, a reservation below what pollers begin with,
/// and there a maxReceiveCount that few throttles use up.
void warnOfThrottledMappings(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
