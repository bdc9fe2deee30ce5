// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answers.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/answer_rest.hpp"
#include "scenarios/import/untaken.hpp"

namespace headroom::importing {

using document::Node;

namespace {

const Node& payloadOf(const Node& root) {
    const Node* data = root.find("data");
    return root.find("status_code") != nullptr && data != nullptr && data->isObject() ? *data : root;
}

/// Letters and digits of a name in the account.
std::string logicalName(const std::string& name) {
    std::string logical;
    bool upper = false;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) logical += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        upper = !letter;
    }
    return logical.empty() ? "Resource" : logical;
}

std::int64_t countIn(const Node& object, std::string_view key) {
    const Node* value = object.find(key);
    return value != nullptr && value->isNumber() ? value->asInteger().value_or(0) : 0;
}

class AnswerReader {
public:
    AnswerReader(const std::string& file, Inventory& inventory, Report& report)
        : file_(file), inventory_(inventory), report_(report) {}

    void read(const Node& answer) {
        if (const Node* table = answer.find("Table")) readTable(*table);
        each(answer.find("Functions"), [&](const Node& one) { readFunction(one); });
        if (const Node* function = answer.find("Configuration")) readFunction(*function, answer.find("Concurrency"));
        if (answer.find("FunctionName") != nullptr && answer.find("MemorySize") != nullptr) readFunction(answer);
        each(answer.find("Clusters"), [&](const Node& one) { readCluster(one); });
        each(answer.find("ScalableTargets"), [&](const Node& one) { readTarget(one); });
        each(answer.find("ScalingPolicies"), [&](const Node& one) { readPolicy(one); });
        each(answer.find("EventSourceMappings"), [&](const Node& one) { readMapping(one); });
        each(answer.find("ProvisionedConcurrencyConfigs"), [&](const Node& one) { readProvisioned(one); });
        tellPages(answer);
        if (const Node* queue = answer.find("Attributes")) readQueue(*queue);
        if (answer.find("stateMachineArn") != nullptr) readMachine(answer);
        each(answer.find("items"), [&](const Node& one) { readApi(one, "AWS::ApiGateway::RestApi", "name"); });
        each(answer.find("Items"), [&](const Node& one) { readItem(one); });
    }

private:
    template <class Use>
    static void each(const Node* list, Use use) {
        for (std::size_t i = 0; list != nullptr && list->isArray() && i < list->size(); ++i) {
            if (list->elements()[i].isObject()) use(list->elements()[i]);
        }
    }

    Resource& add(const std::string& name, std::string type, const Node& at) {
        std::string logical = logicalName(name);
        for (int i = 2; inventory_.find(logical) != nullptr && i < 1000; ++i)
            logical = logicalName(name) + std::to_string(i);
        inventory_.resources.push_back(newResource(std::move(logical), std::move(type), {file_, at.position()}));
        return inventory_.resources.back();
    }

    static void copyAll(const Node& from, std::initializer_list<std::string_view> keys, Node& to) {
        for (const std::string_view key : keys) copyMember(from, key, to, key);
    }

    static void copyCapacity(const Node& from, Node& to) {
        const Node* given = from.find("ProvisionedThroughput");
        if (given == nullptr || !given->isObject()) return;
        Node capacity = Node::object(given->position());
        copyAll(*given, {"ReadCapacityUnits", "WriteCapacityUnits"}, capacity);
        to.set("ProvisionedThroughput", std::move(capacity));
    }

    void readTable(const Node& table) {
        if (!table.isObject()) return;
        Resource& made = add(textOf(table, "TableName"), "AWS::DynamoDB::Table", table);
        copyAll(table, {"TableName", "KeySchema", "AttributeDefinitions"}, made.properties);
        const Node* mode = table.find("BillingModeSummary");
        const bool onDemand = mode != nullptr && textOf(*mode, "BillingMode") == "PAY_PER_REQUEST";
        if (onDemand)
            made.properties.set("BillingMode", Node::string("PAY_PER_REQUEST", table.position()));
        else
            copyCapacity(table, made.properties);
        if (const Node* tier = table.find("TableClassSummary"))
            copyMember(*tier, "TableClass", made.properties, "TableClass");
        copyIndexes(table, "GlobalSecondaryIndexes", !onDemand, made.properties);
        copyIndexes(table, "LocalSecondaryIndexes", false, made.properties);
        copyStream(table, made.properties);
        copyPart(table, "WarmThroughput", {"ReadUnitsPerSecond", "WriteUnitsPerSecond"}, made.properties);
        copyPart(table, "OnDemandThroughput", {"MaxReadRequestUnits", "MaxWriteRequestUnits"}, made.properties);
        tellRest(table, made, report_);
        const std::int64_t items = countIn(table, "ItemCount");
        const std::int64_t bytes = countIn(table, "TableSizeBytes");
        if (items <= 0) return;  // an empty table tells nothing of what it will hold
        made.behavior.set("ItemCount", Node::integer(items, table.position()));
        const std::int64_t mean = std::clamp<std::int64_t>(bytes / items, 1, 400 * 1024);
        if (bytes > 0) made.behavior.set("ItemSize", Node::string(std::to_string(mean) + "B", table.position()));
    }

    static void copyPart(const Node& from, std::string_view key, std::initializer_list<std::string_view> keys,
                         Node& to) {
        const Node* given = from.find(key);
        if (given == nullptr || !given->isObject()) return;
        Node part = Node::object(given->position());
        copyAll(*given, keys, part);
        if (!saysNothing(part)) to.set(std::string(key), std::move(part));
    }

    /// A stream that was switched off is still described.
    static void copyStream(const Node& table, Node& to) {
        const Node* stream = table.find("StreamSpecification");
        const Node* enabled = stream != nullptr ? stream->find("StreamEnabled") : nullptr;
        if (enabled != nullptr && enabled->isBool() && enabled->asBool())
            copyPart(table, "StreamSpecification", {"StreamViewType"}, to);
    }

    static void copyIndexes(const Node& table, std::string_view key, bool provisioned, Node& to) {
        Node list = Node::array(table.position());
        each(table.find(key), [&](const Node& index) {
            Node made = Node::object(index.position());
            copyAll(index, {"IndexName", "KeySchema", "Projection"}, made);
            if (provisioned) copyCapacity(index, made);
            copyPart(index, "WarmThroughput", {"ReadUnitsPerSecond", "WriteUnitsPerSecond"}, made);
            copyPart(index, "OnDemandThroughput", {"MaxReadRequestUnits", "MaxWriteRequestUnits"}, made);
            list.append(std::move(made));
        });
        if (list.size() > 0) to.set(std::string(key), std::move(list));
    }

    /// `concurrency`: what get-function says beside the configuration.
    void readFunction(const Node& function, const Node* concurrency = nullptr) {
        if (!function.isObject()) return;
        Resource& made = add(textOf(function, "FunctionName"), "AWS::Lambda::Function", function);
        copyAll(function,
                {"FunctionName", "Runtime", "MemorySize", "Timeout", "Architectures", "PackageType", "EphemeralStorage",
                 "Environment", "Role"},
                made.properties);
        const Node* snapshots = function.find("SnapStart");
        if (snapshots != nullptr && textOf(*snapshots, "ApplyOn") != "None")
            copyPart(function, "SnapStart", {"ApplyOn"}, made.properties);
        if (concurrency != nullptr && concurrency->isObject())
            copyAll(*concurrency, {"ReservedConcurrentExecutions"}, made.properties);
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
        copyAll(cluster, {"ClusterName", "NodeType"}, made.properties);
        copyMember(cluster, "TotalNodes", made.properties, "ReplicationFactor");
    }

    void readTarget(const Node& target) {
        Resource& made = add(textOf(target, "ResourceId") + " " + textOf(target, "ScalableDimension"),
                             "AWS::ApplicationAutoScaling::ScalableTarget", target);
        copyAll(target, {"ServiceNamespace", "ResourceId", "ScalableDimension", "MinCapacity", "MaxCapacity"},
                made.properties);
    }

    void readPolicy(const Node& policy) {
        Resource& made = add(textOf(policy, "PolicyName"), "AWS::ApplicationAutoScaling::ScalingPolicy", policy);
        copyAll(policy,
                {"PolicyName", "PolicyType", "ServiceNamespace", "ResourceId", "ScalableDimension",
                 "TargetTrackingScalingPolicyConfiguration"},
                made.properties);
    }

    void readMapping(const Node& mapping) {
        Resource& made = add("Mapping" + textOf(mapping, "UUID"), "AWS::Lambda::EventSourceMapping", mapping);
        copyAll(mapping,
                {"EventSourceArn", "BatchSize", "MaximumBatchingWindowInSeconds", "ParallelizationFactor",
                 "StartingPosition", "MaximumRetryAttempts", "MaximumRecordAgeInSeconds"},
                made.properties);
        std::erase_if(made.properties.members(), [](const document::Member& member) {  // -1: as long as it is kept
            return member.value.isNumber() && member.value.asNumber() < 0.0;
        });
        copyMember(mapping, "FunctionArn", made.properties, "FunctionName");
        if (textOf(mapping, "State") == "Disabled" || textOf(mapping, "State") == "Disabling")
            made.properties.set("Enabled", Node::boolean(false, mapping.position()), mapping.position());
        tellRest(mapping, made, report_);
    }

    /// list-provisioned-concurrency-configs: of a version or an alias, which no answer shows by itself.
    void readProvisioned(const Node& config) {
        const std::string arn = textOf(config, "FunctionArn");
        const Node* requested = config.find("RequestedProvisionedConcurrentExecutions");
        if (requested == nullptr) return;
        Resource& made = add("Version" + arn.substr(arn.rfind(':') + 1), "AWS::Lambda::Version", config);
        Node kept = Node::object(config.position());
        kept.set("ProvisionedConcurrentExecutions", *requested, requested->position());
        made.properties.set("FunctionName", Node::string(arn.substr(0, arn.rfind(':')), config.position()));
        made.properties.set("ProvisionedConcurrencyConfig", std::move(kept), config.position());
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

    void readQueue(const Node& queue) {
        const std::string arn = textOf(queue, "QueueArn");
        if (!arn.empty()) add(arn.substr(arn.rfind(':') + 1), "AWS::SQS::Queue", queue);
    }

    void readMachine(const Node& machine) {
        const bool execution = machine.find("executionArn") != nullptr;
        Resource& made =
            add(textOf(machine, "name"), execution ? "an execution" : "AWS::StepFunctions::StateMachine", machine);
        copyMember(machine, "definition", made.properties, "DefinitionString");
        copyMember(machine, "type", made.properties, "StateMachineType");
    }

    void readApi(const Node& api, std::string type, std::string_view nameKey) {
        add(textOf(api, nameKey), std::move(type), api);
    }

    /// get-apis of version 2; what get-routes and get-stages print does not say of which API.
    void readItem(const Node& item) {
        if (item.find("ProtocolType") == nullptr)
            return add("Item", "a part of an API that is not named", item), void();
        Resource& made = add(textOf(item, "Name"), "AWS::ApiGatewayV2::Api", item);
        copyMember(item, "ProtocolType", made.properties, "ProtocolType");
    }

    const std::string& file_;
    Inventory& inventory_;
    Report& report_;
};

constexpr std::array<std::string_view, 13> kShapes{"ProvisionedConcurrencyConfigs",
                                                   "Table",
                                                   "Functions",
                                                   "Configuration",
                                                   "MemorySize",
                                                   "Clusters",
                                                   "ScalableTargets",
                                                   "ScalingPolicies",
                                                   "EventSourceMappings",
                                                   "Attributes",
                                                   "stateMachineArn",
                                                   "items",
                                                   "Items"};

}  // namespace

bool isAnswer(const Node& root) {
    if (!root.isObject() || root.find("Headroom") != nullptr) return false;
    const Node& payload = payloadOf(root);
    return std::ranges::any_of(kShapes, [&](const auto key) { return payload.find(key) != nullptr; });
}

void readAnswer(const Node& root, const std::string& file, Inventory& inventory, Report& report) {
    AnswerReader(file, inventory, report).read(payloadOf(root));
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
