// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/format/scenario.hpp"

/// Who calls whom in a design, as its diagram shows it.
namespace headroom::format {

/// All calls of one part of a design to another.
struct CallEdge {
    std::string from;  ///< a resource, or a workload
    bool fromWorkload = false;
    std::string to;                 ///< a resource, or a replica of one: "Carts (eu-west-1)"
    std::vector<std::string> what;  ///< "GET /products/{id}", "GetItem", "Invoke": each once
    /// Expected calls for each request that `from` serves, retries left out; nothing where the file does not tell (how
    /// many of a cluster's reads reach the table, how many records a mapping takes at once, how often a task is reached
    /// that only a failure or data lead to).
    std::optional<double> perRequest;
    /// Expected mean rate over the run, from mean arrivals; likewise.
    std::optional<double> perSecond;
    bool operator==(const CallEdge&) const = default;
};

/// Every edge of a checked design, callers before those they call. `length`: of the run, for mean rates.
std::vector<CallEdge> callsOf(const Design& design, base::Duration length);

/// The same with an edge for each operation (of an action that an API asks for by itself its operation, else the
/// route): `what` has one text.
std::vector<CallEdge> operationsOf(const Design& design, base::Duration length);

}  // namespace headroom::format
