// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/chart_view.hpp"

#include <qcustomplot.h>

#include <QEvent>
#include <QVBoxLayout>

#include "gui/theme.hpp"

namespace headroom::gui {

ChartView::ChartView(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    plot_->setFocusPolicy(Qt::NoFocus);  // nothing of it is typed; what stands around it speaks for it
    plot_->setMouseTracking(true);
    plot_->setAttribute(Qt::WA_NoMousePropagation, false);  // else a wheel that it does not take is nobody's
    plot_->installEventFilter(this);
    connect(plot_, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        emit pointed(plot_->xAxis->pixelToCoord(event->position().x()));
        if (hint_) plot_->setToolTip(hint_(QRectF(plot_->rect()), event->position()));
    });
}

QRectF ChartView::plotArea() const { return QRectF(plot_->axisRect()->rect()); }

void ChartView::setDraw(Draw draw, Resizing resizing) {
    draw_ = std::move(draw);
    resizing_ = resizing;
    redraw();
}

void ChartView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) redraw();
}

void ChartView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (resizing_ == AgainWhenResized) redraw();
}

bool ChartView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave) emit left();
    if (event->type() == QEvent::Wheel) {  // the plot would take it and the page could not be scrolled over a chart
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ChartView::redraw() {
    if (draw_) draw_(*plot_, colorsOf(*this).chart, scaledFont(font(), 0.87));
}

}  // namespace headroom::gui
