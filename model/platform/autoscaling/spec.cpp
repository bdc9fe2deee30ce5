// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/autoscaling/spec.hpp"

namespace headroom::autoscaling {

namespace {

constexpr double kPerCent = 100.0;

TrackingRules rulesOf(const PolicySpec& spec) {
    TrackingRules rules = spec.ofTable ? kDynamoDbCapacity : kProvisionedConcurrency;
    if (!spec.ofTable) {
        rules.statistic = spec.statistic;
        rules.lowFactor = spec.lowFactor;
    } else if (spec.lowShare) {
        rules.lowFactor = *spec.lowShare;
        rules.lowPoints = 0.0;
    } else {
        rules.lowPoints = spec.lowPoints / kPerCent;
    }
    rules.delay = spec.alarmDelay;
    rules.outBasis = spec.outBasis;
    rules.inBasis = spec.inBasis;
    rules.wholeMinutes = spec.wholeMinutes;
    rules.rounding = spec.rounding;
    return rules;
}

}  // namespace

PolicySpec capacityPolicy() {
    PolicySpec spec;
    spec.ofTable = true;
    spec.target = 70.0;
    spec.statistic = kDynamoDbCapacity.statistic;
    spec.alarmDelay = kDynamoDbCapacity.delay;
    spec.outBasis = kDynamoDbCapacity.outBasis;
    spec.inBasis = kDynamoDbCapacity.inBasis;
    spec.lowPoints = kDynamoDbCapacity.lowPoints * kPerCent;
    return spec;
}

TargetTracking trackingOf(const PolicySpec& spec) {
    const double target = spec.ofTable ? spec.target / kPerCent : spec.target;
    return {target, base::seconds(spec.scaleOutCooldown), base::seconds(spec.scaleInCooldown), spec.disableScaleIn,
            rulesOf(spec)};
}

}  // namespace headroom::autoscaling
