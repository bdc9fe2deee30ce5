// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/treemap_chart.hpp"

#include <qcustomplot.h>

#include <QFontMetrics>

#include <algorithm>
#include <numeric>

#include "report/figures/chart_style.hpp"
#include "report/figures/lines_chart.hpp"

namespace headroom::figures {

namespace {

/// The worst ratio of sides of a row of areas along a side.
double worstRatio(const std::vector<double>& areas, std::size_t from, std::size_t to, double side) {
    const double sum = std::accumulate(areas.begin() + static_cast<std::ptrdiff_t>(from),
                                       areas.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
    const double depth = sum / side;
    double worst = 1.0;
    for (std::size_t i = from; i < to; ++i) {
        const double length = areas[i] / depth;
        worst = std::max({worst, length / depth, depth / length});
    }
    return worst;
}

/// Lays a row along the shorter side of what is left, and takes it off.
void layRow(const std::vector<double>& areas, std::size_t from, std::size_t to, QRectF& left,
            std::vector<QRectF>& places) {
    const bool upright = left.width() >= left.height();
    const double side = upright ? left.height() : left.width();
    const double sum = std::accumulate(areas.begin() + static_cast<std::ptrdiff_t>(from),
                                       areas.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
    const double depth = side > 0.0 ? sum / side : 0.0;
    double at = upright ? left.top() : left.left();
    for (std::size_t i = from; i < to; ++i) {
        const double length = depth > 0.0 ? areas[i] / depth : 0.0;
        places.push_back(upright ? QRectF(left.left(), at, depth, length) : QRectF(at, left.top(), length, depth));
        at += length;
    }
    upright ? left.setLeft(left.left() + depth) : left.setTop(left.top() + depth);
}

double weightOf(const TreemapGroup& group) {
    return std::accumulate(group.tiles.begin(), group.tiles.end(), 0.0,
                           [](double sum, const TreemapTile& tile) { return sum + tile.weight; });
}

void drawTile(QCustomPlot& plot, const QRectF& place, const QString& name, const QString& amount, const QColor& color,
              const ChartColors& colors, const QFont& font) {
    auto* rect = new QCPItemRect(&plot);
    rect->setPen(QPen(colors.background, 1.5));
    rect->setBrush(color);
    rect->topLeft->setCoords(place.left(), -place.top());
    rect->bottomRight->setCoords(place.right(), -place.bottom());
    const TileLabel said = tileLabel(name, amount, QFontMetrics(font), place.size());
    if (said.text.isEmpty()) return;
    auto* label = new QCPItemText(&plot);
    label->setText(said.text);
    label->setFont(font);
    const double light = 0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
    label->setColor(light > 0.42 ? QColor(0x10, 0x18, 0x28) : QColor(0xff, 0xff, 0xff));
    label->setTextAlignment(Qt::AlignLeft);
    label->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setPadding(QMargins(5, 2, 5, 2));
    // Upright it reads down along the right edge: there its first line stands.
    if (said.upright) label->setRotation(90.0);
    label->position->setCoords(said.upright ? place.right() : place.left(), -place.top());
}

/// Whether a label says anything of the name.
bool isNamed(const QString& label, const QString& amount) { return !label.isEmpty() && label != amount; }

}  // namespace

QString tileText(const QString& name, const QString& amount, const QFontMetrics& metrics, QSizeF size) {
    const int room = static_cast<int>(size.width()) - 10;
    const int least = metrics.horizontalAdvance(QStringLiteral("Mmm…"));
    if (size.height() < metrics.height() + 4) return {};
    const bool whole = metrics.horizontalAdvance(amount) <= room;
    const QString gap = QStringLiteral("  ");
    const auto cut = [&](int width) { return metrics.elidedText(name, Qt::ElideRight, width); };
    if (size.height() >= 2 * metrics.height() + 6 && room >= least) {
        const QString dot = QStringLiteral(" · ");  // between a resource and its service
        QString shown = cut(room);
        if (shown != name && name.contains(dot) && size.height() >= 3 * metrics.height() + 6) {
            shown = metrics.elidedText(name.section(dot, 0, 0), Qt::ElideRight, room) + u'\n' +
                    metrics.elidedText(name.section(dot, 1), Qt::ElideRight, room);
        }
        return whole ? shown + u'\n' + amount : shown;
    }
    const int left = room - metrics.horizontalAdvance(gap + amount);
    if (left >= std::min(least, metrics.horizontalAdvance(name))) return cut(left) + gap + amount;
    return whole ? amount : QString();
}

TileLabel tileLabel(const QString& name, const QString& amount, const QFontMetrics& metrics, QSizeF size) {
    const TileLabel across{tileText(name, amount, metrics, size), false};
    const TileLabel upright{tileText(name, amount, metrics, size.transposed()), true};
    return !isNamed(across.text, amount) && isNamed(upright.text, amount) ? upright : across;
}

std::vector<QRectF> squarified(const std::vector<double>& weights, const QRectF& area) {
    std::vector<QRectF> places;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0.0) || area.isEmpty()) return std::vector<QRectF>(weights.size());
    std::vector<double> areas;
    for (const double weight : weights) areas.push_back(weight / sum * area.width() * area.height());
    QRectF left = area;
    for (std::size_t from = 0; from < areas.size();) {
        const double side = std::min(left.width(), left.height());
        std::size_t to = from + 1;
        while (side > 0.0 && to < areas.size() &&
               worstRatio(areas, from, to + 1, side) <= worstRatio(areas, from, to, side))
            ++to;
        layRow(areas, from, to, left, places);
        from = to;
    }
    return places;
}

std::vector<std::vector<QRectF>> placesOf(const TreemapChart& chart, const QRectF& area) {
    std::vector<double> weights;
    for (const TreemapGroup& group : chart.groups) weights.push_back(weightOf(group));
    const std::vector<QRectF> groups = squarified(weights, area);
    std::vector<std::vector<QRectF>> places;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::vector<double> tiles;
        for (const TreemapTile& tile : chart.groups[g].tiles) tiles.push_back(tile.weight);
        places.push_back(squarified(tiles, groups[g]));
    }
    return places;
}

QString tileAt(const TreemapChart& chart, const QRectF& area, QPointF place) {
    const auto places = placesOf(chart, area);
    for (std::size_t g = 0; g < places.size(); ++g) {
        for (std::size_t t = 0; t < places[g].size(); ++t) {
            const TreemapTile& tile = chart.groups[g].tiles[t];
            if (places[g][t].contains(place))
                return QStringLiteral("%1, %2: %3").arg(tile.name, chart.groups[g].name, chart.text(tile.weight));
        }
    }
    return {};
}

void drawTreemapChart(QCustomPlot& plot, const TreemapChart& chart, const ChartColors& colors, const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    applyChartStyle(plot, colors, font);
    plot.axisRect()->setAutoMargins(QCP::msNone);
    plot.axisRect()->setMinimumMargins(QMargins());
    plot.axisRect()->setMargins(QMargins());
    plot.plotLayout()->setMargins(QMargins());
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) axis->setVisible(false);
    plot.xAxis->setRange(0.0, std::max(1, plot.width()));
    plot.yAxis->setRange(-std::max(1, plot.height()), 0.0);
    const auto places = placesOf(chart, QRectF(0.0, 0.0, plot.width(), plot.height()));
    for (std::size_t g = 0; g < places.size(); ++g) {
        for (std::size_t t = 0; t < places[g].size(); ++t) {
            const TreemapTile& tile = chart.groups[g].tiles[t];
            const QString& label = tile.label.isEmpty() ? tile.name : tile.label;
            drawTile(plot, places[g][t], label, chart.text(tile.weight), lineColor(colors, g), colors, font);
        }
    }
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
