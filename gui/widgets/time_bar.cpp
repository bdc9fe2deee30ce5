// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/time_bar.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

#include "gui/theme.hpp"
#include "report/figures/number_locale.hpp"
#include "report/figures/time_axis.hpp"

namespace headroom::gui {

namespace {

constexpr double kSide = 14.0;
constexpr double kDay = 86'400.0;

}  // namespace

TimeBar::TimeBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(scaledLength(56));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Moment of the run"));
    setToolTip(tr("Click or drag to see the diagram at a moment; a double click shows all of the run"));
}

void TimeBar::show(std::vector<double> values, double period, double duration, const QDateTime& start) {
    values_ = std::move(values);
    period_ = period > 0.0 ? period : 60.0;
    duration_ = duration;
    start_ = start;
    if (moment_ && *moment_ >= duration_) moment_.reset();
    setAccessibleDescription(momentText());
    update();
}

QString TimeBar::momentText() const {
    if (!moment_) return tr("all of the run");
    const QDateTime at = start_.addSecs(static_cast<qint64>(*moment_));
    return figures::numberLocale().toString(
        at, duration_ > kDay ? QStringLiteral("ddd d MMM HH:mm") : QStringLiteral("HH:mm"));
}

void TimeBar::choose(std::optional<double> moment) {
    if (moment) moment = std::clamp(*moment, 0.0, std::max(0.0, duration_ - 1.0));
    if (moment == moment_) return;
    moment_ = moment;
    setAccessibleDescription(momentText());
    update();
    emit momentChanged();
}

double TimeBar::secondAt(double x) const { return (x - kSide) / std::max(1.0, width() - 2.0 * kSide) * duration_; }

double TimeBar::xAt(double second) const {
    return kSide + (duration_ > 0.0 ? second / duration_ : 0.0) * (width() - 2.0 * kSide);
}

void TimeBar::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::LeftButton) choose(secondAt(event->position().x()));
}

void TimeBar::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) choose(secondAt(event->position().x()));
}

void TimeBar::mouseDoubleClickEvent(QMouseEvent*) { choose(std::nullopt); }

/// Escape leaves a moment before it stops a run.
bool TimeBar::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && moment_ &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TimeBar::keyPressEvent(QKeyEvent* event) {
    const double by = event->modifiers() & Qt::ControlModifier ? 60.0 : 1.0;
    const double now = moment_.value_or(0.0);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Down) {
        choose(now - by * period_);
    } else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Up) {
        choose(moment_ ? now + by * period_ : now);
    } else if (event->key() == Qt::Key_Home) {
        choose(0.0);
    } else if (event->key() == Qt::Key_End) {
        choose(duration_);
    } else if (event->key() == Qt::Key_Escape && moment_) {
        choose(std::nullopt);
    } else {
        event->ignore();
    }
}

void TimeBar::paintCurve(QPainter& painter) const {
    if (values_.size() < 2) return;
    const double top = *std::max_element(values_.begin(), values_.end());
    if (top <= 0.0) return;
    QPainterPath line;
    // As many points as there are pixels: a year has half a million periods.
    const auto points = std::min<std::size_t>(values_.size(), static_cast<std::size_t>(std::max(2, width())));
    for (std::size_t i = 0; i < points; ++i) {
        const std::size_t from = i * values_.size() / points;
        const std::size_t to = std::max(from + 1, (i + 1) * values_.size() / points);
        double highest = 0.0;
        for (std::size_t at = from; at < to; ++at) highest = std::max(highest, values_[at]);
        const QPointF at(xAt((static_cast<double>(from) + 0.5) * period_),
                         height() - 16.0 - highest / top * (height() - 24.0));
        if (i == 0) {
            line.moveTo(at);
        } else {
            line.lineTo(at);
        }
    }
    painter.setPen(QPen(colorsOf(*this).chart.blue, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
}

void TimeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    painter.setPen(hasFocus() ? colors.accent : colors.border);
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    paintCurve(painter);
    painter.setPen(colors.muted);
    painter.setFont(scaledFont(font(), 0.8));
    const figures::TimeAxis axis{start_, duration_};
    const double step = figures::timeStep(duration_, std::max(2, width() / 110));
    const double first = step - std::fmod(start_.time().msecsSinceStartOfDay() / 1000.0, step);
    for (double second = std::fmod(first, step); second < duration_; second += step) {
        const double x = std::clamp(xAt(second), 30.0, width() - 30.0);
        painter.drawText(QRectF(x - 45.0, height() - 15.0, 90.0, 13.0), Qt::AlignCenter,
                         figures::timeText(axis, second, step));
    }
    if (!moment_) return;
    painter.setPen(QPen(colors.accent, 2.0));
    painter.drawLine(QPointF(xAt(*moment_), 5.0), QPointF(xAt(*moment_), height() - 16.0));
}

}  // namespace headroom::gui
