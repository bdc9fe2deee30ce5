// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/base/distribution.hpp"

namespace headroom::base {

/// A quantile function given by points, prepared for drawing: the inverse of a piecewise distribution function, or
/// measured percentiles with their tails (see shape::Percentiles and shape::Piecewise for the rules).
class QuantileTable {
public:
    explicit QuantileTable(const shape::Percentiles& percentiles);
    explicit QuantileTable(const shape::Piecewise& piecewise);

    /// The value below which a share p of the draws lies, 0 <= p <= 1.
    double operator()(double p) const;

    /// The mean of the value (order 1) or of its square (order 2), in closed form.
    double moment(int order) const;

private:
    static constexpr std::size_t kGuide = 256;

    double segmentMoment(std::size_t segment, int order) const;
    void makeGuide();

    bool logarithmic_ = false;
    std::vector<double> p_;
    std::vector<double> y_;                          ///< the value, or its logarithm
    std::vector<double> slope_;                      ///< of the segment that ends at each point
    std::array<std::uint32_t, kGuide + 1> guide_{};  ///< for each slot of p the first point that can end its segment
    double tailMu_ = 0.0;
    double tailSigma_ = 0.0;
};

}  // namespace headroom::base
