// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting parts of a design, and taking out what names a part that is removed.
#include <algorithm>

#include "gui/items/design_edit.hpp"
#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;

enum class Part { Api, Function, Table, Cluster, Other };

std::string resourceAt(const std::string& name) { return document::child("/Resources", name); }

Part partOf(const ScenarioEdit& edit, const std::string& name) {
    const Node* type = document::resolve(edit.merged(), resourceAt(name) + "/Type");
    if (type == nullptr || !type->isString()) return Part::Other;
    const std::string& text = type->asString();
    if (text.ends_with("::Function")) return Part::Function;
    if (text.ends_with("Table")) return Part::Table;
    if (text == "AWS::DAX::Cluster") return Part::Cluster;
    const bool api = text.ends_with("Api") && text.find("::") != std::string::npos;
    return api ? Part::Api : Part::Other;
}

base::Error impossible(const std::string& from, const std::string& to) {
    return {base::Errc::BadInput, {}, from + " cannot call " + to + "."};
}

Node call(const std::string& target, const char* operation) {
    Node inner = Node::object();
    inner.set("Target", Node::string(target));
    inner.set("Operation", Node::string(operation));
    Node step = Node::object();
    step.set("Call", std::move(inner));
    return step;
}

bool isCachedRead(const Node& call) {
    const Node* operation = call.find("Operation");
    if (operation == nullptr || !operation->isString()) return false;
    const std::string& name = operation->asString();
    return name == "GetItem" || name == "BatchGetItem" || name == "Query" || name == "Scan";
}

bool says(const Node& object, const char* key, const std::string& value) {
    const Node* found = object.find(key);
    return found != nullptr && found->isString() && found->asString() == value;
}

/// A Call step and where it stands.
struct FoundCall {
    std::string step;  ///< pointer of the step
    const Node* call = nullptr;
};

/// Every Call step in a list of steps, however deep, in the order of the file.
void findCalls(const Node& node, const std::string& pointer, std::vector<FoundCall>& found) {
    if (const Node* call = node.find("Call"); call != nullptr && call->isObject()) found.push_back({pointer, call});
    if (node.isArray()) {
        for (std::size_t i = 0; i < node.size(); ++i) findCalls(node.elements()[i], document::child(pointer, i), found);
    } else if (node.isObject()) {
        for (const Member& member : node.members()) {
            if (member.key != "Call") findCalls(member.value, document::child(pointer, member.key), found);
        }
    }
}

std::string stepsOf(const std::string& function) { return resourceAt(function) + "/Behavior/Steps"; }

std::vector<FoundCall> callsIn(const ScenarioEdit& edit, const std::string& function) {
    std::vector<FoundCall> found;
    if (const Node* steps = document::resolve(edit.merged(), stepsOf(function)); steps != nullptr)
        findCalls(*steps, stepsOf(function), found);
    return found;
}

/// Takes the steps out that call a resource, and lets no call go by way of it any more. From the last to the first, so
/// that the places of the others stay true.
ScenarioEdit::Text forgetCalls(std::string text, std::size_t design, const std::string& function,
                               const std::string& gone) {
    const ScenarioEdit before(text, design);
    const std::vector<FoundCall> calls = callsIn(before, function);
    for (auto one = calls.rbegin(); one != calls.rend(); ++one) {
        const bool target = says(*one->call, "Target", gone);
        if (!target && !says(*one->call, "Via", gone)) continue;
        auto next = ScenarioEdit(text, design).clear(target ? one->step : one->step + "/Call/Via");
        if (!next) return next;
        text = std::move(*next);
    }
    return text;
}

ScenarioEdit::Text routeTo(const ScenarioEdit& edit, const std::string& api, const std::string& function) {
    const std::string routes = resourceAt(api) + "/Routes";
    // A route that nothing serves yet is meant.
    if (const Node* all = document::resolve(edit.merged(), routes); all != nullptr && all->isObject()) {
        for (const Member& route : all->members()) {
            if (says(route.value, "Integration", "Mock"))
                return edit.set(document::child(routes, route.key) + "/Integration", Node::string(function));
        }
    }
    Node route = Node::object();
    route.set("Integration", Node::string(function));
    return edit.set(document::child(routes, "GET /" + function), route);
}

/// Appends a step, to a list or to an object of named steps.
ScenarioEdit::Text addStep(const ScenarioEdit& edit, const std::string& function, const Node& step) {
    const std::string steps = stepsOf(function);
    const Node* list = document::resolve(edit.merged(), steps);
    if (list != nullptr && list->isArray()) return edit.set(steps + "/-", step);
    if (list != nullptr && list->isObject()) {
        std::string name = "Call";
        for (int number = 2; list->find(name) != nullptr; ++number) name = "Call" + std::to_string(number);
        return edit.set(document::child(steps, name), step);
    }
    Node made = Node::array();
    made.append(step);
    return edit.set(steps, made);
}

ScenarioEdit::Text readThrough(std::string text, std::size_t design, const std::string& function,
                               const std::string& cluster) {
    const ScenarioEdit before(text, design);
    bool any = false;
    for (const FoundCall& one : callsIn(before, function)) {
        if (!isCachedRead(*one.call)) continue;
        auto next = ScenarioEdit(text, design).set(one.step + "/Call/Via", Node::string(cluster));
        if (!next) return next;
        text = std::move(*next);
        any = true;
    }
    const std::string vpc = resourceAt(function) + "/Properties/VpcConfig";
    if (any && !before.holds(vpc)) {  // a cluster is reached from inside its VPC alone
        Node config = Node::object();
        for (const char* list : {"SubnetIds", "SecurityGroupIds"})
            config.set(list, Node::array()).append(Node::string(list[1] == 'u' ? "subnet-private" : "sg-functions"));
        return ScenarioEdit(text, design).set(vpc, config);
    }
    if (any) return text;
    return base::Error{base::Errc::BadInput, {}, function + " reads no table that " + cluster + " could answer for."};
}

ScenarioEdit::Text direct(const ScenarioEdit& edit, const std::string& workload, const std::string& to) {
    const Part part = partOf(edit, to);
    if (part == Part::Cluster || part == Part::Other) return impossible(workload, to);
    const std::string at = document::child("/Workloads", workload);
    Node changed = *document::resolve(edit.merged(), at);
    std::erase_if(changed.members(), [](const Member& member) {
        return member.key == "Route" || member.key == "Operation" || member.key == "Mix" || member.key == "Key";
    });
    changed.set("Target", Node::string(to));
    if (part == Part::Table) changed.set("Operation", Node::string("GetItem"));
    const Node* routes = document::resolve(edit.merged(), resourceAt(to) + "/Routes");
    if (part == Part::Api && routes != nullptr && routes->isObject() && routes->size() > 0)
        changed.set("Route", Node::string(routes->members().front().key));
    return edit.set(at, changed);
}

}  // namespace

ScenarioEdit::Text connectItems(const std::string& text, std::size_t design, OutlineItem::Kind fromKind,
                                const std::string& from, const std::string& to) {
    const ScenarioEdit edit(text, design);
    if (!edit.isReadable()) return edit.set("/Resources", Node::object());  // says why
    if (!edit.holds(resourceAt(to)) || (fromKind == OutlineItem::Kind::Resource && from == to))
        return impossible(from, to);
    if (fromKind == OutlineItem::Kind::Workload) return direct(edit, from, to);
    const Part caller = partOf(edit, from);
    const Part called = partOf(edit, to);
    if (caller == Part::Api && called == Part::Function) return routeTo(edit, from, to);
    if (caller != Part::Function) return impossible(from, to);
    if (called == Part::Cluster) return readThrough(text, design, from, to);
    if (called == Part::Table) return addStep(edit, from, call(to, "GetItem"));
    if (called == Part::Function) return addStep(edit, from, call(to, "Invoke"));
    return impossible(from, to);
}

ScenarioEdit::Text removeItem(const std::string& text, std::size_t design, OutlineItem::Kind kind,
                              const std::string& key) {
    const char* section = kind == OutlineItem::Kind::Workload ? "/Workloads" : "/Resources";
    auto changed = ScenarioEdit(text, design).clear(document::child(section, key));
    if (!changed) return changed;
    const std::string place = "/Layout" + document::child(section, key);
    if (auto forgotten = document::removeValue(*changed, place); forgotten) changed = std::move(forgotten);
    if (kind == OutlineItem::Kind::Workload) return changed;
    const std::vector<std::string> others = ScenarioEdit(*changed, design).namesOf("Resources");
    for (const std::string& other : others) {
        changed = forgetCalls(std::move(*changed), design, other, key);
        if (!changed) return changed;
        const ScenarioEdit edit(*changed, design);
        const Node* routes = document::resolve(edit.merged(), resourceAt(other) + "/Routes");
        if (routes == nullptr || !routes->isObject()) continue;
        for (const Member& route : routes->members()) {
            const std::string at = document::child(resourceAt(other) + "/Routes", route.key);
            if (!says(route.value, "Integration", key)) continue;
            changed = ScenarioEdit(*changed, design).set(at + "/Integration", Node::string("Mock"));
            if (!changed) return changed;
        }
    }
    return changed;
}

}  // namespace headroom::gui
