// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "scenarios/planning/axis.hpp"

namespace headroom::planning {

/// The axis of a name, without values: a parameter, the traffic, or a place of the file or of one of `designs`. Errors:
/// BadInput, as what is wrong with `text`, for what is nowhere, and for what points do not differ in.
base::Result<Axis> axisNamed(std::string_view name, std::string_view text, const Source& source,
                             const std::vector<std::string>& designs);

/// BadInput where a design has not what is varied, naming those that have it. Errors: as it says.
base::Result<void> inEveryDesign(const Axis& axis);

}  // namespace headroom::planning
