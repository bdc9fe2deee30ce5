// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/study/figure_of.hpp"

namespace headroom::planning {

/// How the executions of a state machine ended that began in the time measured.
struct MachineEnds {
    double started = 0.0;
    double ended = 0.0;
    double failed = 0.0;  ///< or timed out
};

/// Nothing of a resource that is no state machine.
inline MachineEnds machineEndsOf(const study::ResourceFigures& resource) {
    const double failed =
        study::figureOf(resource, "ExecutionsFailed") + study::figureOf(resource, "ExecutionsTimedOut");
    return {study::figureOf(resource, "ExecutionsStarted"), study::figureOf(resource, "ExecutionsSucceeded") + failed,
            failed};
}

}  // namespace headroom::planning
