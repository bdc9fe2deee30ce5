// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/trials.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "scenarios/study/intervals.hpp"
#include "scenarios/study/merge.hpp"
#include "scenarios/study/objectives.hpp"
#include "scenarios/study/replicate.hpp"
#include "scenarios/study/samples.hpp"
#include "scenarios/study/threads.hpp"

namespace headroom::planning {

namespace {

void dropWhatIsLarge(Trial& trial) {
    trial.series = {};
    trial.causes = {};
    for (study::Latency& latency : trial.latency) latency.curve = {};
}

base::Result<Trial> tryOnce(const Task& task, base::Duration warmUp, std::stop_token stop,
                            const std::function<void(double)>& progress) {
    const Candidate& candidate = *task.candidate;
    const study::Replicate replicate{candidate.scenario, candidate.scenario.designs.front(), *candidate.book, warmUp,
                                     task.replication};
    auto ran = study::runReplication(replicate, std::move(stop), progress);
    if (!ran) return ran.error();
    std::vector<study::Replication> one;
    one.push_back(std::move(*ran));
    const study::Replication* const part = &one.front();
    auto samples = study::figureSamples({&part, 1});
    auto trial = study::mergeReplications(candidate.scenario.designs.front(), std::move(one),
                                          candidate.scenario.simulation.duration);
    if (!trial) return trial.error();
    trial->name = candidate.name;
    trial->samples = std::move(samples);
    dropWhatIsLarge(*trial);
    return trial;
}

}  // namespace

base::Result<Candidate> candidateOf(const Source& source, std::string name) {
    auto scenario = load(source);
    if (!scenario) return scenario.error();
    auto book = scenario->overrides.prices.book(scenario->region, scenario->pricesAsOf);
    if (!book) return book.error();
    // A replication among several is whole: a single one would be cut into batches.
    scenario->simulation.replications = std::max<std::uint32_t>(scenario->simulation.replications, 2);
    scenario->designs.front().name = name;
    return Candidate{std::move(name), std::move(*scenario),
                     std::make_shared<const pricing::PriceBook>(std::move(*book))};
}

TaskProgress expectTasks(study::ProgressMeter& meter, std::size_t count, base::Duration warmUp,
                         const format::Scenario& scenario) {
    return {meter, meter.expect(count, warmUp + scenario.simulation.duration)};
}

base::Result<void> runTasks(std::vector<Task>& tasks, base::Duration warmUp, const study::RunOptions& options,
                            const TaskProgress& progress, const std::function<void(std::size_t)>& finished) {
    std::vector<std::optional<base::Error>> errors(tasks.size());
    std::mutex mutex;
    std::atomic<std::size_t> next = 0;
    study::onThreads(std::min<std::size_t>(options.jobs, tasks.size()), [&] {
        for (std::size_t i = next++; i < tasks.size() && !options.stop.stop_requested(); i = next++) {
            if (tasks[i].trial) {
                progress.meter.report(progress.first + i, 1.0);
                continue;
            }
            auto trial = tryOnce(tasks[i], warmUp, options.stop,
                                 [&](double share) { progress.meter.report(progress.first + i, share); });
            if (!trial) {
                if (trial.error().code != base::Errc::Cancelled) errors[i] = trial.error();
                return;
            }
            tasks[i].trial = std::move(*trial);
            if (!finished) continue;
            const std::scoped_lock lock(mutex);
            finished(i);
        }
    });
    for (const auto& error : errors) {
        if (error) return *error;
    }
    return {};
}

std::vector<double> valuesOf(std::span<const Trial* const> trials, std::string_view metric, std::string_view of,
                             std::string_view statistic) {
    std::vector<double> values;
    for (const Trial* trial : trials) {
        const study::FigureSamples* samples = study::samplesNamed(trial->samples, metric, of, statistic);
        if (samples == nullptr || samples->values.empty()) return {};
        values.push_back(samples->values.front());
    }
    return values;
}

JudgedObjective judgeObjective(std::span<const Trial* const> trials, std::size_t objective) {
    const study::ObjectiveResult& first = trials.front()->objectives[objective];
    JudgedObjective judged{first.text, study::kNoValue, std::nullopt, study::Met::Undecided, std::nullopt};
    std::vector<double> values;
    bool known = true;
    for (const Trial* trial : trials) {
        const study::ObjectiveResult& one = trial->objectives[objective];
        if (study::saysNothing(one)) continue;
        values.push_back(one.value);
        known = known && one.why.empty();
    }
    if (values.empty()) return judged;
    judged.value = study::mean(values);
    judged.ci95 = study::interval95(judged.value, values);
    judged.sure = study::intervalAt(first.confidence, judged.value, values);
    if (!known) return judged;
    const bool low = study::isMet(first, judged.sure ? judged.sure->low : judged.value);
    const bool high = study::isMet(first, judged.sure ? judged.sure->high : judged.value);
    if (low == high) judged.met = low ? study::Met::Yes : study::Met::No;
    return judged;
}

std::string firstWorkload(const format::Scenario& scenario) {
    const auto& workloads = scenario.designs.front().workloads;
    return workloads.empty() ? std::string() : workloads.front().name;
}

}  // namespace headroom::planning
