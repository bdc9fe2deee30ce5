// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <utility>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/histogram.hpp"

namespace headroom::engine {

/// Percentiles of single observations, window by window, as CloudWatch keeps them for a metric. An observation belongs
/// to the window in which it is made. Observations come in the order of time, so one histogram serves all windows.
class QuantileWindows {
public:
    /// `window` > 0; `shares` between 0 and 1 (1: the maximum).
    QuantileWindows(base::Duration window, std::vector<double> shares)
        : window_(window), shares_(std::move(shares)), values_(shares_.size()) {}

    /// Something took that long; `at` is not before 0.
    void record(base::Instant at, base::Duration length) {
        if (at.ns >= end_) closeUntil(at.ns);
        open_.record(length);
    }

    /// Closes the windows that end by `end`; a window that is cut off has no value.
    void finish(base::Instant end) {
        if (end.ns >= end_) closeUntil(end.ns);
    }

    base::Duration window() const { return window_; }
    const std::vector<double>& shares() const { return shares_; }
    /// Seconds of the share of that index, a value a closed window; no number where nothing was observed.
    const std::vector<double>& values(std::size_t share) const { return values_[share]; }

private:
    void closeUntil(std::int64_t now) {
        for (; now >= end_; end_ += window_.count) {
            for (std::size_t i = 0; i < shares_.size(); ++i) {
                const bool none = open_.count() == 0;
                values_[i].push_back(none ? std::numeric_limits<double>::quiet_NaN()
                                          : base::toSeconds(open_.percentile(shares_[i])));
            }
            if (open_.count() > 0) open_ = LatencyHistogram();
        }
    }

    base::Duration window_;
    std::vector<double> shares_;
    std::vector<std::vector<double>> values_;
    std::int64_t end_ = window_.count;  ///< of the open window
    LatencyHistogram open_;
};

}  // namespace headroom::engine
