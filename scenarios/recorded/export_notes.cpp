// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of an export's lines beside their quantities.
#include "scenarios/recorded/export_sums.hpp"

namespace headroom::recorded {

namespace {

std::string linesOf(std::size_t count) { return std::to_string(count) + (count == 1 ? " line" : " lines"); }

}  // namespace

void ExportSums::takeNotes(ExportedUsage& usage) const {
    const auto note = [&](std::string text) { usage.notes.push_back(std::move(text)); };
    for (const auto& [what, left] : unknown_)
        note("left out: " + linesOf(left.lines) + " of " + what + " (" + left.first + ")");
    for (const auto& [kind, count] : others_)
        note("left out: " + linesOf(count) + " of " + kind + ", which is not usage");
    for (const auto& [region, count] : strange_)
        note("left out: " + linesOf(count) + " of \"" + region + "\", which is no region of the books");
    if (ofNoRegion_ > 0) note("priced with those that name no region: " + linesOf(ofNoRegion_) + " of \"global\"");
    if (empty_ > 0) note("left out: " + linesOf(empty_) + " without a quantity");
    if (global_ > 0)
        note("priced as any use: " + linesOf(global_) + " of Global- types, which AWS books under a free allowance");
    if (globalQueues_ > 0)
        note("priced as use of standard queues: " + linesOf(globalQueues_) +
             " of AWSQueueService Global-Requests, which AWS books under a free allowance without the kind of queue");
    for (const auto& [type, left] : corrections_)
        note("taken off its use: " + linesOf(left.lines) + " of " + type.first + " " + type.second +
             " with a negative quantity (" + left.first + ")");
    if (periods_.empty() && months_.size() > 1)
        note(
            "its use is of " + std::to_string(months_.size()) + " calendar months (" + *months_.begin() + " to " +
            *months_.rbegin() +
            ") and taken as one month's: tiers, free tiers and commitments are each month's own, give a file for each");
}

}  // namespace headroom::recorded
