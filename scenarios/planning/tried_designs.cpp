// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/tried_designs.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/planning/books_used.hpp"
#include "scenarios/planning/objective_slack.hpp"
#include "scenarios/planning/point_failures.hpp"
#include "scenarios/planning/trial_warnings.hpp"
#include "scenarios/planning/unpriced.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

/// As slackOf() of an objective on errors that allows no more than kUndone above what another design leaves undone.
double slackOf(const Undone& undone) {
    return undone.excess < kUndone ? -1.0 : std::min(2.0, undone.excess / kUndone - 1.0);
}

/// Missed where one is, met where all are.
study::Met together(const std::vector<JudgedObjective>& objectives) {
    study::Met met = study::Met::Yes;
    for (const JudgedObjective& one : objectives) {
        if (one.met == study::Met::No) return study::Met::No;
        if (one.met == study::Met::Undecided) met = study::Met::Undecided;
    }
    return met;
}

}  // namespace

base::Result<Source> TriedDesigns::sourceOf(std::size_t cell) const {
    Source varied = onlyDesign(source_, space_.design(cell));
    if (auto done = setAll(options_.axes, space_.values(cell), varied); !done) return done.error();
    return varied;
}

base::Result<Candidate> TriedDesigns::candidate(std::size_t cell) const {
    const auto varied = sourceOf(cell);
    if (!varied) return varied.error();
    auto candidate = candidateOf(*varied, space_.design(cell));
    if (!candidate) return candidate;
    if (const auto size = study::estimate(candidate->scenario); !size) return size.error();
    return candidate;
}

base::Result<void> TriedDesigns::run(const std::vector<std::pair<std::size_t, std::uint32_t>>& jobs) {
    std::map<std::size_t, Candidate> candidates;
    std::vector<Task> tasks;
    std::vector<std::size_t> cells;
    for (const auto& [cell, replication] : jobs) {
        if (!candidates.contains(cell)) {
            auto made = candidate(cell);
            if (!made) {
                tried_[cell].valid = false;
                if (firstRefusal_.empty())
                    firstRefusal_ = made.error().where + (made.error().where.empty() ? "" : " ") + made.error().what;
                continue;
            }
            candidates.emplace(cell, std::move(*made));
        }
        tasks.push_back({&candidates.at(cell), replication});
        cells.push_back(cell);
    }
    if (tasks.empty()) return {};
    const TaskProgress progress = expectTasks(meter_, tasks.size(), warmUp_, candidates.begin()->second.scenario);
    if (auto ran = runTasks(tasks, warmUp_, run_, progress); !ran) return ran;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (tasks[i].trial) keep(cells[i], tasks[i]);
    }
    return {};
}

void TriedDesigns::keep(std::size_t cell, Task& task) {
    ++runs_;
    addUnpriced(task.trial->cost.bill, notPriced_);
    addBooksUsed(task.trial->cost.bill.priceBook, books_);
    One& one = tried_[cell];
    one.trials.push_back(std::move(*task.trial));
    one.undone.push_back(undoneOf(one.trials.back()));
    if (one.trials.size() == 1) {
        one.measured = task.candidate->scenario.simulation.duration;
        one.slack = planning::slackOf(one.trials.front(), one.measured);
        const std::vector<double> values = figures(cell);
        one.valid = !values.empty() && !std::isnan(values.front());
        if (one.valid)
            one.figure = values.front();
        else if (firstRefusal_.empty())
            firstRefusal_ = "no request of its first workload ended, so that it has no latency";
    }
    if (!one.valid) return;
    if (leastUndone_.size() < one.undone.size()) leastUndone_.resize(one.undone.size());
    leastUndone_[one.undone.size() - 1].add(one.undone.back());
}

base::Result<void> TriedDesigns::tryOnce(const std::vector<std::size_t>& cells) {
    std::vector<std::pair<std::size_t, std::uint32_t>> jobs;
    for (const std::size_t cell : cells) {
        if (!knows(cell)) jobs.emplace_back(cell, 0);
    }
    return run(jobs);
}

base::Result<void> TriedDesigns::complete(const std::vector<std::size_t>& cells, std::uint32_t replications) {
    std::vector<std::pair<std::size_t, std::uint32_t>> jobs;
    for (const std::size_t cell : cells) {
        const std::size_t done = knows(cell) ? tried_.at(cell).trials.size() : 0;
        for (auto r = static_cast<std::uint32_t>(done); r < replications; ++r) jobs.emplace_back(cell, r);
    }
    return run(jobs);
}

std::optional<std::size_t> TriedDesigns::best() const {
    std::optional<std::size_t> best;
    for (const auto& [cell, one] : tried_) {
        if (!one.valid || one.trials.empty() || slack(cell) > 0.0) continue;
        if (!best || one.figure < tried_.at(*best).figure) best = cell;
    }
    return best;
}

double TriedDesigns::slack(std::size_t cell) const {
    const One& one = tried_.at(cell);
    return std::max(one.slack, slackOf(undoneBeyond(std::span(one.undone).first(1), leastUndone_)));
}

double TriedDesigns::sureSlack(std::size_t cell) const {
    const One& one = tried_.at(cell);
    return std::max(sureSlackOf(trialsOf(cell), one.measured), slackOf(undoneBeyond(one.undone, leastUndone_)));
}

std::vector<const Trial*> TriedDesigns::trialsOf(std::size_t cell) const {
    std::vector<const Trial*> trials;
    for (const Trial& trial : tried_.at(cell).trials) trials.push_back(&trial);
    return trials;
}

std::vector<double> TriedDesigns::figures(std::size_t cell) const {
    const auto trials = trialsOf(cell);
    if (!options_.minimiseLatency) return valuesOf(trials, "Cost", "");
    const auto& workloads = trials.front()->workloads;
    return workloads.empty() ? std::vector<double>{} : valuesOf(trials, "Latency", workloads.front().first, "P99");
}

Contender TriedDesigns::contender(std::size_t cell) const {
    const auto trials = trialsOf(cell);
    Contender one;
    one.design = space_.design(cell);
    one.values = space_.values(cell);
    one.runs = static_cast<std::uint32_t>(trials.size());
    const auto cost = valuesOf(trials, "Cost", "");
    one.cost = study::mean(cost);
    one.costCi95 = study::interval95(one.cost, cost);
    const auto& workloads = trials.front()->workloads;
    const auto p99 =
        workloads.empty() ? std::vector<double>{} : valuesOf(trials, "Latency", workloads.front().first, "P99");
    one.p99 = study::knownMean(p99);
    one.p99Ci95 = study::interval95(one.p99, p99);
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i) {
        one.objectives.push_back(judgeObjective(trials, i));
        const bool ofErrors = trials.front()->objectives[i].metric == "ErrorRate";
        one.missesErrors = one.missesErrors || (ofErrors && one.objectives.back().met == study::Met::No);
    }
    one.bursts = burstsOf(trials, tried_.at(cell).measured);
    one.undone = undoneBeyond(tried_.at(cell).undone, leastUndone_);
    one.warnings = warningsOf(trials, tried_.at(cell).measured, workloads.empty() ? "" : workloads.front().first);
    one.met = one.bursts.empty() && !one.fails() ? together(one.objectives) : study::Met::No;
    return one;
}

Contender TriedDesigns::atFirst(std::size_t cell) const {
    Contender one = contender(cell);
    const Trial* const first = trialsOf(cell).front();
    const auto value = [&](std::string_view metric, std::string_view of, std::string_view statistic) {
        const auto values = valuesOf({&first, 1}, metric, of, statistic);
        return study::knownMean(values);
    };
    one.runs = 1;
    one.cost = value("Cost", "", "");
    one.costCi95.reset();
    one.p99 = first->workloads.empty() ? study::kNoValue : value("Latency", first->workloads.front().first, "P99");
    one.p99Ci95.reset();
    return one;
}

}  // namespace headroom::planning
