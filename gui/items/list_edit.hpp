// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gui/items/design_edit.hpp"

/// Changes to the lists of a scenario: objectives and events.
namespace headroom::gui {

/// Adds an objective on the latency of the first workload. The name of what is added is its place in the list.
base::Result<Added> addObjective(const std::string& text, std::size_t design);

/// Adds an outage of the first resource that can have one.
base::Result<Added> addEvent(const std::string& text, std::size_t design);

/// Sets a value. Another metric of an objective, or kind of an event, takes along what belongs to it alone: the entry
/// stays one that can be run. A text at the place of an API's route or of a parameter is its new name.
ScenarioEdit::Text setValue(const ScenarioEdit& edit, const std::string& pointer, const document::Node& value);

}  // namespace headroom::gui
