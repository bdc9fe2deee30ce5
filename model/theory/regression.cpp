// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/theory/regression.hpp"

#include <Eigen/Dense>

namespace headroom::theory {

namespace {

/// The values in standard deviations from their mean; zeros when they never change.
Eigen::VectorXd standardised(const std::vector<double>& values) {
    Eigen::VectorXd column(static_cast<Eigen::Index>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) column(static_cast<Eigen::Index>(i)) = values[i];
    column.array() -= column.mean();
    const double norm = column.norm();
    const double largest = column.cwiseAbs().maxCoeff();
    if (norm <= 0.0 || largest <= 0.0) return Eigen::VectorXd::Zero(column.size());
    return column / norm;
}

}  // namespace

std::optional<StandardisedFit> standardisedFit(const std::vector<std::vector<double>>& inputs,
                                               const std::vector<double>& output) {
    if (inputs.empty() || output.size() < inputs.size() + 2) return std::nullopt;
    const Eigen::VectorXd y = standardised(output);
    if (y.norm() <= 0.0) return std::nullopt;
    Eigen::MatrixXd x(y.size(), static_cast<Eigen::Index>(inputs.size()));
    for (std::size_t i = 0; i < inputs.size(); ++i) x.col(static_cast<Eigen::Index>(i)) = standardised(inputs[i]);
    const Eigen::VectorXd solved = x.colPivHouseholderQr().solve(y);
    StandardisedFit fit;
    fit.coefficients.assign(solved.data(), solved.data() + solved.size());
    fit.explained = 1.0 - (y - x * solved).squaredNorm();
    return fit;
}

}  // namespace headroom::theory
