// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/histogram.hpp"

namespace headroom::stepfunctions {

/// What came of the executions of a machine that began in the measured window, children aside, and after how long.
struct ExecutionEnds {
    engine::LatencyHistogram succeeded;
    engine::LatencyHistogram failed;   ///< or timed out
    engine::LatencyHistogram running;  ///< under way when looked at: how long they had been so
};

}  // namespace headroom::stepfunctions
