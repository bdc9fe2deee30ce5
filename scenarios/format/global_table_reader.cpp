// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::DynamoDB::GlobalTable, and the regions that workloads on one run in.
#include <algorithm>
#include <array>

#include "model/services/dynamodb/global_capacity_fields.hpp"
#include "model/services/dynamodb/global_table_fields.hpp"
#include "pricing/price_tables.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/global_capacity_reader.hpp"
#include "scenarios/format/global_tables.hpp"
#include "scenarios/format/index_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/table_parts.hpp"

namespace headroom::format {

using base::FieldPlace;
using document::Node;

namespace {

constexpr std::array<base::OtherProperty, 1> kOtherReplicaIndexKeys{
    {{"ContributorInsightsSpecification", base::OtherProperty::Status::NotModelled,
      "CloudWatch charges for its rules and events"}}};

/// Reads of the table's indexes in one region; each of a PROVISIONED table needs some.
void readReplicaIndexes(Reading& reading, const Place& replica, GlobalCapacity& capacity, const dynamodb::Spec& spec,
                        dynamodb::ReplicaSettings& settings) {
    const Node* list = replica.node.find("GlobalSecondaryIndexes");
    const Node none = Node::array();
    const Place place = replica.at("GlobalSecondaryIndexes", list != nullptr ? *list : none);
    if (!place.node.isArray()) return reading.wrongKind(place, "a list of {\"IndexName\"}");
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        const Place item = place.at(i, place.node.elements()[i]);
        if (!isObject(reading, item, "an object with IndexName")) continue;
        dynamodb::ReplicaIndex index;
        readFields<dynamodb::ReplicaIndex>(reading, item, FieldPlace::Here, dynamodb::kReplicaIndexFields,
                                           {kOtherReplicaIndexKeys, {}, "an index of a replica"}, index);
        if (index.name.empty()) continue;
        if (std::ranges::find(spec.indexes, index.name, &dynamodb::IndexSpec::name) == spec.indexes.end()) {
            reading.error(item, document::quoted(index.name) + " is not an index of this table");
            continue;
        }
        const GlobalCapacity::Reads reads = capacity.readReads(item, settings.region, index.name);
        index.readCapacityUnits = reads.units;
        index.maxReadRequestUnits = reads.most;
        settings.indexes.push_back(std::move(index));
    }
    if (spec.billingMode != dynamodb::BillingMode::Provisioned) return;
    for (const dynamodb::IndexSpec& index : spec.indexes) {
        const bool said =
            std::ranges::find(settings.indexes, index.name, &dynamodb::ReplicaIndex::name) != settings.indexes.end();
        if (index.global && !said)
            reading.error(replica, "needs reads of the index " + document::quoted(index.name) +
                                       " in its GlobalSecondaryIndexes: BillingMode is PROVISIONED");
    }
}

void readRecovery(Reading& reading, const Place& replica, dynamodb::ReplicaSettings& settings) {
    dynamodb::Spec said;
    readNested(reading, replica, "PointInTimeRecoverySpecification", dynamodb::kRecoveryFields, said);
    settings.pointInTimeRecovery = said.pointInTimeRecovery;
    settings.recoveryDays = said.recoveryDays;
}

void readReplica(Reading& reading, const Place& item, GlobalCapacity& capacity, const GlobalCapacity::Reads& common,
                 dynamodb::Spec& spec) {
    dynamodb::ReplicaSettings replica;
    readFields<dynamodb::ReplicaSettings>(reading, item, FieldPlace::Here, dynamodb::kReplicaFields,
                                          {dynamodb::kReplicaOtherProperties, {}, "a replica"}, replica);
    if (replica.region.empty()) return;
    if (std::ranges::find(spec.replicas, replica.region) != spec.replicas.end())
        return reading.error(
            item, "is a second replica in " + replica.region +
                      ": a region holds one (DynamoDB Developer Guide, V2globaltables_HowItWorks, 2026-04-13)");
    const GlobalCapacity::Reads reads = capacity.readReads(item, replica.region, "");
    replica.readCapacityUnits = reads.units;
    replica.maxReadRequestUnits = reads.most ? reads.most : common.most;
    readRecovery(reading, item, replica);
    readReplicaIndexes(reading, item, capacity, spec, replica);
    spec.pointInTimeRecovery = spec.pointInTimeRecovery || replica.pointInTimeRecovery;
    spec.replicas.push_back(replica.region);
    spec.replicaSettings.push_back(std::move(replica));
}

void readReplicas(Reading& reading, const Place& properties, GlobalCapacity& capacity, dynamodb::Spec& spec) {
    const GlobalCapacity::Reads common = capacity.readReads(properties, "", "");
    const Node* list = properties.node.find("Replicas");
    if (list == nullptr) return;  // its field says so
    const Place place = properties.at("Replicas", *list);
    if (!list->isArray() || list->size() == 0) return reading.wrongKind(place, "a list of {\"Region\"}");
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Place item = place.at(i, list->elements()[i]);
        if (isObject(reading, item, "an object with Region")) readReplica(reading, item, capacity, common, spec);
    }
}

/// What is written to the table and its global indexes: scaled in each region, or as much as on-demand takes.
void readWriteCapacity(const Place& properties, GlobalCapacity& capacity, dynamodb::Spec& spec) {
    spec.writeCapacityUnits = capacity.readWrites(properties, "");
    const Node* list = properties.node.find("GlobalSecondaryIndexes");
    if (list == nullptr || !list->isArray()) return;
    const Place place = properties.at("GlobalSecondaryIndexes", *list);
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Node* name = list->elements()[i].isObject() ? list->elements()[i].find("IndexName") : nullptr;
        if (name == nullptr || !name->isString()) continue;
        const auto index = std::ranges::find(spec.indexes, name->asString(), &dynamodb::IndexSpec::name);
        if (index != spec.indexes.end())
            index->writeCapacityUnits = capacity.readWrites(place.at(i, list->elements()[i]), index->name);
    }
}

void checkConsistency(Reading& reading, const Place& properties) {
    const Node* node = properties.node.find("MultiRegionConsistency");
    if (node == nullptr || (node->isString() && node->asString() == "EVENTUAL")) return;
    const Place place = properties.at("MultiRegionConsistency", *node);
    if (node->isString() && node->asString() == "STRONG")
        return reading.error(place,
                             "STRONG is not modelled yet: what its writes and strongly consistent reads take is not "
                             "published; EVENTUAL is");
    reading.wrongKind(place, "\"EVENTUAL\"");
}

/// A ScalableTarget for each capacity that is scaled, in each region.
void addScalings(Reading& reading, const Place& place, const Resource& resource, const dynamodb::Spec& table,
                 const std::string& own, std::vector<Scaling>& scalings) {
    for (const dynamodb::ReplicaSettings& replica : table.replicaSettings) {
        const std::string name = replica.region == own ? resource.name : replicaName(resource.name, replica.region);
        for (const dynamodb::ReplicaScaling& scaled : table.replicaScalings) {
            const bool writes = scaled.region.empty();
            if (!writes && scaled.region != replica.region) continue;
            const ScaledDimension dimension =
                scaled.index.empty() ? (writes ? ScaledDimension::TableWrites : ScaledDimension::TableReads)
                                     : (writes ? ScaledDimension::IndexWrites : ScaledDimension::IndexReads);
            const auto same = [&](const Scaling& other) {
                return other.resource == name && other.index == scaled.index && other.dimension == dimension;
            };
            if (const auto other = std::ranges::find_if(scalings, same); other != scalings.end()) {
                reading.error(place, "scales itself, so it cannot be scaled by " + other->name + " as well");
                continue;
            }
            scalings.push_back(
                {name, name, dimension, name, scaled.index, scaled.least, scaled.most, {scaled.policy}, {}});
        }
    }
}

std::vector<std::string_view> regionsOf(const dynamodb::Spec& table, const std::string& own) {
    std::vector<std::string_view> regions{own};
    for (const std::string& region : table.replicas) regions.push_back(region);
    return regions;
}

void placeWorkload(Reading& reading, const Node& root, const std::string& own, const Design& design,
                   workload::TrafficSpec& workload) {
    const std::string pointer = document::child("/Workloads", workload.name) + "/Region";
    const Node* node = document::resolve(root, pointer);
    if (node == nullptr) return;
    const Place place{*node, pointer};
    if (!node->isString()) return reading.wrongKind(place, "a region such as \"eu-west-1\"");
    const auto target = std::ranges::find(design.resources, workload.target, &Resource::name);
    const auto* table = target == design.resources.end() ? nullptr : std::get_if<dynamodb::Spec>(&target->spec);
    if (table == nullptr || table->replicas.empty())
        return reading.error(place,
                             "belongs to workloads on a global table: everything else is in the scenario's Region");
    const std::string& region = node->asString();
    const auto regions = regionsOf(*table, own);
    if (std::ranges::find(regions, region) == regions.end())
        return reading.error(place, document::quoted(region) + " holds no replica of " + workload.target +
                                        document::didYouMean(region, regions));
    if (region == own) return;
    if (!workload.via.empty())
        return reading.error(place, workload.via + " answers for tables of its own region, " + own +
                                        ", alone (DynamoDB Developer Guide, DAX concepts, 2026-04-13): leave Via out");
    workload.target = replicaName(workload.target, region);
}

}  // namespace

std::string replicaName(const std::string& table, const std::string& region) { return table + " (" + region + ")"; }

std::optional<dynamodb::Spec> readGlobalTable(Reading& reading, const Place& resource, const dynamodb::Quotas& quotas) {
    const std::size_t before = reading.problems.list().size();
    dynamodb::Spec spec;
    const OtherKeys others{dynamodb::kGlobalTableOtherProperties, {}, "an AWS::DynamoDB::GlobalTable"};
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    readFields<dynamodb::Spec>(reading, parts.properties(), FieldPlace::Properties, dynamodb::kGlobalTableFields,
                               others, spec);
    static constexpr auto kBehavior = base::joined(dynamodb::kFields, dynamodb::kReplicationFields);
    readFields<dynamodb::Spec>(reading, parts.behavior(), FieldPlace::Behavior, kBehavior,
                               {dynamodb::kOtherProperties, {}, "an AWS::DynamoDB::GlobalTable"}, spec);
    readNested(reading, parts.properties(), "WarmThroughput", dynamodb::kWarmThroughputFields, spec);
    readNested(reading, parts.properties(), "WriteOnDemandThroughputSettings", dynamodb::kWriteSettingsFields, spec);
    spec.indexes = readIndexes(reading, parts.properties(), parts.behavior(), true);
    GlobalCapacity capacity(reading, quotas, spec);
    readWriteCapacity(parts.properties(), capacity, spec);
    readReplicas(reading, parts.properties(), capacity, spec);
    readTableParts(reading, parts, spec);
    if (spec.replicas.size() > 1 && parts.properties().node.find("StreamSpecification") == nullptr)
        reading.warning(parts.properties(),
                        "lacks StreamSpecification, without which CloudFormation makes no global table of several "
                        "regions (Template Reference, AWS::DynamoDB::GlobalTable StreamSpecification, 2026); nothing "
                        "here depends on it");
    checkConsistency(reading, parts.properties());
    for (const std::string& region : spec.replicas) {
        if (!errorsSince(reading, before))
            reportBelow(reading, resource, dynamodb::check(dynamodb::atReplica(spec, region), quotas));
    }
    return spec;
}

void placeInRegions(Reading& reading, const Node& root, const std::string& region, Design& design) {
    for (Resource& resource : design.resources) {
        auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || table->replicas.empty()) continue;
        const Place place = nearest(root, document::child("/Resources", resource.name) + "/Properties/Replicas");
        for (const std::string& one : table->replicas) {
            if (!pricing::awsPriceBook(one))
                reading.error(place, document::quoted(one) + " is not a region known here");
        }
        if (std::erase(table->replicas, region) == 0)
            reading.error(place, "lacks the scenario's own region, " + region +
                                     " (CloudFormation Template Reference, AWS::DynamoDB::GlobalTable, 2026-04-13)");
        addScalings(reading, place, resource, *table, region, design.scalings);
        *table = dynamodb::atReplica(*table, region);
    }
    for (workload::TrafficSpec& workload : design.workloads) placeWorkload(reading, root, region, design, workload);
}

}  // namespace headroom::format
