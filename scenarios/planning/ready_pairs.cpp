// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/ready_pairs.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scenarios/document/suggest.hpp"
#include "scenarios/planning/capacity_pair.hpp"
#include "scenarios/planning/node_edits.hpp"

namespace headroom::planning {

using document::Node;

namespace {

struct Kind {
    ReadyPair pair;
    std::string_view type;  ///< what a resource's type ends with
    std::string_view how;   ///< the file comes by one
};
constexpr std::string_view kProvisioned = "ProvisionedConcurrencyConfig";
/// What may have provisioned concurrency: that of SAM's function is its alias's.
constexpr std::array<std::string_view, 3> kProvisionedTypes{"Lambda::Alias", "Lambda::Version", "Serverless::Function"};
constexpr std::array kKinds{
    Kind{{"capacity", "a table on demand, or provisioned and scaled at 70 %"}, "DynamoDB::Table", "write the table"},
    Kind{{"workflow", "a Standard or an Express state machine"}, "::StateMachine", "write the state machine"},
    Kind{{"dax", "with and without the DAX cluster"},
         "DAX::Cluster",
         "write the cluster and the calls that go Via it: its nodes are yours to choose, and the side without is made"},
    Kind{{"provisioned-concurrency", "with and without it"},
         kProvisioned,
         "write an alias with its ProvisionedConcurrencyConfig: how much is yours to choose, and the side without is "
         "made"},
    Kind{{"memory", "a function's memory as it is, and doubled"}, "::Function", "write the function"},
    Kind{{"architecture", "a function on x86_64 or arm64"}, "::Function", "write the function"}};

base::Error bad(std::string what) { return {base::Errc::BadInput, "--pair", std::move(what)}; }

/// Calls go to the tables themselves.
void removeVia(Node& node, const std::string& cluster) {
    if (node.isArray()) {
        for (Node& element : node.elements()) removeVia(element, cluster);
    } else if (node.isObject()) {
        std::erase_if(node.members(), [&](const document::Member& member) {
            return member.key == "Via" &&
                   (member.value.isString() ? member.value.asString() : textIn(member.value, "Ref")) == cluster;
        });
        for (document::Member& member : node.members()) removeVia(member.value, cluster);
    }
}

/// Makes the other side of the tree; its name.
base::Result<std::string> turn(Node& root, std::string_view pair, const format::Resource& now,
                               const format::Design& design, const MeanUnits& units) {
    const std::string& name = now.name;
    Node& resources = *root.find("Resources");
    if (pair == "capacity") {
        auto turned = turnCapacity(resources, design, name, units);
        const auto* table = std::get_if<dynamodb::Spec>(&now.spec);
        if (turned && table != nullptr && table->billingMode == dynamodb::BillingMode::Provisioned)
            dropReservations(root, design, name);
        return turned;
    }
    Node& properties = objectIn(*resources.find(name), "Properties");
    if (pair == "workflow") {
        const std::string key =
            properties.find("Type") != nullptr ? "Type" : "StateMachineType";  // SAM's, CloudFormation's
        const bool express = textIn(properties, key) == "EXPRESS";
        properties.set(key, Node::string(express ? "STANDARD" : "EXPRESS"));
        return name + (express ? " Standard" : " Express");
    }
    if (pair == "dax") {
        removeVia(root, name);
        removeMember(resources, name);
        return "without " + name;
    }
    if (pair == "provisioned-concurrency") {
        removeMember(properties, kProvisioned);
        return name + " without provisioned concurrency";
    }
    if (pair == "memory") {
        const auto* function = std::get_if<lambda::Spec>(&now.spec);
        const std::int64_t doubled = function == nullptr ? 256 : function->memorySize * 2;
        if (doubled > 10'240) return bad(name + " has more than half of the largest memory, 10,240 MB");
        properties.set("MemorySize", Node::integer(doubled));
        return fmt::format("{} with {} MB", name, doubled);
    }
    const auto* function = std::get_if<lambda::Spec>(&now.spec);
    const bool arm = function != nullptr && function->architecture == lambda::Architecture::Arm;
    Node list = Node::array();
    list.append(Node::string(arm ? "x86_64" : "arm64"));
    properties.set("Architectures", std::move(list));
    return name + (arm ? " on x86_64" : " on arm64");
}

/// The merge patch (RFC 7396) that makes `to` of `from`.
Node patchBetween(const Node& from, const Node& to) {
    Node patch = Node::object();
    for (const document::Member& member : from.members()) {
        if (to.find(member.key) == nullptr) patch.set(member.key, Node::null());
    }
    for (const document::Member& member : to.members()) {
        const Node* old = from.find(member.key);
        if (old != nullptr && *old == member.value) continue;
        const bool both = old != nullptr && old->isObject() && member.value.isObject();
        patch.set(member.key, both ? patchBetween(*old, member.value) : member.value);
    }
    return patch;
}

Node designNamed(const std::string& name, Node patch) {
    Node design = Node::object();
    design.set("Name", Node::string(name));
    if (patch.size() > 0) design.set("Patch", std::move(patch));
    return design;
}

const Kind* kindOf(std::string_view pair) {
    const auto kind = std::ranges::find_if(kKinds, [&](const Kind& one) { return one.pair.name == pair; });
    return kind == kKinds.end() ? nullptr : &*kind;
}

}  // namespace

std::vector<ReadyPair> readyPairs() {
    std::vector<ReadyPair> pairs;
    for (const Kind& kind : kKinds) pairs.push_back(kind.pair);
    return pairs;
}

namespace {

bool canBeTurned(const Kind& kind, const Node& resource) {
    const std::string type = textIn(resource, "Type");
    if (kind.type != kProvisioned) return type.ends_with(kind.type);
    const auto ofType = [&](std::string_view ending) { return type.ends_with(ending); };
    const Node* properties = resource.find("Properties");
    return std::ranges::any_of(kProvisionedTypes, ofType) && properties != nullptr && properties->isObject() &&
           properties->find(kProvisioned) != nullptr;
}

}  // namespace

std::vector<std::string> pairResources(const Source& design, std::string_view pair) {
    std::vector<std::string> found;
    const Kind* kind = kindOf(pair);
    const Node* resources = design.root.find("Resources");
    if (kind == nullptr || resources == nullptr || !resources->isObject()) return found;
    for (const document::Member& member : resources->members()) {
        if (member.value.isObject() && canBeTurned(*kind, member.value)) found.push_back(member.key);
    }
    return found;
}

base::Result<std::string> pairResource(const Source& design, std::string_view pair, const std::string& wanted) {
    const Kind* kind = kindOf(pair);
    if (kind == nullptr) {
        std::vector<std::string_view> names;
        for (const Kind& one : kKinds) names.push_back(one.pair.name);
        return bad(document::quoted(pair) + " is not one of " + fmt::format("{}", fmt::join(names, ", ")) +
                   document::didYouMean(pair, names));
    }
    const std::vector<std::string> found = pairResources(design, pair);
    if (!wanted.empty() && std::ranges::find(found, wanted) != found.end()) return wanted;
    if (wanted.empty() && found.size() == 1) return found.front();
    if (found.empty())
        return bad("the design has nothing to compare: no resource " +
                   std::string(kind->type == kProvisioned ? "with a " : "of a type ...") + std::string(kind->type) +
                   "; " + std::string(kind->how));
    const std::string list = fmt::format("{}", fmt::join(found, ", "));
    if (wanted.empty()) return bad("name one of " + list + ": --pair " + std::string(pair) + ":" + found.front());
    const std::vector<std::string_view> names(found.begin(), found.end());
    return bad(document::quoted(wanted) + " is not one of " + list + document::didYouMean(wanted, names));
}

base::Result<Source> withOtherSide(const Source& design, std::string_view pair, const std::string& resource,
                                   const MeanUnits& units) {
    const auto name = pairResource(design, pair, resource);
    if (!name) return name.error();
    Source both = design;
    Node other = both.root;
    const auto scenario = load(design);  // what a value is that the file gives by a parameter
    if (!scenario) return scenario.error();
    format::Resource now{*name, "", lambda::Spec{}, {}, {}};
    for (const format::Resource& one : scenario->designs.front().resources) {
        if (one.name == *name) now = one;
    }
    const auto turned = turn(other, pair, now, scenario->designs.front(), units);
    if (!turned) return turned.error();
    Node designs = Node::array();
    designs.append(designNamed("as it is", Node::object()));
    designs.append(designNamed(*turned, patchBetween(both.root, other)));
    both.root.set("Designs", std::move(designs));
    return both;
}

}  // namespace headroom::planning
