// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/breaking_probes.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/planning/probe.hpp"
#include "scenarios/planning/search_progress.hpp"

namespace headroom::planning {

namespace {
constexpr double kMostRequests = 30e6;
}  // namespace

Probes::Probes(const study::RunOptions& run, const Candidate& base, double rateToday, double most)
    : run_(run),
      tell_(run.onProgress),
      meter_(run_),
      length_(probeLengthOf(base.scenario.designs.front())),
      rateToday_(rateToday),
      most_(most) {
    run_.jobs = 1;
    run_.onProgress = nullptr;  // a probe is short; the search tells how far it has come
}

bool Probes::isTooMuch(double factor) const {
    return rateToday_ * factor * base::toSeconds(kProbeWarmUp + length_) > kMostRequests;
}

base::Result<Trial> Probes::at(const Candidate& design, double factor) {
    const std::vector<Candidate> probes{probeOf(design, factor)};
    auto trials = run(probes, factor);
    if (!trials) return trials.error();
    triedTo_ = std::max(triedTo_, factor);
    return std::move(trials->front());
}

base::Result<std::vector<Trial>> Probes::today(std::span<const Candidate* const> designs) {
    std::vector<Candidate> probes;
    for (const Candidate* design : designs) probes.push_back(probeOf(*design, 1.0));
    return run(probes, 1.0);
}

base::Result<std::vector<Trial>> Probes::run(std::span<const Candidate> probes, double factor) {
    std::vector<Task> tasks;
    for (const Candidate& probe : probes) tasks.push_back({&probe, 0});
    const TaskProgress progress = expectTasks(meter_, tasks.size(), kProbeWarmUp, probes.front().scenario);
    if (auto ran = runTasks(tasks, kProbeWarmUp, run_, progress); !ran) return ran.error();
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
        if (isTooMuch(next)) break;
        left += next;
    }
    done_ = std::max(done_, simulated_ / (simulated_ + left));
    if (tell_) tell_(progressAt(done_, began_));
}

}  // namespace headroom::planning
