// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <vector>

#include "gui/items/field_form.hpp"
#include "model/base/distribution.hpp"

namespace headroom::gui {

/// What a distribution looks like: how likely its values are, against each other.
struct Density {
    std::vector<std::pair<double, double>> curve;  ///< value, height from 0 to 1; values rise
    bool logarithmic = false;                      ///< values are far apart: heights are for a logarithmic axis
    double p50 = 0.0;
    double p90 = 0.0;
    double p99 = 0.0;
    double mean = 0.0;
};

/// From the quantile function, or from 20,000 draws of the simulator's own sampler where there is none. Nothing for a
/// constant.
std::optional<Density> densityOf(const base::Distribution& distribution);

/// "p50 6 ms · p90 15 ms · p99 30 ms · mean 8 ms".
QString densityText(const Density& density, bool asBytes);

/// The distribution that stands in a field, or is being typed into it; nothing while it is wrong, refers to a parameter
/// or is none.
std::optional<base::Distribution> distributionIn(const FormField& field, const QString& typed,
                                                 const std::string& folder);

}  // namespace headroom::gui
