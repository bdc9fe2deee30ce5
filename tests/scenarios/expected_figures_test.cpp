// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_figures.hpp"

#include <cmath>

#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

format::Scenario scenarioOf(const std::string& resources, const std::string& workload, const char* rest = "") {
    const std::string text = R"({ "Headroom": 1, "Name": "estimated", "Region": "us-east-1", "Resources": { )" +
                             resources + R"( }, "Workloads": { "Users": { )" + workload + " } }" + rest +
                             R"(, "Simulation": { "Duration": "1h", "Replications": 1, "WarmUp": "5m" } })";
    auto loaded = format::loadScenarioText(text, "estimated.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return std::move(*loaded.scenario);
}

study::ExpectedFigures figuresOf(const format::Scenario& scenario) {
    const auto book = pricing::PriceBooks().book(scenario.region);
    REQUIRE(book);
    return study::expectedFigures(scenario.designs.front(), *book, scenario.simulation.duration);
}

constexpr const char* kApi = R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
    "Routes": { "GET /": { "Integration": "Work" } } }, )";

std::string work(const char* memory, const char* steps) {
    return std::string(R"("Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x",
        "MemorySize": )") +
           memory + R"(, "Timeout": 30 }, "Behavior": { "InvokeOverhead": "0ms", "Steps": [ )" + steps + " ] } }";
}

constexpr const char* kTable = R"(, "Items": { "Type": "AWS::DynamoDB::Table",
    "Properties": { "BillingMode": "PAY_PER_REQUEST" },
    "Behavior": { "ItemSize": "5KB", "Latency": { "GetItem": "4ms", "PutItem": "6ms" } } })";

}  // namespace

// By hand: 10/s of 100 ms at 1,024 MB for 730 h are 26.28 M requests ($0.20 a million) and 26.28 M x 0.1005 s x 1 GB
// (half a millisecond of rounding up) at $0.0000166667.
TEST_CASE("what a function costs and takes is the product of rate, time and memory", "[estimate]") {
    const auto scenario = scenarioOf(work("1024", R"({ "Wait": "100ms" })"),
                                     R"("Target": "Work", "Arrivals": { "Poisson": { "Rate": "10/s" } })");
    const auto figures = figuresOf(scenario);
    REQUIRE(figures.perMonth);
    CHECK(*figures.perMonth == Approx(26.28 * 0.2 + 26.28e6 * 0.1005 * 0.0000166667).epsilon(1e-3));
    REQUIRE(figures.latencies.size() == 1);
    CHECK(figures.latencies[0].workload == "Users");
    CHECK(figures.latencies[0].seconds == Approx(0.100).epsilon(1e-6));
    CHECK(figures.leftOut.empty());
}

// Half the memory of one vCPU: code takes twice as long, waiting does not.
TEST_CASE("less memory stretches what is computed, not what is waited for", "[estimate]") {
    const char* steps = R"({ "Compute": { "Duration": "20ms", "AtMemory": 1769 } }, { "Wait": "10ms" })";
    const char* users = R"("Target": "Work", "Arrivals": { "Poisson": { "Rate": "10/s" } })";
    CHECK(figuresOf(scenarioOf(work("1769", steps), users)).latencies[0].seconds == Approx(0.030).epsilon(1e-3));
    CHECK(figuresOf(scenarioOf(work("885", steps), users)).latencies[0].seconds == Approx(0.050).epsilon(1e-2));
}

// A read of 5 KB is one unit when eventually consistent (two blocks of 4 KB, half a unit each), a write five units of 1
// KB: per request 1 read and 2.5 writes (half of the requests write).
TEST_CASE("tables are charged for what operations consume, branches by their weight", "[estimate]") {
    const std::string steps =
        R"({ "Call": { "Target": "Items", "Operation": "GetItem" } }, { "Branch": [ { "Weight": 1, "Steps": [
           { "Call": { "Target": "Items", "Operation": "PutItem" } } ] }, { "Weight": 1, "Steps": [] } ] })";
    const auto scenario =
        scenarioOf(kApi + work("1769", steps.c_str()) + kTable,
                   R"("Target": "Api", "Route": "GET /", "Arrivals": { "Poisson": { "Rate": "1/s" } })");
    const auto figures = figuresOf(scenario);
    const double requests = 730.0 * 3600.0;
    const double table = requests * (1.0 * 0.125e-6 + 2.5 * 0.625e-6);
    const double function = requests * 0.2e-6 + requests * 0.0075 * 1769.0 / 1024.0 * 0.0000166667;
    REQUIRE(figures.perMonth);
    CHECK(*figures.perMonth == Approx(table + function + requests * 1e-6).epsilon(0.01));
    const auto& api = std::get<apigateway::Spec>(scenario.designs[0].resources[0].spec);
    CHECK(figures.latencies[0].seconds == Approx(api.overhead.mean() + 0.007).epsilon(0.01));
}

// The simulator itself is the oracle: where nothing queues or is cold for long, the estimate is near it.
TEST_CASE("an estimate is near what a run finds where nothing is refused", "[estimate]") {
    const std::string steps = R"({ "Compute": { "Duration": { "LogNormal": { "Median": "6ms", "P99": "30ms" } } } },
        { "Call": { "Target": "Items", "Operation": "GetItem" } })";
    const auto scenario =
        scenarioOf(kApi + work("512", steps.c_str()) + kTable,
                   R"("Target": "Api", "Route": "GET /", "Arrivals": { "Poisson": { "Rate": "50/s" } })");
    const auto figures = figuresOf(scenario);
    const auto run = study::run(scenario, {});
    REQUIRE(run);
    REQUIRE(figures.perMonth);
    double priced = 0.0;  // logs and data transfer are not estimated
    for (const pricing::LineItem& line : run->designs[0].cost.bill.lines) {
        if (line.service != "AmazonCloudWatch" && line.service != "AWSDataTransfer")
            priced += pricing::toDouble(line.perMonth);
    }
    CHECK(*figures.perMonth == Approx(priced).epsilon(0.05));
}

// 2^30 executions a request, and a sum that ends at once.
TEST_CASE("work that doubles from function to function is summed function by function", "[estimate]") {
    std::string resources;
    for (int i = 0; i < 30; ++i) {
        const std::string call =
            R"({ "Call": { "Target": "F)" + std::to_string(i + 1) + R"(", "Operation": "Invoke" } })";
        const std::string steps = i == 29 ? R"({ "Wait": "1ms" })" : call + ", " + call;
        resources += (i == 0 ? "" : ", ") + std::string(R"("F)") + std::to_string(i) +
                     R"(": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" },
                     "Behavior": { "InvokeOverhead": "0ms", "Steps": [ )" +
                     steps + " ] } }";
    }
    const auto figures =
        figuresOf(scenarioOf(resources, R"("Target": "F0", "Arrivals": { "Poisson": { "Rate": "1/h" } })"));
    CHECK(figures.latencies[0].seconds == Approx(std::pow(2.0, 29) * 1e-3).epsilon(1e-6));
    REQUIRE(figures.perMonth);
    CHECK(*figures.perMonth > 1e4);
}

TEST_CASE("what no closed form here tells is named", "[estimate]") {
    const std::string steps = R"({ "Call": { "Target": "Items", "Operation": "GetItem", "Via": "Cache" } })";
    const std::string cached = R"(, "Cache": { "Type": "AWS::DAX::Cluster",
        "Properties": { "NodeType": "dax.r5.large", "ReplicationFactor": 3 } })";
    std::string function = work("1769", steps.c_str());
    function.replace(function.find(R"("Timeout": 30)"), 13,
                     R"("Timeout": 30, "VpcConfig": { "SubnetIds": ["a"], "SecurityGroupIds": ["b"] })");
    const auto figures = figuresOf(
        scenarioOf(function + kTable + cached, R"("Target": "Work", "Arrivals": { "Poisson": { "Rate": "1/s" } })"));
    CHECK(figures.leftOut.contains("what a cache saves"));
    REQUIRE(figures.perMonth);
    CHECK(*figures.perMonth > 500.0);  // three nodes
}

namespace {

constexpr const char* kMachine = R"("Flow": { "Type": "AWS::StepFunctions::StateMachine",
    "Properties": { "StateMachineType": "STANDARD", "Definition": { "StartAt": "First", "States": {
        "First": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Again?" },
        "Again?": { "Type": "Choice", "Choices": [ { "Variable": "$.again", "BooleanEquals": true, "Next": "First" } ],
                    "Default": "Done" },
        "Done": { "Type": "Succeed" } } } },
    "Behavior": { "States": { "First": { "Target": "Work" }, "Again?": { "Choices": [ 0.5, 0.5 ] } } } })";

}  // namespace

// Each round is left with one half: two rounds of two states on the mean, then the end: 5 transitions and 2 calls of a
// function that takes 100 ms. $0.025 per 1,000 transitions.
TEST_CASE("a state machine costs the transitions that its probabilities give, and calls what its tasks call",
          "[estimate]") {
    const auto scenario = scenarioOf(work("1024", R"({ "Wait": "100ms" })") + ", " + kMachine,
                                     R"("Target": "Flow", "Arrivals": { "Poisson": { "Rate": "1/s" } })");
    const auto figures = figuresOf(scenario);
    const double starts = 730.0 * 3600.0;
    const double work = 2.0 * starts * (0.2e-6 + 0.1005 * 0.0000166667);
    REQUIRE(figures.perMonth);
    CHECK(*figures.perMonth == Approx(starts * 5.0 * 0.025e-3 + work).epsilon(1e-3));
    CHECK(figures.leftOut.empty());
    REQUIRE(figures.latencies.size() == 1);  // until it has begun
    CHECK(figures.latencies[0].seconds < 0.1);
    const auto run = study::run(scenario, {});
    REQUIRE(run);
    double simulated = 0.0;
    for (const pricing::LineItem& line : run->designs[0].cost.bill.lines) {
        if (line.service == "AmazonStates") simulated += pricing::toDouble(line.perMonth);
    }
    CHECK(starts * 5.0 * 0.025e-3 == Approx(simulated).epsilon(0.1));  // 3,600 executions, geometric
}

TEST_CASE("what an estimate does not know is said, not shown as nothing", "[estimate]") {
    std::string express = kMachine;
    express.replace(express.find("STANDARD"), 8, "EXPRESS");
    const auto figures = figuresOf(scenarioOf(work("1024", R"({ "Wait": "100ms" })") + ", " + express,
                                              R"("Target": "Flow", "Arrivals": { "Poisson": { "Rate": "1/s" } })"));
    CHECK(figures.latencies.empty());
    CHECK_FALSE(figures.leftOut.empty());
}
