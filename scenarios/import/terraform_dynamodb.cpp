// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// A local index has the partition key of its table.
Node keySchema(const Block& block, const Block& partition) {
    Node schema = Node::array();
    const auto add = [&](const std::string& name, const char* kind) {
        if (name.empty()) return;
        Node key = Node::object();
        setText(key, "AttributeName", name);
        setText(key, "KeyType", kind);
        schema.append(std::move(key));
    };
    for (const Block& key : block.blocks("key_schema")) add(key.text("attribute_name"), key.text("key_type").c_str());
    if (schema.size() > 0) return schema;  // what newer providers have for global indexes
    add(partition.text("hash_key"), "HASH");
    add(block.text("range_key"), "RANGE");
    return schema;
}

Node indexes(const Block& table, const char* key, bool local, bool provisioned) {
    Node list = Node::array();
    for (const Block& block : table.blocks(key)) {
        Node index = objectOf(block, {{"name", "IndexName"}});
        index.set("KeySchema", keySchema(block, local ? table : block));
        Node projection = objectOf(block, {{"projection_type", "ProjectionType"}});
        if (const auto attributes = block.value("non_key_attributes"); attributes && attributes->size() > 0)
            projection.set("NonKeyAttributes", *attributes);
        index.set("Projection", std::move(projection));
        if (provisioned && !local)
            index.set("ProvisionedThroughput", objectOf(block, {{"read_capacity", "ReadCapacityUnits"},
                                                                {"write_capacity", "WriteCapacityUnits"}}));
        if (!local) copyThroughputs(block, index);
        list.append(std::move(index));
    }
    return list;
}

/// Makes a global table of it; see makeGlobal().
Node replicas(const Block& table, Node& made) {
    Node list = Node::array();
    for (const Block& block : table.blocks("replica")) {
        Node replica = objectOf(block, {{"region_name", "Region"}});
        if (block.isTrue("point_in_time_recovery")) {
            Node recovery = Node::object();
            recovery.set("PointInTimeRecoveryEnabled", Node::boolean(true));
            replica.set("PointInTimeRecoverySpecification", std::move(recovery));
        }
        if (block.text("consistency_mode") == "STRONG") setText(made, "MultiRegionConsistency", "STRONG");
        if (replica.size() > 0) list.append(std::move(replica));
    }
    return list;
}

}  // namespace

void copyThroughputs(const Block& block, Node& made) {
    copyBlock(block, "warm_throughput", made, "WarmThroughput",
              {{"read_units_per_second", "ReadUnitsPerSecond"}, {"write_units_per_second", "WriteUnitsPerSecond"}});
    copyBlock(block, "on_demand_throughput", made, "OnDemandThroughput",
              {{"max_read_request_units", "MaxReadRequestUnits"}, {"max_write_request_units", "MaxWriteRequestUnits"}});
}

Node table(const Block& block) {
    Node made =
        objectOf(block, {{"name", "TableName"}, {"billing_mode", "BillingMode"}, {"table_class", "TableClass"}});
    const bool provisioned = block.text("billing_mode") != "PAY_PER_REQUEST";
    if (provisioned)
        made.set("ProvisionedThroughput",
                 objectOf(block, {{"read_capacity", "ReadCapacityUnits"}, {"write_capacity", "WriteCapacityUnits"}}));
    made.set("KeySchema", keySchema(block, block));
    Node global = indexes(block, "global_secondary_index", false, provisioned);
    if (global.size() > 0) made.set("GlobalSecondaryIndexes", std::move(global));
    Node local = indexes(block, "local_secondary_index", true, provisioned);
    if (local.size() > 0) made.set("LocalSecondaryIndexes", std::move(local));
    const auto ttl = block.block("ttl");
    if (ttl && ttl->isTrue("enabled"))
        made.set("TimeToLiveSpecification",
                 objectOf(*ttl, {{"attribute_name", "AttributeName"}, {"enabled", "Enabled"}}));
    const auto recovery = block.block("point_in_time_recovery");
    if (recovery && recovery->isTrue("enabled"))
        made.set("PointInTimeRecoverySpecification",
                 objectOf(*recovery, {{"enabled", "PointInTimeRecoveryEnabled"},
                                      {"recovery_period_in_days", "RecoveryPeriodInDays"}}));
    if (Node list = replicas(block, made); list.size() > 0) made.set("Replicas", std::move(list));
    copyBlock(block, "server_side_encryption", made, "SSESpecification", {{"enabled", "SSEEnabled"}});
    if (block.isTrue("stream_enabled"))
        made.set("StreamSpecification", objectOf(block, {{"stream_view_type", "StreamViewType"}}));
    copyThroughputs(block, made);
    return made;
}

}  // namespace headroom::importing::terraform
