// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/document/node.hpp"
#include "scenarios/planning/mean_units.hpp"

namespace headroom::planning {

/// Makes of a table on demand a provisioned one that is scaled at 70 %, or the other way round, its global indexes with
/// it: of the tree's Resources. `design` is what the tree says now. What the new side is called. Errors: BadInput where
/// an event changes the table's mode or capacity while it runs.
base::Result<std::string> turnCapacity(document::Node& resources, const format::Design& design,
                                       const std::string& table, const MeanUnits& units);

}  // namespace headroom::planning
