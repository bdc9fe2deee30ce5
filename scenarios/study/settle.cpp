// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/settle.hpp"

#include <cmath>

#include "scenarios/build/design_world.hpp"

namespace headroom::study {

namespace {

constexpr std::int64_t kPointsADay = 24;
constexpr double kSmallDifference = 0.02;
constexpr double kStandardErrors = 4.0;  // of many metrics, hour by hour: one in 1,700 is beyond by chance

/// An hour in which nothing was observed has no average: as good as one of 0, for whether two days are alike.
double known(double value) { return std::isnan(value) ? 0.0 : value; }

bool agree(std::span<const double> before, std::span<const double> after) {
    const auto n = static_cast<double>(before.size());
    double level = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        level += (std::abs(known(before[i])) + std::abs(known(after[i]))) / 2.0;
        sum += known(after[i]) - known(before[i]);
    }
    const double mean = sum / n;
    if (std::abs(mean) <= kSmallDifference * level / n) return true;
    double squares = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double deviation = known(after[i]) - known(before[i]) - mean;
        squares += deviation * deviation;
    }
    return std::abs(mean) <= kStandardErrors * std::sqrt(squares / (n - 1.0) / n);
}

}  // namespace

bool lastCyclesAgree(std::span<const engine::MetricSeries> series, std::size_t points) {
    for (const engine::MetricSeries& metric : series) {
        if (metric.values.size() < 2 * points) return false;
        if (metric.statistic == engine::Statistic::Maximum) continue;  // the highest of a cycle is chance
        const std::span<const double> all(metric.values);
        const std::size_t end = all.size();
        if (!agree(all.subspan(end - 2 * points, points), all.subspan(end - points, points))) return false;
    }
    return true;
}

base::Result<Settled> settle(const format::Scenario& scenario, const format::Design& design, base::Duration cycle,
                             std::stop_token stop, const std::function<void(double)>& progress) {
    const base::Duration most = cycle * kMostCycles;
    const std::int64_t points = cycle.count % base::days(7).count == 0 ? 7 * kPointsADay : kPointsADay;
    const build::Timing timing{base::Duration(0), most, cycle / points,
                               build::replicationKey(scenario.simulation.seed, 0)};
    format::Design usual = design;
    usual.events.clear();  // what happens once is no part of the cycle
    build::DesignWorld world(scenario, usual, timing);
    const auto told = [&](base::Instant now) {
        progress(base::toSeconds(now - base::Instant{}) / base::toSeconds(most));
    };
    world.start();
    for (std::int64_t cycles = 1; cycles <= kMostCycles; ++cycles) {
        // A nanosecond more: the cycle's last datapoint is closed at its very end.
        const base::Instant end{(cycle * cycles).count + 1};
        const auto stopped = world.runTo(end, stop, told);
        if (stopped == engine::Scheduler::Stopped::Cancelled)
            return base::Error{base::Errc::Cancelled, {}, "cancelled"};
        if (cycles > 1 && lastCyclesAgree(world.world().metrics().series(), static_cast<std::size_t>(points))) {
            progress(1.0);
            return Settled{cycle * (cycles - 1), true};
        }
    }
    progress(1.0);
    return Settled{most, false};
}

}  // namespace headroom::study
