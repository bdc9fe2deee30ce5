// SPDX-License-Identifier: GPL-3.0-or-later
// Rates are worked out by hand from the file.
#include "scenarios/format/call_graph.hpp"

#include <algorithm>

#include "scenarios/document/read_document.hpp"
#include "scenarios/format/layout.hpp"
#include "scenarios/study/expected_load.hpp"
#include "tests/scenarios/machine_file.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::format;

namespace {

std::vector<CallEdge> edgesOf(const std::string& text) {
    const LoadedScenario loaded = test::load(text);
    INFO(test::errorsOf(loaded));
    REQUIRE(loaded.scenario);
    return callsOf(loaded.scenario->designs.front(), loaded.scenario->simulation.duration);
}

const CallEdge& edge(const std::vector<CallEdge>& edges, const std::string& from, const std::string& to) {
    for (const CallEdge& one : edges) {
        if (one.from == from && one.to == to) return one;
    }
    FAIL("no edge from " << from << " to " << to);
    return edges.front();
}

std::string withLayout(const std::string& layout) { return test::smallFile("\"Layout\": " + layout); }

}  // namespace

TEST_CASE("Calls carry the workload's rate down to the table") {
    const auto edges = edgesOf(test::smallFile());
    REQUIRE(edges.size() == 3);
    CHECK(edge(edges, "W", "Api").fromWorkload);
    CHECK(edge(edges, "W", "Api").perSecond == Approx(10.0));
    CHECK(edge(edges, "Api", "F").perSecond == Approx(10.0));
    CHECK(edge(edges, "F", "T").perSecond == Approx(10.0));
    CHECK(edge(edges, "F", "T").what == std::vector<std::string>{"GetItem"});
}

TEST_CASE("A mix divides among routes, branches by weight") {
    // 40/s for 3 of 4 minutes and 250/s for one: 92.5/s on the mean, four fifths of it on GET /a, each a GetItem or a
    // PutItem; GET /b is answered by the API itself.
    const auto edges = edgesOf(test::troubled());
    CHECK(edge(edges, "Users", "Api").perSecond == Approx(92.5).epsilon(0.001));
    CHECK(edge(edges, "Users", "Api").what == std::vector<std::string>{"GET /a", "GET /b"});
    CHECK(edge(edges, "Api", "Work").perSecond == Approx(74.0).epsilon(0.001));
    CHECK(edge(edges, "Api", "Work").perRequest == Approx(0.8));
    CHECK(edge(edges, "Work", "Items").perRequest == Approx(1.0));
    CHECK(edge(edges, "Work", "Items").what == std::vector<std::string>{"GetItem", "PutItem"});
}

TEST_CASE("What is asked of a table is told call by call") {
    // Four fifths of 92.5/s come to the function; of those 7 in 10 read, the others write.
    const LoadedScenario loaded = test::load(test::troubled());
    REQUIRE(loaded.scenario);
    double reads = 0.0;
    double writes = 0.0;
    for (const TableLoad& one : tableLoadsOf(loaded.scenario->designs.front(), loaded.scenario->simulation.duration)) {
        CHECK(one.from == "Work");
        CHECK(one.table == "Items");
        (one.operation == "GetItem" ? reads : writes) += one.perSecond.value();
    }
    CHECK(reads + writes == Approx(74.0).epsilon(0.001));
    CHECK(reads == Approx(74.0 * 0.7).epsilon(0.001));
}

TEST_CASE("Of a table's calls through a cluster the reads have no rate, and what a mapping feeds has none") {
    const LoadedScenario loaded = test::load(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
  "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } },
  "Cache": { "Type": "AWS::DAX::Cluster", "Properties": { "NodeType": "dax.r5.large", "ReplicationFactor": 1 } },
  "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769,
    "VpcConfig": { "SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"] } }, "Behavior": { "Steps": [
    { "Call": { "Target": "T", "Operation": "GetItem", "Via": "Cache", "Key": { "Uniform": { "Keys": 10 } } } },
    { "Call": { "Target": "T", "Operation": "GetItem", "Via": "Cache", "ConsistentRead": true, "Key": { "Uniform": { "Keys": 10 } } } },
    { "Call": { "Target": "T", "Operation": "PutItem", "Via": "Cache", "ItemSize": "3KB", "Key": { "Uniform": { "Keys": 10 } } } } ] } },
  "Queue": { "Type": "AWS::SQS::Queue", "Properties": {} },
  "Reader": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769 }, "Behavior": { "Steps": [
    { "Call": { "Target": "T", "Operation": "BatchWriteItem", "Items": 5, "Key": { "Uniform": { "Keys": 10 } } } } ] } },
  "Map": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Reader" },
    "EventSourceArn": { "Fn::GetAtt": ["Queue", "Arn"] } } } },
 "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "2/s" } } },
   "S": { "Target": "Queue", "Operation": "SendMessage", "Arrivals": { "Poisson": { "Rate": "3/s" } } } },
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 1 } })");
    INFO(test::errorsOf(loaded));
    REQUIRE(loaded.scenario);
    const auto calls = tableLoadsOf(loaded.scenario->designs.front(), loaded.scenario->simulation.duration);
    REQUIRE(calls.size() == 4);
    CHECK_FALSE(calls[0].perSecond);
    CHECK(calls[1].consistent);
    CHECK(calls[1].perSecond == Approx(2.0));
    CHECK(calls[2].perSecond == Approx(2.0));
    CHECK(calls[2].itemSize->mean() == Approx(3072.0));
    CHECK(calls[3].from == "Reader");
    CHECK(calls[3].items == 5);
    CHECK_FALSE(calls[3].perSecond);
}

TEST_CASE("What is at once in a function is rate times duration") {
    // 5 ms of computing, measured with 1,769 MB and so of a whole processor, and 5 ms for a call, which the estimate
    // takes for any operation of a table. With 512 MB computing takes 1769 / 512 as long.
    const auto loadsWith = [](const std::string& memory) {
        const LoadedScenario loaded = test::load(test::smallFile({}, memory));
        REQUIRE(loaded.scenario);
        return study::expectedLoads(loaded.scenario->designs.front(), loaded.scenario->simulation.duration);
    };
    const auto loads = loadsWith("1769");
    REQUIRE(loads.size() == 3);
    CHECK(loads[1].resource == "F");
    CHECK(loads[1].perSecond == Approx(10.0));
    CHECK(*loads[1].atOnce == Approx(0.1));
    CHECK_FALSE(loads[2].atOnce);
    CHECK(*loadsWith("512")[1].atOnce == Approx(10.0 * (0.005 * 1769.0 / 512.0 + 0.005)));
    CHECK(*loadsWith("3008")[1].atOnce == Approx(0.1));  // one thread gains nothing
}

TEST_CASE("A state machine calls what its tasks call, as often as executions get there") {
    // 2 executions a second. "Do" calls the function each time, 3 in 4 of them go on to "Keep", which puts an item;
    // only a failure leads to "Undo".
    test::MachineFile file;
    file.definition = R"("Definition": { "StartAt": "Do", "States": {
        "Do": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Work", "Arn"] }, "Next": "Which",
                "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Undo" } ] },
        "Which": { "Type": "Choice", "Default": "End",
                   "Choices": [ { "Variable": "$.keep", "BooleanEquals": true, "Next": "Keep" } ] },
        "Keep": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem",
                  "Parameters": { "TableName": { "Ref": "Items" }, "Item": {} }, "Next": "End" },
        "Undo": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Repair", "Arn"] }, "Next": "End" },
        "End": { "Type": "Succeed" } } })";
    file.states = R"("Which": { "Choices": [0.75, 0.25] })";
    file.resources = R"(, "Repair": { "Type": "AWS::Lambda::Function",
        "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769 }, "Behavior": { "Duration": "50ms" } })";
    const auto edges = edgesOf(file.text());
    REQUIRE(edges.size() == 4);
    CHECK(edge(edges, "Orders", "Flow").perSecond == Approx(2.0));
    CHECK(edge(edges, "Flow", "Work").perSecond == Approx(2.0));
    CHECK(edge(edges, "Flow", "Work").what == std::vector<std::string>{"Invoke"});
    CHECK(edge(edges, "Flow", "Items").perRequest == Approx(0.75));
    CHECK(edge(edges, "Flow", "Items").perSecond == Approx(1.5));
    CHECK(edge(edges, "Flow", "Items").what == std::vector<std::string>{"PutItem"});
    CHECK_FALSE(edge(edges, "Flow", "Repair").perRequest);

    const LoadedScenario loaded = file.load();
    const auto loads = study::expectedLoads(loaded.scenario->designs.front(), loaded.scenario->simulation.duration);
    const auto of = [&](const std::string& name) {
        return std::ranges::find(loads, name, &study::ExpectedLoad::resource);
    };
    REQUIRE(of("Work") != loads.end());
    CHECK(of("Work")->perSecond == Approx(2.0));
    CHECK(*of("Work")->atOnce == Approx(0.1));  // 50 ms each
    CHECK(of("Repair") == loads.end());         // unknown is not 0
}

TEST_CASE("Where data decide, a run will tell how often a state machine calls") {
    test::MachineFile file;
    file.orders = R"("Target": "Flow", "Input": { "keep": true })";
    const auto edges = edgesOf(file.text());
    CHECK(edge(edges, "Flow", "Work").from == "Flow");
    CHECK_FALSE(edge(edges, "Flow", "Work").perSecond);
}

TEST_CASE("Layout is read, and wrong places are refused") {
    const auto good = withLayout(R"({ "Resources": { "Api": [240, -12.5] }, "Workloads": { "W": [0, 0] } })");
    CHECK(test::errorsOf(test::load(good)).empty());
    document::Problems problems("s.json");
    const auto read = document::readText(good, "s.json", document::Format::Json);
    const Layout layout = readLayout(problems, *read.root);
    CHECK(layout.resources.at("Api") == DiagramPlace{240.0, -12.5});
    CHECK(layout.workloads.at("W") == DiagramPlace{});
    CHECK(test::holds(test::errorsOf(test::load(withLayout("5"))), "/Layout: must be an object"));
    CHECK(test::holds(test::errorsOf(test::load(withLayout(R"({ "Resource": {} })"))), "did you mean \"Resources\""));
    for (const char* place : {"[1]", "[1, 2, 3]", "[\"1\", 2]", "{}", "[1, 1e9]"}) {
        const auto file = withLayout(std::string(R"({ "Resources": { "Api": )") + place + " } }");
        CHECK(test::holds(test::errorsOf(test::load(file)), "/Layout/Resources/Api: must be [x, y]"));
    }
}
