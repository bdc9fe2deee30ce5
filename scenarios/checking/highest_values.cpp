// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/checking/highest_values.hpp"

#include <algorithm>

namespace headroom::checking {

using recorded::MatchedSeries;
using Kind = recorded::Statistic::Kind;

namespace {

/// ConcurrentExecutions and the Provisioned ones are published while the function works (Lambda Developer Guide,
/// monitoring-concurrency, 2026).
bool isAbsentWhenIdle(const MatchedSeries& one) {
    return one.publisher == recorded::Publisher::Function &&
           (one.metric->name.starts_with("Concurrent") || one.metric->name.starts_with("Provisioned"));
}

}  // namespace

bool isOfHighest(const MatchedSeries& recorded) {
    return recorded.statistic.kind == Kind::Maximum && !recorded.metric->percentiles;
}

MatchedSeries highestOf(const MatchedSeries& recorded, std::int64_t period, std::int64_t begin) {
    MatchedSeries highest = recorded;
    std::vector<recorded::Datapoint>& points = highest.series.points;
    if (isAbsentWhenIdle(recorded))
        std::erase_if(points, [](const recorded::Datapoint& point) { return point.value <= 0.0; });
    if (period <= recorded.series.period) return highest;
    highest.series.period = period;
    std::size_t kept = 0;
    for (const recorded::Datapoint& point : points) {
        if (point.second < begin) continue;  // of no bin that is compared
        const std::int64_t start = begin + (point.second - begin) / period * period;
        if (kept > 0 && points[kept - 1].second == start)
            points[kept - 1].value = std::max(points[kept - 1].value, point.value);
        else
            points[kept++] = {start, point.value};
    }
    points.resize(kept);
    return highest;
}

WeighedSeries highestOf(const WeighedSeries& simulated, const MatchedSeries& recorded) {
    WeighedSeries highest{std::max(simulated.period, static_cast<double>(recorded.series.period)), {}, {}};
    for (std::size_t i = 0; i < simulated.values.size(); ++i) {
        const auto at = static_cast<std::size_t>(static_cast<double>(i) * simulated.period / highest.period);
        highest.values.resize(std::max(highest.values.size(), at + 1));
        highest.values[at] = std::max(highest.values[at], simulated.values[i]);
    }
    const bool all = !isAbsentWhenIdle(recorded);
    for (const double value : highest.values) highest.weights.push_back(all || value > 0.0 ? 1.0 : 0.0);
    return highest;
}

}  // namespace headroom::checking
