// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a design's services on its own: incidents, deployments, changes.
#include <algorithm>
#include <utility>

#include "model/engine/delay.hpp"
#include "scenarios/build/design_world.hpp"

namespace headroom::build {

engine::Process DesignWorld::happen(const format::ScenarioEvent& event) {
    engine::Service& target = *find(event.target);
    for (const base::Duration at : event.at) {
        co_await engine::delayUntil(base::Instant{at.count}, engine::Rank::Clock);
        if (event.kind == format::ScenarioEvent::Kind::Change) {
            if (auto changes = changesOf(event); !changes.empty()) {
                dynamodb::Table::changeTogether(std::move(changes)).spawn();
            } else {
                std::ranges::find(clusters_, event.target, &dax::Cluster::name)->resize(event.nodes);
            }
        } else if (event.kind == format::ScenarioEvent::Kind::Deploy) {
            target.redeploy();
        } else if (event.kind == format::ScenarioEvent::Kind::CacheFlush) {
            target.flushCache();
        } else {
            last(event, target).spawn();  // the next one may begin before this one ends
        }
    }
}

engine::Process DesignWorld::last(const format::ScenarioEvent& event, engine::Service& target) {
    using Kind = format::ScenarioEvent::Kind;
    engine::Incident incident;
    if (event.kind == Kind::Slowdown) incident.slowdown = event.factor;
    if (event.kind == Kind::Errors) incident.failing = event.factor;
    if (event.kind == Kind::Outage) incident.failing = 1.0;
    if (event.kind == Kind::NodeLoss) incident.nodesLost = 1;
    const auto here = incidents_.insert(incidents_.end(), {&target, incident});
    target.suffer(sufferedBy(target));
    co_await engine::delay(event.length, engine::Rank::Clock);
    incidents_.erase(here);
    target.suffer(sufferedBy(target));
}

/// Slowdowns multiply; a call survives all that may fail it, one independent of the other.
engine::Incident DesignWorld::sufferedBy(const engine::Service& target) const {
    engine::Incident all;
    for (const auto& [service, incident] : incidents_) {
        if (service != &target) continue;
        all.slowdown *= incident.slowdown;
        all.failing = 1.0 - (1.0 - all.failing) * (1.0 - incident.failing);
        all.nodesLost += incident.nodesLost;
    }
    return all;
}

}  // namespace headroom::build
