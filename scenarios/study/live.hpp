// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "scenarios/study/run.hpp"

namespace headroom::build {
class DesignWorld;
}

namespace headroom::study {

/// Holds what is done for somebody who watches to a share of a processor, and to ten times a second.
class WatchBudget {
public:
    using Clock = std::chrono::steady_clock;
    /// Of telling what is recorded, and of drawing it: together they slow a run by at most 3 %.
    static constexpr double kTelling = 0.01;
    static constexpr double kDrawing = 0.02;
    explicit WatchBudget(double share) : share_(share) {}

    /// Whether there is time for it by now.
    bool lets(Clock::time_point now) const { return now >= next_; }
    /// How long it is until there is.
    Clock::duration until(Clock::time_point now) const { return std::max(next_ - now, Clock::duration(0)); }
    /// What began then has had that much of a processor: the next one waits until that is no more than its share.
    void spent(Clock::time_point began, std::chrono::nanoseconds used);

private:
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
    void look(build::DesignWorld& world, double measured);
    /// The same at the end, which is told in any case.
    void last(build::DesignWorld& world);

private:
    void tell(build::DesignWorld& world, double measured) const;
    const std::function<void(LiveSeries)>& tell_;
    std::string design_;
    double duration_;
    double period_;
    WatchBudget budget_{WatchBudget::kTelling};
};

}  // namespace headroom::study
