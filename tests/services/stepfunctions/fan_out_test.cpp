// SPDX-License-Identifier: GPL-3.0-or-later
// Parallel and Map: how branches start, join, fail and are tolerated.
#include "tests/services/stepfunctions/machine_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// A Map state of one task of Work, with further fields, in front of what follows.
std::string mapOf(const std::string& fields, const std::string& config = "") {
    return R"({ "Type": "Map", "ItemProcessor": { )" + config + R"("StartAt": "T", "States": { "T": )" +
           task("Work", R"("End": true)") + " } }, " + fields + " }";
}
std::string distributed(const char* type) {
    return R"("ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": ")" + std::string(type) + "\" }, ";
}

stepfunctions::Spec withItems(const std::string& states, double items) {
    stepfunctions::Spec spec = machineSpec(states);
    stateOf(spec, "A").items = always(items);
    return spec;
}

/// A distributed Map of Express children that do nothing, with further fields.
std::string passOf(const std::string& fields) {
    return R"("A": { "Type": "Map", )" + fields + R"("End": true, "ItemProcessor": { )" + distributed("EXPRESS") +
           R"("StartAt": "T", "States": { "T": { "Type": "Pass", "End": true } } } })";
}

constexpr const char* kWritten =
    R"("ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "b", "Prefix": "p" } }, )";
constexpr const char* kRead =
    R"("ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "JSONL" }, "Parameters": { "Bucket": "b", "Key": "k" } }, )";
constexpr const char* kEnd = R"("End": true)";
constexpr const char* kCaught =
    R"("End": true, "Catch": [ { "ErrorEquals": ["States.ExceedToleratedFailureThreshold"], "Next": "C" } ])";
constexpr const char* kAfter = R"(, "C": { "Type": "Pass", "End": true })";

}  // namespace

TEST_CASE("stepfunctions: a Parallel ends with its longest branch, its branches start one after the other",
          "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& first = bed.function("First", {{base::seconds(5)}});
    ScriptedService& second = bed.function("Second", {{base::seconds(2)}});
    stepfunctions::Spec spec = machineSpec(R"("A": { "Type": "Parallel", "End": true, "Branches": [
        { "StartAt": "P", "States": { "P": )" +
                                           task("First", kEnd) + R"( } },
        { "StartAt": "Q", "States": { "Q": )" +
                                           task("Second", kEnd) + " } } ] }");
    spec.branchSpacing = always(0.01);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(5.0));
    CHECK(first.starts[0].ns == 0);
    CHECK(second.starts[0].ns == base::milliseconds(10).count);
    CHECK(granules(machine, "StateTransition") == 3);
}

TEST_CASE("stepfunctions: the first branch that fails stops the others, what they called goes on", "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& first = bed.function("First", {{base::seconds(5)}});
    bed.function("Second", {{base::seconds(2), kRefused}});
    Machine& machine = bed.machine(machineSpec(R"("A": { "Type": "Parallel", "End": true,
        "Catch": [ { "ErrorEquals": ["States.BranchFailed"], "Next": "C" } ], "Branches": [
        { "StartAt": "P", "States": { "P": )" + task("First", R"("Next": "R")") +
                                               R"(, "R": { "Type": "Pass", "End": true } } },
        { "StartAt": "Q", "States": { "Q": )" + task("Second", kEnd) +
                                               " } } ] }" + kAfter));
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(2.0));
    CHECK(figure(machine, "state/C/Entered") == 1.0);
    CHECK(figure(machine, "state/R/Entered") == 0.0);
    CHECK(first.finished == 1);
}

TEST_CASE("stepfunctions: an inline Map starts its iterations 10 ms apart, 40 of them at once", "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::seconds(1)}});
    stepfunctions::Spec spec = withItems("\"A\": " + mapOf(kEnd), 60.0);
    spec.branchSpacing = always(0.01);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    REQUIRE(work.starts.size() == 60);
    CHECK(work.starts[1].ns == base::milliseconds(10).count);
    CHECK(work.starts[39].ns == base::milliseconds(390).count);
    CHECK(work.starts[40].ns == base::seconds(1).count);  // when the first has ended
    CHECK(granules(machine, "StateTransition") == 61);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(2.19));
}

TEST_CASE("stepfunctions: MaxConcurrency 1 takes items in order", "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::seconds(1)}});
    Machine& machine = bed.machine(withItems("\"A\": " + mapOf(R"("End": true, "MaxConcurrency": 1)"), 5.0));
    bed.runOnce(machine);
    for (std::size_t i = 0; i < 5; ++i) CHECK(work.starts[i].ns == base::seconds(static_cast<std::int64_t>(i)).count);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(5.0));
}

TEST_CASE("stepfunctions: a Map that has failed begins no further item", "[stepfunctions]") {
    for (const bool children : {false, true}) {
        MachineBed bed;
        ScriptedService& work = bed.function("Work", {{base::seconds(1), kRefused}});
        const std::string mode = children ? distributed("STANDARD") : "";
        Machine& machine = bed.machine(withItems("\"A\": " + mapOf(R"("End": true, "MaxConcurrency": 1)", mode), 5.0));
        bed.runOnce(machine);
        CHECK(work.starts.size() == 1);
        CHECK(granules(machine, "StateTransition") == (children ? 3 : 2));  // a child's start counts
    }
}

TEST_CASE("stepfunctions: a Map that is tried again starts all its items again", "[stepfunctions]") {
    MachineBed bed;
    bed.function("Work", {{base::seconds(1)}, {base::seconds(1)}, {base::seconds(1), kRefused}, {base::seconds(1)}});
    Machine& machine = bed.machine(
        withItems("\"A\": " + mapOf(R"("End": true, "Retry": [ { "ErrorEquals": ["States.ALL"] } ])"), 3.0));
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
    CHECK(granules(machine, "StateTransition") == 1 + 3 + 1 + 3);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(3.0));
}

TEST_CASE("stepfunctions: a distributed Map runs child executions, in batches", "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::seconds(1)}});
    stepfunctions::Spec spec = withItems(
        "\"A\": " + mapOf(R"("End": true, "ItemBatcher": { "MaxItemsPerBatch": 10 })", distributed("STANDARD")), 95.0);
    spec.childStart = 1;
    spec.childSpacing = always(0.001);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(work.started == 10);
    CHECK(figure(machine, "ChildExecutions") == 10.0);
    CHECK(figure(machine, "ExecutionsStarted") == 1.0);
    CHECK(granules(machine, "StateTransition") == 1 + 10 + 10);  // the Map, the starts, a task in each
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(1.009));
    CHECK(figure(machine, "HistoryEventsMax") == 8.0);  // of the Map's own: 6, and start and end of the execution
}

TEST_CASE("stepfunctions: Express children are billed as Express executions", "[stepfunctions]") {
    MachineBed bed;
    bed.function("Work", {{base::milliseconds(250)}});
    stepfunctions::Spec spec = withItems("\"A\": " + mapOf(kEnd, distributed("EXPRESS")), 20.0);
    spec.childStart = 0;
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(granules(machine, "StateTransition") == 1);
    CHECK(granules(machine, "StepFunctions-Request") == 20);
    CHECK(granules(machine, "StepFunctions-GB-Second") == 20 * 300 * 64);
}

// Three children; the first fails after 3 s and takes the Map with it. The others have run for 3 s each by then.
TEST_CASE("stepfunctions: Express children that are stopped are charged for what they have run", "[stepfunctions]") {
    MachineBed bed;
    bed.function("Work", {{base::seconds(3), kRefused}, {base::seconds(60)}});
    stepfunctions::Spec spec = withItems("\"A\": " + mapOf(kCaught, distributed("EXPRESS")) + kAfter, 3.0);
    spec.childStart = 0;
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(granules(machine, "StepFunctions-Request") == 3);
    CHECK(granules(machine, "StepFunctions-GB-Second") == 3 * 3'000 * 64);
    CHECK(figure(machine, "ChildExecutions") == 3.0);
    CHECK(figure(machine, "ChildExecutionsFailed") == 1.0);
    CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
}

TEST_CASE("stepfunctions: failures are tolerated up to the thresholds", "[stepfunctions]") {
    const auto reached = [](const std::string& tolerance, int failures) {
        MachineBed bed;
        std::vector<ScriptedService::Line> script(static_cast<std::size_t>(failures), {base::seconds(1), kRefused});
        script.push_back({base::seconds(1)});
        bed.function("Work", std::move(script));
        Machine& machine =
            bed.machine(withItems("\"A\": " + mapOf(tolerance + kCaught, distributed("STANDARD")) + kAfter, 100.0));
        bed.runOnce(machine);
        CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
        return figure(machine, "state/C/Entered") == 1.0;
    };
    CHECK(reached("", 1));
    CHECK_FALSE(reached("", 0));
    CHECK_FALSE(reached(R"("ToleratedFailureCount": 5, )", 5));
    CHECK(reached(R"("ToleratedFailureCount": 5, )", 6));
    CHECK_FALSE(reached(R"("ToleratedFailurePercentage": 10, )", 10));
    CHECK(reached(R"("ToleratedFailurePercentage": 10, )", 11));
}

TEST_CASE("stepfunctions: what the scenario says of a Map's bounds is what a path would give", "[stepfunctions]") {
    const auto children = [](auto set) {
        MachineBed bed;
        bed.function("Work", {{base::seconds(1), kRefused}, {base::seconds(1)}});
        stepfunctions::Spec spec = withItems("\"A\": " + mapOf(kCaught, distributed("STANDARD")) + kAfter, 100.0);
        set(stateOf(spec, "A"));
        Machine& machine = bed.machine(spec);
        bed.runOnce(machine, Operation::StartExecution, base::kibibytes(100));
        return std::pair(figure(machine, "ChildExecutions"), figure(machine, "state/C/Entered") == 1.0);
    };
    using Said = stepfunctions::StateSpec;
    CHECK(children([](Said&) {}) == std::pair(100.0, true));  // one failure is too much
    CHECK(children([](Said& said) { said.toleratedCount = 1; }) == std::pair(100.0, false));
    CHECK(children([](Said& said) { said.toleratedPercentage = 1.0; }) == std::pair(100.0, false));
    CHECK(children([](Said& said) { said.toleratedPercentage = 0.5; }) == std::pair(100.0, true));
    CHECK(children([](Said& said) { said.maxItemsPerBatch = 25; }) == std::pair(4.0, true));
    CHECK(children([](Said& said) { said.maxBytesPerBatch = 10'240; }) == std::pair(10.0, true));  // 1 KB each
}

TEST_CASE("stepfunctions: a reader or a writer that fails has an error of its own, which can be caught",
          "[stepfunctions]") {
    const auto ends = [](const std::string& error, auto set) {
        MachineBed bed;
        ScriptedService& work = bed.function("Work", {{base::seconds(1)}});
        stepfunctions::Spec spec =
            withItems("\"A\": " +
                          mapOf(R"("End": true, "Catch": [ { "ErrorEquals": [")" + error + R"("], "Next": "C" } ])",
                                distributed("STANDARD")) +
                          kAfter,
                      3.0);
        set(stateOf(spec, "A"));
        Machine& machine = bed.machine(spec);
        bed.runOnce(machine);
        const bool caught = figure(machine, "state/C/Entered") == 1.0;
        CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
        return std::pair(caught, work.started);
    };
    using Said = stepfunctions::StateSpec;
    const auto reader = [](Said& said) { said.readerFailureRate = 1.0; };
    const auto writer = [](Said& said) { said.writerFailureRate = 1.0; };
    CHECK(ends("States.ItemReaderFailed", reader) == std::pair(true, std::size_t{0}));
    CHECK(ends("States.ResultWriterFailed", writer) == std::pair(true, std::size_t{3}));
    CHECK(ends("States.ALL", writer) == std::pair(true, std::size_t{3}));
    CHECK(ends("States.ItemReaderFailed", [](Said&) {}) == std::pair(false, std::size_t{3}));
}

TEST_CASE("stepfunctions: a Map of nothing is done at once", "[stepfunctions]") {
    MachineBed bed;
    bed.function("Work", {{base::seconds(1)}});
    Machine& machine = bed.machine(withItems("\"A\": " + mapOf(kEnd), 0.0));
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
    CHECK(granules(machine, "StateTransition") == 1);
}

// Everything takes no time here, so that each child ends while it is being started: the deepest stack there can be.
TEST_CASE("stepfunctions: a million children that end at once need no stack", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec = withItems(passOf(kWritten), 1'000'000.0);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
    CHECK(figure(machine, "ChildExecutions") == 1'000'000.0);
}

// By hand: n items of 100 bytes are {"Items":[...]} of 12 + 101 n - 1 bytes: nine of them are 920, ten 1,021.
TEST_CASE("stepfunctions: a batch has as many items of a reader as its bytes hold", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec =
        withItems(passOf(kRead + std::string(R"("ItemBatcher": { "MaxInputBytesPerBatch": 1000 }, )")), 1'000.0);
    stateOf(spec, "A").itemSize = always(100.0);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine, Operation::StartExecution, base::Bytes(50'000));  // whatever the input holds
    CHECK(figure(machine, "ChildExecutions") == 112.0);                    // of nine, and one of a single item
}

// By hand: n results of {} are [{},{}...] of 3 n + 1 bytes: 262,144 with 87,381 of them.
TEST_CASE("stepfunctions: results that no writer puts into S3 have their size, be they empty", "[stepfunctions]") {
    const auto failed = [](const std::string& fields, double items) {
        MachineBed bed;
        Machine& machine = bed.machine(withItems(passOf(fields), items));
        bed.runOnce(machine);
        CHECK(figure(machine, "ExecutionsSucceeded") + figure(machine, "ExecutionsFailed") == 1.0);
        return figure(machine, "error/States.DataLimitExceeded") == 1.0;
    };
    CHECK_FALSE(failed("", 87'381.0));
    CHECK(failed("", 87'382.0));
    CHECK_FALSE(failed(kWritten, 87'382.0));
}

TEST_CASE("stepfunctions: Maps in Maps as deep as a file can nest them", "[stepfunctions]") {
    constexpr int kDeep = 60;
    std::string inner = R"("P": { "Type": "Pass", "End": true })";
    std::string name = "P";
    for (int level = kDeep; level > 0; --level) {
        const std::string own = level == 1 ? "A" : "M" + std::to_string(level);
        inner = "\"" + own + R"(": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": ")" + name +
                R"(", "States": { )" + inner + " } } }";
        name = own;
    }
    MachineBed bed;
    stepfunctions::Spec spec = machineSpec(inner);
    for (stepfunctions::StateSpec& state : spec.states) state.items = always(1.0);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
    CHECK(granules(machine, "StateTransition") == kDeep + 1);
}
