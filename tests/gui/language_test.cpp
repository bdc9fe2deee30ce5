// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language.hpp"

#include <QAction>
#include <QApplication>
#include <QMenuBar>

#include "gui/format.hpp"
#include "pricing/money.hpp"
#include "tests/gui/sample_window.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// The language of a test, and English again after it.
class Spoken {
public:
    explicit Spoken(gui::Language language)
        : settings_(folder_.filePath(QStringLiteral("s.ini")), QSettings::IniFormat) {
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

QStringList menusOf(const QMainWindow& window) {
    QStringList names;
    for (const QAction* action : window.menuBar()->actions()) names << action->text().remove(u'&');
    return names;
}

}  // namespace

TEST_CASE("a window in Indonesian says so everywhere, and writes its numbers") {
    {
        const Spoken indonesian(gui::Language::Indonesian);
        sample::Window window;
        CHECK(menusOf(*window).startsWith(QStringLiteral("Berkas")));
        CHECK(menusOf(*window).contains(QStringLiteral("Jalankan")));
        CHECK(gui::say::money(1234567.0) == QStringLiteral("$1.234.567"));
        CHECK(gui::say::percent(0.0123) == QStringLiteral("1,23\u00a0%"));
        CHECK(gui::say::moneyExact(pricing::Money::fromCents(123456)) == QStringLiteral("$1.234,56"));
    }
    const Spoken english(gui::Language::English);
    sample::Window window;
    CHECK(menusOf(*window).startsWith(QStringLiteral("File")));
    CHECK(gui::say::money(1234567.0) == QStringLiteral("$1,234,567"));
}

TEST_CASE("a language chosen in the menu is the next start's") {
    sample::Window window;
    window.show();
    QAction* chosen = nullptr;
    for (QAction* action : window->findChildren<QAction*>()) {
        if (action->text() == QStringLiteral("&Bahasa Indonesia")) chosen = action;
    }
    REQUIRE(chosen != nullptr);
    CHECK(gui::chosenLanguage(window.settings()) == gui::Language::System);
    chosen->trigger();
    CHECK(gui::chosenLanguage(window.settings()) == gui::Language::Indonesian);
    CHECK(menusOf(*window).startsWith(QStringLiteral("File")));
}
