// SPDX-License-Identifier: GPL-3.0-or-later
// Several windows, and what is open again at the next start.
#include "gui/windows.hpp"

#include <QAction>
#include <QFile>
#include <QMenu>

#include "gui/commands.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/start_panel.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// The program from its start to its end, with the settings of the last time.
struct Program {
    explicit Program(const QString& ini, const QStringList& files = {})
        : settings(ini, QSettings::IniFormat),
          appearance(*qApp, settings),
          windows(sample::engine(), appearance, settings) {
        settings.setValue("account/asked", true);
        windows.start(files);
    }
    QStringList paths() const {
        QStringList all;
        for (const MainWindow* window : windows.all()) all << window->path();
        return all;
    }
    QSettings settings;
    Appearance appearance;
    Windows windows;
};

}  // namespace

TEST_CASE("every file has a window of its own, and is open again after the program ended") {
    const QTemporaryDir home;
    const QString ini = home.filePath("settings.ini");
    const sample::Window files;
    const QString first = files.file("first.json");
    const QString second = files.file("second.json");
    {
        Program program(ini, {first, second});
        CHECK(program.paths() == QStringList{first, second});
        program.windows.all().front()->findChild<Commands*>()->newWindow->trigger();
        REQUIRE(program.windows.all().size() == 3);
        CHECK(program.windows.all().back()->findChild<StartPanel*>()->isVisible());
    }  // killed: nobody closed a window
    {
        Program program(ini);
        CHECK(program.paths() == QStringList{first, second});
        program.windows.all().front()->close();
        REQUIRE(QTest::qWaitFor([&] { return program.windows.all().size() == 1; }));
    }
    {
        Program program(ini);
        CHECK(program.paths() == QStringList{second});
        program.windows.all().front()->close();  // the last one: its file is open again
    }
    REQUIRE(QFile::remove(second));
    Program program(ini);
    REQUIRE(program.windows.all().size() == 1);
    CHECK(program.paths() == QStringList{QString()});
}

TEST_CASE("quitting closes every window and remembers them all") {
    const QTemporaryDir home;
    const QString ini = home.filePath("settings.ini");
    const sample::Window files;
    const QStringList both{files.file("first.json"), files.file("second.json")};
    {
        Program program(ini, both);
        program.windows.all().front()->findChild<Commands*>()->quit->trigger();
        CHECK(QTest::qWaitFor([&] { return program.windows.all().empty(); }));
    }
    CHECK(Program(ini).paths() == both);
}

TEST_CASE("what the diagram does is in the menus, and so among the commands") {
    sample::Window window;
    open(window);
    QMenu& menu = *part<Commands>(window).diagram;
    QStringList names;
    QAction* duplicate = nullptr;
    for (QAction* action : menu.actions()) {
        names << action->text().remove(u'&');
        if (names.back() == "Duplicate") duplicate = action;
    }
    CHECK(names ==
          QStringList{"Add", "Connect to", "Duplicate", "Remove", "Rename…", "States", "Arrange", "Show All of It"});
    REQUIRE(duplicate != nullptr);
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "Products");
    REQUIRE(duplicate->isEnabled());
    duplicate->trigger();
    CHECK(part<SourceView>(window).toPlainText().contains("\"Products2\""));
}

TEST_CASE("a design is renamed and taken out from the menu") {
    sample::Window window;
    open(window);
    CHECK(part<Commands>(window).renameDesign->isEnabled());
    part<Commands>(window).removeDesign->trigger();
    CHECK_FALSE(part<SourceView>(window).toPlainText().contains("\"on-demand\""));
}
