// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/made_up_names.hpp"

#include <algorithm>
#include <array>

namespace headroom::importing {

namespace {

constexpr auto kNames = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AWS::Lambda::Function", "FunctionName"},
    {"AWS::DynamoDB::Table", "TableName"},
    {"AWS::DynamoDB::GlobalTable", "TableName"},
    {"AWS::StepFunctions::StateMachine", "StateMachineName"},
    {"AWS::SQS::Queue", "QueueName"},
    {"AWS::DAX::Cluster", "ClusterName"},
    {"AWS::ApiGateway::RestApi", "Name"},
});

}  // namespace

void markMadeUpNames(Inventory& own, const Evaluator& evaluator, Report& report) {
    constexpr std::size_t kMostNamed = 4;
    std::vector<const Resource*> marked;
    for (Resource& resource : own.resources) {
        const auto known = std::ranges::find(kNames, resource.type, [](const auto& one) { return one.first; });
        if (known == kNames.end()) continue;
        const document::Node* name = resource.properties.find(known->second);
        if (name == nullptr || !name->position().known() || !evaluator.isMadeUp(name->position())) continue;
        resource.standIns.emplace_back(known->second, "it hangs on what no file says");
        marked.push_back(&resource);
    }
    if (marked.empty()) return;
    std::string names;
    for (std::size_t i = 0; i < std::min(marked.size(), kMostNamed); ++i)
        names += (i == 0 ? "" : ", ") + marked[i]->name;
    if (marked.size() > kMostNamed) names += " and " + std::to_string(marked.size() - kMostNamed) + " more";
    report.push_back({Fate::LeftOut, marked.front()->origin, "Names in the account",
                      "those of " + names +
                          " hang on the stack's name or the account's number, which no file says, or on what may be "
                          "secret, so recordings are not known by them: --set AWS::StackName=... says the first"});
}

}  // namespace headroom::importing
