// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/theory/gaussian_process.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/base/elementary.hpp"

namespace headroom::theory {

namespace {

constexpr std::array kLengths{0.1, 0.15, 0.25, 0.4, 0.6, 1.0, 1.6};
constexpr double kNugget = 1e-6;  // what keeps the matrix regular; what is simulated on one random number has no noise

double squaredDistance(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

double kernel(double squared, double length) { return base::math::exp(-squared / (2.0 * length * length)); }

}  // namespace

GaussianProcess::GaussianProcess(const std::vector<std::vector<double>>& points, const std::vector<double>& values)
    : points_(points), values_(static_cast<Eigen::Index>(values.size())) {
    for (std::size_t i = 0; i < values.size(); ++i) values_(static_cast<Eigen::Index>(i)) = values[i];
    mean_ = values_.mean();
    values_.array() -= mean_;
    scale_ = std::sqrt(values_.squaredNorm() / static_cast<double>(values.size()));
    if (scale_ <= 0.0) scale_ = 1.0;
    values_ /= scale_;
    double best = kLengths.front();
    double likelihood = fit(best);
    for (const double length : kLengths) {
        const double one = fit(length);
        if (one <= likelihood) continue;
        likelihood = one;
        best = length;
    }
    fit(best);
}

/// The logarithm of the marginal likelihood, up to a constant.
double GaussianProcess::fit(double length) {
    length_ = length;
    const auto n = static_cast<Eigen::Index>(points_.size());
    Eigen::MatrixXd covariance(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) {
            const double squared =
                squaredDistance(points_[static_cast<std::size_t>(i)], points_[static_cast<std::size_t>(j)]);
            covariance(i, j) = kernel(squared, length) + (i == j ? kNugget : 0.0);
        }
    }
    factor_.compute(covariance);
    weights_ = factor_.solve(values_);
    double logarithm = -0.5 * values_.dot(weights_);
    const Eigen::MatrixXd& lower = factor_.matrixLLT();
    for (Eigen::Index i = 0; i < n; ++i) logarithm -= base::math::log(std::max(lower(i, i), 1e-300));
    return logarithm;
}

Eigen::VectorXd GaussianProcess::covariances(const std::vector<double>& point) const {
    Eigen::VectorXd values(static_cast<Eigen::Index>(points_.size()));
    for (std::size_t i = 0; i < points_.size(); ++i)
        values(static_cast<Eigen::Index>(i)) = kernel(squaredDistance(points_[i], point), length_);
    return values;
}

Prediction GaussianProcess::at(const std::vector<double>& point) const {
    const Eigen::VectorXd k = covariances(point);
    const Eigen::VectorXd solved = factor_.matrixL().solve(k);
    const double variance = std::max(0.0, 1.0 + kNugget - solved.squaredNorm());
    return {mean_ + scale_ * k.dot(weights_), scale_ * std::sqrt(variance)};
}

}  // namespace headroom::theory
