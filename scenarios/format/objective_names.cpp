// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "scenarios/format/sections.hpp"

namespace headroom::format {

using document::Node;

namespace {

void checkName(Reading& reading, const Place& workload, const std::string& name, const ObjectiveNames& names) {
    if (name.empty()) return reading.error(workload, "needs a name");
    if (std::ranges::find(names.latency, name) != names.latency.end())
        reading.error(workload, "is called as an API, a route or a state machine is: results tell them apart by name");
}

}  // namespace

ObjectiveNames objectiveNames(Reading& reading, const Node& root, const Design& design) {
    ObjectiveNames names;
    for (const Resource& resource : design.resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        const bool machine = std::holds_alternative<stepfunctions::Spec>(resource.spec);
        if (machine) names.errors.push_back(resource.name);
        if (machine || api != nullptr) names.latency.push_back(resource.name);
        if (api == nullptr) continue;
        for (const auto& route : api->routes) names.latency.push_back(resource.name + "/" + route.key);
    }
    const Node* workloads = root.find("Workloads");
    names.complete = workloads != nullptr && workloads->isObject();
    if (!names.complete) return names;
    const Place section{*workloads, "/Workloads"};
    for (const document::Member& workload : workloads->members()) {
        checkName(reading, section.at(workload.key, workload.value), workload.key, names);
        names.errors.push_back(workload.key);
    }
    for (const document::Member& workload : workloads->members()) names.latency.push_back(workload.key);
    return names;
}

}  // namespace headroom::format
