// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/density_view.hpp"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {
constexpr int kCurve = 44;
}

DensityView::DensityView(bool asBytes, QWidget* parent) : QWidget(parent), asBytes_(asBytes) {
    setFont(scaledFont(font(), 0.8));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Distribution"));
    setVisible(false);
}

QSize DensityView::sizeHint() const { return {160, kCurve + 2 * fontMetrics().height() + 4}; }

void DensityView::show(const std::optional<base::Distribution>& distribution) {
    if (distribution == shown_) return;
    shown_ = distribution;
    density_ = distribution ? densityOf(*distribution) : std::nullopt;
    setVisible(density_.has_value());
    if (!density_) return;
    const QString text = densityText(*density_, asBytes_);
    setAccessibleDescription(text);
    setToolTip(text + (density_->logarithmic ? u'\n' + tr("The axis is logarithmic.") : QString()));
    update();
}

void DensityView::paintEvent(QPaintEvent*) {
    if (!density_) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    const auto place = [this](double value) {
        return density_->logarithmic ? std::log(std::max(value, 1e-12)) : value;
    };
    const double low = place(density_->curve.front().first);
    const double high = std::max(place(density_->curve.back().first), place(density_->p99));
    const auto x = [&](double value) {
        return 2.0 + std::clamp((place(value) - low) / std::max(high - low, 1e-12), 0.0, 1.0) * (width() - 4.0);
    };
    const auto y = [&](double height) { return kCurve - height * (kCurve - 4.0); };
    QPainterPath area(QPointF(x(density_->curve.front().first), kCurve));
    for (const auto& [value, height] : density_->curve) area.lineTo(x(value), y(height));
    area.lineTo(x(density_->curve.back().first), kCurve);
    QColor fill = colors.chart.blue;
    fill.setAlphaF(0.18F);
    painter.fillPath(area, fill);
    painter.setPen(QPen(colors.chart.blue, 1.2));
    painter.drawPath(area);
    painter.setPen(QPen(colors.border, 1.0));
    painter.drawLine(QPointF(0.0, kCurve), QPointF(width(), kCurve));
    painter.setPen(QPen(colors.chart.orange, 1.0, Qt::DashLine));
    for (const double value : {density_->p50, density_->p90, density_->p99})
        painter.drawLine(QPointF(x(value), 4.0), QPointF(x(value), kCurve));
    painter.setPen(colors.muted);
    painter.drawText(QRect(0, kCurve + 2, width(), 2 * fontMetrics().height()), Qt::AlignLeft | Qt::TextWordWrap,
                     densityText(*density_, asBytes_));
}

}  // namespace headroom::gui
