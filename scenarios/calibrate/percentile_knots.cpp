// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/percentile_knots.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "scenarios/calibrate/fit.hpp"

namespace headroom::calibrate {

namespace {

constexpr double kMillion = 1e6;

struct Named {
    double share;
    std::uint64_t least;  ///< observations that it needs
};

/// What readers look for; a percentile is read off ten observations beyond it at least.
constexpr std::array<Named, 13> kNamed{{{0.01, 1000},
                                        {0.05, 200},
                                        {0.10, 100},
                                        {0.25, 8},
                                        {0.50, 8},
                                        {0.75, 8},
                                        {0.90, 100},
                                        {0.95, 200},
                                        {0.99, 1000},
                                        {0.999, 10'000},
                                        {0.9999, 100'000},
                                        {0.99999, 1'000'000},
                                        {0.999999, 10'000'000}}};

double rounded(double share, double parts) { return std::round(share * parts) / parts; }

/// The smallest of 1, 2 and 5 in a decimal place that has ten observations beyond it; nothing beyond a quarter.
std::optional<double> outermost(std::uint64_t count) {
    for (double decade = 1e-6; decade < 1.0; decade *= 10.0) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double share = rounded(digit * decade, kMillion);
            if (share >= 0.25) return std::nullopt;
            if (share * static_cast<double>(count) >= 10.0) return share;
        }
    }
    return std::nullopt;
}

std::vector<double> firstShares(std::uint64_t count) {
    std::vector<double> shares;
    for (const Named& named : kNamed) {
        if (count >= named.least) shares.push_back(named.share);
    }
    if (const auto edge = outermost(count); edge && !shares.empty()) {
        shares.push_back(*edge);
        shares.push_back(rounded(1.0 - *edge, kMillion));
    }
    if (!shares.empty()) shares.push_back(0.0);
    std::ranges::sort(shares);
    const auto same = [](double a, double b) { return b - a < 0.5 / kMillion; };
    shares.erase(std::unique(shares.begin(), shares.end(), same), shares.end());
    return shares;
}

/// The share that the law puts up to a value, given by its logarithm; 1 beyond the last percentile.
double shareAtMost(const std::vector<Knot>& knots, double log) {
    const auto above = std::ranges::upper_bound(knots, log, {}, &Knot::log);
    if (above == knots.end()) return 1.0;
    const bool first = above == knots.begin();
    const Knot& left = first ? knots[0] : *std::prev(above);
    const Knot& right = first ? knots[1] : *above;
    if (right.log <= left.log) return first ? 0.0 : right.share;
    return std::max(left.share + (log - left.log) / (right.log - left.log) * (right.share - left.share), 0.0);
}

/// The fewest decimals near a share, for a name that can be read; nothing where there is no room between the two.
std::optional<double> namedShare(double share, double left, double right) {
    const double room = 0.2 * std::min(share - left, right - share);
    for (double parts = 100.0; parts <= kMillion; parts *= 10.0) {
        const double near = rounded(share, parts);
        const bool inside = near - left > 0.5 / kMillion && right - near > 0.5 / kMillion;
        if (inside && (std::abs(near - share) <= room || parts == kMillion)) return near;
    }
    return std::nullopt;
}

double logOf(double nanoseconds, double least) { return std::log(std::max(nanoseconds, least)); }

class KnotChoice {
public:
    KnotChoice(const Sample& sample, const SampleQuantiles& quantiles, const Precision& precision)
        : sample_(sample), quantiles_(quantiles), precision_(precision) {
        for (const double share : firstShares(sample.count())) insert(share);
        if (knots.size() < 2) return;
        knots[0].low = logOf(0.0, precision.least);
        knots[0].high = knots[1].sample;
    }

    /// Takes in the worst place of each gap until none is worse than chance.
    void refine() {
        for (bool added = knots.size() >= 2; added && knots.size() < kMostKnots;) {
            added = false;
            std::vector<Departure> worst = departuresOf(knots, quantiles_, sample_, precision_);
            std::ranges::sort(worst, std::greater<>(), &Departure::errors);
            for (const Departure& one : worst) {
                if (one.errors <= 1.0 || knots.size() >= kMostKnots) break;
                added = takeIn(one.share) || added;
            }
        }
    }

    std::vector<Knot> knots;

private:
    void insert(double share) {
        const QuantileRange range = quantileRange(sample_, share);
        const double log = logOf(quantiles_.at(share), precision_.least);
        const double low = logOf(static_cast<double>(range.low.count), precision_.least);
        const double high = logOf(static_cast<double>(range.high.count), precision_.least);
        const Knot knot{share, log, log, std::min(low, log), std::max(high, log), false};
        knots.insert(std::ranges::upper_bound(knots, share, {}, &Knot::share), knot);
    }

    bool takeIn(double share) {
        const auto right = std::ranges::lower_bound(knots, share, {}, &Knot::share);
        if (right == knots.end() || right == knots.begin()) return false;
        const auto named = namedShare(share, std::prev(right)->share, right->share);
        if (named) insert(*named);
        return named.has_value();
    }

    const Sample& sample_;
    const SampleQuantiles& quantiles_;
    Precision precision_;
};

}  // namespace

std::vector<Departure> departuresOf(const std::vector<Knot>& knots, const SampleQuantiles& quantiles,
                                    const Sample& sample, const Precision& precision) {
    std::vector<Departure> worst(knots.size());
    if (knots.empty()) return worst;
    const auto note = [&](double away, double share) {
        const auto gap =
            static_cast<std::size_t>(std::ranges::lower_bound(knots, share, {}, &Knot::share) - knots.begin());
        if (gap < 2 || gap == knots.size()) return;
        const double chance = std::sqrt(share * (1.0 - share) / static_cast<double>(sample.count()));
        if (away / chance > worst[gap].errors) worst[gap] = {away / chance, share};
    };
    for (const Sample::Step& step : quantiles.steps()) {
        const auto low = static_cast<double>(step.low.count);
        const auto value = static_cast<double>(step.value.count);
        const double least = shareAtMost(knots, logOf(low - precision.resolution, precision.least));
        const double most = shareAtMost(knots, logOf(value + precision.resolution, precision.least));
        if (most < step.upTo) note(step.upTo - most, step.upTo);
        if (least > step.below) note(least - step.below, step.below + 1.0 / kMillion);
    }
    return worst;
}

std::vector<Knot> chooseKnots(const Sample& sample, const SampleQuantiles& quantiles, const Precision& precision) {
    KnotChoice choice(sample, quantiles, precision);
    choice.refine();
    return std::move(choice.knots);
}

std::string percentileName(double share) {
    std::string digits = std::to_string(static_cast<long long>(kMillion + std::round(share * kMillion))).substr(1);
    while (digits.size() > 2 && digits.back() == '0') digits.pop_back();
    return "P" + digits;
}

}  // namespace headroom::calibrate
