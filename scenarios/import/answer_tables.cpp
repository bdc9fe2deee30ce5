// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answer_tables.hpp"

#include <algorithm>

#include "scenarios/import/answer_rest.hpp"
#include "scenarios/import/replicas.hpp"

namespace headroom::importing {

using document::Node;

namespace {

std::int64_t countIn(const Node& object, std::string_view key) {
    const Node* value = object.find(key);
    return value != nullptr && value->isNumber() ? value->asInteger().value_or(0) : 0;
}

void copyCapacity(const Node& from, Node& to) {
    const Node* given = from.find("ProvisionedThroughput");
    if (given == nullptr || !given->isObject()) return;
    Node capacity = Node::object(given->position());
    copyMembers(*given, {"ReadCapacityUnits", "WriteCapacityUnits"}, capacity);
    to.set("ProvisionedThroughput", std::move(capacity));
}

/// A stream that was switched off is still described.
void copyStream(const Node& table, Node& to) {
    const Node* stream = table.find("StreamSpecification");
    const Node* enabled = stream != nullptr ? stream->find("StreamEnabled") : nullptr;
    if (enabled != nullptr && enabled->isBool() && enabled->asBool())
        copyPart(table, "StreamSpecification", {"StreamViewType"}, to);
}

void copyIndexes(const Node& table, std::string_view key, bool provisioned, Node& to) {
    Node list = Node::array(table.position());
    for (const Node& index : listIn(table, key)) {
        Node made = Node::object(index.position());
        copyMembers(index, {"IndexName", "KeySchema", "Projection"}, made);
        if (provisioned) copyCapacity(index, made);
        copyPart(index, "WarmThroughput", {"ReadUnitsPerSecond", "WriteUnitsPerSecond"}, made);
        copyPart(index, "OnDemandThroughput", {"MaxReadRequestUnits", "MaxWriteRequestUnits"}, made);
        list.append(std::move(made));
    }
    if (list.size() > 0) to.set(std::string(key), std::move(list));
}

/// Those in other regions; its own is not among them.
void readReplicas(const Node& table, Resource& made) {
    const std::string arn = textOf(table, "TableArn");
    Node list = Node::array(table.position());
    for (const Node& replica : listIn(table, "Replicas")) {
        const std::string region = textOf(replica, "RegionName");
        if (region.empty() || arn.find(":" + region + ":") != std::string::npos) continue;
        Node kept = Node::object(replica.position());
        kept.set("Region", Node::string(region, replica.position()), replica.position());
        list.append(std::move(kept));
    }
    if (list.size() > 0) made.properties.set("Replicas", std::move(list), table.position());
}

}  // namespace

void describeTable(const Node& table, Resource& made, Report& report) {
    copyMembers(table, {"TableName", "KeySchema", "AttributeDefinitions"}, made.properties);
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
    readReplicas(table, made);
    makeGlobal(made, report);
    tellRest(table, made, report);
}

void addContents(const Node& table, Resource& made) {
    const std::int64_t items = countIn(table, "ItemCount");
    const std::int64_t bytes = countIn(table, "TableSizeBytes");
    if (items <= 0) return;  // an empty table tells nothing of what it will hold
    made.behavior.set("ItemCount", Node::integer(items, table.position()));
    const std::int64_t mean = std::clamp<std::int64_t>(bytes / items, 1, 400 * 1024);
    if (bytes > 0) made.behavior.set("ItemSize", Node::string(std::to_string(mean) + "B", table.position()));
}

}  // namespace headroom::importing
