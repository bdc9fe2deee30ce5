// SPDX-License-Identifier: GPL-3.0-or-later
// Region and parameters have a form; what refers to a parameter shows the value that it has.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "gui/items/parameter_edit.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/section_head.hpp"
#include "gui/widgets/source_view.hpp"
#include "scenarios/document/pointer.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;
using What = EntryChange::What;

namespace {

constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";
const std::string kDefault = "/Parameters/Memory/Default";

/// The sample with its memory as a parameter.
std::string withParameter() {
    std::string text = sourceText();
    const std::string memory = "\"MemorySize\": 512";
    text.replace(text.find(memory), memory.size(), "\"MemorySize\": { \"Ref\": \"Memory\" }");
    const std::string region = "\"Region\": \"us-east-1\",\n";
    text.insert(text.find(region) + region.size(),
                "  \"Parameters\": { \"Memory\": { \"Type\": \"Number\", \"Default\": 512 } }, // MB\n");
    return text;
}

/// A window in which that stands.
void openParameter(Window& window) {
    open(window);
    part<SourceView>(window).selectAll();
    part<SourceView>(window).insertPlainText(QString::fromStdString(withParameter()));
    REQUIRE(QTest::qWaitFor([&] {
        part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
        FieldForm* form = part<PropertiesPanel>(window).form();
        return form != nullptr && form->row(kMemory)->line()->text().contains("Ref");
    }));
}

FieldForm& form(Window& window, OutlineItem::Kind kind, const std::string& key) {
    part<OutlineView>(window).choose(kind, key);
    FieldForm* found = part<PropertiesPanel>(window).form();
    REQUIRE(found != nullptr);
    return *found;
}

FieldForm& scenarioForm(Window& window) { return form(window, OutlineItem::Kind::Scenario, "Region"); }

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

void type(FieldForm& form, const std::string& pointer, const QString& value) {
    FieldRow* row = form.row(pointer);
    REQUIRE(row != nullptr);
    row->setVisible(true);
    row->line()->setFocus();
    row->line()->selectAll();
    QTest::keyClicks(row->line(), value);
    QTest::keyClick(row->line(), Qt::Key_Return);
}

bool tells(const FieldRow& row, const QString& text) {
    for (const QLabel* label : row.findChildren<QLabel*>()) {
        if (!label->isHidden() && label->text() == text) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the region is chosen among those that are known, and undo brings the bytes back") {
    Window window;
    open(window);
    const QString before = source(window);
    FieldRow* row = scenarioForm(window).row("/Region");
    REQUIRE(row != nullptr);
    REQUIRE(row->box() != nullptr);
    CHECK(row->box()->currentText() == "us-east-1");
    const int other = row->box()->findText("eu-central-1");
    REQUIRE(other >= 0);
    CHECK(row->box()->itemText(0) == "af-south-1");  // in order of their names
    row->box()->setCurrentIndex(other);
    emit row->box()->activated(other);
    CHECK(source(window).contains("\"Region\": \"eu-central-1\""));
    const OutlineItem* item = part<OutlineView>(window).selected();
    REQUIRE(QTest::qWaitFor([&] {
        item = part<OutlineView>(window).selected();
        return item != nullptr && item->detail == "eu-central-1";
    }));
    CHECK(item->kind == OutlineItem::Kind::Scenario);
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == before);
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("a field that refers to a parameter shows its value, which is changed where the parameter is") {
    Window window;
    openParameter(window);
    const QString before = source(window);
    CHECK(tells(*form(window, OutlineItem::Kind::Resource, "ViewProduct").row(kMemory), "its value is 512"));
    type(scenarioForm(window), kDefault, "1024");
    REQUIRE(QTest::qWaitFor([&] { return source(window).contains("\"Default\": 1024"); }));
    CHECK(tells(*form(window, OutlineItem::Kind::Resource, "ViewProduct").row(kMemory), "its value is 1024"));
    // What the function cannot have is marked at the parameter and stays out of the document.
    type(scenarioForm(window), kDefault, "64");
    FieldRow* row = scenarioForm(window).row(kDefault);
    REQUIRE(
        QTest::qWaitFor([&] { return row->property("role").isNull() && !row->isPending() && row->isBeingEdited(); }));
    CHECK(source(window).contains("\"Default\": 1024"));
    QTest::keyClick(row->line(), Qt::Key_Escape);
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == before);
}

TEST_CASE("a parameter's bounds and choices are fields; a list is typed with commas") {
    Window window;
    openParameter(window);
    type(scenarioForm(window), "/Parameters/Memory/MinValue", "128");
    REQUIRE(QTest::qWaitFor([&] { return source(window).contains("\"MinValue\": 128"); }));
    type(scenarioForm(window), "/Parameters/Memory/AllowedValues", "512, 1024");
    REQUIRE(QTest::qWaitFor([&] { return source(window).contains("\"AllowedValues\""); }));
    const ScenarioEdit edit(source(window).toStdString(), 0);
    const document::Node* values = document::resolve(edit.merged(), "/Parameters/Memory/AllowedValues");
    REQUIRE(values != nullptr);
    REQUIRE(values->size() == 2);
    CHECK(values->elements()[1].asNumber() == 1024.0);
    CHECK(scenarioForm(window).row("/Parameters/Memory/AllowedValues")->line()->text() == "512, 1024");
    const QString good = source(window);
    type(scenarioForm(window), kDefault, "768");  // not one of them
    FieldRow* row = scenarioForm(window).row(kDefault);
    REQUIRE(QTest::qWaitFor([&] { return row->isBeingEdited() && !row->isPending(); }));
    CHECK(source(window) == good);
}

TEST_CASE(
    "a parameter is added, given a name that all references take over, and taken out with its value left behind") {
    Window window;
    openParameter(window);
    const QString before = source(window);
    for (QPushButton* button : scenarioForm(window).findChildren<QPushButton*>()) {
        if (button->accessibleName() != "Add a parameter") continue;
        for (QAction* action : button->menu()->actions()) {
            if (action->text() == "String") action->trigger();
        }
        break;
    }
    REQUIRE(QTest::qWaitFor([&] { return scenarioForm(window).row("/Parameters/Parameter/Default") != nullptr; }));
    CHECK(scenarioForm(window).row("/Parameters/Parameter/MinValue") == nullptr);  // of numbers alone
    type(scenarioForm(window), "/Parameters/Memory", "Size");
    REQUIRE(QTest::qWaitFor([&] { return source(window).contains("\"MemorySize\": { \"Ref\": \"Size\" }"); }));
    CHECK(source(window).contains("\"Size\": { \"Type\": \"Number\""));
    REQUIRE(QTest::qWaitFor([&] { return scenarioForm(window).head("/Parameters", 0) != nullptr; }));
    static_cast<QPushButton*>(scenarioForm(window).head("/Parameters", 0)->control(What::Remove))->click();
    REQUIRE(QTest::qWaitFor([&] { return source(window).contains("\"MemorySize\": 512"); }));
    CHECK_FALSE(source(window).contains("\"Size\""));
    for (int i = 0; i < 3; ++i) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == before);
}

TEST_CASE("a parameter cannot take the name of another or of a resource") {
    const ScenarioEdit edit(withParameter(), 0);
    CHECK_FALSE(renameParameter(edit, "/Parameters/Memory", "Views"));
    CHECK(renameParameter(edit, "/Parameters/Memory", "Size"));
    CHECK(isParameter(edit, "/Parameters/Memory"));
    CHECK_FALSE(isParameter(edit, kDefault));
    CHECK_FALSE(isParameter(edit, "/Parameters/Other"));
}
