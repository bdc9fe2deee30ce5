// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/substitute.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// Reads the Parameters section (Type Number or String, Default, MinValue, MaxValue, AllowedValues as in
/// CloudFormation), with values given by `--set`. Unknown names in `given` are problems of the file as a whole.
document::ParameterValues readParameters(document::Problems& problems, const document::Node& root,
                                         const std::map<std::string, std::string>& given);

/// Puts the Likely value (or the draw in `draws`, by path) in the place of every {"Uncertain": {Low, Likely, High}} and
/// returns them all, in document order.
std::vector<UncertainInput> resolveUncertain(document::Problems& problems, document::Node& root,
                                             const std::map<std::string, std::string>& draws);

/// A value of an uncertain input at `u` (0 to 1) of the triangular distribution over (low, likely, high), as text that
/// can stand in the document.
std::string drawUncertain(const UncertainInput& input, double u);

}  // namespace headroom::format
