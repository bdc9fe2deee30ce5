// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include "report/figures/chart_colors.hpp"

class QWidget;

namespace headroom::gui {

/// The window's colours by what they are for.
struct Colors {
    bool dark = false;
    QColor content;  ///< behind cards
    QColor panel;    ///< bars, side panels, cards
    QColor field;    ///< read-only values, inputs
    QColor border;
    QColor text;
    QColor muted;  ///< labels, units: contrast of at least 4.5 on panel and content
    QColor disabled;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor selection;
    QColor hover;
    QColor good;
    QColor bad;
    figures::ChartColors chart;
};

const Colors& lightColors();
const Colors& darkColors();

/// The colours a widget is shown in: read off its palette, so that widgets follow a change of theme by themselves.
const Colors& colorsOf(const QWidget& widget);

QPalette paletteOf(const Colors& colors);
QString styleSheetOf(const Colors& colors);

/// How large text is, of its usual size; what is measured in points beside text is made larger with it. Set once,
/// before the first widget.
double textScale();
void setTextScale(double scale);
int scaledLength(int points);

/// The widget's font, larger or smaller; `bold` is a semi-bold.
QFont scaledFont(const QFont& font, double factor, bool bold = false);

}  // namespace headroom::gui
