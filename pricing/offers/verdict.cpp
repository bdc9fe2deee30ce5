// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/verdict.hpp"

#include <utility>

namespace headroom::pricing {

namespace {

constexpr std::size_t kMostChanges = 1'000;
constexpr std::size_t kMostConflicts = 100;

}  // namespace

void addChange(ImportedFile& file, PriceChange change) {
    ++file.changed;
    if (file.changes.size() < kMostChanges) file.changes.push_back(std::move(change));
}

void addFreeChange(ImportedFile& file, PriceChange change) {
    ++file.changedFree;
    if (file.changes.size() < kMostChanges) file.changes.push_back(std::move(change));
}

void noteConflict(const PriceChange& change, std::string_view other, ImportedFile& file) {
    if (++file.conflicts > kMostConflicts) return;
    const std::string term = change.term.empty() ? "" : " reserved for " + change.term;
    const std::string region = change.region.empty() ? "" : " in " + change.region;
    file.notes.push_back({0,
                          change.usageType + term + region + ": " + change.after + " here, " + change.before + " in " +
                              std::string(other) + ": the newer one holds, of one date that of the file named last",
                          false});
}

void noteMoreConflicts(ImportedFile& file) {
    if (file.conflicts <= kMostConflicts) return;
    file.notes.push_back(
        {0,
         std::to_string(file.conflicts - kMostConflicts) +
             " more of its prices are given otherwise by an earlier file of the import: the newer ones "
             "hold",
         false});
}

}  // namespace headroom::pricing
