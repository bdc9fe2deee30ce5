// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.hpp"

#include <QWidget>

#include <cmath>

#include "tests/support/catch.hpp"

using namespace headroom::gui;

namespace {

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& color) {
    const auto channel = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("text can be read in both themes") {
    CHECK(contrast(Qt::black, Qt::white) == Approx(21.0));
    for (const Colors* colors : {&lightColors(), &darkColors()}) {
        INFO((colors->dark ? "dark" : "light"));
        for (const QColor& background : {colors->panel, colors->content, colors->field, colors->selection}) {
            CHECK(contrast(colors->text, background) >= 7.0);
            CHECK(contrast(colors->muted, background) >= 4.5);
        }
        for (const QColor& mark : {colors->good, colors->bad, colors->accent})
            CHECK(contrast(mark, colors->panel) >= 4.5);
        CHECK(contrast(colors->onAccent, colors->accent) >= 4.5);
        CHECK(contrast(colors->chart.text, colors->chart.background) >= 4.5);
        for (const QColor& line :
             {colors->chart.blue, colors->chart.orange, colors->chart.purple, colors->chart.green, colors->chart.red}) {
            CHECK(contrast(line, colors->chart.background) >= 3.0);
        }
    }
}

TEST_CASE("disabled texts differ from enabled ones in every role") {
    for (const Colors* colors : {&lightColors(), &darkColors()}) {
        const QPalette palette = paletteOf(*colors);
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
            CHECK(palette.color(QPalette::Disabled, role) != palette.color(QPalette::Active, role));
        }
    }
}

TEST_CASE("a widget finds its colours by its palette") {
    QWidget widget;
    widget.setPalette(paletteOf(darkColors()));
    CHECK(colorsOf(widget).dark);
    widget.setPalette(paletteOf(lightColors()));
    CHECK_FALSE(colorsOf(widget).dark);
}

TEST_CASE("the style sheet has no name of a colour left in it") {
    for (const Colors* colors : {&lightColors(), &darkColors()}) CHECK_FALSE(styleSheetOf(*colors).contains(u'@'));
}
