// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// The warm-up of a scenario: as given, or by the rule of its format: a whole day when some workload has a daily or
/// weekly shape, else two hours, about the lifetime of an environment.
base::Duration warmUpOf(const format::Scenario& scenario);

/// Whether a workload's load follows the time of day.
bool isPeriodic(const workload::TrafficSpec& spec);

/// The period of the metrics: a minute, longer where a run would give more than 12,000 of them (CloudWatch keeps coarser
/// periods for older data likewise).
base::Duration seriesPeriod(base::Duration duration);

}  // namespace headroom::study
