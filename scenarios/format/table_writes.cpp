// SPDX-License-Identifier: GPL-3.0-or-later
// Tells every table which keys the design's calls write.
#include <algorithm>

#include "model/services/apigateway/service_actions.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

namespace {

void note(Design& design, const std::string& target, const std::string& name, const base::KeyPopularity& keys) {
    const auto operation = dynamodb::operationOf(name);
    if (!operation || !dynamodb::traitsOf(*operation).writes) return;
    for (Resource& resource : design.resources) {
        auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || resource.name != target) continue;
        const bool deletes = *operation == dynamodb::Operation::DeleteItem;
        std::vector<base::KeyPopularity>& known = deletes ? table->deleteKeys : table->writeKeys;
        table->deletes = table->deletes || deletes;
        if (std::ranges::find(known, keys) == known.end()) known.push_back(keys);
    }
}

/// What an API asks of a table without code between: the route's keys, or those of the workloads that call it.
void noteRoutes(Design& design, const Resource& api, const apigateway::Spec& spec) {
    for (const apigateway::RouteSpec& route : spec.routes) {
        const auto* action = route.service ? apigateway::actionNamed(route.service->action) : nullptr;
        if (action == nullptr) continue;
        const std::string operation(action->operation);
        if (route.service->key) note(design, route.integration, operation, *route.service->key);
        for (const workload::TrafficSpec& workload : design.workloads) {
            if (workload.target != api.name) continue;
            for (const workload::MixEntry& entry : workload.mix) {
                const bool asks = entry.route == route.key || entry.route.empty();
                if (asks && entry.key && !route.service->key) note(design, route.integration, operation, *entry.key);
            }
        }
    }
}

}  // namespace

void noteTableWrites(Design& design) {
    const document::Node nowhere;
    for (const Resource& resource : design.resources) {
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) {
            for (const stepfunctions::StateSpec& state : machine->states) {
                if (state.key) note(design, state.target, state.operation, *state.key);
            }
        }
        if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) noteRoutes(design, resource, *api);
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function == nullptr) continue;
        eachCall(nowhere, function->steps, "", [&](const lambda::CallStep& call, const std::string&) {
            note(design, call.target, call.operation, call.key);
        });
    }
    for (const workload::TrafficSpec& workload : design.workloads) {
        for (const workload::MixEntry& entry : workload.mix) {
            if (entry.key) note(design, workload.target, entry.operation, *entry.key);
        }
    }
}

}  // namespace headroom::format
