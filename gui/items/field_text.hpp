// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <type_traits>
#include <vector>

#include "gui/items/outline.hpp"
#include "model/base/field.hpp"

namespace headroom::gui {

/// A distribution as people say it: "12 ms", "median 6 ms, p99 30 ms", "mean 2 s, Pareto"; `asBytes`: sizes.
QString distributionText(const base::Distribution& distribution, bool asBytes);

namespace detail {

QString valueText(std::int64_t value, const base::FieldInfo& info);
QString valueText(double value, const base::FieldInfo& info);
QString valueText(bool value, const base::FieldInfo& info);
QString valueText(const std::string& value, const base::FieldInfo& info);
QString valueText(base::Duration value, const base::FieldInfo& info);
QString valueText(base::Bytes value, const base::FieldInfo& info);
QString valueText(base::Rate value, const base::FieldInfo& info);
QString valueText(const base::Distribution& value, const base::FieldInfo& info);
template <class T>
QString valueText(const std::optional<T>& value, const base::FieldInfo& info) {
    return value ? valueText(*value, info) : QString();
}

/// A choice is stored by a function; the one that changes nothing is the one that is set.
template <class Spec>
QString choiceText(const Spec& spec, void (*store)(Spec&, std::size_t), const base::FieldInfo& info) {
    for (std::size_t i = 0; i < info.choices.size(); ++i) {
        Spec changed = spec;
        store(changed, i);
        if (changed == spec) return valueText(std::string(info.choices[i]), info);
    }
    return {};
}

Property property(const base::FieldInfo& info, QString value);

}  // namespace detail

/// The parameters of a spec that have one value, by its Field table; those without a value are left out.
template <class Spec>
std::vector<Property> fieldTexts(const Spec& spec, std::span<const base::Field<Spec>> fields) {
    std::vector<Property> properties;
    for (const base::Field<Spec>& field : fields) {
        QString value;
        if (field.at.isChoice()) value = detail::choiceText<Spec>(spec, field.at.setter(), field.info);
        field.at.visitMember([&](auto at) { value = detail::valueText(spec.*at, field.info); });
        properties.push_back(detail::property(field.info, std::move(value)));
    }
    std::erase_if(properties, [](const Property& property) { return property.value.isEmpty(); });
    return properties;
}

}  // namespace headroom::gui
