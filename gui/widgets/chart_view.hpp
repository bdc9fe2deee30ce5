// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

#include "report/figures/chart_colors.hpp"

class QCustomPlot;

namespace headroom::gui {

/// Holds a chart and draws it again in the new colours when the theme or the font changes.
class ChartView : public QWidget {
    Q_OBJECT
public:
    using Draw = std::function<void(QCustomPlot&, const figures::ChartColors&, const QFont&)>;

    explicit ChartView(QWidget* parent = nullptr);

    /// Whether a chart whose texts depend on its size is drawn again for another one.
    enum Resizing { AsItIs, AgainWhenResized };
    void setDraw(Draw draw, Resizing resizing = AsItIs);
    /// What stands under the pointer, as a tool tip: a function of the plot's area and a place in it.
    using Hint = std::function<QString(const QRectF&, QPointF)>;
    void setHint(Hint hint) { hint_ = std::move(hint); }
    QCustomPlot& plot() { return *plot_; }
    /// Between the axes, in pixels.
    QRectF plotArea() const;

signals:
    /// The pointer is over this place of the x axis.
    void pointed(double x);
    void left();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void redraw();
    QCustomPlot* plot_;
    Draw draw_;
    Hint hint_;
    Resizing resizing_ = AsItIs;
};

}  // namespace headroom::gui
