// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Adds what must be known to read the figures of a design: percentiles that rest on few requests, latencies that
/// refusals take part in, capacity that a burst bucket pays for. `seconds`: measured of each replication.
void warnOfSample(double seconds, DesignResult& result);

}  // namespace headroom::study
