// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::format {

/// More designs than anyone compares; each costs a copy of the file's sections and runs of its own.
inline constexpr std::size_t kMaxDesigns = 100;

/// One entry of Designs.
struct DesignPatch {
    std::string name;
    const document::Node* patch = nullptr;  ///< in the document; none: the file as written
};

/// Reads Designs; a file without any is one design, "as written". Refuses patches of what belongs to the scenario as a
/// whole (Region, Simulation, Parameters ...) and of sections that do not exist.
std::vector<DesignPatch> readDesigns(document::Problems& problems, const document::Node& root);

/// The sections that a design may change: what its patch is merged over.
document::Node patchableSections(const document::Node& root);

}  // namespace headroom::format
