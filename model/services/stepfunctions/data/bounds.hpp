// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "model/services/stepfunctions/data/state_data.hpp"
#include "model/services/stepfunctions/strand_data.hpp"

/// Numbers that bound a state's work and may come from data. What is no number there is States.Runtime; where there is
/// nothing a number that was given already stands in.
namespace headroom::stepfunctions::data {

/// What bounds a Map: where the definition has a path, what that names.
base::Result<MapPart> boundsOf(const StateFlow& flow, MapPart map, const Json& effective, const Around& around);

/// The most items that a Map's reader takes; nothing: all.
base::Result<std::optional<std::int64_t>> mostItemsOf(const StateFlow& flow, const Json& effective,
                                                      const Around& around);

/// A Task's timeout and heartbeat; where the definition has a path, what that names.
base::Result<TaskLimits> limitsOf(const StateFlow& flow, TaskLimits limits, const Json& effective,
                                  const Around& around);

}  // namespace headroom::stepfunctions::data
