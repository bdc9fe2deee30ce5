// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/cluster_reader.hpp"

#include <algorithm>
#include <charconv>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kDefaultGroup = "default.dax1.0";  // AWS's own, with its defaults
constexpr std::int64_t kLongestTtlMillis = 400LL * 86'400'000;

struct Group {
    std::string resource;
    std::string name;  ///< ParameterGroupName, if the file gives one
    dax::GroupSpec spec;
};

void checkZones(Reading& reading, const Place& properties, const dax::Spec& spec) {
    const Node* zones = properties.node.find("AvailabilityZones");
    if (zones == nullptr || !zones->isArray()) return;
    if (static_cast<std::int64_t>(zones->size()) == spec.replicationFactor) return;
    reading.error(properties.at("AvailabilityZones", *zones),
                  "must name a zone for each node, as many as ReplicationFactor (CloudFormation Template Reference, "
                  "AWS::DAX::Cluster, 2026-04-13)");
}

/// Milliseconds, as CloudFormation writes parameters: in text.
std::optional<base::Duration> readMillis(Reading& reading, const Place& place) {
    std::int64_t millis = -1;
    const std::string text = place.node.isString()   ? place.node.asString()
                             : place.node.isNumber() ? place.node.numberText()
                                                     : std::string();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), millis);
    if (error == std::errc() && end == text.data() + text.size() && millis >= 0 && millis <= kLongestTtlMillis)
        return base::milliseconds(millis);
    reading.error(place, "must be a whole number of milliseconds, at least 0, such as \"300000\"");
    return std::nullopt;
}

dax::GroupSpec readGroup(Reading& reading, const Place& resource) {
    dax::GroupSpec spec;
    const ResourceParts parts(reading, resource, {"Type", "Properties"});
    const OtherKeys others{dax::kGroupOtherProperties, {}, "an AWS::DAX::ParameterGroup"};
    readFields<dax::GroupSpec>(reading, parts.properties(), base::FieldPlace::Properties, dax::kGroupFields, others,
                               spec);
    const Node* values = parts.properties().node.find("ParameterNameValues");
    if (values == nullptr) return spec;
    const Place place = parts.properties().at("ParameterNameValues", *values);
    if (!isObject(reading, place, "an object of parameters by name")) return spec;
    for (const document::Member& member : values->members()) {
        const Place here = place.at(member.key, member.value);
        if (member.key == dax::kItemTtlParameter) {
            spec.itemTtl = readMillis(reading, here);
        } else if (member.key == dax::kQueryTtlParameter) {
            spec.queryTtl = readMillis(reading, here);
        } else {
            const std::vector<std::string_view> known{dax::kItemTtlParameter, dax::kQueryTtlParameter};
            reading.problems.error(member.keyPosition, here.pointer,
                                   "is not a parameter of DAX" + document::didYouMean(member.key, known));
        }
    }
    return spec;
}

/// What a cluster's ParameterGroupName says: a reference to a resource, or a name.
std::string groupNamed(Reading& reading, const Place& place) {
    return place.node.isString() ? place.node.asString() : resourceReference(reading, place);
}

void attach(Reading& reading, const Place& cluster, const std::vector<Group>& groups, dax::Spec& spec) {
    const Node* properties = cluster.node.find("Properties");
    const Node* node = properties != nullptr ? properties->find("ParameterGroupName") : nullptr;
    if (node == nullptr) return;
    const Place place{*node, cluster.pointer + "/Properties/ParameterGroupName"};
    const std::string name = groupNamed(reading, place);
    if (name.empty() || name == kDefaultGroup) return;
    const auto group =
        std::ranges::find_if(groups, [&](const Group& one) { return one.resource == name || one.name == name; });
    if (group == groups.end()) {
        std::vector<std::string_view> known;
        for (const Group& one : groups) known.push_back(one.resource);
        return reading.error(place, document::quoted(name) + " is not an AWS::DAX::ParameterGroup of this design" +
                                        document::didYouMean(name, known));
    }
    const Node* behavior = cluster.node.find("Behavior");
    const auto take = [&](const char* key, std::string_view parameter, const std::optional<base::Duration>& given,
                          base::Duration& ttl) {
        if (!given) return;
        ttl = *given;
        const Node* beside = behavior != nullptr ? behavior->find(key) : nullptr;
        if (beside == nullptr) return;
        reading.error({*beside, cluster.pointer + "/Behavior/" + key},
                      "stands beside " + std::string(parameter) + " of its parameter group: give one of them");
    };
    take("ItemTtl", dax::kItemTtlParameter, group->spec.itemTtl, spec.itemTtl);
    take("QueryTtl", dax::kQueryTtlParameter, group->spec.queryTtl, spec.queryTtl);
}

}  // namespace

std::optional<dax::Spec> readCluster(Reading& reading, const Place& resource) {
    const std::size_t before = reading.problems.list().size();
    dax::Spec spec;
    const OtherKeys others{dax::kOtherProperties, {}, "an AWS::DAX::Cluster"};
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    readFields<dax::Spec>(reading, parts.properties(), base::FieldPlace::Properties, dax::kFields, others, spec);
    readFields<dax::Spec>(reading, parts.behavior(), base::FieldPlace::Behavior, dax::kFields, others, spec);
    if (errorsSince(reading, before)) return spec;
    checkZones(reading, parts.properties(), spec);
    reportBelow(reading, resource, dax::check(spec));
    return spec;
}

void readClusterChange(Reading& reading, const Place& item, ScenarioEvent& event) {
    const Node* node = item.node.find("Properties");
    const Node* through = item.node.find("Through");
    if (through != nullptr) reading.error(item.at("Through", *through), "belongs to a Change of a table only");
    if (event.kind != ScenarioEvent::Kind::Change) {
        if (node != nullptr) reading.error(item.at("Properties", *node), "belongs to a Change only");
        return;
    }
    if (node == nullptr) return reading.error(item, "lacks \"Properties\", such as {\"ReplicationFactor\": 5}");
    const Place place = item.at("Properties", *node);
    if (!isObject(reading, place, "an object of Properties")) return;
    for (const document::Member& member : node->members()) {
        const Place here = place.at(member.key, member.value);
        if (member.key == "ReplicationFactor") {
            const auto& info =
                std::ranges::find(dax::kFields, member.key, [](const auto& field) { return field.info.name; })->info;
            if (const auto value = readFieldValue(reading, here, info)) event.nodes = value->integer;
        } else if (member.key == "NodeType") {
            reading.error(here,
                          "cannot be changed: another node type is a new cluster with cold caches (DynamoDB "
                          "Developer Guide, dax-cluster-sizing, 2026-04-13)");
        } else {
            reading.problems.error(member.keyPosition, here.pointer,
                                   "of a DAX cluster cannot change during a run; ReplicationFactor can");
        }
    }
    if (event.nodes == 0 && node->size() == 0) reading.error(place, "changes nothing");
}

void attachParameterGroups(Reading& reading, const Place& section, std::vector<Resource>& resources) {
    std::vector<Group> groups;
    for (const document::Member& member : section.node.members()) {
        const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
        if (type == nullptr || !type->isString() || type->asString() != kParameterGroup) continue;
        Group& group = groups.emplace_back(Group{member.key, {}, {}});
        group.spec = readGroup(reading, section.at(member.key, member.value));
        const Node* name = document::resolve(member.value, "/Properties/ParameterGroupName");
        if (name != nullptr && name->isString()) group.name = name->asString();
    }
    for (Resource& resource : resources) {
        auto* spec = std::get_if<dax::Spec>(&resource.spec);
        const Node* node = section.node.find(resource.name);
        if (spec != nullptr && node != nullptr) attach(reading, section.at(resource.name, *node), groups, *spec);
    }
}

}  // namespace headroom::format
