// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "model/base/units.hpp"

namespace headroom::autoscaling {

/// Why a capacity was changed.
enum class Cause : std::uint8_t {
    AboveTarget,  ///< the high alarm of a policy
    BelowTarget,  ///< the low alarms of all policies
    Scheduled,    ///< a scheduled action moved a bound past it
    OutOfBounds,  ///< it stood outside the bounds when a policy acted
};

/// One scaling activity, as DescribeScalingActivities lists them.
struct Activity {
    base::Instant at;
    Cause cause = Cause::Scheduled;
    std::int64_t from = 0;
    std::int64_t to = 0;
    double value = 0.0;    ///< of the metric, that the new capacity was computed from; 0 when a bound decided
    double target = 0.0;   ///< the value that it should have
    bool accepted = true;  ///< false: the service refused

    bool operator==(const Activity&) const = default;
};

/// "above the target: 1 instead of 0.7, from 100 to 143".
std::string describe(const Activity& activity);

}  // namespace headroom::autoscaling
