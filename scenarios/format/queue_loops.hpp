// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// Warns where what a queue's reader sends comes back to the queue, by itself or by way of functions, state machines
/// and other queues: no circle of calls that wait, but a message that brings the next one.
void warnOfQueueLoops(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
