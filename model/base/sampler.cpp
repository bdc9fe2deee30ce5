// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/sampler.hpp"

#include <cmath>
#include <utility>
#include <variant>
#include <vector>

#include "model/base/quantile_table.hpp"
#include "model/base/regime_clock.hpp"

namespace headroom::base {
namespace {

struct NormalDraw {
    double mean;
    double sd;

    // Rejection is exact; with mean >= 0 at least every second proposal is taken.
    double operator()(Stream& stream, Instant) const {
        for (;;) {
            const double value = mean + sd * standardNormal(stream);
            if (value >= 0.0) { return value; }
        }
    }
};

/// G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000), with their boost
/// for shapes below 1.
struct GammaDraw {
    explicit GammaDraw(const shape::Gamma& gamma)
        : boost(gamma.shape < 1.0 ? 1.0 / gamma.shape : 0.0),
          d((gamma.shape < 1.0 ? gamma.shape + 1.0 : gamma.shape) - 1.0 / 3),
          c(1.0 / std::sqrt(9.0 * d)),
          scale(gamma.scale) {}

    double operator()(Stream& stream, Instant) const {
        const double factor = boost > 0.0 ? math::exp(-boost * standardExponential(stream)) : 1.0;
        for (;;) {
            const double x = standardNormal(stream);
            const double root = 1.0 + c * x;
            if (root <= 0.0) { continue; }
            const double v = root * root * root;
            const double u = stream.uniformOpen();
            if (u < 1.0 - 0.0331 * x * x * x * x || math::log(u) < 0.5 * x * x + d * (1.0 - v + math::log(v))) {
                return scale * d * v * factor;
            }
        }
    }

    double boost, d, c, scale;
};

struct WeibullDraw {
    double scale;
    double power;
    double operator()(Stream& stream, Instant) const { return scale * math::pow(standardExponential(stream), power); }
};

struct ParetoDraw {
    double minimum;
    double power;
    double operator()(Stream& stream, Instant) const {
        return minimum * math::exp(power * standardExponential(stream));
    }
};

struct TableDraw {
    QuantileTable table;
    double operator()(Stream& stream, Instant) const { return table(stream.uniformOpen()); }
};

struct EmpiricalDraw {
    std::shared_ptr<const std::vector<double>> values;
    double operator()(Stream& stream, Instant) const { return (*values)[stream.below(values->size())]; }
};

struct MixtureDraw {
    std::vector<double> upTo;  // running sums of the weights, the last one is 1
    std::vector<Sampler> parts;

    double operator()(Stream& stream, Instant now) {
        const double u = stream.uniform();
        std::size_t i = 0;
        while (i + 1 < parts.size() && u >= upTo[i]) { ++i; }
        return parts[i](stream, now);
    }
};

struct RegimesDraw {
    RegimeClock clock;
    std::vector<Sampler> parts;
    double operator()(Stream& stream, Instant now) { return parts[clock.at(now)](stream, now); }
};

using AnyDraw =
    std::variant<NormalDraw, GammaDraw, WeibullDraw, ParetoDraw, TableDraw, EmpiricalDraw, MixtureDraw, RegimesDraw>;

std::vector<Sampler> samplersOf(const std::vector<Distribution>& parts, std::uint64_t key) {
    std::vector<Sampler> samplers;
    for (const Distribution& part : parts) { samplers.emplace_back(part, deriveKey(key, samplers.size() + 1)); }
    return samplers;
}

std::vector<double> runningShares(const std::vector<double>& weights) {
    double total = 0.0;
    for (const double weight : weights) { total += weight; }
    std::vector<double> shares;
    double sum = 0.0;
    for (const double weight : weights) { shares.push_back((sum += weight) / total); }
    return shares;
}

struct DrawOf {
    std::uint64_t key;

    std::optional<AnyDraw> operator()(const shape::Normal& s) const { return NormalDraw{s.mean, s.sd}; }
    std::optional<AnyDraw> operator()(const shape::Gamma& s) const { return GammaDraw(s); }
    std::optional<AnyDraw> operator()(const shape::Weibull& s) const { return WeibullDraw{s.scale, 1.0 / s.shape}; }
    std::optional<AnyDraw> operator()(const shape::Pareto& s) const { return ParetoDraw{s.minimum, 1.0 / s.shape}; }
    std::optional<AnyDraw> operator()(const shape::Percentiles& s) const { return TableDraw{QuantileTable(s)}; }
    std::optional<AnyDraw> operator()(const shape::Piecewise& s) const { return TableDraw{QuantileTable(s)}; }
    std::optional<AnyDraw> operator()(const shape::Empirical& s) const { return EmpiricalDraw{s.sorted}; }
    std::optional<AnyDraw> operator()(const shape::Mixture& s) const {
        return MixtureDraw{runningShares(s.weights), samplersOf(s.parts, key)};
    }
    std::optional<AnyDraw> operator()(const shape::Regimes& s) const {
        return RegimesDraw{RegimeClock(s.meanSojourn, key), samplersOf(s.parts, key)};
    }
    template <class Fast>
    std::optional<AnyDraw> operator()(const Fast&) const {
        return std::nullopt;
    }
};

}  // namespace

struct Sampler::Source {
    AnyDraw draw;
};

Sampler::Sampler(const Distribution& distribution, std::uint64_t key) {
    if (distribution.isConstant()) {
        a_ = distribution.mean();
    } else if (const auto* exponential = std::get_if<shape::Exponential>(&distribution.shape())) {
        kind_ = Kind::Exponential;
        a_ = exponential->mean;
    } else if (const auto* uniform = std::get_if<shape::Uniform>(&distribution.shape())) {
        kind_ = Kind::Uniform;
        a_ = uniform->low;
        b_ = uniform->high - uniform->low;
    } else if (const auto* logNormal = std::get_if<shape::LogNormal>(&distribution.shape())) {
        kind_ = Kind::LogNormal;
        a_ = logNormal->mu;
        b_ = logNormal->sigma;
    } else if (std::optional<AnyDraw> draw = std::visit(DrawOf{key}, distribution.shape())) {
        kind_ = Kind::Other;
        source_ = std::make_unique<Source>(Source{*std::move(draw)});
    }
}

Sampler::~Sampler() = default;
Sampler::Sampler(Sampler&&) noexcept = default;
Sampler& Sampler::operator=(Sampler&&) noexcept = default;

double Sampler::drawOther(Stream& stream, Instant now) {
    return std::visit([&](auto& draw) { return draw(stream, now); }, source_->draw);
}

}  // namespace headroom::base
