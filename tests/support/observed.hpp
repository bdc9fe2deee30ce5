// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace headroom::support {

/// Stands for a minute in which nothing was observed, so that series can be compared: no number equals none, not even
/// itself. Below what any metric can be.
inline constexpr double kNothing = -1.0;

/// A metric's values with kNothing where there is none.
inline std::vector<double> observed(std::vector<double> values) {
    std::ranges::replace_if(
        values, [](double value) { return std::isnan(value); }, kNothing);
    return values;
}

}  // namespace headroom::support
