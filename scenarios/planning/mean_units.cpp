// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/ready_pairs.hpp"
#include "scenarios/planning/trials.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::planning {

base::Result<MeanUnits> meanUnitsOf(const Source& design, const std::string& table, const study::RunOptions& run) {
    auto candidate = candidateOf(design, "as it is");
    if (!candidate) return candidate.error();
    const base::Duration warmUp = study::leastWarmUp(candidate->scenario);
    study::RunOptions quiet = run;
    quiet.onProgress = nullptr;
    study::ProgressMeter meter(quiet);
    std::vector<Task> tasks{{&*candidate, 0}};
    const TaskProgress progress = expectTasks(meter, 1, warmUp, candidate->scenario);
    if (auto ran = runTasks(tasks, warmUp, quiet, progress); !ran) return ran.error();
    if (!tasks.front().trial) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
    MeanUnits units;
    const double seconds = base::toSeconds(candidate->scenario.simulation.duration);
    for (const study::ResourceFigures& resource : tasks.front().trial->resources) {
        if (resource.resource != table) continue;
        for (const auto& [figure, value] : resource.figures) {
            if (figure == "ConsumedReadCapacityUnits") units.read = value / seconds;
            if (figure == "ConsumedWriteCapacityUnits") units.write = value / seconds;
        }
    }
    return units;
}

}  // namespace headroom::planning
