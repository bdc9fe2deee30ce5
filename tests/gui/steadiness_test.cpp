// SPDX-License-Identifier: GPL-3.0-or-later
// What is chosen, zoomed and typed stays where it was put, and keys do what stands nearest.
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

#include <atomic>
#include <thread>

#include "gui/commands.hpp"
#include "gui/design_actions.hpp"
#include "gui/pages/compare_area.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "gui/widgets/drawer.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/time_bar.hpp"
#include "gui/widgets/top_bar.hpp"
#include "gui/widgets/vary_row.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";

QString source(sample::Window& window) { return part<SourceView>(window).toPlainText(); }

/// Runs until it is stopped or let go.
struct LongRun {
    gui::Engine engine() {
        gui::Engine made = sample::engine();
        made.run = [this](const format::Scenario&, const study::RunOptions& options) {
            ++started;
            while (!end && !options.stop.stop_requested()) {
                options.onProgress({0.25, 3.0, 9.0});
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            return base::Result<study::StudyResult>(sample::result());
        };
        return made;
    }
    std::atomic<bool> end = false;
    std::atomic<int> started = 0;
};

}  // namespace

TEST_CASE("a design is chosen in the bar while another one is chosen in the tree") {
    sample::Window window;
    open(window);
    auto* box = part<TopBar>(window).findChild<QComboBox*>();
    part<OutlineView>(window).choose(OutlineItem::Kind::Design, "provisioned, scaled");
    REQUIRE(QTest::qWaitFor([&] { return box->currentText() == "provisioned, scaled"; }));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up);
    QTest::qWait(50);
    CHECK(box->currentText() == "on-demand");
    CHECK(part<OutlineView>(window).selected()->key == "on-demand");
}

TEST_CASE("two new designs get two names, and a name that is taken is refused") {
    sample::Window window;
    open(window);
    auto& commands = part<Commands>(window);
    const auto addWith = [&](const QString& typed) {
        QTimer::singleShot(50, [typed] {
            QWidget* dialog = QApplication::activeModalWidget();
            REQUIRE(dialog != nullptr);
            auto* name = dialog->findChild<QLineEdit*>();
            if (!typed.isEmpty()) name->setText(typed);
            static_cast<QDialog*>(dialog)->accept();
        });
        commands.newDesign->trigger();
    };
    addWith({});
    REQUIRE(QTest::qWaitFor([&] { return part<TopBar>(window).findChild<QComboBox*>()->count() == 3; }));
    addWith({});
    REQUIRE(QTest::qWaitFor([&] { return part<TopBar>(window).findChild<QComboBox*>()->count() == 4; }));
    CHECK(source(window).contains("\"new design 2\""));
    CHECK(commands.run->isEnabled());
    addWith("on-demand");
    CHECK(says(part<StatusStrip>(window), "There is a design \"on-demand\" already."));
    CHECK(source(window).count("\"on-demand\"") == 1);
}

TEST_CASE("a form changes the design that is shown, wherever it stands in the text by now") {
    sample::Window window;
    open(window);
    part<OutlineView>(window).choose(OutlineItem::Kind::Design, "provisioned, scaled");
    QTest::qWait(20);
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    QString text = source(window);
    // Another design before it, with an error: what is drawn stays as it was.
    text.replace("{ \"Name\": \"provisioned, scaled\"",
                 "{ \"Name\": \"pasted\", \"Patch\": { \"Resourcez\": {} } }, { \"Name\": \"provisioned, scaled\"");
    SourceView& view = part<SourceView>(window);
    view.selectAll();
    view.insertPlainText(text);
    QTest::qWait(500);
    QLineEdit* memory = part<PropertiesPanel>(window).form()->row(kMemory)->line();
    memory->setFocus();
    memory->selectAll();
    QTest::keyClicks(memory, "1024");
    QTest::keyClick(memory, Qt::Key_Return);
    const ScenarioEdit pasted(source(window).toStdString(), 1);
    const ScenarioEdit shown(source(window).toStdString(), 2);
    CHECK_FALSE(pasted.differs(kMemory));
    CHECK(shown.differs(kMemory));
    // And where it is not there any more, nothing is changed.
    text = source(window).replace("\"provisioned, scaled\"", "\"renamed\"");
    text.replace("\"Resourcez\"", "\"Resourceq\"");
    view.selectAll();
    view.insertPlainText(text);
    QTest::qWait(500);
    part<Commands>(window).newObjective->trigger();
    CHECK(says(part<StatusStrip>(window), "there is no design \"provisioned, scaled\""));
    CHECK(source(window) == text);
}

TEST_CASE("results keep their zoom while the text is edited") {
    sample::Window window;
    open(window);
    run(window);
    QTest::keyClick(&*window, Qt::Key_Plus, Qt::ControlModifier);
    const auto& time = part<ResultsPage>(window).time();
    REQUIRE(time.from() == 21'600.0);
    part<SourceView>(window).moveCursor(QTextCursor::Start);
    REQUIRE(part<SourceView>(window).find("\"MemorySize\": 512"));
    part<SourceView>(window).insertPlainText("\"MemorySize\": 1024");
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "changed since the run"); }));
    CHECK(time.from() == 21'600.0);
    CHECK(time.to() == 64'800.0);
}

TEST_CASE("Escape closes what is nearest before it stops a run") {
    LongRun run;
    sample::Window window(run.engine());
    open(window);
    run.end = true;
    sample::run(window);
    run.end = false;
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return run.started == 2; }));
    QTest::keyClick(&*window, Qt::Key_P, Qt::ControlModifier);
    Drawer& drawer = part<Drawer>(window);
    REQUIRE(drawer.isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(drawer.isVisible());
    CHECK(part<Commands>(window).stop->isEnabled());
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    TimeBar& time = part<TimeBar>(window);
    time.setFocus();
    QTest::keyClick(&time, Qt::Key_Home);
    REQUIRE(time.moment());
    QTest::keyClick(&time, Qt::Key_Escape);
    CHECK_FALSE(time.moment());
    CHECK(part<Commands>(window).stop->isEnabled());
    // F5 does not throw the run away.
    CHECK_FALSE(part<Commands>(window).run->isEnabled());
    QTest::keyClick(&*window, Qt::Key_F5);
    QTest::qWait(20);
    CHECK(run.started == 2);
    QTest::keyClick(&time, Qt::Key_Escape);
    CHECK(QTest::qWaitFor([&] { return part<Commands>(window).run->isEnabled(); }));
}

TEST_CASE("a run that is started is not paused, whatever the one before was") {
    LongRun run;
    sample::Window window(run.engine());
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return run.started == 1; }));
    QTest::keyClick(&*window, Qt::Key_F6);
    CHECK(part<Commands>(window).pause->isChecked());
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return part<Commands>(window).run->isEnabled(); }));
    QTest::keyClick(&*window, Qt::Key_F5);
    CHECK_FALSE(part<Commands>(window).pause->isChecked());
    REQUIRE(QTest::qWaitFor([&] { return says(part<TopBar>(window), "running, 25 %"); }));
}

TEST_CASE("a design that is new since the run before is said to run, not to be run") {
    LongRun run;
    run.end = true;
    sample::Window window(run.engine());
    open(window);
    sample::run(window);
    part<Workspace>(window).setCurrentIndex(Workspace::CompareTab);
    SourceView& text = part<SourceView>(window);
    text.setTextCursor(text.document()->find("provisioned, scaled"));
    text.textCursor().insertText("renamed");
    part<OutlineView>(window).choose(OutlineItem::Kind::Design, "on-demand");
    REQUIRE(QTest::qWaitFor([&] { return part<TopBar>(window).findChild<QComboBox*>()->findText("renamed") == 1; }));
    part<OutlineView>(window).choose(OutlineItem::Kind::Design, "renamed");
    REQUIRE(QTest::qWaitFor([&] { return says(part<CompareArea>(window), "Nothing to compare yet"); }));
    run.end = false;
    QTest::keyClick(&*window, Qt::Key_F5);
    CHECK(QTest::qWaitFor([&] { return says(part<CompareArea>(window), "Running, 25 %"); }));
    part<OutlineView>(window).choose(OutlineItem::Kind::Design, "on-demand");
    CHECK(QTest::qWaitFor([&] { return !says(part<CompareArea>(window), "Running"); }));
    run.end = true;
    REQUIRE(QTest::qWaitFor([&] { return part<Commands>(window).run->isEnabled(); }));
}

TEST_CASE("a file that is dropped on the diagram, the source or a field is opened") {
    sample::Window window;
    open(window);
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    QWidget* const targets[] = {part<DiagramPage>(window).view().viewport(), part<SourceView>(window).viewport(),
                                part<PropertiesPanel>(window).form()->row(kMemory)->line()};
    int number = 0;
    for (QWidget* target : targets) {
        const QString name = QStringLiteral("dropped%1.json").arg(++number);
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(window.file(name))});
        mime.setText("file:///typed");  // as file managers do
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        INFO(name.toStdString());
        CHECK(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&*window, &drop);
        CHECK(QTest::qWaitFor([&] { return window->windowTitle().startsWith(name); }));
        CHECK_FALSE(source(window).contains("file:///"));
    }
}

TEST_CASE("what is filled in for a plan outlives a mistake in the source") {
    sample::Window window(sample::planningEngine());
    open(window);
    part<Workspace>(window).showQuestion(planning::QuestionKind::Sweep);
    auto& page = part<PlanPage>(window);
    auto* row = page.findChildren<VaryRow*>().front();
    row->setText("Traffic=1x,9x");
    SourceView& view = part<SourceView>(window);
    view.moveCursor(QTextCursor::End);
    view.insertPlainText("{");
    REQUIRE(QTest::qWaitFor([&] { return !page.findChild<QLineEdit*>()->isEnabled(); }));
    view.textCursor().deletePreviousChar();
    REQUIRE(QTest::qWaitFor([&] { return page.findChild<QLineEdit*>()->isEnabled(); }));
    CHECK(row->text() == "Traffic=1x,9x");
}
