// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/appearance.hpp"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QSettings>
#include <QStyle>
#include <QStyleHints>

#include <algorithm>
#include <utility>

#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr const char* kKey = "theme";
constexpr const char* kTextSize = "textSize";

QString nameOf(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::System:
            return QStringLiteral("system");
        case ThemeChoice::Light:
            return QStringLiteral("light");
        case ThemeChoice::Dark:
            return QStringLiteral("dark");
    }
    return {};
}

ThemeChoice choiceNamed(const QString& name) {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (nameOf(choice) == name) return choice;
    }
    return ThemeChoice::System;
}

bool isDarkPalette(const QPalette& palette) { return palette.color(QPalette::Window).lightness() < 128; }

}  // namespace

Appearance::Appearance(QApplication& application, QSettings& settings, std::function<bool()> styleIsDark)
    : application_(application),
      settings_(settings),
      styleIsDark_(styleIsDark ? std::move(styleIsDark)
                               : [] { return isDarkPalette(QApplication::style()->standardPalette()); }),
      desktopIsDark_(isDarkPalette(QApplication::palette())),
      choice_(choiceNamed(settings.value(QLatin1String(kKey)).toString())) {
    QApplication::setStyle(QStringLiteral("Fusion"));
    styleWasDark_ = styleIsDark_();
    application_.installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { apply(); });
#endif
    applyTextSize();
    apply();
}

int Appearance::textSize() const {
    const int percent = settings_.value(QLatin1String(kTextSize), 100).toInt();
    return std::ranges::find(kTextSizes, percent) == kTextSizes.end() ? 100 : percent;
}

void Appearance::chooseTextSize(int percent) { settings_.setValue(QLatin1String(kTextSize), percent); }

void Appearance::applyTextSize() {
    static const QFont usual = QApplication::font();  // the desktop's
    setTextScale(textSize() / 100.0);
    QApplication::setFont(scaledFont(usual, textScale()));
}

bool Appearance::isDark() const {
    if (choice_ != ThemeChoice::System) return choice_ == ThemeChoice::Dark;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown) return scheme == Qt::ColorScheme::Dark;
#endif
    return desktopIsDark_;
}

/// Windows are told when the theme of the desktop changes.
bool Appearance::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && watched->isWindowType()) followDesktop();
    return QObject::eventFilter(watched, event);
}

void Appearance::followDesktop() {
    const bool dark = styleIsDark_();
    if (dark == styleWasDark_) return;
    styleWasDark_ = desktopIsDark_ = dark;
    if (choice_ == ThemeChoice::System) apply();
}

void Appearance::choose(ThemeChoice choice) {
    choice_ = choice;
    settings_.setValue(QLatin1String(kKey), nameOf(choice));
    apply();
}

void Appearance::apply() {
    const Colors& colors = isDark() ? darkColors() : lightColors();
    QApplication::setPalette(paletteOf(colors));
    application_.setStyleSheet(styleSheetOf(colors));
    emit changed();
}

}  // namespace headroom::gui
