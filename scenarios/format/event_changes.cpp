// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/event_changes.hpp"

#include "model/base/digits.hpp"
#include "model/services/dynamodb/change_fields.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kUpdate = "DynamoDB API Reference, UpdateTable, 2026";

/// " (source)".
std::string ruleOf(std::string_view source) { return " (" + std::string(source) + ")"; }

void checkQuota(Reading& reading, const Place& place, const char* key, std::optional<std::int64_t> units,
                std::int64_t quota) {
    if (units.value_or(0) <= quota) return;
    reading.error(place.at(key, *place.node.find(key)), "is above the quota of " + base::grouped(quota) +
                                                            " units a table" + ruleOf(dynamodb::source::kQuotas));
}

/// Of a change, or of one of its indexes.
template <class Change, std::size_t N>
bool readUnits(Reading& reading, const Place& properties, const char* key,
               const std::array<base::Field<Change>, N>& fields, Change& change) {
    const Node* given = properties.node.find(key);
    if (given == nullptr) return false;
    const Place units = properties.at(key, *given);
    if (!isObject(reading, units, "an object")) return false;
    readFields<Change>(reading, units, base::FieldPlace::Here, fields, {{}, {}, key}, change);
    return true;
}

void checkMaximum(Reading& reading, const Place& properties, const char* key, std::optional<std::int64_t> units) {
    if (units != 0) return;
    const Place place = properties.at("OnDemandThroughput", *properties.node.find("OnDemandThroughput"));
    reading.error(place.at(key, *place.node.find(key)),
                  "must be at least 1, or -1 for none" + ruleOf(dynamodb::source::kOnDemand));
}

/// What tables and indexes alike have of it. `owner`: where it stands.
template <class Change, std::size_t N>
void readAdjustments(Reading& reading, const Place& owner, const std::array<base::Field<Change>, N>& warm,
                     const std::array<base::Field<Change>, N>& maximum, Change& change) {
    readUnits(reading, owner, "WarmThroughput", warm, change);
    if (!readUnits(reading, owner, "OnDemandThroughput", maximum, change)) return;
    checkMaximum(reading, owner, "MaxReadRequestUnits", change.mostReads);
    checkMaximum(reading, owner, "MaxWriteRequestUnits", change.mostWrites);
}

template <class Change, std::size_t N>
void readProvisioned(Reading& reading, const Place& owner, const std::array<base::Field<Change>, N>& fields,
                     const dynamodb::Quotas& quotas, Change& change) {
    if (!readUnits(reading, owner, "ProvisionedThroughput", fields, change)) return;
    const Place units = owner.at("ProvisionedThroughput", *owner.node.find("ProvisionedThroughput"));
    checkQuota(reading, units, "ReadCapacityUnits", change.reads, quotas.tableReads);
    checkQuota(reading, units, "WriteCapacityUnits", change.writes, quotas.tableWrites);
}

void readIndexChanges(Reading& reading, const Place& place, const dynamodb::Quotas& quotas, dynamodb::Change& change) {
    constexpr const char* kWanted = "an object with IndexName and what changes of it";
    if (!place.node.isArray()) return reading.wrongKind(place, "a list of {\"IndexName\", \"ProvisionedThroughput\"}");
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        const Place item = place.at(i, place.node.elements()[i]);
        if (!isObject(reading, item, kWanted)) continue;
        const std::size_t before = reading.problems.list().size();
        dynamodb::IndexCapacity& index = change.indexes.emplace_back();
        readFields<dynamodb::IndexCapacity>(reading, item, base::FieldPlace::Here, dynamodb::kChangedIndexFields,
                                            {{}, {}, "a changed index"}, index);
        readProvisioned(reading, item, dynamodb::kChangedIndexThroughputFields, quotas, index);
        readAdjustments(reading, item, dynamodb::kChangedIndexWarmFields, dynamodb::kChangedIndexMaximumFields, index);
        if (!index.provisions() && !index.adjusts() && reading.problems.list().size() == before)
            reading.error(item, "changes nothing of the index" + ruleOf(kUpdate));
    }
}

}  // namespace

void readChange(Reading& reading, const Place& item, const dynamodb::Quotas& quotas, ScenarioEvent& event) {
    const Node* properties = item.node.find("Properties");
    const bool isChange = event.kind == ScenarioEvent::Kind::Change;
    for (const char* key : {"Properties", "Through"}) {
        if (!isChange && item.node.find(key) != nullptr)
            reading.error(item.at(key, *item.node.find(key)), "belongs to a Change only");
    }
    if (!isChange) return;
    if (properties == nullptr) return reading.error(item, "lacks \"Properties\"");
    const Place place = item.at("Properties", *properties);
    if (!isObject(reading, place, "an object with BillingMode, ProvisionedThroughput or WarmThroughput")) return;
    if (properties->size() == 0) return reading.error(place, "changes nothing");
    readFields<dynamodb::Change>(reading, place, base::FieldPlace::Here, dynamodb::kChangeFields,
                                 {{}, {}, "a Change of a table"}, event.change);
    if (const Node* indexes = properties->find("GlobalSecondaryIndexes"))
        readIndexChanges(reading, place.at("GlobalSecondaryIndexes", *indexes), quotas, event.change);
    readAdjustments(reading, place, dynamodb::kChangeWarmFields, dynamodb::kChangeMaximumFields, event.change);
    readProvisioned(reading, place, dynamodb::kChangeThroughputFields, quotas, event.change);
}

}  // namespace headroom::format
