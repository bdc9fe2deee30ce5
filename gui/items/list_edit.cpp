// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/list_edit.hpp"

#include <algorithm>
#include <array>

#include "gui/items/parameter_edit.hpp"
#include "gui/items/route_edit.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::gui {

namespace {

using document::Node;

base::Result<Added> append(const ScenarioEdit& edit, const std::string& section, Node entry) {
    const Node* list = edit.merged().find(section);
    const bool there = list != nullptr && list->isArray();
    Node first = Node::array();
    first.append(entry);
    auto changed = there ? edit.set("/" + section + "/-", entry) : edit.set("/" + section, first);
    if (!changed) return changed.error();
    return Added{std::move(*changed), std::to_string(there ? list->size() : 0)};
}

/// Events happen to functions, tables, state machines and clusters.
bool canHaveEvents(const Node& resource) {
    const Node* type = resource.find("Type");
    if (type == nullptr || !type->isString()) return false;
    constexpr std::array<std::string_view, 4> kEndings{"::Function", "::Table", "::StateMachine", "::Cluster"};
    return std::ranges::any_of(kEndings, [&](std::string_view ending) { return type->asString().ends_with(ending); });
}

std::string textIn(const Node& node, std::string_view key) {
    const Node* value = node.find(key);
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

void remove(Node& node, std::string_view key) {
    std::erase_if(node.members(), [&](const document::Member& member) { return member.key == key; });
}

std::string firstWorkload(const ScenarioEdit& edit) {
    const auto workloads = edit.namesOf("Workloads");
    return workloads.empty() ? std::string() : workloads.front();
}

Node objectiveOn(format::Objective::Metric metric, const std::string& of) {
    Node made = Node::object();
    switch (metric) {
        case format::Objective::Metric::Latency:
            made.set("Metric", Node::string("Latency"));
            made.set("Of", Node::string(of));
            made.set("Statistic", Node::string("p99"));
            made.set("AtMost", Node::string("500ms"));
            break;
        case format::Objective::Metric::ErrorRate:
            made.set("Metric", Node::string("ErrorRate"));
            made.set("Of", Node::string(of));
            made.set("AtMost", Node::number("0.001", 0.001));
            break;
        case format::Objective::Metric::Cost:
            made.set("Metric", Node::string("Cost"));
            made.set("AtMost", Node::string("1000 USD"));
            break;
    }
    return made;
}

Node eventAs(Node event, const std::string& kind) {
    event.set("Kind", Node::string(kind));
    for (const char* own : {"Factor", "Properties", "Through"}) remove(event, own);
    const bool atAnInstant = kind == "Deploy" || kind == "CacheFlush" || kind == "Change";
    if (atAnInstant) remove(event, "For");
    if (kind == "Slowdown") event.set("Factor", Node::integer(2));
    if (kind == "Errors") event.set("Factor", Node::number("0.1", 0.1));
    return event;
}

bool endsIn(const std::string& pointer, const char* section, const char* key) {
    const std::string lead = std::string("/") + section + "/";
    return pointer.starts_with(lead) && pointer.ends_with(std::string("/") + key) &&
           std::ranges::count(pointer, '/') == 3;
}

}  // namespace

base::Result<Added> addObjective(const std::string& text, std::size_t design) {
    const ScenarioEdit edit(text, design);
    const std::string of = firstWorkload(edit);
    if (of.empty())
        return base::Error{
            base::Errc::BadInput, {}, gui::tr("Add a workload first: an objective is about one.").toStdString()};
    return append(edit, "Objectives", objectiveOn(format::Objective::Metric::Latency, of));
}

base::Result<Added> addEvent(const std::string& text, std::size_t design) {
    const ScenarioEdit edit(text, design);
    const Node* resources = edit.merged().find("Resources");
    if (resources != nullptr && resources->isObject()) {
        for (const document::Member& member : resources->members()) {
            if (!canHaveEvents(member.value)) continue;
            Node event = Node::object();
            event.set("At", Node::string("10m"));
            event.set("Target", Node::string(member.key));
            event.set("For", Node::string("5m"));
            return append(edit, "Events", eventAs(std::move(event), "Outage"));
        }
    }
    return base::Error{
        base::Errc::BadInput, {}, gui::tr("Add a function or a table first: an event happens to one.").toStdString()};
}

ScenarioEdit::Text setValue(const ScenarioEdit& edit, const std::string& pointer, const Node& value) {
    if (value.isString() && isRoute(edit, pointer)) return renameRoute(edit, pointer, value.asString());
    if (value.isString() && isParameter(edit, pointer)) return renameParameter(edit, pointer, value.asString());
    const std::string entry = pointer.substr(0, pointer.rfind('/'));
    const Node* now = document::resolve(edit.merged(), entry);
    if (now == nullptr || !now->isObject() || !value.isString()) return edit.set(pointer, value);
    if (endsIn(pointer, "Objectives", "Metric")) {
        const auto metric = format::metricNamed(value.asString());
        // An error rate is of a workload; what else there was may be an API or a route.
        const bool keeps = metric == format::Objective::Metric::Latency && !textIn(*now, "Of").empty();
        if (metric) return edit.set(entry, objectiveOn(*metric, keeps ? textIn(*now, "Of") : firstWorkload(edit)));
    }
    if (endsIn(pointer, "Events", "Kind")) return edit.set(entry, eventAs(*now, value.asString()));
    return edit.set(pointer, value);
}

}  // namespace headroom::gui
