// SPDX-License-Identifier: GPL-3.0-or-later
// Sections for the steps of a function's behaviour.
#include "gui/format.hpp"
#include "gui/items/call_targets.hpp"
#include "gui/items/entry_edit.hpp"
#include "gui/items/form_maker.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Node;

std::vector<std::string> kindsOfStep() { return {stepKinds().begin(), stepKinds().end()}; }

QString below(const QString& number, std::size_t place) {
    return number.isEmpty() ? QString::number(place + 1) : QStringLiteral("%1.%2").arg(number).arg(place + 1);
}

/// The list of steps of a way of a Branch has a name; a branch of a Parallel is the list.
void withoutSteps(FormSection& section) {
    std::erase_if(section.fields, [](const FormField& field) { return field.info->name == "Steps"; });
}

}  // namespace

void FormMaker::addSteps(const std::string& function) { addStepList(function + "/Behavior/Steps", {}, 0); }

void FormMaker::addStepList(const std::string& list, const QString& number, int depth) {
    const std::vector<std::string> steps = entryPointers(edit_, list);
    for (std::size_t i = 0; i < steps.size(); ++i)
        addStep({list, i, steps.size(), {}, kindsOfStep()}, steps[i], below(number, i), depth);
    FormSection end{{}, {}, {}, {{list, gui::tr("Add a step"), kindsOfStep()}}, depth};
    sections_.push_back(std::move(end));
}

void FormMaker::addStep(const FormEntry& entry, const std::string& pointer, const QString& number, int depth) {
    const Node* step = document::resolve(edit_.merged(), pointer);
    const bool sound = step != nullptr && step->isObject() && step->size() == 1;
    const std::string kind = sound ? step->members().front().key : std::string();
    const std::string body = document::child(pointer, kind);
    const std::size_t first = sections_.size();
    // {"Wait": "5ms"} says how long without a name.
    const bool bare = kind == "Wait" && step->members().front().value.find("Duration") == nullptr;
    addGroup({}, kind, bare ? pointer : body);
    if (sections_.size() == first) sections_.push_back({});
    FormSection& section = sections_[first];
    section.title = gui::tr("Step %1").arg(number);
    section.entry = entry;
    section.entry->kind = kind;
    withoutSteps(section);
    if (bare && !section.fields.empty()) section.fields = {field(*section.fields.front().info, body)};
    if (kind == "Call") offerCall(section, body);
    for (std::size_t i = first; i < sections_.size(); ++i) sections_[i].depth = depth;
    addInnerSteps(body, kind, number, depth + 1);
}

void FormMaker::addInnerSteps(const std::string& body, const std::string& kind, const QString& number, int depth) {
    if (kind == "Repeat") return addStepList(body + "/Steps", number, depth);
    if (kind != "Branch" && kind != "Parallel") return;
    const std::vector<std::string> ways = entryPointers(edit_, body);
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const QString way = below(number, i);
        addWay(gui::tr("Way %1").arg(way), {body, i, ways.size(), {}, {}}, ways[i], depth);
        addStepList(kind == "Branch" ? ways[i] + "/Steps" : ways[i], way, depth + 1);
    }
    sections_.push_back({{}, {}, {}, {{body, gui::tr("Add a way"), {}}}, depth});
}

void FormMaker::addWay(const QString& title, const FormEntry& entry, const std::string& pointer, int depth) {
    const std::size_t first = sections_.size();
    if (entry.list.ends_with("/Branch")) addGroup(title, "Branch[]", pointer);
    if (sections_.size() == first) sections_.push_back({title, {}});
    FormSection& section = sections_[first];
    withoutSteps(section);
    section.entry = entry;
    section.depth = depth;
}

void FormMaker::offerCall(FormSection& section, const std::string& body) const {
    std::string function;
    for (const std::string& name : edit_.namesOf("Resources")) {
        if (body.starts_with(document::child("/Resources", name) + "/")) function = name;
    }
    const std::string target = textAt(body + "/Target");
    for (FormField& field : section.fields) {
        if (field.info->name == "Target") offer(field, callableNames(edit_, function));
        if (field.info->name == "Operation") offer(field, operationsOf(edit_, target));
        if (field.info->name == "Via") offer(field, clusterNames(edit_));
    }
}

}  // namespace headroom::gui
