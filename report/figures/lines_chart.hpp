// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

#include "report/figures/chart_colors.hpp"
#include "report/figures/text_ticker.hpp"
#include "report/figures/time_axis.hpp"

class QCustomPlot;

namespace headroom::figures {

/// A figure of one design over what is varied.
struct VariedLine {
    QString name;
    std::vector<std::pair<double, double>> points;  ///< place across, value; a value of NaN leaves a gap
};

/// Designs over a quantity: where they cross, and where the design stands today.
struct LinesChart {
    std::vector<VariedLine> lines;
    QStringList names;                                  ///< of the places 0, 1, 2 ...; empty: places are numbers
    ValueText across;                                   ///< how a place reads, where it is a number
    ValueText up;                                       ///< how a value reads
    std::optional<double> today;                        ///< a place
    QString todayText;                                  ///< "this design, 46 %"
    std::optional<std::pair<double, double>> crossing;  ///< place and value
    QString crossingText;
    std::optional<std::pair<double, double>> crossingRange;  ///< 95 % interval of the place
    std::optional<TimeAxis> time;                            ///< places are seconds on it
};

/// Colours that lines take in turn; they differ in lightness as well, for eyes that see few colours.
QColor lineColor(const ChartColors& colors, std::size_t line);

/// Draws the chart into `plot`, replacing what was there; values from 0 on, each line named at its right end.
void drawLinesChart(QCustomPlot& plot, const LinesChart& chart, const ChartColors& colors, const QFont& font);

}  // namespace headroom::figures
