// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "scenarios/planning/results_fingerprint.hpp"
#include "scenarios/planning/sweep.hpp"

namespace headroom::planning {

/// The finished points of a sweep on disk, a file each, written under another name and renamed, so that a kill leaves
/// whole ones only. A file carries the key of its sweep: those of another scenario, seed or axis are not taken.
class PointStore {
public:
    /// Without a folder nothing is kept.
    PointStore(std::filesystem::path folder, std::string key);

    /// Makes the folder. Errors: Environment.
    base::Result<void> open() const;
    /// Fills what an earlier run found for point `index`; false when there is nothing of this sweep.
    bool load(std::size_t index, SweepPoint& point) const;
    base::Result<void> save(std::size_t index, const SweepPoint& point) const;

private:
    std::filesystem::path pathOf(std::size_t index) const;

    std::filesystem::path folder_;
    std::string key_;
};

/// What was found at a point, as text: what its file holds and what processes tell each other.
std::string textOf(const SweepPoint& point);
/// Fills the point from such a text; false when it is none, or of another point.
bool fillFrom(std::string_view text, SweepPoint& point);

/// What a sweep's results depend on beside the values of the point: the program, the file, the files that it and the
/// axes name, what was set from outside, what is varied, and the whole price book of every region that the designs are
/// in or that an axis puts them in. With other values of the same axes, which name no file or region, it is the same:
/// what is finished stays.
std::string sweepKey(const Source& source, const format::Scenario& scenario, const std::vector<Axis>& axes,
                     std::string_view program = resultsFingerprint());

}  // namespace headroom::planning
