// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/invokers.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "scenarios/import/canonical.hpp"
#include "scenarios/import/schedule_calls.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// Types that invoke by some of their properties only (CloudFormation Template Reference, each type's page, 2026).
constexpr auto kInvoking = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"AWS::SNS::Subscription", "Endpoint"},
     {"AWS::Events::Rule", "Targets"},
     {"AWS::Scheduler::Schedule", "Target"},
     {"AWS::S3::Bucket", "NotificationConfiguration"},
     {"AWS::Logs::SubscriptionFilter", "DestinationArn"},
     {"AWS::CloudWatch::Alarm", "AlarmActions"},
     {"AWS::CloudWatch::Alarm", "OKActions"},
     {"AWS::CloudWatch::Alarm", "InsufficientDataActions"},
     {"AWS::CloudFormation::CustomResource", "ServiceToken"},
     {"AWS::Lambda::Permission", "FunctionName"},
     {"AWS::Lambda::EventSourceMapping", "FunctionName"},
     {"AWS::Lambda::EventInvokeConfig", "DestinationConfig"}});

/// Beginnings of types that invoke nothing, whatever they name: ours to say, no page of AWS lists them.
constexpr auto kSilent = std::to_array<std::string_view>(
    {"AWS::IAM::", "AWS::CloudWatch::", "AWS::SSM::Parameter", "AWS::Logs::LogGroup", "AWS::Logs::MetricFilter",
     "AWS::Logs::QueryDefinition",
     "AWS::Lambda::", "AWS::CodeDeploy::", "AWS::ApplicationAutoScaling::", "AWS::SQS::QueuePolicy",
     "AWS::SNS::TopicPolicy", "AWS::ResourceGroups::", "AWS::XRay::", "AWS::SecretsManager::Secret"});

}  // namespace

std::vector<std::string> invokedBy(const Resource& resource) {
    std::vector<std::string> names;
    bool listed = false;
    for (const auto& [type, key] : kInvoking) {
        const bool custom = type.ends_with("::CustomResource") && deploysOnly(resource);
        if (resource.type != type && !custom) continue;
        listed = true;
        const Node* value = resource.properties.find(key);
        if (value == nullptr) continue;
        for (std::string& name : allNamedIn(*value)) names.push_back(std::move(name));
    }
    const bool silent =
        std::ranges::any_of(kSilent, [&](const auto prefix) { return resource.type.starts_with(prefix); });
    return listed || silent ? names : allNamedIn(resource.properties);
}

bool deploysOnly(const Resource& resource) {
    return resource.type == "AWS::CloudFormation::CustomResource" || resource.type.starts_with("Custom::");
}

std::string describedInvoker(const Resource& invoker) {
    if (invoker.type == "AWS::Lambda::Permission") return textOf(invoker.properties, "Principal");
    return invoker.name + " (" + invoker.type + ")";
}

bool leavesEvents(const Resource& resource) {
    static constexpr auto kTypes =
        std::to_array<std::string_view>({"AWS::SNS::Subscription", "AWS::Events::Rule", "AWS::Scheduler::Schedule",
                                         "AWS::S3::Bucket", "AWS::Logs::SubscriptionFilter", "AWS::IoT::TopicRule"});
    static constexpr auto kPrincipals =
        std::to_array<std::string_view>({"s3.", "sns.", "events.", "scheduler.", "logs.", "iot.", "config.", "ses."});
    if (std::ranges::find(kTypes, std::string_view(resource.type)) != kTypes.end()) return true;
    const std::string principal = textOf(resource.properties, "Principal");
    return std::ranges::any_of(kPrincipals, [&](const auto prefix) { return principal.starts_with(prefix); });
}

bool opensUrl(const Resource& permission) {
    return permission.properties.find("FunctionUrlAuthType") != nullptr ||
           permission.properties.find("InvokedViaFunctionUrl") != nullptr;
}

namespace {

/// A permission of an API that is here: its routes say what it invokes.
bool isOfApi(const Resource& permission, const Node& resources) {
    const Node* source = permission.properties.find("SourceArn");
    const Node* api = source != nullptr ? resources.find(namedIn(*source)) : nullptr;
    const std::string type = api != nullptr ? textOf(*api, "Type") : std::string();
    return type == "AWS::ApiGateway::RestApi" || type == "AWS::ApiGatewayV2::Api";
}

}  // namespace

Invokers::Invokers(const Inventory& inventory, const Draft& draft) {
    const Node& resources = *draft.root.find("Resources");
    std::set<std::string_view> modelled;
    for (const document::Member& resource : resources.members()) modelled.insert(resource.key);
    for (const Resource& resource : inventory.resources) {
        const bool permission = resource.type == "AWS::Lambda::Permission";
        if (permission ? opensUrl(resource) || isOfApi(resource, resources) : modelled.contains(resource.name))
            continue;  // their clients are told by themselves
        if (isSchedule(resource) && !recurs(resource)) continue;
        for (const std::string& name : invokedBy(resource)) {
            std::vector<const Resource*>& all = byFunction_[ownerBehind(inventory, name)];
            if (all.empty() || all.back() != &resource) all.push_back(&resource);
        }
    }
}

const Resource* Invokers::of(const std::string& function) const {
    const auto found = byFunction_.find(function);
    const Resource* deploying = nullptr;
    for (std::size_t i = 0; found != byFunction_.end() && i < found->second.size(); ++i) {
        const Resource* one = found->second[i];
        if (one->name == function) continue;
        if (!deploysOnly(*one)) return one;
        deploying = one;
    }
    return deploying;
}

}  // namespace headroom::importing
