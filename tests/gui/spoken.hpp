// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

#include "gui/language.hpp"

namespace headroom::sample {

/// The language of a test, and English again after it. Make it before the window.
class Spoken {
public:
    explicit Spoken(gui::Language language)
        : settings_(folder_.filePath(QStringLiteral("language.ini")), QSettings::IniFormat) {
        speak(language);
    }
    ~Spoken() { speak(gui::Language::English); }
    Spoken(const Spoken&) = delete;
    Spoken& operator=(const Spoken&) = delete;
    QSettings& settings() { return settings_; }

private:
    void speak(gui::Language language) {
        gui::chooseLanguage(settings_, language);
        gui::speak(*qApp, settings_);
    }
    QTemporaryDir folder_;
    QSettings settings_;
};

}  // namespace headroom::sample
