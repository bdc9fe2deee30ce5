// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/planning/settling.hpp"
#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// A probe's warm-up and measured time at the least: short enough for a hundred times the traffic. The warm-up is
/// longer where what the design holds takes longer to be as much as stays (see settlingOf()), the measured time where
/// an objective's Window is, up to kLongestProbe.
inline constexpr base::Duration kProbeWarmUp = base::minutes(1);
inline constexpr base::Duration kProbeLength = base::minutes(2);
inline constexpr base::Duration kLongestProbe = base::minutes(10);

/// How long a probe of the design measures: kProbeLength, or the longest Window of its objectives that is no longer
/// than kLongestProbe.
base::Duration probeLengthOf(const format::Design& design);

/// Objectives on latency or errors that no probe holds a whole window of, a sentence each.
std::vector<std::string> notProbed(const format::Design& design);

/// The design under a steady load for probeLengthOf() it, after a warm-up to its steady state: the traffic of the
/// busiest moment, `factor` times as much (holdTraffic()). No incidents, no capacity that follows the traffic, and no
/// burst capacity saved up before: what it stands, it stands for good. Without the objectives that a probe does not
/// judge: on cost, and those of notProbed().
Candidate probeOf(const Candidate& base, double factor);

/// Traffic that is steady as it is at a moment, so many times as much: every open workload as a Poisson process (evenly
/// spaced where it is), closed users, bursts and schedules by their scale.
void holdTraffic(base::Instant moment, double factor, format::Design& design);

/// Takes away quotas of a day or more: they say nothing of a rush, and what is simulated to judge it would use them up.
void dropQuotas(format::Design& design);

/// What decides on the warm-up of probeOf(): what is held longest, and how long. Whole minutes.
Settling warmUpOf(const format::Design& probed);

}  // namespace headroom::planning
