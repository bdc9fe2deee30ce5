// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/tried_designs.hpp"

#include <algorithm>

#include "scenarios/planning/point_failures.hpp"
#include "scenarios/planning/unpriced.hpp"
#include "scenarios/study/burst_use.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

/// By which share an objective is missed; below 0 it is met.
double slackOf(const study::ObjectiveResult& objective) {
    if (!objective.why.empty()) return 0.0;
    const double slack = objective.window        ? objective.share.value_or(1.0) - objective.value
                         : objective.limit > 0.0 ? objective.value / objective.limit - 1.0
                                                 : objective.value;
    return std::clamp(slack, -1.0, 2.0);
}

/// What a burst bucket paid counts as an objective that is missed by so much: it is of no use to a month.
double slackOf(const Trial& trial, base::Duration measured) {
    double worst = -1.0;
    for (const study::ObjectiveResult& objective : trial.objectives) worst = std::max(worst, slackOf(objective));
    for (const study::BurstUse& use : study::burstUses(trial.resources, base::toSeconds(measured), 1))
        worst = std::max(worst, std::min(2.0, use.used / use.held - 1.0));
    return worst;
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
        if (!tasks[i].trial) continue;
        ++runs_;
        addUnpriced(tasks[i].trial->cost.bill, notPriced_);
        One& one = tried_[cells[i]];
        one.trials.push_back(std::move(*tasks[i].trial));
        if (one.trials.size() > 1) continue;
        one.measured = tasks[i].candidate->scenario.simulation.duration;
        one.slack = slackOf(one.trials.front(), one.measured);
        const std::vector<double> values = figures(cells[i]);
        one.valid = !values.empty();
        if (one.valid) one.figure = values.front();
    }
    return {};
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
        for (auto r = static_cast<std::uint32_t>(tried_.at(cell).trials.size()); r < replications; ++r)
            jobs.emplace_back(cell, r);
    }
    return run(jobs);
}

std::optional<std::size_t> TriedDesigns::best() const {
    std::optional<std::size_t> best;
    for (const auto& [cell, one] : tried_) {
        if (!one.valid || one.trials.empty() || one.slack > 0.0) continue;
        if (!best || one.figure < tried_.at(*best).figure) best = cell;
    }
    return best;
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
    one.p99 = study::mean(p99);
    one.p99Ci95 = study::interval95(one.p99, p99);
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i)
        one.objectives.push_back(judgeObjective(trials, i));
    one.bursts = burstsOf(trials, tried_.at(cell).measured);
    one.met = one.bursts.empty() ? together(one.objectives) : study::Met::No;
    return one;
}

}  // namespace headroom::planning
