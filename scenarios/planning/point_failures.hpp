// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// Capacity that burst buckets paid in the trials, in words; empty: none did. `measured`: how long a trial measures.
std::string burstsOf(std::span<const Trial* const> trials, base::Duration measured);

/// What a design does not manage at one point of a study, in words: requests that fail or are throttled, calls that a
/// resource throttles while its callers try again, executions of a state machine that fail, capacity that is used
/// beyond what is provisioned (a burst bucket that a short run does not empty), objectives that are missed. Each from a
/// thousandth of the requests on. Empty: it manages. `measured`: how long a trial measures; objectives on `metric`,
/// which is what is compared, are left aside.
std::string failuresOf(std::span<const Trial* const> trials, base::Duration measured, std::string_view metric);

}  // namespace headroom::planning
