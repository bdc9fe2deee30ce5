// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::DynamoDB::GlobalTable, and the regions that workloads on one run in.
#include <algorithm>

#include "model/services/dynamodb/global_table_fields.hpp"
#include "pricing/price_tables.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/global_tables.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/table_parts.hpp"

namespace headroom::format {

using base::FieldPlace;
using document::Node;

namespace {

void readReplicas(Reading& reading, const Place& properties, dynamodb::Spec& spec) {
    const Node* list = properties.node.find("Replicas");
    if (list == nullptr) return;  // its field says so
    const Place place = properties.at("Replicas", *list);
    if (!list->isArray() || list->size() == 0) return reading.wrongKind(place, "a list of {\"Region\"}");
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Place item = place.at(i, list->elements()[i]);
        if (!isObject(reading, item, "an object with Region")) continue;
        dynamodb::ReplicaSpec replica;
        readFields<dynamodb::ReplicaSpec>(reading, item, FieldPlace::Here, dynamodb::kReplicaFields,
                                          {dynamodb::kReplicaOtherProperties, {}, "a replica"}, replica);
        if (replica.region.empty()) continue;
        if (std::ranges::find(spec.replicas, replica.region) != spec.replicas.end()) {
            reading.error(item, "is a second replica in " + replica.region + ": a region holds one");
            continue;
        }
        spec.replicas.push_back(replica.region);
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
    if (region != own) workload.target = replicaName(workload.target, region);
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
    readTableParts(reading, parts, spec);
    readReplicas(reading, parts.properties(), spec);
    checkConsistency(reading, parts.properties());
    if (spec.billingMode == dynamodb::BillingMode::Provisioned)
        reading.error(
            parts.properties(),
            "BillingMode PROVISIONED (the default) is not modelled yet of global tables; say \"BillingMode\": "
            "\"PAY_PER_REQUEST\"");
    if (!errorsSince(reading, before)) reportBelow(reading, resource, dynamodb::check(spec, quotas));
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
    }
    for (workload::TrafficSpec& workload : design.workloads) placeWorkload(reading, root, region, design, workload);
}

}  // namespace headroom::format
