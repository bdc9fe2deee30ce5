// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/scenario.hpp"

/// Parameters whose Default is Uncertain: one value of the parameter stands wherever it is referred to.
namespace headroom::format {

/// Whether any Default is uncertain.
bool hasUncertainDefault(const document::Node& root);

/// Puts a value (the draw in `overrides`, else Likely) in the place of the uncertain Default of each parameter that is
/// not set from outside, and returns these inputs, which are of all designs. What is wrong with one is a problem.
std::vector<UncertainInput> resolveUncertainDefaults(document::Problems& problems, document::Node& root,
                                                     const Overrides& overrides);

/// Reads the file again with every uncertain parameter at its Low and at its High by `read`, which returns the problems
/// with these overrides: errors that are not there at Likely are returned, with the bound.
std::vector<document::Problem> problemsAtBounds(
    const LoadedScenario& likely, const Overrides& overrides,
    const std::function<std::vector<document::Problem>(const Overrides&)>& read);

}  // namespace headroom::format
