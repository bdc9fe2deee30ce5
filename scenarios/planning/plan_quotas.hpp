// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/planning/breaking_point.hpp"

namespace headroom::planning {

/// The quotas of usage plans, which fill over a day, a week or a month and so in no probe.
struct PlanQuotas {
    std::vector<QuotaMargin> margins;
    std::vector<std::string> notJudged;  ///< plans with a key of closed users, whose rate is not known
};

/// The requests that are expected with the key that has most of them, retries left out, on routes that ask for a key,
/// in the busiest period of the run against the limit. Periods are the calendar's, as a run counts them; of one that
/// the run holds in part that part counts, and a run that holds no whole one stands for it by its mean (a month of 31
/// days). By traffic as the first design has it.
PlanQuotas planQuotasOf(const format::Scenario& scenario);

}  // namespace headroom::planning
