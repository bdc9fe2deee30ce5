// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting parts of a design, and taking out what names a part that is removed.
#include <algorithm>

#include "gui/items/design_edit.hpp"
#include "gui/items/mapping_edit.hpp"
#include "gui/items/scaling_edit.hpp"
#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;

enum class Part { Api, Function, Table, Cluster, Machine, Queue, Other };

std::string resourceAt(const std::string& name) { return document::child("/Resources", name); }

Part partOf(const ScenarioEdit& edit, const std::string& name) {
    const Node* type = document::resolve(edit.merged(), resourceAt(name) + "/Type");
    if (type == nullptr || !type->isString()) return Part::Other;
    const std::string& text = type->asString();
    if (text.ends_with("::Function")) return Part::Function;
    if (text.ends_with("Table")) return Part::Table;
    if (text == "AWS::DAX::Cluster") return Part::Cluster;
    if (text.ends_with("::StateMachine")) return Part::Machine;
    if (text == "AWS::SQS::Queue") return Part::Queue;
    const bool api = text.ends_with("Api") && text.find("::") != std::string::npos;
    return api ? Part::Api : Part::Other;
}

base::Error impossible(const std::string& from, const std::string& to) {
    return {base::Errc::BadInput, {}, from + " cannot call " + to + "."};
}

Node only(const char* key, Node value) {
    Node object = Node::object();
    object.set(key, std::move(value));
    return object;
}

Node call(const std::string& target, const char* operation) {
    Node inner = Node::object();
    inner.set("Target", Node::string(target));
    inner.set("Operation", Node::string(operation));
    return only("Call", std::move(inner));
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

bool speaks(const ScenarioEdit& edit, const std::string& api, const std::string& protocol) {
    const Node* properties = document::resolve(edit.merged(), resourceAt(api) + "/Properties");
    return properties != nullptr && says(*properties, "ProtocolType", protocol);
}

/// What answers a route that nothing serves yet: a mock, or a server, as HTTP APIs have no mock.
Node nobody(const ScenarioEdit& edit, const std::string& api) {
    const bool sam = says(*document::resolve(edit.merged(), resourceAt(api)), "Type", "AWS::Serverless::HttpApi");
    if (!sam && !speaks(edit, api, "HTTP")) return Node::string("Mock");
    return only("Http", only("Latency", Node::string("0s")));
}

bool servesNobody(const Node& route) {
    const Node* server = document::resolve(route, "/Integration/Http");
    return says(route, "Integration", "Mock") || (server != nullptr && says(*server, "Latency", "0s"));
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

/// Takes objectives and events out that are about a part: "Api" and its routes, "Api/GET /x".
ScenarioEdit::Text forgetEntries(std::string text, std::size_t design, const std::string& gone) {
    for (const auto& [list, key] : {std::pair("/Objectives", "Of"), std::pair("/Events", "Target")}) {
        const ScenarioEdit before(text, design);
        const Node* entries = document::resolve(before.merged(), list);
        if (entries == nullptr || !entries->isArray()) continue;
        for (std::size_t i = entries->size(); i-- > 0;) {
            const Node* of = entries->elements()[i].find(key);
            if (of == nullptr || !of->isString()) continue;
            if (of->asString() != gone && !of->asString().starts_with(gone + "/")) continue;
            auto next = ScenarioEdit(text, design).clear(document::child(list, i));
            if (!next) return next;
            text = std::move(*next);
        }
    }
    return text;
}

/// Whether the file itself or any design has something there.
bool isAnywhere(const std::string& text, const std::string& pointer) {
    const ScenarioEdit first(text, 0);
    const Node* designs = first.merged().find("Designs");
    const std::size_t count = designs != nullptr && designs->isArray() ? designs->size() : 1;
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
        if (ScenarioEdit(text, i).holds(pointer)) return true;
    }
    return false;
}

/// What a route is answered by: a function by its name, a machine by the operation that starts it, a queue by what is
/// sent there.
Node integrationWith(const ScenarioEdit& edit, const std::string& target) {
    const Part part = partOf(edit, target);
    if (part != Part::Machine && part != Part::Queue) return Node::string(target);
    const Node* type = document::resolve(edit.merged(), resourceAt(target) + "/Properties/StateMachineType");
    const bool express = type != nullptr && type->isString() && type->asString() == "EXPRESS";
    const char* start = express ? "states:StartSyncExecution" : "states:StartExecution";
    Node made = Node::object();
    made.set("Service", Node::string(part == Part::Queue ? "sqs:SendMessage" : start));
    made.set("Target", Node::string(target));
    return made;
}

ScenarioEdit::Text routeTo(const ScenarioEdit& edit, const std::string& api, const std::string& target) {
    const Node integration = integrationWith(edit, target);
    const std::string routes = resourceAt(api) + "/Routes";
    if (const Node* all = document::resolve(edit.merged(), routes); all != nullptr && all->isObject()) {
        for (const Member& route : all->members()) {
            if (servesNobody(route.value))  // it is meant
                return edit.set(document::child(routes, route.key) + "/Integration", integration);
        }
    }
    const std::string key = speaks(edit, api, "WEBSOCKET") ? target : "GET /" + target;
    return edit.set(document::child(routes, key), only("Integration", integration));
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
    if (part == Part::Queue) changed.set("Operation", Node::string("SendMessage"));
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
    const bool answers = called == Part::Function || called == Part::Machine || called == Part::Queue;
    if (caller == Part::Api && answers) return routeTo(edit, from, to);
    if (caller == Part::Table && called == Part::Function) return readStream(text, design, from, to);
    if (caller == Part::Queue && called == Part::Function) return readQueue(text, design, from, to);
    if (caller != Part::Function) return impossible(from, to);
    if (called == Part::Cluster) return readThrough(text, design, from, to);
    if (called == Part::Table) return addStep(edit, from, call(to, "GetItem"));
    if (called == Part::Function) return addStep(edit, from, call(to, "Invoke"));
    if (called == Part::Machine) return addStep(edit, from, call(to, "StartExecution"));
    if (called == Part::Queue) return addStep(edit, from, call(to, "SendMessage"));
    return impossible(from, to);
}

ScenarioEdit::Text removeItem(const std::string& text, std::size_t design, OutlineItem::Kind kind,
                              const std::string& key) {
    const char* section = kind == OutlineItem::Kind::Workload ? "/Workloads" : "/Resources";
    auto unscaled = kind == OutlineItem::Kind::Resource ? removeScalings(text, design, key) : ScenarioEdit::Text(text);
    if (!unscaled) return unscaled;
    auto changed = ScenarioEdit(std::move(*unscaled), design).clear(document::child(section, key));
    if (!changed) return changed;
    if (!isAnywhere(*changed, document::child(section, key))) {
        const std::string place = "/Layout" + document::child(section, key);
        if (auto forgotten = document::removeValue(*changed, place); forgotten) changed = std::move(forgotten);
    }
    changed = forgetEntries(std::move(*changed), design, key);
    if (!changed || kind == OutlineItem::Kind::Workload) return changed;
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
            changed = ScenarioEdit(*changed, design).set(at + "/Integration", nobody(edit, other));
            if (!changed) return changed;
        }
    }
    return changed;
}

}  // namespace headroom::gui
