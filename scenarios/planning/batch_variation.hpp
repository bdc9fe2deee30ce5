// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/planning/axis.hpp"
#include "scenarios/planning/source.hpp"

namespace headroom::planning {

/// Of each axis that changes how many records mappings hand to functions at once, though those do the same for a batch
/// of any size: study::batchNotes() of two of its values, called "Batch=1" there. The first of the designs that shows
/// it speaks for all.
std::vector<std::string> batchNotesOver(const Source& source, const std::vector<std::string>& designs,
                                        const std::vector<Axis>& axes);

}  // namespace headroom::planning
