// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace headroom::gui {

/// A place in a scenario by the names that forms have: "ViewProduct, step 1: Compute Duration" for
/// "/Resources/ViewProduct/Behavior/Steps/0/Compute/Duration". What is no JSON pointer stays as it is, but for
/// "Traffic", which is said in the language of the interface.
QString placeName(const std::string& pointer);

/// The same of every place that is named in a text.
QString withPlaceNames(QString text);

/// The unit of a number that stands at a place without one: "MB" for ".../Compute/AtMemory". Empty where the format has
/// none, or several for that name.
QString unitAt(const std::string& pointer);

/// "1769" as "1769 MB"; what is no bare number stays as it is.
QString withUnit(const QString& unit, const QString& value);

/// The same with the unit of a place; where there is none the value stays as it is.
QString withUnitAt(const std::string& pointer, const QString& value);

}  // namespace headroom::gui
