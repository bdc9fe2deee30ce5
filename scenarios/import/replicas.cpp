// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/replicas.hpp"

#include <algorithm>

#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kOwn = "${AWS::Region}";

void drop(Node& object, std::string_view key) {
    std::erase_if(object.members(), [&](const document::Member& member) { return member.key == key; });
}

void moveMember(Node& from, std::string_view key, Node& to) {
    copyMember(from, key, to, key);
    drop(from, key);
}

/// {"MaxReadRequestUnits", "MaxWriteRequestUnits"} in the two parts that a global table has for them.
void splitLimits(Node& object, bool reads) {
    const Node* limits = object.find("OnDemandThroughput");
    if (limits == nullptr || !limits->isObject()) return;
    const Node given = *limits;
    drop(object, "OnDemandThroughput");
    const auto part = [&](const char* unit, const char* settings) {
        Node made = Node::object(given.position());
        copyMember(given, unit, made, unit);
        if (made.size() > 0) object.set(settings, std::move(made), given.position());
    };
    part("MaxWriteRequestUnits", "WriteOnDemandThroughputSettings");
    if (reads) part("MaxReadRequestUnits", "ReadOnDemandThroughputSettings");
}

}  // namespace

void makeGlobal(Resource& table, Report& report) {
    const Node* given = table.properties.find("Replicas");
    if (given == nullptr || !given->isArray() || given->size() == 0) return drop(table.properties, "Replicas");
    if (textOf(table.properties, "BillingMode") != "PAY_PER_REQUEST") {
        report.push_back(
            {Fate::LeftOut,
             {table.origin.file, given->position().known() ? given->position() : table.origin.at},
             table.name + ".Replicas",
             "a global table with provisioned capacity scales its writes (AWS::DynamoDB::GlobalTable), and "
             "this file does not say how: its other regions are not here"});
        return drop(table.properties, "Replicas");
    }
    const document::Position at = table.origin.at;
    const Node others = *given;  // properties move below
    Node own = Node::object(at);
    own.set("Region", refTo("AWS::Region", at), at);
    for (const char* key : {"TableClass", "PointInTimeRecoverySpecification"}) moveMember(table.properties, key, own);
    Node all = Node::array(at);
    all.append(std::move(own));
    for (const Node& replica : others.elements()) all.append(replica);
    table.properties.set("Replicas", std::move(all), at);
    table.type = "AWS::DynamoDB::GlobalTable";
    splitLimits(table.properties, true);
    Node* indexes = table.properties.find("GlobalSecondaryIndexes");
    for (std::size_t i = 0; indexes != nullptr && i < indexes->size(); ++i) splitLimits(indexes->elements()[i], false);
}

void placeReplicas(Inventory& inventory, const std::string& region) {
    for (Resource& resource : inventory.resources) {
        Node* list = resource.type == "AWS::DynamoDB::GlobalTable" ? resource.properties.find("Replicas") : nullptr;
        if (list == nullptr || !list->isArray() || list->size() == 0) continue;
        const auto isOwn = [](const Node& replica) {
            const Node* of = replica.find("Region");
            return of != nullptr && toText(*of) == kOwn;
        };
        if (std::ranges::none_of(list->elements(), isOwn)) continue;
        std::erase_if(list->elements(), [&](const Node& replica) { return textOf(replica, "Region") == region; });
        for (Node& replica : list->elements()) {
            if (isOwn(replica)) replica.set("Region", Node::string(region, replica.position()));
        }
    }
}

}  // namespace headroom::importing
