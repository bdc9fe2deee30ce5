// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/planning/source.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::planning {

/// What a global index of a table consumes on average.
struct IndexUnits {
    std::string index;
    double read = 0.0;
    double write = 0.0;
};

/// What the table of a design consumes on average, and each of its global indexes, for the capacity that they would be
/// provisioned with.
struct MeanUnits {
    double read = 0.0;
    double write = 0.0;
    std::vector<IndexUnits> indexes{};
};

/// Measured in one replication of the design. Errors: what the engine finds.
base::Result<MeanUnits> meanUnitsOf(const Source& design, const std::string& table, const study::RunOptions& run);

}  // namespace headroom::planning
