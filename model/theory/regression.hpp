// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace headroom::theory {

/// A linear model of an output in several inputs, all measured in their own standard deviations, so that coefficients
/// compare: the square of one is the share of the output's variance that its input explains, where inputs are
/// independent.
struct StandardisedFit {
    std::vector<double> coefficients;  ///< by input; 0 for an input that never changed
    double explained = 0.0;            ///< R^2: the share of the variance that the model explains
};

/// Least squares by Householder QR. `inputs` are columns of the output's length. Nothing without inputs, with fewer
/// points than inputs + 2, or when the output never changed.
std::optional<StandardisedFit> standardisedFit(const std::vector<std::vector<double>>& inputs,
                                               const std::vector<double>& output);

}  // namespace headroom::theory
