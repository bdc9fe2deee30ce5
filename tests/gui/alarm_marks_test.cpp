// SPDX-License-Identifier: GPL-3.0-or-later
// The alarms of auto scaling in a chart of time.
#include <qcustomplot.h>

#include <QTimeZone>

#include "report/figures/series_chart.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::figures;

TEST_CASE("alarms of auto scaling are marked where they went off, and not those that were under way at first") {
    CHECK(alarmsIn({1, 1, 0, 1, 1, 0, 1}, 60.0, true) == std::vector<AlarmMark>{{180.0, true}, {360.0, true}});
    CHECK(alarmsIn({}, 60.0, false).empty());
    QCustomPlot plot;
    SeriesChart series;
    series.time = {QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()), 420.0};
    series.lines = {{"consumed", {50, 50, 80, 80, 60, 70, 20}, Tone::Primary, false}};
    series.alarms = {{180.0, true}, {360.0, true}, {240.0, false}};
    drawSeriesChart(plot, series, lightChartColors(), QFont());
    REQUIRE(plot.graphCount() == 3);
    CHECK(plot.graph(1)->dataCount() == 2);
    CHECK(plot.graph(1)->data()->at(1)->key == 360.0);
    CHECK(plot.graph(1)->scatterStyle().shape() == QCPScatterStyle::ssTriangle);
    CHECK(plot.graph(2)->scatterStyle().shape() == QCPScatterStyle::ssTriangleInverted);
    const double height = plot.graph(1)->data()->at(0)->value;
    CHECK(plot.yAxis2->range().contains(height));
    CHECK(plot.graph(1)->valueAxis() == plot.yAxis2);
}
