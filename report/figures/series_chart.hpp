// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

#include "report/figures/chart_colors.hpp"
#include "report/figures/time_axis.hpp"

class QCustomPlot;

namespace headroom::figures {

/// One line: a value for each period; a NaN leaves a gap. `stepped` holds a value until the next one.
struct SeriesLine {
    QString name;
    std::vector<double> values;
    Tone tone = Tone::Primary;
    bool stepped = false;
    bool operator==(const SeriesLine&) const = default;
};

/// A moment at which an alarm of auto scaling went off: more is used than the target, or less.
struct AlarmMark {
    double at = 0.0;  ///< seconds
    bool high = true;
    bool operator==(const AlarmMark&) const = default;
};

/// Values over the time of a run, several lines in one unit.
struct SeriesChart {
    QString title;         ///< "Views: write capacity"
    QString detail;        ///< unit and what the lines are: "WCU: consumed, provisioned"
    QString unit;          ///< for the read-out under the pointer
    double period = 60.0;  ///< seconds
    TimeAxis time;
    std::vector<SeriesLine> lines;
    std::vector<std::pair<double, double>> shaded;  ///< from, to in seconds: where something went wrong
    std::vector<AlarmMark> alarms{};                ///< triangles along the upper edge
    std::optional<double> limit;                    ///< drawn when it is near the values, else only named in `detail`
    bool sums = false;                              ///< values are counts of their period, which add up
    bool logarithmic = false;                       ///< the y axis; values of 0 are gaps then
    bool operator==(const SeriesChart&) const = default;
};

/// Runs of periods with a value above 0, as times from, to.
std::vector<std::pair<double, double>> periodsAbove(const std::vector<double>& values, double period);

/// The beginnings of runs of periods with a value above 0; a run that was under way at first has none.
std::vector<AlarmMark> alarmsIn(const std::vector<double>& values, double period, bool high);

/// The largest value of any line, and of the limit where that is drawn.
double largestOf(const SeriesChart& chart);

/// A limit is worth drawing when the values reach at least a third of it: else they would be a line on the floor.
bool drawsLimit(const SeriesChart& chart);

/// Draws the chart into `plot`, replacing what was there and showing the whole time. The y axis starts at 0, or at the
/// power of ten below the smallest value. Graphs have the names of their lines.
void drawSeriesChart(QCustomPlot& plot, const SeriesChart& chart, const ChartColors& colors, const QFont& font);

}  // namespace headroom::figures
