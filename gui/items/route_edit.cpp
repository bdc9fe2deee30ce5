// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/route_edit.hpp"

#include <algorithm>

#include "gui/items/call_targets.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;

constexpr std::string_view kRoutes = "/Routes";

base::Error refused(const QString& why) { return {base::Errc::BadInput, {}, why.toStdString()}; }

std::string routesOfRoute(const std::string& pointer) { return pointer.substr(0, pointer.rfind('/')); }

/// A pointer's last part as it stands in the file.
std::string keyOf(const std::string& pointer) {
    std::string key;
    const std::string last = pointer.substr(pointer.rfind('/') + 1);
    for (std::size_t i = 0; i < last.size(); ++i) {
        const bool escape = last[i] == '~' && i + 1 < last.size();
        key += !escape ? last[i] : last[++i] == '1' ? '/' : '~';
    }
    return key;
}

struct Renaming {
    std::string api;
    std::string from;
    std::string to;
};

struct Change {
    std::string pointer;
    std::string text;
};

/// Where workloads ask for the route, and objectives are of it.
void findUses(const Node& node, const std::string& pointer, bool ofApi, const Renaming& renaming,
              std::vector<Change>& changes) {
    if (node.isArray()) {
        for (std::size_t i = 0; i < node.size(); ++i)
            findUses(node.elements()[i], document::child(pointer, i), ofApi, renaming, changes);
        return;
    }
    if (!node.isObject()) return;
    const Node* target = node.find("Target");
    const bool its = target != nullptr ? target->isString() && target->asString() == renaming.api : ofApi;
    for (const Member& member : node.members()) {
        const std::string at = document::child(pointer, member.key);
        const std::string text = member.value.isString() ? member.value.asString() : std::string();
        if (member.key == "Route" && its && text == renaming.from)
            changes.push_back({at, renaming.to});
        else if (member.key == "Of" && text == renaming.api + "/" + renaming.from)
            changes.push_back({at, renaming.api + "/" + renaming.to});
        else
            findUses(member.value, at, its, renaming, changes);
    }
}

/// The same in all workloads of the file and of patches: a workload's patch need not say whom it asks.
std::vector<Change> usesOf(const Node& root, const Renaming& renaming) {
    std::vector<Change> changes;
    findUses(root, "", false, renaming, changes);
    const Node* designs = root.find("Designs");
    const Node* workloads = root.find("Workloads");
    for (std::size_t i = 0; designs != nullptr && workloads != nullptr && designs->isArray() && i < designs->size();
         ++i) {
        const std::string patched = document::child("/Designs", i) + "/Patch/Workloads";
        const Node* patch = document::resolve(root, patched);
        if (patch == nullptr || !patch->isObject()) continue;
        for (const Member& member : patch->members()) {
            const Node* base = workloads->find(member.key);
            const Node* target = base != nullptr && base->isObject() ? base->find("Target") : nullptr;
            const bool silent = member.value.isObject() && member.value.find("Target") == nullptr;
            if (silent && target != nullptr && target->isString() && target->asString() == renaming.api)
                findUses(member.value, document::child(patched, member.key), true, renaming, changes);
        }
    }
    return changes;
}

/// Where the settings of a route stand, by its name: at stages, at SAM's APIs.
void findSettings(const Node& node, const std::string& pointer, const std::string& route,
                  std::vector<std::string>& places) {
    if (node.isArray()) {
        for (std::size_t i = 0; i < node.size(); ++i)
            findSettings(node.elements()[i], document::child(pointer, i), route, places);
    }
    if (!node.isObject()) return;
    for (const Member& member : node.members()) {
        const std::string at = document::child(pointer, member.key);
        const bool its =
            member.key == "RouteSettings" && member.value.isObject() && member.value.find(route) != nullptr;
        if (its)
            places.push_back(document::child(at, route));
        else
            findSettings(member.value, at, route, places);
    }
}

/// Whether another API has a route of that name: settings by name may then be of that one.
bool isElsewhere(const Node& root, const Renaming& renaming) {
    const Node* resources = root.find("Resources");
    if (resources == nullptr || !resources->isObject()) return false;
    return std::ranges::any_of(resources->members(), [&](const Member& resource) {
        const Node* routes = resource.value.isObject() ? resource.value.find("Routes") : nullptr;
        return resource.key != renaming.api && routes != nullptr && routes->isObject() &&
               routes->find(renaming.from) != nullptr;
    });
}

/// Where the route itself stands: in the file, in patches.
std::vector<std::string> placesOf(const Node& root, const std::string& pointer) {
    std::vector<std::string> places;
    const auto add = [&](const std::string& before) {
        if (document::resolve(root, before + pointer) != nullptr) places.push_back(before + pointer);
    };
    add("");
    const Node* designs = root.find("Designs");
    for (std::size_t i = 0; designs != nullptr && designs->isArray() && i < designs->size(); ++i)
        add(document::child("/Designs", i) + "/Patch");
    return places;
}

std::string freeKey(const Node* list, const std::string& wish, const std::string& field) {
    const auto taken = [&](const std::string& name) {
        if (list == nullptr) return false;
        if (field.empty()) return list->find(name) != nullptr;
        for (const Node& entry : list->elements()) {
            const Node* known = entry.isObject() ? entry.find(field) : nullptr;
            if (known != nullptr && known->isString() && known->asString() == name) return true;
        }
        return false;
    };
    std::string name = wish;
    for (int number = 2; taken(name); ++number) name = wish + std::to_string(number);
    return name;
}

Node keyPart(const std::string& name, const char* type) {
    Node part = Node::object();
    part.set("AttributeName", Node::string(name));
    part.set("KeyType", Node::string(type));
    return part;
}

/// A local index begins with the table's partition key; a global one of a provisioned table needs capacity.
Node newIndex(const ScenarioEdit& edit, const std::string& list, const std::string& name) {
    const std::string properties = list.substr(0, list.rfind('/'));
    const bool local = list.ends_with("LocalSecondaryIndexes");
    Node key = Node::array();
    const Node* hash = document::resolve(edit.merged(), properties + "/KeySchema/0/AttributeName");
    const bool known = hash != nullptr && hash->isString();
    key.append(keyPart(local ? (known ? hash->asString() : "pk") : name + "Key", "HASH"));
    if (local) key.append(keyPart(name + "Key", "RANGE"));
    Node projection = Node::object();
    projection.set("ProjectionType", Node::string("ALL"));
    Node index = Node::object();
    index.set("IndexName", Node::string(name));
    index.set("KeySchema", key);
    index.set("Projection", projection);
    const Node* capacity = document::resolve(edit.merged(), properties + "/ProvisionedThroughput");
    if (!local && capacity != nullptr) index.set("ProvisionedThroughput", *capacity);
    return index;
}

}  // namespace

bool isRoute(const ScenarioEdit& edit, const std::string& pointer) {
    const std::string list = routesOfRoute(pointer);
    if (!list.starts_with("/Resources/") || !list.ends_with(kRoutes)) return false;
    if (list.find('/', std::string_view("/Resources/").size()) != list.size() - kRoutes.size()) return false;
    const Node* route = document::resolve(edit.merged(), pointer);
    return route != nullptr && route->isObject();
}

std::string routeCalled(const std::string& pointer, const std::string& name) {
    return document::child(routesOfRoute(pointer), name);
}

ScenarioEdit::Text renameRoute(const ScenarioEdit& edit, const std::string& pointer, const std::string& name) {
    const std::string before = edit.text();
    const auto read = document::readText(before, "", document::Format::Json);
    if (!read.ok() || !read.root->isObject()) return refused(gui::tr("the source has an error of syntax"));
    if (!placesOf(*read.root, routeCalled(pointer, name)).empty())
        return refused(gui::tr("%1 is there already.").arg(QString::fromStdString(document::quoted(name))));
    const std::string resource = pointer.substr(0, routesOfRoute(pointer).size() - kRoutes.size());
    const Renaming renaming{keyOf(resource), keyOf(pointer), name};
    std::string text = before;
    for (const Change& change : usesOf(*read.root, renaming)) {
        auto next = document::setValue(text, change.pointer, Node::string(change.text));
        if (!next) return next;
        text = std::move(*next);
    }
    std::vector<std::string> places = placesOf(*read.root, pointer);
    if (!isElsewhere(*read.root, renaming)) findSettings(*read.root, "", renaming.from, places);
    for (const std::string& place : places) {
        auto next = document::renameMember(text, place, name);
        if (!next) return next;
        text = std::move(*next);
    }
    return text;
}

ScenarioEdit::Text addRoute(const ScenarioEdit& edit, const std::string& list) {
    const std::vector<std::string> targets = routeTargets(edit);
    if (targets.empty()) return refused(gui::tr("Add a function first: a route leads to one."));
    Node route = Node::object();
    route.set("Integration", Node::string(targets.front()));
    const Node* protocol = document::resolve(edit.merged(), routesOfRoute(list) + "/Properties/ProtocolType");
    const bool messages = protocol != nullptr && protocol->isString() && protocol->asString() == "WEBSOCKET";
    const Node* routes = document::resolve(edit.merged(), list);
    const std::string name = freeKey(routes, messages ? "message" : "GET /new", "");
    if (routes != nullptr && routes->isObject()) return edit.set(document::child(list, name), route);
    Node first = Node::object();
    first.set(name, route);
    return edit.set(list, first);
}

ScenarioEdit::Text addIndex(const ScenarioEdit& edit, const std::string& list) {
    // A table's indexes, global and local, share their names.
    Node all = Node::array();
    for (const char* one : {"/GlobalSecondaryIndexes", "/LocalSecondaryIndexes"}) {
        const Node* known = document::resolve(edit.merged(), list.substr(0, list.rfind('/')) + one);
        if (known == nullptr || !known->isArray()) continue;
        for (const Node& entry : known->elements()) all.append(entry);
    }
    const Node* indexes = document::resolve(edit.merged(), list);
    const Node index = newIndex(edit, list, freeKey(&all, "Index", "IndexName"));
    if (indexes != nullptr && indexes->isArray()) return edit.set(list + "/-", index);
    Node first = Node::array();
    first.append(index);
    return edit.set(list, first);
}

}  // namespace headroom::gui
