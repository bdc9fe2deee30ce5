// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/index_reader.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "model/services/dynamodb/global_capacity_fields.hpp"
#include "model/services/dynamodb/global_table_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"

namespace headroom::format {

using base::FieldPlace;
using document::Node;
using dynamodb::IndexSpec;

namespace {

constexpr std::array<base::OtherProperty, 1> kOtherIndexKeys{{
    {"ContributorInsightsSpecification", base::OtherProperty::Status::NotModelled,
     "CloudWatch charges for its rules and events"},
}};

/// The key attributes of a table or an index.
struct KeySchema {
    std::string hash;
    std::string range;
};

KeySchema keysOf(const Node* schema) {
    KeySchema keys;
    if (schema == nullptr || !schema->isArray()) return keys;
    for (const Node& part : schema->elements()) {
        const Node* name = part.isObject() ? part.find("AttributeName") : nullptr;
        const Node* type = part.isObject() ? part.find("KeyType") : nullptr;
        if (name == nullptr || type == nullptr || !name->isString() || !type->isString()) continue;
        (type->asString() == "HASH" ? keys.hash : keys.range) = name->asString();
    }
    return keys;
}

template <std::size_t N>
void readThroughput(Reading& reading, const Place& index, std::string_view key,
                    const std::array<base::Field<dynamodb::Spec>, N>& fields, dynamodb::Spec& said) {
    const Node* node = index.node.find(key);
    if (node == nullptr) return;
    const Place place = index.at(key, *node);
    if (isObject(reading, place, "an object"))
        readFields<dynamodb::Spec>(reading, place, FieldPlace::Here, fields, {{}, {}, key}, said);
}

/// The same three objects as a table's.
void readThroughputs(Reading& reading, const Place& place, bool ofGlobalTable, IndexSpec& index) {
    dynamodb::Spec said;
    if (ofGlobalTable) {
        readThroughput(reading, place, "WriteOnDemandThroughputSettings", dynamodb::kWriteSettingsFields, said);
    } else {
        readThroughput(reading, place, "ProvisionedThroughput", dynamodb::kProvisionedThroughputFields, said);
        readThroughput(reading, place, "OnDemandThroughput", dynamodb::kOnDemandThroughputFields, said);
    }
    readThroughput(reading, place, "WarmThroughput", dynamodb::kWarmThroughputFields, said);
    index.readCapacityUnits = said.readCapacityUnits;
    index.writeCapacityUnits = said.writeCapacityUnits;
    index.maxReadRequestUnits = said.maxReadRequestUnits;
    index.maxWriteRequestUnits = said.maxWriteRequestUnits;
    index.warmReadUnits = said.warmReadUnits;
    index.warmWriteUnits = said.warmWriteUnits;
}

void readProjection(Reading& reading, const Place& index, IndexSpec& spec) {
    const Node* node = index.node.find("Projection");
    if (node == nullptr) return;
    const Place place = index.at("Projection", *node);
    if (!isObject(reading, place, "an object with ProjectionType")) return;
    readFields<IndexSpec>(reading, place, FieldPlace::Here, dynamodb::kProjectionFields, {{}, {}, "Projection"}, spec);
    const bool listed = node->find("NonKeyAttributes") != nullptr;
    if (listed == (spec.projection == dynamodb::Projection::Include)) return;
    reading.error(place, listed
                             ? "NonKeyAttributes belong to ProjectionType INCLUDE (DynamoDB API Reference, Projection)"
                             : "ProjectionType INCLUDE needs NonKeyAttributes (DynamoDB API Reference, Projection)");
}

/// A local index has the table's partition key and a sort key of its own, which asks for a sort key of the table.
void checkLocalKeys(Reading& reading, const Place& index, const KeySchema& keys, const KeySchema& table) {
    const Place place = index.at("KeySchema", *index.node.find("KeySchema"));
    if (keys.range.empty()) reading.error(place, "lacks a sort key (KeyType RANGE), which a local index is there for");
    if (table.hash.empty()) return;
    if (keys.hash != table.hash)
        reading.error(place, "must begin with the table's partition key " + document::quoted(table.hash) +
                                 " (DynamoDB Developer Guide, LSI, 2026-04-13)");
    if (table.range.empty())
        reading.error(index,
                      "needs a table with a sort key: without one an item collection is one item (DynamoDB "
                      "Developer Guide, LSI, 2026-04-13)");
}

std::span<const base::Field<IndexSpec>> fieldsOf(bool ofGlobalTable) {
    if (ofGlobalTable) return dynamodb::kGlobalTableIndexFields;
    return dynamodb::kIndexFields;
}

void readList(Reading& reading, const Place& properties, bool global, bool ofGlobalTable,
              std::vector<IndexSpec>& indexes) {
    const std::string_view key = global ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes";
    const Node* list = properties.node.find(key);
    if (list == nullptr) return;
    const Place all = properties.at(key, *list);
    if (!list->isArray()) return reading.wrongKind(all, "a list of indexes");
    const KeySchema table = keysOf(properties.node.find("KeySchema"));
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Place place = all.at(i, list->elements()[i]);
        if (!isObject(reading, place, "an object with IndexName, KeySchema and Projection")) continue;
        IndexSpec index;
        index.global = global;
        readFields<IndexSpec>(reading, place, FieldPlace::Here, fieldsOf(ofGlobalTable && global),
                              {kOtherIndexKeys, {}, "a secondary index"}, index);
        readProjection(reading, place, index);
        readThroughputs(reading, place, ofGlobalTable, index);
        const Node* schema = place.node.find("KeySchema");
        const KeySchema keys = keysOf(schema);
        if (schema != nullptr && keys.hash.empty())
            reading.error(place.at("KeySchema", *schema),
                          "lacks a partition key: {\"AttributeName\", \"KeyType\": \"HASH\"}");
        else if (schema != nullptr && !global)
            checkLocalKeys(reading, place, keys, table);
        indexes.push_back(std::move(index));
    }
}

/// The entry of Behavior.Indexes for each index, and no others.
void readBehavior(Reading& reading, const Place& behavior, std::vector<IndexSpec>& indexes) {
    const Node* node = behavior.node.find("Indexes");
    if (node == nullptr) return;
    const Place all = behavior.at("Indexes", *node);
    if (!isObject(reading, all, "an object of indexes by IndexName")) return;
    for (const document::Member& member : node->members()) {
        const Place place = all.at(member.key, member.value);
        const auto index = std::ranges::find(indexes, member.key, &IndexSpec::name);
        if (index == indexes.end()) {
            std::vector<std::string_view> names;
            for (const IndexSpec& one : indexes) names.push_back(one.name);
            reading.problems.error(member.keyPosition, place.pointer,
                                   "is not an index of this table" + document::didYouMean(member.key, names));
        } else if (isObject(reading, place, "an object")) {
            readFields<IndexSpec>(reading, place, FieldPlace::Here, dynamodb::kIndexBehaviorFields,
                                  {{}, {}, "an entry of Indexes"}, *index);
        }
    }
}

/// What an entry's size was taken to be, where nothing says it.
void assumeSizes(Reading& reading, const Place& behavior, const std::vector<IndexSpec>& indexes) {
    for (const IndexSpec& index : indexes) {
        if (index.entrySize || index.projection == dynamodb::Projection::All) continue;
        const bool keys = index.projection == dynamodb::Projection::KeysOnly;
        reading.assume(document::child(document::child(behavior.pointer, "Indexes"), index.name) + "/EntrySize",
                       keys ? "100B" : "the whole item",
                       keys ? "no published size of an entry of keys alone: a round number"
                            : "what the included attributes take is not said: at most all of them",
                       true);
    }
}

}  // namespace

std::vector<IndexSpec> readIndexes(Reading& reading, const Place& properties, const Place& behavior,
                                   bool ofGlobalTable) {
    std::vector<IndexSpec> indexes;
    for (const bool global : {true, false}) readList(reading, properties, global, ofGlobalTable, indexes);
    readBehavior(reading, behavior, indexes);
    assumeSizes(reading, behavior, indexes);
    return indexes;
}

}  // namespace headroom::format
