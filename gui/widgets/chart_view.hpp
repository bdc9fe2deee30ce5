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

    void setDraw(Draw draw);
    QCustomPlot& plot() { return *plot_; }

signals:
    /// The pointer is over this place of the x axis.
    void pointed(double x);
    void left();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void redraw();
    QCustomPlot* plot_;
    Draw draw_;
};

}  // namespace headroom::gui
