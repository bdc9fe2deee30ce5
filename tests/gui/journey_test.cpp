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
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>
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
#include "gui/widgets/template_button.hpp"
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

void clickIn(QMenu& menu, QAction& action) {
    QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(&action).center());
}

/// As a person does: the menu in the bar, then the line in it.
void chooseInMenu(Window& window, QAction& action) {
    QMenuBar& bar = *window->menuBar();
    for (QAction* top : bar.actions()) {
        if (top->menu() == nullptr || !top->menu()->actions().contains(&action)) continue;
        QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.actionGeometry(top).center());
        REQUIRE(QTest::qWaitFor([&] { return top->menu()->isVisible(); }));
        return clickIn(*top->menu(), action);
    }
    FAIL("no menu has it: " << action.text().toStdString());
}

void startFrom(Window& window, const QString& name) {
    StartPanel& start = part<StartPanel>(window);
    Examples examples;
    for (const Examples::Example& example : examples.list()) {
        if (example.name != name) continue;
        for (TemplateButton* button : start.findChildren<TemplateButton*>()) {
            if (button->text() != example.title) continue;
            for (QScrollArea* area : start.findChildren<QScrollArea*>()) area->ensureWidgetVisible(button);
            QTest::mouseClick(button, Qt::LeftButton);
            REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
            return;
        }
    }
    FAIL("no template is " << name.toStdString());
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void addCluster(Window& window) {
    for (QPushButton* button : part<DiagramPage>(window).findChildren<QPushButton*>()) {
        if (button->menu() == nullptr) continue;
        for (QAction* action : button->menu()->actions()) {
            if (action->text() != gui::tr("DAX cluster")) continue;
            // The menu waits in a loop of its own until something in it is chosen.
            QTimer::singleShot(100, button->menu(), [menu = button->menu(), action] { clickIn(*menu, *action); });
            return QTest::mouseClick(button, Qt::LeftButton);
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

/// Where no desktop does it, closing a dialog or a menu leaves no window active, and shortcuts are not heard.
void comeBack(Window& window) {
    window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&*window));
}

void runIt(Window& window) {
    comeBack(window);
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
            // Typed whole, as a person may: a folder that is chosen is shown only once it has been read.
            if (qobject_cast<QFileDialog*>(dialog) != nullptr)
                dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
            dialog->accept();
        });
        timer_.start(30);
    }

private:
    QTimer timer_;
};

void makeDesign(Window& window, const QString& name) {
    const Answering answering(name, {});
    chooseInMenu(window, *part<Commands>(window).newDesign);
    REQUIRE(QTest::qWaitFor([&] {
        const OutlineItem* item = part<OutlineView>(window).selected();
        return item != nullptr && item->kind == OutlineItem::Kind::Design && item->name == name;
    }));
    comeBack(window);
}

void exportPdf(Window& window) {
    const QString path = window.path("report.pdf");
    const Answering answering({}, path);
    chooseInMenu(window, *part<Commands>(window).exportReport);
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(path); }, 30'000));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.read(5) == "%PDF-");
    CHECK(file.size() > 10'000);
    comeBack(window);
}

/// An example is saved elsewhere.
void saveAs(Window& window, const QString& path) {
    const Answering answering({}, path);
    chooseInMenu(window, *part<Commands>(window).saveAs);
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(path); }));
    comeBack(window);
}

void travel() {
    Window window(shortEngine());
    window.show();
    startFrom(window, QStringLiteral("product_catalogue.json"));
    const QString before = source(window);
    const QByteArray bytes = bytesOf(window->path());

    type(window, "1024");
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    addCluster(window);
    REQUIRE(QTest::qWaitFor([&] { return box(window, "Cache") != nullptr; }));
    dragToCluster(window);

    runIt(window);
    CHECK(part<CausesCard>(window).isVisible());
    CHECK(part<CauseBars>(window).accessibleDescription().contains("ViewProduct: "));

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
    saveAs(window, window.path("again.json"));
    CHECK(bytesOf(window.path("again.json")) == bytes);
}

}  // namespace

TEST_CASE("from a template to a report and back to the same bytes", "[.open]") { travel(); }

TEST_CASE("from a template to a report in Indonesian", "[.open]") {
    const Spoken indonesian(Language::Indonesian);
    travel();
}
