// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/zone_law.hpp"

namespace headroom::format {

void warnOfUnknownLaw(Reading& reading, const Place& place, const workload::TimeZone& zone,
                      const Simulation& simulation) {
    const workload::Timestamp start{simulation.startSecondsUtc * base::kNanosecondsPerSecond};
    if (zone.isFixed() || start >= workload::kZonesKnownFrom) return;
    const std::string from = workload::toText(workload::kZonesKnownFrom);
    reading.warning(place, "the law of a zone is known from " + from + " on; before, this run, which begins " +
                               workload::toText(start) + ", goes by the rule of " + from.substr(0, 10) +
                               ": its clock may be an hour or more off. A fixed offset is written UTC+02:00");
}

}  // namespace headroom::format
