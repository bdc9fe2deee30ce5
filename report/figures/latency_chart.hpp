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

/// A percentile with its 95 % interval, all in seconds.
struct LatencyMark {
    double share = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// Latency by percentile: share -> seconds, with shares rising.
struct LatencyChart {
    std::vector<std::pair<double, double>> curve;
    std::vector<LatencyMark> marks;
    std::optional<double> objective;       ///< seconds
    std::optional<double> objectiveShare;  ///< the percentile it is about: 0.99
    QString objectiveText;                 ///< "objective 250 ms"
    bool logarithmic = false;              ///< the y axis
};

/// "ms" up to 10 s, "s" beyond, and how many of them are in a second.
struct LatencyUnit {
    QString name;
    double perSecond = 1000.0;
};
LatencyUnit latencyUnit(const LatencyChart& chart);

/// Draws the chart into `plot`, replacing what was there. The y axis is in latencyUnit() and starts at 0, or
/// at the power of ten below the smallest.
void drawLatencyChart(QCustomPlot& plot, const LatencyChart& chart, const ChartColors& colors, const QFont& font);

/// The latency at a share, linear in the axis position between the curve's points; nothing beyond its ends.
std::optional<double> latencyAt(const LatencyChart& chart, double share);

}  // namespace headroom::figures
