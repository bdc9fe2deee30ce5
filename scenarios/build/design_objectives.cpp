// SPDX-License-Identifier: GPL-3.0-or-later
// What a design's windowed objectives look at, and percentiles that a run is asked for.
#include "scenarios/build/design_world.hpp"

namespace headroom::build {

void DesignWorld::watchObjectives() {
    for (std::size_t i = 0; i < design_.objectives.size(); ++i) {
        const format::Objective& objective = design_.objectives[i];
        if (!objective.window) continue;
        const base::Duration limit = base::fromSeconds(objective.atMost);
        for (workload::Traffic& traffic : workloads_) {
            if (traffic.name() == objective.of) windows_.emplace_back(i, &traffic.watch(*objective.window, limit));
        }
        for (stepfunctions::Machine& machine : machines_) {
            if (machine.name() == objective.of) windows_.emplace_back(i, &machine.watch(*objective.window, limit));
        }
        for (apigateway::Api& api : apis_) {
            if (api.name() == objective.of) windows_.emplace_back(i, &api.watch(*objective.window, limit));
            for (std::size_t route = 0; route < api.routeCount(); ++route) {
                if (api.name() + "/" + api.routeKey(route) == objective.of)
                    windows_.emplace_back(i, &api.watch(*objective.window, limit, route));
            }
        }
    }
}

bool DesignWorld::watch(const WatchedPercentiles& what) {
    const auto keep = [&]() -> engine::QuantileWindows& {
        return watched_.emplace_back(what, engine::QuantileWindows(what.window, what.shares)).second;
    };
    for (lambda::Function& function : functions_) {
        if (function.name() != what.resource || what.metric != "Duration") continue;
        function.watchDurations(keep());
        return true;
    }
    for (apigateway::Api& api : apis_) {
        if (api.name() != what.resource || what.metric != "Latency") continue;
        api.watchLatency(keep());
        return true;
    }
    return false;
}

void DesignWorld::finish() {
    world_.metrics().closePeriod(world_.now(), true);
    for (auto& [what, windows] : watched_) windows.finish(world_.now());
}

std::vector<PercentileSeries> DesignWorld::percentiles() const {
    std::vector<PercentileSeries> all;
    for (const auto& [what, windows] : watched_) {
        for (std::size_t i = 0; i < what.shares.size(); ++i)
            all.push_back({what.resource, what.metric, what.shares[i], what.window, windows.values(i)});
    }
    return all;
}

}  // namespace headroom::build
