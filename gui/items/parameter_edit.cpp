// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/parameter_edit.hpp"

#include <algorithm>
#include <vector>

#include "gui/format.hpp"
#include "gui/items/typed_number.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;

base::Error refused(const QString& why) { return {base::Errc::BadInput, {}, why.toStdString()}; }

/// The name in {"Ref": "Memory"}; empty for anything else.
std::string referred(const Node& node) {
    const Node* ref = node.isObject() && node.size() == 1 ? node.find("Ref") : nullptr;
    return ref != nullptr && ref->isString() ? ref->asString() : std::string();
}

/// Where the file refers to the parameter.
void findReferences(const Node& node, const std::string& pointer, const std::string& name,
                    std::vector<std::string>& places) {
    if (node.isArray()) {
        for (std::size_t i = 0; i < node.size(); ++i)
            findReferences(node.elements()[i], document::child(pointer, i), name, places);
    } else if (referred(node) == name) {
        places.push_back(pointer);
    } else if (node.isObject()) {
        for (const Member& member : node.members())
            findReferences(member.value, document::child(pointer, member.key), name, places);
    }
}

std::vector<std::string> referencesTo(const ScenarioEdit& edit, const std::string& name) {
    std::vector<std::string> places;
    findReferences(edit.root(), "", name, places);
    return places;
}

/// Puts a value at all of these places.
ScenarioEdit::Text setAll(std::string text, const std::vector<std::string>& places, const Node& value) {
    for (const std::string& place : places) {
        auto next = document::setValue(text, place, value);
        if (!next) return next;
        text = std::move(*next);
    }
    return text;
}

/// The parameter's key as it stands in the file; empty: none is there.
std::string nameAt(const ScenarioEdit& edit, const std::string& pointer) {
    for (const std::string& name : edit.namesOf("Parameters")) {
        if (document::child(kParameters, name) == pointer) return name;
    }
    return {};
}

}  // namespace

bool isParameter(const ScenarioEdit& edit, const std::string& pointer) { return !nameAt(edit, pointer).empty(); }

ScenarioEdit::Text addParameter(const ScenarioEdit& edit, const std::string& type) {
    std::string name = "Parameter";
    // A Ref to it must not mean a resource.
    const auto taken = [&] {
        return edit.holds(document::child(kParameters, name)) || edit.holds(document::child("/Resources", name));
    };
    for (int number = 2; taken(); ++number) name = "Parameter" + std::to_string(number);
    Node made = Node::object();
    made.set("Type", Node::string(type));
    made.set("Default", type == "String" ? Node::string("10/s") : Node::integer(1));
    return edit.set(document::child(kParameters, name), made);
}

ScenarioEdit::Text renameParameter(const ScenarioEdit& edit, const std::string& pointer, const std::string& name) {
    const std::string before = nameAt(edit, pointer);
    if (edit.holds(document::child(kParameters, name)) || edit.holds(document::child("/Resources", name)))
        return refused(gui::tr("%1 is there already.").arg(say::text(document::quoted(name))));
    Node reference = Node::object();
    reference.set("Ref", Node::string(name));
    auto changed = setAll(edit.text(), referencesTo(edit, before), reference);
    if (!changed) return changed;
    return document::renameMember(*changed, pointer, name);
}

ScenarioEdit::Text removeParameter(const ScenarioEdit& edit, const std::string& pointer) {
    const std::vector<std::string> places = referencesTo(edit, nameAt(edit, pointer));
    const Node* value = document::resolve(edit.merged(), pointer + "/Default");
    if (!places.empty() && value == nullptr)
        return refused(gui::tr("It is referred to, and has no value to leave in its place."));
    auto changed = value != nullptr ? setAll(edit.text(), places, *value) : ScenarioEdit::Text(edit.text());
    if (!changed) return changed;
    return document::removeValue(*changed, pointer);
}

QString valueReferredTo(const ScenarioEdit& edit, const Node& node) {
    const std::string name = referred(node);
    if (name.empty() || nameAt(edit, document::child(kParameters, name)).empty()) return {};
    const Node* value = document::resolve(edit.merged(), document::child(kParameters, name) + "/Default");
    if (value == nullptr) return {};
    if (value->isString()) return shownQuantity(say::text(value->asString()));
    if (value->isNumber()) return shownQuantity(say::text(value->numberText()));
    return say::text(document::writeJson(*value)).simplified();
}

}  // namespace headroom::gui
