// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "model/platform/autoscaling/spec.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// "function:Work:live" out of that or {"Fn::Sub": "function:${Work}:live"}; empty, with a problem, for anything else.
std::string scalingId(Reading& reading, const Place& place);

/// An AWS::ApplicationAutoScaling::ScalingPolicy, but for the target that it names; nothing when something is wrong.
std::optional<autoscaling::PolicySpec> readScalingPolicy(Reading& reading, const document::Node& root,
                                                         const Place& resource);

}  // namespace headroom::format
