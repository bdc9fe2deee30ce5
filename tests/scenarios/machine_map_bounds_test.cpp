// SPDX-License-Identifier: GPL-3.0-or-later
// What a definition leaves open: what bounds a Map, heartbeats, errors from data.
#include "tests/scenarios/machine_file.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A distributed Map with those fields.
MachineFile mapWith(const std::string& fields, const std::string& said = "") {
    MachineFile file;
    file.definition = R"("Definition": { "StartAt": "A", "States": { "A": { "Type": "Map", "End": true, )" + fields +
                      R"(, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } } } } })";
    if (!said.empty()) file.states = R"("A": { )" + said + " }";
    return file;
}

std::string asked(const std::string& fields, const std::string& said = "") { return mapWith(fields, said).problems(); }

constexpr const char* kPathOfItems = R"("ItemBatcher": { "MaxItemsPerBatchPath": "$.n" })";
constexpr const char* kBytesExpression =
    R"("QueryLanguage": "JSONata", "ItemBatcher": { "MaxInputBytesPerBatch": "{% 100 %}" })";

}  // namespace

TEST_CASE("machine: what bounds a Map and comes from data is asked for, never left out of account", "[scenarios]") {
    CHECK(contains(asked(R"("MaxConcurrencyPath": "$.n")"), "Behavior/States/A/MaxConcurrency"));
    CHECK(contains(asked(R"("ToleratedFailureCountPath": "$.n")"), "Behavior/States/A/ToleratedFailureCount"));
    CHECK(
        contains(asked(R"("ToleratedFailurePercentagePath": "$.n")"), "Behavior/States/A/ToleratedFailurePercentage"));
    CHECK(contains(asked(kPathOfItems), "Behavior/States/A/MaxItemsPerBatch"));
    CHECK(contains(asked(kBytesExpression), "Behavior/States/A/MaxInputBytesPerBatch"));
    CHECK_FALSE(
        contains(asked(R"("MaxConcurrency": 3, "ItemBatcher": { "MaxItemsPerBatch": 10 })"), "MaxConcurrency comes"));
}

TEST_CASE("machine: what bounds a Map is given in place of data, and beside a number refused", "[scenarios]") {
    const study::DesignResult batched = mapWith(kPathOfItems, R"("Items": 100, "MaxItemsPerBatch": 20)").run();
    // Of 1,200 executions each enters the Map, starts 5 children and enters a state in each.
    CHECK(figure(batched, "Flow", "ExecutionsStarted") == 1'200.0);
    CHECK(figure(batched, "Flow", "ChildExecutions") == Approx(6'000.0).margin(10.0));
    CHECK(contains(asked(R"("MaxConcurrency": 3)", R"("Items": 5, "MaxConcurrency": 2)"),
                   "belongs to a Map whose MaxConcurrency comes from data"));
    CHECK(contains(asked(R"("MaxConcurrency": 3)", R"("Items": 5, "MaxItemsPerBatch": 2)"),
                   "belongs to a Map whose MaxItemsPerBatch comes from data"));
    CHECK(contains(asked(R"("MaxConcurrency": 3)", R"("Items": 5, "ReaderFailureRate": 0.1)"),
                   "belongs to a Map with an ItemReader"));
    CHECK(contains(asked(R"("MaxConcurrency": 3)", R"("Items": 5, "WriterFailureRate": 0.1)"),
                   "belongs to a Map with a ResultWriter"));
}

// By hand: 255 lines of 1 KB are 11 + 255 x 1,025 bytes of the 262,144, so that a million of them are 3,922 batches.
TEST_CASE("machine: what a reader reads has the size that the scenario says, not that of the input", "[scenarios]") {
    const std::string reader =
        R"("ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "JSONL" }, "Parameters": { "Bucket": "b", "Key": "k" } })";
    const std::string bytes = reader + R"(, "ItemBatcher": { "MaxInputBytesPerBatch": 262144 })";
    CHECK(contains(asked(bytes, R"("Items": 1000000)"), "Behavior/States/A/ItemSize"));
    MachineFile file = mapWith(bytes, R"("Items": 1000000, "ItemSize": "1KB")");
    file.arrivals = R"({ "Constant": { "Rate": "1/h" } })";
    file.simulation = R"("WarmUp": "cold", "Duration": "1h", "Replications": 1)";
    CHECK(figure(file.run(), "Flow", "ChildExecutions") == 3'922.0);
    CHECK(contains(asked(R"("MaxConcurrency": 3)", R"("Items": 5, "ItemSize": "1KB")"),
                   "belongs to a Map with an ItemReader"));
    CHECK(contains(asked(bytes, R"("Items": 5, "ItemSize": "300KB")"), "256 KB"));
    const auto loaded = mapWith(reader, R"("Items": 1000)").load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    CHECK(std::ranges::any_of(loaded.scenario->designs.front().assumptions, [](const format::Assumption& one) {
        return one.path == "/Resources/Flow/Behavior/States/A/ItemSize" && one.guess;
    }));
}

TEST_CASE("machine: a function's timeout reaches the catcher of Lambda.Unknown", "[scenarios]") {
    MachineFile file;
    file.function = R"("Duration": "90s")";  // its Timeout is a minute
    file.definition = R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "End": true,
        "Resource": { "Fn::GetAtt": ["Work", "Arn"] }, "Catch": [
          { "ErrorEquals": ["Exception", "States.Timeout"], "Next": "Wrong" },
          { "ErrorEquals": ["Lambda.Unknown"], "Next": "Stopped" } ] },
        "Wrong": { "Type": "Fail" }, "Stopped": { "Type": "Succeed" } } })";
    const study::DesignResult design = file.run();
    CHECK(figure(design, "Flow", "state/Stopped/Entered") > 1'000.0);
    CHECK(figure(design, "Flow", "state/Wrong/Entered") == 0.0);
}

TEST_CASE("machine: heartbeats that nobody spoke of are a guess, errors that come from data a warning", "[scenarios]") {
    MachineFile file;
    file.definition = R"("Definition": { "StartAt": "A", "States": {
        "A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {},
          "HeartbeatSeconds": 60, "Next": "B" },
        "B": { "Type": "Fail", "ErrorPath": "$.error" } } })";
    file.states = R"("A": { "Approval": "100s" })";
    const auto listed = [](const format::LoadedScenario& loaded) {
        INFO(document::toLines(loaded.problems));
        REQUIRE(loaded.scenario);
        return std::ranges::count(loaded.scenario->designs.front().assumptions,
                                  std::string("/Resources/Flow/Behavior/States/A/Heartbeats"),
                                  &format::Assumption::path);
    };
    CHECK(listed(file.load()) == 1);
    CHECK(contains(file.problems(), "States/B: warning: its Error comes from data"));
    file.states = R"("A": { "Approval": "100s", "Heartbeats": false })";
    CHECK(listed(file.load()) == 0);
}
