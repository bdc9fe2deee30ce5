// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/percentile_law.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "model/base/elementary.hpp"

namespace headroom::calibrate {

namespace {

/// Integrals of exp(a + (b - a) u) over u from 0 to 1, with the weights 1 - u and u.
struct Halves {
    double left = 0.0;
    double right = 0.0;
};

/// Requires a <= b. From the upper end, which does not overflow where the lower one is far below.
Halves halvesOf(double a, double b) {
    const double d = b - a;
    // The closed form loses digits where d is small: there its series.
    const bool small = d < 1e-3;
    const double whole = small ? 1.0 - d / 2.0 + d * d / 6.0 : -std::expm1(-d) / d;
    const double right = small ? 0.5 - d / 6.0 + d * d / 24.0 : (d + std::expm1(-d)) / (d * d);
    return {std::exp(b) * (whole - right), std::exp(b) * right};
}

/// Of each percentile what the law holds around it, and what it holds more than the sample.
struct Balance {
    std::vector<double> held;
    std::vector<double> excess;
};

Balance balanceOf(const std::vector<Knot>& knots, const SampleQuantiles& sample) {
    Balance balance{std::vector<double>(knots.size()), std::vector<double>(knots.size())};
    for (std::size_t i = 1; i < knots.size(); ++i) {
        const double from = knots[i - 1].share;
        const double to = knots[i].share;
        const Halves law = halvesOf(knots[i - 1].log, knots[i].log);
        const double area = sample.area(from, to);
        const double right = (sample.moment(from, to) - from * area) / (to - from);
        balance.held[i - 1] += (to - from) * law.left;
        balance.held[i] += (to - from) * law.right;
        balance.excess[i - 1] += (to - from) * law.left - (area - right);
        balance.excess[i] += (to - from) * law.right - right;
    }
    return balance;
}

/// Each round takes two thirds or more of what is left.
constexpr int kRounds = 12;

/// Lets no percentile but the first move further than half way to the nearer of its neighbours: beside a jump, where it
/// may be anything, it stays at its end of it.
void limitMoves(std::vector<Knot>& knots) {
    for (std::size_t i = 1; i < knots.size(); ++i) {
        double reach = knots[i].sample - knots[i - 1].sample;
        if (i + 1 < knots.size()) reach = std::min(reach, knots[i + 1].sample - knots[i].sample);
        knots[i].low = std::max(knots[i].low, knots[i].sample - reach / 2.0);
        knots[i].high = std::min(knots[i].high, knots[i].sample + reach / 2.0);
    }
}

void keepMeans(std::vector<Knot>& knots, const SampleQuantiles& sample) {
    for (int round = 0; round < kRounds; ++round) {
        const Balance balance = balanceOf(knots, sample);
        double least = 0.0;
        for (std::size_t i = 0; i < knots.size(); ++i) {
            const double moved = knots[i].log - balance.excess[i] / balance.held[i];
            knots[i].log = knots[i].held ? knots[i].sample : std::clamp(moved, knots[i].low, knots[i].high);
            if (i > 0) knots[i].log = std::max(knots[i].log, least);  // a law does not fall
            least = knots[i].log;
        }
    }
}

/// Moves that take the law further from the sample than chance does, as beside a jump, where a percentile may be
/// anything, are not made.
void keepMeansNearSample(std::vector<Knot>& knots, const SampleQuantiles& quantiles, const Sample& sample,
                         const Precision& precision) {
    constexpr double kMostErrors = 2.5;
    if (knots.size() >= kMostKnots) return keepMeans(knots, quantiles);  // more than can be told apart: the mean counts
    const std::vector<Departure> before = departuresOf(knots, quantiles, sample, precision);
    const auto hold = [](Knot& knot) { return !std::exchange(knot.held, true); };
    for (bool again = true; again;) {
        again = false;
        for (Knot& knot : knots) knot.log = knot.sample;
        keepMeans(knots, quantiles);
        const std::vector<Departure> now = departuresOf(knots, quantiles, sample, precision);
        for (std::size_t i = 1; i < knots.size(); ++i) {
            if (now[i].errors <= kMostErrors || before[i].errors > kMostErrors) continue;
            const bool left = hold(knots[i - 1]);
            again = hold(knots[i]) || left || again;
        }
    }
}

/// What a log-normal tail from the last percentile on holds.
double tailArea(const Knot& last, double sigma) {
    const double z = base::math::normalQuantile(last.share);
    return std::exp(last.log - sigma * z + sigma * sigma / 2.0) * base::math::normalTail(z - sigma);
}

/// A tail whose values lie within a third of each other, mostly.
constexpr double kShortTail = 0.15;

double tailSigmaOf(const Knot& last, const SampleQuantiles& sample) {
    const double wanted = sample.area(last.share, 1.0);
    double low = 0.0;
    double high = 6.0;  // a tail whose 99th percentile is a million times its median
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2.0;
        (tailArea(last, middle) < wanted ? low : high) = middle;
    }
    return low;
}

/// What a law holds that rises from one percentile to the next and goes on with a short tail.
double heldTo(const Knot& from, const Knot& to) {
    const Halves rise = halvesOf(from.log, to.log);
    return (to.share - from.share) * (rise.left + rise.right) + tailArea(to, kShortTail);
}

/// A log-normal tail from an early percentile of a few values on has their mean with values that none of them came
/// near. In its place: a rise to the largest of them, as early as their mean wants it, or to less than it, and no wide
/// tail beyond. Nothing where the tail stays near the values.
std::optional<Knot> endOfSmall(const Knot& last, double sigma, const Sample& sample, const SampleQuantiles& quantiles) {
    constexpr std::uint64_t kSmall = 1000;
    constexpr double kFar = 3.0;
    const auto count = static_cast<double>(sample.count());
    const double largest = std::log(static_cast<double>(std::max<std::int64_t>(sample.largest().count, 1)));
    const double z = base::math::normalQuantile(last.share);
    const double far = last.log + sigma * (base::math::normalQuantile(1.0 - 0.05 / count) - z);
    if (sample.count() >= kSmall || far <= largest + std::log(kFar)) return std::nullopt;
    const double wanted = quantiles.area(last.share, 1.0);
    Knot end = last;
    end.share = 1.0 - 0.5 / count;
    end.log = std::max(largest, last.log);
    const bool earlier = heldTo(last, end) < wanted;
    double low = earlier ? last.share : last.log;
    double high = earlier ? end.share : end.log;
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2.0;
        (earlier ? end.share : end.log) = middle;
        const bool less = heldTo(last, end) < wanted;
        (less != earlier ? low : high) = middle;  // the earlier the rise, and the higher, the more it holds
    }
    end.share = std::round(std::max(end.share, last.share + 0.002) * 1e6) / 1e6;
    return end;
}

/// Puts a percentile just before the last one, from which the last rises as the tail is wide; nearer where the
/// percentiles before would be above it, or it below `lowest`.
void setTail(std::vector<Knot>& knots, double sigma, double lowest) {
    constexpr double kMillionth = 1e-6;
    const Knot last = knots.back();
    const Knot before = knots[knots.size() - 2];
    const double z = base::math::normalQuantile(last.share);
    Knot near = last;
    for (double away = (1.0 - last.share) / 10.0;; away /= 10.0) {
        away = std::max(std::round(away / kMillionth), 1.0) * kMillionth;
        near.share = std::round((last.share - away) / kMillionth) * kMillionth;
        near.log = last.log - sigma * (z - base::math::normalQuantile(near.share));
        const bool fits = near.log >= std::max(before.log, lowest) && near.share > before.share + kMillionth / 2.0;
        if (fits || away < 1.5 * kMillionth) break;
    }
    if (near.share <= before.share + kMillionth / 2.0) return;
    near.log = std::max(near.log, before.log);
    near.low = std::min(near.low, near.log);
    knots.insert(knots.end() - 1, near);
}

}  // namespace

std::vector<Knot> fitPercentileLaw(const Sample& sample, const Precision& precision) {
    const SampleQuantiles quantiles(sample);
    std::vector<Knot> knots = chooseKnots(sample, quantiles, precision);
    if (knots.size() < 2) return {};
    const double lowestTail = knots.back().low;
    limitMoves(knots);
    keepMeansNearSample(knots, quantiles, sample, precision);
    double sigma = tailSigmaOf(knots.back(), quantiles);
    if (const auto end = endOfSmall(knots.back(), sigma, sample, quantiles)) {
        knots.push_back(*end);
        sigma = kShortTail;
    }
    setTail(knots, sigma, lowestTail);
    return knots;
}

}  // namespace headroom::calibrate
