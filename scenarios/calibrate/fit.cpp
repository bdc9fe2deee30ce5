// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "model/base/distribution.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

struct Quantile {
    const char* name;
    double p;
    std::uint64_t least;  ///< observations that it needs
};

/// A percentile is read off ten observations beyond it at least; P50 always.
constexpr std::array<Quantile, 11> kQuantiles{{{"P01", 0.01, 1000},
                                               {"P05", 0.05, 200},
                                               {"P10", 0.10, 100},
                                               {"P25", 0.25, 40},
                                               {"P50", 0.50, 1},
                                               {"P75", 0.75, 40},
                                               {"P90", 0.90, 100},
                                               {"P95", 0.95, 200},
                                               {"P99", 0.99, 1000},
                                               {"P999", 0.999, 10'000},
                                               {"P9999", 0.9999, 100'000}}};

std::vector<base::shape::Point> pointsOf(const engine::LatencyHistogram& sample, Node& written) {
    std::vector<base::shape::Point> points;
    std::int64_t before = 0;
    for (const Quantile& quantile : kQuantiles) {
        if (sample.count() < quantile.least) continue;
        const std::int64_t value = std::max<std::int64_t>(sample.percentile(quantile.p).count, 1000);
        if (value <= before) continue;  // the law must rise
        before = value;
        points.push_back({quantile.p, static_cast<double>(value) / 1e9});
        written.set(quantile.name, Node::string(durationText(base::Duration(value))));
    }
    return points;
}

/// P(X <= x) of a law whose quantiles are known, to 1e-9.
double shareAtMost(const base::Distribution& law, double x) {
    double low = 0.0;
    double high = 1.0;
    for (int i = 0; i < 30; ++i) {
        const double middle = (low + high) / 2.0;
        (law.quantile(middle).value_or(0.0) <= x ? low : high) = middle;
    }
    return low;
}

double largestDifference(const engine::LatencyHistogram& sample, const base::Distribution& law) {
    double worst = 0.0;
    std::uint64_t below = 0;
    for (std::size_t bucket = 0; bucket < engine::LatencyHistogram::kBuckets && below < sample.count(); ++bucket) {
        below += sample.countIn(bucket);
        if (sample.countIn(bucket) == 0) continue;
        const double edge = static_cast<double>(engine::LatencyHistogram::lowerEdge(bucket + 1)) / 1e9;
        const double share = static_cast<double>(below) / static_cast<double>(sample.count());
        worst = std::max(worst, std::abs(share - shareAtMost(law, edge)));
    }
    return worst;
}

}  // namespace

std::string durationText(base::Duration length) {
    const std::int64_t micros = (length.count + 500) / 1000;
    std::string fraction = std::to_string(1000 + micros % 1000).substr(1);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    return std::to_string(micros / 1000) + (fraction.empty() ? "" : "." + fraction) + "ms";
}

Fit fitPercentiles(const engine::LatencyHistogram& sample) {
    Fit fit;
    fit.critical = 1.358 / std::sqrt(static_cast<double>(sample.count()));
    Node written = Node::object();
    const std::vector<base::shape::Point> points = pointsOf(sample, written);
    if (points.size() < 2) {
        fit.law = Node::string(durationText(sample.percentile(0.5)));
        return fit;
    }
    fit.distance = largestDifference(sample, base::Distribution::percentiles(points));
    fit.law = Node::object();
    fit.law.set("Percentiles", std::move(written));
    return fit;
}

}  // namespace headroom::calibrate
