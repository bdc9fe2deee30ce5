// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QRectF>
#include <QString>

#include <vector>

#include "report/figures/chart_colors.hpp"
#include "report/figures/text_ticker.hpp"

class QCustomPlot;

namespace headroom::figures {

struct TreemapTile {
    QString name;
    double weight = 0.0;  ///< above 0
    QString label{};      ///< what stands on it, where another group has a tile of the same name; empty: its name
};

struct TreemapGroup {
    QString name;
    std::vector<TreemapTile> tiles;
};

/// Parts of a whole as areas: a colour a group, its tiles beside each other.
struct TreemapChart {
    std::vector<TreemapGroup> groups;
    ValueText text;
};

/// What stands in a tile of this size: the name over the amount, or beside it. The name alone is broken behind the
/// resource, or cut; an amount that is not whole would be another one, and is left out.
QString tileText(const QString& name, const QString& amount, const QFontMetrics& metrics, QSizeF size);

/// What stands in a tile, and whether it is written from top to bottom.
struct TileLabel {
    QString text;
    bool upright = false;
};

/// The same, upright where the name has no room otherwise: in a tile that is narrow and high.
TileLabel tileLabel(const QString& name, const QString& amount, const QFontMetrics& metrics, QSizeF size);

/// Rectangles with areas in proportion to the weights, as near to squares as rows of them allow (M. Bruls, K. Huizing,
/// J. van Wijk, "Squarified Treemaps", 2000). Weights fall; they fill the area.
std::vector<QRectF> squarified(const std::vector<double>& weights, const QRectF& area);

/// Where each group's tiles stand in an area, by group, then tile.
std::vector<std::vector<QRectF>> placesOf(const TreemapChart& chart, const QRectF& area);

/// "Views, Amazon DynamoDB: $118": what stands at a place of an area; empty beside all tiles.
QString tileAt(const TreemapChart& chart, const QRectF& area, QPointF place);

/// Draws the map over the whole plot, replacing what was there; names where they fit.
void drawTreemapChart(QCustomPlot& plot, const TreemapChart& chart, const ChartColors& colors, const QFont& font);

}  // namespace headroom::figures
