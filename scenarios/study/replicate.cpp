// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/replicate.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "scenarios/build/design_world.hpp"
#include "scenarios/study/batches.hpp"
#include "scenarios/study/live.hpp"
#include "scenarios/study/prices.hpp"
#include "scenarios/study/usage_hours.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::study {

namespace {

Counts countsOf(const workload::RequestCounts& counts) {
    return {counts.offered,  counts.succeeded, counts.throttled, counts.failed,
            counts.timedOut, counts.inFlight,  counts.attempts};
}

LatencySample sample(const std::string& of, const engine::LatencyHistogram& histogram,
                     const engine::BandRecorder* bands) {
    LatencySample one{of, histogram, nullptr};
    if (bands != nullptr) {
        one.bands = std::make_unique<engine::BandRecorder>();
        one.bands->merge(*bands);
    }
    return one;
}

/// What has happened in the first `window` of measured time.
Replication collect(build::DesignWorld& world, base::Duration window) {
    Replication result;
    for (const apigateway::Api& api : world.apis()) {
        result.latency.push_back(sample(api.name(), api.latency(), &api.bands()));
        for (std::size_t i = 0; i < api.routeCount(); ++i) {
            result.latency.push_back(sample(api.name() + "/" + api.routeKey(i), api.routeLatency(i), nullptr));
        }
    }
    for (const stepfunctions::Machine& machine : world.machines()) {
        result.latency.push_back(sample(machine.name(), machine.executionTime(), &machine.bands()));
        result.latency.back().ends = std::make_unique<stepfunctions::ExecutionEnds>(machine.ends());
    }
    for (const workload::Traffic& traffic : world.workloads()) {
        result.latency.push_back(sample(traffic.name(), traffic.latency(), &traffic.bands()));
        result.workloads.emplace_back(traffic.name(), countsOf(traffic.counts()));
    }
    for (const auto& [objective, windows] : world.windows()) {
        result.windows.push_back({objective, windows->counts()});
        // One that the run does not hold whole is none.
        std::vector<engine::ThresholdWindows::Count>& counts = result.windows.back().windows;
        counts.resize(std::min(counts.size(), static_cast<std::size_t>(window / windows->window())));
    }
    result.resources = world.reports(window);
    return result;
}

/// Metrics, and the alarms of what is scaled.
std::vector<engine::MetricSeries> seriesOf(const build::DesignWorld& world, std::vector<engine::MetricSeries> series,
                                           const build::Timing& timing) {
    for (const build::ScaledCapacity& scaled : world.scaled()) scaled.addSeries(series, timing.period, timing.duration);
    return series;
}

void addNames(build::DesignWorld& world, const build::Timing& timing, bool withSeries, Replication& result) {
    engine::World& engine = world.world();
    std::vector<engine::MetricSeries> series = engine.metrics().series();
    result.episodes = episodesOf(series);
    if (withSeries) result.series = seriesOf(world, std::move(series), timing);
    for (std::size_t i = 0; i < engine.hops().count(); ++i) {
        result.hopNames.push_back(engine.hops().name(static_cast<engine::HopId>(i)));
    }
    result.events = engine.scheduler().eventsHandled();
}

/// A run, looked at after each batch.
class Run {
public:
    Run(const Replicate& replicate, const build::Timing& timing)
        : replicate_(replicate), timing_(timing), world_(replicate.scenario, replicate.design, timing) {
        if (replicate.replication == 0 || isSettledByHour(replicate.design))
            hours_.emplace(replicate.scenario.simulation.startSecondsUtc, timing.duration);
        if (replicate.scenario.simulation.replications == 1) plan_ = planBatches(replicate.design, timing.duration);
        if (replicate.live != nullptr)
            tap_.emplace(*replicate.live, replicate.design.name, base::toSeconds(timing.duration),
                         base::toSeconds(timing.period));
        if (replicate.watched == nullptr) {
            if (replicate.replication == 0) world_.watchRequests();
            return;
        }
        for (const build::WatchedPercentiles& what : *replicate.watched) static_cast<void>(world_.watch(what));
    }

    base::Result<Replication> go(const std::stop_token& stop, const std::function<void(base::Instant)>& progress) {
        world_.start();
        std::vector<Replication> batches;
        Replication before;
        for (std::int64_t i = 0; i < plan_.count; ++i) {
            const base::Duration window = plan_.length * (i + 1);
            if (!runTo(window, stop, progress)) return cancelled();
            Replication after = collect(world_, window);
            Replication batch = between(before, plan_.length * i, after, window);
            batches.push_back(std::move(batch));
            before = std::move(after);
        }
        if (!runTo(timing_.duration, stop, progress)) return cancelled();
        world_.finish();
        if (tap_) tap_->last(world_);
        Replication result = collect(world_, timing_.duration);
        result.caused = world_.causes(timing_.duration);
        if (hours_) result.profiles = hours_->profiles();
        if (hours_ && isSettledByHour(replicate_.design)) result.hours = hours_->hours();
        addNames(world_, timing_, replicate_.replication == 0 || replicate_.keepsSeries, result);
        result.percentiles = world_.percentiles();
        cutWindows(result, batches);
        result.batches = std::move(batches);
        if (auto priced = price(result); !priced) return priced.error();
        result.noBatchesReason = plan_.whyNone;
        result.seriesPeriod = base::toSeconds(timing_.period);
        return result;
    }

private:
    /// The bills of the run and of its batches, whose hours are those of the whole: they are too short to know their
    /// own.
    base::Result<void> price(Replication& run) const {
        const auto into = [&](Replication& part, base::Duration window) -> base::Result<void> {
            auto bill = priceReports(replicate_, part.resources, window, run.hours);
            if (!bill) return bill.error();
            part.bill = std::move(*bill);
            return {};
        };
        for (Replication& batch : run.batches) {
            if (auto priced = into(batch, plan_.length); !priced) return priced;
        }
        return into(run, timing_.duration);
    }
    static base::Error cancelled() { return {base::Errc::Cancelled, {}, "cancelled"}; }
    bool runTo(base::Duration window, const std::stop_token& stop, const std::function<void(base::Instant)>& progress) {
        const auto told = [&](base::Instant now) {
            progress(now);
            if (tap_) tap_->look(world_, base::toSeconds(now - base::Instant{0}));
        };
        const auto to = [&](base::Duration end) {
            return world_.runTo(base::Instant{end.count}, stop, told) != engine::Scheduler::Stopped::Cancelled;
        };
        for (auto hour = nextHour(); hour && *hour <= window; hour = nextHour()) {
            if (!to(*hour)) return false;
            hours_->read(world_.reports(*hour));
        }
        return to(window);
    }
    std::optional<base::Duration> nextHour() const { return hours_ ? hours_->next() : std::nullopt; }
    /// Gives each batch the objectives' windows that lie in it.
    void cutWindows(const Replication& whole, std::vector<Replication>& batches) const {
        for (std::size_t i = 0; i < batches.size(); ++i) {
            const auto nth = static_cast<std::int64_t>(i);
            for (const WindowSample& sample : whole.windows) {
                const base::Duration length = *replicate_.design.objectives[sample.objective].window;
                const auto all = static_cast<std::int64_t>(sample.windows.size());
                const std::int64_t from = std::min((plan_.length * nth).count / length.count, all);
                const std::int64_t to = std::min((plan_.length * (nth + 1)).count / length.count, all);
                batches[i].windows.push_back(
                    {sample.objective, {sample.windows.begin() + from, sample.windows.begin() + to}});
            }
        }
    }

    const Replicate& replicate_;
    build::Timing timing_;
    build::DesignWorld world_;
    BatchPlan plan_;
    std::optional<UsageHours> hours_;  ///< of the first replication, and of all whose bills go by hours
    std::optional<LiveTap> tap_;       ///< where somebody watches
};

}  // namespace

base::Result<Replication> runReplication(const Replicate& replicate, std::stop_token stop,
                                         const std::function<void(double)>& progress) {
    const format::Simulation& simulation = replicate.scenario.simulation;
    const build::Timing timing{replicate.warmUp, simulation.duration, seriesPeriod(simulation.duration),
                               build::replicationKey(simulation.seed, replicate.replication)};
    const double length = base::toSeconds(timing.warmUp + timing.duration);
    try {
        Run run(replicate, timing);
        auto result = run.go(stop, [&](base::Instant now) {
            progress(base::toSeconds(now - base::Instant{-timing.warmUp.count}) / length);
        });
        if (result) progress(1.0);
        return result;
    } catch (const std::bad_alloc&) {
        return base::Error{base::Errc::Environment, replicate.design.name,
                           "out of memory: fewer requests in flight, a shorter run or fewer jobs would fit"};
    } catch (const std::length_error& error) {
        return base::Error{base::Errc::Environment, replicate.design.name, error.what()};
    }
}

}  // namespace headroom::study
