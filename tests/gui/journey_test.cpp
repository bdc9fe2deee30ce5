// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does from a template to a report, in the real window with the real simulator, in both languages.
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include "gui/commands.hpp"
#include "gui/examples.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/translated.hpp"
#include "gui/widgets/cause_bars.hpp"
#include "gui/widgets/causes_card.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/start_panel.hpp"
#include "tests/gui/short_engine.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

void type(Window& window, const char* memory) {
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    FieldForm* form = part<PropertiesPanel>(window).form();
    REQUIRE(form != nullptr);
    QLineEdit* line = form->row(kMemory)->line();
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, memory);
    QTest::keyClick(line, Qt::Key_Return);
    REQUIRE(source(window).contains(QString("\"MemorySize\": %1").arg(memory)));
}

DiagramNode* box(Window& window, const std::string& key) {
    for (DiagramNode* node : part<DiagramPage>(window).view().nodes()) {
        if (node->node().key == key) return node;
    }
    return nullptr;
}

void addCluster(Window& window) {
    for (QPushButton* button : part<DiagramPage>(window).findChildren<QPushButton*>()) {
        if (button->menu() == nullptr) continue;
        for (QAction* action : button->menu()->actions()) {
            if (action->text() == gui::tr("DAX cluster")) return action->trigger();
        }
    }
    FAIL("no DAX cluster in the palette");
}

void dragToCluster(Window& window) {
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    DiagramView& view = part<DiagramPage>(window).view();
    const QPoint handle = view.mapFromScene(box(window, "ViewProduct")->rightMiddle());
    const QPoint cluster = view.mapFromScene(box(window, "Cache")->sceneBoundingRect().center());
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, handle);
    QTest::mouseMove(view.viewport(), (handle + cluster) / 2);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, cluster);
    REQUIRE(source(window).contains("\"Via\": \"Cache\""));
}

void runIt(Window& window) {
    part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    const auto runs = [&] { return part<Commands>(window).earlier->actions().size(); };
    const auto before = runs();
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return runs() > before; }, 120'000));
    REQUIRE(QTest::qWaitFor([&] { return part<ResultsPage>(window).isVisible(); }));
}

/// Answers every dialog that opens while it lives: names the design, the file, and accepts.
class Answering {
public:
    Answering(const QString& name, const QString& file) {
        QObject::connect(&timer_, &QTimer::timeout, [name, file] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            if (dialog == nullptr) return;
            if (auto* input = qobject_cast<QInputDialog*>(dialog)) input->setTextValue(name);
            if (auto* files = qobject_cast<QFileDialog*>(dialog)) files->selectFile(file);
            dialog->accept();
        });
        timer_.start(30);
    }

private:
    QTimer timer_;
};

/// Where no desktop does it, closing a dialog leaves no window active, and shortcuts are not heard.
void comeBack(Window& window) {
    window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&*window));
}

void makeDesign(Window& window, const QString& name) {
    const Answering answering(name, {});
    part<Commands>(window).newDesign->trigger();
    REQUIRE(QTest::qWaitFor([&] {
        const OutlineItem* item = part<OutlineView>(window).selected();
        return item != nullptr && item->kind == OutlineItem::Kind::Design && item->name == name;
    }));
    comeBack(window);
}

void exportPdf(Window& window) {
    const QString path = window.path("report.pdf");
    const Answering answering({}, path);
    part<Commands>(window).exportReport->trigger();
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(path); }, 30'000));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.read(5) == "%PDF-");
    CHECK(file.size() > 10'000);
    comeBack(window);
}

void travel() {
    Window window(shortEngine());
    window.show();
    emit part<StartPanel>(window).exampleChosen("product_catalogue.json");
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    const QString before = source(window);

    type(window, "1024");
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    addCluster(window);
    REQUIRE(QTest::qWaitFor([&] { return box(window, "Cache") != nullptr; }));
    dragToCluster(window);

    runIt(window);
    CHECK(part<CausesCard>(window).isVisible());
    CHECK_FALSE(part<CauseBars>(window).accessibleDescription().isEmpty());

    makeDesign(window, "more memory");
    type(window, "1769");
    runIt(window);
    part<Workspace>(window).setCurrentIndex(Workspace::CompareTab);
    REQUIRE(part<ComparePage>(window).isVisible());
    auto* designs = part<ComparePage>(window).findChild<RowTable*>();
    bool listed = false;
    for (int row = 0; row < designs->model()->rowCount(); ++row)
        listed = listed || designs->model()->index(row, 0).data().toString().contains("more memory");
    CHECK(listed);
    exportPdf(window);

    for (int step = 0; step < 40 && window->isWindowModified(); ++step)
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK_FALSE(window->isWindowModified());
    CHECK(source(window) == before);
}

}  // namespace

TEST_CASE("from a template to a report and back to the same bytes", "[.open]") { travel(); }

TEST_CASE("from a template to a report in Indonesian", "[.open]") {
    const Spoken indonesian(Language::Indonesian);
    travel();
}
