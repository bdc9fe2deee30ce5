// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include <array>

#include "gui/pages/problem_page.hpp"
#include "gui/widgets/drawer.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

TEST_CASE("tabs are reached by keyboard") {
    sample::Window window;
    open(window);
    Workspace& tabs = part<Workspace>(window);
    const std::array order{Workspace::DiagramTab, Workspace::TrafficTab, Workspace::ResultsTab,
                           Workspace::BillTab,    Workspace::CompareTab, Workspace::SourceTab};
    for (const int tab : {2, 4, 1, 0, 5, 3}) {
        QTest::keyClick(&*window, static_cast<Qt::Key>(Qt::Key_1 + tab), Qt::ControlModifier);
        CHECK(tabs.currentIndex() == order.at(static_cast<std::size_t>(tab)));
    }
}

TEST_CASE("a broken file lists its problems and a double click goes to the place") {
    sample::Window window(sample::engine(true));
    open(window);
    ProblemPage& page = part<ProblemPage>(window);
    REQUIRE(page.isVisible());
    CHECK(says(page, "This file cannot be run: 2 errors, 1 warning"));
    auto* table = page.findChild<ProblemTable*>();
    const QRect row = table->visualRect(table->model()->index(1, 2));
    // A double click is two clicks: the first selects.
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, row.center());
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, row.center());
    SourceView& source = part<SourceView>(window);
    CHECK(part<Workspace>(window).currentIndex() == Workspace::SourceTab);
    CHECK(source.textCursor().blockNumber() + 1 == 15);
    CHECK(source.textCursor().positionInBlock() + 1 == 31);
    // The two errors and the warning are underlined, the note is not; one more mark is the current line.
    CHECK(source.extraSelections().size() == 4);
    QTest::keyClick(&*window, Qt::Key_F5);
    CHECK_FALSE(part<ResultsPage>(window).isVisible());
}

TEST_CASE("a file that cannot be read is told as such, with what to do") {
    sample::Window window;
    window.show();
    window->open(window.path("nowhere.json"));
    ProblemPage& page = part<ProblemPage>(window);
    REQUIRE(QTest::qWaitFor([&] { return page.isVisible(); }));
    CHECK(says(page, "This file cannot be read"));
    CHECK(says(page, "Reload tries again"));
    CHECK_FALSE(says(page, "see its place in the source"));
    // It is read as soon as it is there.
    static_cast<void>(window.file("nowhere.json"));
    CHECK(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible() && !page.isVisible(); }, 10'000));
}

TEST_CASE("what stands above a form says what has been changed in it") {
    sample::Window window;
    open(window);
    auto& outline = part<OutlineView>(window);
    auto& panel = part<PropertiesPanel>(window);
    outline.choose(OutlineItem::Kind::Objective, "0");
    REQUIRE(QTest::qWaitFor([&] { return says(panel, "p99 of Api ≤ 250 ms"); }));
    QLineEdit* limit = panel.form()->row("/Objectives/0/AtMost")->line();
    limit->setFocus();
    limit->selectAll();
    QTest::keyClicks(limit, "100ms");
    QTest::keyClick(limit, Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return says(panel, "p99 of Api ≤ 100 ms"); }));
    CHECK_FALSE(says(panel, "250 ms"));
    CHECK(panel.form()->row("/Objectives/0/AtMost")->line() == limit);  // the field is the same, with its cursor
    outline.choose(OutlineItem::Kind::Design, "provisioned, scaled");
    REQUIRE(QTest::qWaitFor([&] { return says(panel, "150"); }));
    auto& source = part<SourceView>(window);
    part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    source.setTextCursor(source.document()->find("WriteCapacityUnits\": 150"));
    QTest::keyClicks(&source, "WriteCapacityUnits\": 175");
    CHECK(QTest::qWaitFor([&] { return says(panel, "175") && !says(panel, "150"); }));
}

TEST_CASE("the design chosen in the bar or in the tree is the one shown") {
    sample::Window window;
    open(window);
    run(window);
    auto* box = part<TopBar>(window).findChild<QComboBox*>();
    REQUIRE(box->count() == 2);
    CHECK_FALSE(says(part<ResultsPage>(window), "red: throttled"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    CHECK(QTest::qWaitFor([&] { return says(part<ResultsPage>(window), "red: throttled"); }));
    OutlineView& outline = part<OutlineView>(window);
    outline.choose(OutlineItem::Kind::Design, "on-demand");
    REQUIRE(QTest::qWaitFor([&] { return box->currentText() == "on-demand"; }));
    CHECK_FALSE(says(part<ResultsPage>(window), "red: throttled"));
    CHECK(outline.selected()->key == "on-demand");
}

TEST_CASE("the panel shows what is selected in the tree") {
    sample::Window window;
    open(window);
    OutlineView& outline = part<OutlineView>(window);
    outline.choose(OutlineItem::Kind::Resource, "ViewProduct");
    PropertiesPanel& panel = part<PropertiesPanel>(window);
    CHECK(says(panel, "AWS::Lambda::Function"));
    CHECK_FALSE(says(panel, "THIS RUN"));
    run(window);
    CHECK(says(panel, "THIS RUN"));
    CHECK(says(panel, "Cold starts"));
    outline.setFocus();
    QTest::keyClick(&outline, Qt::Key_Down);
    CHECK(outline.selected()->key == "Products");
    QTest::keyClick(&outline, Qt::Key_Down);
    QTest::keyClick(&outline, Qt::Key_Down);  // over the heading to the next section
    CHECK(outline.selected()->key == "Shoppers");
}

TEST_CASE("the list of problems opens from the bar and closes by Escape") {
    sample::Window window(sample::engine(true));
    open(window);
    Drawer& drawer = part<Drawer>(window);
    CHECK_FALSE(drawer.isVisible());
    for (QPushButton* button : part<StatusStrip>(window).findChildren<QPushButton*>()) {
        if (button->text().contains("error")) QTest::mouseClick(button, Qt::LeftButton);
    }
    CHECK(drawer.isVisible());
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &drawer.problems(), Qt::Key_Escape);
    CHECK_FALSE(drawer.isVisible());
    QTest::keyClick(&*window, Qt::Key_P, Qt::ControlModifier);
    CHECK(drawer.shows(Drawer::Problems));
}

TEST_CASE("a list that is closed gives the keyboard back to whoever had it") {
    sample::Window window;
    open(window);
    for (QWidget* before : std::initializer_list<QWidget*>{&part<OutlineView>(window), &part<SourceView>(window)}) {
        part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
        before->setFocus();
        for (const Qt::Key key : {Qt::Key_P, Qt::Key_G}) {
            QTest::keyClick(&*window, key, Qt::ControlModifier);
            REQUIRE(part<Drawer>(window).isVisible());
            CHECK(part<Drawer>(window).isAncestorOf(QApplication::focusWidget()));
            QTest::keyClick(&*window, key, Qt::ControlModifier);
            CHECK_FALSE(part<Drawer>(window).isVisible());
            CHECK(QApplication::focusWidget() == before);
        }
    }
}

TEST_CASE("time zooms by keyboard for all charts together") {
    sample::Window window;
    open(window);
    run(window);
    const auto& time = part<ResultsPage>(window).time();
    CHECK_FALSE(time.isZoomed());
    QTest::keyClick(&*window, Qt::Key_Plus, Qt::ControlModifier);
    CHECK(time.from() == 21'600.0);
    CHECK(time.to() == 64'800.0);
    QTest::keyClick(&*window, Qt::Key_0, Qt::ControlModifier);
    CHECK_FALSE(time.isZoomed());
}

TEST_CASE("theme and window size are remembered") {
    sample::Window window;
    window.show();
    window.appearance().choose(ThemeChoice::Dark);
    CHECK(window.settings().value("theme") == "dark");
    CHECK(QApplication::palette().color(QPalette::Window).lightness() < 128);
    window.appearance().choose(ThemeChoice::Light);
    CHECK(QApplication::palette().color(QPalette::Window).lightness() > 128);
    window->close();
    CHECK(window.settings().contains("geometry"));
}

TEST_CASE("the system's theme is followed when the desktop changes it, and not where another is chosen") {
    sample::Window window;  // shows what the application looks like
    window.show();
    QSettings settings(window.path("themes.ini"), QSettings::IniFormat);
    bool dark = false;
    Appearance system(*qApp, settings, [&dark] { return dark; });
    const auto tellWindows = [&] {
        QEvent changed(QEvent::ThemeChange);
        QCoreApplication::sendEvent(window->windowHandle(), &changed);
    };
    const auto isDark = [] { return QApplication::palette().color(QPalette::Window).lightness() < 128; };
    CHECK(system.choice() == ThemeChoice::System);
    dark = true;
    tellWindows();
    CHECK(isDark());
    CHECK(system.isDark());
    dark = false;
    tellWindows();
    CHECK_FALSE(isDark());
    system.choose(ThemeChoice::Light);
    dark = true;
    tellWindows();
    CHECK_FALSE(isDark());
    system.choose(ThemeChoice::System);
    CHECK(isDark());
    system.choose(ThemeChoice::Light);  // as other tests expect it
}

TEST_CASE("everything that can be clicked can be reached by keyboard and has a name") {
    sample::Window window;
    open(window);
    run(window);
    for (QPushButton* button : window->findChildren<QPushButton*>()) {
        if (!button->isVisible()) continue;
        INFO(button->text().toStdString());
        CHECK(button->focusPolicy() != Qt::NoFocus);
        CHECK_FALSE((button->text() + button->accessibleName()).isEmpty());
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{&part<OutlineView>(window), &part<SourceView>(window),
                                                           part<TopBar>(window).findChild<QComboBox*>()}) {
        CHECK_FALSE(widget->accessibleName().isEmpty());
        CHECK(widget->focusPolicy() != Qt::NoFocus);
    }
}
