// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/axis_units.hpp"

#include <optional>

#include "gui/items/answer_words.hpp"
#include "gui/items/place_name.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

using document::Node;

/// The parameter that a value refers to; null: it is no reference.
const std::string* parameterAt(const Node& node) {
    if (!node.isObject() || node.size() != 1) return nullptr;
    const Node* name = node.find("Ref");
    return name != nullptr && name->isString() ? &name->asString() : nullptr;
}

void addUnits(const Node& node, const std::string& pointer, std::map<std::string, QString>& units) {
    if (const std::string* parameter = parameterAt(node)) {
        const QString unit = unitAt(pointer);
        const auto [known, first] = units.try_emplace(*parameter, unit);
        if (!first && known->second != unit) known->second.clear();
        return;
    }
    if (node.isArray()) {
        for (std::size_t i = 0; i < node.size(); ++i) addUnits(node.elements()[i], document::child(pointer, i), units);
    } else if (node.isObject()) {
        for (const document::Member& member : node.members())
            addUnits(member.value, document::child(pointer, member.key), units);
    }
}

}  // namespace

AxisUnits::AxisUnits(const QString& scenario) {
    const std::string text = scenario.toStdString();
    const document::Loaded read = document::readText(text, {}, document::formatOf({}, text));
    if (read.ok()) addUnits(*read.root, {}, ofParameters_);
}

QString AxisUnits::of(const std::string& axis) const {
    if (axis.starts_with('/')) return unitAt(axis);
    const auto known = ofParameters_.find(axis);
    return known == ofParameters_.end() ? QString() : known->second;
}

QString AxisUnits::value(const std::string& axis, const std::string& english) const {
    return withUnit(of(axis), spoken::value(axis, english));
}

}  // namespace headroom::gui
