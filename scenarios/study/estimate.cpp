// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

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
            for (const lambda::BranchArm& arm : branch->arms) add(workOf(design, arm.steps, depth), arm.weight / weights);
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
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) return workOf(design, function->steps, depth + 1);
    }
    return {};
}

double requestsOf(const workload::TrafficSpec& spec, const Work& work, base::Instant begin, base::Instant end) {
    const double length = base::toSeconds(end - begin);
    if (const auto* closed = std::get_if<workload::Closed>(&spec.arrivals.process)) {
        return static_cast<double>(closed->users) * spec.arrivals.scale * length / (closed->think.mean() + work.seconds + 0.01);
    }
    return workload::meanRate(spec.arrivals, begin, end).perSecond * length;
}

}  // namespace

base::Result<Estimate> estimate(const format::Scenario& scenario) {
    const base::Instant begin{-warmUpOf(scenario).count};
    const base::Instant end{scenario.simulation.duration.count};
    const double runs = scenario.simulation.replications + (scenario.uncertain.empty() ? 0.0 : kInputSamples);
    Estimate estimate;
    for (const format::Design& design : scenario.designs) {
        double inFlight = 0.0;
        for (const workload::TrafficSpec& spec : design.workloads) {
            const Work work = workOf(design, spec.target, 0);
            const double requests = requestsOf(spec, work, begin, end);
            estimate.requests += requests * runs;
            estimate.cpuSeconds += requests * runs * (kSecondsPerRequest + kSecondsPerCall * work.calls);
            inFlight += requests / base::toSeconds(end - begin) * std::min(work.seconds + 0.05, 900.0);
        }
        if (inFlight > kMostInFlight) {
            return base::Error{base::Errc::BadInput, scenario.file.string(),
                               "design \"" + design.name + "\" would hold about " + std::to_string(static_cast<std::int64_t>(inFlight)) +
                                   " requests in flight; at most 10 million can be simulated: lower the rate or the time a request takes"};
        }
        const double points = static_cast<double>(scenario.simulation.duration / seriesPeriod(scenario.simulation.duration));
        estimate.memoryBytes = std::max(estimate.memoryBytes, inFlight * kBytesInFlight + points * 24.0 * 12.0 * static_cast<double>(design.resources.size()) + 20e6);
    }
    if (!(estimate.cpuSeconds <= kMostCpuSeconds)) {
        return base::Error{base::Errc::BadInput, scenario.file.string(),
                           "the run would take about " + format::durationWords(base::days(static_cast<std::int64_t>(std::min(estimate.cpuSeconds / 86'400.0, 36'000.0)))) +
                               " of processor time; at most 30 d are allowed: shorten Duration, lower the rate or Replications"};
    }
    return estimate;
}

}  // namespace headroom::study
