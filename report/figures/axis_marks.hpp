// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include <optional>
#include <utility>

class QCPItemLine;
class QCPItemRect;
class QCustomPlot;

namespace headroom::figures {

/// What lies over a chart without belonging to it: the cursor, and the span that is being dragged. On a layer of their
/// own, so that moving them paints nothing of the chart.
class AxisMarks {
public:
    explicit AxisMarks(QCustomPlot& plot) : plot_(&plot) {}

    QCustomPlot& plot() const { return *plot_; }
    /// At a place of the x axis; nothing: none.
    void setCursor(std::optional<double> at);
    void setSpan(std::optional<std::pair<double, double>> span);
    std::optional<double> cursor() const;

private:
    void repaint();
    QCustomPlot* plot_;
    QPointer<QCPItemLine> cursor_;  ///< gone whenever the chart is drawn anew
    QPointer<QCPItemRect> span_;
};

}  // namespace headroom::figures
