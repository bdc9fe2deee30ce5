// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/outline.hpp"
#include "gui/items/scenario_edit.hpp"

namespace headroom::gui {

/// Adds the resources that are no box of the diagram and that a form can change all the same, as a section of their
/// own: what scales, what reads a stream, what holds the parameters of a cluster. `edit` is of that design.
void addOtherResources(Outline& outline, const format::Design& design, const ScenarioEdit& edit);

}  // namespace headroom::gui
