// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/distribution_chart.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "report/figures/chart_style.hpp"
#include "report/figures/log_axis.hpp"
#include "report/figures/tick_text.hpp"

namespace headroom::figures {

namespace {

constexpr double kShortest = 1e-6;       // a microsecond: nothing measured is shorter
constexpr double kSmallestShare = 1e-6;  // drawn on a logarithmic axis
constexpr QChar kSpace(0x00a0);

/// "100 µs", "10 ms", "1 s".
QString lengthText(double seconds) {
    if (seconds < 0.9995e-3) return tickText(seconds * 1e6) + kSpace + QStringLiteral("µs");
    if (seconds < 0.9995) return tickText(seconds * 1e3) + kSpace + QStringLiteral("ms");
    return tickText(seconds) + kSpace + QStringLiteral("s");
}

QString percentText(double share) { return tickText(share * 100.0) + kSpace + u'%'; }

void drawBins(QCustomPlot& plot, const DistributionChart& chart, const ChartColors& colors) {
    QVector<double> keys;
    QVector<double> values;
    for (const DistributionBin& bin : chart.bins) {
        keys << bin.from;
        values << (chart.logarithmic && bin.share < kSmallestShare ? kSmallestShare / 10.0 : bin.share);
    }
    keys << chart.bins.back().to;
    values << values.back();
    QCPGraph* graph = plot.addGraph();
    QColor fill = colors.blue;
    fill.setAlphaF(0.25F);
    graph->setPen(QPen(colors.blue, 1.2));
    graph->setBrush(fill);
    graph->setLineStyle(QCPGraph::lsStepLeft);
    graph->setData(keys, values, true);
}

void drawUpright(QCustomPlot& plot, double seconds, const QColor& color) {
    QPen pen(color, 1.2);
    pen.setDashPattern({4, 3});
    auto* line = new QCPItemLine(&plot);
    for (QCPItemPosition* end : {line->start, line->end}) end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    line->start->setCoords(seconds, 0.0);
    line->end->setCoords(seconds, 1.0);
    line->setPen(pen);
}

void drawMark(QCustomPlot& plot, const QString& name, double seconds, const ChartColors& colors, const QFont& font) {
    drawUpright(plot, seconds, colors.text);
    auto* label = new QCPItemText(&plot);
    label->setText(name);
    label->setFont(font);
    label->setColor(colors.text);
    label->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);  // above the plot: below, the curve is highest
    label->setClipToAxisRect(false);
    label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    label->position->setCoords(seconds, 0.0);
}

/// Adds a share that lies between two lengths to the bins it covers.
void spread(std::vector<DistributionBin>& bins, double share, double from, double to) {
    const auto first = std::ranges::find_if(bins, [&](const DistributionBin& bin) { return from < bin.to; });
    auto bin = first == bins.end() ? bins.end() - 1 : first;
    if (!(to > from)) {
        bin->share += share;
        return;
    }
    const double whole = std::log(to / from);
    for (; bin != bins.end() && bin->from < to; ++bin) {
        const double low = std::max(from, bin->from);
        const double high =
            bin + 1 == bins.end() ? to : std::min(to, bin->to);  // the last one takes what rounding left
        if (high > low) bin->share += share * std::log(high / low) / whole;
    }
}

}  // namespace

std::vector<DistributionBin> distributionOf(const std::vector<std::pair<double, double>>& curve, int count) {
    if (curve.empty() || count < 1) return {};
    const double low = std::max(curve.front().second, kShortest);
    const double high = std::max(curve.back().second, low * 1.1);  // a constant has some width, too
    const double ratio = std::pow(high / low, 1.0 / count);
    std::vector<DistributionBin> bins;
    for (int i = 0; i < count; ++i) bins.push_back({low * std::pow(ratio, i), low * std::pow(ratio, i + 1), 0.0});
    double before = 0.0;
    double length = low;
    for (const auto& [share, seconds] : curve) {
        const double here = std::max(seconds, length);
        if (share > before) spread(bins, share - before, length, here);
        before = std::max(before, share);
        length = here;
    }
    return bins;
}

const DistributionBin* binAt(const DistributionChart& chart, double seconds) {
    const auto found = std::ranges::find_if(
        chart.bins, [&](const DistributionBin& bin) { return seconds >= bin.from && seconds < bin.to; });
    return found == chart.bins.end() ? nullptr : &*found;
}

void drawDistributionChart(QCustomPlot& plot, const DistributionChart& chart, const ChartColors& colors,
                           const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    applyChartStyle(plot, colors, font);
    QMargins margins = plot.axisRect()->minimumMargins();
    margins.setTop(QFontMetrics(font).height() + 2);  // where the marks have their names
    plot.axisRect()->setMinimumMargins(margins);
    double largest = 0.0;
    double smallest = 1.0;
    for (const DistributionBin& bin : chart.bins) {
        largest = std::max(largest, bin.share);
        if (bin.share >= kSmallestShare) smallest = std::min(smallest, bin.share);
    }
    if (chart.logarithmic) {
        setLogAxis(*plot.yAxis, smallest, largest, percentText);
    } else {
        setLinearAxis(*plot.yAxis, niceTop(largest * 1.04));
        plot.yAxis->setTicker(textTicker(niceTop(largest * 1.04).step, percentText));
    }
    if (!chart.bins.empty()) {
        setLogAxis(*plot.xAxis, chart.bins.front().from, chart.bins.back().to, lengthText);
        drawBins(plot, chart, colors);
    }
    if (chart.objective) drawUpright(plot, *chart.objective, colors.red);
    for (const auto& [name, seconds] : chart.marks) drawMark(plot, name, seconds, colors, font);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
