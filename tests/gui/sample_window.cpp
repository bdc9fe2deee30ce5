// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/sample_window.hpp"

#include <QApplication>
#include <QFile>
#include <QTest>

namespace headroom::sample {

namespace {

/// A user's settings after the first start.
QSettings& asked(QSettings& settings, bool firstStart) {
    if (!firstStart) settings.setValue(QStringLiteral("account/asked"), true);
    return settings;
}

QSettings& larger(QSettings& settings, int textSize) {
    settings.setValue(QStringLiteral("textSize"), textSize);
    return settings;
}

}  // namespace

Window::Window(const gui::Engine& engine, bool firstStart)
    : settings_(folder_.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
      appearance_(*qApp, asked(settings_, firstStart)),
      window_(engine, appearance_, settings_) {}

Window::Window(const gui::Engine& engine, int textSize)
    : settings_(folder_.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
      appearance_(*qApp, larger(asked(settings_, false), textSize)),
      window_(engine, appearance_, settings_) {}

void Window::show() {
    window_.show();
    window_.activateWindow();
    if (!QTest::qWaitForWindowActive(&window_)) qWarning("the window did not become active");
}

QString Window::file(const QString& name) const {
    const QString path = folder_.filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) file.write(QByteArray::fromStdString(sourceText()));
    return path;
}

}  // namespace headroom::sample
