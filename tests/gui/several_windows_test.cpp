// SPDX-License-Identifier: GPL-3.0-or-later
// Two windows at once: on one file, and when the program is quit.
#include <QAction>
#include <QFile>
#include <QPointer>

#include "gui/commands.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/windows.hpp"
#include "tests/gui/answer_dialog.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// The program with a window for each of the files.
struct Program {
    Program(const QTemporaryDir& home, const QStringList& files)
        : settings(home.filePath("settings.ini"), QSettings::IniFormat),
          appearance(*qApp, settings),
          windows(sample::engine(), appearance, settings) {
        settings.setValue("account/asked", true);
        windows.start(files);
        for (MainWindow* window : windows.all())
            REQUIRE(QTest::qWaitFor([&] { return !sourceOf(*window).toPlainText().isEmpty(); }));
    }
    MainWindow& at(std::size_t index) { return *windows.all().at(index); }
    static SourceView& sourceOf(MainWindow& window) { return *window.findChild<SourceView*>(); }
    static Commands& commandsOf(MainWindow& window) { return *window.findChild<Commands*>(); }
    static void type(MainWindow& window, const QString& text) {
        sourceOf(window).moveCursor(QTextCursor::End);
        sourceOf(window).insertPlainText(text);
    }
    QSettings settings;
    Appearance appearance;
    Windows windows;
};

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

}  // namespace

TEST_CASE("of two windows on one file the second to save is told that the first has written it") {
    const QTemporaryDir home;
    const sample::Window files;
    const QString path = files.file();
    Program program(home, {path, path});
    REQUIRE(program.windows.all().size() == 2);
    MainWindow& first = program.at(0);
    MainWindow& second = program.at(1);
    CHECK(says(*second.findChild<StatusStrip*>(), "open in another window, too"));
    Program::type(first, "// first");
    Program::type(second, "// second");
    Program::commandsOf(first).save->trigger();
    REQUIRE(QTest::qWaitFor([&] { return bytesOf(path).endsWith("// first"); }));
    {
        Answers cancel("Cancel");  // at once, before anybody has noticed that the file is another
        Program::commandsOf(second).save->trigger();
        REQUIRE(QTest::qWaitFor([&] { return cancel.asked() == 1; }));
        CHECK(cancel.said().contains("changed by somebody else"));
    }
    CHECK(bytesOf(path).endsWith("// first"));
    REQUIRE(QTest::qWaitFor([&] { return says(*second.findChild<StatusStrip*>(), "changed on disk"); }));
    CHECK(Program::sourceOf(second).toPlainText().endsWith("// second"));
    Answers replace("Replace");
    Program::commandsOf(second).save->trigger();
    REQUIRE(QTest::qWaitFor([&] { return bytesOf(path).endsWith("// second"); }));
    // The first, which has nothing of its own any more, shows what the second wrote.
    CHECK(QTest::qWaitFor([&] { return Program::sourceOf(first).toPlainText().endsWith("// second"); }));
    CHECK_FALSE(first.isWindowModified());
}

TEST_CASE("quitting asks for every change before it closes a window, and is given up as a whole") {
    const QTemporaryDir home;
    const sample::Window files;
    const QStringList both{files.file("first.json"), files.file("second.json")};
    Program program(home, both);
    Program::type(program.at(1), "// mine");
    {
        Answers cancel("Cancel");
        Program::commandsOf(program.at(0)).quit->trigger();
        REQUIRE(QTest::qWaitFor([&] { return cancel.asked() == 1; }));
        QTest::qWait(50);
    }
    REQUIRE(program.windows.all().size() == 2);
    CHECK(program.at(0).isVisible());
    CHECK(program.at(1).isVisible());
    // A window that is closed later is forgotten, as it is without a quit that came to nothing.
    program.at(0).close();
    REQUIRE(QTest::qWaitFor([&] { return program.windows.all().size() == 1; }));
    CHECK(program.settings.value("session").toStringList() == QStringList{both[1]});
    Answers discard("Discard");
    Program::commandsOf(program.at(0)).quit->trigger();
    REQUIRE(QTest::qWaitFor([&] { return program.windows.all().empty(); }));
    CHECK(discard.asked() == 1);  // once, though it is asked before closing
    CHECK(bytesOf(both[1]) == QByteArray::fromStdString(sample::sourceText()));
}
