// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.hpp"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QPixmap>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/support/catch.hpp"

using namespace headroom::gui;

namespace {

/// Relative luminance and contrast as WCAG 2.1 defines them.
double linear(double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

using Linear = std::array<double, 3>;
using Matrix = std::array<Linear, 3>;

/// What eyes without one kind of cone see of linear RGB: Machado, Oliveira, Fernandes 2009, severity 1.0.
constexpr std::array<Matrix, 3> kColourBlind{{
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

Linear seenBy(const Matrix& eyes, const QColor& color) {
    const Linear light{linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
    Linear seen{};
    for (std::size_t i = 0; i < 3; ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < 3; ++j) sum += eyes[i][j] * light[j];
        seen[i] = std::clamp(sum, 0.0, 1.0);
    }
    return seen;
}

/// CIELAB under D65.
Linear labOf(const Linear& rgb) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    const double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    const double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double apart(const Linear& a, const Linear& b) { return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]); }

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
        for (const QColor& line : {colors->chart.blue, colors->chart.orange, colors->chart.purple, colors->chart.green,
                                   colors->chart.red, colors->chart.grey}) {
            CHECK(contrast(line, colors->chart.background) >= 3.0);
        }
    }
}

// A difference of 2.3 is just noticed (Mahy and others 1994); five times that is told apart in thin lines.
TEST_CASE("colours that mean something differ for every eye") {
    for (const Colors* colors : {&lightColors(), &darkColors()}) {
        const auto& chart = colors->chart;
        const std::array all{chart.blue, chart.orange, chart.purple, chart.green, chart.red};
        for (std::size_t kind = 0; kind < kColourBlind.size(); ++kind) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                for (std::size_t j = i + 1; j < all.size(); ++j) {
                    INFO((colors->dark ? "dark" : "light") << ", eyes " << kind << ", colours " << i << " and " << j);
                    CHECK(apart(labOf(seenBy(kColourBlind[kind], all[i])), labOf(seenBy(kColourBlind[kind], all[j]))) >
                          11.5);
                }
            }
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

TEST_CASE("a box that is not checked can be seen, in either theme") {
    for (const Colors* colors : {&lightColors(), &darkColors()}) {
        QWidget ground;
        ground.setPalette(paletteOf(*colors));
        ground.setStyleSheet(styleSheetOf(*colors));
        ground.setAutoFillBackground(true);
        QCheckBox box(QStringLiteral("guesses"), &ground);
        ground.resize(200, 40);
        ground.ensurePolished();
        const QImage drawn = ground.grab().toImage();
        double most = 0.0;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < 14; ++x) most = std::max(most, contrast(drawn.pixelColor(x, y), colors->panel));
        }
        INFO((colors->dark ? "dark" : "light"));
        CHECK(most >= 3.0);
    }
}

// WCAG 2.1, 1.4.3: a placeholder informs (a default, what belongs there), so it is text.
TEST_CASE("what stands in an empty line can be read, in either theme") {
    const QPalette before = QApplication::palette();
    for (const Colors* colors : {&lightColors(), &darkColors()}) {
        QApplication::setPalette(paletteOf(*colors));  // what is styled has no other's
        QWidget ground;
        ground.setStyleSheet(styleSheetOf(*colors));
        auto* line = new QLineEdit(&ground);
        auto* box = new QComboBox(&ground);
        box->setEditable(true);
        for (QLineEdit* edit : {line, box->lineEdit()}) {
            QFont large = edit->font();
            large.setPixelSize(40);  // strokes of whole pixels
            edit->setFont(large);
            edit->setPlaceholderText(QStringLiteral("1000"));
        }
        line->setGeometry(0, 0, 200, 60);
        box->setGeometry(0, 70, 200, 60);
        ground.resize(220, 140);
        const QImage drawn = ground.grab().toImage();
        INFO((colors->dark ? "dark" : "light"));
        for (const QRect& inside : {QRect(8, 6, 120, 48), QRect(14, 76, 120, 48)}) {
            const QColor background = drawn.pixelColor(inside.topLeft());
            double most = 0.0;
            for (int y = inside.top(); y <= inside.bottom(); ++y) {
                for (int x = inside.left(); x <= inside.right(); ++x)
                    most = std::max(most, contrast(drawn.pixelColor(x, y), background));
            }
            CHECK(most >= 4.5);
            CHECK(most < contrast(colors->text, background));  // it is not taken for what was typed
        }
    }
    QApplication::setPalette(before);
}

TEST_CASE("a button that opens a menu has its text where the others have it") {
    QWidget ground;
    ground.setPalette(paletteOf(lightColors()));
    ground.setStyleSheet(styleSheetOf(lightColors()));
    ground.resize(240, 80);
    QMenu menu;
    const auto textBegins = [&](QMenu* opened, const char* role) {
        QPushButton button(QStringLiteral("+ Add"), &ground);
        button.setProperty("role", QLatin1String(role));
        if (opened != nullptr) button.setMenu(opened);
        button.setGeometry(0, 0, 200, 30);
        const QImage drawn = button.grab().toImage();
        for (int x = 2; x < drawn.width(); ++x) {
            if (drawn.pixelColor(x, 15) != drawn.pixelColor(180, 15)) return x;  // the plus
        }
        return -1;
    };
    CHECK(textBegins(nullptr, "fieldLink") >= 8);
    CHECK(std::abs(textBegins(&menu, "fieldLink") - textBegins(nullptr, "fieldLink")) <= 1);
}

TEST_CASE("a number's box looks like a line to write in") {
    for (const Colors* colors : {&lightColors(), &darkColors()}) {
        QWidget ground;
        ground.setPalette(paletteOf(*colors));
        ground.setStyleSheet(styleSheetOf(*colors));
        QLineEdit line(&ground);
        QSpinBox box(&ground);
        line.setGeometry(0, 0, 100, line.sizeHint().height());
        box.setGeometry(0, 60, 100, box.sizeHint().height());
        ground.resize(120, 120);
        const QImage drawn = ground.grab().toImage();
        INFO((colors->dark ? "dark" : "light"));
        CHECK(std::abs(box.height() - line.height()) <= 2);
        CHECK(drawn.pixelColor(95, 60 + box.height() / 2) == colors->field);  // no buttons
        CHECK(drawn.pixelColor(95, 60 + box.height() / 2) == drawn.pixelColor(95, line.height() / 2));
        CHECK(drawn.pixelColor(50, 60) == drawn.pixelColor(50, 0));  // the frame
        CHECK(drawn.pixelColor(50, 60) == colors->border);
    }
}

TEST_CASE("a button that has the keyboard has one frame, not another inside of it") {
    for (const Colors* colors : {&lightColors(), &darkColors()}) {
        QWidget window;
        window.setPalette(paletteOf(*colors));
        window.setStyleSheet(styleSheetOf(*colors));
        window.resize(200, 60);
        QPushButton button(&window);
        button.setProperty("role", QStringLiteral("link"));
        button.setGeometry(20, 10, 120, 30);
        window.show();
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        window.setAttribute(Qt::WA_KeyboardFocusChange);  // as after a Tab
        button.setFocus(Qt::TabFocusReason);
        REQUIRE(button.hasFocus());
        const QImage drawn = button.grab().toImage();
        const QColor inside = drawn.pixelColor(60, 15);
        INFO((colors->dark ? "dark" : "light"));
        CHECK(drawn.pixelColor(60, 0) != inside);  // the frame
        for (int inset = 2; inset < 8; ++inset) {
            CHECK(drawn.pixelColor(60, inset) == inside);
            CHECK(drawn.pixelColor(60, drawn.height() - 1 - inset) == inside);
        }
    }
}

TEST_CASE("where two scroll bars meet there is no box of its own") {
    for (const Colors& colors : {lightColors(), darkColors()}) {
        QScrollArea area;
        area.setStyleSheet(styleSheetOf(colors));
        area.setPalette(paletteOf(colors));
        auto* content = new QWidget;
        content->setFixedSize(500, 500);
        area.setWidget(content);
        area.resize(200, 150);
        area.show();
        REQUIRE(QTest::qWaitForWindowExposed(&area));
        const QImage seen = area.grab().toImage();
        const QSize bars(area.verticalScrollBar()->width(), area.horizontalScrollBar()->height());
        const QImage corner = seen.copy(QRect(QPoint(200 - bars.width(), 150 - bars.height()), bars));
        REQUIRE(corner.width() > 5);
        QImage plain(corner.size(), corner.format());
        plain.fill(corner.pixelColor(corner.width() / 2, corner.height() / 2));
        CHECK(corner == plain);
    }
}

TEST_CASE("the style sheet has no name of a colour left in it") {
    for (const Colors* colors : {&lightColors(), &darkColors()}) CHECK_FALSE(styleSheetOf(*colors).contains(u'@'));
}
