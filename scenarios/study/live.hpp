// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "model/engine/metrics.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::study {

/// Holds what is done for somebody who watches to a share of the time, and to ten times a second.
class WatchBudget {
public:
    using Clock = std::chrono::steady_clock;
    explicit WatchBudget(double share = kShare) : share_(share) {}

    /// Whether there is time for it by now.
    bool lets(Clock::time_point now) const { return now >= next_; }
    /// It took from `began` to `ended`: the next one waits until that is no more than its share.
    void spent(Clock::time_point began, Clock::time_point ended);

private:
    static constexpr double kShare = 0.01;
    static constexpr std::chrono::milliseconds kLeast{100};
    double share_;
    Clock::time_point next_{};
};

/// Shows the series of a world to whoever watches, while it runs.
class LiveTap {
public:
    LiveTap(const std::function<void(LiveSeries)>& tell, std::string design, double duration, double period)
        : tell_(tell), design_(std::move(design)), duration_(duration), period_(period) {}

    /// Called as often as the world reports where it is.
    void look(const engine::Metrics& metrics, double measured);

private:
    const std::function<void(LiveSeries)>& tell_;
    std::string design_;
    double duration_;
    double period_;
    WatchBudget budget_;
};

}  // namespace headroom::study
