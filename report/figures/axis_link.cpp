// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/axis_link.hpp"

#include <qcustomplot.h>

#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace headroom::figures {

AxisLink::AxisLink(QObject* parent) : QObject(parent) {}

void AxisLink::add(QCustomPlot& plot) {
    plots_.push_back(&plot);
    plot.setInteraction(QCP::iRangeDrag, true);
    plot.axisRect()->setRangeDrag(Qt::Horizontal);
    plot.installEventFilter(this);
    connect(&plot, &QObject::destroyed, this, [this, gone = &plot] { std::erase(plots_, gone); });
    connect(&plot, &QCustomPlot::mouseDoubleClick, this, [this] { showAll(); });
    connect(plot.xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& range) {
        if (!applying_) show(range.lower, range.upper);
    });
}

void AxisLink::setLength(double length, double least) {
    length_ = std::max(length, 1e-9);
    least_ = std::min(least, length_);
    showAll();
}

void AxisLink::showAll() { show(0.0, length_); }

void AxisLink::show(double from, double to) {
    const double size = std::clamp(to - from, least_, length_);
    // Too wide or too narrow a wish is centred, a move beyond an end stops there.
    const double middle = (from + to) / 2.0;
    from_ = std::clamp(middle - size / 2.0, 0.0, length_ - size);
    to_ = from_ + size;
    apply();
    emit rangeChanged(from_, to_);
}

void AxisLink::apply() {
    applying_ = true;
    for (QCustomPlot* plot : plots_) {
        plot->xAxis->setRange(from_, to_);
        plot->replot(QCustomPlot::rpQueuedReplot);
    }
    applying_ = false;
}

bool AxisLink::eventFilter(QObject* watched, QEvent* event) {
    auto* plot = qobject_cast<QCustomPlot*>(watched);
    if (event->type() != QEvent::Wheel || plot == nullptr) return QObject::eventFilter(watched, event);
    auto* wheel = static_cast<QWheelEvent*>(event);
    if (!(wheel->modifiers() & Qt::ControlModifier)) {
        event->ignore();  // so that the page scrolls
        return true;
    }
    const double factor = std::pow(0.8, wheel->angleDelta().y() / 120.0);
    double at = plot->xAxis->pixelToCoord(wheel->position().x());
    if (!std::isfinite(at)) at = (from_ + to_) / 2.0;  // before the first layout
    show(at - (at - from_) * factor, at + (to_ - at) * factor);
    event->accept();
    return true;
}

}  // namespace headroom::figures
