// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/line_legend.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kDot = 9;

QIcon dot(const QColor& color, double ratio, bool filled) {
    QPixmap picture(QSize(kDot, kDot) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.2));
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(1, 1, kDot - 2, kDot - 2), 2, 2);
    return QIcon(picture);
}

}  // namespace

LineLegend::LineLegend(QWidget* parent) : QWidget(parent), layout_(new QHBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(1);
    setAccessibleName(tr("Lines"));
    setVisible(false);
}

void LineLegend::show(const std::vector<figures::SeriesLine>& lines) {
    const auto same = [](const Entry& entry, const figures::SeriesLine& line) {
        return entry.button->property("line").toString() == line.name && entry.tone == line.tone;
    };
    if (std::ranges::equal(entries_, lines, same)) return;
    for (const Entry& entry : entries_) delete entry.button;
    entries_.clear();
    for (const figures::SeriesLine& line : lines) {
        auto* button = new QPushButton(line.name, this);
        button->setProperty("line", line.name);
        button->setProperty("role", QStringLiteral("tiny"));
        button->setFont(scaledFont(font(), 0.92));
        button->setIconSize({kDot, kDot});
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoDefault(false);
        button->setAccessibleName(tr("Line: %1").arg(line.name));
        button->setToolTip(tr("Shows or hides this line"));
        connect(button, &QPushButton::toggled, this, [this] {
            paintDots();
            emit changed();
        });
        layout_->addWidget(button);
        entries_.push_back({button, line.tone});
    }
    paintDots();
    setVisible(entries_.size() > 1);
}

bool LineLegend::shows(const QString& line) const {
    const auto found = std::ranges::find_if(
        entries_, [&](const Entry& entry) { return entry.button->property("line").toString() == line; });
    return found == entries_.end() || found->button->isChecked();
}

void LineLegend::paintDots() {
    const figures::ChartColors& colors = colorsOf(*this).chart;
    for (const Entry& entry : entries_) {
        entry.button->setIcon(
            dot(figures::colorOf(colors, entry.tone), devicePixelRatioF(), entry.button->isChecked()));
    }
}

void LineLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) paintDots();
}

}  // namespace headroom::gui
