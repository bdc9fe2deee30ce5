// SPDX-License-Identifier: GPL-3.0-or-later
// Sections for a workload: where its requests go, how they arrive, what they ask for.
#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/call_targets.hpp"
#include "gui/items/entry_edit.hpp"
#include "gui/items/form_maker.hpp"
#include "gui/translated.hpp"
#include "model/workload/time_zone.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/sections.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;

std::vector<std::string> kindsOfArrivals() {
    std::vector<std::string> kinds;
    for (const format::ArrivalForm& form : format::arrivalForms()) kinds.emplace_back(form.name);
    return kinds;
}

std::string timeOfDayTrouble(const std::string& text) {
    return format::parseTimeOfDay(text) ? std::string() : "is not a time of day such as \"20:00\"";
}

std::string zoneTrouble(const std::string& text) {
    const auto zone = workload::TimeZone::named(text);
    return zone ? std::string() : zone.error().what;
}

}  // namespace

void FormMaker::addWorkload(const std::string& workload) {
    addGroup(gui::tr("Workload"), "Workloads.X", workload);
    for (FormSection& section : sections_) {
        for (FormField& field : section.fields) {
            if (field.info->name == "Target" && field.pointer == workload + "/Target") offer(field, targetNames(edit_));
            if (field.info->name == "TimeZone" && (!field.given || !field.value.startsWith(u'{')))
                field.trouble = &zoneTrouble;
            if (field.info->name == "Via") offer(field, clusterNames(edit_));
        }
        std::erase_if(section.fields, [](const FormField& field) { return field.info->name == "Arrivals"; });
    }
    addArrivals(workload + "/Arrivals");
    addMix(workload);
}

void FormMaker::addArrivals(const std::string& pointer) {
    const Node* arrivals = document::resolve(edit_.merged(), pointer);
    const std::vector<std::string> kinds = kindsOfArrivals();
    FormSection whole{gui::tr("Arrivals"), {}, FormEntry{pointer, 0, 0, {}, kinds}};
    std::string kind;
    if (arrivals != nullptr && arrivals->isObject()) {
        for (const Member& member : arrivals->members()) {
            if (std::ranges::find(kinds, member.key) != kinds.end()) kind = member.key;
        }
    }
    whole.entry->kind = kind;
    const std::string process = document::child(pointer, kind);
    const std::size_t first = sections_.size();
    addGroup({}, kind, process);
    addGroup({}, "Arrivals", pointer);  // the scales
    for (std::size_t i = first; i < sections_.size(); ++i) {
        for (FormField& field : sections_[i].fields) {
            if (field.info->name == "PeakAt") field.trouble = &timeOfDayTrouble;
            whole.fields.push_back(std::move(field));
        }
    }
    sections_.resize(first);
    sections_.push_back(std::move(whole));
    if (kind == "Steps") addEntries(gui::tr("Point %1"), "Steps[]", process);
    if (kind == "Bursty") addEntries(gui::tr("State %1"), "Bursty.States[]", process + "/States");
}

/// A section for each entry of a list, and a button for one more.
void FormMaker::addEntries(const QString& title, std::string_view group, const std::string& list) {
    const std::vector<std::string> entries = entryPointers(edit_, list);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        addGroup(title.arg(i + 1), group, entries[i]);
        last().entry = FormEntry{list, i, entries.size(), {}, {}};
        last().depth = 1;
    }
    sections_.push_back({{}, {}, {}, {{list, gui::tr("Add one more"), {}}}, 1});
}

void FormMaker::addMix(const std::string& workload) {
    const std::string target = textAt(workload + "/Target");
    const std::string mix = workload + "/Mix";
    if (!isArray(mix)) {
        addGroup(gui::tr("Request"), "Mix[]", workload);
        return offerRequests(last(), target);
    }
    const std::size_t first = sections_.size();
    addEntries(gui::tr("Request %1"), "Mix[]", mix);
    for (std::size_t i = first; i < sections_.size(); ++i) offerRequests(sections_[i], target);
}

void FormMaker::offerRequests(FormSection& section, const std::string& target) const {
    for (FormField& field : section.fields) {
        if (field.info->name == "Route") offer(field, routesOf(edit_, target));
        if (field.info->name == "Operation") offer(field, operationsOf(edit_, target));
    }
}

}  // namespace headroom::gui
