// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// USD a month by which a cost may be wrong though all trials agree: one request more or less in the time that is
/// measured, which evenly spaced arrivals come to, and executions of state machines that are under way at its end and
/// in no bill, up to their share. Requires a trial.
double unknownOf(std::span<const Trial* const> trials);

}  // namespace headroom::planning
