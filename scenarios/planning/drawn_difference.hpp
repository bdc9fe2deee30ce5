// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "scenarios/study/result.hpp"
#include "scenarios/study/shown_figures.hpp"

/// What uncertain inputs do to a figure and to the difference between designs that were given the same draws of them.
namespace headroom::planning {

struct DrawnDifference {
    study::Interval band90;  ///< 5th to 95th percentile of the other less the base, draw by draw
    double lowerIn = 0.0;    ///< share of the draws in which the other has the lower figure
};

/// 5th to 95th percentile of a figure over the draws; nothing where the design has none.
std::optional<study::Interval> drawnBand(const study::DesignResult& design, const study::FigureName& figure);

/// Of designs that are uncertain in the same inputs, from the same seed; nothing where they are not, or one of them
/// lacks the figure.
std::optional<DrawnDifference> drawnDifference(const study::DesignResult& base, const study::DesignResult& other,
                                               const study::FigureName& figure);

}  // namespace headroom::planning
