// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes and replicas of tables that Terraform has as resources of their own (terraform-provider-aws 6, 2026:
// aws_dynamodb_global_secondary_index, aws_dynamodb_table_replica).
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/terraform_part_owner.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

Node indexPart(const Block& block) {
    Node made = objectOf(block, {{"table_name", "Table"}, {"index_name", "IndexName"}});
    Node schema = Node::array();
    for (const Block& key : block.blocks("key_schema"))
        schema.append(objectOf(key, {{"attribute_name", "AttributeName"}, {"key_type", "KeyType"}}));
    made.set("KeySchema", std::move(schema));
    Node projection = Node::object();
    if (const auto given = block.block("projection")) {
        projection = objectOf(*given, {{"projection_type", "ProjectionType"}});
        const auto attributes = given->value("non_key_attributes");
        if (attributes && attributes->size() > 0) projection.set("NonKeyAttributes", *attributes);
    }
    made.set("Projection", std::move(projection));
    copyBlock(block, "provisioned_throughput", made, "ProvisionedThroughput",
              {{"read_capacity_units", "ReadCapacityUnits"}, {"write_capacity_units", "WriteCapacityUnits"}});
    copyThroughputs(block, made);
    return made;
}

Node replicaPart(const Block& block) {
    Node made = objectOf(block, {{"global_table_arn", "Table"}, {"table_class_override", "TableClass"}});
    if (block.isTrue("point_in_time_recovery")) {
        Node recovery = Node::object();
        recovery.set("PointInTimeRecoveryEnabled", Node::boolean(true));
        made.set("PointInTimeRecoverySpecification", std::move(recovery));
    }
    return made;
}

namespace {

void placeIndex(Inventory& inventory, const Resource& part, Report& report) {
    Resource* table = ownerOf(inventory, part, "Table", "AWS::DynamoDB::Table", "TableName");
    if (table == nullptr) return leaveOut(part, "is an index of a table that is not here", report);
    Node index = without(part.properties, {"Table"});
    if (textOf(table->properties, "BillingMode") == "PAY_PER_REQUEST")
        index = without(index, {"ProvisionedThroughput"});
    listIn(*table, "GlobalSecondaryIndexes").append(std::move(index));
}

void placeReplica(Inventory& inventory, const Resource& part, Report& report) {
    Resource* table = ownerOf(inventory, part, "Table", "AWS::DynamoDB::Table", "TableName");
    if (table == nullptr) return leaveOut(part, "is a replica of a table that is not here", report);
    if (part.region.empty()) return leaveOut(part, "is a replica in a region that the file does not say", report);
    Node replica = Node::object(part.origin.at);
    replica.set("Region", Node::string(part.region, part.origin.at));
    const Node own = without(part.properties, {"Table"});
    for (const document::Member& member : own.members()) replica.set(member.key, member.value);
    listIn(*table, "Replicas").append(std::move(replica));
}

}  // namespace

void joinTableParts(Inventory& inventory, const std::vector<Resource>& parts, Report& report) {
    for (const Resource& part : parts) {
        const std::string kind = part.type.substr(kPart.size());
        if (kind == "index") placeIndex(inventory, part, report);
        if (kind == "replica") placeReplica(inventory, part, report);
    }
}

}  // namespace headroom::importing::terraform
