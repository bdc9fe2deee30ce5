// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/mean_units.hpp"

#include <algorithm>
#include <string_view>

#include "scenarios/planning/trials.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::planning {

namespace {

constexpr std::string_view kIndex = "index/";

/// Of "index/ByAuthor/ConsumedReadCapacityUnits" the index's place in the list, which is made when it is missing.
IndexUnits& indexOf(MeanUnits& units, const std::string& figure) {
    const std::string name = figure.substr(kIndex.size(), figure.rfind('/') - kIndex.size());
    const auto known = std::ranges::find(units.indexes, name, &IndexUnits::index);
    return known != units.indexes.end() ? *known : units.indexes.emplace_back(IndexUnits{name, 0.0, 0.0});
}

void take(MeanUnits& units, const std::string& figure, double perSecond) {
    const bool reads = figure.ends_with("ConsumedReadCapacityUnits");
    if (!reads && !figure.ends_with("ConsumedWriteCapacityUnits")) return;
    if (figure.starts_with(kIndex)) {
        IndexUnits& index = indexOf(units, figure);
        (reads ? index.read : index.write) = perSecond;
    } else {
        (reads ? units.read : units.write) = perSecond;
    }
}

}  // namespace

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
        for (const auto& [figure, value] : resource.figures) take(units, figure, value / seconds);
    }
    return units;
}

}  // namespace headroom::planning
