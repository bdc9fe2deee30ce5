// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// Warns where what the reader of a queue sends comes back to the queue, or what the reader of a table's stream writes
/// to the table, by itself or by way of functions, state machines, other queues and other streams: no circle of calls
/// that wait, but a message or a record that brings the next one.
void warnOfMessageLoops(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
