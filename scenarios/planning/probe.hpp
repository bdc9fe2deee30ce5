// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// A probe's warm-up and measured time: long enough for a steady state of requests, short enough for a hundred times
/// the traffic. Longer where an objective's Window is, up to kLongestProbe.
inline constexpr base::Duration kProbeWarmUp = base::minutes(1);
inline constexpr base::Duration kProbeLength = base::minutes(2);
inline constexpr base::Duration kLongestProbe = base::minutes(10);

/// How long a probe of the design measures: kProbeLength, or the longest Window of its objectives that is no longer
/// than kLongestProbe.
base::Duration probeLengthOf(const format::Design& design);

/// Objectives on latency or errors that no probe holds a whole window of, a sentence each.
std::vector<std::string> notProbed(const format::Design& design);

/// The design under a steady load for probeLengthOf() it: every open workload as a Poisson process at `factor` times
/// its rate in the busiest moment (evenly spaced where it is), closed users, bursts and schedules by their scale. No
/// incidents, and no burst capacity saved up before: what it stands, it stands for good. Without the objectives that a
/// probe does not judge: on cost, and those of notProbed().
Candidate probeOf(const Candidate& base, double factor);

}  // namespace headroom::planning
