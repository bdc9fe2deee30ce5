// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/figures/lines_chart.hpp"
#include "scenarios/calibrate/quantile_plot.hpp"
#include "scenarios/checking/comparison.hpp"

namespace headroom::gui {

/// Quantiles of a fitted law over those of its sample; the closer to the diagonal, the better.
figures::LinesChart quantileChart(const calibrate::QuantilePlot& plot);

/// The recorded and the simulated series over time, laid over each other.
figures::LinesChart overlayChart(const checking::Overlay& overlay);

}  // namespace headroom::gui
