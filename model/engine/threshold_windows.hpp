// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/base/units.hpp"

namespace headroom::engine {

/// All that an objective such as "p99 in 5-minute windows at most 250 ms" needs, exactly: how many requests each window
/// had and how many of them took longer than the limit; or, of "errors in 5-minute windows at most 1 %", how many
/// failed. A request belongs to the window in which it began.
class ThresholdWindows {
public:
    struct Count {
        std::uint64_t total = 0;
        std::uint64_t above = 0;  ///< took longer than the limit, or failed
        std::uint64_t open = 0;   ///< not in `total`: had not ended, nor taken longer than the limit by then

        /// Whether the p-quantile (0 < p <= 1) of the window is at most the limit: at least p of its requests were.
        /// An empty window meets every limit.
        bool meets(double p) const {
            // 1,998 of 2,000 are 99.9 % though 0.999 x 2,000 is rounded up: less than one of any number of requests.
            constexpr double kExactly = 1.0 - 1e-12;
            return static_cast<double>(total - above) >= p * kExactly * static_cast<double>(total);
        }
        /// Whether that is so, or not, whatever becomes of those that had not ended.
        bool isDecided(double p) const {
            const Count slow{total + open, above + open};
            const Count fast{total + open, above};
            return slow.meets(p) == fast.meets(p);
        }
        bool operator==(const Count&) const = default;
    };

    /// `window` > 0. Without a limit it is counted how many failed.
    explicit ThresholdWindows(base::Duration window, base::Duration limit = {}) : window_(window), limit_(limit) {}

    /// A request that began at `began` (not before 0) ended after `latency`.
    void record(base::Instant began, base::Duration latency) { count(began, latency > limit_); }
    /// One that began at `began` ended; `above`: longer than the limit, or failed.
    void count(base::Instant began, bool above) {
        Count& window = at(began);
        ++window.total;
        if (above) ++window.above;
    }

    /// One that began at `began` had not ended after `age`.
    void recordOpen(base::Instant began, base::Duration age) {
        if (age > limit_) return record(began, age);
        countOpen(began);
    }
    /// One that began at `began` has not ended: how long it takes, and whether it fails, is not known.
    void countOpen(base::Instant began) { ++at(began).open; }
    /// One of those ended.
    void close(base::Instant began, bool above) {
        --at(began).open;
        count(began, above);
    }
    void close(base::Instant began, base::Duration latency) { close(began, latency > limit_); }
    /// What is open of a window that ended longer ago than the limit has taken longer.
    void settle(base::Instant now) {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (now.ns - (static_cast<std::int64_t>(i) + 1) * window_.count < limit_.count) continue;
            counts_[i].total += counts_[i].open;
            counts_[i].above += counts_[i].open;
            counts_[i].open = 0;
        }
    }

    base::Duration window() const { return window_; }
    base::Duration limit() const { return limit_; }
    /// Window by window from Start; windows after the last request are not there.
    const std::vector<Count>& counts() const { return counts_; }

    /// The share of the windows that had requests whose p-quantile is at most the limit; 1 when none had.
    double shareMeeting(double p) const {
        std::uint64_t used = 0;
        std::uint64_t met = 0;
        for (const Count& count : counts_) {
            if (count.total == 0) continue;
            ++used;
            if (count.meets(p)) ++met;
        }
        return used == 0 ? 1.0 : static_cast<double>(met) / static_cast<double>(used);
    }

private:
    Count& at(base::Instant began) {
        const auto index = static_cast<std::size_t>(began.ns / window_.count);
        if (index >= counts_.size()) counts_.resize(index + 1);
        return counts_[index];
    }

    base::Duration window_;
    base::Duration limit_;
    std::vector<Count> counts_;
};

}  // namespace headroom::engine
