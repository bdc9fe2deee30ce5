// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/import/proposals.hpp"

namespace headroom::importing {

/// The calls without those that would lead back to the function that makes them, which go into the report. Calls that
/// are waited for are looked at first, and queues and streams make no circle of those: only what the format refuses is
/// one (functions, machines and destinations that call each other). Then messages and writes, which lead on to who
/// reads the queue or the stream. Of several that close a circle together, those to what a variable of the function
/// names come first, then by the names of function and target: the order of the files decides nothing.
std::vector<Proposal> withoutCircles(const Inventory& inventory, std::vector<Proposal> calls, Report& report);

}  // namespace headroom::importing
