// SPDX-License-Identifier: GPL-3.0-or-later
// Minutes in which nothing happened are gaps, and hide nothing that did. What is seen is looked for pixel by pixel.
#include "report/figures/gap_graph.hpp"

#include <qcustomplot.h>

#include <QTimeZone>

#include <limits>

#include "report/figures/chart_colors.hpp"
#include "report/figures/series_chart.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::figures;

namespace {

constexpr double kGapValue = std::numeric_limits<double>::quiet_NaN();

SeriesChart gappyChart(std::vector<double> values, bool stepped = false) {
    SeriesChart chart;
    chart.period = 60.0;
    chart.time = {QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()),
                  60.0 * static_cast<double>(values.size())};
    chart.lines = {{"latency", std::move(values), Tone::Primary, stepped}};
    return chart;
}

QColor toneOf(Tone tone) { return colorOf(lightChartColors(), tone); }

/// The highest row in which something of the curve's colour is; -1: nothing is.
int highestOf(const SeriesChart& chart) {
    QCustomPlot plot;
    plot.resize(400, 200);
    plot.setViewport(plot.rect());
    drawSeriesChart(plot, chart, lightChartColors(), QFont());
    plot.setNotAntialiasedElements(QCP::aeAll);
    const QImage drawn = plot.toPixmap(400, 200).toImage();
    for (int y = 0; y < drawn.height(); ++y) {
        for (int x = 0; x < drawn.width(); ++x) {
            if (drawn.pixelColor(x, y) == toneOf(Tone::Primary)) return y;
        }
    }
    return -1;
}

}  // namespace

TEST_CASE("a minute that stands alone between gaps is seen") {
    CHECK(hasGaps({1.0, kGapValue}));
    CHECK_FALSE(hasGaps({1.0, 0.0}));
    std::vector<double> values(60, kGapValue);
    CHECK(highestOf(gappyChart(values)) == -1);
    values[30] = 5.0;
    CHECK(highestOf(gappyChart(values)) >= 0);
}

TEST_CASE("a peak that shares its pixel with a gap is as high as without gaps") {
    std::vector<double> values(20'000, 10.0);
    values[10'007] = 80.0;
    const int whole = highestOf(gappyChart(values));
    REQUIRE(whole >= 0);
    for (std::size_t i = 0; i < values.size(); i += 2)
        values[i] = kGapValue;  // every pixel has gaps, the first as well
    CHECK(std::abs(highestOf(gappyChart(values)) - whole) <= 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != 10'007) values[i] = kGapValue;
    }
    CHECK(std::abs(highestOf(gappyChart(values)) - whole) <= 1);
}

TEST_CASE("a gap of a stepped line is no change of it") {
    QCustomPlot plot;
    drawSeriesChart(plot, gappyChart({kGapValue, 50, 50, kGapValue, 50, 80}, true), lightChartColors(), QFont());
    REQUIRE(plot.graphCount() == 2);
    REQUIRE(plot.graph(1)->dataCount() == 1);
    CHECK(plot.graph(1)->data()->at(0)->value == 80.0);
}
