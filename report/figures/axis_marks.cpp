// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/axis_marks.hpp"

#include <qcustomplot.h>

namespace headroom::figures {

namespace {

constexpr const char* kLayer = "overlay";  // of every plot, painted into a buffer of its own

}  // namespace

void AxisMarks::setCursor(std::optional<double> at) {
    if (!at && !cursor_) return;
    if (!cursor_) {
        cursor_ = new QCPItemLine(plot_);
        cursor_->setLayer(QLatin1String(kLayer));
        cursor_->setSelectable(false);
        for (QCPItemPosition* end : {cursor_->start, cursor_->end}) end->setTypeY(QCPItemPosition::ptAxisRectRatio);
        cursor_->setPen(QPen(plot_->xAxis->tickLabelColor(), 1.0));
    }
    cursor_->setVisible(at.has_value());
    cursor_->start->setCoords(at.value_or(0.0), 0.0);
    cursor_->end->setCoords(at.value_or(0.0), 1.0);
    repaint();
}

std::optional<double> AxisMarks::cursor() const {
    if (!cursor_ || !cursor_->visible()) return std::nullopt;
    return cursor_->start->key();
}

void AxisMarks::setSpan(std::optional<std::pair<double, double>> span) {
    if (!span && !span_) return;
    if (!span_) {
        span_ = new QCPItemRect(plot_);
        span_->setLayer(QLatin1String(kLayer));
        span_->setSelectable(false);
        for (QCPItemPosition* corner : {span_->topLeft, span_->bottomRight})
            corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
        QColor fill = plot_->xAxis->tickLabelColor();
        fill.setAlphaF(0.18F);
        span_->setPen(Qt::NoPen);
        span_->setBrush(fill);
    }
    span_->setVisible(span.has_value());
    span_->topLeft->setCoords(span ? span->first : 0.0, 0.0);
    span_->bottomRight->setCoords(span ? span->second : 0.0, 1.0);
    repaint();
}

void AxisMarks::repaint() {
    // One that is scrolled out of sight is painted when it comes back.
    if (plot_->isVisible() && !plot_->visibleRegion().isEmpty()) plot_->layer(QLatin1String(kLayer))->replot();
}

}  // namespace headroom::figures
