// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/sweep_runner.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

#include "scenarios/planning/books_used.hpp"
#include "scenarios/planning/point_failures.hpp"
#include "scenarios/planning/undone_work.hpp"
#include "scenarios/planning/unpriced.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

/// Points that are read and run at a time: enough to keep every processor busy, few enough to be held in memory.
constexpr std::size_t kChunk = 64;
constexpr std::array<std::string_view, 4> kStatistics{"Mean", "P50", "P99", "P999"};
constexpr char kFailed = '!';  // what an answer begins with that is an error's text

void addFigure(std::span<const Trial* const> trials, std::string metric, const std::string& of, std::string_view name,
               SweepPoint& point) {
    const std::vector<double> values = valuesOf(trials, metric, of, name);
    if (values.empty()) return;
    const double centre = study::knownMean(values);
    if (metric == "Latency" && std::isnan(centre)) return;  // no request ended
    point.figures.push_back({std::move(metric), of, std::string(name), centre, study::interval95(centre, values)});
}

std::string refusalOf(const base::Error& error) {
    return error.where.empty() ? error.what : error.where + " " + error.what;
}

}  // namespace

/// The figures of a point from its replications.
void SweepRunner::reduce(std::span<const Trial* const> trials, base::Duration measured, SweepPoint& point) {
    addFigure(trials, "Cost", "", "", point);
    for (const Trial* trial : trials) {
        addUnpriced(trial->cost.bill, point.notPriced);
        addBooksUsed(trial->cost.bill.priceBook, point.books);
    }
    for (const auto& [workload, counts] : trials.front()->workloads) {
        addFigure(trials, "ErrorRate", workload, "", point);
        for (const std::string_view statistic : kStatistics) addFigure(trials, "Latency", workload, statistic, point);
    }
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i)
        point.objectives.push_back(judgeObjective(trials, i));
    point.undone = undoneBehind(meanUndone(trials));
    point.bursts = burstsOf(trials, measured);
    point.done = true;
}

void SweepRunner::takeWhatIsThere() {
    for (std::size_t i = 0; i < sweep_.points.size(); ++i) {
        if (store_.load(i, sweep_.points[i])) ++sweep_.reused;
    }
    const std::size_t runs = (sweep_.points.size() - sweep_.reused) * sweep_.replications;
    nextPart_ = meter_.expect(runs, base::fromSeconds(sweep_.warmUp + sweep_.duration));
}

base::Result<void> SweepRunner::go() {
    takeWhatIsThere();
    for (std::size_t from = 0; from < sweep_.points.size(); from += kChunk) {
        if (run_.stop.stop_requested()) break;
        if (auto ran = runChunk(from, std::min(from + kChunk, sweep_.points.size())); !ran) return ran;
    }
    return {};
}

base::Result<void> SweepRunner::runChunk(std::size_t from, std::size_t to) {
    std::vector<std::optional<Candidate>> candidates(to - from);
    std::vector<Task> tasks;
    std::vector<std::size_t> points;  // of the tasks
    for (std::size_t i = from; i < to; ++i) {
        if (sweep_.points[i].done) continue;
        auto candidate = candidateAt(sweep_.points[i]);
        if (!candidate) {
            sweep_.points[i].refused = refusalOf(candidate.error());
            sweep_.points[i].done = true;
            if (auto saved = store_.save(i, sweep_.points[i]); !saved) return saved;
            continue;
        }
        candidates[i - from] = std::move(*candidate);
        for (std::uint32_t r = 0; r < sweep_.replications; ++r) {
            tasks.push_back({&*candidates[i - from], r});
            points.push_back(i);
        }
    }
    std::vector<std::size_t> left(to - from, sweep_.replications);
    std::optional<base::Error> failure;
    const TaskProgress progress{meter_, nextPart_};
    nextPart_ += tasks.size();
    auto ran = runTasks(tasks, base::fromSeconds(sweep_.warmUp), run_, progress, [&](std::size_t task) {
        const std::size_t point = points[task];
        if (--left[point - from] > 0) return;
        std::vector<const Trial*> trials;
        for (std::size_t t = 0; t < tasks.size(); ++t) {
            if (points[t] == point) trials.push_back(&*tasks[t].trial);
        }
        reduce(trials, candidates[point - from]->scenario.simulation.duration, sweep_.points[point]);
        if (auto saved = store_.save(point, sweep_.points[point]); !saved && !failure) failure = saved.error();
    });
    if (!ran) return ran;
    if (failure) return *failure;
    return {};
}

base::Result<Candidate> SweepRunner::candidateAt(const SweepPoint& point) const {
    Source varied = onlyDesign(source_, point.design);
    if (auto done = setAll(options_.axes, point.values, varied); !done) return done.error();
    auto candidate = candidateOf(varied, point.design);
    if (!candidate) return candidate;
    if (const auto size = study::estimate(candidate->scenario); !size) return size.error();
    return candidate;
}

base::Result<void> SweepRunner::runPoint(SweepPoint& point) const {
    const auto candidate = candidateAt(point);
    if (!candidate) {
        point.refused = refusalOf(candidate.error());
        point.done = true;
        return {};
    }
    std::vector<Task> tasks;
    for (std::uint32_t r = 0; r < sweep_.replications; ++r) tasks.push_back({&*candidate, r});
    study::RunOptions quiet = run_;
    quiet.onProgress = nullptr;
    study::ProgressMeter meter(quiet);
    const base::Duration warmUp = base::fromSeconds(sweep_.warmUp);
    const TaskProgress progress = expectTasks(meter, tasks.size(), warmUp, candidate->scenario);
    if (auto ran = runTasks(tasks, warmUp, quiet, progress); !ran) return ran;
    std::vector<const Trial*> trials;
    for (const Task& task : tasks) {
        if (task.trial) trials.push_back(&*task.trial);
    }
    if (trials.size() == tasks.size()) reduce(trials, candidate->scenario.simulation.duration, point);
    return {};
}

std::string SweepRunner::answerOf(std::size_t index) const {
    const SweepPoint& asked = sweep_.points[index];
    SweepPoint point{asked.design, asked.values, false, {}, {}, {}, {}};
    if (const auto ran = runPoint(point); !ran) return kFailed + ran.error().what;
    return point.done ? textOf(point) : std::string();
}

std::optional<std::size_t> SweepRunner::next() {
    const std::scoped_lock lock(mutex_);
    while (nextPoint_ < sweep_.points.size() && sweep_.points[nextPoint_].done) ++nextPoint_;
    if (failure_ || run_.stop.stop_requested() || nextPoint_ == sweep_.points.size()) return std::nullopt;
    return nextPoint_++;
}

void SweepRunner::take(std::size_t index, const std::string& answer) {
    const std::scoped_lock lock(mutex_);
    if (answer.starts_with(kFailed) && !failure_)
        failure_ = base::Error{base::Errc::Internal, sweep_.scenario, answer.substr(1)};
    if (!fillFrom(answer, sweep_.points[index])) return;  // cancelled, or failed
    for (std::uint32_t r = 0; r < sweep_.replications; ++r) meter_.report(nextPart_++, 1.0);
    if (const auto saved = store_.save(index, sweep_.points[index]); !saved && !failure_) failure_ = saved.error();
}

void SweepRunner::lead(Crew& crew) {
    const std::jthread own([this] {
        for (auto index = next(); index; index = next()) take(*index, answerOf(*index));
    });
    crew.lead([this] { return next(); }, [this](std::size_t index, const std::string& answer) { take(index, answer); });
}

base::Result<void> SweepRunner::goTogether(Crew& crew) {
    if (!crew.leads()) {
        crew.follow([this](std::size_t index) { return answerOf(index); });
        return {};
    }
    takeWhatIsThere();
    lead(crew);
    if (failure_) return *failure_;
    return {};
}

}  // namespace headroom::planning
