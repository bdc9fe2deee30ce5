// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "model/base/distribution.hpp"
#include "model/base/elementary.hpp"
#include "model/base/quantile_table.hpp"

namespace headroom::base {
namespace {

struct Moments {
    double mean = 0.0;
    double variance = 0.0;
};

Moments fromFirstTwo(double first, double second) { return {first, std::max(0.0, second - first * first)}; }

Moments momentsOf(const Distribution& distribution) { return {distribution.mean(), distribution.variance()}; }

/// Long-run moments of parts that hold for given shares of the draws or of the time.
Moments blend(const std::vector<double>& weights, const std::vector<Distribution>& parts) {
    double total = 0.0;
    for (const double weight : weights) { total += weight; }
    Moments blended;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (weights[i] > 0.0) { blended.mean += weights[i] / total * parts[i].mean(); }
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!(weights[i] > 0.0)) { continue; }
        const Moments part = momentsOf(parts[i]);
        const double away = part.mean - blended.mean;
        blended.variance +=
            weights[i] / total * (part.variance == math::kInfinity ? part.variance : part.variance + away * away);
    }
    return blended;
}

struct MomentsOf {
    Moments operator()(const shape::Constant& s) const { return {s.value, 0.0}; }
    Moments operator()(const shape::Exponential& s) const { return {s.mean, s.mean * s.mean}; }
    Moments operator()(const shape::Uniform& s) const {
        const double width = s.high - s.low;
        return {s.low + width / 2.0, width * width / 12.0};
    }
    // Johnson, Kotz, Balakrishnan, "Continuous univariate distributions" vol. 1, 13.10: truncation from below.
    Moments operator()(const shape::Normal& s) const {
        if (s.sd == 0.0) { return {s.mean, 0.0}; }
        const double edge = -s.mean / s.sd;
        const double hazard = math::normalDensity(edge) / math::normalTail(edge);
        return {s.mean + s.sd * hazard, s.sd * s.sd * (1.0 + edge * hazard - hazard * hazard)};
    }
    Moments operator()(const shape::LogNormal& s) const {
        const double mean = math::exp(s.mu + 0.5 * s.sigma * s.sigma);
        return {mean, mean * mean * math::expm1(s.sigma * s.sigma)};
    }
    Moments operator()(const shape::Gamma& s) const { return {s.shape * s.scale, s.shape * s.scale * s.scale}; }
    Moments operator()(const shape::Weibull& s) const {
        return fromFirstTwo(s.scale * math::gammaFunction(1.0 + 1.0 / s.shape),
                            s.scale * s.scale * math::gammaFunction(1.0 + 2.0 / s.shape));
    }
    Moments operator()(const shape::Pareto& s) const {
        const double a = s.shape;
        const double mean = a > 1.0 ? s.minimum * a / (a - 1.0) : math::kInfinity;
        if (!(a > 2.0)) { return {mean, math::kInfinity}; }
        return {mean, s.minimum * s.minimum * a / ((a - 1.0) * (a - 1.0) * (a - 2.0))};
    }
    Moments operator()(const shape::Percentiles& s) const {
        const QuantileTable table(s);
        return fromFirstTwo(table.moment(1), table.moment(2));
    }
    Moments operator()(const shape::Piecewise& s) const {
        const QuantileTable table(s);
        return fromFirstTwo(table.moment(1), table.moment(2));
    }
    Moments operator()(const shape::Empirical& s) const {
        const auto count = static_cast<double>(s.sorted->size());
        double mean = 0.0;
        for (const double value : *s.sorted) { mean += value / count; }
        double variance = 0.0;
        for (const double value : *s.sorted) { variance += (value - mean) * (value - mean) / count; }
        return {mean, variance};
    }
    Moments operator()(const shape::Mixture& s) const { return blend(s.weights, s.parts); }
    Moments operator()(const shape::Regimes& s) const { return blend(s.meanSojourn, s.parts); }
};

}  // namespace

double Distribution::mean() const { return std::visit(MomentsOf{}, shape_).mean; }

double Distribution::variance() const { return std::visit(MomentsOf{}, shape_).variance; }

}  // namespace headroom::base
