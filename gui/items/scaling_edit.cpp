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

using document::Node;

constexpr std::string_view kList = "/AutoScaling";
constexpr std::int64_t kRoom = 10;  // times what is provisioned now

base::Error refused(const QString& why) { return {base::Errc::BadInput, {}, why.toStdString()}; }

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
    return resourceOf(kScalableTarget, std::move(made));
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
    return resourceOf(kScalingPolicy, std::move(made));
}

}  // namespace

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
            const auto all = unscaledCapacitiesOf(edit, resource);
            const auto found = std::ranges::find_if(all, [&](const auto& one) { return one.name == change.kind; });
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
