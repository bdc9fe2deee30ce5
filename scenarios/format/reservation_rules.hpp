// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Refuses what functions reserve and provision in all where AWS does: 100 units of concurrency stay unreserved. Warns
/// of bounds of auto scaling that lie above what reservations and the account leave.
void checkReservations(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
