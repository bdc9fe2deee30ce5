// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/outline_others.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "scenarios/format/reference.hpp"

namespace headroom::gui {

namespace {

bool hasForm(const std::string& type) {
    const auto& groups = format::fieldGroups();
    return std::ranges::find(groups, type, &format::FieldGroup::path) != groups.end();
}

/// "Scalable target" of "AWS::ApplicationAutoScaling::ScalableTarget".
QString kindOf(const std::string& type) { return say::words(type.substr(type.rfind(':') + 1)); }

}  // namespace

void addOtherResources(Outline& outline, const format::Design& design, const ScenarioEdit& edit) {
    const document::Node* all = edit.isReadable() ? edit.merged().find("Resources") : nullptr;
    if (all == nullptr || !all->isObject() || outline.sections.empty()) return;
    OutlineSection others{gui::tr("Scaling and other parts"), {}};
    for (const document::Member& member : all->members()) {
        const document::Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
        if (type == nullptr || !type->isString() || !hasForm(type->asString())) continue;
        if (std::ranges::find(design.resources, member.key, &format::Resource::name) != design.resources.end())
            continue;
        OutlineItem item;
        item.key = member.key;
        item.name = say::text(member.key);
        item.detail = kindOf(type->asString());
        item.type = say::text(type->asString());
        item.line = member.keyPosition.line;
        item.place = others.items.size();
        others.items.push_back(std::move(item));
    }
    if (!others.items.empty()) outline.sections.insert(outline.sections.begin() + 1, std::move(others));
}

}  // namespace headroom::gui
