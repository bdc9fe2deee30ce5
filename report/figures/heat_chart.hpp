// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

#include <optional>
#include <vector>

#include "report/figures/chart_colors.hpp"
#include "report/figures/text_ticker.hpp"

class QCustomPlot;

namespace headroom::figures {

/// A figure over two axes: a cell for each pair of values, stronger where it is larger, with the figure in it.
struct HeatChart {
    QStringList across;
    QStringList down;
    std::vector<std::vector<std::optional<double>>> values;  ///< by `down`, then `across`; nothing: not known
    ValueText text;
};

/// The least and the largest value that is known.
struct HeatScale {
    double low = 0.0;
    double high = 0.0;
};
HeatScale scaleOf(const HeatChart& chart);

/// Where a value stands between them, 0 to 1.
double heatOf(const HeatScale& scale, double value);

/// Draws the map into `plot`, replacing what was there.
void drawHeatChart(QCustomPlot& plot, const HeatChart& chart, const ChartColors& colors, const QFont& font);

}  // namespace headroom::figures
