// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/workload/csv.hpp"

namespace headroom::workload {

/// What stands above the values in a graph that CloudWatch's console gives as CSV: rows of heads ("Full label",
/// "Label", "Id", "Metric", "Namespace" ...), each with a cell a column. Without an Id row there are no ids.
struct ConsoleHeads {
    std::vector<std::string> labels;
    std::vector<std::string> ids;
};

/// Takes them off the front of a table; nothing, and nothing is taken, where it is no such download (its first cell is
/// neither "Full label" nor "Label").
std::optional<ConsoleHeads> takeConsoleHeads(std::vector<CsvRow>& rows);

}  // namespace headroom::workload
