// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/replicate.hpp"

#include <new>
#include <stdexcept>

#include "scenarios/build/design_world.hpp"
#include "scenarios/study/prices.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::study {

namespace {

Counts countsOf(const workload::RequestCounts& counts) {
    return {counts.offered, counts.succeeded, counts.throttled, counts.failed, counts.timedOut, counts.inFlight, counts.attempts};
}

LatencySample sample(const std::string& of, const engine::LatencyHistogram& histogram, const engine::BandRecorder* bands) {
    LatencySample one{of, histogram, nullptr};
    if (bands != nullptr) {
        one.bands = std::make_unique<engine::BandRecorder>();
        one.bands->merge(*bands);
    }
    return one;
}

Replication collect(build::DesignWorld& world, bool withSeries) {
    Replication result;
    for (const apigateway::HttpApi& api : world.apis()) {
        result.latency.push_back(sample(api.name(), api.latency(), &api.bands()));
        for (std::size_t i = 0; i < api.routeCount(); ++i) {
            result.latency.push_back(sample(api.name() + "/" + api.routeKey(i), api.routeLatency(i), nullptr));
        }
    }
    for (const workload::Traffic& traffic : world.workloads()) {
        result.latency.push_back(sample(traffic.name(), traffic.latency(), &traffic.bands()));
        result.workloads.emplace_back(traffic.name(), countsOf(traffic.counts()));
    }
    for (const auto& [objective, windows] : world.windows()) result.windows.push_back({objective, windows->counts()});
    result.resources = world.reports();
    if (withSeries) result.series = world.world().metrics().series();
    for (std::size_t i = 0; i < world.world().hops().count(); ++i) result.hopNames.push_back(world.world().hops().name(static_cast<engine::HopId>(i)));
    result.events = world.world().scheduler().eventsHandled();
    return result;
}

}  // namespace

base::Result<Replication> runReplication(const Replicate& replicate, std::stop_token stop, const std::function<void(base::Duration)>& progress) {
    const format::Simulation& simulation = replicate.scenario.simulation;
    const build::Timing timing{replicate.warmUp, simulation.duration, seriesPeriod(simulation.duration),
                               build::replicationKey(simulation.seed, replicate.replication)};
    try {
        build::DesignWorld world(replicate.scenario, replicate.design, timing);
        const auto stopped = world.run(std::move(stop), [&](base::Instant now) { progress(now - base::Instant{-timing.warmUp.count}); });
        if (stopped == engine::Scheduler::Stopped::Cancelled) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
        progress(timing.warmUp + timing.duration);
        Replication result = collect(world, replicate.replication == 0);
        result.seriesPeriod = base::toSeconds(timing.period);
        auto bill = priceReports(replicate, result.resources);
        if (!bill) return bill.error();
        result.bill = std::move(*bill);
        return result;
    } catch (const std::bad_alloc&) {
        return base::Error{base::Errc::Environment, replicate.design.name, "out of memory: fewer requests in flight, a shorter run or fewer jobs would fit"};
    } catch (const std::length_error& error) {
        return base::Error{base::Errc::Environment, replicate.design.name, error.what()};
    }
}

}  // namespace headroom::study
