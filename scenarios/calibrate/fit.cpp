// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

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

std::string sizeText(base::Duration bytes) { return std::to_string(bytes.count) + "B"; }

/// `least`: what the format can write, a microsecond or a byte.
std::vector<base::shape::Point> pointsOf(const Sample& sample, std::int64_t least, std::string (*text)(base::Duration),
                                         Node& written) {
    std::vector<base::shape::Point> points;
    std::int64_t before = 0;
    for (const Quantile& quantile : kQuantiles) {
        if (sample.count() < quantile.least) continue;
        const std::int64_t value = std::max(sample.percentile(quantile.p).count, least);
        if (value <= before) continue;  // the law must rise
        before = value;
        points.push_back({quantile.p, static_cast<double>(value) / 1e9});
        written.set(quantile.name, Node::string(text(base::Duration(value))));
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

double largestDifference(const Sample& sample, const base::Distribution& law) {
    double worst = 0.0;
    for (const Sample::Step& step : sample.steps()) {
        const double share = shareAtMost(law, base::toSeconds(step.value));
        worst = std::max(worst, std::abs(step.upTo - share));
        // Of single values the law may also be above the step's foot; within a bucket nobody knows where it lies.
        if (sample.exact()) worst = std::max(worst, std::abs(share - step.below));
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

Fit fitPercentiles(const Sample& sample) {
    Fit fit;
    fit.critical = 1.358 / std::sqrt(static_cast<double>(sample.count()));
    Node written = Node::object();
    const std::vector<base::shape::Point> points = pointsOf(sample, 1000, &durationText, written);
    fit.points = points;
    if (points.size() < 2) {
        fit.law = Node::string(durationText(sample.percentile(0.5)));
        return fit;
    }
    fit.distance = largestDifference(sample, base::Distribution::percentiles(points));
    fit.law = Node::object();
    fit.law.set("Percentiles", std::move(written));
    return fit;
}

double Fit::quantile(double share) const {
    if (points.size() < 2) return points.empty() ? 0.0 : points.front().value;
    return base::Distribution::percentiles(points).quantile(share).value_or(0.0);
}

Node sizeLaw(const Sample& sizes) {
    Node written = Node::object();
    if (pointsOf(sizes, 1, &sizeText, written).size() < 2) return Node::string(sizeText(sizes.percentile(0.5)));
    Node law = Node::object();
    law.set("Percentiles", std::move(written));
    return law;
}

namespace {

/// Whether a sample of that size lies on both sides of the quantile 95 times of 100: else the interval has no end
/// there.
bool hasBothEnds(double p, std::uint64_t count) {
    const auto below = [count](double share) {
        double all = 1.0;  // that the whole sample lies on one side
        for (std::uint64_t i = 0; i < count && all > 0.025; ++i) all *= share;
        return all <= 0.025;
    };
    return below(p) && below(1.0 - p);
}

}  // namespace

QuantileRange quantileRange(const Sample& sample, double p) {
    // The number of observations below the quantile is binomial; 1.96 standard deviations hold 95 of 100, and of a
    // large sample a value is known to a bucket's width.
    const auto n = static_cast<double>(sample.count());
    const double away = 1.96 * std::sqrt(n * p * (1.0 - p)) + 1.0;
    const double width = sample.exact() ? 0.0 : kSampleWidth;
    const double low = std::max(n * p - away, 0.5) / n;
    const double high = std::min((n * p + away) / n, 1.0);
    const auto scaled = [](base::Duration length, double by) {
        return base::Duration(static_cast<std::int64_t>(static_cast<double>(length.count) * by));
    };
    return {scaled(sample.percentile(low), 1.0 - width), sample.percentile(p),
            scaled(sample.percentile(high), 1.0 + width), hasBothEnds(p, sample.count())};
}

double studentT(double degrees) { return 1.96 + 2.372 / degrees + 2.823 / (degrees * degrees); }

std::string toText(const QuantileRange& range) {
    if (!range.known) return durationText(range.value) + " (too few for an interval)";
    return durationText(range.value) + " (" + durationText(range.low) + " to " + durationText(range.high) + ")";
}

}  // namespace headroom::calibrate
