// SPDX-License-Identifier: GPL-3.0-or-later
// What a design's windowed objectives look at.
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

}  // namespace headroom::build
