// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/call_targets.hpp"

#include <algorithm>
#include <iterator>

#include "model/platform/tables/operation.hpp"
#include "model/services/sqs/operation.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Node;

enum class Part { Api, Function, Table, Machine, Cluster, Queue, Other };

Part partOf(const ScenarioEdit& edit, const std::string& name) {
    const Node* type = document::resolve(edit.merged(), document::child("/Resources", name) + "/Type");
    if (type == nullptr || !type->isString()) return Part::Other;
    const std::string& text = type->asString();
    if (text.ends_with("::Function")) return Part::Function;
    if (text.ends_with("::Table") || text.ends_with("::GlobalTable")) return Part::Table;
    if (text.ends_with("::StateMachine")) return Part::Machine;
    if (text == "AWS::DAX::Cluster") return Part::Cluster;
    if (text == "AWS::SQS::Queue") return Part::Queue;
    return text.ends_with("Api") ? Part::Api : Part::Other;
}

/// In the order that somebody looks for them: tables, functions, state machines, APIs.
std::vector<std::string> namesThat(const ScenarioEdit& edit, std::initializer_list<Part> parts) {
    std::vector<std::string> names;
    const std::vector<std::string> all = edit.namesOf("Resources");
    for (const Part part : parts) {
        std::ranges::copy_if(all, std::back_inserter(names),
                             [&](const std::string& name) { return partOf(edit, name) == part; });
    }
    return names;
}

bool isExpress(const ScenarioEdit& edit, const std::string& name) {
    const Node* type =
        document::resolve(edit.merged(), document::child("/Resources", name) + "/Properties/StateMachineType");
    const Node* sam = document::resolve(edit.merged(), document::child("/Resources", name) + "/Properties/Type");
    const auto says = [](const Node* node) {
        return node != nullptr && node->isString() && node->asString() == "EXPRESS";
    };
    return says(type) || says(sam);
}

}  // namespace

std::vector<std::string> callableNames(const ScenarioEdit& edit, const std::string& but) {
    std::vector<std::string> names = namesThat(edit, {Part::Table, Part::Function, Part::Queue, Part::Machine});
    std::erase(names, but);
    return names;
}

std::vector<std::string> routeTargets(const ScenarioEdit& edit) { return namesThat(edit, {Part::Function}); }

std::vector<std::string> targetNames(const ScenarioEdit& edit) {
    return namesThat(edit, {Part::Api, Part::Function, Part::Table, Part::Queue, Part::Machine});
}

std::vector<std::string> clusterNames(const ScenarioEdit& edit) { return namesThat(edit, {Part::Cluster}); }

std::vector<std::string> operationsOf(const ScenarioEdit& edit, const std::string& resource) {
    std::vector<std::string> names;
    switch (partOf(edit, resource)) {
        case Part::Function:
            return {"Invoke"};
        case Part::Queue:
            return {std::begin(sqs::kOperationNames), std::end(sqs::kOperationNames)};
        case Part::Machine:
            return isExpress(edit, resource) ? std::vector<std::string>{"StartExecution", "StartSyncExecution"}
                                             : std::vector<std::string>{"StartExecution"};
        case Part::Table:
            for (const auto& traits : tables::kOperationTraits) names.emplace_back(traits.name);
            return names;
        case Part::Api:
        case Part::Cluster:
        case Part::Other:
            break;
    }
    return names;
}

std::vector<std::string> routesOf(const ScenarioEdit& edit, const std::string& resource) {
    std::vector<std::string> names;
    const Node* routes = document::resolve(edit.merged(), document::child("/Resources", resource) + "/Routes");
    if (routes == nullptr || !routes->isObject()) return names;
    for (const document::Member& route : routes->members()) names.push_back(route.key);
    return names;
}

}  // namespace headroom::gui
