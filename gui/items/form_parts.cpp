// SPDX-License-Identifier: GPL-3.0-or-later
// Sections for what a resource holds under names and in lists: an API's routes, a table's indexes.
#include "gui/format.hpp"
#include "gui/items/call_targets.hpp"
#include "gui/items/form_maker.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;

/// A route's name is its key in the file.
constexpr base::FieldInfo kRouteName{
    .name = "Route",
    .label = "Route",
    .kind = base::FieldKind::Text,
    .place = base::FieldPlace::Here,
    .doc = "Method and path, such as \"GET /products/{id}\", or \"$default\"; of a WebSocket API what selects it.",
    .source = "format",
    .required = true};

}  // namespace

void FormMaker::takeOver(const std::string& list) {
    for (FormSection& section : sections_)
        std::erase_if(section.fields, [&](const FormField& field) { return field.pointer == list; });
}

void FormMaker::addRoutes(const std::string& api) {
    const std::string pointer = api + "/Routes";
    takeOver(pointer);
    const Node* routes = document::resolve(edit_.merged(), pointer);
    const std::size_t count = routes != nullptr && routes->isObject() ? routes->size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Member& route = routes->members()[i];
        if (!route.value.isObject()) continue;
        const std::size_t first = sections_.size();
        const std::string at = document::child(pointer, route.key);
        addGroup(say::text(route.key), "Routes.X", at);
        FormSection& section = sections_[first];
        section.entry = FormEntry{pointer, i, count, {}, {}};
        section.fields.insert(section.fields.begin(),
                              FormField{&kRouteName, at, say::text(route.key), true, false, false});
        for (FormField& one : section.fields) {
            if (one.info->name == "Integration") offer(one, routeTargets(edit_));
        }
    }
    sections_.push_back({{}, {}, {}, {{pointer, gui::tr("Add a route"), {}}}});
}

void FormMaker::addIndexes(const std::string& table) {
    const auto add = [&](const char* list, const QString& title, const QString& button) {
        const std::string pointer = table + "/Properties/" + list;
        takeOver(pointer);
        const Node* indexes = document::resolve(edit_.merged(), pointer);
        const std::size_t count = indexes != nullptr && indexes->isArray() ? indexes->size() : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t first = sections_.size();
            addGroup(title.arg(i + 1), "GlobalSecondaryIndexes[]", document::child(pointer, i));
            sections_[first].entry = FormEntry{pointer, i, count, {}, {}};
            for (std::size_t inner = first + 1; inner < sections_.size(); ++inner) sections_[inner].depth = 1;
        }
        sections_.push_back({{}, {}, {}, {{pointer, button, {}}}});
    };
    add("GlobalSecondaryIndexes", gui::tr("Global index %1"), gui::tr("Add a global index"));
    add("LocalSecondaryIndexes", gui::tr("Local index %1"), gui::tr("Add a local index"));
}

}  // namespace headroom::gui
