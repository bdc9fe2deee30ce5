// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/frontier_chart.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "report/figures/chart_style.hpp"
#include "report/figures/name_places.hpp"
#include "report/figures/text_ticker.hpp"
#include "report/figures/tick_text.hpp"

namespace headroom::figures {

namespace {

constexpr double kMillisecondsUpTo = 10.0;  // seconds
constexpr double kRoom = 1.12;              // beyond the largest value, for names
constexpr double kJoined = 12.0;            // pixels from a point, beyond which a line joins its name to it
constexpr double kLongest = 0.45;           // of the chart, that a name takes

QString moneyTick(double tick) { return u'$' + tickText(tick); }

double largestSeconds(const FrontierChart& chart) {
    double seconds = chart.objective.value_or(0.0);
    for (const FrontierPoint& point : chart.points) seconds = std::max(seconds, point.secondsHigh);
    return seconds;
}

void line(QCustomPlot& plot, QPointF from, QPointF to, const QPen& pen, bool capped) {
    auto* item = new QCPItemLine(&plot);
    item->start->setCoords(from);
    item->end->setCoords(to);
    item->setPen(pen);
    if (!capped) return;
    item->setHead(QCPLineEnding(QCPLineEnding::esBar, 6, 0));
    item->setTail(QCPLineEnding(QCPLineEnding::esBar, 6, 0));
}

void drawPoint(QCustomPlot& plot, const FrontierPoint& point, double scale, const ChartColors& colors) {
    const QPointF at(point.cost, point.seconds * scale);
    const QPen pen(colors.blue, 1.2);
    if (point.costHigh > point.costLow) line(plot, {point.costLow, at.y()}, {point.costHigh, at.y()}, pen, true);
    if (point.secondsHigh > point.secondsLow)
        line(plot, {at.x(), point.secondsLow * scale}, {at.x(), point.secondsHigh * scale}, pen, true);
    QCPGraph* dot = plot.addGraph();
    const QColor color = point.chosen ? colors.orange : colors.blue;
    dot->setLineStyle(QCPGraph::lsNone);
    dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, point.chosen ? 10 : 8));
    dot->setData({at.x()}, {at.y()}, true);
}

/// The smallest and the largest of what is shown. An interval that reaches below 0 does not count for the smallest: a
/// logarithm has no place for it.
struct Extent {
    double smallest = std::numeric_limits<double>::infinity();
    double largest = 0.0;
    void take(double value, double low, double high) {
        smallest = std::min({smallest, value, low > 0.0 ? low : value});
        largest = std::max({largest, value, high});
    }
};

/// Where an axis begins and ends: logarithmic where the largest is many times the smallest; else at 0, or about what is
/// shown where that is so nearly alike that it would be one blot.
struct Scale {
    double from = 0.0;
    double to = 1.0;
    double step = 0.5;
    bool logarithmic = false;
};

Scale scaleOf(double smallest, double largest, int steps) {
    constexpr double kManyTimes = 10.0;
    constexpr double kAlike = 0.25;  // of the largest, up to which the spread is zoomed in on
    if (smallest > 0.0 && largest / smallest > kManyTimes) { return {smallest / 2.0, largest * 2.0, 1.0, true}; }
    const double spread = largest - smallest;
    if (!(spread > 0.0) || spread > largest * kAlike || smallest <= 0.0) {
        const AxisTop top = niceTop(std::max(largest * kRoom, 1e-9), steps);
        return {0.0, top.top, top.step, false};
    }
    const AxisTop nice = niceTop(spread * 1.6, steps);
    const double from = std::max(0.0, std::floor((smallest - spread * 0.2) / nice.step) * nice.step);
    const double to = std::ceil((largest + spread * 0.4) / nice.step) * nice.step;
    return {from, to, nice.step, false};
}

/// At 1, 2, 5 and 10; over many decades at powers of ten alone.
QSharedPointer<QCPAxisTicker> logTicker(const Scale& scale, const ValueText& text) {
    constexpr double kFewDecades = 2.5;
    const bool few = std::log10(scale.to / scale.from) < kFewDecades;
    auto* ticker = new QCPAxisTickerText;
    for (double power = std::pow(10.0, std::floor(std::log10(scale.from))); power <= scale.to; power *= 10.0) {
        for (const double times : {1.0, 2.0, 5.0}) {
            if (few || times == 1.0) ticker->addTick(power * times, text(power * times));
        }
    }
    return QSharedPointer<QCPAxisTicker>(ticker);
}

void setScale(QCPAxis& axis, const Scale& scale, const ValueText& text) {
    axis.setScaleType(scale.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setTicker(scale.logarithmic ? logTicker(scale, text) : textTicker(scale.step, text));
    axis.setRange(scale.from, scale.to);
}

/// A name at its place, joined to its point where it stands away from it.
void addName(QCustomPlot& plot, const QPointF& point, const QPointF& at, const QRectF& place, const QString& text,
             const ChartColors& colors, const QFont& font) {
    auto* anchor = new QCPItemTracer(&plot);
    anchor->setStyle(QCPItemTracer::tsNone);
    anchor->position->setCoords(point);
    QCPItemText* name = addLabel(plot, {2, 0, 2, 0}, {}, text, colors.text, font, Qt::AlignLeft | Qt::AlignTop);
    name->position->setType(QCPItemPosition::ptAbsolute);
    name->position->setParentAnchor(anchor->position);
    name->position->setCoords(place.topLeft() - at);
    const QPointF near(std::clamp(at.x(), place.left(), place.right()),
                       std::clamp(at.y(), place.top(), place.bottom()));
    if (std::hypot(near.x() - at.x(), near.y() - at.y()) < kJoined) return;
    auto* join = new QCPItemLine(&plot);
    join->setPen(QPen(colors.grey, 0.8));
    join->start->setParentAnchor(anchor->position);
    join->start->setType(QCPItemPosition::ptAbsolute);
    join->start->setCoords(0.0, 0.0);
    join->end->setType(QCPItemPosition::ptAbsolute);
    join->end->setParentAnchor(anchor->position);
    join->end->setCoords(near - at);
}

/// What joins the points of the frontier, as the names of points keep off it.
std::vector<QLineF> frontierLines(const std::vector<FrontierPoint>& points, const std::vector<QPointF>& at) {
    const std::vector<std::size_t> frontier = frontierOf(points);
    std::vector<QLineF> lines;
    for (std::size_t i = 1; i < frontier.size(); ++i) lines.emplace_back(at[frontier[i - 1]], at[frontier[i]]);
    return lines;
}

void drawNames(QCustomPlot& plot, const std::vector<FrontierPoint>& points, double scale, const ChartColors& colors,
               const QFont& font) {
    plot.setViewport(plot.rect());
    plot.replot(QCustomPlot::rpImmediateRefresh);  // the axes take their places
    const QFontMetricsF metrics(font);
    const QRectF room(plot.axisRect()->rect());
    std::vector<QPointF> at;
    std::vector<QSizeF> sizes;
    QStringList names;
    for (const FrontierPoint& point : points) {
        at.emplace_back(plot.xAxis->coordToPixel(point.cost), plot.yAxis->coordToPixel(point.seconds * scale));
        names << metrics.elidedText(point.name, Qt::ElideRight, room.width() * kLongest);
        sizes.emplace_back(metrics.horizontalAdvance(names.back()) + 5.0, metrics.height());
    }
    const auto places = namePlaces(at, sizes, room, frontierLines(points, at));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF point(points[i].cost, points[i].seconds * scale);
        if (places[i]) addName(plot, point, at[i], *places[i], names[static_cast<qsizetype>(i)], colors, font);
    }
}

void drawPoints(QCustomPlot& plot, const FrontierChart& chart, double scale, const ChartColors& colors,
                const QFont& font) {
    std::vector<FrontierPoint> points = chart.points;
    std::ranges::stable_sort(points, {}, &FrontierPoint::cost);
    for (const FrontierPoint& point : points) drawPoint(plot, point, scale, colors);
    drawNames(plot, points, scale, colors, font);
}

void drawFrontier(QCustomPlot& plot, const FrontierChart& chart, double scale, const ChartColors& colors) {
    QVector<double> costs;
    QVector<double> latencies;
    for (const std::size_t index : frontierOf(chart.points)) {
        costs.append(chart.points[index].cost);
        latencies.append(chart.points[index].seconds * scale);
    }
    if (costs.size() < 2) return;
    QCPGraph* graph = plot.addGraph();
    graph->setPen(QPen(colors.blue, 2));
    graph->setData(costs, latencies, true);
}

}  // namespace

QString latencyUnitName(const FrontierChart& chart) {
    return largestSeconds(chart) > kMillisecondsUpTo ? QStringLiteral("s") : QStringLiteral("ms");
}

std::vector<std::size_t> frontierOf(const std::vector<FrontierPoint>& points) {
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return points[a].cost != points[b].cost ? points[a].cost < points[b].cost
                                                : points[a].seconds < points[b].seconds;
    });
    std::vector<std::size_t> kept;
    for (const std::size_t index : order) {
        if (kept.empty() || points[index].seconds < points[kept.back()].seconds) kept.push_back(index);
    }
    return kept;
}

void drawFrontierChart(QCustomPlot& plot, const FrontierChart& chart, const ChartColors& colors, const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    applyChartStyle(plot, colors, font);
    const bool inSeconds = largestSeconds(chart) > kMillisecondsUpTo;
    const double scale = inSeconds ? 1.0 : 1000.0;
    Extent cost;
    Extent latency;
    for (const FrontierPoint& point : chart.points) {
        cost.take(point.cost, point.costLow, point.costHigh);
        latency.take(point.seconds * scale, point.secondsLow * scale, point.secondsHigh * scale);
    }
    if (chart.objective) latency.take(*chart.objective * scale, *chart.objective * scale, *chart.objective * scale);
    const Scale right = scaleOf(cost.smallest, cost.largest, 4);
    setScale(*plot.xAxis, right, &moneyTick);
    setScale(*plot.yAxis, scaleOf(latency.smallest, latency.largest, 3), &tickText);
    if (chart.objective) {
        QPen pen(colors.red, 1.2);
        pen.setDashPattern({4, 3});
        const double at = *chart.objective * scale;
        line(plot, {right.from, at}, {right.to, at}, pen, false);
        addLabel(plot, {7, 2, 7, 4}, {right.from, at}, chart.objectiveText, colors.red, font,
                 Qt::AlignLeft | Qt::AlignBottom);
    }
    drawFrontier(plot, chart, scale, colors);
    drawPoints(plot, chart, scale, colors, font);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
