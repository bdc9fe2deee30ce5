// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"
#include "model/platform/cloudwatch/alarm.hpp"

namespace headroom::autoscaling {

/// Which of an alarm's datapoints the new capacity is computed from. AWS does not say.
enum class Basis : std::uint8_t { Latest, Maximum, Average };

/// How a new capacity becomes a whole number. AWS does not say; its pricing page's example seems to round 142.9 to 143
/// and 114.3 to 114 (from memory).
enum class Rounding : std::uint8_t { Up, Nearest };

/// How Application Auto Scaling sets up the alarms of a target tracking policy; not in the user's hands, and different
/// by service.
struct TrackingRules {
    engine::Statistic statistic = engine::Statistic::Average;
    std::size_t highPeriods = 3;  ///< minutes in a row above the target
    std::size_t lowPeriods = 15;  ///< minutes in a row below the low threshold
    double lowFactor = 0.9;       ///< low threshold = target x lowFactor - lowPoints
    double lowPoints = 0.0;
    cloudwatch::MissingData missingData = cloudwatch::MissingData::Missing;
    base::Duration delay{};  ///< from a minute's end to the evaluation of its datapoint
    Basis outBasis = Basis::Latest;
    Basis inBasis = Basis::Maximum;
    /// Whether a scale out waits for a minute that lies wholly after the last change; else a minute that saw both
    /// capacities is taken for the newer, which overshoots. AWS does not say; cooldowns exist for this and are 0 by
    /// default.
    bool wholeMinutes = false;
    Rounding rounding = Rounding::Up;

    double lowThreshold(double target) const { return target * lowFactor - lowPoints; }
};

/// Provisioned concurrency (georgemao.medium.com, 2020-09-03: three and fifteen datapoints of one minute, Average; the
/// low threshold of 0.9 x target is from memory; the User Guide says "usually 20 % lower", of all services). No delay:
/// about three minutes until the alarm is all that is published. Bases: AWS does not say; the latest for scaling out,
/// and for scaling in the highest, which is the cautious one.
inline constexpr TrackingRules kProvisionedConcurrency{};

/// A table's or index's capacity, as read from alarms that Application Auto Scaling made: Sum, 2 minutes above and 15
/// minutes below, low threshold 20 points under the target (seen at a target of 70 % alone). AWS/DynamoDB metrics are
/// evaluated as if missing data were ignored (CloudWatch API Reference, PutMetricAlarm, read 2026). The delay is the
/// middle of one to four minutes (inferred from alarm captures); bases as in awslabs/amazon-dynamodb-tools, 2026-08-13.
inline constexpr TrackingRules kDynamoDbCapacity{.statistic = engine::Statistic::Sum,
                                                 .highPeriods = 2,
                                                 .lowPeriods = 15,
                                                 .lowFactor = 1.0,
                                                 .lowPoints = 0.2,
                                                 .missingData = cloudwatch::MissingData::Ignore,
                                                 .delay = base::seconds(150),
                                                 .outBasis = Basis::Maximum,
                                                 .inBasis = Basis::Maximum};

/// A TargetTrackingScaling policy, target as a share of 1.
struct TargetTracking {
    double target = 0.7;
    /// Default 0 s for provisioned concurrency and DynamoDB (CloudFormation Template Reference,
    /// TargetTrackingScalingPolicyConfiguration, read 2026).
    base::Duration scaleOutCooldown{};
    base::Duration scaleInCooldown{};
    bool disableScaleIn = false;
    TrackingRules rules{};
};

}  // namespace headroom::autoscaling
