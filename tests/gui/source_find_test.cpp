// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for something in the source.
#include <QAction>
#include <QLineEdit>

#include "gui/pages/source_page.hpp"
#include "gui/widgets/find_bar.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

TEST_CASE("Ctrl+F finds in the source, from the cursor on and then from the beginning") {
    Window window;
    open(window);
    QTest::keyClick(&*window, Qt::Key_F, Qt::ControlModifier);
    auto& bar = part<FindBar>(window);
    REQUIRE(bar.isVisible());
    CHECK(part<Workspace>(window).currentIndex() == Workspace::SourceTab);
    auto* line = bar.findChild<QLineEdit*>();
    QTest::keyClicks(line, "\"Views\"");
    QTest::keyClick(line, Qt::Key_Return);
    SourceView& view = part<SourceView>(window);
    const int first = view.textCursor().position();
    CHECK(view.textCursor().selectedText() == "\"Views\"");
    QTest::keyClick(line, Qt::Key_Return);
    const int second = view.textCursor().position();
    CHECK(second > first);
    QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier);
    CHECK(view.textCursor().position() == first);
    for (int i = 0; i < 3; ++i) QTest::keyClick(line, Qt::Key_Return);  // there are three
    CHECK(view.textCursor().position() == first);
    QTest::keyClicks(line, "nowhere");
    QTest::keyClick(line, Qt::Key_Return);
    CHECK(says(bar, "not found"));
    CHECK(line->property("role").toString() == "wrong");
    QTest::keyClick(line, Qt::Key_Escape);
    CHECK_FALSE(bar.isVisible());
    CHECK_FALSE(window->isWindowModified());
}
