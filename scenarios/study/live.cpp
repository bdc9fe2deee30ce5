// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/live.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/study/series_names.hpp"

namespace headroom::study {

void WatchBudget::spent(Clock::time_point began, Clock::time_point ended) {
    const std::chrono::duration<double> took = ended - began;
    const auto rest = std::chrono::duration_cast<Clock::duration>(took / share_);
    next_ = began + std::max<Clock::duration>(rest, kLeast);
}

void LiveTap::look(const engine::Metrics& metrics, double measured) {
    const auto now = WatchBudget::Clock::now();
    if (measured < 0.0 || !budget_.lets(now)) return;
    LiveSeries live{design_, duration_, period_, measured, {}};
    for (engine::MetricSeries& one : metrics.series()) live.series.push_back({nameOf(one), std::move(one.values)});
    tell_(std::move(live));
    budget_.spent(now, WatchBudget::Clock::now());
}

}  // namespace headroom::study
