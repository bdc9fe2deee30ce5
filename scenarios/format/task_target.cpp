// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/task_target.hpp"

#include <optional>
#include <string_view>

#include "model/services/dynamodb/limits.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "model/services/sqs/limits.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/queue_names.hpp"
#include "scenarios/format/resource_text.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// A parameter of the integration, where it is written out and no expression.
const Node* parameter(const Node& state, std::string_view name) {
    for (const char* key : {"Parameters", "Arguments"}) {
        const Node* parameters = state.find(key);
        if (parameters == nullptr || !parameters->isObject()) continue;
        if (const Node* value = parameters->find(name)) return value;
    }
    return nullptr;
}

std::string resourceOf(const Node& state, std::string_view name) {
    const Node* value = parameter(state, name);
    if (value == nullptr || !value->isString() || value->asString().starts_with("{%")) return {};
    return resourceIn(value->asString());
}

/// "GetItem" of "getItem".
std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

TaskTarget functionTarget(const Node& state) {
    TaskTarget target{TaskTarget::Kind::Function, resourceOf(state, "FunctionName"), "Invoke", false, false};
    const Node* qualifier = parameter(state, "Qualifier");
    const std::string alias = qualifier != nullptr && qualifier->isString() ? qualifier->asString() : std::string();
    const bool said = alias.empty() || alias == "$LATEST" || alias.starts_with("{%") || target.resource.empty() ||
                      target.resource.ends_with(":" + alias);
    if (!said) target.resource += ":" + alias;
    const Node* type = parameter(state, "InvocationType");
    target.asynchronous = type != nullptr && type->isString() && type->asString() == "Event";
    return target;
}

bool isExpression(const Node& value) { return value.isString() && value.asString().starts_with("{%"); }

/// What a batch asks of one table: [...], {"Keys": [...], "ConsistentRead": true}, or by a path.
void readTable(const document::Member& table, TaskTarget& target) {
    const bool path = table.key.ends_with(".$");
    const bool keyed = !path && table.value.isObject();
    const Node* list = keyed ? table.value.find("Keys") : &table.value;
    const bool written = !path && list != nullptr && list->isArray();
    if (written) target.entries = target.entries.value_or(0) + list->size();
    target.entriesByPath = target.entriesByPath || !written;
    const Node* consistent = keyed ? table.value.find("ConsistentRead") : nullptr;
    target.consistentRead =
        target.consistentRead || (consistent != nullptr && consistent->isBool() && consistent->asBool());
}

/// RequestItems of a batch: {"Orders": [...]}, {"Orders": {"Keys": [...]}}, {"Orders.$": "$.requests"}.
void readBatch(const Node& items, TaskTarget& target) {
    if (!items.isObject()) {
        target.entriesByPath = isExpression(items);
        return;
    }
    for (const document::Member& table : items.members()) readTable(table, target);
    if (target.entriesByPath) target.entries.reset();
    target.severalTables = items.size() > 1;  // of which none is the state's
    if (items.size() != 1) return;
    const std::string& key = items.members().front().key;
    target.resource = resourceIn(key.ends_with(".$") ? key.substr(0, key.size() - 2) : key);
}

/// TransactItems of a transaction: [{"Put": {"TableName": "Orders", ...}}, ...].
void readTransaction(const Node& items, TaskTarget& target) {
    target.entriesByPath = isExpression(items);
    if (!items.isArray()) return;
    target.entries = items.size();
    std::string only;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Node& item = items.elements()[i];
        const Node* name =
            item.isObject() && item.size() == 1 ? item.members().front().value.find("TableName") : nullptr;
        if (name == nullptr || !name->isString() || isExpression(*name)) return;
        const std::string table = resourceIn(name->asString());
        target.severalTables = !only.empty() && table != only;
        if (target.severalTables) return;
        only = table;
    }
    target.resource = only;
}

TaskTarget tableTarget(const Node& state, const std::string& action) {
    TaskTarget target{TaskTarget::Kind::Table, resourceOf(state, "TableName"), capitalised(action), false, false};
    if (const Node* items = parameter(state, "RequestItems")) readBatch(*items, target);
    if (const Node* items = parameter(state, "TransactItems")) readTransaction(*items, target);
    const Node* consistent = parameter(state, "ConsistentRead");
    target.consistentRead =
        target.consistentRead || (consistent != nullptr && consistent->isBool() && consistent->asBool());
    for (const char* path : {"RequestItems.$", "TransactItems.$"})
        target.entriesByPath = target.entriesByPath || parameter(state, path) != nullptr;
    const Node* index = parameter(state, "IndexName");
    const bool named = index != nullptr && index->isString() && !index->asString().starts_with("{%");
    if (named) target.indexName = index->asString();
    target.indexFromData = !named && (index != nullptr || parameter(state, "IndexName.$") != nullptr);
    return target;
}

TaskTarget machineTarget(const Node& state, const std::string& action) {
    return {TaskTarget::Kind::Machine, resourceOf(state, "StateMachineArn"), capitalised(action), false, false};
}

/// A queue of the design; one of another name, or that data name, lies outside.
TaskTarget queueTarget(const Node& resources, const Node& state, const std::string& action) {
    TaskTarget target{TaskTarget::Kind::Outside, {}, capitalised(action), false, false};
    const Node* url = parameter(state, "QueueUrl");
    if (url != nullptr && url->isString() && !url->asString().starts_with("{%"))
        target.resource = resourceOfUrl(resources, url->asString());
    if (!target.resource.empty()) target.kind = TaskTarget::Kind::Queue;
    const Node* entries = parameter(state, "Entries");
    if (entries != nullptr && entries->isArray()) target.entries = entries->size();
    target.entriesByPath = parameter(state, "Entries.$") != nullptr;
    return target;
}

}  // namespace

TaskTarget targetOf(const stepfunctions::State& state, const Node& node, const Node& resources) {
    if (!state.resource) return {};
    const stepfunctions::Resource& resource = *state.resource;
    if (resource.kind == stepfunctions::Resource::Kind::Function)
        return {TaskTarget::Kind::Function, resourceIn(resource.text), "Invoke", false, false};
    if (resource.kind == stepfunctions::Resource::Kind::Placeholder)
        return {TaskTarget::Kind::Function, resourceIn(resource.text), "Invoke", false, false};
    std::string service = resource.service;
    if (service.starts_with("aws-sdk:")) service = service.substr(8);
    if (service == "lambda" && resource.action == "invoke") return functionTarget(node);
    if (service == "dynamodb" && dynamodb::operationOf(capitalised(resource.action)))
        return tableTarget(node, resource.action);
    if (service == "sqs" && (resource.action == "sendMessage" || resource.action == "sendMessageBatch"))
        return queueTarget(resources, node, resource.action);
    const bool starts = resource.action == "startExecution" || resource.action == "startSyncExecution";
    if ((service == "states" || service == "sfn") && starts) return machineTarget(node, resource.action);
    return {};
}

std::uint32_t fullBatch(const TaskTarget& target) {
    if (target.kind != TaskTarget::Kind::Table) return static_cast<std::uint32_t>(sqs::kMostInBatch);
    if (target.operation.starts_with("Transact")) return dynamodb::kMostTransactionItems;
    return target.operation == "BatchGetItem" ? dynamodb::kMostBatchGetItems : dynamodb::kMostBatchWriteItems;
}

std::string taskPointer(const Node& root, const std::string& machine, const std::string& state) {
    const std::string resource = document::child("/Resources", machine);
    const std::string own = document::child(resource + "/Behavior/States", state) + "/Target";
    if (document::resolve(root, own) != nullptr) return own;
    const std::string written = document::child(resource + "/Properties/Definition/States", state);
    for (const char* section : {"/Parameters/", "/Arguments/"}) {
        for (const char* name :
             {"FunctionName", "TableName", "StateMachineArn", "QueueUrl", "RequestItems", "TransactItems"}) {
            const std::string pointer = written + section + name;
            if (document::resolve(root, pointer) != nullptr) return pointer;
        }
    }
    return document::resolve(root, written + "/Resource") != nullptr ? written + "/Resource" : own;
}

}  // namespace headroom::format
