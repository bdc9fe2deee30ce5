// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/style.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// Where the time of a state machine's executions goes, on the mean: a row a state that was left, the one that takes
/// most of an execution first, below a head. Only the head where the resource is no state machine, or nothing ended.
Rows stateTimeRows(const study::ResourceFigures& machine);

}  // namespace headroom::report
