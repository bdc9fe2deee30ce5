// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "gui/items/scenario_edit.hpp"

namespace headroom::gui {

/// A step of that kind in the function whose steps are at `list`. `old`: the step in whose place it comes, whose length
/// it keeps or which it holds; null: none. Error: a Call finds nothing to call.
base::Result<document::Node> stepOf(const ScenarioEdit& edit, const std::string& list, std::string_view kind,
                                    const document::Node* old);

}  // namespace headroom::gui
