// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/planning/limit_kinds.hpp"

/// Limits of a table: of its own, of one of its global indexes, in one of its regions.
namespace headroom::planning {

/// Lifts the capacity, or takes away the maximum, that the limit names: where it is an index's the index's alone.
/// Reads of a replica are its region's own, writes of a global table are every region's. False where the design has no
/// such setting.
bool liftTable(const LimitReached& limit, double factor, format::Design& design);

/// What helps, with the index and the regions that it is about.
std::string adviceOf(const LimitReached& limit, const format::Design& design);

/// Whether the fix is paid by that resource: the one that refused, or the same table in another region.
bool isPaidBy(const LimitReached& limit, const format::Design& design, std::string_view resource);

}  // namespace headroom::planning
