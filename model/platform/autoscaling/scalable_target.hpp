// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/platform/cloudwatch/minute_metric.hpp"

namespace headroom::autoscaling {

/// Something with a capacity that Application Auto Scaling may change: provisioned concurrency, a table's read or write
/// capacity.
class ScalableTarget {
public:
    ScalableTarget() = default;
    ScalableTarget(const ScalableTarget&) = delete;
    ScalableTarget& operator=(const ScalableTarget&) = delete;
    virtual ~ScalableTarget() = default;
    /// What serves now, and since when.
    virtual std::int64_t capacity() const = 0;
    virtual base::Instant since() const = 0;
    /// What was asked for last: another number than capacity() while a change is under way.
    virtual std::int64_t requested() const = 0;
    /// Whether a change is under way that no other may interrupt (a table that is UPDATING takes no UpdateTable), or
    /// there is no capacity to change (an on-demand table): nothing is asked for, the next evaluation tries again.
    virtual bool busy() const { return false; }
    /// What the alarms are put for: the capacity that serves, unless a change was not made by auto scaling and has not
    /// been noticed yet.
    virtual std::int64_t noticed() const { return capacity(); }
    /// Asks for a capacity; false when the service refuses it (a quota, too many decreases).
    virtual bool request(std::int64_t capacity) = 0;
};

/// The metric that a policy keeps at its target.
class TrackedMetric : public cloudwatch::MinuteMetric {
public:
    /// The statistic's value when a share `utilization` of `capacity` is in use for the whole minute. Lambda publishes
    /// the share itself; DynamoDB publishes what was consumed, which is share x capacity x 60.
    virtual double valueAt(double utilization, std::int64_t capacity) const = 0;
};

}  // namespace headroom::autoscaling
