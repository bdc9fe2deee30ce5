// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

#include "gui/items/scenario_edit.hpp"

/// Changes to the Parameters of a scenario: values with a name, to which others refer.
namespace headroom::gui {

inline constexpr std::string_view kParameters = "/Parameters";

/// Whether a parameter stands at that place. A text that is set there is its name.
bool isParameter(const ScenarioEdit& edit, const std::string& pointer);

/// Adds a parameter of that Type under a name that is free.
ScenarioEdit::Text addParameter(const ScenarioEdit& edit, const std::string& type);

/// Gives a parameter another name, there and wherever a Ref names it. Error: it is taken.
ScenarioEdit::Text renameParameter(const ScenarioEdit& edit, const std::string& pointer, const std::string& name);

/// Takes a parameter out; what refers to it says its value from then on. Error: it has none to put there.
ScenarioEdit::Text removeParameter(const ScenarioEdit& edit, const std::string& pointer);

/// The value of the parameter that a node refers to, as fields show it; empty where it refers to none.
QString valueReferredTo(const ScenarioEdit& edit, const document::Node& node);

}  // namespace headroom::gui
