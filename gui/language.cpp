// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language.hpp"

#include "gui/qt_texts.hpp"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace headroom::gui {

namespace {

constexpr const char* kKey = "language";
constexpr const char* kTexts = "texts of the language";

QString nameOf(Language language) {
    switch (language) {
        case Language::System:
            return QStringLiteral("system");
        case Language::English:
            return QStringLiteral("en");
        case Language::Indonesian:
            return QStringLiteral("id");
    }
    return {};
}

bool isIndonesian(const QSettings& settings) {
    const Language chosen = chosenLanguage(settings);
    return chosen == Language::Indonesian ||
           (chosen == Language::System && QLocale::system().language() == QLocale::Indonesian);
}

}  // namespace

Language chosenLanguage(const QSettings& settings) {
    const QString name = settings.value(QLatin1String(kKey)).toString();
    for (const Language language : {Language::English, Language::Indonesian}) {
        if (nameOf(language) == name) return language;
    }
    return Language::System;
}

void chooseLanguage(QSettings& settings, Language language) {
    settings.setValue(QLatin1String(kKey), nameOf(language));
}

void speak(QApplication& application, const QSettings& settings) {
    delete application.findChild<QTranslator*>(QLatin1String(kTexts), Qt::FindDirectChildrenOnly);
    if (!isIndonesian(settings)) {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        return;
    }
    QLocale::setDefault(QLocale(QLocale::Indonesian, QLocale::Indonesia));
    auto* texts = new QTranslator(&application);
    texts->setObjectName(QLatin1String(kTexts));
    if (texts->load(QStringLiteral(":/headroom/translations/headroom_id.qm")))
        QCoreApplication::installTranslator(texts);
}

}  // namespace headroom::gui
