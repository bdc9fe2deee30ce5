// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/fit.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/base/quantile_table.hpp"
#include "scenarios/calibrate/percentile_law.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

std::string sizeText(base::Duration bytes) { return std::to_string(bytes.count) + "B"; }

/// What is written of a sample: microseconds or bytes, whole ones.
struct Scale {
    double unit;        ///< in nanoseconds or bytes
    double resolution;  ///< half of what the measurement is rounded to
    std::string (*text)(base::Duration);
};

/// The law as it will be read again.
struct Written {
    std::vector<base::shape::Point> points{};
    Node node;
};

/// A sample whose values are all the same, or that is too small for quartiles, is told by its mean.
Written writtenMean(const Sample& sample, const Scale& scale) {
    const base::Duration mean(std::max(std::llround(sample.mean() / scale.unit) * std::llround(scale.unit), 1LL));
    return {{{0.5, base::toSeconds(mean)}}, Node::string(scale.text(mean))};
}

Written writtenLaw(const Sample& sample, const Scale& scale) {
    if (sample.smallest() == sample.largest()) return writtenMean(sample, scale);
    const std::vector<Knot> knots = fitPercentileLaw(sample, {scale.resolution, scale.unit});
    if (knots.empty()) return writtenMean(sample, scale);
    Written written;
    Node percentiles = Node::object();
    for (const Knot& knot : knots) {
        const base::Duration value(std::llround(std::exp(knot.log) / scale.unit) * std::llround(scale.unit));
        written.points.push_back({knot.share, base::toSeconds(value)});
        percentiles.set(percentileName(knot.share), Node::string(scale.text(value)));
    }
    written.node = Node::object();
    written.node.set("Percentiles", std::move(percentiles));
    return written;
}

/// P(X <= x) of a law whose quantiles are known, to 1e-9.
double shareAtMost(const base::QuantileTable& law, double x) {
    double low = 0.0;
    double high = 1.0;
    for (int i = 0; i < 30; ++i) {
        const double middle = (low + high) / 2.0;
        (law(middle) <= x ? low : high) = middle;
    }
    return low;
}

double largestDifference(const Sample& sample, const base::QuantileTable& law) {
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

Fit fitPercentiles(const Sample& sample, base::Duration rounding) {
    constexpr double kMicrosecond = 1000.0;
    Written written = writtenLaw(sample, {kMicrosecond, static_cast<double>(rounding.count) / 2.0, &durationText});
    Fit fit;
    fit.law = std::move(written.node);
    fit.points = std::move(written.points);
    fit.critical = 1.358 / std::sqrt(static_cast<double>(sample.count()));
    fit.mean = fit.points.front().value;
    if (fit.points.size() < 2) return fit;
    fit.distance = largestDifference(sample, base::QuantileTable(base::shape::Percentiles{fit.points}));
    fit.mean = base::Distribution::percentiles(fit.points).mean();
    return fit;
}

double Fit::quantile(double share) const {
    if (points.size() < 2) return points.empty() ? 0.0 : points.front().value;
    return base::Distribution::percentiles(points).quantile(share).value_or(0.0);
}

Node sizeLaw(const Sample& sizes) { return writtenLaw(sizes, {1.0, 0.5, &sizeText}).node; }

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

std::string meanText(const Sample& sample) {
    const SampleQuantiles quantiles(sample);
    double squares = 0.0;
    for (const Sample::Step& step : quantiles.steps()) {
        const double away = (base::toSeconds(step.low) + base::toSeconds(step.value)) / 2.0 * 1e9 - sample.mean();
        squares += (step.upTo - step.below) * away * away;
    }
    const auto n = static_cast<double>(sample.count());
    const auto text = [](double nanoseconds) { return durationText(base::Duration(std::llround(nanoseconds))); };
    if (n < 2.0) return text(sample.mean());
    const double half = studentT(n - 1.0) * std::sqrt(squares / (n - 1.0));
    return text(sample.mean()) + " (" + text(std::max(sample.mean() - half, 0.0)) + " to " +
           text(sample.mean() + half) + ")";
}

std::string toText(const QuantileRange& range) {
    if (!range.known) return durationText(range.value) + " (too few for an interval)";
    return durationText(range.value) + " (" + durationText(range.low) + " to " + durationText(range.high) + ")";
}

}  // namespace headroom::calibrate
