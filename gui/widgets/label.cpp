// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/label.hpp"

#include <QStyle>
#include <QVariant>

#include "gui/theme.hpp"
#include "gui/widgets/eliding_label.hpp"

namespace headroom::gui {

void giveLook(QLabel& label, LabelLook look) {
    label.setTextFormat(Qt::PlainText);
    label.setFont(scaledFont(label.font(), look.size, look.bold));
    if (look.role != nullptr) label.setProperty("role", QLatin1String(look.role));
}

QLabel* makeLabel(const QString& text, LabelLook look, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    giveLook(*label, look);
    return label;
}

void setRole(QWidget& widget, const char* role) {
    if (widget.property("role").toString() == QLatin1String(role)) return;
    widget.setProperty("role", QLatin1String(role));
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

QLabel* makeHeading(const QString& text, QWidget* parent) {
    auto* label = new ElidingLabel({0.87, true, "heading"}, parent);
    label->setText(text.toUpper());
    QFont font = label->font();
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    label->setFont(font);
    label->setAccessibleName(text);
    return label;
}

}  // namespace headroom::gui
