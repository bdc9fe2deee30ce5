// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <optional>
#include <vector>

#include "report/figures/chart_colors.hpp"

class QCustomPlot;

namespace headroom::figures {

/// A design by what it costs and how slow it is, with 95 % intervals where there are some.
struct FrontierPoint {
    QString name;
    double cost = 0.0;     ///< USD a month
    double seconds = 0.0;  ///< the latency
    double costLow = 0.0;  ///< equal to cost without an interval, as are the other three to theirs
    double costHigh = 0.0;
    double secondsLow = 0.0;
    double secondsHigh = 0.0;
    bool chosen = false;
};

struct FrontierChart {
    std::vector<FrontierPoint> points;
    std::optional<double> objective;  ///< seconds
    QString objectiveText;
};

/// Indices of the points that no other point beats or equals in both, by rising cost. Of equal points the first stays.
std::vector<std::size_t> frontierOf(const std::vector<FrontierPoint>& points);

/// "ms" up to 10 s, "s" beyond: of the upward axis.
QString latencyUnitName(const FrontierChart& chart);

/// Draws cost to the right and latency upwards, replacing what was there; the frontier as a line. Axes begin at 0, or
/// near the values where these are alike, and are logarithmic where the largest is more than ten times the smallest.
/// Names stand where they meet no other one; draw again when the plot's size changes.
void drawFrontierChart(QCustomPlot& plot, const FrontierChart& chart, const ChartColors& colors, const QFont& font);

}  // namespace headroom::figures
