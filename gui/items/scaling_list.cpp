// SPDX-License-Identifier: GPL-3.0-or-later
// What can be scaled and what is. A design may have hundreds of either: its resources are looked through once.
#include <algorithm>
#include <map>

#include "gui/items/scaling_edit.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/scaling_parts.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;
using format::ScaledDimension;

std::string textIn(const Node* node, std::string_view pointer) {
    const Node* value = node != nullptr ? document::resolve(*node, pointer) : nullptr;
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

/// "WriteCapacityUnits" of "dynamodb:table:WriteCapacityUnits".
std::string lastPart(std::string_view dimension) { return std::string(dimension.substr(dimension.rfind(':') + 1)); }

std::int64_t unitsAt(const Node& resource, const std::string& pointer) {
    const Node* value = document::resolve(resource, pointer);
    const auto units = value != nullptr && value->isNumber() ? value->asInteger() : std::nullopt;
    return std::max<std::int64_t>(1, units.value_or(1));
}

/// The resource that a value names: by itself, by Ref, by Fn::GetAtt.
std::string namedBy(const Node* value) {
    if (value == nullptr) return {};
    if (value->isString()) return value->asString();
    for (const char* place : {"/Ref", "/Fn::GetAtt/0"}) {
        if (std::string name = textIn(value, place); !name.empty()) return name;
    }
    const std::string attribute = textIn(value, "/Fn::GetAtt");
    return attribute.ends_with(".Arn") ? attribute.substr(0, attribute.size() - 4) : std::string();
}

/// "table/Views" of a target, as it is written.
std::string writtenId(const Node& target) {
    document::Problems problems("");
    std::vector<format::Assumption> none;
    format::Reading reading{problems, none, {}};
    const Node* id = document::resolve(target, "/Properties/ResourceId");
    return id != nullptr ? format::scalingId(reading, {*id, ""}) : std::string();
}

/// The resources of a design that have to do with scaling, by the names that they mention.
class ScalingParts {
public:
    explicit ScalingParts(const ScenarioEdit& edit) : resources_(edit.merged().find("Resources")) {
        if (resources_ == nullptr || !resources_->isObject()) return;
        for (const Member& member : resources_->members()) {
            const std::string type = textIn(&member.value, "/Type");
            if (type == kScalableTarget) addTarget(member);
            if (type == kScalingPolicy) policies_.push_back(&member);
            if (type == "AWS::Lambda::Alias")
                aliases_.emplace(namedBy(document::resolve(member.value, "/Properties/FunctionName")), &member.value);
        }
    }

    const Node* find(const std::string& resource) const {
        return resources_ != nullptr ? resources_->find(resource) : nullptr;
    }
    /// Of all resources, in the order of the file; empty where there are none.
    const std::vector<Member>& all() const {
        static const std::vector<Member> kNone;
        return resources_ != nullptr && resources_->isObject() ? resources_->members() : kNone;
    }

    /// Those of an on-demand table as well, of which a target does nothing.
    std::vector<ScalableCapacity> everyCapacityOf(const std::string& name, const Node& node) const {
        std::vector<ScalableCapacity> all;
        const std::string type = textIn(&node, "/Type");
        if (type == "AWS::DynamoDB::Table") addTable(name, node, all);
        if (type.ends_with("::Function")) addFunction(name, node, all);
        return all;
    }
    std::vector<ScalableCapacity> capacitiesOf(const std::string& name, const Node& node) const {
        if (textIn(&node, "/Properties/BillingMode") == "PAY_PER_REQUEST") return {};
        return everyCapacityOf(name, node);
    }
    /// Without the policies, in the order of the file.
    std::vector<CapacityScaling> targetsOf(const std::string& name, const Node& node) const;
    std::vector<std::string> policiesOf(const std::string& target) const;
    void addUnscaled(const std::string& name, const Node& node, std::vector<ScalableCapacity>& all) const;

private:
    struct Target {
        const Member* member;
        std::string id;  ///< as it is written
    };

    /// By the table's or function's name in its id.
    void addTarget(const Member& member) {
        std::string id = writtenId(member.value);
        const std::size_t from = id.find_first_of("/:") + 1;
        const std::string name = id.substr(from, id.find_first_of("/:", from) - from);
        targets_.emplace(name, Target{&member, std::move(id)});
    }
    static void addTable(const std::string& name, const Node& table, std::vector<ScalableCapacity>& all);
    void addFunction(const std::string& name, const Node& function, std::vector<ScalableCapacity>& all) const;

    const Node* resources_;
    std::multimap<std::string, Target> targets_;
    std::multimap<std::string, const Node*> aliases_;  ///< by their function
    std::vector<const Member*> policies_;
};

void ScalingParts::addTable(const std::string& name, const Node& table, std::vector<ScalableCapacity>& all) {
    const auto add = [&](const std::string& index, const std::string& throughput, ScaledDimension dimension) {
        const std::string units = lastPart(format::traitsOf(dimension).name);
        const std::string id = "table/" + name + (index.empty() ? "" : "/index/" + index);
        const std::string shown = index.empty() ? units : index + ": " + units;
        all.push_back({name, shown, id, index, dimension, unitsAt(table, throughput + "/" + units)});
    };
    const std::string own = "/Properties/ProvisionedThroughput";
    add({}, own, ScaledDimension::TableReads);
    add({}, own, ScaledDimension::TableWrites);
    const std::string list = "/Properties/GlobalSecondaryIndexes";
    const Node* indexes = document::resolve(table, list);
    for (std::size_t i = 0; indexes != nullptr && indexes->isArray() && i < indexes->size(); ++i) {
        const std::string index = textIn(&indexes->elements()[i], "/IndexName");
        const std::string at = document::child(list, i) + "/ProvisionedThroughput";
        if (index.empty()) continue;
        add(index, at, ScaledDimension::IndexReads);
        add(index, at, ScaledDimension::IndexWrites);
    }
}

void ScalingParts::addFunction(const std::string& name, const Node& function,
                               std::vector<ScalableCapacity>& all) const {
    const auto add = [&](const std::string& alias, const Node& of) {
        if (alias.empty()) return;
        const std::string units = "/Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions";
        all.push_back({name, alias + ": ProvisionedConcurrency", "function:" + name + ":" + alias, alias,
                       ScaledDimension::ProvisionedConcurrency, unitsAt(of, units)});
    };
    add(textIn(&function, "/Properties/AutoPublishAlias"), function);
    const auto [first, last] = aliases_.equal_range(name);
    for (auto alias = first; alias != last; ++alias) add(textIn(alias->second, "/Properties/Name"), *alias->second);
}

std::vector<CapacityScaling> ScalingParts::targetsOf(const std::string& name, const Node& node) const {
    std::vector<std::pair<const Member*, CapacityScaling>> found;
    const std::vector<ScalableCapacity> known = everyCapacityOf(name, node);
    // A table's or function's own name is as good as the resource's.
    const std::string table = textIn(&node, "/Properties/TableName");
    const std::string own = table.empty() ? textIn(&node, "/Properties/FunctionName") : table;
    const auto take = [&](const std::string& called) {
        const auto [first, last] = targets_.equal_range(called);
        for (auto target = first; target != last; ++target) {
            std::string id = target->second.id;
            id.replace(id.find_first_of("/:") + 1, called.size(), name);
            const std::string dimension = textIn(&target->second.member->value, "/Properties/ScalableDimension");
            const auto capacity = std::ranges::find_if(known, [&](const ScalableCapacity& one) {
                return one.id == id && format::traitsOf(one.dimension).name == dimension;
            });
            if (capacity != known.end())
                found.push_back({target->second.member, {*capacity, target->second.member->key, {}}});
        }
    };
    if (!known.empty()) take(name);
    if (!known.empty() && !own.empty() && own != name) take(own);
    std::ranges::sort(found, std::less(), [](const auto& one) { return one.first; });  // where they stand in the file
    std::vector<CapacityScaling> all;
    for (auto& [member, scaling] : found) all.push_back(std::move(scaling));
    return all;
}

std::vector<std::string> ScalingParts::policiesOf(const std::string& target) const {
    std::vector<std::string> all;
    const Node* scaled = find(target);
    const Node* own = document::resolve(*scaled, "/Properties/ResourceId");
    const std::string dimension = textIn(scaled, "/Properties/ScalableDimension");
    for (const Member* policy : policies_) {
        const Node* id = document::resolve(policy->value, "/Properties/ResourceId");
        const bool same = id != nullptr && own != nullptr && *id == *own &&
                          textIn(&policy->value, "/Properties/ScalableDimension") == dimension;
        if (same || namedBy(document::resolve(policy->value, "/Properties/ScalingTargetId")) == target)
            all.push_back(policy->key);
    }
    return all;
}

void ScalingParts::addUnscaled(const std::string& name, const Node& node, std::vector<ScalableCapacity>& all) const {
    const std::vector<CapacityScaling> scaled = targetsOf(name, node);
    for (ScalableCapacity& one : capacitiesOf(name, node)) {
        if (std::ranges::find(scaled, one, &CapacityScaling::capacity) == scaled.end()) all.push_back(std::move(one));
    }
}

}  // namespace

std::vector<ScalableCapacity> capacitiesOf(const ScenarioEdit& edit, const std::string& resource) {
    const ScalingParts parts(edit);
    const Node* node = parts.find(resource);
    return node != nullptr ? parts.capacitiesOf(resource, *node) : std::vector<ScalableCapacity>();
}

std::vector<CapacityScaling> scalingsOf(const ScenarioEdit& edit, const std::string& resource) {
    const ScalingParts parts(edit);
    const Node* node = parts.find(resource);
    std::vector<CapacityScaling> all =
        node != nullptr ? parts.targetsOf(resource, *node) : std::vector<CapacityScaling>();
    for (CapacityScaling& scaling : all) scaling.policies = parts.policiesOf(scaling.target);
    return all;
}

std::vector<ScalableCapacity> unscaledCapacitiesOf(const ScenarioEdit& edit, const std::string& resource) {
    std::vector<ScalableCapacity> all;
    const ScalingParts parts(edit);
    if (const Node* node = parts.find(resource)) parts.addUnscaled(resource, *node, all);
    return all;
}

std::vector<ScalableCapacity> unscaledCapacities(const ScenarioEdit& edit) {
    std::vector<ScalableCapacity> all;
    const ScalingParts parts(edit);
    for (const Member& member : parts.all()) parts.addUnscaled(member.key, member.value, all);
    return all;
}

}  // namespace headroom::gui
