// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, by its widgets: source, forms and diagram change one text.
#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "gui/pages/diagram_page.hpp"
#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/time_bar.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

QByteArray onDisk(Window& window) {
    QFile file(window.path());
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QString title(Window& window, const std::string& key) {
    const DiagramView& view = part<DiagramPage>(window).view();
    for (const DiagramNode* node : view.nodes()) {
        if (node->node().key == key) return node->node().detail;
    }
    return {};
}

void drawn(Window& window) {
    open(window);
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    REQUIRE(part<DiagramPage>(window).isVisible());
}

DiagramNode& box(Window& window, const std::string& key) {
    for (DiagramNode* node : part<DiagramPage>(window).view().nodes()) {
        if (node->node().key == key) return *node;
    }
    FAIL("no box " << key);
    return *part<DiagramPage>(window).view().nodes().front();
}

QPoint middle(DiagramView& view, const DiagramNode& node) {
    return view.mapFromScene(node.sceneBoundingRect().center());
}

void pick(Window& window, const char* button, const QString& entry) {
    for (QPushButton* one : part<DiagramPage>(window).findChildren<QPushButton*>()) {
        if (one->text() != QLatin1String(button)) continue;
        emit one->menu()->aboutToShow();
        for (QAction* action : one->menu()->actions()) {
            if (action->text() == entry) return action->trigger();
        }
    }
    FAIL("no " << entry.toStdString() << " under " << button);
}

}  // namespace

TEST_CASE("typing in the source changes tree and diagram, and undo brings the bytes back") {
    sample::Window window;
    open(window);
    const QString before = source(window);
    part<Workspace>(window).jumpTo(11, 60);
    SourceView& view = part<SourceView>(window);
    view.setTextCursor(view.document()->find("512"));
    QTest::keyClicks(&view, "1769");
    CHECK(window->isWindowModified());
    REQUIRE(QTest::qWaitFor([&] { return title(window, "ViewProduct").contains("1,769"); }));
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == before);
    CHECK_FALSE(window->isWindowModified());
    REQUIRE(QTest::qWaitFor([&] { return title(window, "ViewProduct").contains("512"); }));
}

TEST_CASE("a mistake is underlined while typing, and the diagram keeps the last good design") {
    sample::Window window;
    open(window);
    part<Workspace>(window).jumpTo(11, 60);
    SourceView& view = part<SourceView>(window);
    view.setTextCursor(view.document()->find("512"));
    QTest::keyClicks(&view, "51200");
    REQUIRE(QTest::qWaitFor([&] { return view.extraSelections().size() > 1; }));
    bool listed = false;
    for (QPushButton* button : part<StatusStrip>(window).findChildren<QPushButton*>())
        listed = listed || button->text().contains("1 error");
    CHECK(listed);
    CHECK(title(window, "ViewProduct").contains("512 MB"));
    view.moveCursor(QTextCursor::Start);
    QTest::keyClick(&*window, Qt::Key_F8);
    CHECK(view.line() == 11);
}

TEST_CASE("a form changes the text, the text the form, and both are saved") {
    sample::Window window;
    open(window);
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    FieldForm* form = part<PropertiesPanel>(window).form();
    REQUIRE(form != nullptr);
    QLineEdit* memory = form->row(kMemory)->line();
    memory->setFocus();
    memory->selectAll();
    QTest::keyClicks(memory, "1024 MB");
    QTest::keyClick(memory, Qt::Key_Return);
    CHECK(source(window).contains("\"MemorySize\": 1024,"));
    REQUIRE(QTest::qWaitFor([&] { return title(window, "ViewProduct").contains("1,024"); }));
    CHECK(part<PropertiesPanel>(window).form() == form);  // the field keeps the cursor
    CHECK(memory->text() == "1024");
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    CHECK(onDisk(window).contains("\"MemorySize\": 1024,"));
    CHECK_FALSE(window->isWindowModified());
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(window->isWindowModified());
    REQUIRE(QTest::qWaitFor([&] { return memory->text() == "512"; }));
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    CHECK(onDisk(window) == QByteArray::fromStdString(sample::sourceText()));
}

TEST_CASE("a box is dragged to a place that the file keeps") {
    sample::Window window;
    drawn(window);
    DiagramView& view = part<DiagramPage>(window).view();
    const QPointF before = box(window, "Views").pos();
    const QPoint from = middle(view, box(window, "Views"));
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view.viewport(), from + QPoint(20, 10));
    QTest::mouseMove(view.viewport(), from + QPoint(40, 48));
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, from + QPoint(40, 48));
    CHECK(source(window).contains("\"Layout\": { \"Resources\": { \"Views\": ["));
    const QPointF after = box(window, "Views").pos();
    CHECK(after != before);
    CHECK(part<OutlineView>(window).selected()->key == "Views");
    QTest::qWait(400);  // read again, it is still there
    CHECK(box(window, "Views").pos() == after);
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    CHECK(box(window, "Views").pos() == after + QPointF(8.0, 0.0));
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return box(window, "Views").pos() == before; }));
    CHECK(source(window) == QString::fromStdString(sample::sourceText()));
}

TEST_CASE("the diagram is walked through by arrow keys, and Enter shows the source") {
    sample::Window window;
    drawn(window);
    DiagramView& view = part<DiagramPage>(window).view();
    view.choose(OutlineItem::Kind::Workload, "Shoppers");
    view.setFocus();
    for (const char* next : {"Api", "ViewProduct"}) {
        QTest::keyClick(&view, Qt::Key_Right);
        CHECK(view.chosen()->key == next);
        CHECK(part<OutlineView>(window).selected()->key == next);
    }
    QTest::keyClick(&view, Qt::Key_Return);
    CHECK(part<Workspace>(window).currentIndex() == Workspace::SourceTab);
    CHECK(part<SourceView>(window).line() == 9);
    QTest::keyClick(&part<SourceView>(window), Qt::Key_PageDown);
    part<Workspace>(window).jumpTo(23, 5);
    CHECK(part<OutlineView>(window).selected()->key == "Shoppers");
}

TEST_CASE("a table is added and connected, and undo takes all of it back") {
    sample::Window window;
    drawn(window);
    pick(window, "+ Add", "DynamoDB table");
    REQUIRE(QTest::qWaitFor([&] { return part<DiagramPage>(window).view().nodes().size() == 6; }));
    CHECK(part<OutlineView>(window).selected()->key == "Table");
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    pick(window, "Connect to", "Table");
    REQUIRE(QTest::qWaitFor([&] { return part<DiagramPage>(window).view().edges().size() == 5; }));
    part<DiagramPage>(window).view().setFocus();
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "Table");
    QTest::keyClick(&part<DiagramPage>(window).view(), Qt::Key_Delete);
    REQUIRE(QTest::qWaitFor([&] { return part<DiagramPage>(window).view().nodes().size() == 5; }));
    for (int step = 0; step < 3; ++step) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == QString::fromStdString(sample::sourceText()));
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "Views");
    pick(window, "Connect to", "Api");
    CHECK(says(part<StatusStrip>(window), "Views cannot call Api."));
}

TEST_CASE("a DAX cluster is put into the read path by dragging an arrow") {
    sample::Window window;
    drawn(window);
    pick(window, "+ Add", "DAX cluster");
    DiagramView& view = part<DiagramPage>(window).view();
    REQUIRE(QTest::qWaitFor([&] { return view.nodes().size() == 6; }));
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    const QPoint handle = view.mapFromScene(box(window, "ViewProduct").rightMiddle());
    const QPoint cluster = middle(view, box(window, "Cache"));
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, handle);
    QTest::mouseMove(view.viewport(), (handle + cluster) / 2);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, cluster);
    CHECK(
        source(window).contains("\"Operation\": \"GetItem\", \"Key\": { \"Zipf\": { \"Keys\": 1000000, "
                                "\"Exponent\": 0.99 } }, \"Via\": \"Cache\""));
    REQUIRE(QTest::qWaitFor([&] { return view.edges().size() == 5; }));
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(box(window, "ViewProduct").rightMiddle()));
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, QPoint(3, 3));  // nowhere: nothing happens
    CHECK(view.edges().size() == 5);
}

TEST_CASE("pressing beside the boxes chooses nothing, and tools for what is chosen wait") {
    sample::Window window;
    sample::open(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    auto& page = sample::part<DiagramPage>(window);
    page.choose(OutlineItem::Kind::Resource, "Views");
    const auto tool = [&](const char* text) {
        const auto all = page.findChildren<QPushButton*>();
        const auto found = std::ranges::find_if(all, [&](const QPushButton* one) { return one->text() == text; });
        REQUIRE(found != all.end());
        return *found;
    };
    CHECK(tool("Duplicate")->isEnabled());
    QTest::mouseClick(page.view().viewport(), Qt::LeftButton, {}, QPoint(4, 4));
    CHECK(page.view().chosen() == nullptr);
    for (const char* text : {"Connect to", "Duplicate", "Remove", "Rename"}) CHECK_FALSE(tool(text)->isEnabled());
    CHECK_FALSE(tool("States")->isVisible());
    CHECK(tool("+ Add")->isEnabled());
}

TEST_CASE("after a run the diagram shows the moment of the time bar") {
    sample::Window window;
    open(window);
    part<OutlineView>(window).choose(OutlineItem::Kind::Design, "provisioned, scaled");
    QTest::qWait(20);
    run(window);
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    TimeBar& time = part<TimeBar>(window);
    REQUIRE(time.isVisible());
    CHECK(box(window, "Views").state().mood == Mood::Bad);  // over all of the run
    time.setFocus();
    QTest::keyClick(&time, Qt::Key_Home);
    CHECK(time.moment() == 0.0);
    CHECK(box(window, "Views").state().mood != Mood::Bad);
    const DiagramEdge* first = part<DiagramPage>(window).view().edges().front();
    CHECK_FALSE(first->label().startsWith(u'≈'));
    QTest::mouseClick(&time, Qt::LeftButton, {}, QPoint(time.width() / 3, 20));
    CHECK(time.moment() > 7.0 * 3600.0);
    CHECK(says(part<DiagramPage>(window), time.momentText()));
    QTest::keyClick(&time, Qt::Key_Escape);
    CHECK_FALSE(time.moment());
}

TEST_CASE("the diagram zooms, pans by the overview, and tells screen readers what is in it") {
    sample::Window window;
    drawn(window);
    DiagramView& view = part<DiagramPage>(window).view();
    CHECK(view.accessibleDescription().contains("Api calls ViewProduct: GET /products/{id}"));
    const double before = view.transform().m11();
    view.setFocus();
    for (int i = 0; i < 8; ++i) QTest::keyClick(&view, Qt::Key_Plus);
    CHECK(view.transform().m11() > before);
    QTest::keyClick(&view, Qt::Key_0);
    CHECK(view.transform().m11() <= 1.0);
}

TEST_CASE("a file changed on disk while it is edited keeps what was typed") {
    sample::Window window;
    open(window);
    part<Workspace>(window).jumpTo(2, 1);
    QTest::keyClicks(&part<SourceView>(window), " ");
    QFile file(window.path());
    REQUIRE(file.open(QIODevice::ReadWrite | QIODevice::Append));
    file.write("\n");
    file.close();
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "changed on disk by somebody else"); }));
    CHECK(source(window).size() == static_cast<qsizetype>(sample::sourceText().size()) + 1);
}
