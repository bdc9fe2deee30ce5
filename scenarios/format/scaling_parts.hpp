// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "model/platform/autoscaling/spec.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scaling.hpp"

namespace headroom::format {

/// "function:Work:live" or "table/Views" out of that, {"Fn::Sub": "table/${Views}"} or {"Fn::Join": ["/", ["table",
/// {"Ref": "Views"}]]}, "function:Work:Second" out of {"Fn::Sub": "function:${Work}:${Second.Version}"}; empty, with a
/// problem, for anything else.
std::string scalingId(Reading& reading, const Place& place);

/// An AWS::ApplicationAutoScaling::ScalingPolicy of a capacity, but for the target that it names; nothing when
/// something is wrong.
std::optional<autoscaling::PolicySpec> readScalingPolicy(Reading& reading, const document::Node& root,
                                                         const Place& resource, ScaledDimension dimension);

/// What a capacity may be, whoever sets it: of a table at least one unit and at most its quota.
struct CapacityLimits {
    std::int64_t least = 0;
    std::optional<std::int64_t> most{};
};
CapacityLimits limitsOf(ScaledDimension dimension, const dynamodb::Quotas& quotas);

/// Why a bound is outside of the limits; empty: it is not.
std::string outsideLimits(std::int64_t bound, const CapacityLimits& limits);

/// ScheduledActions of a ScalableTarget.
void readScheduledActions(Reading& reading, const document::Node& root, const Simulation& simulation,
                          const Place& place, const CapacityLimits& limits, Scaling& scaling);

/// What a policy without a sound target seems to be of, by the metric in its properties.
ScaledDimension guessedDimension(const document::Node& properties);

}  // namespace headroom::format
