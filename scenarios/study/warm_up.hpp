// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// The time after which a workload's load repeats: a day, a week, or what a schedule's expression says, stretched by
/// its TimeScale; nothing for a load that does not follow the clock.
std::optional<base::Duration> periodOf(const workload::TrafficSpec& spec);

/// The longest period among a scenario's workloads, of all designs, that a warm-up has to follow: two hours or more.
std::optional<base::Duration> longestPeriod(const format::Scenario& scenario);

/// The least warm-up of a scenario: as given; else one period of its load, which settle() may find too short; else two
/// hours, about the lifetime of an environment.
base::Duration leastWarmUp(const format::Scenario& scenario);

/// The period of the metrics: a minute, longer where a run would give more than 12,000 of them (CloudWatch keeps
/// coarser periods for older data likewise).
base::Duration seriesPeriod(base::Duration duration);

}  // namespace headroom::study
