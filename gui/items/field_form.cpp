// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/field_form.hpp"

#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/source_place.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/reference.hpp"
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

class FormMaker {
public:
    explicit FormMaker(const ScenarioEdit& edit) : edit_(edit) {}

    void addGroup(const QString& title, const format::FieldGroup* group, const std::string& pointer) {
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
        for (const auto& [info, at] : nested) addGroup(say::text(info->label), groupNamed(info->name), at);
    }

    void addSteps(const std::string& pointer) {
        const Node* steps = document::resolve(edit_.merged(), pointer);
        if (steps == nullptr) return;
        for (std::size_t i = 0; i < steps->size(); ++i) {
            const bool named = steps->isObject();
            const Node& step = named ? steps->members()[i].value : steps->elements()[i];
            const std::string at =
                named ? document::child(pointer, steps->members()[i].key) : document::child(pointer, i);
            if (!step.isObject() || step.size() != 1) continue;
            const std::string& kind = step.members().front().key;
            addGroup(gui::tr("Step %1: %2").arg(i + 1).arg(say::text(kind)), groupNamed(kind),
                     document::child(at, kind));
        }
    }

    void addRoutes(const std::string& pointer) {
        const Node* routes = document::resolve(edit_.merged(), pointer);
        if (routes == nullptr || !routes->isObject()) return;
        for (const Member& route : routes->members()) {
            if (route.value.isObject())
                addGroup(say::text(route.key), groupNamed("Routes.X"), document::child(pointer, route.key));
        }
    }

    void addArrivals(const std::string& pointer) {
        const Node* arrivals = document::resolve(edit_.merged(), pointer);
        if (arrivals == nullptr || !arrivals->isObject()) return;
        for (const Member& member : arrivals->members())
            addGroup(gui::tr("Arrivals: ") + say::text(member.key), groupNamed(member.key),
                     document::child(pointer, member.key));
        addGroup(gui::tr("Arrivals"), groupNamed("Arrivals"), pointer);
    }

    /// An entry of a list of objectives: its limit is what its metric measures.
    void addObjective(const std::string& pointer) {
        addGroup(gui::tr("Objective"), groupNamed("Objectives[]"), pointer);
        const Node* metric = document::resolve(edit_.merged(), pointer + "/Metric");
        std::optional<format::Objective::Metric> known;
        if (metric != nullptr && metric->isString()) known = format::metricNamed(metric->asString());
        const auto measured = known.value_or(format::Objective::Metric::Latency);
        for (FormField& one : sections_.back().fields) {
            if (one.info->name == "Of") one.offered = measuredNames();
            if (one.info->name != "AtMost" || !known) continue;
            one.info = &format::limitField(measured);
            if (measured == format::Objective::Metric::Cost) one.trouble = &amountTrouble;
        }
    }

    void addEvent(const std::string& pointer) {
        addGroup(gui::tr("Event"), groupNamed("Events[]"), pointer);
        for (FormField& one : sections_.back().fields) {
            if (one.info->name == "Target") one.offered = edit_.namesOf("Resources");
            if (one.info->name == "At") one.trouble = &timeTrouble;
        }
    }

    std::vector<FormSection> take() {
        std::erase_if(sections_, [](const FormSection& section) { return section.fields.empty(); });
        return std::move(sections_);
    }

private:
    bool isArray(const std::string& pointer) const {
        const Node* node = document::resolve(edit_.merged(), pointer);
        return node != nullptr && node->isArray();
    }

    /// What a latency or a share of errors can be of: workloads, APIs, their routes.
    std::vector<std::string> measuredNames() const {
        std::vector<std::string> names = edit_.namesOf("Workloads");
        const Node* resources = edit_.merged().find("Resources");
        if (resources == nullptr || !resources->isObject()) return names;
        for (const Member& resource : resources->members()) {
            const Node* routes = resource.value.find("Routes");
            if (routes == nullptr || !routes->isObject()) continue;
            names.push_back(resource.key);
            for (const Member& route : routes->members()) names.push_back(resource.key + "/" + route.key);
        }
        return names;
    }

    FormField field(const FieldInfo& info, const std::string& pointer) const {
        FormField made{&info, pointer, {}, false, edit_.differs(pointer), false};
        made.listOfOne = info.kind == FieldKind::Object && !info.choices.empty();
        const Node* node = document::resolve(edit_.merged(), pointer);
        if (node == nullptr) return made;
        made.given = true;
        const bool one = made.listOfOne && node->isArray() && node->size() == 1;
        made.value = fieldText(one ? node->elements().front() : *node);
        return made;
    }

    const ScenarioEdit& edit_;
    std::vector<FormSection> sections_;
};

}  // namespace

QString fieldText(const Node& value) {
    if (value.isString()) return say::text(value.asString());
    if (value.isNumber()) return say::text(value.numberText());
    return say::text(document::writeJson(value)).simplified();
}

std::vector<FormSection> formOf(const ScenarioEdit& edit, const OutlineItem& item) {
    FormMaker maker(edit);
    if (item.kind == OutlineItem::Kind::Resource) {
        const std::string pointer = document::child("/Resources", item.key);
        maker.addGroup(gui::tr("Properties"), groupNamed(item.type.toStdString()), pointer);
        maker.addSteps(pointer + "/Behavior/Steps");
        maker.addRoutes(pointer + "/Routes");
    } else if (item.kind == OutlineItem::Kind::Workload) {
        const std::string pointer = document::child("/Workloads", item.key);
        maker.addGroup(gui::tr("Workload"), groupNamed("Workloads.X"), pointer);
        maker.addArrivals(pointer + "/Arrivals");
        maker.addGroup(gui::tr("Request"), groupNamed("Mix[]"), pointer);
    } else if (item.kind == OutlineItem::Kind::Design) {
        maker.addGroup(gui::tr("Simulation, of all designs"), groupNamed("Simulation"), "/Simulation");
        maker.addGroup(gui::tr("Billing"), groupNamed("Billing"), "/Billing");
    } else if (item.kind == OutlineItem::Kind::Objective) {
        maker.addObjective(document::child("/Objectives", item.place));
    } else if (item.kind == OutlineItem::Kind::Event) {
        maker.addEvent(document::child("/Events", item.place));
    }
    return maker.take();
}

QString helpOf(const FieldInfo& info) {
    QStringList lines{say::text(info.label) + QStringLiteral(": ") + say::text(info.doc)};
    if (const std::string range = format::rangeText(info); !range.empty())
        lines << gui::tr("Range: ") + say::text(range);
    if (!info.defaultText.empty()) {
        lines << gui::tr("Default: ") + say::text(info.defaultText) + (info.guess ? gui::tr(" (a guess)") : QString());
    }
    if (!info.source.empty()) lines << gui::tr("Source: ") + say::text(info.source);
    return lines.join(u'\n');
}

}  // namespace headroom::gui
