// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/mean_and_percentiles.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/distribution.hpp"
#include "model/base/elementary.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/percentile_knots.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

std::string text(double milliseconds) {
    return durationText(base::Duration(static_cast<std::int64_t>(std::llround(milliseconds * 1e6))));
}

Node rangedTime(const DurationLevel& level) { return ranged(text(level.low), text(level.value), text(level.high)); }

/// The same level elsewhere, with a range as wide.
DurationLevel movedTo(double value, const DurationLevel& level) {
    return {level.low * value / level.value, value, level.high * value / level.value};
}

Node logNormal(const DurationLevel& median, DurationLevel p99) {
    p99.low = std::min(std::max(p99.low, median.high * 1.001), p99.value);  // at its lowest it is beyond the median
    Node parameters = Node::object();
    parameters.set("Median", rangedTime(median));
    parameters.set("P99", rangedTime(p99));
    Node law = Node::object();
    law.set("LogNormal", std::move(parameters));
    return law;
}

/// The log-normal law of that spread that has the mean, where its median is the recorded one as far as can be told.
std::optional<Node> logNormalWithMean(const PooledDurations& pooled) {
    // Of few values nobody knows whether the p50 is one of them or lies between two.
    const double near = pooled.fewer > 0.5 ? 0.05 : 0.03;
    if (!pooled.mean) return logNormal(*pooled.median, *pooled.p99);
    const double score = base::math::normalQuantile(0.99);
    const double rise = std::log(pooled.p99->value / pooled.mean->value);  // of the p99 above the mean
    if (rise >= score * score / 2.0 || rise <= 0.0) return std::nullopt;
    const double sigma = score - std::sqrt(score * score - 2.0 * rise);
    const double median = std::log(pooled.mean->value) - sigma * sigma / 2.0;
    const double away = std::abs(median - std::log(pooled.median->value));
    if (away > std::max(near, std::log(pooled.median->high / pooled.median->value))) return std::nullopt;
    return logNormal(movedTo(std::exp(median), *pooled.median), movedTo(std::exp(median + sigma * score), *pooled.p99));
}

using Points = std::vector<base::shape::Point>;

/// Percentiles with those between p50 and p99 raised (or lowered), most in the middle; none beyond its neighbours.
Points bent(const std::vector<double>& quantiles, double by) {
    const double last = base::math::normalQuantile(kPooledShares[kPooledP99]);
    Points points;
    for (std::size_t i = 0; i < quantiles.size(); ++i) {
        double value = quantiles[i];
        if (i > kPooledMedian && i < kPooledP99) {
            const double z = base::math::normalQuantile(kPooledShares[i]);
            value *= std::exp(by * 4.0 * z * (last - z) / (last * last));
            value = std::clamp(value, std::max(points.back().value, quantiles[kPooledMedian]), quantiles[kPooledP99]);
        }
        points.push_back({kPooledShares[i], value});
    }
    return points;
}

/// The same with a longer tail: what lies beyond p99 is raised.
Points stretched(Points points, double by) {
    const double start = base::math::normalQuantile(kPooledShares[kPooledP99]);
    for (std::size_t i = kPooledP99 + 1; i < points.size(); ++i)
        points[i].value *= std::exp(by * (base::math::normalQuantile(points[i].p) - start));
    return points;
}

double meanOf(const Points& points) { return base::Distribution::percentiles(points).mean(); }

/// The argument between two at which a law has the mean; the nearer end where none does.
template <class Make>
Points solved(const Make& make, double low, double high, double mean) {
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2.0;
        (meanOf(make(middle)) < mean ? low : high) = middle;
    }
    return make((low + high) / 2.0);
}

bool hasMean(const Points& points, double mean) { return std::abs(meanOf(points) / mean - 1.0) < 0.002; }

Node written(const Points& points) {
    Node percentiles = Node::object();
    for (const base::shape::Point& point : points)
        percentiles.set(percentileName(point.p), Node::string(text(point.value)));
    Node law = Node::object();
    law.set("Percentiles", std::move(percentiles));
    return law;
}

MeanLaw percentilesWithMean(const PooledDurations& pooled) {
    // Further up, more of what is between p50 and p99 would be slow than a few outliers beyond p99 explain.
    constexpr double kMostRaised = 0.3;
    constexpr double kMostLowered = -10.0;
    constexpr double kLongestTail = 4.0;
    const double mean = pooled.mean->value;
    const std::string no = "no log-normal law has this p50, p99 and Average: ";
    Points points = solved([&](double by) { return bent(pooled.quantiles, by); }, kMostLowered, kMostRaised, mean);
    if (hasMean(points, mean))
        return {written(points),
                no + "how slow those between p50 and p99 are is not recorded, and follows from the Average"};
    if (meanOf(points) < mean) {
        points = solved([&](double by) { return stretched(points, by); }, 0.0, kLongestTail, mean);
        if (hasMean(points, mean))
            return {written(points),
                    no + "the Average says that a few take much longer than p99; how long is not recorded "
                         "(Maximum and p99.9 say more)"};
    }
    const double factor = mean / meanOf(points);
    for (base::shape::Point& point : points) point.value *= factor;
    return {written(points),
            "p50, p99 and Average do not go together (are they of the same days?): the law has the "
            "Average, its percentiles are off"};
}

}  // namespace

MeanLaw lawWithMean(const PooledDurations& pooled) {
    const bool spread = pooled.median && pooled.p99 && pooled.p99->value > pooled.median->value * 1.0001;
    if (!spread) return {rangedTime(pooled.mean ? *pooled.mean : *pooled.median), {}};
    if (auto law = logNormalWithMean(pooled)) return {std::move(*law), {}};
    return percentilesWithMean(pooled);
}

}  // namespace headroom::calibrate
