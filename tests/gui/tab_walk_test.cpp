// SPDX-License-Identifier: GPL-3.0-or-later
// Every page walked through with the Tab key alone.
#include <QApplication>
#include <QFile>
#include <QTableWidget>
#include <QTemporaryDir>

#include "gui/widgets/drawer.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/trace_dialog.hpp"
#include "tests/gui/keyboard_reach.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// Visible stops that a walk has left out.
QString missed(Window& window, bool forward) {
    QWidget& first = part<OutlineView>(window);
    const QStringList names = missedFrom(*window, first, forward);
    CHECK(QApplication::focusWidget() == &first);  // it came round
    return names.join(QStringLiteral(", "));
}

}  // namespace

TEST_CASE("Tab reaches everything on every page and comes round, before a run and after it") {
    Window window(planningEngine());
    window->resize(1280, 800);
    open(window);
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    Workspace& tabs = part<Workspace>(window);
    for (const bool ran : {false, true}) {
        if (ran) {
            tabs.setCurrentIndex(Workspace::ResultsTab);
            run(window);
        }
        for (int tab = 0; tab < Workspace::SourceTab; ++tab) {
            tabs.setCurrentIndex(tab);
            QTest::qWait(20);
            INFO((ran ? "after" : "before") << " a run, " << tabs.tabText(tab).toStdString());
            CHECK(missed(window, true).toStdString() == "");
            CHECK(missed(window, false).toStdString() == "");
            CHECK(withoutMark(*window).join('\n').toStdString() == "");
        }
    }
}

// In the source Tab writes blanks; WCAG 2.1, 2.1.2: there is a way out by keyboard, and it is told.
TEST_CASE("the source is left backwards by Shift+Tab, and says so") {
    Window window;
    open(window);
    part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    SourceView& source = part<SourceView>(window);
    const QString before = source.toPlainText();
    source.setFocus();
    QTest::keyClick(&source, Qt::Key_Backtab, Qt::ShiftModifier);
    CHECK(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget() != &source);
    CHECK(source.toPlainText() == before);
    CHECK(source.accessibleDescription().contains("Shift+Tab"));
    CHECK(missed(window, false).toStdString() == "");
    source.setFocus();
    QTest::keyClick(&source, Qt::Key_Tab);
    CHECK(QApplication::focusWidget() == &source);
    CHECK(source.toPlainText().size() == before.size() + 2);
}

TEST_CASE("Tab leaves the rows of a trace that is read") {
    const QTemporaryDir folder;
    QFile file(folder.filePath("two.csv"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("time,reads\n2026-01-05T00:00:00Z,60\n2026-01-05T00:01:00Z,120\n");
    file.close();
    TraceDialog dialog("two.csv", folder.path().toStdString());
    dialog.show();
    auto* rows = dialog.findChild<QTableWidget*>();
    REQUIRE(QTest::qWaitFor([&] { return rows->rowCount() > 0 && dialog.isActiveWindow(); }));
    rows->setFocus();
    QTest::keyClick(rows, Qt::Key_Tab);
    CHECK_FALSE(rows->hasFocus());
}
