// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::lambda {

/// How many batches a queue's mapping may work on at once: a few at first, more every minute as long as there is a
/// backlog. Pollers that had a batch within the last minute are still there when it comes back. By arithmetic, without
/// events; continuous, as the guide's numbers at 1 and 4 minutes lie on a line.
class PollerRamp {
public:
    PollerRamp(std::int64_t first, std::int64_t perMinute, std::int64_t most)
        : first_(std::min(first, most)), perMinute_(perMinute), most_(most) {}

    /// So many are at work from now on, or were until now.
    void works(std::int64_t busy, base::Instant now) {
        turn(now);
        peak_ = std::max(peak_, busy);
    }
    /// There is a backlog, and `busy` are at work. Does nothing when there was one already.
    void grow(std::int64_t busy, base::Instant now) {
        if (growing_) return;
        growing_ = true;
        works(busy, now);
        from_ = std::clamp(std::max(peak_, peakBefore_), first_, most_);
        since_ = now;
    }
    /// The backlog is gone. AWS scales back to five "when traffic is low", how fast is not published: here what had no
    /// batch for a minute or two.
    void stop() { growing_ = false; }

    /// Requires grow().
    std::int64_t allowed(base::Instant now) const {
        const base::Duration elapsed = now - since_;
        if (elapsed >= timeFor(most_ - from_)) return most_;
        return from_ + elapsed.count / (base::minutes(1).count / perMinute_);
    }
    /// When that many are allowed (at most `most`). Requires grow().
    base::Instant when(std::int64_t count) const { return since_ + timeFor(std::max<std::int64_t>(0, count - from_)); }
    std::int64_t most() const { return most_; }

private:
    static constexpr base::Duration kKept = base::minutes(1);

    base::Duration timeFor(std::int64_t more) const { return base::minutes(1) / perMinute_ * more; }
    /// Begins with a new minute when it is time.
    void turn(base::Instant now) {
        const base::Duration elapsed = now - minute_;
        if (elapsed < kKept) return;
        peakBefore_ = elapsed < kKept * 2 ? peak_ : 0;
        peak_ = 0;
        minute_ = now;
    }

    std::int64_t first_;
    std::int64_t perMinute_;
    std::int64_t most_;
    std::int64_t from_ = 0;
    base::Instant since_;
    bool growing_ = false;
    base::Instant minute_{INT64_MIN / 2};
    std::int64_t peak_ = 0;        ///< the most at work since `minute_` began
    std::int64_t peakBefore_ = 0;  ///< and in the minute before it
};

}  // namespace headroom::lambda
