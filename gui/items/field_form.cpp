// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/field_form.hpp"

#include <QStringList>

#include "gui/format.hpp"
#include "gui/items/form_maker.hpp"
#include "gui/items/typed_number.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/range_check.hpp"

namespace headroom::gui {

using base::FieldInfo;
using base::FieldKind;
using document::Node;

QString listText(const Node& list) {
    if (!list.isArray()) return say::text(document::writeJson(list)).simplified();
    QStringList parts;
    for (const Node& one : list.elements()) parts << shownQuantity(writtenText(one));
    return parts.join(listSign() + u' ');
}

QString fieldText(const FieldInfo& info, const Node& value) {
    const bool word = info.kind == FieldKind::Text || info.kind == FieldKind::Choice || info.kind == FieldKind::Object;
    if (value.isString()) return word ? say::text(value.asString()) : shownQuantity(say::text(value.asString()));
    if (value.isNumber()) return shownQuantity(say::text(value.numberText()));
    return say::text(document::writeJson(value)).simplified();
}

QString writtenText(const Node& value) {
    return say::text(value.isString() ? value.asString() : value.isNumber() ? value.numberText() : std::string());
}

std::vector<FormSection> formOf(const ScenarioEdit& edit, const OutlineItem& item) {
    FormMaker maker(edit);
    if (item.kind == OutlineItem::Kind::Resource) {
        const std::string pointer = document::child("/Resources", item.key);
        const std::string type = item.type.toStdString();
        maker.addGroup(gui::tr("Properties"), type, pointer);
        if (type.ends_with("::Function")) maker.addSteps(pointer);
        if (type.ends_with("Api")) maker.addRoutes(pointer);
        if (type == "AWS::DynamoDB::Table") maker.addIndexes(pointer);
        maker.addScalings(item.key);
    } else if (item.kind == OutlineItem::Kind::Workload) {
        maker.addWorkload(document::child("/Workloads", item.key));
    } else if (item.kind == OutlineItem::Kind::Design) {
        maker.addGroup(gui::tr("Simulation, of all designs"), "Simulation", "/Simulation");
        maker.addGroup(gui::tr("Billing"), "Billing", "/Billing");
    } else if (item.kind == OutlineItem::Kind::Objective) {
        maker.addObjective(document::child("/Objectives", item.place));
    } else if (item.kind == OutlineItem::Kind::Event) {
        maker.addEvent(document::child("/Events", item.place));
    } else if (item.kind == OutlineItem::Kind::Scenario) {
        maker.addScenario();
        maker.addGroup(gui::tr("Simulation, of all designs"), "Simulation", "/Simulation");
    } else if (item.kind == OutlineItem::Kind::State) {
        maker.addState(item.type.toStdString(), item.key);
    }
    return maker.take();
}

QString helpOf(const FieldInfo& info) {
    QStringList lines{say::text(info.label) + QStringLiteral(": ") + say::text(info.doc)};
    if (const std::string range = format::rangeText(info); !range.empty())
        lines << gui::tr("Range: %1").arg(say::text(range));
    if (!info.defaultText.empty()) {
        const QString form = info.guess ? gui::tr("Default: %1 (a guess)") : gui::tr("Default: %1");
        lines << form.arg(say::text(info.defaultText));
    }
    if (!info.source.empty()) lines << gui::tr("Source: %1").arg(say::text(info.source));
    return lines.join(u'\n');
}

}  // namespace headroom::gui
