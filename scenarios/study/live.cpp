// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/live.hpp"

#include <algorithm>

#include "scenarios/build/design_world.hpp"
#include "scenarios/study/processor_time.hpp"
#include "scenarios/study/series_names.hpp"

namespace headroom::study {

void WatchBudget::spent(Clock::time_point began, std::chrono::nanoseconds used) {
    const auto rest = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(used) / share_);
    next_ = began + std::max<Clock::duration>(rest, kLeast);
}

void LiveTap::look(build::DesignWorld& world, double measured) {
    const auto now = WatchBudget::Clock::now();
    if (measured < 0.0 || !budget_.lets(now)) return;
    const auto before = processorTime();
    tell(world, measured);
    budget_.spent(now, processorTime() - before);
}

void LiveTap::last(build::DesignWorld& world) { tell(world, duration_); }

void LiveTap::tell(build::DesignWorld& world, double measured) const {
    LiveSeries live{design_, duration_, period_, measured, {}};
    for (engine::MetricSeries& one : world.world().metrics().series())
        live.series.push_back({nameOf(one), std::move(one.values)});
    for (const build::PercentileSeries& one : world.percentiles())
        live.series.push_back({nameOf(one), millisecondsOf(one)});
    tell_(std::move(live));
}

}  // namespace headroom::study
