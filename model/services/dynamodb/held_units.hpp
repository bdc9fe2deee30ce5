// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/meter.hpp"
#include "model/base/units.hpp"
#include "model/services/dynamodb/capacity_spec.hpp"

namespace headroom::dynamodb {

/// The bill of provisioned units of one direction, in unit x nanoseconds of measured time (from instant 0 on).
class HeldUnits {
public:
    /// `startSecondsUtc`: Unix time of instant 0, for clock hours. Nothing is held before the first set().
    HeldUnits(HourlyBilling rule, std::int64_t startSecondsUtc);

    /// From `now` on `units` are held.
    void set(std::int64_t units, base::Instant now);

    /// What is to be paid until `at`, which lies at or after the last set().
    base::Granules until(base::Instant at) const;
    /// The most that was held in measured time.
    std::int64_t most() const { return most_; }

private:
    void settle(base::Instant now);
    base::Instant hourEnd(base::Instant at) const;

    HourlyBilling rule_;
    std::int64_t offset_;  ///< ns from the hour's begin to instant 0
    base::Instant since_;  ///< paid for until here; in an hour billed at its maximum: its measured begin
    std::int64_t units_ = 0;
    std::int64_t peak_ = 0;  ///< of the clock hour under way
    std::int64_t most_ = 0;
    base::Granules paid_ = 0;
};

}  // namespace headroom::dynamodb
