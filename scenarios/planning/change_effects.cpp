// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/change_effects.hpp"

#include "scenarios/planning/trials.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

std::vector<const Trial*> trialsOf(const std::vector<Task>& tasks, const Candidate& candidate) {
    std::vector<const Trial*> trials;
    for (const Task& task : tasks) {
        if (task.candidate == &candidate) trials.push_back(&*task.trial);
    }
    return trials;
}

std::optional<Difference> step(const std::vector<const Trial*>& before, const std::vector<const Trial*>& after,
                               std::string_view metric, std::string_view of, std::string_view statistic) {
    const std::vector<double> from = valuesOf(before, metric, of, statistic);
    const std::vector<double> to = valuesOf(after, metric, of, statistic);
    if (study::knownOf(from).empty() || study::knownOf(to).empty()) return std::nullopt;
    return differenceOf(study::mean(from), study::mean(to), from, to);
}

}  // namespace

base::Result<std::vector<ChangeEffect>> changeEffects(const Source& base, const DesignDiff& diff,
                                                      const study::StudyResult& result, const study::RunOptions& run) {
    const std::vector<ChangeGroup> groups = orderedChanges(base, diff.changes);
    std::vector<Candidate> candidates;
    candidates.reserve(groups.size() + 1);
    Source current = base;
    auto first = candidateOf(current, "base");
    if (!first) return first.error();
    candidates.push_back(std::move(*first));
    for (const ChangeGroup& group : groups) {
        for (const PropertyChange& change : group) apply(change, current.root);
        auto candidate = candidateOf(current, group.front().pointer);
        if (!candidate) return candidate.error();
        candidates.push_back(std::move(*candidate));
    }
    std::vector<Task> tasks;
    for (const Candidate& candidate : candidates) {
        for (std::uint32_t r = 0; r < result.replications; ++r) tasks.push_back({&candidate, r});
    }
    study::ProgressMeter meter(run);
    const base::Duration warmUp = base::fromSeconds(result.warmUp);
    const TaskProgress progress = expectTasks(meter, tasks.size(), warmUp, candidates.front().scenario);
    if (auto ran = runTasks(tasks, warmUp, run, progress); !ran) return ran.error();
    std::vector<ChangeEffect> effects;
    if (run.stop.stop_requested()) return effects;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto before = trialsOf(tasks, candidates[i]);
        const auto after = trialsOf(tasks, candidates[i + 1]);
        effects.push_back(
            {groups[i], step(before, after, "Cost", "", ""), step(before, after, "Latency", diff.p99Of, "P99")});
    }
    return effects;
}

}  // namespace headroom::planning
