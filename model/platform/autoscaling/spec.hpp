// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/platform/autoscaling/target_tracking.hpp"

/// What a design may say of Application Auto Scaling.
namespace headroom::autoscaling {

/// An AWS::ApplicationAutoScaling::ScalableTarget.
struct TargetSpec {
    std::string serviceNamespace;
    std::string dimension;
    std::int64_t least = 0;
    std::int64_t most = 0;
    bool operator==(const TargetSpec&) const = default;
};

/// An entry of its ScheduledActions, with its ScalableTargetAction.
struct ActionSpec {
    std::string schedule;
    std::string zone = "UTC";
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    bool operator==(const ActionSpec&) const = default;
};

/// An AWS::ApplicationAutoScaling::ScalingPolicy, with its TargetTrackingScalingPolicyConfiguration.
struct PolicySpec {
    std::string type = "TargetTrackingScaling";
    double target = 0.7;                ///< as written: a share for provisioned concurrency, per cent for tables
    std::int64_t scaleInCooldown = 0;   ///< s
    std::int64_t scaleOutCooldown = 0;  ///< s
    bool disableScaleIn = false;
    std::string predefined;  ///< PredefinedMetricType
    // CustomizedMetricSpecification
    std::string metricNamespace;
    std::string metricName;
    engine::Statistic statistic = engine::Statistic::Average;
    // Behavior
    double lowFactor = kProvisionedConcurrency.lowFactor;
    base::Duration alarmDelay = kProvisionedConcurrency.delay;
    Basis outBasis = kProvisionedConcurrency.outBasis;
    Basis inBasis = kProvisionedConcurrency.inBasis;
    bool wholeMinutes = kProvisionedConcurrency.wholeMinutes;
    // Behavior of a table's policy
    bool ofTable = false;            ///< which rules the fields above began with
    double lowPoints = 0.0;          ///< percentage points
    std::optional<double> lowShare;  ///< of the target, instead of lowPoints
    Rounding rounding = Rounding::Up;

    bool operator==(const PolicySpec&) const = default;
};

/// A policy of a table's or an index's capacity, before anything is read.
PolicySpec capacityPolicy();

/// The policy as the scaler takes it.
TargetTracking trackingOf(const PolicySpec& spec);

}  // namespace headroom::autoscaling

#include "model/platform/autoscaling/policy_fields.hpp"
#include "model/platform/autoscaling/spec_fields.hpp"
