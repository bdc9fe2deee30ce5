// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>

#include <vector>

namespace headroom::theory {

/// What a surrogate expects at a point it has not seen, and how sure it is.
struct Prediction {
    double mean = 0.0;
    double deviation = 0.0;
};

/// A smooth function of a few points, guessed from some of its values: Gaussian-process regression with a squared
/// exponential kernel of one length and a small nugget (C. Rasmussen, C. Williams, "Gaussian Processes for Machine
/// Learning", MIT Press 2006, algorithm 2.1). Coordinates should lie between 0 and 1. The length is the likeliest of a
/// few.
class GaussianProcess {
public:
    /// Requires at least one point, all of one dimension, and as many values.
    GaussianProcess(const std::vector<std::vector<double>>& points, const std::vector<double>& values);

    Prediction at(const std::vector<double>& point) const;
    double length() const { return length_; }

private:
    double fit(double length);
    Eigen::VectorXd covariances(const std::vector<double>& point) const;

    std::vector<std::vector<double>> points_;
    Eigen::VectorXd values_;
    double mean_ = 0.0;
    double scale_ = 1.0;
    double length_ = 1.0;
    Eigen::LLT<Eigen::MatrixXd> factor_;
    Eigen::VectorXd weights_;
};

}  // namespace headroom::theory
