// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario_session.hpp"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

#include "gui/examples.hpp"
#include "gui/file_watch.hpp"
#include "gui/recent_files.hpp"
#include "gui/run_text.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& text) {
    const QString path = folder.filePath(name);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(text);
    return path;
}

}  // namespace

TEST_CASE("files are loaded off the window's thread with their text and estimate") {
    const QTemporaryDir folder;
    const QString path = write(folder, "a.json", "{ }");
    std::atomic<bool> elsewhere = false;
    Engine engine = sample::engine();
    engine.load = [&, plain = engine.load](const std::filesystem::path& file) {
        elsewhere = QThread::currentThread() != qApp->thread();
        return plain(file);
    };
    ScenarioSession session(engine);
    SharedFile loaded;
    QObject::connect(&session, &ScenarioSession::loaded, [&](const SharedFile& file) { loaded = file; });
    session.open(path);
    CHECK(session.isBusy());
    REQUIRE(QTest::qWaitFor([&] { return loaded != nullptr; }));
    CHECK(elsewhere);
    CHECK(loaded->canRun());
    CHECK(loaded->source.text == "{ }");
    CHECK(loaded->estimate->requests == 103.7e6);
    CHECK(estimateText(*loaded).contains(QStringLiteral("104")));
}

TEST_CASE("of two files opened quickly only the newest arrives") {
    const QTemporaryDir folder;
    const QString first = write(folder, "first.json", "1");
    const QString second = write(folder, "second.json", "2");
    Engine engine = sample::engine();
    engine.load = [plain = engine.load](const std::filesystem::path& file) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return plain(file);
    };
    ScenarioSession session(engine);
    QStringList paths;
    QObject::connect(&session, &ScenarioSession::loaded, [&](const SharedFile& file) { paths << file->path; });
    session.open(first);
    QTest::qWait(5);
    session.open(second);
    REQUIRE(QTest::qWaitFor([&] { return !paths.isEmpty(); }));
    QTest::qWait(60);
    CHECK(paths == QStringList{second});
}

TEST_CASE("a long file is shown in part, a missing one is an error, a refused run cannot start") {
    const QTemporaryDir folder;
    const QString path =
        write(folder, "long.json", QByteArray(static_cast<qsizetype>(ScenarioSession::kShownBytes) + 10, ' '));
    Engine engine = sample::engine();
    engine.estimate = [](const format::Scenario&) {
        return base::Result<study::Estimate>(base::Error{base::Errc::BadInput, "", "it would take a year"});
    };
    ScenarioSession session(engine);
    SharedFile loaded;
    QObject::connect(&session, &ScenarioSession::loaded, [&](const SharedFile& file) { loaded = file; });
    session.open(path);
    REQUIRE(QTest::qWaitFor([&] { return loaded != nullptr; }));
    CHECK(loaded->textIsCut);
    CHECK(loaded->source.text.size() == ScenarioSession::kShownBytes);
    CHECK(loaded->refused->what == "it would take a year");
    CHECK_FALSE(loaded->canRun());
    loaded.reset();
    session.open(folder.filePath("missing.json"));
    REQUIRE(QTest::qWaitFor([&] { return loaded != nullptr; }));
    CHECK(loaded->unreadable.has_value());
}

TEST_CASE("recent files: newest first, each once, eight at most") {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    RecentFiles recent(settings);
    for (int i = 0; i < 12; ++i) recent.add(QStringLiteral("/x/%1.json").arg(i));
    recent.add("/x/6.json");
    CHECK(recent.list().size() == RecentFiles::kMost);
    CHECK(recent.list().front() == "/x/6.json");
    CHECK(recent.list().count("/x/6.json") == 1);
    recent.remove("/x/6.json");
    CHECK(recent.list().front() == "/x/11.json");
}

TEST_CASE("a file replaced by an editor keeps being watched") {
    const QTemporaryDir folder;
    const QString path = write(folder, "watched.json", "1");
    FileWatch watch;
    int changes = 0;
    QObject::connect(&watch, &FileWatch::changed, [&] { ++changes; });
    watch.watch(path);
    for (int round = 1; round <= 2; ++round) {
        // As editors save: a new file takes the old one's place.
        const QString fresh = write(folder, "fresh.tmp", QByteArray(10 * round + 1, 'x'));
        REQUIRE(std::rename(fresh.toLocal8Bit().constData(), path.toLocal8Bit().constData()) == 0);
        REQUIRE(QTest::qWaitFor([&] { return changes == round; }));
    }
}

TEST_CASE("an example is copied to a file of its own that can be changed") {
    Examples examples;
    for (const auto& example : examples.list()) {
        const QString path = examples.copyOf(example.name);
        INFO(example.name.toStdString());
        REQUIRE(QFile::exists(path));
        CHECK(examples.contains(path));
        CHECK((QFile::permissions(path) & QFile::WriteOwner));
        CHECK_FALSE(example.title.contains(u'_'));
    }
    CHECK_FALSE(examples.contains("/tmp/other.json"));
    CHECK_FALSE(examples.list().empty());
}
