// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/price_book.hpp"
#include "scenarios/planning/source.hpp"
#include "scenarios/study/progress_meter.hpp"
#include "scenarios/study/run.hpp"

/// Single replications of many designs, kept as a few figures each: what searches and sweeps are made of.
namespace headroom::planning {

/// One design to try.
struct Candidate {
    std::string name;
    format::Scenario scenario;  ///< with one design
    std::shared_ptr<const pricing::PriceBook> book;
};

/// Reads the source, which must hold one design. Errors: BadInput, as load().
base::Result<Candidate> candidateOf(const Source& source, std::string name);

/// What one replication brought: a DesignResult of that replication alone, without its series and curves. Its samples
/// have one value each.
using Trial = study::DesignResult;

/// A replication to be run. Replications of one number face all candidates with the same random numbers.
struct Task {
    const Candidate* candidate = nullptr;
    std::uint32_t replication = 0;
    std::optional<Trial> trial{};
};

/// Where the progress of tasks is told: as parts of a meter, from `first` on, one a task.
struct TaskProgress {
    study::ProgressMeter& meter;
    std::size_t first = 0;
};

/// Parts for tasks of that number, each as long as a replication of the candidate's scenario.
TaskProgress expectTasks(study::ProgressMeter& meter, std::size_t count, base::Duration warmUp,
                         const format::Scenario& scenario);

/// Runs what has no trial yet, on options.jobs threads; the trials do not depend on how many. `finished` is told the
/// index of each task that is done, from the thread that ran it, one at a time. Cancelled: the rest stays without a
/// trial. Errors: what the first task that failed says.
base::Result<void> runTasks(std::vector<Task>& tasks, base::Duration warmUp, const study::RunOptions& options,
                            const TaskProgress& progress, const std::function<void(std::size_t)>& finished = {});

/// The values of a figure, one a trial: kNoValue where no request of it ended; empty when a trial does not have it.
std::vector<double> valuesOf(std::span<const Trial* const> trials, std::string_view metric, std::string_view of,
                             std::string_view statistic = {});

/// An objective over trials: the mean of its values, judged on their interval as in study::judge(), without the trials
/// that say nothing of it (study::saysNothing()).
struct JudgedObjective {
    std::string text;
    double value = 0.0;  ///< study::kNoValue where no trial says anything of it
    std::optional<study::Interval> ci95;
    study::Met met = study::Met::Undecided;
    std::optional<study::Interval> sure{};  ///< of the objective's confidence
};
JudgedObjective judgeObjective(std::span<const Trial* const> trials, std::size_t objective);

/// The name of the workload whose latency stands for a design where one figure has to: the first.
std::string firstWorkload(const format::Scenario& scenario);

}  // namespace headroom::planning
