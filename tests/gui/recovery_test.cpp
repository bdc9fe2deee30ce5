// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/recovery.hpp"

#include <QDir>
#include <QFile>
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
        REQUIRE(QTest::qWaitFor([&] { return QDir(folder.path()).entryList(QDir::Files).size() == 3; }, 4000));
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

// The text is only the beginning of what the file has become: saved, the rest would be lost.
TEST_CASE("a file that has grown too long is not saved by its beginning when a recovery is undone") {
    const QTemporaryDir folder;
    const sample::Window files;
    const QString path = files.file();
    {
        OpenScenario open(sample::engine(), folder.path());
        open.open(path);
        REQUIRE(QTest::qWaitFor([&] { return open.file() != nullptr; }));
        open.text().replace("{ } // kept", "typing");
        REQUIRE(QTest::qWaitFor([&] { return QDir(folder.path()).entryList(QDir::Files).size() == 3; }, 4000));
    }
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("// long\n").repeated(static_cast<int>(ScenarioSession::kShownBytes / 8 + 9)));
    file.close();
    OpenScenario open(sample::engine(), folder.path());
    open.open(path);
    REQUIRE(QTest::qWaitFor([&] { return open.text().text() == "{ } // kept"; }, 20'000));
    CHECK(open.isEditable());
    CHECK(open.canBeSaved());
    open.text().history().undo();
    CHECK_FALSE(open.isEditable());
    CHECK_FALSE(open.canBeSaved());
    open.text().history().redo();
    CHECK(open.canBeSaved());
    open.discard();
}

TEST_CASE("a second program keeps its changes under a name of its own, and they are found as well") {
    const QTemporaryDir folder;
    {
        Recovery first(folder.path());
        first.begin("/x/a.json");
        CHECK_FALSE(first.isShared());
        Recovery second(folder.path());
        CHECK_FALSE(second.begin("/x/a.json"));
        CHECK(second.isShared());
        second.keep("of the second");
        CHECK(Recovery::lost(folder.path()).isEmpty());  // both live
    }
    CHECK(Recovery::lost(folder.path()) == QStringList{"/x/a.json"});
    Recovery again(folder.path());
    CHECK(again.begin("/x/a.json") == std::optional<QString>("of the second"));
    again.forget();
    CHECK(Recovery::lost(folder.path()).isEmpty());
    CHECK_FALSE(again.begin("/x/a.json"));
}

TEST_CASE("what was kept and cannot be read is set aside, not thrown away") {
    const QTemporaryDir folder;
    {
        Recovery first(folder.path());
        first.begin("/x/a.json");
        first.keep("typed");
    }
    const QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    const QString kept = folder.filePath(names.front());
    QFile file(kept);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("\xff\xfe no text");
    file.close();
    Recovery again(folder.path());
    CHECK_FALSE(again.begin("/x/a.json"));
    again.keep("newer");
    CHECK(QFile::exists(kept + "-unread"));
}

TEST_CASE("changes that were lost are opened again though their file is gone") {
    const QTemporaryDir folder;
    const sample::Window files;
    const QString path = files.file();
    {
        OpenScenario open(sample::engine(), folder.path(), std::chrono::milliseconds(10));
        open.open(path);
        REQUIRE(QTest::qWaitFor([&] { return open.file() != nullptr; }));
        open.text().replace("{ } // lost", "typing");
        REQUIRE(QTest::qWaitFor([&] {
            return Recovery::lost(folder.path()).isEmpty() && QDir(folder.path()).entryList(QDir::Files).size() == 3;
        }));
    }
    CHECK(Recovery::lost(folder.path()) == QStringList{path});
    REQUIRE(QFile::remove(path));
    OpenScenario open(sample::engine(), folder.path());
    open.open(path);
    REQUIRE(QTest::qWaitFor([&] { return open.file() != nullptr; }));
    CHECK(open.text().text() == "{ } // lost");
    CHECK(open.isEditable());
    CHECK(open.isModified());
    REQUIRE(open.save(path));
    CHECK(QFile::exists(path));
}
