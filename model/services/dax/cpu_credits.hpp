// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "model/base/units.hpp"
#include "model/services/dax/node_type.hpp"

namespace headroom::dax {

/// The CPU credits of a burstable node: earned all the time, spent by what its CPUs do. An unlimited node may owe; what
/// it owes at the end of each day since Start is charged (DynamoDB Developer Guide, dax-burstable, 2026-04-13).
class CpuCredits {
public:
    CpuCredits(const NodeType& type, base::Instant now)
        : rate_(type.creditsPerHour),
          most_(type.mostCredits * kCredit.count * kParts),
          cpus_(type.cpus),
          unlimited_(type.burst == Burst::Unlimited),
          balance_(unlimited_ ? 0 : std::min(type.cpus * kLaunchCreditsPerCpu * kCredit.count * kParts, most_)),
          at_(now) {}

    /// Spends CPU time (of all CPUs together). A standard node cannot owe.
    void spend(base::Duration cpu, base::Instant now) {
        earn(now);
        balance_ -= cpu.count * kParts;
        if (unlimited_ || balance_ > 0) return;
        balance_ = 0;
        exhausted_ = true;
    }
    /// A standard node that has spent its last credit runs at its baseline until it has earned a whole one.
    bool exhausted(base::Instant now) {
        earn(now);
        if (balance_ >= kCredit.count * kParts) exhausted_ = false;
        return exhausted_;
    }
    /// Credits at hand; below 0: owed.
    double balance(base::Instant now) const {
        return static_cast<double>(balanceAt(now)) / static_cast<double>(kCredit.count * kParts);
    }

    /// The clock has reached Start: nothing is owed for what was before.
    void startMeasuring(base::Instant now) {
        earn(now);
        balance_ = std::max<std::int64_t>(balance_, 0);
        charged_ = 0;
        dayEnds_ = now + kSurplusWindow;
    }
    /// CPU time above the baseline that is charged so far, by AWS's reckoning of one CPU a node.
    base::Duration charged(base::Instant now) const {
        const std::int64_t owed = std::max<std::int64_t>(-balanceAt(now), 0);
        return base::Duration((charged_ + owed) / kParts * kSurplusCpus / cpus_);
    }

private:
    static constexpr std::int64_t kParts = 60;  // credits an hour are then a whole number of parts a nanosecond

    std::int64_t balanceAt(base::Instant now) const { return std::min(balance_ + (now - at_).count * rate_, most_); }
    void earn(base::Instant now) {
        if (now >= dayEnds_) endDays(now);
        balance_ = balanceAt(now);
        at_ = now;
    }
    /// What is owed at the end of a day is charged then and not owed any more.
    void endDays(base::Instant now) {
        balance_ = balanceAt(dayEnds_);
        at_ = dayEnds_;
        charged_ += std::max<std::int64_t>(-balance_, 0);
        balance_ = std::max<std::int64_t>(balance_, 0);
        while (dayEnds_ <= now) dayEnds_ = dayEnds_ + kSurplusWindow;
    }

    std::int64_t rate_;
    std::int64_t most_;  ///< like balance_ in CPU-nanoseconds x kParts
    std::int64_t cpus_;
    bool unlimited_;
    bool exhausted_ = false;
    std::int64_t balance_;
    base::Instant at_;
    std::int64_t charged_ = 0;
    base::Instant dayEnds_{std::numeric_limits<std::int64_t>::max() / 2};
};

}  // namespace headroom::dax
