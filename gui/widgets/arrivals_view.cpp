// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/arrivals_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/arrivals_text.hpp"
#include "gui/theme.hpp"
#include "model/workload/arrivals.hpp"

namespace headroom::gui {

namespace {

constexpr int kSamples = 240;
constexpr int kCurve = 84;
constexpr double kReach = 9.0;  // of the mouse, around a point
constexpr double kHandle = 4.5;

double twoDigits(double value) {
    if (!(value > 0.0)) return 0.0;
    const double step = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
    return std::round(value / step) * step;
}

}  // namespace

ArrivalsView::ArrivalsView(QWidget* parent) : QWidget(parent) {
    setFont(scaledFont(font(), 0.8));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Arrivals"));
}

QSize ArrivalsView::sizeHint() const { return {180, kCurve + 2 * fontMetrics().height() + 6}; }

workload::Steps* ArrivalsView::steps() { return std::get_if<workload::Steps>(&curve_.spec.process); }
const workload::Steps* ArrivalsView::steps() const { return std::get_if<workload::Steps>(&curve_.spec.process); }
std::size_t ArrivalsView::points() const { return steps() != nullptr ? steps()->steps.size() : 0; }

void ArrivalsView::show(const ArrivalCurve& curve, bool editable) {
    editable_ = editable;
    setFocusPolicy(editable && std::holds_alternative<workload::Steps>(curve.spec.process) ? Qt::StrongFocus
                                                                                           : Qt::NoFocus);
    if (!rates_.empty() && curve.spec == given_.spec && curve.length == given_.length) return;
    given_ = curve;
    curve_ = curve;
    held_ = std::min(held_, points() == 0 ? 0 : points() - 1);
    dragging_ = false;
    sample();
    const auto highest = std::ranges::max_element(rates_);
    top_ = highest == rates_.end() || !(*highest > 0.0) ? 1.0 : *highest * 1.2;
    describe();
    update();
}

void ArrivalsView::sample() {
    rates_.clear();
    for (int i = 0; i < kSamples; ++i) {
        const base::Instant at{curve_.length.count / kSamples * i};
        const double rate = std::holds_alternative<workload::Schedule>(curve_.spec.process)
                                ? 0.0
                                : workload::rateAt(curve_.spec, at).perSecond;
        rates_.push_back(std::isfinite(rate) ? rate : 0.0);
    }
}

void ArrivalsView::describe() {
    QStringList lines{arrivalsText(curve_.spec)};
    if (const workload::Steps* pattern = steps()) {
        for (const auto& step : pattern->steps)
            lines << tr("from %1: %2").arg(say::length(base::toSeconds(step.at)), say::rate(step.rate.perSecond));
        if (editable_)
            lines << tr("Drag the points, or choose one by Page Up and Page Down and move it by the arrows.");
    }
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    setToolTip(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

QRectF ArrivalsView::plot() const { return {2.0, fontMetrics().height() + 2.0, width() - 4.0, kCurve - 4.0}; }

QPointF ArrivalsView::at(double seconds, double perSecond) const {
    const QRectF area = plot();
    const double length = std::max(base::toSeconds(curve_.length), 1e-9);
    return {area.left() + std::clamp(seconds / length, 0.0, 1.0) * area.width(),
            area.bottom() - std::clamp(perSecond / top_, 0.0, 1.0) * area.height()};
}

QPointF ArrivalsView::placeOf(std::size_t point) const {
    const auto& step = steps()->steps[point];
    const auto& spec = curve_.spec;
    return at(base::toSeconds(step.at) * spec.timeScale, step.rate.perSecond * spec.scale / spec.timeScale);
}

/// The least distance that a drag can mean, in seconds.
double ArrivalsView::snap() const {
    constexpr std::array<double, 8> kNice{1.0, 10.0, 60.0, 300.0, 900.0, 3600.0, 6.0 * 3600.0, 86'400.0};
    const double pixel = base::toSeconds(curve_.length) / std::max(1.0, plot().width());
    const auto found = std::ranges::find_if(kNice, [&](double nice) { return nice >= pixel; });
    return found == kNice.end() ? kNice.back() : *found;
}

void ArrivalsView::moveTo(double seconds, double perSecond) {
    auto& all = steps()->steps;
    const double scale = curve_.spec.timeScale;
    const double grid = snap();
    const auto asDrawn = [&](std::size_t place) { return base::toSeconds(all[place].at) * scale; };
    double when = std::round(seconds / grid) * grid;
    if (held_ > 0) when = std::max(when, asDrawn(held_ - 1) + grid);
    if (held_ + 1 < all.size()) when = std::min(when, asDrawn(held_ + 1) - grid);
    when = std::clamp(when, 0.0, base::toSeconds(curve_.length));
    all[held_].at = base::Duration(std::llround(when / scale) * base::kNanosecondsPerSecond);
    all[held_].rate = base::Rate{twoDigits(std::max(0.0, perSecond) * scale / curve_.spec.scale)};
    sample();
    describe();
    update();
}

void ArrivalsView::tell() {
    const auto& step = steps()->steps[held_];
    emit pointMoved(static_cast<int>(held_), step.at, step.rate.perSecond);
}

void ArrivalsView::mousePressEvent(QMouseEvent* event) {
    if (!editable_ || event->button() != Qt::LeftButton) return;
    double least = kReach;
    for (std::size_t point = 0; point < points(); ++point) {
        const QPointF away = placeOf(point) - event->position();
        const double distance = std::hypot(away.x(), away.y());
        if (distance > least) continue;
        least = distance;
        held_ = point;
        dragging_ = true;
    }
    update();
}

void ArrivalsView::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_ || steps() == nullptr) return;
    const QRectF area = plot();
    const double share = (event->position().x() - area.left()) / std::max(1.0, area.width());
    const double height = (area.bottom() - event->position().y()) / area.height();
    moveTo(share * base::toSeconds(curve_.length), std::clamp(height, 0.0, 1.0) * top_);
}

void ArrivalsView::mouseReleaseEvent(QMouseEvent*) {
    if (!dragging_) return;
    dragging_ = false;
    if (steps() != nullptr && curve_.spec != given_.spec) tell();
}

void ArrivalsView::keyPressEvent(QKeyEvent* event) {
    if (!editable_ || points() == 0) return QWidget::keyPressEvent(event);
    const auto& spec = curve_.spec;
    const auto& step = steps()->steps[held_];
    const double seconds = base::toSeconds(step.at) * spec.timeScale;
    const double rate = step.rate.perSecond * spec.scale / spec.timeScale;
    switch (event->key()) {
        case Qt::Key_PageUp:
            held_ = held_ == 0 ? 0 : held_ - 1;
            return update();
        case Qt::Key_PageDown:
            held_ = std::min(held_ + 1, points() - 1);
            return update();
        case Qt::Key_Left:
            moveTo(seconds - snap(), rate);
            return tell();
        case Qt::Key_Right:
            moveTo(seconds + snap(), rate);
            return tell();
        case Qt::Key_Up:
            moveTo(seconds, rate > 0.0 ? rate * 1.1 : top_ / 100.0);
            return tell();
        case Qt::Key_Down:
            moveTo(seconds, rate / 1.1);
            return tell();
        default:
            return QWidget::keyPressEvent(event);
    }
}

void ArrivalsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    const QRectF area = plot();
    const double step = base::toSeconds(curve_.length) / kSamples;
    QPainterPath line(at(0.0, rates_.empty() ? 0.0 : rates_.front()));
    for (std::size_t i = 1; i < rates_.size(); ++i) line.lineTo(at(static_cast<double>(i) * step, rates_[i]));
    QPainterPath filled = line;
    filled.lineTo(at(static_cast<double>(kSamples - 1) * step, 0.0));
    filled.lineTo(area.bottomLeft());
    QColor fill = colors.chart.blue;
    fill.setAlphaF(0.18F);
    painter.fillPath(filled, fill);
    painter.setPen(QPen(colors.chart.blue, 1.3));
    painter.drawPath(line);
    painter.setPen(QPen(colors.border, 1.0));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(colors.muted);
    const auto highest = std::ranges::max_element(rates_);
    if (highest != rates_.end() && *highest > 0.0)
        painter.drawText(QRectF(0, 0, width(), fontMetrics().height()), Qt::AlignLeft, say::rate(*highest));
    painter.drawText(QRectF(0, area.bottom() + 2, width(), fontMetrics().height()), Qt::AlignRight,
                     say::length(base::toSeconds(curve_.length)));
    if (!editable_) return;
    for (std::size_t point = 0; point < points(); ++point) {
        painter.setBrush(point == held_ && (hasFocus() || dragging_) ? colors.accent : colors.panel);
        painter.setPen(QPen(colors.accent, 1.5));
        painter.drawEllipse(placeOf(point), kHandle, kHandle);
    }
}

}  // namespace headroom::gui
