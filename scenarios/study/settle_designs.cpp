// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/settle_designs.hpp"

#include <algorithm>
#include <atomic>
#include <optional>

#include "scenarios/study/settle.hpp"
#include "scenarios/study/threads.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::study {

base::Result<WarmUp> warmUpFor(const format::Scenario& scenario, const RunOptions& options, std::size_t firstPart,
                               ProgressMeter& meter) {
    WarmUp warmUp{leastWarmUp(scenario), std::vector<std::string>(scenario.designs.size()), {}};
    if (scenario.simulation.warmUp) return warmUp;
    const auto cycle = longestPeriod(scenario);
    if (!cycle) {
        warmUp.assumptions.push_back(
            {"/Simulation/WarmUp", format::warmUpText(warmUp.length), "about the lifetime of an environment", false});
        return warmUp;
    }
    std::vector<std::optional<base::Result<Settled>>> settled(scenario.designs.size());
    std::atomic<std::size_t> next = 0;
    onThreads(std::min<std::size_t>(options.jobs, settled.size()), [&] {
        for (std::size_t d = next++; d < settled.size(); d = next++) {
            settled[d] = settle(scenario, scenario.designs[d], *cycle, options.stop,
                                [&, d](double share) { meter.report(firstPart + d, share); });
        }
    });
    for (std::size_t d = 0; d < settled.size(); ++d) {
        const base::Result<Settled>& one = *settled[d];
        if (!one) return one.error();
        warmUp.length = std::max(warmUp.length, one->warmUp);
        if (one->agreed) continue;
        warmUp.warnings[d] =
            "still changing after " + format::warmUpText(one->warmUp) +
            " of warm-up: no two successive cycles of its load were alike; look for work that piles up, or set WarmUp";
    }
    warmUp.assumptions.push_back({"/Simulation/WarmUp", format::warmUpText(warmUp.length),
                                  "whole cycles of the load until two successive ones were alike", false});
    return warmUp;
}

}  // namespace headroom::study
