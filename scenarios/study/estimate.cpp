// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "model/workload/arrivals.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/run.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::study {

namespace {

// Measured with the bench on a 2-core virtual machine (tests/bench/README.md): the path API, function, table takes
// about 0.7 us a request, of which a call to a table is about a quarter.
constexpr double kSecondsPerRequest = 0.45e-6;
constexpr double kSecondsPerCall = 0.25e-6;
constexpr double kMostCpuSeconds = 30.0 * 86'400.0;
constexpr double kMostInFlight = 10e6;
constexpr double kBytesInFlight = 4096.0;  // frames, request record and queue entry of one request
// What engine::EventQueue numbers its events with ends there. The path API, function, table takes about eight events.
constexpr double kMostEvents = 2.7e11;
constexpr double kEventsPerRequest = 4.0;
constexpr double kEventsPerCall = 2.0;

/// Expected calls to other resources in one execution, and the time it takes.
struct Work {
    double calls = 0.0;
    double seconds = 0.0;
};

Work workOf(const format::Design& design, const std::string& resource, int depth);

Work workOf(const format::Design& design, const lambda::Steps& steps, int depth) {
    Work total;
    const auto add = [&](const Work& more, double times) {
        total.calls += more.calls * times;
        total.seconds += more.seconds * times;
    };
    for (const lambda::Step& step : steps) {
        if (const auto* compute = std::get_if<lambda::ComputeStep>(&step.what)) {
            total.seconds += compute->duration.mean();
        } else if (const auto* wait = std::get_if<lambda::WaitStep>(&step.what)) {
            total.seconds += wait->duration.mean();
        } else if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
            total.calls += 1.0;
            total.seconds += 0.005;
            add(workOf(design, call->target, depth + 1), 1.0);
        } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
            double weights = 0.0;
            for (const lambda::BranchArm& arm : branch->arms) weights += arm.weight;
            for (const lambda::BranchArm& arm : branch->arms)
                add(workOf(design, arm.steps, depth), arm.weight / weights);
        } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
            add(workOf(design, repeat->steps, depth), static_cast<double>(repeat->times));
        }
    }
    return total;
}

Work workOf(const format::Design& design, const std::string& name, int depth) {
    if (depth > 64) return {};
    for (const format::Resource& resource : design.resources) {
        if (resource.name != name) continue;
        if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) {
            Work most;  // of its routes the busiest: an estimate may be high
            for (const auto& route : api->routes) {
                if (route.isMock()) continue;
                const Work work = workOf(design, route.integration, depth + 1);
                if (work.calls >= most.calls) most = work;
            }
            most.calls += 1.0;
            return most;
        }
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            Work work = workOf(design, function->steps, depth + 1);
            if (function->duration) work.seconds = function->duration->mean();  // the whole of it, calls included
            return work;
        }
    }
    return {};
}

double requestsOf(const workload::TrafficSpec& spec, const Work& work, base::Instant begin, base::Instant end) {
    const double length = base::toSeconds(end - begin);
    if (const auto* closed = std::get_if<workload::Closed>(&spec.arrivals.process)) {
        return static_cast<double>(closed->users) * spec.arrivals.scale * length /
               (closed->think.mean() + work.seconds + 0.01);
    }
    return workload::meanRate(spec.arrivals, begin, end).perSecond * length;
}

/// One replication of a design, warm-up included.
struct Load {
    double requests = 0.0;
    double calls = 0.0;
    double inFlight = 0.0;

    double events() const { return requests * kEventsPerRequest + calls * kEventsPerCall; }
    double cpuSeconds() const { return requests * kSecondsPerRequest + calls * kSecondsPerCall; }
};

Load loadOf(const format::Design& design, base::Instant begin, base::Instant end) {
    Load load;
    for (const workload::TrafficSpec& spec : design.workloads) {
        const Work work = workOf(design, spec.target, 0);
        const double requests = requestsOf(spec, work, begin, end);
        load.requests += requests;
        load.calls += requests * work.calls;
        load.inFlight += requests / base::toSeconds(end - begin) * std::min(work.seconds + 0.05, 900.0);
    }
    return load;
}

std::string tooManyAtOnce(const format::Design& design, const Load& load) {
    return "design \"" + design.name + "\" would hold about " +
           std::to_string(static_cast<std::int64_t>(load.inFlight)) +
           " requests in flight; at most 10 million can be simulated: lower the rate or the time a request takes";
}

std::string tooManyEvents(double events) {
    return fmt::format(
        "a replication would take about {:.1e} events; at most 2.7e11 can be simulated: shorten "
        "Duration or lower the rate",
        events);
}

double memoryOf(const format::Scenario& scenario, const format::Design& design, const Load& load) {
    const base::Duration length = scenario.simulation.duration;
    const auto points = static_cast<double>(length / seriesPeriod(length));
    return load.inFlight * kBytesInFlight + points * 24.0 * 12.0 * static_cast<double>(design.resources.size()) + 20e6;
}

std::string tooLong(double cpuSeconds) {
    const double days = std::min(cpuSeconds / 86'400.0, 36'000.0);
    return "the run would take about " + format::durationWords(base::days(static_cast<std::int64_t>(days))) +
           " of processor time; at most 30 d are allowed: shorten Duration, lower the rate or Replications";
}

}  // namespace

base::Result<Estimate> estimate(const format::Scenario& scenario) {
    const base::Instant begin{-leastWarmUp(scenario).count};
    const base::Instant end{scenario.simulation.duration.count};
    // To find the warm-up takes about two cycles, as does a run of one cycle after one of warm-up.
    const bool settles = !scenario.simulation.warmUp && longestPeriod(scenario);
    const double runs =
        (settles ? 1.0 : 0.0) + scenario.simulation.replications + (scenario.uncertain.empty() ? 0.0 : kInputSamples);
    const auto refused = [&](std::string why) {
        return base::Error{base::Errc::BadInput, scenario.file.string(), std::move(why)};
    };
    Estimate estimate;
    double mostEvents = 0.0;
    for (const format::Design& design : scenario.designs) {
        const Load load = loadOf(design, begin, end);
        if (load.inFlight > kMostInFlight) return refused(tooManyAtOnce(design, load));
        estimate.requests += load.requests * runs;
        estimate.cpuSeconds += load.cpuSeconds() * runs;
        estimate.memoryBytes = std::max(estimate.memoryBytes, memoryOf(scenario, design, load));
        mostEvents = std::max(mostEvents, load.events());
    }
    if (!(estimate.cpuSeconds <= kMostCpuSeconds)) return refused(tooLong(estimate.cpuSeconds));
    if (!(mostEvents <= kMostEvents)) return refused(tooManyEvents(mostEvents));
    return estimate;
}

}  // namespace headroom::study
