// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/items/field_form.hpp"

namespace headroom::gui {

/// How a value is said: as one number or quantity, as a range that somebody is unsure about, or as a distribution.
struct ValueShape {
    static constexpr std::string_view kRange = "Uncertain";
    static constexpr std::array<const char*, 3> kRangeParts{"Low", "Likely", "High"};

    std::string name;  ///< empty: one value
    /// By name, as fields show them; a parameter that is a range has three: "Mean/Low", "Mean/Likely", "Mean/High".
    /// Empty of what has parts that are more than numbers, quantities and ranges of them (a Mixture).
    std::vector<std::pair<std::string, QString>> parameters;

    bool isRange() const { return name == kRange; }
    bool operator==(const ValueShape&) const = default;
};

/// A number, or a text that begins with a digit: "25ms".
bool isQuantity(const document::Node& node);

/// What a field's text says; one value for anything that is no shape.
ValueShape shapeOf(const QString& value);

/// The text that a field has for it: JSON in one line.
QString textOf(const ValueShape& shape);

/// Whether the parameter can be a range: numbers and quantities can.
bool canBeRange(const base::FieldInfo& info);

/// The shapes that can be chosen for a parameter: one value, a range, and of a distribution those of the format that
/// need no file.
std::vector<std::string> shapesFor(const base::FieldInfo& info);

/// The field's text in another shape, about as large as what stands there now. Nothing: there is nothing to start from.
std::optional<QString> reshaped(const FormField& field, const QString& value, std::string_view shape,
                                const std::string& folder);

/// "Mean" of "Mean/Low"; a name without a range in it is that of its parameter.
std::string parameterOf(const std::string& name);

/// Where the three values of ranges begin among the parameters: 0 of what is a range itself.
std::vector<std::size_t> rangesOf(const ValueShape& shape);

/// The shape with one of its parameters as a range that begins as its one value, or as the likeliest value of its
/// range.
ValueShape turned(const ValueShape& shape, const std::string& parameter);

/// Low, Likely and High of a range as numbers of their own unit, the first of them the shape's parameter `first`;
/// nothing while one is wrong.
std::optional<std::array<double, 3>> rangeIn(const FormField& field, const ValueShape& shape, const std::string& folder,
                                             std::size_t first = 0);

}  // namespace headroom::gui
