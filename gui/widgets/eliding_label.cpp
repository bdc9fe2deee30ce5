// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/eliding_label.hpp"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace headroom::gui {

ElidingLabel::ElidingLabel(LabelLook look, QWidget* parent) : QLabel(parent) { giveLook(*this, look); }

QSize ElidingLabel::minimumSizeHint() const {
    const int letters = fontMetrics().horizontalAdvance(QStringLiteral("mm…"));
    return {std::min(letters, QLabel::minimumSizeHint().width()), QLabel::minimumSizeHint().height()};
}

QString ElidingLabel::shownText() const {
    return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
}

bool ElidingLabel::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty()) return QLabel::event(event);
    if (shownText() == text()) return false;  // what is around it may have one
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
}

void ElidingLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    drawFrame(&painter);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shownText());
}

}  // namespace headroom::gui
