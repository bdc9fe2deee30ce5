// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/axis_link.hpp"

#include <qcustomplot.h>

#include <QMouseEvent>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace headroom::figures {

namespace {
constexpr double kShortestDrag = 4.0;  // pixels; less is a click
}

AxisLink::AxisLink(QObject* parent) : QObject(parent) {}

void AxisLink::add(QCustomPlot& plot) {
    charts_.emplace_back(plot);
    plot.setInteraction(QCP::iRangeDrag, true);
    plot.axisRect()->setRangeDrag(Qt::Horizontal);
    plot.setMouseTracking(true);
    plot.installEventFilter(this);
    connect(&plot, &QObject::destroyed, this, [this, gone = &plot] {
        std::erase_if(charts_, [&](const AxisMarks& one) { return &one.plot() == gone; });
    });
    connect(&plot, &QCustomPlot::mouseDoubleClick, this, [this] { showAll(); });
    connect(plot.xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& range) {
        if (!applying_) show(range.lower, range.upper);
    });
}

void AxisLink::fit(QCustomPlot& plot) const {
    const QSignalBlocker quiet(plot.xAxis);
    plot.xAxis->setRange(from_, to_);
}

void AxisLink::setLength(double length, double least) {
    length = std::max(length, 1e-9);
    least = std::min(least, length);
    if (length == length_ && least == least_) return;
    length_ = length;
    least_ = least;
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
    for (const AxisMarks& chart : charts_) {
        chart.plot().xAxis->setRange(from_, to_);
        chart.plot().replot(QCustomPlot::rpQueuedReplot);
    }
    applying_ = false;
}

void AxisLink::point(std::optional<double> second) {
    if (second) second = std::clamp(*second, 0.0, length_);
    if (second == cursor_) return;
    cursor_ = second;
    for (AxisMarks& chart : charts_) chart.setCursor(second);
    emit pointed();
}

double AxisLink::secondAt(QCustomPlot& plot, double x) const {
    const double at = plot.xAxis->pixelToCoord(x);
    return std::isfinite(at) ? std::clamp(at, from_, to_) : (from_ + to_) / 2.0;  // before the first layout
}

bool AxisLink::turned(QCustomPlot& plot, QWheelEvent& wheel) {
    if (!(wheel.modifiers() & Qt::ControlModifier)) {
        wheel.ignore();  // so that the page scrolls
        return true;
    }
    const double factor = std::pow(0.8, wheel.angleDelta().y() / 120.0);
    const double at = secondAt(plot, wheel.position().x());
    show(at - (at - from_) * factor, at + (to_ - at) * factor);
    wheel.accept();
    return true;
}

bool AxisLink::pressed(QCustomPlot&, const QMouseEvent& mouse) {
    if (mouse.button() != Qt::LeftButton || (mouse.modifiers() & Qt::ShiftModifier)) return false;
    dragged_ = mouse.position().x();
    return true;
}

bool AxisLink::moved(QCustomPlot& plot, const QMouseEvent& mouse) {
    const double here = secondAt(plot, mouse.position().x());
    point(here);
    if (!dragged_) return false;
    const double there = secondAt(plot, *dragged_);
    for (AxisMarks& chart : charts_) chart.setSpan(std::pair(std::min(there, here), std::max(there, here)));
    return true;
}

bool AxisLink::released(QCustomPlot& plot, const QMouseEvent& mouse) {
    if (!dragged_ || mouse.button() != Qt::LeftButton) return false;
    const double began = *dragged_;
    dragged_.reset();
    for (AxisMarks& chart : charts_) chart.setSpan(std::nullopt);
    if (std::abs(mouse.position().x() - began) < kShortestDrag) return true;
    const auto [from, to] = std::minmax({secondAt(plot, began), secondAt(plot, mouse.position().x())});
    show(from, to);
    return true;
}

bool AxisLink::eventFilter(QObject* watched, QEvent* event) {
    auto* plot = qobject_cast<QCustomPlot*>(watched);
    if (plot == nullptr) return QObject::eventFilter(watched, event);
    switch (event->type()) {
        case QEvent::Wheel:
            return turned(*plot, static_cast<QWheelEvent&>(*event));
        case QEvent::MouseButtonPress:
            return pressed(*plot, static_cast<QMouseEvent&>(*event));
        case QEvent::MouseMove:
            return moved(*plot, static_cast<QMouseEvent&>(*event));
        case QEvent::MouseButtonRelease:
            return released(*plot, static_cast<QMouseEvent&>(*event));
        case QEvent::Leave:
            if (!dragged_) point(std::nullopt);
            return false;
        default:
            return false;
    }
}

}  // namespace headroom::figures
