// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/sweep.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/planning/point_store.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/settle_designs.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::planning {

namespace {

/// Points that are read and run at a time: enough to keep every processor busy, few enough to be held in memory.
constexpr std::size_t kChunk = 64;

constexpr std::array<std::string_view, 4> kStatistics{"Mean", "P50", "P99", "P999"};

base::Result<std::vector<std::string>> chosenDesigns(const Source& source, const std::vector<std::string>& wanted) {
    std::vector<std::string> names = designNames(source);
    for (const std::string& name : wanted) {
        if (std::ranges::find(names, name) != names.end()) continue;
        const std::vector<std::string_view> known(names.begin(), names.end());
        return base::Error{base::Errc::BadInput, "--designs",
                           "there is no design " + document::quoted(name) + document::didYouMean(name, known)};
    }
    return wanted.empty() ? names : wanted;
}

void addFigure(std::span<const Trial* const> trials, std::string metric, const std::string& of, std::string_view name,
               SweepPoint& point) {
    const std::vector<double> values = valuesOf(trials, metric, of, name);
    if (values.empty()) return;
    const double centre = study::mean(values);
    point.figures.push_back({std::move(metric), of, std::string(name), centre, study::interval95(centre, values)});
}

/// The figures of a point from its replications.
void reduce(std::span<const Trial* const> trials, SweepPoint& point) {
    addFigure(trials, "Cost", "", "", point);
    for (const auto& [workload, counts] : trials.front()->workloads) {
        addFigure(trials, "ErrorRate", workload, "", point);
        for (const std::string_view statistic : kStatistics) addFigure(trials, "Latency", workload, statistic, point);
    }
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i)
        point.objectives.push_back(judgeObjective(trials, i));
    point.done = true;
}

/// Reads and runs the points of a sweep, a chunk at a time.
class Runner {
public:
    Runner(const Source& source, const SweepOptions& options, const study::RunOptions& run, study::ProgressMeter& meter,
           PointStore store, Sweep& sweep)
        : source_(source), options_(options), run_(run), meter_(meter), store_(std::move(store)), sweep_(sweep) {}

    base::Result<void> go() {
        for (std::size_t i = 0; i < sweep_.points.size(); ++i) {
            if (store_.load(i, sweep_.points[i])) ++sweep_.reused;
        }
        const std::size_t runs = (sweep_.points.size() - sweep_.reused) * sweep_.replications;
        nextPart_ = meter_.expect(runs, base::fromSeconds(sweep_.warmUp + sweep_.duration));
        for (std::size_t from = 0; from < sweep_.points.size(); from += kChunk) {
            if (run_.stop.stop_requested()) break;
            if (auto ran = runChunk(from, std::min(from + kChunk, sweep_.points.size())); !ran) return ran;
        }
        return {};
    }

private:
    base::Result<void> runChunk(std::size_t from, std::size_t to) {
        std::vector<std::optional<Candidate>> candidates(to - from);
        std::vector<Task> tasks;
        std::vector<std::size_t> points;  // of the tasks
        for (std::size_t i = from; i < to; ++i) {
            if (sweep_.points[i].done) continue;
            auto candidate = candidateAt(sweep_.points[i]);
            if (!candidate) {
                sweep_.points[i].refused = candidate.error().where + candidate.error().what;
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
            reduce(trials, sweep_.points[point]);
            if (auto saved = store_.save(point, sweep_.points[point]); !saved && !failure) failure = saved.error();
        });
        if (!ran) return ran;
        if (failure) return *failure;
        return {};
    }

    base::Result<Candidate> candidateAt(const SweepPoint& point) const {
        Source varied = onlyDesign(source_, point.design);
        for (std::size_t a = 0; a < options_.axes.size(); ++a) {
            if (auto done = set(options_.axes[a], point.values[a], varied); !done) return done.error();
        }
        auto candidate = candidateOf(varied, point.design);
        if (!candidate) return candidate;
        if (const auto size = study::estimate(candidate->scenario); !size) return size.error();
        return candidate;
    }

    const Source& source_;
    const SweepOptions& options_;
    const study::RunOptions& run_;
    study::ProgressMeter& meter_;
    PointStore store_;
    Sweep& sweep_;
    std::size_t nextPart_ = 0;
};

Sweep describe(const format::Scenario& scenario, const std::vector<Axis>& axes, const std::vector<AxisValues>& values,
               const std::vector<std::string>& designs) {
    Sweep sweep;
    sweep.scenario = scenario.name;
    sweep.seed = scenario.simulation.seed;
    sweep.replications = scenario.simulation.replications;
    sweep.duration = base::toSeconds(scenario.simulation.duration);
    for (const Axis& axis : axes) sweep.axes.push_back(axis.name);
    for (const AxisValues& point : values) {
        for (const std::string& design : designs) sweep.points.push_back({design, point, false, {}, {}, {}});
    }
    return sweep;
}

}  // namespace

base::Result<Sweep> sweep(const Source& source, const SweepOptions& options, const study::RunOptions& run) {
    auto scenario = load(source);
    if (!scenario) return scenario.error();
    const auto designs = chosenDesigns(source, options.designs);
    if (!designs) return designs.error();
    const auto values = sweepPoints(options.axes, options.method, options.count, scenario->simulation.seed);
    if (!values) return values.error();
    Sweep result = describe(*scenario, options.axes, *values, *designs);
    study::ProgressMeter meter(run);
    const bool settles = !scenario->simulation.warmUp && study::longestPeriod(*scenario);
    const std::size_t pilots = meter.expect(settles ? scenario->designs.size() : 0, study::leastWarmUp(*scenario) * 2);
    const auto warmUp = study::warmUpFor(*scenario, run, pilots, meter);
    if (!warmUp) return warmUp.error();
    result.warmUp = base::toSeconds(warmUp->length);
    PointStore store(options.folder, sweepKey(source, *scenario));
    if (auto opened = store.open(); !opened) return opened.error();
    if (auto ran = Runner(source, options, run, meter, std::move(store), result).go(); !ran) return ran.error();
    const bool none = std::ranges::none_of(result.points, [](const SweepPoint& one) { return one.refused.empty(); });
    if (none) return base::Error{base::Errc::BadInput, "--vary", "no point is valid: " + result.points[0].refused};
    result.partial = std::ranges::any_of(result.points, [](const SweepPoint& one) { return !one.done; });
    if (!result.partial) addSensitivities(options.axes, options.method, result);
    return result;
}

}  // namespace headroom::planning
