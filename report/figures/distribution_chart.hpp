// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

#include "report/figures/chart_colors.hpp"

class QCustomPlot;

namespace headroom::figures {

/// A part of a distribution: what share of all lies between two lengths, in seconds.
struct DistributionBin {
    double from = 0.0;
    double to = 0.0;
    double share = 0.0;
};

/// How many requests took how long.
struct DistributionChart {
    std::vector<DistributionBin> bins;
    std::vector<std::pair<QString, double>> marks;  ///< "p99" and its seconds
    std::optional<double> objective;                ///< seconds
    bool logarithmic = true;                        ///< the y axis; lengths are always logarithmic
};

/// Cuts a curve of share -> seconds (shares rise to 1) into `count` parts of one ratio each. Between two points of the
/// curve requests are taken to be spread evenly over the logarithm of their length. The shares add up to the curve's
/// last.
std::vector<DistributionBin> distributionOf(const std::vector<std::pair<double, double>>& curve, int count);

/// The bin that a length lies in; null: none.
const DistributionBin* binAt(const DistributionChart& chart, double seconds);

/// Draws the chart into `plot`, replacing what was there: lengths to the right, shares in percent upwards.
void drawDistributionChart(QCustomPlot& plot, const DistributionChart& chart, const ChartColors& colors,
                           const QFont& font);

}  // namespace headroom::figures
