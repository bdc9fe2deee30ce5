// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/breaking_probes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "scenarios/planning/probe.hpp"
#include "scenarios/planning/probe_sample.hpp"
#include "scenarios/planning/search_progress.hpp"

namespace headroom::planning {

namespace {

constexpr double kMostRequests = 100e6;
constexpr double kMostBytes = 4e9;
// What a percentile may make of a probe: still a matter of seconds.
constexpr double kMostForVerdicts = 2e6;
constexpr base::Duration kLongest = base::days(365);

/// Requests of a probe, warm-up included; nothing where it is more than any run may be.
base::Result<study::Estimate> sizeOf(const Candidate& probe) {
    auto size = study::estimate(probe.scenario);
    if (size) size->requests /= probe.scenario.simulation.replications;
    return size;
}

/// "its warm-up takes 92 minutes: connections of People"
std::string warmUpText(const Settling& settling) {
    return settling.what.empty() ? ""
                                 : fmt::format("; its warm-up takes {:g} minutes: {}",
                                               base::toSeconds(settling.time) / 60.0, settling.what);
}

}  // namespace

Probes::Probes(const study::RunOptions& run, const Candidate& base, double most)
    : run_(run), tell_(run.onProgress), meter_(run_), base_(base), most_(most) {
    run_.jobs = 1;
    run_.onProgress = nullptr;  // a probe is short; the search tells how far it has come
}

std::string Probes::tooMuchAt(double factor) const {
    const Candidate probe = probeOf(base_, factor);
    const Settling settling = warmUpOf(probe.scenario.designs.front());
    if (settling.time > kLongest) return "longer than a probe simulates: a year of warm-up" + warmUpText(settling);
    const auto size = sizeOf(probe);
    if (size && size->requests <= kMostRequests && size->memoryBytes <= kMostBytes) return {};
    const bool large = !size || size->requests <= kMostRequests;
    return (large ? "more than a probe holds in memory: 4 GB"
                  : fmt::format("more traffic than a probe simulates: {:g} million requests", kMostRequests / 1e6)) +
           warmUpText(settling);
}

const std::string& Probes::whyTooMuch(double factor) const {
    const auto known = tooMuch_.find(factor);
    if (known != tooMuch_.end()) return known->second;
    return tooMuch_[factor] = tooMuchAt(factor);
}

base::Result<ProbeRun> Probes::at(const Candidate& design, double factor) {
    std::vector<Candidate> probes{probeOf(design, factor)};
    format::Simulation& simulation = probes.front().scenario.simulation;
    format::Design& probed = probes.front().scenario.designs.front();
    for (;;) {
        auto trials = run(probes, factor);
        if (!trials) return trials.error();
        Trial& trial = trials->front();
        const auto size = sizeOf(probes.front());
        const double mostByTime = base::toSeconds(kLongest) / base::toSeconds(simulation.duration);
        const double most = size ? std::min(mostByTime, kMostForVerdicts / std::max(1.0, size->requests)) : 1.0;
        const double times = timesAsLong(probed, trial, most);
        if (times <= 1.0) {
            triedTo_ = std::max(triedTo_, factor);
            takeBackVerdicts(probed, simulation.duration, trial);
            return ProbeRun{std::move(trial), *simulation.warmUp, simulation.duration};
        }
        const double minutes = std::ceil(base::toSeconds(simulation.duration) * times / 60.0);
        simulation.duration = base::minutes(static_cast<std::int64_t>(minutes));
        if (simulation.duration > kLongestProbe) dropQuotas(probed);
    }
}

base::Result<std::vector<Trial>> Probes::today(std::span<const Candidate* const> designs) {
    std::vector<Candidate> probes;
    for (const Candidate* design : designs) probes.push_back(probeOf(*design, 1.0));
    return run(probes, 1.0);
}

base::Result<std::vector<Trial>> Probes::run(std::span<const Candidate> probes, double factor) {
    const base::Duration warmUp = *probes.front().scenario.simulation.warmUp;
    std::vector<Task> tasks;
    for (const Candidate& probe : probes) tasks.push_back({&probe, 0});
    const TaskProgress progress = expectTasks(meter_, tasks.size(), warmUp, probes.front().scenario);
    if (auto ran = runTasks(tasks, warmUp, run_, progress); !ran) return ran.error();
    std::vector<Trial> trials;
    for (Task& task : tasks) {
        if (!task.trial) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
        trials.push_back(std::move(*task.trial));
        tell(factor);
    }
    return trials;
}

/// What is left is at least every doubling up to the most; what else is found on the way is not known.
void Probes::tell(double factor) {
    simulated_ += factor;
    double left = 0.0;
    for (double next = from_; next < most_;) {
        next = std::min(most_, next * 2.0);
        if (!whyTooMuch(next).empty()) break;
        left += next;
    }
    done_ = std::max(done_, simulated_ / (simulated_ + left));
    if (tell_) tell_(progressAt(done_, began_));
}

}  // namespace headroom::planning
