// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gui/items/scenario_edit.hpp"

/// Changes to what an API and a table hold under names and in lists of their own: routes, indexes.
namespace headroom::gui {

/// Whether a route that is written as an object stands at that place of the merged document. A text that is set there
/// is its name.
bool isRoute(const ScenarioEdit& edit, const std::string& pointer);

/// Where a route stands once it is called `name`.
std::string routeCalled(const std::string& pointer, const std::string& name);

/// Gives a route another name, in the file and in every design's patch, and wherever workloads, objectives and stages
/// name it. Error: it is there already. Whether the name can be one, the whole scenario tells.
ScenarioEdit::Text renameRoute(const ScenarioEdit& edit, const std::string& pointer, const std::string& name);

/// A route of an API more, to the first function of the design; `list` is its Routes. Error: there is none.
ScenarioEdit::Text addRoute(const ScenarioEdit& edit, const std::string& list);

/// An index of a table more; `list` is its GlobalSecondaryIndexes or LocalSecondaryIndexes.
ScenarioEdit::Text addIndex(const ScenarioEdit& edit, const std::string& list);

}  // namespace headroom::gui
