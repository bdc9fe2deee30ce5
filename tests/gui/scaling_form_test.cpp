// SPDX-License-Identifier: GPL-3.0-or-later
// Application Auto Scaling stands with what it scales: it is added from the diagram's menu and from the form of a table
// or a function, changed in its form, taken out again.
#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include "gui/items/design_edit.hpp"
#include "gui/items/scaling_edit.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/section_head.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/top_bar.hpp"
#include "scenarios/document/pointer.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;
using What = EntryChange::What;

namespace {

/// A provisioned table with a global index, and a function with an alias.
const char* const kText = R"({ "Headroom": 1, "Region": "us-east-1",
 "Resources": {
  "Items": { "Type": "AWS::DynamoDB::Table", "Properties": {
    "AttributeDefinitions": [ { "AttributeName": "id", "AttributeType": "S" }, { "AttributeName": "user", "AttributeType": "S" } ],
    "KeySchema": [ { "AttributeName": "id", "KeyType": "HASH" } ],
    "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 20, "WriteCapacityUnits": 150 },
    "GlobalSecondaryIndexes": [ { "IndexName": "ByUser", "KeySchema": [ { "AttributeName": "user", "KeyType": "HASH" } ],
      "Projection": { "ProjectionType": "ALL" }, "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 9000 } } ] } },
  "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10 },
    "Behavior": { "Steps": [ { "Call": { "Target": "Items", "Operation": "GetItem" } } ] } },
  "Published": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "Work" } } },
  "Live": { "Type": "AWS::Lambda::Alias", "Properties": { "Name": "live", "FunctionName": { "Ref": "Work" },
    "FunctionVersion": { "Fn::GetAtt": ["Published", "Version"] },
    "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 4 } } },
  "Log": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" } } },
 "Workloads": { "Users": { "Target": "Work", "Arrivals": { "Poisson": { "Rate": "10/s" } } } },
 "Simulation": { "Duration": "10m", "Replications": 1 } }
)";

/// What is wrong with a scenario; empty: nothing, not even a warning that nothing is scaled.
std::string wrongIn(const std::string& text) {
    std::string all;
    for (const auto& problem : format::loadScenarioText(text, "sample.json").problems) {
        if (problem.severity == document::Severity::Note) continue;
        if (problem.pointer.starts_with("/Resources")) all += problem.pointer + ": " + problem.text + "\n";
    }
    return all;
}

std::vector<std::string> namesOf(const std::vector<ScalableCapacity>& all) {
    std::vector<std::string> names;
    for (const ScalableCapacity& one : all) names.push_back(one.resource + ": " + one.name);
    return names;
}

std::string text(const ScenarioEdit::Text& made) {
    if (!made) FAIL(made.error().what);
    return *made;
}

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

/// The window with the second design, whose table Views is provisioned.
void openProvisioned(Window& window) {
    open(window);
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    for (QComboBox* box : part<TopBar>(window).findChildren<QComboBox*>()) {
        const int at = box->findText("provisioned, scaled");
        if (at < 0) continue;
        box->setCurrentIndex(at);
        emit box->activated(at);
    }
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "Views");
    REQUIRE(part<PropertiesPanel>(window).form() != nullptr);
    REQUIRE(QTest::qWaitFor([&] {
        return part<PropertiesPanel>(window).form()->row(
                   "/Resources/Views/Properties/ProvisionedThroughput/WriteCapacityUnits") != nullptr;
    }));
}

FieldForm& form(Window& window) { return *part<PropertiesPanel>(window).form(); }

QMenu* addMenu(Window& window) {
    for (QPushButton* button : part<DiagramPage>(window).findChildren<QPushButton*>()) {
        if (button->text() == "+ Add") return button->menu();
    }
    return nullptr;
}

void type(FieldForm& form, const std::string& pointer, const char* value) {
    FieldRow* row = form.row(pointer);
    REQUIRE(row != nullptr);
    row->setVisible(true);
    row->line()->setFocus();
    row->line()->selectAll();
    QTest::keyClicks(row->line(), value);
    QTest::keyClick(row->line(), Qt::Key_Return);
}

}  // namespace

TEST_CASE("what can be scaled are capacities of provisioned tables, their global indexes and aliases of functions") {
    const ScenarioEdit edit(kText, 0);
    REQUIRE(wrongIn(kText).empty());
    CHECK(namesOf(unscaledCapacities(edit)) ==
          std::vector<std::string>{"Items: ReadCapacityUnits", "Items: WriteCapacityUnits",
                                   "Items: ByUser: ReadCapacityUnits", "Items: ByUser: WriteCapacityUnits",
                                   "Work: live: ProvisionedConcurrency"});
    CHECK(capacitiesOf(edit, "Log").empty());
}

TEST_CASE("what can be scaled of a thousand tables is known at once") {
    std::string more;
    for (int i = 0; i < 1000; ++i) {
        const std::string number = std::to_string(i);
        more +=
            "\"T" + number + R"(": { "Type": "AWS::DynamoDB::Table", "Properties": { "TableName": "t)" + number +
            R"(", "BillingMode": "PROVISIONED" } }, "S)" + number +
            R"(": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ResourceId": "table/t)" +
            number + R"(", "ScalableDimension": "dynamodb:table:ReadCapacityUnits" } }, )";
    }
    std::string many = kText;
    many.insert(many.find("\"Items\": {"), more);
    const ScenarioEdit edit(many, 0);
    QElapsedTimer timer;
    timer.start();
    CHECK(unscaledCapacities(edit).size() == 1005);  // the writes of each, and those of the five above
    CHECK(timer.elapsed() < 3000);                   // half a minute when each is looked for among all
}

TEST_CASE("each can be scaled from what is provisioned to ten times that, and the scenario can be run") {
    for (const ScalableCapacity& one : unscaledCapacities(ScenarioEdit(kText, 0))) {
        INFO(one.resource << " " << one.name);
        const std::string scaled = text(addScaling(ScenarioEdit(kText, 0), one));
        CHECK(wrongIn(scaled).empty());
        const auto loaded = format::loadScenarioText(scaled, "sample.json");
        REQUIRE(loaded.scenario);
        REQUIRE(loaded.scenario->designs[0].scalings.size() == 1);
        const format::Scaling& made = loaded.scenario->designs[0].scalings[0];
        CHECK(made.dimension == one.dimension);
        CHECK(made.least == one.units);
        // A table's quota is 40,000 units: ten times 9,000 is above it.
        CHECK(made.most == (one.units == 9000 ? 40'000 : 10 * one.units));
        REQUIRE(made.policies.size() == 1);
        CHECK(made.policies[0].target == (one.resource == "Work" ? 0.7 : 70.0));
        const ScenarioEdit edit(scaled, 0);
        CHECK(unscaledCapacities(edit).size() == 4);
        const auto scalings = scalingsOf(edit, one.resource);
        REQUIRE(scalings.size() == 1);
        const std::string without = text(changeEntry(edit, {What::Remove, scalingList(one.resource), 0}));
        CHECK(unscaledCapacities(ScenarioEdit(without, 0)).size() == 5);
        CHECK_FALSE(ScenarioEdit(without, 0).holds(document::child("/Resources", scalings[0].policies[0])));
    }
}

TEST_CASE("what scales a table is found by its TableName and by Fn::Sub, goes with it and is renamed with it") {
    std::string scaled = text(addScaling(ScenarioEdit(kText, 0), unscaledCapacities(ScenarioEdit(kText, 0))[1]));
    const std::string id = "\"table/Items\"";
    std::string sub = scaled;
    sub.replace(sub.find(id), id.size(), R"({ "Fn::Sub": "table/${Items}" })");
    CHECK(scalingsOf(ScenarioEdit(sub, 0), "Items").size() == 1);
    std::string named = scaled;
    named.replace(named.find(id), id.size(), R"("table/shop-items")");
    const std::string billing = "\"BillingMode\": \"PROVISIONED\"";
    named.insert(named.find(billing), R"("TableName": "shop-items", )");
    CHECK(wrongIn(named).empty());
    CHECK(scalingsOf(ScenarioEdit(named, 0), "Items").size() == 1);
    const std::string renamed = text(renameItem(scaled, OutlineItem::Kind::Resource, "Items", "Goods"));
    CHECK(renamed.find("\"table/Goods\"") != std::string::npos);
    CHECK(wrongIn(renamed).empty());
    const ScenarioEdit gone(text(removeItem(scaled, 0, OutlineItem::Kind::Resource, "Items")), 0);
    CHECK(gone.namesOf("Resources") == std::vector<std::string>{"Work", "Published", "Live", "Log"});
}

TEST_CASE("from the diagram's menu a capacity is chosen, its form stands with the table, undo brings the bytes back") {
    Window window;
    openProvisioned(window);
    const QString before = source(window);
    QTimer::singleShot(100, [] {
        auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
        REQUIRE(dialog != nullptr);
        CHECK(dialog->comboBoxItems() == QStringList{"Views: ReadCapacityUnits", "Views: WriteCapacityUnits"});
        dialog->setTextValue("Views: WriteCapacityUnits");
        dialog->accept();
    });
    for (QAction* action : addMenu(window)->actions()) {
        if (action->text().startsWith("Auto scaling")) action->trigger();
    }
    const std::string most = "/Resources/ViewsWriteCapacity/Properties/MaxCapacity";
    REQUIRE(QTest::qWaitFor([&] { return form(window).row(most) != nullptr; }));
    CHECK(form(window).row(most)->line()->text() == "1500");
    CHECK(form(window).head(scalingList("Views"), 0) != nullptr);
    // Nonsense is marked at the field and stays out of the document: a table is scaled at 20 to 90 per cent.
    const std::string aim =
        "/Resources/ViewsWriteScaling/Properties/TargetTrackingScalingPolicyConfiguration/TargetValue";
    const QString added = source(window);
    type(form(window), aim, "95");
    CHECK(source(window) == added);
    CHECK(form(window).row(aim)->isBeingEdited());
    type(form(window), aim, "60");
    CHECK(source(window).contains("\"TargetValue\": 60"));
    type(form(window), most, "4000");
    CHECK(source(window).contains("\"MaxCapacity\": 4000"));
    // It is the second design's alone.
    CHECK(ScenarioEdit(source(window).toStdString(), 0).namesOf("Resources").size() == 4);
    window.show();  // the dialog had the keyboard
    for (int i = 0; i < 3; ++i) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == before);
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("from a table's form as well: added, given a scheduled action, taken out; undo brings the bytes back") {
    Window window;
    openProvisioned(window);
    const QString before = source(window);
    const auto press = [&](const QString& name, const QString& entry = {}) {
        for (QPushButton* button : form(window).findChildren<QPushButton*>()) {
            if (button->accessibleName() != name) continue;
            if (entry.isEmpty()) return button->click();
            for (QAction* action : button->menu()->actions()) {
                if (action->text() == entry) return action->trigger();
            }
        }
        FAIL("no button " << name.toStdString());
    };
    press("Add auto scaling", "ReadCapacityUnits");
    const std::string least = "/Resources/ViewsReadCapacity/Properties/MinCapacity";
    REQUIRE(QTest::qWaitFor([&] { return form(window).row(least) != nullptr; }));
    press("Add a scheduled action");
    const std::string action = "/Resources/ViewsReadCapacity/Properties/ScheduledActions/0";
    REQUIRE(QTest::qWaitFor([&] { return form(window).row(action + "/Schedule") != nullptr; }));
    CHECK(form(window).row(action + "/ScalableTargetAction/MaxCapacity")->line()->text() == "10");
    CHECK(wrongIn(source(window).toStdString()).empty());
    auto* head = form(window).head(scalingList("Views"), 0);
    REQUIRE(head != nullptr);
    CHECK(head->control(What::Up) == nullptr);  // the order says nothing
    static_cast<QPushButton*>(head->control(What::Remove))->click();
    REQUIRE(QTest::qWaitFor([&] { return form(window).row(least) == nullptr; }));
    CHECK_FALSE(source(window).contains("ScalableTarget"));
    for (int i = 0; i < 3; ++i) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == before);
}

TEST_CASE("where nothing can be scaled the window says what it takes") {
    Window window;
    open(window);
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    for (QAction* action : addMenu(window)->actions()) {
        if (action->text().startsWith("Auto scaling")) action->trigger();
    }
    CHECK(says(*window, "a table needs the BillingMode PROVISIONED"));
}
