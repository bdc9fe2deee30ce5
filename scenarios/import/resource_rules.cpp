// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/section_rules.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// CloudFormation's schema of each type, "required".
constexpr auto kRequired = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AWS::Lambda::Function", "Code"},
    {"AWS::Lambda::Function", "Role"},
    {"AWS::Lambda::Alias", "FunctionVersion"},
    {"AWS::DynamoDB::Table", "KeySchema"},
    {"AWS::DynamoDB::GlobalTable", "KeySchema"},
    {"AWS::DynamoDB::GlobalTable", "AttributeDefinitions"},
    {"AWS::DynamoDB::GlobalTable", "Replicas"},
    {"AWS::StepFunctions::StateMachine", "RoleArn"},
    {"AWS::DAX::Cluster", "IAMRoleARN"},
    {"AWS::DAX::Cluster", "NodeType"},
    {"AWS::DAX::Cluster", "ReplicationFactor"},
});

/// Services all of whose types are known here.
constexpr std::array<std::string_view, 3> kWhole{"AWS::Lambda::", "AWS::DynamoDB::", "AWS::StepFunctions::"};
constexpr std::array<std::string_view, 14> kTypes{"AWS::Lambda::Function",
                                                  "AWS::Lambda::Alias",
                                                  "AWS::Lambda::Version",
                                                  "AWS::Lambda::Url",
                                                  "AWS::Lambda::Permission",
                                                  "AWS::Lambda::EventSourceMapping",
                                                  "AWS::Lambda::EventInvokeConfig",
                                                  "AWS::Lambda::LayerVersion",
                                                  "AWS::DynamoDB::Table",
                                                  "AWS::DynamoDB::GlobalTable",
                                                  "AWS::StepFunctions::StateMachine",
                                                  "AWS::StepFunctions::StateMachineAlias",
                                                  "AWS::StepFunctions::StateMachineVersion",
                                                  "AWS::StepFunctions::Activity"};

/// The names of DependsOn.
std::vector<std::string> waitedFor(const Node& resource) {
    const Node* depends = resource.find("DependsOn");
    return depends != nullptr ? textsOf(*depends) : std::vector<std::string>();
}

/// What a macro makes of them is not known.
bool mayHold(const Node& properties, std::string_view key) {
    return !properties.isObject() || properties.find(key) != nullptr || properties.find("Fn::Transform") != nullptr;
}

/// Whether it keeps policies: a REST API's does for 300 s where nothing is said. What is no number is not known here.
bool keepsPolicies(const Node& properties, bool rest) {
    const Node* ttl = properties.find("AuthorizerResultTtlInSeconds");
    return ttl == nullptr ? rest : ttl->isNumber() && ttl->asNumber() > 0;
}

void checkAuthorizerOf(const document::Member& member, const std::string& pointer, bool rest,
                       document::Problems& problems) {
    const Node& properties = *member.value.find("Properties");
    const std::string type = textOf(properties, rest ? "Type" : "AuthorizerType");
    if (type == "COGNITO_USER_POOLS" && !mayHold(properties, "ProviderARNs"))
        problems.error(member.keyPosition, pointer,
                       "lacks ProviderARNs, the user pools whose tokens a COGNITO_USER_POOLS authorizer takes (API "
                       "Gateway refuses it: API Reference, CreateAuthorizer)");
    if (type == "REQUEST" && keepsPolicies(properties, rest) && !mayHold(properties, "IdentitySource"))
        problems.error(
            member.keyPosition, pointer,
            "lacks IdentitySource (API Gateway refuses it: Identity source must be set if authorizer caching "
            "is enabled (TTL is greater than 0))");
}

void checkOne(const document::Member& member, document::Problems& problems) {
    const std::string pointer = document::child("/Resources", member.key);
    const std::string type = textOf(member.value, "Type");
    const Node* properties = member.value.find("Properties");
    for (const auto& [of, key] : kRequired) {
        if (of != type || (properties != nullptr && mayHold(*properties, key))) continue;
        problems.error(member.keyPosition, pointer,
                       "lacks " + std::string(key) +
                           " (CloudFormation refuses it: Properties validation failed: required key [" +
                           std::string(key) + "] not found)");
    }
    if (properties != nullptr && type.starts_with("AWS::ApiGateway") && type.ends_with("::Authorizer"))
        checkAuthorizerOf(member, pointer, type == "AWS::ApiGateway::Authorizer", problems);
    const bool whole = std::ranges::any_of(kWhole, [&](const auto prefix) { return type.starts_with(prefix); });
    const bool known = format::standingOf(type).kind != format::TypeStanding::Kind::Unknown;
    const std::string near = whole && !known ? document::didYouMean(type, kTypes) : std::string();
    if (!near.empty())
        problems.error(member.keyPosition, pointer,
                       "has a type that CloudFormation does not have (it refuses it: Unrecognized resource types: [" +
                           type + "])" + near);
}

/// Finds a circle of resources that wait for each other.
class Circles {
public:
    explicit Circles(const std::map<std::string, std::set<std::string>>& waits) : waits_(waits) {}

    /// The names of one circle, in order; empty: there is none.
    std::vector<std::string> find() {
        for (const auto& [name, ignored] : waits_) {
            if (visit(name)) return path_;
        }
        return {};
    }

private:
    bool visit(const std::string& name) {
        if (const auto open = std::ranges::find(path_, name); open != path_.end()) {
            path_.erase(path_.begin(), open);
            return true;
        }
        if (path_.size() > static_cast<std::size_t>(document::kMaxDepth) || !seen_.insert(name).second) return false;
        path_.push_back(name);
        const auto next = waits_.find(name);
        if (next != waits_.end()) {
            for (const std::string& one : next->second) {
                if (visit(one)) return true;
            }
        }
        path_.pop_back();
        return false;
    }

    const std::map<std::string, std::set<std::string>>& waits_;
    std::set<std::string> seen_;
    std::vector<std::string> path_;
};

/// Whether an event of a function or a machine gives that name to the queue that SAM makes for its dead letters (SAM
/// Developer Guide, DeadLetterConfig of the event types; samtranslator 1.110).
bool namesDeadLetters(const Node& resource, const std::string& name) {
    const Node* events = document::resolve(resource, "/Properties/Events");
    if (events == nullptr || !events->isObject()) return false;
    return std::ranges::any_of(events->members(), [&](const document::Member& event) {
        const Node* config = document::resolve(event.value, "/Properties/DeadLetterConfig");
        return config != nullptr && config->isObject() && textOf(*config, "QueueLogicalId") == name;
    });
}

}  // namespace

bool madeBySam(const Node& resources, const std::string& name) {
    if (name.starts_with("Serverless")) return true;
    return std::ranges::any_of(resources.members(), [&](const document::Member& member) {
        return member.value.isObject() && textOf(member.value, "Type").starts_with("AWS::Serverless::") &&
               (name.starts_with(member.key) || namesDeadLetters(member.value, name));
    });
}

void checkResources(const Node& resources, bool serverless, document::Problems& problems) {
    for (const document::Member& member : resources.members()) {
        if (!member.value.isObject()) continue;
        checkOne(member, problems);
        for (const std::string& name : waitedFor(member.value)) {
            if (resources.find(name) != nullptr || (serverless && madeBySam(resources, name))) continue;
            problems.error(*member.value.find("DependsOn"), document::child("/Resources", member.key) + "/DependsOn",
                           "names " + document::quoted(name) +
                               ", which is not here (CloudFormation refuses it: Unresolved resource dependencies [" +
                               name + "] in the Resources block of the template)");
        }
    }
}

void checkCircles(const Node& resources, const Inventory& own, bool serverless, document::Problems& problems) {
    std::map<std::string, std::set<std::string>> waits;
    for (const document::Member& member : resources.members()) {
        if (!member.value.isObject()) continue;
        std::set<std::string>& named = waits[member.key];
        for (std::string& name : waitedFor(member.value)) named.insert(std::move(name));
    }
    for (const Resource& resource : own.resources) {
        if (serverless) break;  // SAM takes its resources apart
        for (std::string& name : allNamedIn(resource.properties)) waits[resource.name].insert(std::move(name));
    }
    for (auto& [name, named] : waits)
        std::erase_if(named, [&](const std::string& one) { return !waits.contains(one); });
    const std::vector<std::string> circle = Circles(waits).find();
    if (circle.empty()) return;
    std::string all;
    for (const std::string& name : circle) all += (all.empty() ? "" : ", ") + name;
    problems.error(
        resources.findMember(circle.front())->keyPosition, document::child("/Resources", circle.front()),
        "waits for itself (CloudFormation refuses it: Circular dependency between resources: [" + all + "])");
}

}  // namespace headroom::importing
