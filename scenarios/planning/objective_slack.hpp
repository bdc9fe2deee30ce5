// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "scenarios/planning/trials.hpp"

/// By which share a design misses its objectives: what a search steers by.
namespace headroom::planning {

/// Of the worst objective in one trial: above 0 it is missed by that share, below it is met; from -1 to 2. What a burst
/// bucket paid counts as an objective that is missed by so much: it is of no use to a month. An objective that cannot
/// be told counts as just met. `measured`: how long the trial measures.
double slackOf(const Trial& trial, base::Duration measured);

/// The same of the means over several trials, each objective at the worse end of its interval: 0 or less where all
/// are surely met. Requires a trial.
double sureSlackOf(std::span<const Trial* const> trials, base::Duration measured);

/// The same at the means themselves, bursts aside.
double meanSlackOf(std::span<const Trial* const> trials);

}  // namespace headroom::planning
