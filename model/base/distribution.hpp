// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "model/base/result.hpp"

namespace headroom::base {

class Distribution;

/// The shapes a Distribution can have. Values are unit-neutral; the caller says whether they are seconds or bytes.
namespace shape {

struct Constant {
    double value = 0.0;
    bool operator==(const Constant&) const = default;
};
struct Exponential {
    double mean = 1.0;
    bool operator==(const Exponential&) const = default;
};
struct Uniform {
    double low = 0.0;
    double high = 1.0;
    bool operator==(const Uniform&) const = default;
};

/// A normal variable given that it is not negative: `mean` and `sd` are those before the truncation.
struct Normal {
    double mean = 1.0;
    double sd = 0.0;
    bool operator==(const Normal&) const = default;
};

/// exp(mu + sigma Z), Z standard normal.
struct LogNormal {
    double mu = 0.0;
    double sigma = 0.0;
    bool operator==(const LogNormal&) const = default;
};

struct Gamma {
    double shape = 1.0;
    double scale = 1.0;
    bool operator==(const Gamma&) const = default;
};
struct Weibull {
    double scale = 1.0;
    double shape = 1.0;
    bool operator==(const Weibull&) const = default;
};

/// P(X > x) = (minimum / x)^shape for x >= minimum.
struct Pareto {
    double minimum = 1.0;
    double shape = 2.0;
    bool operator==(const Pareto&) const = default;
};

/// One point of a quantile function: P(X <= value) = p.
struct Point {
    double p = 0.0;
    double value = 0.0;
    bool operator==(const Point&) const = default;
};

/// Measured percentiles: log(value) is linear in p between the points; below the first point the first segment is
/// continued down to p = 0; above the last the tail is that of the log-normal through the last two points.
struct Percentiles {
    std::vector<Point> points;
    bool operator==(const Percentiles&) const = default;
};

/// A distribution function linear in the value between the points. The first point may have p > 0: that much
/// probability lies on its value. The last has p = 1.
struct Piecewise {
    std::vector<Point> points;
    bool operator==(const Piecewise&) const = default;
};

/// One of the given values, each as likely as the other; kept sorted and shared between copies.
struct Empirical {
    std::shared_ptr<const std::vector<double>> sorted;
    bool operator==(const Empirical& other) const;
};

/// Part i with a probability in proportion to weight i.
struct Mixture {
    std::vector<double> weights;
    std::vector<Distribution> parts;
    bool operator==(const Mixture&) const;
};

/// Switches between regimes in time as a continuous-time Markov chain: regime i lasts an exponential time of mean
/// `meanSojourn[i]` seconds, then any of the others follows with equal probability. The share of time spent in
/// regime i is therefore meanSojourn[i] / sum.
struct Regimes {
    std::vector<Distribution> parts;
    std::vector<double> meanSojourn;
    bool operator==(const Regimes&) const;
};

using Any = std::variant<Constant, Exponential, Uniform, Normal, LogNormal, Gamma, Weibull, Pareto, Percentiles,
                         Piecewise, Empirical, Mixture, Regimes>;

}  // namespace shape

/// A non-negative random quantity as an immutable value. The factories keep what they are given: ask `check()` before
/// using one made from a user's input. Draw from it with a Sampler.
class Distribution {
public:
    static Distribution constant(double value);
    static Distribution exponential(double mean);
    static Distribution uniform(double low, double high);
    static Distribution normal(double mean, double sd);
    /// By its median and 99th percentile.
    static Distribution logNormal(double median, double p99);
    /// By its mean and coefficient of variation (standard deviation / mean).
    static Distribution logNormalMeanCv(double mean, double cv);
    static Distribution gamma(double mean, double cv);
    static Distribution weibull(double scale, double shape);
    static Distribution pareto(double minimum, double shape);
    static Distribution percentiles(std::vector<shape::Point> points);
    static Distribution piecewise(std::vector<shape::Point> points);
    static Distribution empirical(std::vector<double> values);
    static Distribution mixture(std::vector<double> weights, std::vector<Distribution> parts);
    static Distribution regimes(std::vector<Distribution> parts, std::vector<double> meanSojourn);

    Distribution();  ///< the constant 0
    // Not defined here: what they make of the variant takes a quarter of a second in every file that sees a spec.
    Distribution(const Distribution& other);
    Distribution(Distribution&& other) noexcept;
    Distribution& operator=(const Distribution& other);
    Distribution& operator=(Distribution&& other) noexcept;
    ~Distribution();

    /// The first parameter that makes no sense: `where` is its name as in a scenario file, `what` the rule it breaks.
    Result<void> check() const;

    /// The mean over a long time; infinity where it diverges (Pareto with shape <= 1).
    double mean() const;

    /// The variance over a long time; infinity where it diverges (Pareto with shape <= 2).
    double variance() const;

    /// The smallest x with P(X <= x) >= p, 0 <= p <= 1; nothing for gamma, mixtures and regimes, which have no closed
    /// form.
    std::optional<double> quantile(double p) const;

    /// Whether every draw gives the same value.
    bool isConstant() const;

    /// What the distribution is made of.
    const shape::Any& shape() const { return shape_; }

    bool operator==(const Distribution& other) const;

private:
    explicit Distribution(shape::Any shape);

    shape::Any shape_;
};

}  // namespace headroom::base
