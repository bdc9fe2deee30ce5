// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workload/traffic_spec.hpp"
#include "scenarios/study/expected_work.hpp"

namespace headroom::study {

/// Arrivals of a workload between two instants, from its mean rate; of closed users by how long their work takes.
double expectedArrivals(const workload::TrafficSpec& spec, const Work& work, base::Instant begin, base::Instant end);

/// Seconds that a connection stays open on average.
double sessionLength(const workload::SessionSpec& session);

/// A session opens, closes, and sends or is sent messages; anything else is one request.
double requestsPerArrival(const workload::TrafficSpec& spec);

}  // namespace headroom::study
