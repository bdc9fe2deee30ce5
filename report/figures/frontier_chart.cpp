// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/frontier_chart.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/figures/chart_style.hpp"
#include "report/figures/tick_text.hpp"

namespace headroom::figures {

namespace {

constexpr double kMillisecondsUpTo = 10.0;  // seconds
constexpr double kRoom = 1.12;              // beyond the largest value, for names
constexpr double kBeside = 5.0;             // pixels from a point to its name

/// "$1,200"
class MoneyTicker : public QCPAxisTickerFixed {
public:
    explicit MoneyTicker(double step) {
        setTickStep(step);
        setScaleStrategy(ssNone);
    }

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return u'$' + tickText(tick); }
};

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

/// Beside its point, a few pixels away.
void addName(QCustomPlot& plot, const FrontierPoint& point, double scale, bool left, bool above,
             const ChartColors& colors, const QFont& font) {
    auto* at = new QCPItemTracer(&plot);
    at->setStyle(QCPItemTracer::tsNone);
    at->position->setCoords(point.cost, point.seconds * scale);
    QCPItemText* name = addLabel(plot, {2, 0, 2, 0}, {}, point.name, colors.text, font,
                                 (left ? Qt::AlignRight : Qt::AlignLeft) | (above ? Qt::AlignBottom : Qt::AlignTop));
    name->position->setType(QCPItemPosition::ptAbsolute);
    name->position->setParentAnchor(at->position);
    name->position->setCoords(left ? -kBeside : kBeside, above ? -kBeside : kBeside);
    QColor ground = colors.background;
    ground.setAlphaF(0.85F);
    name->setBrush(ground);
}

/// On which side of its point a name stands.
struct Side {
    bool left = false;
    bool above = true;
};

/// The frontier falls to the right: it comes from above on the left and leaves below on the right, so that names stand
/// above on the right, or below on the left where there is no room. One whose neighbour has that place takes the other.
std::vector<Side> sidesOf(const std::vector<FrontierPoint>& points, double right, double topSeconds) {
    constexpr double kRightPart = 0.6;
    constexpr double kNameWidth = 0.25;  // of the chart
    constexpr double kNameHeight = 0.08;
    std::vector<Side> sides;
    for (std::size_t i = 0; i < points.size(); ++i) {
        Side side;
        side.left = points[i].cost > right * kRightPart;
        side.above = !side.left;
        const bool taken = i > 0 && sides.back().left == side.left && sides.back().above == side.above &&
                           points[i].cost - points[i - 1].cost < right * kNameWidth &&
                           std::abs(points[i].seconds - points[i - 1].seconds) < topSeconds * kNameHeight;
        if (taken) side.above = !side.above;
        sides.push_back(side);
    }
    return sides;
}

void drawPoints(QCustomPlot& plot, const FrontierChart& chart, double scale, double right, double top,
                const ChartColors& colors, const QFont& font) {
    std::vector<FrontierPoint> points = chart.points;
    std::ranges::stable_sort(points, {}, &FrontierPoint::cost);
    for (const FrontierPoint& point : points) drawPoint(plot, point, scale, colors);
    const std::vector<Side> sides = sidesOf(points, right, top / scale);
    for (std::size_t i = 0; i < points.size(); ++i)
        addName(plot, points[i], scale, sides[i].left, sides[i].above, colors, font);
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
    double cost = 0.0;
    for (const FrontierPoint& point : chart.points) cost = std::max({cost, point.cost, point.costHigh});
    const double seconds = largestSeconds(chart);
    const bool inSeconds = seconds > kMillisecondsUpTo;
    const double scale = inSeconds ? 1.0 : 1000.0;
    const AxisTop right = niceTop(cost * kRoom, 4);
    const AxisTop top = niceTop(seconds * scale * kRoom);
    plot.xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new MoneyTicker(right.step)));
    plot.xAxis->setRange(0.0, right.top);
    plot.yAxis->setTicker(valueTicker(top.step));
    plot.yAxis->setRange(0.0, top.top);
    if (chart.objective) {
        QPen pen(colors.red, 1.2);
        pen.setDashPattern({4, 3});
        const double at = *chart.objective * scale;
        line(plot, {0.0, at}, {right.top, at}, pen, false);
        addLabel(plot, {7, 2, 7, 4}, {0.0, at}, chart.objectiveText, colors.red, font, Qt::AlignLeft | Qt::AlignBottom);
    }
    drawFrontier(plot, chart, scale, colors);
    drawPoints(plot, chart, scale, right.top, top.top, colors, font);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
