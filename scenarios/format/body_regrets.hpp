// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Warns of bodies that AWS deploys and that never arrive whole: streamed answers that their function's Timeout or
/// their route's always cuts, or that are above what a function streams; messages and inputs above what the queue or
/// state machine behind a route takes.
void warnOfBodies(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
