// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/run.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;

namespace {

base::Result<study::Estimate> estimateOf(const OneOfEach& scenario) {
    const auto loaded = scenario.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return study::estimate(*loaded.scenario);
}

}  // namespace

// A request to the table alone takes at least four events: 1e6/s for a day are 3.5e11.
TEST_CASE("a replication of more events than the engine can number is refused", "[estimate]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Items", "Operation": "GetItem")";
    scenario.arrivals = R"({ "Poisson": { "Rate": "1000000/s" } })";
    scenario.duration = "24h";
    const auto tooMany = estimateOf(scenario);
    REQUIRE_FALSE(tooMany);
    CHECK(tooMany.error().what.find("at most 2.7e11") != std::string::npos);
    scenario.duration = "12h";
    CHECK(estimateOf(scenario));
}

// Little's law: 20,000/s of 800 s are 16 million at a time, above the three million that fit.
TEST_CASE("a measured Duration counts for the requests in flight", "[estimate]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Work")";
    scenario.arrivals = R"({ "Poisson": { "Rate": "20000/s" } })";
    CHECK(estimateOf(scenario));
    std::string text = scenario.text();
    const std::string steps = R"("Steps": [ { "Compute": { "Duration": "5ms" } }, )";
    text.replace(text.find(steps), steps.size(), R"("Duration": "800s", "Steps": [ )");
    const auto loaded = format::loadScenarioText(text, "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto held = study::estimate(*loaded.scenario);
    REQUIRE_FALSE(held);
    CHECK(held.error().what.find("requests in flight") != std::string::npos);
}

TEST_CASE("a refusal of an absurd run names the workload that asks for most, and its line", "[estimate]") {
    const auto refusal = [](const char* arrivals) {
        OneOfEach scenario;
        scenario.arrivals = arrivals;
        const std::string text = scenario.text();
        const auto loaded = format::loadScenarioText(text, "s.json");
        REQUIRE(loaded.scenario);
        const auto held = study::estimate(*loaded.scenario);
        REQUIRE_FALSE(held);
        const std::string before = text.substr(0, text.find("\"Users\": {"));
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        CHECK(held.error().where.starts_with("s.json:" + std::to_string(line) + ":"));
        return held.error();
    };
    CHECK(refusal(R"({ "Closed": { "Users": 9000000, "Think": "1h" } })").where.ends_with(": /Workloads/Users"));
    CHECK(refusal(R"({ "Constant": { "Rate": "1e9/s" } })").what.find("at most") != std::string::npos);
}

// A chain of functions, each calling the next twice: 2^30 executions a request, worked out function by function.
TEST_CASE("work that doubles from function to function is estimated at once", "[estimate]") {
    std::string resources;
    for (int i = 0; i < 30; ++i) {
        const std::string call =
            R"({ "Call": { "Target": "F)" + std::to_string(i + 1) + R"(", "Operation": "Invoke" } })";
        const std::string steps = i == 29 ? R"({ "Compute": { "Duration": "1ms" } })" : call + ", " + call;
        resources +=
            (i == 0 ? "" : ",") + std::string(R"("F)") + std::to_string(i) +
            R"(": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [ )" +
            steps + " ] } }";
    }
    const auto loaded =
        format::loadScenarioText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { )" + resources + R"( },
        "Workloads": { "Load": { "Target": "F0", "Arrivals": { "Poisson": { "Rate": "1/s" } } } } })",
                                 "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto estimate = study::estimate(*loaded.scenario);
    REQUIRE_FALSE(estimate);
    CHECK(estimate.error().what.find("processor time") != std::string::npos);  // 5e8 calls and pauses a second
}

TEST_CASE("windows that would not fit in memory are refused", "[estimate]") {
    OneOfEach scenario;
    scenario.arrivals = R"({ "Poisson": { "Rate": "0.001/s" } })";
    scenario.duration = "400d";
    std::string text = scenario.text();
    std::string objectives = R"("Objectives": [ )";
    for (int i = 0; i < 30; ++i) {
        objectives += std::string(i == 0 ? "" : ", ") +
                      R"({ "Metric": "Latency", "Of": "Users", "Statistic": "p99", "AtMost": "1s", "Window": "1s" })";
    }
    text.insert(text.find('{') + 1, objectives + " ],");
    const auto loaded = format::loadScenarioText(text, "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto estimate = study::estimate(*loaded.scenario);
    REQUIRE_FALSE(estimate);  // 400 d x 86,400 x 30 x 16 B are 16.6 GB a replication
    CHECK(estimate.error().what.find("GB of memory") != std::string::npos);
}

TEST_CASE("an execution of millions of steps is refused", "[estimate]") {
    const auto problems =
        [](const std::string& times) {
            const std::string inner =
                R"({ "Repeat": { "Times": )" + times + R"(, "Steps": [ { "Compute": { "Duration": "0s" } } ] } })";
            return document::toLines(format::loadScenarioText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
            "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [
              { "Repeat": { "Times": 1000, "Steps": [ )" + inner + R"( ] } } ] } } },
            "Workloads": { "Load": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "1/s" } } } } })",
                                                              "s.json")
                                         .problems);
        };
    CHECK(problems("1000").find("1,000,000 steps") != std::string::npos);
    CHECK(problems("100").find("1,000,000 steps") == std::string::npos);
}

// Where stage variables or a canary lead, and tables behind an action, are work, too: of 1,000/s for 24 h those who go
// to a function of 800 s at a time are 800,000 in flight, which needs more memory than those who go to one of 1 ms.
TEST_CASE("the estimate follows stage variables, canaries and actions", "[estimate]") {
    const auto memoryOf = [](const std::string& api) {
        const std::string text =
            R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Quick": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [ { "Compute": { "Duration": "1ms" } } ] } },
 "Slow": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 900 }, "Behavior": { "Steps": [ { "Wait": "800s" } ] } },
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 5 } }, )" +
            api + R"( }, "Workloads": { "W": { "Target": "Api", "Arrivals": { "Poisson": { "Rate": "100/s" } } } },
 "Simulation": { "Duration": "10m", "WarmUp": "1m", "Replications": 1 } })";
        const auto loaded = format::loadScenarioText(text, "s.json");
        INFO(document::toLines(loaded.problems));
        REQUIRE(loaded.scenario);
        const auto estimate = study::estimate(*loaded.scenario);
        REQUIRE(estimate);
        return *estimate;
    };
    const auto staged = [](const std::string& variable, const std::string& canary) {
        return R"("Api": { "Type": "AWS::Serverless::Api", "Properties": { "StageName": "live", "Variables": { "fn": ")" +
               variable + R"(" }, "CanarySetting": { "PercentTraffic": 5, "StageVariableOverrides": { "fn": ")" +
               canary + R"(" } } }, "Routes": { "GET /": "${stageVariables.fn}" } })";
    };
    const auto quick = memoryOf(staged("Quick", "Quick"));
    CHECK(memoryOf(staged("Slow", "Quick")).memoryBytes > 2.0 * quick.memoryBytes);
    CHECK(memoryOf(staged("Quick", "Slow")).memoryBytes > 2.0 * quick.memoryBytes);
    const auto mock = memoryOf(
        R"("Api": { "Type": "AWS::Serverless::Api", "Properties": { "StageName": "live" }, "Routes": { "GET /": "Mock" } })");
    const auto action = memoryOf(R"("Api": { "Type": "AWS::Serverless::Api", "Properties": { "StageName": "live" },
 "Routes": { "GET /": { "Integration": { "Service": "dynamodb:GetItem", "Target": "T" } } } })");
    CHECK(action.cpuSeconds > mock.cpuSeconds);
}

TEST_CASE("users who think are in memory as well", "[estimate]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Items", "Operation": "GetItem")";
    scenario.arrivals = R"({ "Closed": { "Users": 10000000, "Think": "100h" } })";
    const auto many = estimateOf(scenario);
    REQUIRE_FALSE(many);
    CHECK(many.error().what.find("at most 3 million") != std::string::npos);
    scenario.arrivals = R"({ "Closed": { "Users": 1000000, "Think": "100h" } })";
    CHECK(estimateOf(scenario));
}

// By hand: 20,000/s for two minutes, the warm-up's and the run's, are 2.4 million, whatever they take; of 2,000/s
// clients that say nothing 1.2 million are connected, for they are put out after 10 minutes.
TEST_CASE("no more are in flight at a time than ever come, or than the gateway keeps", "[estimate]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Work")";
    scenario.arrivals = R"({ "Poisson": { "Rate": "20000/s" } })";
    scenario.duration = "1m";
    std::string text = scenario.text();
    const std::string steps = R"("Steps": [ { "Compute": { "Duration": "5ms" } }, )";
    text.replace(text.find(steps), steps.size(), R"("Duration": "800s", "Steps": [ )");
    const auto loaded = format::loadScenarioText(text, "s.json");
    REQUIRE(loaded.scenario);
    CHECK(study::estimate(*loaded.scenario));

    const auto chat = [](const std::string& session) {
        const auto read = format::loadScenarioText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Chat": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" }, "Routes": { "$default": "Mock" } } },
 "Workloads": { "W": { "Target": "Chat", "Session": { "Length": "3h")" +
                                                       session +
                                                       R"( }, "Arrivals": { "Poisson": { "Rate": "2000/s" } } } },
 "Simulation": { "WarmUp": "2h", "Duration": "2h", "Replications": 1 } })",
                                                   "s.json");
        REQUIRE(read.scenario);
        return study::estimate(*read.scenario).has_value();
    };
    CHECK(chat(""));
    CHECK_FALSE(chat(R"(, "Messages": "1/min")"));  // 2,000/s for two hours are 14.4 million
}
