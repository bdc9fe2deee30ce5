// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <thread>

#include "gui/pages/problem_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/widgets/drawer.hpp"
#include "gui/widgets/headline_card.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "tests/gui/sample_window.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

template <class T>
T& part(sample::Window& window) {
    T* found = window->findChild<T*>();
    REQUIRE(found != nullptr);
    return *found;
}

/// Whether any label in there says this.
bool says(QWidget& widget, const QString& text) {
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && QString(label->text()).replace(QChar(0x00a0), u' ').contains(text)) return true;
    }
    return false;
}

void open(sample::Window& window) {
    window->show();
    window->open(window.file());
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
}

void run(sample::Window& window) {
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return part<ResultsPage>(window).isVisible(); }));
}

/// Holds a run until it is stopped; then it is partial.
Engine patientEngine() {
    Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions& options) {
        options.onProgress({0.25, 3.0, 9.0, 1'000'000});
        while (!options.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        study::StudyResult result = sample::result();
        result.partial = true;
        return base::Result<study::StudyResult>(std::move(result));
    };
    return engine;
}

void drop(sample::Window& window, const QString& path) {
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &event);
}

}  // namespace

TEST_CASE("an empty window says what to do first") {
    sample::Window window;
    window->show();
    CHECK(part<StartPanel>(window).isVisible());
    CHECK_FALSE(part<Workspace>(window).isVisible());
    QTest::keyClick(&*window, Qt::Key_F5);  // nothing to run: nothing happens
    CHECK(part<StartPanel>(window).isVisible());
}

TEST_CASE("a file that is dropped is opened and remembered") {
    sample::Window window;
    window->show();
    const QString path = window.file();
    drop(window, path);
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    CHECK(window->windowTitle().startsWith("product_catalogue.json"));
    CHECK(says(part<TopBar>(window), "24 h · 5 replications · seed 42"));
    CHECK(says(part<Workspace>(window), "Not run yet"));
    CHECK(RecentFiles(window.settings()).list().front() == path);
    CHECK(part<SourceView>(window).toPlainText() == QString::fromStdString(sample::sourceText()));
}

TEST_CASE("two files at once are not accepted") {
    sample::Window window;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile("/a"), QUrl::fromLocalFile("/b")});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &enter);
    CHECK_FALSE(enter.isAccepted());
}

TEST_CASE("F5 runs and the results appear with their figures") {
    sample::Window window;
    open(window);
    run(window);
    QStringList values;
    for (const HeadlineCard* card : window->findChildren<HeadlineCard*>()) values << card->accessibleDescription();
    CHECK(values.filter("24.1").size() == 1);
    CHECK(values.filter("118").size() == 1);
    CHECK(says(part<TopBar>(window), "finished in"));
    CHECK(says(part<StatusStrip>(window), "Prices us-east-1, 2025-11-01"));
    CHECK(says(part<ResultsPage>(window), "What makes the p99 of Api"));
}

TEST_CASE("Escape stops a run and shows what is finished as partial") {
    sample::Window window(patientEngine());
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(part<Workspace>(window), "Running, 25 %"); }));
    CHECK(says(part<TopBar>(window), "9 s left"));
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return part<ResultsPage>(window).isVisible(); }));
    CHECK(says(part<TopBar>(window), "partial"));
    CHECK(says(part<ResultsPage>(window), "stopped"));
}

TEST_CASE("a run that is stopped before anything is finished can be started again") {
    Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions& options) {
        while (!options.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return base::Result<study::StudyResult>(base::Error{base::Errc::Cancelled, "", ""});
    };
    sample::Window window(engine);
    open(window);
    QTest::keyClick(&*window, Qt::Key_R, Qt::ControlModifier);
    QTest::qWait(30);
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return says(part<Workspace>(window), "Stopped before anything was finished"); }));
    CHECK_FALSE(part<ResultsPage>(window).isVisible());
}

TEST_CASE("the window answers while a run is under way") {
    sample::Window window(patientEngine());
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    QTest::keyClick(&*window, Qt::Key_3, Qt::ControlModifier);
    CHECK(part<SourceView>(window).isVisible());
    window->open(window.file("other.json"));  // gives the run up
    REQUIRE(QTest::qWaitFor([&] { return window->windowTitle().startsWith("other.json") && part<Workspace>(window).isVisible(); }));
    CHECK_FALSE(says(part<TopBar>(window), "running"));
}

TEST_CASE("tabs are reached by keyboard") {
    sample::Window window;
    open(window);
    Workspace& tabs = part<Workspace>(window);
    QTest::keyClick(&*window, Qt::Key_2, Qt::ControlModifier);
    CHECK(tabs.currentIndex() == Workspace::BillTab);
    QTest::keyClick(&*window, Qt::Key_3, Qt::ControlModifier);
    CHECK(tabs.currentIndex() == Workspace::SourceTab);
    QTest::keyClick(&*window, Qt::Key_1, Qt::ControlModifier);
    CHECK(tabs.currentIndex() == Workspace::ResultsTab);
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

TEST_CASE("a file that is not there is a problem of the file") {
    sample::Window window;
    window->show();
    window->open("/nowhere/at/all.json");
    REQUIRE(QTest::qWaitFor([&] { return part<ProblemPage>(window).isVisible(); }));
    CHECK(RecentFiles(window.settings()).list().isEmpty());
}

TEST_CASE("the design chosen in the bar or in the tree is the one shown") {
    sample::Window window;
    open(window);
    run(window);
    auto* box = part<TopBar>(window).findChild<QComboBox*>();
    REQUIRE(box->count() == 2);
    CHECK_FALSE(says(part<ResultsPage>(window), "shaded where attempts were throttled"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    CHECK(says(part<ResultsPage>(window), "shaded where attempts were throttled"));
    OutlineView& outline = part<OutlineView>(window);
    outline.choose(OutlineItem::Kind::Design, "on-demand");
    REQUIRE(QTest::qWaitFor([&] { return box->currentText() == "on-demand"; }));
    CHECK_FALSE(says(part<ResultsPage>(window), "shaded where attempts were throttled"));
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

TEST_CASE("a file changed by somebody else is read again and its results marked old") {
    sample::Window window;
    open(window);
    run(window);
    QFile file(window.file());  // written again, the same
    REQUIRE(file.open(QIODevice::Append));
    file.write("\n// changed\n");
    file.close();
    REQUIRE(QTest::qWaitFor([&] { return part<SourceView>(window).toPlainText().contains("// changed"); }));
    CHECK(part<ResultsPage>(window).isVisibleTo(&part<Workspace>(window)));
    CHECK(says(part<StatusStrip>(window), "changed since the run"));
}

TEST_CASE("theme and window size are remembered") {
    sample::Window window;
    window->show();
    window.appearance().choose(ThemeChoice::Dark);
    CHECK(window.settings().value("theme") == "dark");
    CHECK(QApplication::palette().color(QPalette::Window).lightness() < 128);
    window.appearance().choose(ThemeChoice::Light);
    CHECK(QApplication::palette().color(QPalette::Window).lightness() > 128);
    window->close();
    CHECK(window.settings().contains("geometry"));
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
    for (QWidget* widget : std::initializer_list<QWidget*>{&part<OutlineView>(window), &part<SourceView>(window), part<TopBar>(window).findChild<QComboBox*>()}) {
        CHECK_FALSE(widget->accessibleName().isEmpty());
        CHECK(widget->focusPolicy() != Qt::NoFocus);
    }
}
