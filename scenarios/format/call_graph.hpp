// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/distribution.hpp"
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

/// Calls of one kind that a part of a design makes of a table.
struct TableLoad {
    std::string from;   ///< a resource; empty: a workload
    std::string table;  ///< or a replica of one: "Carts (eu-west-1)"
    std::string index;  ///< the secondary index that is read; empty: the table itself
    std::string operation;
    std::int64_t items = 1;
    bool consistent = false;
    std::optional<base::Distribution> itemSize{};  ///< bytes; nothing: the table's
    bool newKeys = false;                          ///< of keys that never repeat
    /// Expected mean rate, as a CallEdge's. Of a cluster's reads nothing; what it passes on (writes, consistent reads,
    /// transactions) has one. What a mapping feeds has none.
    std::optional<double> perSecond{};
};

/// What is asked of the tables of a checked design, call by call. `length`: of the run, for mean rates.
std::vector<TableLoad> tableLoadsOf(const Design& design, base::Duration length);

}  // namespace headroom::format
