// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/scaling_edit.hpp"

#include <algorithm>
#include <cctype>

#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/scaling_parts.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;
using format::ScaledDimension;

constexpr std::string_view kTarget = "AWS::ApplicationAutoScaling::ScalableTarget";
constexpr std::string_view kPolicy = "AWS::ApplicationAutoScaling::ScalingPolicy";
constexpr std::string_view kList = "/AutoScaling";
constexpr std::int64_t kRoom = 10;  // times what is provisioned now

base::Error refused(const QString& why) { return {base::Errc::BadInput, {}, why.toStdString()}; }

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

void addTable(const std::string& name, const Node& table, std::vector<ScalableCapacity>& all) {
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

/// Whether a value names a resource: by itself, by Ref, by Fn::GetAtt.
bool names(const Node* value, const std::string& resource) {
    if (value == nullptr) return false;
    if (value->isString()) return value->asString() == resource;
    return textIn(value, "/Ref") == resource || textIn(value, "/Fn::GetAtt/0") == resource ||
           textIn(value, "/Fn::GetAtt") == resource + ".Arn";
}

void addFunction(const ScenarioEdit& edit, const std::string& name, const Node& function,
                 std::vector<ScalableCapacity>& all) {
    const auto add = [&](const std::string& alias, const Node& of) {
        if (alias.empty()) return;
        const std::string units = "/Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions";
        all.push_back({name, alias + ": ProvisionedConcurrency", "function:" + name + ":" + alias, alias,
                       ScaledDimension::ProvisionedConcurrency, unitsAt(of, units)});
    };
    add(textIn(&function, "/Properties/AutoPublishAlias"), function);
    for (const Member& member : edit.merged().find("Resources")->members()) {
        if (textIn(&member.value, "/Type") != "AWS::Lambda::Alias") continue;
        if (names(document::resolve(member.value, "/Properties/FunctionName"), name))
            add(textIn(&member.value, "/Properties/Name"), member.value);
    }
}

/// A table's or function's own name is as good as the resource's.
std::string ownName(const ScenarioEdit& edit, const std::string& resource) {
    const Node* node = document::resolve(edit.merged(), document::child("/Resources", resource) + "/Properties");
    const std::string table = textIn(node, "/TableName");
    return table.empty() ? textIn(node, "/FunctionName") : table;
}

/// The id with the resource's name where the file writes the table's or function's own.
std::string idOf(const ScenarioEdit& edit, const Node& target, const std::string& resource) {
    document::Problems problems("");
    std::vector<format::Assumption> none;
    format::Reading reading{problems, none, {}};
    const Node* id = document::resolve(target, "/Properties/ResourceId");
    if (id == nullptr) return {};
    std::string text = format::scalingId(reading, {*id, ""});
    const std::size_t from = text.find_first_of("/:") + 1;
    const std::size_t end = std::min(text.size(), text.find_first_of("/:", from));
    const std::string own = ownName(edit, resource);
    if (from > 0 && !own.empty() && text.substr(from, end - from) == own) text.replace(from, end - from, resource);
    return text;
}

std::vector<std::string> policiesOf(const Node& resources, const std::string& target) {
    std::vector<std::string> all;
    const Node* scaled = resources.find(target);
    for (const Member& member : resources.members()) {
        if (textIn(&member.value, "/Type") != kPolicy) continue;
        const Node* id = document::resolve(member.value, "/Properties/ResourceId");
        const Node* own = document::resolve(*scaled, "/Properties/ResourceId");
        const bool same =
            id != nullptr && own != nullptr && *id == *own &&
            textIn(&member.value, "/Properties/ScalableDimension") == textIn(scaled, "/Properties/ScalableDimension");
        if (same || names(document::resolve(member.value, "/Properties/ScalingTargetId"), target))
            all.push_back(member.key);
    }
    return all;
}

/// What a logical id may have: letters and digits.
std::string plain(std::string name) {
    std::erase_if(name, [](char one) { return std::isalnum(static_cast<unsigned char>(one)) == 0; });
    return name;
}

Node resourceOf(std::string_view type, Node properties) {
    Node made = Node::object();
    made.set("Type", Node::string(std::string(type)));
    made.set("Properties", std::move(properties));
    return made;
}

Node only(const char* key, Node value) {
    Node made = Node::object();
    made.set(key, std::move(value));
    return made;
}

Node targetFor(const ScalableCapacity& capacity) {
    const format::DimensionTraits& traits = format::traitsOf(capacity.dimension);
    const auto quota = format::limitsOf(capacity.dimension, {}).most;
    const std::int64_t room = quota ? std::min(*quota, capacity.units * kRoom) : capacity.units * kRoom;
    Node made = Node::object();
    made.set("ServiceNamespace", Node::string(std::string(traits.space)));
    made.set("ResourceId", Node::string(capacity.id));
    made.set("ScalableDimension", Node::string(std::string(traits.name)));
    made.set("MinCapacity", Node::integer(capacity.units));
    made.set("MaxCapacity", Node::integer(std::max(capacity.units, room)));
    return resourceOf(kTarget, std::move(made));
}

Node policyFor(const ScalableCapacity& capacity, const std::string& name, const std::string& target) {
    const format::DimensionTraits& traits = format::traitsOf(capacity.dimension);
    Node tracking = Node::object();
    // A share of provisioned concurrency, per cent of a table's capacity.
    tracking.set("TargetValue", format::isOfTable(capacity.dimension) ? Node::integer(70) : Node::number("0.7", 0.7));
    tracking.set("PredefinedMetricSpecification",
                 only("PredefinedMetricType", Node::string(std::string(traits.predefined))));
    Node made = Node::object();
    made.set("PolicyName", Node::string(name));
    made.set("PolicyType", Node::string("TargetTrackingScaling"));
    made.set("ScalingTargetId", only("Ref", Node::string(target)));
    made.set("TargetTrackingScalingPolicyConfiguration", std::move(tracking));
    return resourceOf(kPolicy, std::move(made));
}

/// Those of an on-demand table as well, of which a target does nothing.
std::vector<ScalableCapacity> everyCapacityOf(const ScenarioEdit& edit, const std::string& resource) {
    std::vector<ScalableCapacity> all;
    const Node* node = document::resolve(edit.merged(), document::child("/Resources", resource));
    const std::string type = textIn(node, "/Type");
    if (type == "AWS::DynamoDB::Table") addTable(resource, *node, all);
    if (type.ends_with("::Function")) addFunction(edit, resource, *node, all);
    return all;
}

}  // namespace

std::vector<ScalableCapacity> capacitiesOf(const ScenarioEdit& edit, const std::string& resource) {
    const Node* node = document::resolve(edit.merged(), document::child("/Resources", resource));
    if (textIn(node, "/Properties/BillingMode") == "PAY_PER_REQUEST") return {};
    return everyCapacityOf(edit, resource);
}

std::vector<CapacityScaling> scalingsOf(const ScenarioEdit& edit, const std::string& resource) {
    std::vector<CapacityScaling> all;
    const Node* resources = edit.merged().find("Resources");
    if (resources == nullptr || !resources->isObject()) return all;
    const std::vector<ScalableCapacity> known = everyCapacityOf(edit, resource);
    for (const Member& member : resources->members()) {
        if (textIn(&member.value, "/Type") != kTarget) continue;
        const std::string id = idOf(edit, member.value, resource);
        const std::string dimension = textIn(&member.value, "/Properties/ScalableDimension");
        const auto found = std::ranges::find_if(known, [&](const ScalableCapacity& one) {
            return one.id == id && format::traitsOf(one.dimension).name == dimension;
        });
        if (found != known.end()) all.push_back({*found, member.key, policiesOf(*resources, member.key)});
    }
    return all;
}

std::vector<ScalableCapacity> unscaledCapacitiesOf(const ScenarioEdit& edit, const std::string& resource) {
    std::vector<ScalableCapacity> all;
    const std::vector<CapacityScaling> scaled = scalingsOf(edit, resource);
    for (ScalableCapacity& one : capacitiesOf(edit, resource)) {
        if (std::ranges::find(scaled, one, &CapacityScaling::capacity) == scaled.end()) all.push_back(std::move(one));
    }
    return all;
}

std::vector<ScalableCapacity> unscaledCapacities(const ScenarioEdit& edit) {
    std::vector<ScalableCapacity> all;
    for (const std::string& resource : edit.namesOf("Resources")) {
        for (ScalableCapacity& one : unscaledCapacitiesOf(edit, resource)) all.push_back(std::move(one));
    }
    return all;
}

ScenarioEdit::Text addScaling(const ScenarioEdit& edit, const ScalableCapacity& capacity) {
    const std::string what = format::isOfTable(capacity.dimension)
                                 ? format::isOfWrites(capacity.dimension) ? "Write" : "Read"
                                 : "Concurrency";
    const std::string base = plain(capacity.resource) + plain(capacity.part) + what;
    const std::string target = edit.freeName("Resources", base + "Capacity");
    const std::string policy = edit.freeName("Resources", base + "Scaling");
    auto changed = edit.set(document::child("/Resources", target), targetFor(capacity));
    if (!changed) return changed;
    return ScenarioEdit(std::move(*changed), edit.design())
        .set(document::child("/Resources", policy), policyFor(capacity, policy, target));
}

ScenarioEdit::Text removeScaling(const ScenarioEdit& edit, const CapacityScaling& scaling) {
    std::vector<std::string> gone = scaling.policies;
    gone.push_back(scaling.target);
    std::string text = edit.text();
    for (const std::string& one : gone) {
        auto changed = ScenarioEdit(std::move(text), edit.design()).clear(document::child("/Resources", one));
        if (!changed) return changed;
        text = std::move(*changed);
    }
    return text;
}

ScenarioEdit::Text removeScalings(std::string text, std::size_t design, const std::string& resource) {
    for (;;) {
        const ScenarioEdit edit(text, design);
        const std::vector<CapacityScaling> scalings = scalingsOf(edit, resource);
        if (scalings.empty()) return text;
        auto next = removeScaling(edit, scalings.front());
        if (!next) return next;
        text = std::move(*next);
    }
}

std::string scalingList(const std::string& resource) {
    return document::child("/Resources", resource) + std::string(kList);
}

bool isScalingList(const std::string& list) { return list.starts_with("/Resources/") && list.ends_with(kList); }

ScenarioEdit::Text changeScaling(const ScenarioEdit& edit, const EntryChange& change) {
    for (const std::string& resource : edit.namesOf("Resources")) {
        if (scalingList(resource) != change.list) continue;
        if (change.what == EntryChange::What::Add) {
            const auto all = unscaledCapacities(edit);
            const auto found = std::ranges::find_if(
                all, [&](const auto& one) { return one.resource == resource && one.name == change.kind; });
            if (found != all.end()) return addScaling(edit, *found);
        }
        const auto scaled = scalingsOf(edit, resource);
        if (change.what == EntryChange::What::Remove && change.place < scaled.size())
            return removeScaling(edit, scaled[change.place]);
    }
    return refused(gui::tr("It is not there any more."));
}

ScenarioEdit::Text addScheduledAction(const ScenarioEdit& edit, const std::string& list) {
    const std::string properties = list.substr(0, list.rfind('/'));
    const Node* actions = document::resolve(edit.merged(), list);
    const std::size_t count = actions != nullptr && actions->isArray() ? actions->size() : 0;
    Node bounds = Node::object();
    for (const char* key : {"MinCapacity", "MaxCapacity"}) {
        const Node* now = document::resolve(edit.merged(), properties + "/" + key);
        if (now != nullptr) bounds.set(key, *now);
    }
    Node action = Node::object();
    action.set("ScheduledActionName", Node::string("action" + std::to_string(count + 1)));
    action.set("Schedule", Node::string("cron(0 8 * * ? *)"));
    action.set("ScalableTargetAction", std::move(bounds));
    if (count > 0) return edit.set(list + "/-", action);
    Node first = Node::array();
    first.append(std::move(action));
    return edit.set(list, first);
}

}  // namespace headroom::gui
