// SPDX-License-Identifier: GPL-3.0-or-later
// Lines with about a point a pixel are painted fast enough to be dragged along: processor time, at both resolutions.
#include <qcustomplot.h>

#include <QTimeZone>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

#include "report/figures/chart_colors.hpp"
#include "report/figures/lines_chart.hpp"
#include "report/figures/series_chart.hpp"
#include "scenarios/study/processor_time.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::figures;

namespace {

/// Noise of a day of minutes.
std::vector<double> noisyDay() {
    std::vector<double> values(1'440);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = 100.0 + static_cast<double>((i * 7'919U) % 1'440U) / 20.0;
    return values;
}

void checkPainting(QCustomPlot& plot) {
    std::chrono::nanoseconds least = std::chrono::hours(1);
    for (int frame = 0; frame < 5; ++frame) {
        const std::chrono::nanoseconds before = study::processorTime();
        plot.replot(QCustomPlot::rpImmediateRefresh);
        least = std::min(least, study::processorTime() - before);
    }
    INFO(static_cast<double>(least.count()) / 1e6 << " ms");
    CHECK(least < std::chrono::milliseconds(20));
}

}  // namespace

TEST_CASE("a day of minutes that go up and down is painted in a small part of a frame") {
    SeriesChart chart;
    chart.period = 60.0;
    chart.time = {QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()), 86'400.0};
    chart.lines = {{"p99", noisyDay(), Tone::Primary, false}};
    for (const double scale : {1.0, 2.0}) {
        QCustomPlot plot;
        plot.resize(1'200, 104);
        plot.setViewport(plot.rect());
        plot.setBufferDevicePixelRatio(scale);
        drawSeriesChart(plot, chart, lightChartColors(), QFont());
        INFO(scale);
        checkPainting(plot);
    }
}

TEST_CASE("a recorded day laid over a simulated one is painted as fast, and its axis reads as a clock") {
    LinesChart chart;
    chart.time = TimeAxis{QDateTime(QDate(2026, 1, 5), QTime(10, 0), QTimeZone::utc()), 86'400.0};
    chart.up = [](double value) { return QString::number(value); };
    const std::vector<double> values = noisyDay();
    for (const char* name : {"real", "simulated"}) {
        VariedLine line{QLatin1String(name), {}};
        for (std::size_t i = 0; i < values.size(); ++i)
            line.points.emplace_back(static_cast<double>(i) * 60.0, i % 300 == 7 ? std::nan("") : values[i]);
        chart.lines.push_back(std::move(line));
    }
    for (const double scale : {1.0, 2.0}) {
        QCustomPlot plot;
        plot.resize(1'200, 300);
        plot.setViewport(plot.rect());
        plot.setBufferDevicePixelRatio(scale);
        drawLinesChart(plot, chart, lightChartColors(), QFont());
        INFO(scale);
        checkPainting(plot);
        const QStringList marks = plot.xAxis->tickVectorLabels();
        CHECK(marks.contains(QStringLiteral("12:00")));
        CHECK(marks.contains(QStringLiteral("Tue 6 Jan")));
    }
}
