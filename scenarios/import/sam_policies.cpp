// SPDX-License-Identifier: GPL-3.0-or-later
// Policies: what code may call (AWS SAM Developer Guide, serverless-policy-template-list, 2026).
#include <algorithm>
#include <array>
#include <span>

#include "scenarios/import/sam_parts.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

constexpr auto kTableRead = std::to_array<std::string_view>(
    {"dynamodb:GetItem", "dynamodb:Scan", "dynamodb:Query", "dynamodb:BatchGetItem", "dynamodb:DescribeTable"});
constexpr auto kTableWrite =
    std::to_array<std::string_view>({"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"});
constexpr auto kTableCrud =
    std::to_array<std::string_view>({"dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Scan",
                                     "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem",
                                     "dynamodb:BatchGetItem", "dynamodb:DescribeTable", "dynamodb:ConditionCheckItem"});
constexpr auto kInvoke = std::to_array<std::string_view>({"lambda:InvokeFunction"});
constexpr auto kSend = std::to_array<std::string_view>({"sqs:SendMessage"});
constexpr auto kPublish = std::to_array<std::string_view>({"sns:Publish"});
constexpr auto kStart = std::to_array<std::string_view>({"states:StartExecution"});
constexpr auto kPutEvents = std::to_array<std::string_view>({"events:PutEvents"});

struct Template {
    std::string_view name;
    std::string_view parameter;  ///< that it cannot be without
    std::span<const std::string_view> actions;
};

constexpr auto kTemplates = std::to_array<Template>({{"DynamoDBReadPolicy", "TableName", kTableRead},
                                                     {"DynamoDBWritePolicy", "TableName", kTableWrite},
                                                     {"DynamoDBCrudPolicy", "TableName", kTableCrud},
                                                     {"LambdaInvokePolicy", "FunctionName", kInvoke},
                                                     {"SQSSendMessagePolicy", "QueueName", kSend},
                                                     {"SNSPublishMessagePolicy", "TopicName", kPublish},
                                                     {"SNSCrudPolicy", "TopicName", kPublish},
                                                     {"StepFunctionsExecutionPolicy", "StateMachineName", kStart},
                                                     {"EventBridgePutEventsPolicy", "EventBusName", kPutEvents}});

Node textList(std::span<const std::string_view> texts, document::Position at) {
    Node list = Node::array(at);
    for (const std::string_view text : texts) list.append(Node::string(std::string(text), at));
    return list;
}

/// {"Statement": [{"Effect": "Allow", "Action": actions, "Resource": resource}]}.
Node documentOf(std::span<const std::string_view> actions, const Node& resource, document::Position at) {
    Node statement = Node::object(at);
    statement.set("Effect", Node::string("Allow", at), at);
    statement.set("Action", textList(actions, at), at);
    statement.set("Resource", resource, at);
    Node statements = Node::array(at);
    statements.append(std::move(statement));
    Node whole = Node::object(at);
    whole.set("Statement", std::move(statements), at);
    return whole;
}

Node policyWith(Node whole, document::Position at) {
    Node policy = Node::object(at);
    policy.set("PolicyDocument", std::move(whole), at);
    return policy;
}

void addPolicy(const Node& policy, Node& inlined, Node& managed) {
    const document::Position at = policy.position();
    if (policy.isString()) return managed.append(policy), void();
    if (!policy.isObject()) return;
    if (policy.find("Statement") != nullptr) return inlined.append(policyWith(policy, at)), void();
    if (policy.find("Ref") != nullptr || policy.size() != 1) return managed.append(policy), void();
    const document::Member& member = policy.members().front();
    const auto known = std::ranges::find(kTemplates, std::string_view(member.key), &Template::name);
    if (known == kTemplates.end() || !member.value.isObject() || member.value.size() == 0) return;
    inlined.append(policyWith(documentOf(known->actions, member.value.members().front().value, at), at));
}

/// A policy template without what it is for.
void checkTemplates(const Node& policies, const Resource& owner, document::Problems& problems) {
    if (policies.isArray()) {
        for (const Node& policy : policies.elements()) checkTemplates(policy, owner, problems);
        return;
    }
    if (!policies.isObject() || policies.size() != 1) return;
    const document::Member& member = policies.members().front();
    const auto known = std::ranges::find(kTemplates, std::string_view(member.key), &Template::name);
    if (known == kTemplates.end() || !member.value.isObject() || member.value.find(known->parameter) != nullptr) return;
    problems.error(
        member.keyPosition, "/Resources/" + owner.name + "/Properties/Policies",
        member.key + " lacks " + std::string(known->parameter) +
            " (SAM refuses it: Following parameter values were not provided: " + std::string(known->parameter) + ")");
}

}  // namespace

Node roleOf(Expansion& expansion, const Resource& owner, const Node* policies) {
    const document::Position at = owner.origin.at;
    Node inlined = Node::array(at);
    Node managed = Node::array(at);
    if (policies != nullptr && policies->isArray()) {
        for (const Node& policy : policies->elements()) addPolicy(policy, inlined, managed);
    } else if (policies != nullptr) {
        addPolicy(*policies, inlined, managed);
    }
    if (policies != nullptr) checkTemplates(*policies, owner, expansion.problems);
    Node role = Node::object(at);
    role.set("Policies", std::move(inlined), at);
    role.set("ManagedPolicyArns", std::move(managed), at);
    return role;
}

Node policyOf(std::span<const std::string_view> actions, const Node& resource, document::Position at) {
    return policyWith(documentOf(actions, resource, at), at);
}

std::vector<std::string_view> actionsOfTemplate(std::string_view name) {
    const auto known = std::ranges::find(kTemplates, name, &Template::name);
    if (known == kTemplates.end()) return {};
    return {known->actions.begin(), known->actions.end()};
}

}  // namespace headroom::importing::sam
