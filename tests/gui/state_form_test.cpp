// SPDX-License-Identifier: GPL-3.0-or-later
// A state that is chosen in the graph of its machine has a form: how long it takes, which way it goes, how often it
// fails.
#include <QFile>
#include <QLineEdit>

#include "gui/pages/states_page.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "scenarios/document/pointer.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

const char* const kMachine = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
   "Definition": { "StartAt": "Pay", "States": {
     "Pay": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Next": "Paid" },
     "Paid": { "Type": "Choice", "Choices": [ { "Variable": "$.paid", "BooleanEquals": true, "Next": "Done" } ], "Default": "Lost" },
     "Done": { "Type": "Succeed" },
     "Lost": { "Type": "Fail" } } } } } },
 "Workloads": { "Orders": { "Target": "Flow", "Arrivals": { "Constant": { "Rate": "2/s" } } } },
 "Simulation": { "WarmUp": "10s", "Duration": "60s", "Replications": 1 } }
)";
const std::string kStates = "/Resources/Flow/Behavior/States";

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

Engine realEngine() {
    Engine engine = sample::engine();
    engine.load = [](const std::filesystem::path& file) { return format::loadScenario(file); };
    return engine;
}

/// The machine's states, as a graph of their own.
void openStates(Window& window) {
    QFile file(window.path("flow.json"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(kMachine);
    file.close();
    window.show();
    window->open(file.fileName());
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "Flow");
    REQUIRE(part<Workspace>(window).openStates("Flow"));
}

FieldForm& stateForm(Window& window, const std::string& state) {
    DiagramView& view = part<StatesPage>(window).view();
    view.choose(OutlineItem::Kind::Resource, state);
    emit view.nodeChosen(OutlineItem::Kind::Resource, state);
    FieldForm* form = part<PropertiesPanel>(window).form();
    REQUIRE(form != nullptr);
    return *form;
}

void type(FieldForm& form, const std::string& pointer, const QString& value) {
    FieldRow* row = form.row(pointer);
    REQUIRE(row != nullptr);
    row->setVisible(true);
    row->line()->setFocus();
    row->line()->selectAll();
    QTest::keyClicks(row->line(), value);
    QTest::keyClick(row->line(), Qt::Key_Return);
}

double numberAt(Window& window, const std::string& pointer) {
    const ScenarioEdit edit(source(window).toStdString(), 0);
    const document::Node* node = document::resolve(edit.merged(), pointer);
    return node != nullptr && node->isNumber() ? node->asNumber() : -1.0;
}

}  // namespace

TEST_CASE("a state's form has what its Type can have, and nothing else") {
    Window window(realEngine());
    openStates(window);
    FieldForm& task = stateForm(window, "Pay");
    CHECK(task.row(kStates + "/Pay/Duration") != nullptr);
    CHECK(task.row(kStates + "/Pay/FailureRate") != nullptr);
    CHECK(task.row(kStates + "/Pay/Choices") == nullptr);
    FieldForm& choice = stateForm(window, "Paid");
    CHECK(choice.row(kStates + "/Paid/Choices") != nullptr);
    CHECK(choice.row(kStates + "/Paid/Duration") == nullptr);
    // With none chosen it is the machine's form again.
    part<StatesPage>(window).view().choose(OutlineItem::Kind::Workload, "none");
    emit part<StatesPage>(window).view().nothingChosen();
    CHECK(part<PropertiesPanel>(window).form()->row("/Resources/Flow/Properties/StateMachineType") != nullptr);
}

TEST_CASE("durations, failures and the probabilities of choices are typed, and undo brings the bytes back") {
    Window window(realEngine());
    openStates(window);
    const QString before = source(window);
    type(stateForm(window, "Pay"), kStates + "/Pay/Duration", "1500 ms");
    REQUIRE(QTest::qWaitFor([&] { return source(window).contains("\"Duration\": \"1500ms\""); }));
    type(stateForm(window, "Pay"), kStates + "/Pay/FailureRate", "5 %");
    REQUIRE(QTest::qWaitFor([&] { return numberAt(window, kStates + "/Pay/FailureRate") == 0.05; }));
    type(stateForm(window, "Paid"), kStates + "/Paid/Choices", "90 %, 0.1");
    REQUIRE(QTest::qWaitFor([&] { return numberAt(window, kStates + "/Paid/Choices/0") == 0.9; }));
    CHECK(numberAt(window, kStates + "/Paid/Choices/1") == 0.1);
    REQUIRE(QTest::qWaitFor(
        [&] { return stateForm(window, "Paid").row(kStates + "/Paid/Choices")->line()->text() == "0.9, 0.1"; }));
    CHECK(format::loadScenarioText(source(window).toStdString(), "flow.json").scenario);
    for (int i = 0; i < 3; ++i) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == before);
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("probabilities that are not as many as the ways, or do not add up, stay in the field") {
    Window window(realEngine());
    openStates(window);
    const QString before = source(window);
    for (const char* wrong : {"0.5, 0.3, 0.2", "0.9, 0.9", "many"}) {
        INFO(wrong);
        type(stateForm(window, "Paid"), kStates + "/Paid/Choices", wrong);
        FieldRow* row = stateForm(window, "Paid").row(kStates + "/Paid/Choices");
        REQUIRE(QTest::qWaitFor([&] { return row->isBeingEdited() && !row->isPending(); }));
        CHECK(source(window) == before);
        QTest::keyClick(row->line(), Qt::Key_Escape);
    }
}
