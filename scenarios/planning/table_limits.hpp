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

/// Passes over the limit of a partition that it names, which nothing raises: as if each took so many times as much.
/// False where the design has no such table.
bool liftPartitions(const LimitReached& limit, double factor, format::Design& design);

/// The auto scaling that follows use by a policy and moves the capacity that the limit is of; nullptr: none does,
/// or its bounds leave no room.
const format::Scaling* scalingOf(const LimitReached& limit, const format::Design& design);

/// Whether auto scaling would raise that capacity further, given some minutes: it is below MaxCapacity.
bool canScale(const LimitReached& limit, const format::Design& design);

/// The capacity that auto scaling reaches where traffic rises slowly: MaxCapacity. Requires canScale().
void liftToMaximum(const LimitReached& limit, format::Design& design);

/// What helps where traffic rises faster than auto scaling answers. Requires canScale().
std::string adviceOfSudden(const LimitReached& limit, const format::Design& design);

/// What helps, with the index and the regions that it is about.
std::string adviceOf(const LimitReached& limit, const format::Design& design);

/// Whether the fix is paid by that resource: the one that refused, or the same table in another region.
bool isPaidBy(const LimitReached& limit, const format::Design& design, std::string_view resource);

}  // namespace headroom::planning
