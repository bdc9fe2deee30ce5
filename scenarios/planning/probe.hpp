// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// A probe's warm-up and measured time: long enough for a steady state of requests, short enough for a hundred times
/// the traffic.
inline constexpr base::Duration kProbeWarmUp = base::minutes(1);
inline constexpr base::Duration kProbeLength = base::minutes(2);

/// The moment of the scenario's Duration at which its open workloads together have the highest expected rate, to the
/// minute.
base::Instant busiestMoment(const format::Scenario& scenario);

/// Requests a second expected then; closed users and schedules apart.
double busiestRate(const format::Scenario& scenario);

/// The design under a steady load for kProbeLength: every open workload as a Poisson process at `factor` times its rate
/// in the busiest moment (evenly spaced where it is), closed users, bursts and schedules by their scale. No incidents,
/// and no burst capacity saved up before: what it stands, it stands for good.
Candidate probeOf(const Candidate& base, double factor);

}  // namespace headroom::planning
