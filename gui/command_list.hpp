// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/command_model.hpp"
#include "gui/items/outline.hpp"

class QAction;
class QMenuBar;

namespace headroom::gui {

/// Every action of the menus that can be triggered now but `without`: "View: Theme: Dark" and its keys.
std::vector<CommandEntry> menuCommands(const QMenuBar& menus, const QAction* without);

/// Every item of the outline as a place to go to: "Resource: ViewProduct".
std::vector<CommandEntry> outlineCommands(const Outline& outline,
                                          const std::function<void(OutlineItem::Kind, const std::string&)>& choose);

/// Every page of the help: "Help: Lambda".
std::vector<CommandEntry> helpCommands(const std::function<void(const QString&)>& show);

}  // namespace headroom::gui
