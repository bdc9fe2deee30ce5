// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/template_button.hpp"

#include <QEnterEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <utility>

#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kSketchHeight = 84;
constexpr int kMargin = 9;
constexpr int kTitleLines = 3;
constexpr double kLargest = 1.15;  // times the size of a sketch: small designs are not blown up

QColor boxColor(const Colors& colors, SketchKind kind) {
    switch (kind) {
        case SketchKind::Workload:
            return colors.chart.grey;
        case SketchKind::Api:
            return colors.chart.purple;
        case SketchKind::Function:
            return colors.chart.orange;
        case SketchKind::Store:
            return colors.chart.blue;
        case SketchKind::Machine:
            return colors.chart.green;
        case SketchKind::Other:
            break;
    }
    return colors.muted;
}

/// The title in at most so many lines, the last one cut.
QString broken(const QString& text, const QFontMetrics& metrics, int width) {
    QTextLayout layout(text);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool last = lines.size() + 1 == kTitleLines;
        lines << (last ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, width)
                       : text.mid(line.textStart(), line.textLength()));
        if (last) break;
    }
    layout.endLayout();
    return lines.join(u'\n');
}

}  // namespace

TemplateButton::TemplateButton(const QString& title, DesignSketch sketch, QWidget* parent)
    : QPushButton(parent), sketch_(std::move(sketch)) {
    setText(title);
    setAccessibleName(title);
    setToolTip(title);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString TemplateButton::shownTitle() const { return broken(text(), fontMetrics(), width() - 2 * kMargin); }

QSize TemplateButton::sizeHint() const {
    return {180, kSketchHeight + 3 * kMargin + kTitleLines * fontMetrics().lineSpacing()};
}

void TemplateButton::paintSketch(QPainter& painter, const QRectF& area) const {
    if (sketch_.places.empty()) return;
    const double scale =
        std::min({area.width() / sketch_.size.width(), area.height() / sketch_.size.height(), kLargest});
    painter.save();
    painter.translate(area.center());
    painter.scale(scale, scale);
    painter.translate(-sketch_.size.width() / 2.0, -sketch_.size.height() / 2.0);
    const Colors& colors = colorsOf(*this);
    painter.setPen(QPen(colors.muted, 1.0));
    for (const auto& [from, to] : sketch_.arrows) {
        painter.drawLine(sketch_.places[from] + QPointF(kSketchBox.width(), kSketchBox.height() / 2.0),
                         sketch_.places[to] + QPointF(0.0, kSketchBox.height() / 2.0));
    }
    for (std::size_t i = 0; i < sketch_.places.size(); ++i) {
        const QColor color = boxColor(colors, sketch_.kinds[i]);
        QColor fill = color;
        fill.setAlphaF(0.22F);
        painter.setPen(QPen(color, 1.2));
        painter.setBrush(colors.panel);  // arrows end at the box
        painter.drawRoundedRect(QRectF(sketch_.places[i], kSketchBox), 3, 3);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(sketch_.places[i], kSketchBox), 3, 3);
    }
    painter.restore();
}

void TemplateButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.border, hasFocus() ? 1.6 : 1.0));
    painter.setBrush(underMouse() || isDown() ? colors.hover : colors.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.8, 0.8, -0.8, -0.8), 7, 7);
    paintSketch(painter, QRectF(kMargin, kMargin, width() - 2 * kMargin, kSketchHeight));
    const QRect title(kMargin, kSketchHeight + 2 * kMargin, width() - 2 * kMargin,
                      height() - kSketchHeight - 2 * kMargin);
    painter.setPen(colors.text);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignTop, shownTitle());
}

void TemplateButton::enterEvent(QEnterEvent* event) {
    QPushButton::enterEvent(event);
    update();
}

void TemplateButton::leaveEvent(QEvent* event) {
    QPushButton::leaveEvent(event);
    update();
}

}  // namespace headroom::gui
