// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language.hpp"

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QMenuBar>
#include <QPushButton>

#include "gui/format.hpp"
#include "gui/qt_texts.hpp"
#include "pricing/money.hpp"
#include "tests/gui/sample_window.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

QStringList menusOf(const QMainWindow& window) {
    QStringList names;
    for (const QAction* action : window.menuBar()->actions()) names << action->text().remove(u'&');
    return names;
}

}  // namespace

TEST_CASE("a window in Indonesian says so everywhere, and writes its numbers") {
    {
        const sample::Spoken indonesian(gui::Language::Indonesian);
        sample::Window window;
        CHECK(menusOf(*window).startsWith(QStringLiteral("Berkas")));
        CHECK(menusOf(*window).contains(QStringLiteral("Jalankan")));
        CHECK(gui::say::money(1234567.0) == QStringLiteral("$1.234.567"));
        CHECK(gui::say::percent(0.0123) == QStringLiteral("1,23\u00a0%"));
        CHECK(gui::say::moneyExact(pricing::Money::fromCents(123456)) == QStringLiteral("$1.234,56"));
    }
    const sample::Spoken english(gui::Language::English);
    sample::Window window;
    CHECK(menusOf(*window).startsWith(QStringLiteral("File")));
    CHECK(gui::say::money(1234567.0) == QStringLiteral("$1,234,567"));
}

TEST_CASE("buttons and menus of Qt are in Indonesian as well") {
    const sample::Spoken indonesian(gui::Language::Indonesian);
    for (const gui::QtText& one : gui::kQtTexts) {
        INFO(one.context << " " << one.text);
        CHECK(QCoreApplication::translate(one.context, one.text) != QString::fromLatin1(one.text));
    }
    const QDialogButtonBox buttons(QDialogButtonBox::Save | QDialogButtonBox::Discard | QDialogButtonBox::Cancel);
    CHECK(buttons.button(QDialogButtonBox::Save)->text().remove(u'&') == "Simpan");
    CHECK(buttons.button(QDialogButtonBox::Cancel)->text().remove(u'&') == "Batal");
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

// Qt would need a translation into English for them.
TEST_CASE("no text leaves it to the reader whether one or several are meant") {
    QFile texts(QStringLiteral("gui/translations/headroom_id.ts"));
    REQUIRE(texts.open(QIODevice::ReadOnly));
    const QByteArray all = texts.readAll();
    for (const char* ending : {"(s)", "(es)", "numerus"}) CHECK_FALSE(all.contains(ending));
}
