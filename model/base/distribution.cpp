// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/base/elementary.hpp"
#include "model/base/quantile_table.hpp"

namespace headroom::base {
namespace {

constexpr double kNormalP99 = 2.3263478740408411;  // normalQuantile(0.99)

/// The quantile function of a shape, where it is closed.
struct QuantileOf {
    double p;

    std::optional<double> operator()(const shape::Constant& s) const { return s.value; }
    std::optional<double> operator()(const shape::Exponential& s) const { return -s.mean * math::log1p(-p); }
    std::optional<double> operator()(const shape::Uniform& s) const { return s.low + p * (s.high - s.low); }
    std::optional<double> operator()(const shape::Normal& s) const {
        if (s.sd == 0.0) { return s.mean; }
        const double above = math::normalTail(-s.mean / s.sd);
        // the tail that must lie above, so that nothing cancels for p near 1
        return std::max(0.0, s.mean - s.sd * math::normalQuantile((1.0 - p) * above));
    }
    std::optional<double> operator()(const shape::LogNormal& s) const {
        return s.sigma == 0.0 ? math::exp(s.mu) : math::exp(s.mu + s.sigma * math::normalQuantile(p));
    }
    std::optional<double> operator()(const shape::Weibull& s) const {
        return s.scale * math::pow(-math::log1p(-p), 1.0 / s.shape);
    }
    std::optional<double> operator()(const shape::Pareto& s) const {
        return s.minimum * math::exp(-math::log1p(-p) / s.shape);
    }
    std::optional<double> operator()(const shape::Percentiles& s) const { return QuantileTable(s)(p); }
    std::optional<double> operator()(const shape::Piecewise& s) const { return QuantileTable(s)(p); }
    std::optional<double> operator()(const shape::Empirical& s) const {
        const auto count = static_cast<double>(s.sorted->size());
        const double rank = std::ceil(p * count) - 1.0;
        return (*s.sorted)[static_cast<std::size_t>(std::clamp(rank, 0.0, count - 1.0))];
    }
    template <class Other>
    std::optional<double> operator()(const Other&) const {
        return std::nullopt;
    }
};

bool allConstantAndEqual(const std::vector<Distribution>& parts) {
    return std::all_of(parts.begin(), parts.end(), [&](const Distribution& part) {
        return part.isConstant() && part.mean() == parts.front().mean();
    });
}

struct IsConstant {
    bool operator()(const shape::Constant&) const { return true; }
    bool operator()(const shape::Exponential& s) const { return s.mean == 0.0; }
    bool operator()(const shape::Uniform& s) const { return s.low == s.high; }
    bool operator()(const shape::Normal& s) const { return s.sd == 0.0; }
    bool operator()(const shape::LogNormal& s) const { return s.sigma == 0.0; }
    bool operator()(const shape::Empirical& s) const { return s.sorted->front() == s.sorted->back(); }
    bool operator()(const shape::Mixture& s) const { return allConstantAndEqual(s.parts); }
    bool operator()(const shape::Regimes& s) const { return allConstantAndEqual(s.parts); }
    template <class Other>
    bool operator()(const Other&) const {
        return false;
    }
};

}  // namespace

bool shape::Empirical::operator==(const Empirical& other) const { return *sorted == *other.sorted; }
bool shape::Mixture::operator==(const Mixture& other) const { return weights == other.weights && parts == other.parts; }
bool shape::Regimes::operator==(const Regimes& other) const {
    return meanSojourn == other.meanSojourn && parts == other.parts;
}

Distribution::Distribution() = default;
Distribution::Distribution(const Distribution& other) = default;
Distribution::Distribution(Distribution&& other) noexcept = default;
Distribution& Distribution::operator=(const Distribution& other) = default;
Distribution& Distribution::operator=(Distribution&& other) noexcept = default;
Distribution::~Distribution() = default;
Distribution::Distribution(shape::Any shape) : shape_(std::move(shape)) {}
bool Distribution::operator==(const Distribution& other) const { return shape_ == other.shape_; }

Distribution Distribution::constant(double value) { return Distribution(shape::Constant{value}); }
Distribution Distribution::exponential(double mean) { return Distribution(shape::Exponential{mean}); }
Distribution Distribution::uniform(double low, double high) { return Distribution(shape::Uniform{low, high}); }
Distribution Distribution::normal(double mean, double sd) { return Distribution(shape::Normal{mean, sd}); }

Distribution Distribution::logNormal(double median, double p99) {
    return Distribution(shape::LogNormal{math::log(median), math::log(p99 / median) / kNormalP99});
}

Distribution Distribution::logNormalMeanCv(double mean, double cv) {
    const double variance = cv < 0.0 ? math::kNaN : math::log1p(cv * cv);
    return Distribution(shape::LogNormal{math::log(mean) - 0.5 * variance, std::sqrt(variance)});
}

Distribution Distribution::gamma(double mean, double cv) {
    if (cv == 0.0) { return constant(mean); }
    return Distribution(shape::Gamma{cv < 0.0 ? math::kNaN : 1.0 / (cv * cv), mean * cv * cv});
}

Distribution Distribution::weibull(double scale, double shape) { return Distribution(shape::Weibull{scale, shape}); }
Distribution Distribution::pareto(double minimum, double shape) { return Distribution(shape::Pareto{minimum, shape}); }

Distribution Distribution::percentiles(std::vector<shape::Point> points) {
    return Distribution(shape::Percentiles{std::move(points)});
}

Distribution Distribution::piecewise(std::vector<shape::Point> points) {
    return Distribution(shape::Piecewise{std::move(points)});
}

Distribution Distribution::empirical(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return Distribution(shape::Empirical{std::make_shared<const std::vector<double>>(std::move(values))});
}

Distribution Distribution::mixture(std::vector<double> weights, std::vector<Distribution> parts) {
    return Distribution(shape::Mixture{std::move(weights), std::move(parts)});
}

Distribution Distribution::regimes(std::vector<Distribution> parts, std::vector<double> meanSojourn) {
    return Distribution(shape::Regimes{std::move(parts), std::move(meanSojourn)});
}

std::optional<double> Distribution::quantile(double p) const { return std::visit(QuantileOf{p}, shape_); }

bool Distribution::isConstant() const { return std::visit(IsConstant{}, shape_); }

}  // namespace headroom::base
