// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "scenarios/document/pointer.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/study/backlog_estimate.hpp"
#include "scenarios/study/expected_traffic.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/run.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::study {

namespace {

// Measured with `./dev bench` on a 2-core virtual machine: the path API, function, table takes about 1 us a request.
constexpr double kSecondsPerRequest = 0.45e-6;
constexpr double kSecondsPerCall = 0.2e-6;
constexpr double kSecondsPerPause = 0.15e-6;
constexpr double kMostCpuSeconds = 30.0 * 86'400.0;
constexpr double kMostInFlight = 3e6;
constexpr double kBytesInFlight = 4096.0;  // frames, request record and queue entry of one request
// What engine::EventQueue numbers its events with ends there. The path API, function, table takes about eight events.
constexpr double kMostEvents = 2.7e11;
constexpr double kEventsPerRequest = 4.0;
constexpr double kEventsPerCall = 2.0;
constexpr double kEventsPerPause = 1.0;
constexpr double kMostBytes = 16e9;
constexpr double kLongestFunction = 900.0;  // seconds
constexpr double kBytesPerWindow = 16.0;

/// One replication of a design, warm-up included.
struct Load {
    std::size_t heaviest = 0;  ///< of the design's workloads, the one with the most requests
    double requests = 0.0;
    double calls = 0.0;
    double pauses = 0.0;
    double inFlight = 0.0;

    double events() const { return requests * kEventsPerRequest + calls * kEventsPerCall + pauses * kEventsPerPause; }
    double cpuSeconds() const {
        return requests * kSecondsPerRequest + calls * kSecondsPerCall + pauses * kSecondsPerPause;
    }
};

bool isMachine(const format::Design& design, const std::string& name) {
    return std::ranges::any_of(design.resources, [&](const format::Resource& resource) {
        return resource.name == name && std::holds_alternative<stepfunctions::Spec>(resource.spec);
    });
}

Load loadOf(const format::Design& design, base::Instant begin, base::Instant end) {
    Load load;
    double most = 0.0;
    ExpectedWork expected(design);
    for (std::size_t i = 0; i < design.workloads.size(); ++i) {
        const workload::TrafficSpec& spec = design.workloads[i];
        const Work& work = expected.of(spec.target);
        const double arrivals = expectedArrivals(spec, work, begin, end);
        const double requests = arrivals * requestsPerArrival(spec);
        if (requests > std::exchange(most, std::max(most, requests))) load.heaviest = i;
        load.requests += requests;
        load.calls += requests * work.calls;
        load.pauses += requests * work.pauses;
        const double run = base::toSeconds(end - begin);
        const double longest = isMachine(design, spec.target) ? run : kLongestFunction;
        // No more are there at a time than ever come.
        load.inFlight += requests * std::min(1.0, std::min(work.seconds + 0.05, longest) / run);
        // Users who think are there all the same.
        if (const auto* closed = std::get_if<workload::Closed>(&spec.arrivals.process))
            load.inFlight = std::max(load.inFlight, static_cast<double>(closed->users) * spec.arrivals.scale);
        if (spec.session) load.inFlight += arrivals * std::min(1.0, sessionLength(*spec.session) / run);
    }
    return load;
}

/// "FILE:12:15: /Workloads/Load": where the workload stands that asks for most.
std::string placeOf(const format::Scenario& scenario, const format::Design& design, std::size_t workload) {
    std::string place = scenario.file.string();
    if (workload >= design.workloadsAt.size()) return place;
    const document::Position at = design.workloadsAt[workload];
    if (at.known()) place += fmt::format(":{}:{}", at.line, at.column);
    return place + ": " + document::child("/Workloads", design.workloads[workload].name);
}

std::string tooManyAtOnce(const format::Design& design, const Load& load) {
    return "design \"" + design.name + "\" would hold about " +
           std::to_string(static_cast<std::int64_t>(load.inFlight)) +
           " requests in flight; at most 3 million can be simulated: lower the rate or the time a request takes";
}

std::string tooManyEvents(double events) {
    return fmt::format(
        "a replication would take about {:.1e} events; at most 2.7e11 can be simulated: shorten "
        "Duration or lower the rate",
        events);
}

double memoryOf(const format::Scenario& scenario, const format::Design& design, const Load& load, double backlog) {
    const base::Duration length = scenario.simulation.duration;
    const auto points = static_cast<double>(length / seriesPeriod(length));
    double windows = 0.0;  // kept for every replication until they are judged
    for (const format::Objective& objective : design.objectives) {
        if (objective.window) windows += static_cast<double>(length / *objective.window + 1);
    }
    return load.inFlight * kBytesInFlight + points * 24.0 * 12.0 * static_cast<double>(design.resources.size()) +
           windows * kBytesPerWindow * scenario.simulation.replications + backlog + 20e6;
}

std::string tooLarge(double bytes, const Backlog& backlog) {
    const bool piles = backlog.bytes > bytes / 2.0;
    return fmt::format("the run would need about {:.0f} GB of memory; at most {:.0f} are allowed: {}", bytes / 1e9,
                       kMostBytes / 1e9,
                       piles ? backlog.why : "shorten Duration, lower the rate, or give objectives longer Windows");
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
        (settles ? 1.0 : 0.0) + scenario.simulation.replications + static_cast<double>(inputRuns(scenario));
    Estimate estimate;
    double mostEvents = 0.0;
    std::string heaviest;  // the place of the workload with most of the work
    const auto refused = [&](std::string why) { return base::Error{base::Errc::BadInput, heaviest, std::move(why)}; };
    Backlog largest;
    for (const format::Design& design : scenario.designs) {
        const Load load = loadOf(design, begin, end);
        if (load.inFlight > kMostInFlight) {
            heaviest = placeOf(scenario, design, load.heaviest);
            return refused(tooManyAtOnce(design, load));
        }
        if (heaviest.empty() || load.events() > mostEvents) heaviest = placeOf(scenario, design, load.heaviest);
        estimate.requests += load.requests * scenario.simulation.replications;
        estimate.cpuSeconds += load.cpuSeconds() * runs;
        Backlog backlog = expectedBacklog(design, begin, end);
        estimate.memoryBytes = std::max(estimate.memoryBytes, memoryOf(scenario, design, load, backlog.bytes));
        if (backlog.bytes > largest.bytes) largest = std::move(backlog);
        mostEvents = std::max(mostEvents, load.events());
    }
    if (!(estimate.cpuSeconds <= kMostCpuSeconds)) return refused(tooLong(estimate.cpuSeconds));
    if (!(mostEvents <= kMostEvents)) return refused(tooManyEvents(mostEvents));
    if (!(estimate.memoryBytes <= kMostBytes)) return refused(tooLarge(estimate.memoryBytes, largest));
    return estimate;
}

}  // namespace headroom::study
