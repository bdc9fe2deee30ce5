// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

#include "gui/items/graph.hpp"
#include "gui/items/run_moment.hpp"
#include "model/services/stepfunctions/definition.hpp"

namespace headroom::gui {

/// A state machine's states and what leads where: nodes in the order of the definition, keyed by their names.
Graph stateGraphOf(const stepfunctions::Definition& definition);

/// How often an arrow was taken.
struct WayState {
    QString label;
    double weight = 0.0;  ///< of the arrow that was taken most
    bool hot = false;     ///< between states of the hot path, and taken by most
};

/// What a run says of the states, by node and edge of their graph.
struct StatesRun {
    std::vector<NodeState> nodes;
    std::vector<WayState> ways;
};
/// Empty where the run has no figures of this machine's states.
StatesRun statesRunOf(const Graph& graph, const std::string& machine, const study::DesignResult& result);

}  // namespace headroom::gui
