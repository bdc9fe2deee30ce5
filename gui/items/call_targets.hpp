// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "gui/items/scenario_edit.hpp"

/// The names of a design that a call may say: what a form offers.
namespace headroom::gui {

/// Functions, tables and state machines: what a step can call; `but` is the function whose step it is.
std::vector<std::string> callableNames(const ScenarioEdit& edit, const std::string& but);
/// Functions: what a route of an API can lead to by name alone.
std::vector<std::string> routeTargets(const ScenarioEdit& edit);
/// What a workload can be sent to: APIs as well.
std::vector<std::string> targetNames(const ScenarioEdit& edit);
/// DAX clusters.
std::vector<std::string> clusterNames(const ScenarioEdit& edit);
/// What can be asked of a table, a function or a state machine, what is asked most first; empty for anything else.
std::vector<std::string> operationsOf(const ScenarioEdit& edit, const std::string& resource);
/// Of an API; empty for anything else.
std::vector<std::string> routesOf(const ScenarioEdit& edit, const std::string& resource);

}  // namespace headroom::gui
