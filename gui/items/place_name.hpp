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

}  // namespace headroom::gui
