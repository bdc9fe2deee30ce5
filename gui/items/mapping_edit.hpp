// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gui/items/scenario_edit.hpp"

namespace headroom::gui {

/// Lets a function read a queue by an event source mapping; the text with it, or why it cannot be.
ScenarioEdit::Text readQueue(const std::string& text, std::size_t design, const std::string& queue,
                             const std::string& function);
/// The same of a table's stream, which the table is given where it has none.
ScenarioEdit::Text readStream(const std::string& text, std::size_t design, const std::string& table,
                              const std::string& function);

}  // namespace headroom::gui
