// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/planning/breaking_point.hpp"

namespace headroom::planning {

/// The quotas of usage plans, which fill over a day, a week or a month (of 730 hours) and so in no probe: the requests
/// that are expected with the key that has most of them, retries left out, in the busiest such period of the run
/// against the limit. Days begin at midnight UTC, longer periods where the run's first day does; a run that holds no
/// whole one stands for it by its mean. By traffic as the first design has it. Keys of closed users are left out:
/// their rate is not known.
std::vector<QuotaMargin> planQuotasOf(const format::Scenario& scenario);

}  // namespace headroom::planning
