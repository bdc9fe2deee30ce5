// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.hpp"

#include <QWidget>

namespace headroom::gui {

const Colors& lightColors() {
    static const Colors colors{
        .dark = false,
        .content = QColor(0xf4, 0xf5, 0xf7),
        .panel = QColor(0xff, 0xff, 0xff),
        .field = QColor(0xf4, 0xf5, 0xf7),
        .border = QColor(0xe0, 0xe3, 0xe9),
        .text = QColor(0x1b, 0x22, 0x30),
        .muted = QColor(0x5f, 0x69, 0x7d),
        .disabled = QColor(0xa5, 0xac, 0xb9),
        .accent = QColor(0x25, 0x63, 0xeb),
        .accentHover = QColor(0x1d, 0x4e, 0xd8),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .selection = QColor(0xe6, 0xee, 0xfc),
        .hover = QColor(0xf1, 0xf3, 0xf6),
        .good = QColor(0x15, 0x80, 0x3d),
        .bad = QColor(0xc2, 0x41, 0x0c),
        .chart = figures::lightChartColors(),
    };
    return colors;
}

const Colors& darkColors() {
    static const Colors colors{
        .dark = true,
        .content = QColor(0x16, 0x18, 0x1c),
        .panel = QColor(0x1f, 0x22, 0x28),
        .field = QColor(0x16, 0x18, 0x1c),
        .border = QColor(0x32, 0x37, 0x40),
        .text = QColor(0xe6, 0xe9, 0xee),
        .muted = QColor(0x9c, 0xa5, 0xb4),
        .disabled = QColor(0x5c, 0x63, 0x70),
        .accent = QColor(0x6e, 0xa8, 0xfe),
        .accentHover = QColor(0x8a, 0xb9, 0xff),
        .onAccent = QColor(0x10, 0x18, 0x26),
        .selection = QColor(0x25, 0x34, 0x4d),
        .hover = QColor(0x29, 0x2d, 0x35),
        .good = QColor(0x4a, 0xc2, 0x96),
        .bad = QColor(0xfb, 0x8a, 0x5c),
        .chart = figures::darkChartColors(),
    };
    return colors;
}

const Colors& colorsOf(const QWidget& widget) {
    return widget.palette().color(QPalette::WindowText).lightness() > 127 ? darkColors() : lightColors();
}

QPalette paletteOf(const Colors& colors) {
    QPalette palette;
    palette.setColor(QPalette::Window, colors.panel);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.panel);
    palette.setColor(QPalette::AlternateBase, colors.content);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, colors.panel);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.bad);
    palette.setColor(QPalette::Highlight, colors.selection);
    palette.setColor(QPalette::HighlightedText, colors.text);
    palette.setColor(QPalette::ToolTipBase, colors.panel);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::Light, colors.hover);
    palette.setColor(QPalette::Midlight, colors.hover);
    palette.setColor(QPalette::Mid, colors.border);
    palette.setColor(QPalette::Dark, colors.border);
    palette.setColor(QPalette::Shadow, colors.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colors.disabled);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colors.disabled);
    return palette;
}

namespace {
double scaleOfText = 1.0;
}

double textScale() { return scaleOfText; }

void setTextScale(double scale) { scaleOfText = scale; }

int scaledLength(int points) { return qRound(points * scaleOfText); }

QFont scaledFont(const QFont& font, double factor, bool bold) {
    QFont scaled = font;
    if (font.pointSizeF() > 0.0) {
        scaled.setPointSizeF(font.pointSizeF() * factor);
    } else {
        scaled.setPixelSize(qRound(font.pixelSize() * factor));
    }
    scaled.setWeight(bold ? QFont::DemiBold : font.weight());
    return scaled;
}

}  // namespace headroom::gui
