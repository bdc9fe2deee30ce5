// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QMargins>
#include <QPointF>
#include <QString>

#include "report/figures/chart_colors.hpp"

class QCPItemText;
class QCustomPlot;

namespace headroom::figures {

/// The only place that sets pens, grid, fonts and margins: horizontal and vertical hair lines, no frame, no ticks,
/// labels in a muted colour. Call before drawing, and again when colours or the font change.
void applyChartStyle(QCustomPlot& plot, const ChartColors& colors, const QFont& font);

/// The top of a y axis that shows values up to `largest` from 0: a round number with `steps` round steps below it.
struct AxisTop {
    double top = 1.0;
    double step = 0.5;
};
AxisTop niceTop(double largest, int steps = 3);

/// A text in the plot at a point of its axes.
QCPItemText* addLabel(QCustomPlot& plot, const QMargins& padding, QPointF at, const QString& text, const QColor& color,
                      const QFont& font, Qt::Alignment alignment);

}  // namespace headroom::figures
