// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answers.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/answer_functions.hpp"
#include "scenarios/import/answer_queues.hpp"
#include "scenarios/import/answer_rest.hpp"
#include "scenarios/import/answer_schedules.hpp"
#include "scenarios/import/answer_tables.hpp"
#include "scenarios/import/untaken.hpp"

namespace headroom::importing {

using document::Node;

namespace {

const Node& payloadOf(const Node& root) {
    const Node* data = root.find("data");
    return root.find("status_code") != nullptr && data != nullptr && data->isObject() ? *data : root;
}

class AnswerReader {
public:
    AnswerReader(const std::string& file, Inventory& inventory, AnswerParts& parts, Report& report)
        : file_(file), inventory_(inventory), parts_(parts), report_(report) {}

    void read(const Node& answer) {
        if (const Node* table = answer.find("Table")) readTable(*table);
        each(answer.find("Functions"), [&](const Node& one) { readFunction(one); });
        if (const Node* function = answer.find("Configuration")) readFunction(*function, answer.find("Concurrency"));
        if (answer.find("FunctionName") != nullptr && answer.find("MemorySize") != nullptr) readFunction(answer);
        each(answer.find("Clusters"), [&](const Node& one) { readCluster(one); });
        each(answer.find("ScalableTargets"), [&](const Node& one) { readTarget(one); });
        each(answer.find("ScalingPolicies"), [&](const Node& one) { readPolicy(one); });
        if (const Node* limit = answer.find("AccountLimit")) readQuotas(*limit);
        readOfFunctions(answer);
        tellPages(answer);
        if (const Node* queue = answer.find("Attributes")) addQueue(*queue, file_, inventory_, parts_, report_);
        addNamedQueues(answer, file_, inventory_, parts_, report_);
        if (answer.find("stateMachineArn") != nullptr) readMachine(answer);
        each(answer.find("items"), [&](const Node& one) { readRestApi(one); });
        each(answer.find("Items"), [&](const Node& one) { readApi(one); });
        addSchedules(answer, file_, inventory_, parts_, report_);
        parts_.read(answer, file_);
    }

private:
    template <class Use>
    static void each(const Node* list, Use use) {
        for (std::size_t i = 0; list != nullptr && list->isArray() && i < list->size(); ++i) {
            if (list->elements()[i].isObject()) use(list->elements()[i]);
        }
    }

    /// Each of several, or the one that the answer is.
    template <class Use>
    void eachOr(const Node& answer, std::string_view list, std::string_view own, Use use) {
        each(answer.find(list), [&](const Node& one) { use(one, Origin{file_, one.position()}); });
        if (answer.find(own) != nullptr) use(answer, Origin{file_, answer.position()});
    }

    void readOfFunctions(const Node& answer) {
        eachOr(answer, "EventSourceMappings", "EventSourceArn",
               [&](const Node& one, const Origin& origin) { addMapping(one, origin, inventory_, report_); });
        eachOr(answer, "Aliases", "AliasArn",
               [&](const Node& one, const Origin& origin) { addAlias(one, origin, inventory_); });
        eachOr(answer, "FunctionUrlConfigs", "FunctionUrl",
               [&](const Node& one, const Origin& origin) { addUrl(one, origin, inventory_); });
        eachOr(answer, "FunctionEventInvokeConfigs", "MaximumEventAgeInSeconds",
               [&](const Node& one, const Origin& origin) { addEventInvoke(one, origin, inventory_); });
    }

    /// What another answer has told of already, by its name in the account.
    Resource* known(const std::string& type, std::string_view key, const std::string& name) {
        for (Resource& resource : inventory_.resources) {
            if (resource.type == type && !name.empty() && textOf(resource.properties, key) == name) return &resource;
        }
        return nullptr;
    }

    /// What a template or a plan has as well stays as it says; `taken` is what the account knows better.
    bool stays(const Resource& resource, const std::string& name, std::string_view taken) {
        if (parts_.isDescribed(resource.name)) return false;
        report_.push_back(
            {Fate::Taken, resource.origin, resource.name, "is " + name + " in the account" + std::string(taken)});
        parts_.call(resource.name, name);
        return true;
    }

    Resource& add(const std::string& name, std::string type, const Node& at) {
        std::string logical = logicalName(name);
        for (int i = 2; inventory_.find(logical) != nullptr && i < 1000; ++i)
            logical = logicalName(name) + std::to_string(i);
        inventory_.resources.push_back(newResource(std::move(logical), std::move(type), {file_, at.position()}));
        return inventory_.resources.back();
    }

    void readTable(const Node& table) {
        if (!table.isObject()) return;
        const std::string name = textOf(table, "TableName");
        Resource* old = known("AWS::DynamoDB::Table", "TableName", name);
        if (old == nullptr) old = known("AWS::DynamoDB::GlobalTable", "TableName", name);
        if (old != nullptr && stays(*old, name, ": how many items it holds, and their size"))
            return addContents(table, *old);
        if (old != nullptr) *old = newResource(old->name, "AWS::DynamoDB::Table", {file_, table.position()});
        Resource& made = old != nullptr ? *old : add(name, "AWS::DynamoDB::Table", table);
        parts_.describe(made.name, name);
        describeTable(table, made, report_);
        addContents(table, made);
    }

    /// `concurrency`: what get-function says beside the configuration.
    void readFunction(const Node& function, const Node* concurrency = nullptr) {
        if (!function.isObject()) return;
        const std::string name = textOf(function, "FunctionName");
        Resource* old = known("AWS::Lambda::Function", "FunctionName", name);
        if (old != nullptr && stays(*old, name, "")) return;
        Resource& made = old != nullptr ? *old : add(name, "AWS::Lambda::Function", function);
        parts_.describe(made.name, name);
        copyMembers(function,
                    {"FunctionName", "Runtime", "MemorySize", "Timeout", "Architectures", "PackageType",
                     "EphemeralStorage", "Environment", "Role"},
                    made.properties);
        const Node* snapshots = function.find("SnapStart");
        if (snapshots != nullptr && textOf(*snapshots, "ApplyOn") != "None")
            copyPart(function, "SnapStart", {"ApplyOn"}, made.properties);
        if (concurrency != nullptr && concurrency->isObject())
            copyMembers(*concurrency, {"ReservedConcurrentExecutions"}, made.properties);
        tellRest(function, made, report_);
        const Node* network = function.find("VpcConfig");
        const Node* subnets = network != nullptr ? network->find("SubnetIds") : nullptr;
        if (subnets == nullptr || subnets->size() == 0) return;
        Node config = Node::object(network->position());
        config.set("SubnetIds", *subnets);
        made.properties.set("VpcConfig", std::move(config));
    }

    void readCluster(const Node& cluster) {
        if (!textOf(cluster, "NodeType").starts_with("dax.")) return;
        Resource& made = add(textOf(cluster, "ClusterName"), "AWS::DAX::Cluster", cluster);
        copyMembers(cluster, {"ClusterName", "NodeType"}, made.properties);
        copyMember(cluster, "TotalNodes", made.properties, "ReplicationFactor");
        parts_.call(made.name, textOf(cluster, "ClusterName"));
        const Node* group = cluster.find("ParameterGroup");
        if (group != nullptr) parts_.call(made.name, textOf(*group, "ParameterGroupName"));
    }

    void readQuotas(const Node& limit) {
        const Node* executions = limit.find("ConcurrentExecutions");
        if (executions == nullptr || !executions->isNumber() || !executions->asInteger()) return;
        inventory_.concurrentExecutions = executions->asInteger();
        report_.push_back({Fate::Taken,
                           {file_, executions->position()},
                           "Quotas",
                           "Lambda's ConcurrentExecutions " + executions->numberText() + " of the account"});
    }

    void readTarget(const Node& target) {
        Resource& made = add(textOf(target, "ResourceId") + " " + textOf(target, "ScalableDimension"),
                             "AWS::ApplicationAutoScaling::ScalableTarget", target);
        copyMembers(target, {"ServiceNamespace", "ResourceId", "ScalableDimension", "MinCapacity", "MaxCapacity"},
                    made.properties);
    }

    void readPolicy(const Node& policy) {
        Resource& made = add(textOf(policy, "PolicyName"), "AWS::ApplicationAutoScaling::ScalingPolicy", policy);
        copyMembers(policy,
                    {"PolicyName", "PolicyType", "ServiceNamespace", "ResourceId", "ScalableDimension",
                     "TargetTrackingScalingPolicyConfiguration"},
                    made.properties);
    }

    /// More than one page of it is not here.
    void tellPages(const Node& answer) {
        for (const char* key :
             {"NextToken", "NextMarker", "nextToken", "Marker", "LastEvaluatedTableName", "position"}) {
            const Node* next = answer.find(key);
            if (next == nullptr || !next->isString() || next->asString().empty()) continue;
            report_.push_back({Fate::LeftOut,
                               {file_, next->position()},
                               key,
                               "the answer is one page of several: what stands on the others is not here"});
        }
    }

    void readMachine(const Node& machine) {
        const bool execution = machine.find("executionArn") != nullptr;
        Resource& made =
            add(textOf(machine, "name"), execution ? "an execution" : "AWS::StepFunctions::StateMachine", machine);
        if (!execution) copyMember(machine, "name", made.properties, "StateMachineName");
        copyMember(machine, "definition", made.properties, "DefinitionString");
        copyMember(machine, "type", made.properties, "StateMachineType");
    }

    /// get-rest-apis; paths of get-resources are parts.
    void readRestApi(const Node& api) {
        if (api.find("path") != nullptr) return;
        Resource& made = add(textOf(api, "name"), "AWS::ApiGateway::RestApi", api);
        parts_.call(made.name, textOf(api, "name"));
        parts_.call(made.name, textOf(api, "id"));
        copyMember(api, "name", made.properties, "Name");
        const Node* endpoint = api.find("endpointConfiguration");
        const Node* types = endpoint != nullptr ? endpoint->find("types") : nullptr;
        if (types == nullptr) return;
        Node config = Node::object(endpoint->position());
        config.set("Types", *types, types->position());
        made.properties.set("EndpointConfiguration", std::move(config), endpoint->position());
    }

    /// get-apis of version 2; what get-routes and get-stages print are parts.
    void readApi(const Node& api) {
        if (AnswerParts::isApiPart(api)) return;
        if (api.find("ProtocolType") == nullptr) {
            const Entry none{Fate::LeftOut, {file_, {}}, "Items", "are no APIs nor parts of one: not known here"};
            if (std::ranges::find(report_, none) == report_.end()) report_.push_back(none);
            return;
        }
        Resource& made = add(textOf(api, "Name"), "AWS::ApiGatewayV2::Api", api);
        parts_.call(made.name, textOf(api, "Name"));
        parts_.call(made.name, textOf(api, "ApiId"));
        copyMember(api, "ApiId", made.properties, "ApiId");
        copyMember(api, "ProtocolType", made.properties, "ProtocolType");
    }

    const std::string& file_;
    Inventory& inventory_;
    AnswerParts& parts_;
    Report& report_;
};

constexpr auto kShapes = std::to_array<std::string_view>({"AccountLimit",
                                                          "ProvisionedConcurrencyConfigs",
                                                          "Table",
                                                          "Functions",
                                                          "Configuration",
                                                          "MemorySize",
                                                          "Clusters",
                                                          "ScalableTargets",
                                                          "ScalingPolicies",
                                                          "EventSourceMappings",
                                                          "EventSourceArn",
                                                          "Aliases",
                                                          "AliasArn",
                                                          "FunctionUrlConfigs",
                                                          "FunctionUrl",
                                                          "FunctionEventInvokeConfigs",
                                                          "MaximumEventAgeInSeconds",
                                                          "Attributes",
                                                          "stateMachineArn",
                                                          "items",
                                                          "Items"});

}  // namespace

bool isAnswer(const Node& root) {
    if (!root.isObject() || root.find("Headroom") != nullptr) return false;
    const Node& payload = payloadOf(root);
    return AnswerParts::isPart(payload) || namesQueues(payload) || holdsSchedules(payload) ||
           std::ranges::any_of(kShapes, [&](const auto key) { return payload.find(key) != nullptr; });
}

void readAnswer(const Node& root, const std::string& file, Inventory& inventory, AnswerParts& parts, Report& report) {
    AnswerReader(file, inventory, parts, report).read(payloadOf(root));
}

bool isDefinition(const Node& root) {
    const Node* states = root.isObject() ? root.find("States") : nullptr;
    return states != nullptr && states->isObject() && root.find("StartAt") != nullptr &&
           root.find("Headroom") == nullptr;
}

void readDefinition(const Node& root, const std::string& file, Inventory& inventory) {
    std::string name = file.substr(file.find_last_of('/') + 1);
    name = logicalName(name.substr(0, name.find('.')));
    while (inventory.find(name) != nullptr) name += "2";
    Resource machine = newResource(std::move(name), "AWS::StepFunctions::StateMachine", {file, root.position()});
    machine.properties.set("Definition", root);
    inventory.resources.push_back(std::move(machine));
}

}  // namespace headroom::importing
