// SPDX-License-Identifier: GPL-3.0-or-later
// A state machine as its own graph.
#include <QPushButton>

#include "gui/examples.hpp"
#include "gui/items/layered_layout.hpp"
#include "gui/items/state_graph.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/states_page.hpp"
#include "gui/widgets/cause_bars.hpp"
#include "gui/widgets/causes_card.hpp"
#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/outline_view.hpp"
#include "tests/gui/short_engine.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

/// Waits for a payment, looking again until it is there; then two branches side by side.
const char* const kMachine = R"({ "Headroom": 1, "Name": "Pay", "Region": "us-east-1", "Resources": {
 "Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "STANDARD",
   "Definition": { "StartAt": "Look", "States": {
     "Look": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Work", "Arn"] }, "Next": "There",
               "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Lost" } ] },
     "There": { "Type": "Choice", "Choices": [ { "Variable": "$.paid", "BooleanEquals": true, "Next": "Both" } ], "Default": "Pause" },
     "Pause": { "Type": "Wait", "Seconds": 1, "Next": "Look" },
     "Both": { "Type": "Parallel", "End": true, "Branches": [
        { "StartAt": "Ship", "States": { "Ship": { "Type": "Pass", "End": true } } },
        { "StartAt": "Mail", "States": { "Mail": { "Type": "Pass", "End": true } } } ] },
     "Lost": { "Type": "Fail" } } } },
   "Behavior": { "States": { "There": { "Choices": [0.8, 0.2] } } } },
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 60 },
           "Behavior": { "Duration": "50ms" } } },
 "Workloads": { "Orders": { "Target": "Flow", "Arrivals": { "Constant": { "Rate": "2/s" } } } },
 "Simulation": { "WarmUp": "10s", "Duration": "60s", "Replications": 1 } })";

format::Scenario machine() {
    auto loaded = format::loadScenarioText(kMachine, "pay.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return std::move(*loaded.scenario);
}

const stepfunctions::Definition& definitionIn(const format::Scenario& scenario) {
    return std::get<stepfunctions::Spec>(scenario.designs.front().resources.front().spec).definition;
}

std::size_t nodeNamed(const Graph& graph, const std::string& name) {
    return graph.find(OutlineItem::Kind::Resource, name);
}

const GraphEdge& edge(const Graph& graph, const std::string& from, const std::string& to) {
    for (const GraphEdge& one : graph.edges) {
        if (graph.nodes[one.from].key == from && graph.nodes[one.to].key == to) return one;
    }
    FAIL("no way from " << from << " to " << to);
    return graph.edges.front();
}

}  // namespace

TEST_CASE("every state is a node, every way an arrow that says why it is taken") {
    const format::Scenario scenario = machine();
    const Graph graph = stateGraphOf(definitionIn(scenario));
    CHECK(graph.nodes.size() == 7);
    CHECK(graph.edges.size() == 7);
    CHECK(edge(graph, "Look", "There").what == "next");
    CHECK(edge(graph, "Look", "Lost").what == "caught: States.ALL");
    CHECK(edge(graph, "There", "Both").what == "rule 1");
    CHECK(edge(graph, "There", "Pause").what == "default");
    CHECK(edge(graph, "Both", "Mail").what == "branch 2");
    CHECK(graph.nodes[nodeNamed(graph, "Ship")].detail == QString::fromUtf8("Pass · in Both"));
}

TEST_CASE("a circle does not push its states apart") {
    const std::vector<std::pair<std::size_t, std::size_t>> circle{{0, 1}, {1, 2}, {2, 0}, {1, 3}};
    CHECK(forwardEdges(4, circle) == std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {1, 2}, {1, 3}});
    const auto places = layeredLayout(4, circle, QSizeF(100.0, 50.0));
    CHECK(places[0].x() == 0.0);
    CHECK(places[1].x() == 100.0);
    CHECK(places[2].x() == 200.0);
    CHECK(places[3].x() == 200.0);
    CHECK(places[2].y() != places[3].y());
    CHECK(forwardEdges(1, {{0, 0}}).empty());
}

TEST_CASE("a run tells of each state what it did, and marks the way that most take") {
    const format::Scenario scenario = machine();
    const auto study = study::run(scenario, {});
    REQUIRE(study);
    const Graph graph = stateGraphOf(definitionIn(scenario));
    const StatesRun run = statesRunOf(graph, "Flow", study->designs.front());
    REQUIRE(run.nodes.size() == graph.nodes.size());
    REQUIRE(run.ways.size() == graph.edges.size());
    const auto stateOf = [&](const std::string& name) { return run.nodes[nodeNamed(graph, name)]; };
    for (const char* hot : {"Look", "There", "Both", "Ship", "Mail"}) CHECK(stateOf(hot).hot);
    for (const char* cold : {"Pause", "Lost"}) CHECK_FALSE(stateOf(cold).hot);
    CHECK(stateOf("Lost").line == "never entered");
    CHECK(stateOf("Look").cost.endsWith(QString::fromUtf8("×")));
    const auto wayOf = [&](const std::string& from, const std::string& to) {
        return run.ways[static_cast<std::size_t>(&edge(graph, from, to) - graph.edges.data())];
    };
    CHECK(wayOf("There", "Both").hot);
    CHECK(wayOf("Both", "Ship").hot);
    CHECK_FALSE(wayOf("There", "Pause").hot);
    CHECK(wayOf("There", "Both").weight > wayOf("There", "Pause").weight);
    CHECK(wayOf("Look", "Lost").label.isEmpty());
    CHECK(statesRunOf(graph, "Another", study->designs.front()).nodes.empty());
}

TEST_CASE("a failing state is marked") {
    study::DesignResult result;
    result.resources = {{"Flow", "", {{"state/Look/Entered", 100.0}, {"state/Look/ErrorRate", 0.25}}}};
    const Graph graph = stateGraphOf(definitionIn(machine()));
    const StatesRun run = statesRunOf(graph, "Flow", result);
    const NodeState& look = run.nodes[nodeNamed(graph, "Look")];
    CHECK(look.mood == Mood::Bad);
    CHECK(QString(look.line).replace(QChar(0x00a0), u' ') == "failed 25 %");
}

TEST_CASE("a state machine opens from the diagram and closes again") {
    Examples examples;
    const QString path = examples.copyOf("saga.json");
    REQUIRE_FALSE(path.isEmpty());
    gui::Engine engine = sample::engine();
    engine.load = [](const std::filesystem::path& file) { return format::loadScenario(file); };
    sample::Window window(engine);
    window.show();
    window->open(path);
    auto& page = sample::part<DiagramPage>(window);
    REQUIRE(QTest::qWaitFor([&] { return page.isVisible() && !page.view().nodes().empty(); }));
    std::string machine;
    for (const GraphNode& node : page.view().graph().nodes) {
        if (node.opens) machine = node.key;
    }
    REQUIRE_FALSE(machine.empty());
    sample::part<OutlineView>(window).choose(OutlineItem::Kind::Resource, machine);
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->text() == "States" && button->isVisible()) button->click();
    }
    auto& states = sample::part<StatesPage>(window);
    REQUIRE(states.isVisible());
    CHECK(states.view().nodes().size() > 3);
    CHECK(sample::says(states, "after a run: what each did"));
    for (QPushButton* button : states.findChildren<QPushButton*>()) {
        if (button->text().contains("Design")) button->click();
    }
    CHECK_FALSE(states.isVisible());
    CHECK(page.isVisible());
}

TEST_CASE("what makes the p99 of a state machine's executions is shown, in its states and what they call") {
    Examples examples;
    sample::Window window(sample::shortEngine());
    window.show();
    window->open(examples.copyOf("saga.json"));
    REQUIRE(QTest::qWaitFor([&] { return sample::part<Workspace>(window).isVisible(); }));
    sample::part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    sample::run(window);
    auto& causes = sample::part<CausesCard>(window);
    CHECK(sample::says(causes, "What makes the p99 of Journey"));
    const QString bars = causes.findChild<CauseBars*>()->accessibleDescription();
    CHECK(bars.contains("ReserveFlight: overhead"));  // its own states, the machine unsaid
    CHECK(bars.contains(": compute"));                // a function that one of them calls
    CHECK(bars.contains("100\u00a0% of requests"));
    // The same of the machine's own page, and of the workload whose requests only start it.
    ResultsPage& page = sample::part<ResultsPage>(window);
    REQUIRE(page.showSubject(OutlineItem::Kind::Resource, "Journey"));
    CHECK(causes.isVisible());
    CHECK(sample::says(causes, "What makes the p99 of Journey"));
    REQUIRE(page.showSubject(OutlineItem::Kind::Workload, "Travellers"));
    CHECK(sample::says(causes, "What makes the p99 of Travellers"));
}
