// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workload/time_zone.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Warns at `place` when the run begins before what is known of the zone's law (workload::kZonesKnownFrom). A fixed
/// offset has none.
void warnOfUnknownLaw(Reading& reading, const Place& place, const workload::TimeZone& zone,
                      const Simulation& simulation);

}  // namespace headroom::format
