// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/services/dax/cpu_credits.hpp"
#include "model/services/dax/spec.hpp"

namespace headroom::dax {

/// The CPUs of one node: work waits for the first that is free, in the order of its arrival. All by arithmetic: when
/// the work will be done is known when it comes.
class Node {
public:
    Node(const Spec& spec, base::Instant now);

    /// Whether it takes a request now, or answers with a ThrottlingException: it takes what keeps its CPU at
    /// ThrottleCpu over ThrottleWindow.
    bool accepts(base::Instant now);
    /// Does so many units of work; returns when that will be done.
    base::Instant work(std::int64_t units, base::Instant now);
    /// Work takes that many times as long from now on.
    void slowDown(double factor, base::Instant now);

    /// The share of its CPUs in use since the last call (0 to 1), and begins anew.
    double takeUtilisation(base::Instant now);
    /// Of a burstable node; else nothing.
    const std::optional<CpuCredits>& credits() const { return credits_; }
    void startMeasuring(base::Instant now);

private:
    void setSpeed(double share, base::Instant now);
    void checkCredits(base::Instant now);
    void book(base::Instant from, base::Instant to, base::Duration cpu);

    double nanosecondsPerUnit_;  ///< of one CPU at full speed
    double fullRate_;            ///< units a second that it takes at full speed
    double window_;              ///< seconds
    double baseline_;
    double speed_ = 1.0;
    double slowdown_ = 1.0;
    engine::TokenBucket admission_;
    std::vector<base::Instant> freeAt_;  ///< by CPU; the earliest first (a heap)
    std::optional<CpuCredits> credits_;
    base::Instant sampledAt_;
    base::Duration used_;      ///< CPU time up to the end of the minute
    base::Duration usedNext_;  ///< and after it
    base::Instant minuteEnds_;
};

}  // namespace headroom::dax
