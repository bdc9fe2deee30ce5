// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/shortest_execution.hpp"

#include "model/services/lambda/cpu.hpp"
#include "scenarios/format/range_check.hpp"

namespace headroom::format {

double shortestExecution(const lambda::Spec& function) {
    if (function.duration) return smallest(*function.duration);
    double seconds = 0.0;
    for (const lambda::Step& step : function.steps) {
        if (const auto* wait = std::get_if<lambda::WaitStep>(&step.what)) seconds += smallest(wait->duration);
        if (const auto* work = std::get_if<lambda::ComputeStep>(&step.what))
            seconds +=
                smallest(work->duration) * lambda::cpuStretch(work->atMemory, function.memorySize, work->threads);
    }
    return seconds;
}

}  // namespace headroom::format
