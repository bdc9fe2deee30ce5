// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/base/meter.hpp"
#include "model/base/units.hpp"

namespace headroom::lambda {

/// How long units of something are held, as AWS charges provisioned concurrency: each unit from when it is asked for to
/// when it is given up, rounded up to a step. The unit asked for last goes first. What is still held counts as it is.
class HeldTime {
public:
    HeldTime(base::Duration step, base::Instant now) : step_(step), measuredFrom_(now) {}

    /// From now on `level` units are held.
    void set(std::int64_t level, base::Instant now);
    /// Forgets what was held before `now`; roundings still go by when a unit was asked for.
    void startMeasuring(base::Instant now);
    /// Units x ns from startMeasuring() to `end` (not before the last change).
    base::Granules total(base::Instant end) const;

private:
    struct Held {
        base::Instant since;
        std::int64_t units = 0;
    };
    base::Granules charge(const Held& held, base::Instant end) const;

    base::Duration step_;
    base::Instant measuredFrom_;
    std::vector<Held> held_;  ///< the oldest first
    std::int64_t level_ = 0;
    base::Granules given_ = 0;  ///< units x ns of what was given up
};

}  // namespace headroom::lambda
