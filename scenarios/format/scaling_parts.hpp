// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "model/platform/autoscaling/spec.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scaling.hpp"

namespace headroom::format {

/// "function:Work:live" or "table/Views" out of that, {"Fn::Sub": "table/${Views}"} or {"Fn::Join": ["/", ["table",
/// {"Ref": "Views"}]]}; empty, with a problem, for anything else.
std::string scalingId(Reading& reading, const Place& place);

/// An AWS::ApplicationAutoScaling::ScalingPolicy of a capacity, but for the target that it names; nothing when
/// something is wrong.
std::optional<autoscaling::PolicySpec> readScalingPolicy(Reading& reading, const document::Node& root,
                                                         const Place& resource, ScaledDimension dimension);

/// ScheduledActions of a ScalableTarget.
void readScheduledActions(Reading& reading, const document::Node& root, const Simulation& simulation,
                          const Place& place, Scaling& scaling);

/// What a policy without a sound target seems to be of, by the metric in its properties.
ScaledDimension guessedDimension(const document::Node& properties);

}  // namespace headroom::format
