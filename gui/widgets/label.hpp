// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace headroom::gui {

/// How a label looks: size against the window's font, weight, and the style sheet's role ("muted", "heading").
struct LabelLook {
    double size = 1.0;
    bool bold = false;
    const char* role = nullptr;
};

void giveLook(QLabel& label, LabelLook look);
QLabel* makeLabel(const QString& text, LabelLook look = {}, QWidget* parent = nullptr);

/// Gives a widget another style-sheet role and has it drawn anew.
void setRole(QWidget& widget, const char* role);

/// "RESOURCES": a small spaced bold heading.
QLabel* makeHeading(const QString& text, QWidget* parent = nullptr);

}  // namespace headroom::gui
