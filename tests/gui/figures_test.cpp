// SPDX-License-Identifier: GPL-3.0-or-later
#include <qcustomplot.h>

#include <QMouseEvent>
#include <QTest>
#include <QTimeZone>
#include <QWheelEvent>

#include <cmath>

#include "report/figures/axis_link.hpp"
#include "report/figures/chart_style.hpp"
#include "report/figures/distribution_chart.hpp"
#include "report/figures/latency_chart.hpp"
#include "report/figures/log_axis.hpp"
#include "report/figures/percentile_axis.hpp"
#include "report/figures/series_chart.hpp"
#include "report/figures/tick_text.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::figures;

TEST_CASE("every further nine takes the same room") {
    CHECK(percentilePosition(0.0) == Approx(0.0).margin(1e-12));
    CHECK(percentilePosition(0.9) == Approx(1.0));
    CHECK(percentilePosition(0.99) == Approx(2.0));
    CHECK(percentilePosition(0.999) == Approx(3.0));
    CHECK(percentilePosition(0.9999) == Approx(4.0));
    CHECK(percentilePosition(1.0) == Approx(4.0));
    CHECK(shareAt(percentilePosition(0.37)) == Approx(0.37));
}

TEST_CASE("the y axis ends at a round number above the largest value") {
    const AxisTop top = niceTop(281.0);
    CHECK(top.top >= 281.0);
    CHECK(top.step * 3 == Approx(top.top));
    CHECK(niceTop(0.3).step == Approx(0.1));
    CHECK(niceTop(300.0).top == Approx(300.0));
    CHECK(niceTop(0.0).top > 0.0);
    for (double value = 1e-6; value < 1e12; value *= 1.37) {
        INFO(value);
        CHECK(niceTop(value).top >= value * (1.0 - 1e-9));
        CHECK(niceTop(value).top <= value * 2.0);
    }
}

TEST_CASE("tick labels are short and English") {
    CHECK(tickText(0.0) == "0");
    CHECK(tickText(1200.0) == "1,200");
    CHECK(tickText(0.5) == "0.5");
    CHECK(tickText(12.5) == "12.5");
    CHECK(tickText(5.2e7) == "52 M");
}

TEST_CASE("time ticks say the clock of the scenario") {
    const TimeAxis day{QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()), 86'400.0};
    CHECK(timeStep(86'400.0) == 14'400.0);
    CHECK(timeText(day, 0.0, 14'400.0) == "00:00");
    CHECK(timeText(day, 28'800.0, 14'400.0) == "08:00");
    CHECK(timeText(day, 86'400.0, 14'400.0) == "24:00");
    CHECK(timeText(day, 30.0, 5.0) == "00:00:30");
    const TimeAxis week{day.start, 7 * 86'400.0};
    CHECK(timeStep(week.length) == 2 * 86'400.0);
    CHECK(timeText(week, 86'400.0, 43'200.0) == "Tue 6 Jan");
    CHECK(timeText(week, 0.0, 86'400.0) == "Mon 5 Jan");
}

TEST_CASE("periods above zero become spans") {
    // Periods of 60 s: 1 and 2 together, 4 alone.
    const auto spans = periodsAbove({0, 3, 1, 0, 2, 0}, 60.0);
    REQUIRE(spans.size() == 2);
    CHECK(spans[0] == std::pair(60.0, 180.0));
    CHECK(spans[1] == std::pair(240.0, 300.0));
}

TEST_CASE("a limit is drawn only near the values") {
    SeriesChart chart;
    chart.lines.push_back({"a", {1.0, 14.0}, Tone::Level, false});
    chart.limit = 1000.0;
    CHECK_FALSE(drawsLimit(chart));
    CHECK(largestOf(chart) == 14.0);
    chart.limit = 30.0;
    CHECK(drawsLimit(chart));
    CHECK(largestOf(chart) == 30.0);
}

TEST_CASE("the latency curve is read between its points") {
    LatencyChart chart;
    chart.curve = {{0.0, 0.010}, {0.9, 0.020}, {0.99, 0.100}};
    CHECK(*latencyAt(chart, 0.9) == Approx(0.020));
    // Half way between p90 and p99 on the axis is 1 - 10^-1.5.
    CHECK(*latencyAt(chart, 1.0 - std::pow(10.0, -1.5)) == Approx(0.060));
    CHECK_FALSE(latencyAt(chart, 0.999));
    CHECK(latencyUnit(chart).name == "ms");
    chart.curve.emplace_back(0.999, 12.0);
    CHECK(latencyUnit(chart).name == "s");
}

TEST_CASE("charts draw from zero with everything that was given") {
    QCustomPlot plot;
    plot.resize(600, 200);
    LatencyChart latency;
    latency.curve = {{0.0, 0.010}, {0.9, 0.020}, {0.99, 0.100}};
    latency.marks = {{0.9, 0.018, 0.022}};
    latency.objective = 0.25;
    latency.objectiveShare = 0.99;
    latency.objectiveText = "objective";
    drawLatencyChart(plot, latency, lightChartColors(), QFont());
    CHECK(plot.yAxis->range().lower == 0.0);
    CHECK(plot.yAxis->range().upper >= 250.0);
    CHECK(plot.graphCount() == 2);
    CHECK(plot.itemCount() == 3);

    SeriesChart series;
    series.time = {QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()), 300.0};
    series.lines = {{"a", {1, 2, 3, 4, 5}, Tone::Primary, false}, {"b", {5, 5, 5, 5, 5}, Tone::Limit, true}};
    series.shaded = {{60.0, 120.0}};
    drawSeriesChart(plot, series, darkChartColors(), QFont());
    REQUIRE(plot.graphCount() == 3);  // what is shaded, and the lines over it
    CHECK(plot.itemCount() == 0);
    CHECK(plot.xAxis->range().upper == 300.0);
    CHECK(plot.graph(0)->dataCount() == 2);
    CHECK(plot.graph(1)->name() == "a");
    CHECK(plot.graph(1)->dataCount() == 5);
}

TEST_CASE("linked charts zoom and pan together and stay inside the run") {
    QCustomPlot first;
    QCustomPlot second;
    AxisLink link;
    link.add(first);
    link.add(second);
    link.setLength(1000.0, 10.0);
    CHECK(second.xAxis->range().upper == 1000.0);

    first.xAxis->setRange(200.0, 400.0);  // as dragging or another zoom does
    CHECK(second.xAxis->range().lower == 200.0);
    CHECK(second.xAxis->range().upper == 400.0);
    CHECK(link.isZoomed());

    link.show(-100.0, 100.0);  // moved beyond the start: stops there, as wide as before
    CHECK(link.from() == 0.0);
    CHECK(link.to() == 200.0);
    link.show(500.0, 500.5);  // too near: the least is 10, centred
    CHECK(link.to() - link.from() == Approx(10.0));
    link.show(-1e9, 1e9);
    CHECK_FALSE(link.isZoomed());

    first.resize(400, 100);
    first.show();
    first.replot();
    const auto turn = [&](Qt::KeyboardModifiers keys) {
        const QPointF at(200.0, 50.0);
        QWheelEvent wheel(at, at, QPoint(), QPoint(0, 120), Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&first, &wheel);
        return wheel.isAccepted();
    };
    CHECK_FALSE(turn(Qt::NoModifier));
    CHECK_FALSE(link.isZoomed());
    CHECK(turn(Qt::ControlModifier));
    CHECK(second.xAxis->range().size() == Approx(800.0));
}

TEST_CASE("a logarithmic axis shows whole decades, at least one") {
    const Decades wide = decadesAbout(0.02, 340.0);
    CHECK(wide.from == Approx(0.01));
    CHECK(wide.to == Approx(1000.0));
    const Decades one = decadesAbout(10.0, 10.0);
    CHECK(one.from == Approx(10.0));
    CHECK(one.to == Approx(100.0));
    CHECK(decadesAbout(0.0, -1.0).from == Approx(1.0));
}

TEST_CASE("a logarithmic chart leaves a gap where a value is 0, and goes back to a plain axis") {
    QCustomPlot plot;
    plot.resize(600, 200);
    SeriesChart series;
    series.time = {QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()), 300.0};
    series.lines = {{"a", {0, 20, 300, 0, 5}, Tone::Primary, false}};
    series.logarithmic = true;
    drawSeriesChart(plot, series, lightChartColors(), QFont());
    CHECK(plot.yAxis->scaleType() == QCPAxis::stLogarithmic);
    CHECK(plot.yAxis->range().lower == Approx(1.0));
    CHECK(plot.yAxis->range().upper == Approx(1000.0));
    CHECK(std::isnan(plot.graph(0)->data()->at(0)->value));
    CHECK(plot.graph(0)->data()->at(2)->value == 300.0);
    series.logarithmic = false;
    drawSeriesChart(plot, series, lightChartColors(), QFont());
    CHECK(plot.yAxis->scaleType() == QCPAxis::stLinear);
    CHECK(plot.yAxis->range().lower == 0.0);
}

TEST_CASE("a capacity has a dot where it was changed, and none where it was not") {
    QCustomPlot plot;
    SeriesChart series;
    series.time = {QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()), 300.0};
    series.lines = {{"provisioned", {50, 50, 80, 80, 60}, Tone::Limit, true}};
    drawSeriesChart(plot, series, lightChartColors(), QFont());
    REQUIRE(plot.graphCount() == 2);
    REQUIRE(plot.graph(1)->dataCount() == 2);
    CHECK(plot.graph(1)->data()->at(0)->key == 120.0);
    CHECK(plot.graph(1)->data()->at(1)->value == 60.0);
    series.lines.front().values = {50, 50, 50};
    drawSeriesChart(plot, series, lightChartColors(), QFont());
    CHECK(plot.graphCount() == 1);
}

TEST_CASE("a month that was throttled every other minute is shaded by one curve") {
    QCustomPlot plot;
    SeriesChart series;
    series.time = {QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()), 43'200.0 * 60.0};
    series.lines = {{"a", std::vector<double>(43'200, 1.0), Tone::Primary, false}};
    for (int i = 0; i < 21'600; ++i) series.shaded.emplace_back(i * 120.0, i * 120.0 + 60.0);
    drawSeriesChart(plot, series, lightChartColors(), QFont());
    CHECK(plot.itemCount() == 0);
    CHECK(plot.graphCount() == 2);
    CHECK(plot.graph(0)->dataCount() == 43'200);
}

TEST_CASE("a distribution's parts add up to all and lie where the curve says") {
    // Half between 10 and 100 ms, 40 % between 100 ms and 1 s, a tenth at exactly 1 s.
    const auto bins = distributionOf({{0.0, 0.01}, {0.5, 0.1}, {0.9, 1.0}, {1.0, 1.0}}, 20);
    REQUIRE(bins.size() == 20);
    double all = 0.0;
    double below = 0.0;
    for (const DistributionBin& bin : bins) {
        all += bin.share;
        if (bin.to <= 0.1 * 1.0001) below += bin.share;
    }
    CHECK(all == Approx(1.0));
    CHECK(below == Approx(0.5));
    // Ten parts a decade: each holds a tenth of its decade's share, the last one the constant, too.
    CHECK(bins[3].share == Approx(0.05));
    CHECK(bins[15].share == Approx(0.04));
    CHECK(bins[19].share == Approx(0.14));
    CHECK(distributionOf({}, 20).empty());
    const auto constant = distributionOf({{0.0, 0.02}, {1.0, 0.02}}, 8);
    CHECK(constant.front().share == Approx(1.0));
    DistributionChart chart;
    chart.bins = bins;
    CHECK(binAt(chart, 0.0101) == &chart.bins.front());
    CHECK(binAt(chart, 7.0) == nullptr);
    QCustomPlot plot;
    drawDistributionChart(plot, chart, lightChartColors(), QFont());
    CHECK(plot.xAxis->scaleType() == QCPAxis::stLogarithmic);
    CHECK(plot.yAxis->scaleType() == QCPAxis::stLogarithmic);
    CHECK(plot.graph(0)->dataCount() == 21);
    // Names of percentiles stand above the plot, for the curve is highest where the median is.
    chart.marks = {{"p50", 0.02}};
    drawDistributionChart(plot, chart, lightChartColors(), QFont());
    plot.replot();
    CHECK(qobject_cast<QCPItemText*>(plot.item())->bottom->pixelPosition().y() <= plot.axisRect()->top() + 1);
}

namespace {

void mouse(QCustomPlot& plot, QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons held) {
    QMouseEvent event(type, at, plot.mapToGlobal(at), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&plot, &event);
}

}  // namespace

TEST_CASE("dragging over one chart chooses a span for all, and the cursor is everybody's") {
    QCustomPlot first;
    QCustomPlot second;
    AxisLink link;
    for (QCustomPlot* plot : {&first, &second}) {
        plot->resize(500, 100);
        link.add(*plot);
        plot->show();
    }
    link.setLength(1000.0, 10.0);
    for (QCustomPlot* plot : {&first, &second}) plot->replot();
    const double from = first.xAxis->coordToPixel(200.0);
    const double to = first.xAxis->coordToPixel(600.0);
    mouse(first, QEvent::MouseMove, {to, 50.0}, Qt::NoButton, Qt::NoButton);
    REQUIRE(link.cursor());
    CHECK(*link.cursor() == Approx(600.0));
    CHECK(second.itemCount() == 1);  // the cursor
    mouse(first, QEvent::MouseButtonPress, {to, 50.0}, Qt::LeftButton, Qt::LeftButton);
    mouse(first, QEvent::MouseMove, {from, 50.0}, Qt::NoButton, Qt::LeftButton);
    CHECK_FALSE(link.isZoomed());  // not before it is let go
    mouse(first, QEvent::MouseButtonRelease, {from, 50.0}, Qt::LeftButton, Qt::NoButton);
    CHECK(link.from() == Approx(200.0));
    CHECK(link.to() == Approx(600.0));
    CHECK(second.xAxis->range().upper == Approx(600.0));
    mouse(first, QEvent::MouseButtonPress, {100.0, 50.0}, Qt::LeftButton, Qt::LeftButton);
    mouse(first, QEvent::MouseButtonRelease, {102.0, 50.0}, Qt::LeftButton, Qt::NoButton);
    CHECK(link.to() == Approx(600.0));  // a click is no drag
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&first, &leave);
    CHECK_FALSE(link.cursor());
    link.setLength(1000.0, 10.0);  // the same run again
    CHECK(link.isZoomed());
    link.setLength(2000.0, 10.0);
    CHECK_FALSE(link.isZoomed());
}
