// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/range_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/theme.hpp"

namespace headroom::gui {

namespace {
constexpr int kHeight = 40;
constexpr double kMargin = 8.0;
constexpr double kHandle = 4.5;
constexpr double kSteps = 100.0;  // of an arrow key, over the axis
}  // namespace

RangeView::RangeView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Range"));
    setToolTip(
        tr("Drag the lowest, the likeliest and the highest value. By the keyboard: 1 to 3 choose one, the arrows move "
           "it."));
    hide();
}

QSize RangeView::sizeHint() const { return {160, kHeight}; }

void RangeView::show(const std::optional<std::array<double, 3>>& values) {
    setVisible(values.has_value());
    values_ = values;
    if (values_ && !dragging_) {
        const double low = (*values_)[0];
        const double high = (*values_)[2];
        const double room = high > low ? (high - low) / 2.0 : std::max(std::abs(high), 1e-9);
        from_ = low >= 0.0 ? std::max(0.0, low - room) : low - room;
        to_ = high + room;
    }
    update();
}

double RangeView::placeOf(double value) const {
    return kMargin + (value - from_) / (to_ - from_) * (width() - 2.0 * kMargin);
}

int RangeView::nearest(double x) const {
    int best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (int which = 0; which < 3; ++which) {
        const double place = placeOf((*values_)[static_cast<std::size_t>(which)]);
        // Where all are one, the left half takes the lowest and the right the highest.
        const bool onItsSide = (x < place) == (which == 0);
        const double distance = std::abs(place - x) + (which == 1 ? 0.25 : onItsSide ? 0.0 : 0.5);
        if (distance >= least) continue;
        least = distance;
        best = which;
    }
    return best;
}

void RangeView::moveTo(double value) {
    const auto at = static_cast<std::size_t>(held_);
    auto& values = *values_;
    value = std::clamp(value, from_, to_);
    if (at > 0) value = std::max(value, values[at - 1]);
    if (at < 2) value = std::min(value, values[at + 1]);
    if (value == values[at]) return;
    values[at] = value;
    update();
    emit moved(held_, value);
}

void RangeView::mousePressEvent(QMouseEvent* event) {
    if (!values_ || event->button() != Qt::LeftButton) return;
    held_ = nearest(event->position().x());
    dragging_ = true;
    update();
}

void RangeView::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_ || !values_) return;
    moveTo(from_ + (event->position().x() - kMargin) / (width() - 2.0 * kMargin) * (to_ - from_));
}

void RangeView::mouseReleaseEvent(QMouseEvent*) {
    if (!dragging_) return;
    dragging_ = false;
    emit released();
}

void RangeView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (!values_) return QWidget::keyPressEvent(event);
    if (key >= Qt::Key_1 && key <= Qt::Key_3) {
        held_ = key - Qt::Key_1;
        return update();
    }
    if (key != Qt::Key_Left && key != Qt::Key_Right) return QWidget::keyPressEvent(event);
    const double step = (to_ - from_) / kSteps;
    moveTo((*values_)[static_cast<std::size_t>(held_)] + (key == Qt::Key_Left ? -step : step));
    emit released();
}

void RangeView::paintEvent(QPaintEvent*) {
    if (!values_) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    const double base = kHeight - 10.0;
    const auto at = [&](std::size_t which) { return placeOf((*values_)[which]); };
    QPainterPath triangle(QPointF(at(0), base));
    triangle.lineTo(at(1), 6.0);
    triangle.lineTo(at(2), base);
    QColor fill = colors.chart.blue;
    fill.setAlphaF(0.18F);
    painter.fillPath(triangle, fill);
    painter.setPen(QPen(colors.chart.blue, 1.2));
    painter.drawPath(triangle);
    painter.setPen(QPen(colors.border, 1.0));
    painter.drawLine(QPointF(0.0, base), QPointF(width(), base));
    for (const std::size_t which : {1U, 0U, 2U}) {
        const bool held = static_cast<int>(which) == held_ && (hasFocus() || dragging_);
        painter.setBrush(held ? colors.accent : colors.panel);
        painter.setPen(QPen(colors.accent, 1.5));
        painter.drawEllipse(QPointF(at(which), base), kHandle, kHandle);
    }
}

}  // namespace headroom::gui
