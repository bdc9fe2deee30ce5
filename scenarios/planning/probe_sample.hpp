// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/planning/trials.hpp"

/// Whether the verdicts of a probe rest on enough requests.
namespace headroom::planning {

/// How many requests an objective needs before it is judged: ten beyond a percentile, ten that may fail.
double requestsNeeded(const format::Objective& objective);

/// So many times as long the probe has to be for its objectives on latency or errors to be judged, those apart that
/// need more than `most` times as long; 1: long enough. Of what nothing asked for yet a hundred times is tried.
/// `design`: the probe's, whose objectives the trial judges.
double timesAsLong(const format::Design& design, const Trial& trial, double most);

/// Takes back the verdicts that rest on too few requests, and says why. `measured`: how long the probe was.
void takeBackVerdicts(const format::Design& design, base::Duration measured, Trial& trial);

}  // namespace headroom::planning
