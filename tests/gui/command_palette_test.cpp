// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/command_palette.hpp"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>

#include <set>

#include "gui/command_list.hpp"
#include "gui/commands.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/source_view.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

QString best(const QString& typed, const QStringList& texts) {
    CommandModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::vector<CommandEntry> entries;
    for (const QString& text : texts) entries.push_back({text, {}, [] {}});
    model.setEntries(entries);
    model.setTyped(typed);
    return model.rowCount() > 0 ? model.index(0).data().toString() : QString();
}

QLineEdit& input(sample::Window& window) { return *part<CommandPalette>(window).findChild<QLineEdit*>(); }

QListView& list(sample::Window& window) { return *part<CommandPalette>(window).findChild<QListView*>(); }

QString chosen(sample::Window& window) { return list(window).currentIndex().data().toString(); }

void openPalette(sample::Window& window) {
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &*window, Qt::Key_K,
                    Qt::ControlModifier);
    REQUIRE(part<CommandPalette>(window).isVisible());
    REQUIRE(input(window).hasFocus());
}

std::set<QAction*> leaves(const QList<QAction*>& actions) {
    std::set<QAction*> all;
    for (QAction* action : actions) {
        if (action->menu() != nullptr && action->isEnabled()) all.merge(leaves(action->menu()->actions()));
        if (action->menu() == nullptr && action->isEnabled() && !action->isSeparator()) all.insert(action);
    }
    return all;
}

}  // namespace

TEST_CASE("letters are found in their order, side by side and at beginnings of words first") {
    CHECK_FALSE(fuzzyMatch("abc", "acb"));
    CHECK(fuzzyMatch("", "anything")->places.isEmpty());
    CHECK(fuzzyMatch("SA", "Save As")->places == QList<int>{0, 5});  // two beginnings beat "Sa"
    CHECK(fuzzyMatch("vp", "ViewProduct")->places == QList<int>{0, 4});
    CHECK(fuzzyMatch("prod view", "ViewProduct")->places == QList<int>{0, 1, 2, 3, 4, 5, 6, 7});
    CHECK_FALSE(fuzzyMatch("prod none", "ViewProduct"));
    CHECK_FALSE(fuzzyMatch("longer than it", "long"));
    CHECK(fuzzyMatch("vie", "View")->score > fuzzyMatch("vie", "Navigate here")->score);
    CHECK(fuzzyMatch(QString(100'000, u'a'), QString(200, u'a')));  // only so much is read
}

TEST_CASE("the best command stands first, of two alike the shorter one") {
    const QStringList texts{"File: Save As…", "File: Save", "View: Source", "Run: Run", "Run: Pause"};
    CHECK(best("save", texts) == "File: Save");
    CHECK(best("vs", texts) == "View: Source");
    CHECK(best("run", texts) == "Run: Run");
    CHECK(best("pau", texts) == "Run: Pause");
    CHECK(best("", texts) == "File: Save As…");
    CHECK(best("zzz", texts).isEmpty());
    // A word as far as it is typed stands before letters that begin two of them.
    CHECK(best("vi", {"View: Zoom In on Time", "Help: AWS::ApiGatewayV2::Integration", "View: Bill"}) == "View: Bill");
}

TEST_CASE("the palette lists every action that can be triggered, and nothing twice") {
    sample::Window window;
    open(window);
    openPalette(window);
    std::set<QAction*> expected = leaves(window->menuBar()->actions());
    CHECK(expected.size() > 20);
    int commands = 0;
    std::set<QString> texts;
    for (int row = 0; row < list(window).model()->rowCount(); ++row) {
        const QString text = list(window).model()->index(row, 0).data().toString();
        CAPTURE(text.toStdString());
        CHECK(texts.insert(text).second);
        const QStringList places{"Resource", "Workload", "Design", "Objective", "Scenario"};
        const QStringList ofHelp{"Help: Contents", "Help: Tour of the Window", "Help: About Headroom"};
        if (text.startsWith("Help: ") ? ofHelp.contains(text) : !places.contains(text.section(u':', 0, 0))) ++commands;
    }
    CHECK(commands == static_cast<int>(expected.size()) - 1);  // all but the palette itself
    for (const char* text : {"File: Open…", "View: Theme: Dark", "Resource: Views", "Design: on-demand", "Help: Lambda",
                             "Help: AWS::DAX::Cluster"})
        CHECK(texts.count(text) == 1);
    CHECK(texts.count("Edit: Undo") == 0);  // there is nothing to undo
}

TEST_CASE("a command is found and done by the keyboard alone") {
    sample::Window window;
    open(window);
    part<OutlineView>(window).setFocus();
    openPalette(window);
    QTest::keyClicks(&input(window), "sour");
    CHECK(chosen(window) == "View: Source");
    QTest::keyClick(&input(window), Qt::Key_Return);
    CHECK_FALSE(part<CommandPalette>(window).isVisible());
    CHECK(part<Workspace>(window).currentIndex() == Workspace::SourceTab);

    openPalette(window);
    CHECK(input(window).text().isEmpty());
    QTest::keyClicks(&input(window), "res views");
    CHECK(chosen(window) == "Resource: Views");
    QTest::keyClick(&input(window), Qt::Key_Enter);
    CHECK(part<OutlineView>(window).selected()->key == "Views");
}

TEST_CASE("arrows come round, pages stop at the ends, nonsense does nothing") {
    sample::Window window;
    open(window);
    openPalette(window);
    const int count = list(window).model()->rowCount();
    QTest::keyClick(&input(window), Qt::Key_Up);
    CHECK(list(window).currentIndex().row() == count - 1);
    QTest::keyClick(&input(window), Qt::Key_Down);
    CHECK(list(window).currentIndex().row() == 0);
    QTest::keyClick(&input(window), Qt::Key_PageDown);
    CHECK(list(window).currentIndex().row() == 11);
    QTest::keyClick(&input(window), Qt::Key_PageUp);
    CHECK(list(window).currentIndex().row() == 0);
    QTest::keyClicks(&input(window), "qqqq");
    CHECK_FALSE(list(window).isVisible());
    CHECK(says(part<CommandPalette>(window), "Nothing that can be done now"));
    QTest::keyClick(&input(window), Qt::Key_Return);
    QTest::keyClick(&input(window), Qt::Key_Down);
    CHECK(part<CommandPalette>(window).isVisible());
}

TEST_CASE("it opens while somebody types, gives the keyboard back, and changes no text") {
    sample::Window window;
    open(window);
    part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    auto& source = part<SourceView>(window);
    source.setFocus();
    const QString before = source.toPlainText();
    openPalette(window);
    QTest::keyClicks(&input(window), "x");
    QTest::keyClick(&input(window), Qt::Key_Escape);
    CHECK_FALSE(part<CommandPalette>(window).isVisible());
    CHECK(source.hasFocus());
    CHECK(source.toPlainText() == before);
    openPalette(window);
    part<OutlineView>(window).setFocus();
    CHECK_FALSE(part<CommandPalette>(window).isVisible());
}

TEST_CASE("without a file the palette offers nothing that needs one") {
    sample::Window window;
    window.show();
    QStringList texts;
    for (const CommandEntry& entry : menuCommands(*window->menuBar(), nullptr)) texts << entry.text;
    CHECK(texts.contains("File: Open…"));
    for (const QString& text : texts) {
        INFO(text.toStdString());
        const QString menu = text.section(u':', 0, 0);
        CHECK_FALSE((menu == "Edit" || menu == "Run"));
        CHECK((menu != "View" || text.count(u':') > 1));  // themes, sizes of text, languages
    }
    CHECK_FALSE(texts.contains("File: Calibrate and Check…"));
    open(window);
    CHECK(part<Commands>(window).goToLine->isEnabled());
}
