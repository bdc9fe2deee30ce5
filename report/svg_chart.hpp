// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/markup_writer.hpp"

namespace headroom::report {

/// A line of a chart: values evenly spaced over the chart's width.
struct ChartLine {
    std::string name;
    std::vector<double> values;
};

/// `from` and `to` label the ends of the axis, `text` the values.
struct LineChart {
    std::string title;
    std::vector<ChartLine> lines;
    std::string from;
    std::string to;
    std::string (*text)(double) = nullptr;
    std::vector<std::string> ticks{};  ///< of each value, in place of `from` and `to`
};

/// Horizontal bars, one a row.
struct ChartBar {
    std::string name;
    double value = 0.0;
    std::string label;
};
struct BarChart {
    std::string title;
    std::vector<ChartBar> bars;
};

/// The chart as SVG, at most 240 points a line (each the largest of those it stands for, so that no peak is lost). A
/// line is broken where a value is no number.
void writeSvg(MarkupWriter& markup, const LineChart& chart);
void writeSvg(MarkupWriter& markup, const BarChart& chart);

/// Width over height of what writeSvg() writes.
double aspectOf(const LineChart& chart);
double aspectOf(const BarChart& chart);

}  // namespace headroom::report
