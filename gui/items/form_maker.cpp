// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/form_maker.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/call_targets.hpp"
#include "gui/items/entry_edit.hpp"
#include "gui/items/parameter_edit.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::gui {

namespace {

using base::FieldInfo;
using base::FieldKind;
using document::Member;
using document::Node;

const format::FieldGroup* groupNamed(std::string_view path) {
    const auto& groups = format::fieldGroups();
    const auto found = std::ranges::find(groups, path, &format::FieldGroup::path);
    return found == groups.end() ? nullptr : &*found;
}

std::string placed(const std::string& pointer, const FieldInfo& info) {
    std::string at = pointer;
    if (info.place == base::FieldPlace::Properties) at += "/Properties";
    if (info.place == base::FieldPlace::Behavior) at += "/Behavior";
    return document::child(at, info.name);
}

std::string amountTrouble(const std::string& text) {
    const auto usd = format::parseUsd(text);
    return usd ? std::string() : usd.error().what;
}

std::string timeTrouble(const std::string& text) {
    if (format::parseTimeOfDay(text) || format::parseDuration(text)) return {};
    return "is neither a time of day such as \"20:00\" nor a duration from Start such as \"90m\"";
}

}  // namespace

void offer(FormField& field, std::vector<std::string> names) {
    const bool known = !field.given || std::ranges::find(names, field.value.toStdString()) != names.end();
    if (known) field.offered = std::move(names);
}

void FormMaker::addGroup(const QString& title, std::string_view path, const std::string& pointer) {
    const format::FieldGroup* group = groupNamed(path);
    if (group == nullptr) return;
    FormSection section{title, {}};
    std::vector<std::pair<const FieldInfo*, std::string>> nested;
    for (const FieldInfo* info : group->fields) {
        const std::string at = placed(pointer, *info);
        const bool opens = info->kind == FieldKind::Object && info->choices.empty() && groupNamed(info->name);
        if (opens && group->path != info->name && !isArray(at)) {
            nested.emplace_back(info, at);
        } else if (std::ranges::none_of(section.fields, [&](const auto& one) { return one.pointer == at; })) {
            section.fields.push_back(field(*info, at));
        }
    }
    sections_.push_back(std::move(section));
    for (const auto& [info, at] : nested) addGroup(say::text(info->label), info->name, at);
}

void FormMaker::addObjective(const std::string& pointer) {
    addGroup(gui::tr("Objective"), "Objectives[]", pointer);
    const Node* metric = document::resolve(edit_.merged(), pointer + "/Metric");
    std::optional<format::Objective::Metric> known;
    if (metric != nullptr && metric->isString()) known = format::metricNamed(metric->asString());
    const auto measured = known.value_or(format::Objective::Metric::Latency);
    for (FormField& one : last().fields) {
        if (one.info->name == "Of") one.offered = measuredNames();
        if (one.info->name != "AtMost" || !known) continue;
        one.info = &format::limitField(measured);
        if (measured == format::Objective::Metric::Cost) one.trouble = &amountTrouble;
    }
}

void FormMaker::addEvent(const std::string& pointer) {
    addGroup(gui::tr("Event"), "Events[]", pointer);
    for (FormField& one : last().fields) {
        if (one.info->name == "Target") one.offered = edit_.namesOf("Resources");
        if (one.info->name == "At") one.trouble = &timeTrouble;
    }
}

std::vector<FormSection> FormMaker::take() {
    std::erase_if(sections_, [](const FormSection& section) {
        return section.fields.empty() && !section.entry && section.adders.empty();
    });
    return std::move(sections_);
}

bool FormMaker::isArray(const std::string& pointer) const {
    const Node* node = document::resolve(edit_.merged(), pointer);
    return node != nullptr && node->isArray();
}

std::string FormMaker::textAt(const std::string& pointer) const {
    const Node* node = document::resolve(edit_.merged(), pointer);
    return node != nullptr && node->isString() ? node->asString() : std::string();
}

/// What a latency or a share of errors can be of: workloads, APIs, their routes.
std::vector<std::string> FormMaker::measuredNames() const {
    std::vector<std::string> names = edit_.namesOf("Workloads");
    for (const std::string& resource : edit_.namesOf("Resources")) {
        const std::vector<std::string> routes = routesOf(edit_, resource);
        if (routes.empty()) continue;
        names.push_back(resource);
        for (const std::string& route : routes) names.push_back(resource + "/" + route);
    }
    return names;
}

FormField FormMaker::field(const FieldInfo& info, const std::string& pointer) const {
    FormField made{&info, pointer, {}, false, edit_.differs(pointer), false};
    made.listOfOne = info.kind == FieldKind::Object && !info.choices.empty();
    const Node* node = document::resolve(edit_.merged(), pointer);
    if (node == nullptr) return made;
    made.given = true;
    made.refersTo = valueReferredTo(edit_, *node);
    const bool one = made.listOfOne && node->isArray() && node->size() == 1;
    made.value = fieldText(info, one ? node->elements().front() : *node);
    return made;
}

}  // namespace headroom::gui
