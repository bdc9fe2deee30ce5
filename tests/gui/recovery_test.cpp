// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/recovery.hpp"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "gui/open_scenario.hpp"
#include "tests/gui/sample_window.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

TEST_CASE("what was kept is there after the program has ended, and not while it runs") {
    const QTemporaryDir folder;
    {
        Recovery first(folder.path());
        CHECK_FALSE(first.begin("/x/a.json"));
        first.keep("typed");
        Recovery other(folder.path());
        CHECK_FALSE(other.begin("/x/a.json"));  // somebody edits it
        CHECK_FALSE(other.begin("/x/b.json"));
    }
    Recovery again(folder.path());
    CHECK(again.begin("/x/a.json") == std::optional<QString>("typed"));
    again.forget();
    CHECK_FALSE(again.begin("/x/a.json"));
    Recovery nowhere{QString()};
    CHECK_FALSE(nowhere.begin("/x/a.json"));
    nowhere.keep("nothing happens");
}

TEST_CASE("changes that were lost are opened again as a step that can be undone") {
    const QTemporaryDir folder;
    const sample::Window files;
    const QString path = files.file();
    {
        OpenScenario open(sample::engine(), folder.path());
        open.open(path);
        REQUIRE(QTest::qWaitFor([&] { return open.file() != nullptr; }));
        open.text().replace("{ } // lost", "typing");
        REQUIRE(QTest::qWaitFor([&] { return QDir(folder.path()).entryList(QDir::Files).size() == 2; }, 4000));
    }
    OpenScenario open(sample::engine(), folder.path());
    int recovered = 0;
    QObject::connect(&open, &OpenScenario::recovered, [&] { ++recovered; });
    open.open(path);
    REQUIRE(QTest::qWaitFor([&] { return recovered == 1; }));
    CHECK(open.text().text() == "{ } // lost");
    CHECK(open.isModified());
    open.text().history().undo();
    CHECK(open.text().text() == QString::fromStdString(sample::sourceText()));
    CHECK_FALSE(open.isModified());
    open.discard();
    CHECK_FALSE(Recovery(folder.path()).begin(path));
}
