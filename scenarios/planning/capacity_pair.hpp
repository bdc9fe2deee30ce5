// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"
#include "scenarios/planning/mean_units.hpp"

namespace headroom::planning {

/// Makes of a table on demand a provisioned one that is scaled at 70 %, or the other way round, its global indexes with
/// it: of the tree's Resources. `design` is what the tree says now. What the new side is called. Errors: BadInput where
/// an event changes the table's mode or capacity while it runs.
base::Result<std::string> turnCapacity(document::Node& resources, const format::Design& design,
                                       const std::string& table, const MeanUnits& units);

/// Whether that usage type is provisioned capacity of a table by the hour, of which AWS sells reservations.
bool isReservable(std::string_view usageType);

/// Whether a design has a table whose capacity is provisioned, `apart` aside.
bool hasProvisioned(const format::Design& design, std::string_view apart = {});

/// Takes reserved capacity of tables out of the tree's Billing, where `table`, which is on demand now, was the only
/// one that it was for: nobody who has no provisioned table buys it.
void dropReservations(document::Node& root, const format::Design& design, const std::string& table);

}  // namespace headroom::planning
