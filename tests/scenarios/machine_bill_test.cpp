// SPDX-License-Identifier: GPL-3.0-or-later
// Transitions counted by hand against the quantity of the bill's lines: of definitions alone, of a machine that runs
// another one, and of a distributed Map, whose children are executions of their own.
#include "tests/scenarios/machine_file.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using test::figure;
using test::MachineFile;

namespace {

/// Without overheads, and long enough that what is under way at the end does not count: 7,200 executions in an hour.
MachineFile hour(const std::string& states, const std::string& said) {
    MachineFile file;
    file.definition = R"("Definition": { "StartAt": "A", "States": { )" + states + " } }";
    file.behavior = R"("StartOverhead": "0s", "TaskOverhead": "0s", "Transition": "0s", "OverheadPerKilobyte": "0s",
        "BranchSpacing": "0s", "ChildSpacing": "0s", "CompletionLag": "0s")";
    file.states = said;
    file.simulation = R"("WarmUp": "0s", "Duration": "1h", "Replications": 1)";
    return file;
}

constexpr double kExecutionsOfAMonth = 7'200.0 * 730.0;

/// What one execution adds to the bill's quantity, over all machines. The amount is the quantity's at 0.000025 USD.
double billedTransitions(const MachineFile& file) {
    const study::DesignResult design = file.run();
    CHECK(figure(design, "Flow", "ExecutionsStarted") == 7'200.0);
    double units = 0.0;
    for (const pricing::LineItem& line : design.cost.bill.lines) {
        if (line.usageType != "StateTransition") continue;
        const double quantity = pricing::toDouble(line.quantity);
        CHECK(pricing::toDouble(line.perMonth) == Approx(quantity * 0.000025).epsilon(1e-6));
        units += quantity;
    }
    return units / kExecutionsOfAMonth;
}

std::string pass(const std::string& name, const std::string& next = "") {
    return "\"" + name + R"(": { "Type": "Pass", )" + (next.empty() ? R"("End": true)" : R"("Next": ")" + next + "\"") +
           " }";
}

std::string mapOf(const std::string& name, const std::string& fields, const std::string& config,
                  const std::string& first, const std::string& inside) {
    return "\"" + name + R"(": { "Type": "Map", )" + fields + R"(, "ItemProcessor": { )" + config + R"("StartAt": ")" +
           first + R"(", "States": { )" + inside + " } } }";
}

std::string failing(const std::string& retry) {
    return R"("A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {}, "Retry": [ )" +
           retry + R"( ], "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "C" } ], "End": true }, )" + pass("C");
}

constexpr const char* kNext = R"("Next": "Z")";
constexpr const char* kFails = R"("A": { "FailureRate": 1 })";
constexpr const char* kStandard = R"("ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, )";

struct Counted {
    const char* what;
    std::string states;
    std::string said;
    double transitions;
};

std::vector<Counted> definitions() {
    const std::string end = pass("Z");
    const std::string inner = mapOf("B", R"("Next": "D")", "", "C", pass("C")) + ", " + pass("D");
    return {
        {"three in a row", pass("A", "B") + ", " + pass("B", "C") + ", " + pass("C"), "", 3},
        {"one that succeeds", R"("A": { "Type": "Succeed" })", "", 1},
        {"a wait", R"("A": { "Type": "Wait", "Seconds": 5, "Next": "Z" }, )" + end, "", 2},
        {"a choice",
         R"("A": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsNull": true, "Next": "Z" } ], "Default": "Z" }, )" +
             end,
         "", 2},
        // The first attempt and three retries, then the catcher's state.
        {"retries and a catch", failing(R"({ "ErrorEquals": ["States.ALL"] })"), kFails, 5},
        {"no retries", failing(R"({ "ErrorEquals": ["States.ALL"], "MaxAttempts": 0 })"), kFails, 2},
        {"a parallel",
         R"("A": { "Type": "Parallel", "Next": "Z", "Branches": [ { "StartAt": "B", "States": { )" + pass("B", "C") +
             ", " + pass("C") + R"( } }, { "StartAt": "D", "States": { )" + pass("D") + " } } ] }, " + end,
         "", 1 + 2 + 1 + 1},
        {"a map of seven", mapOf("A", kNext, "", "B", pass("B", "C") + ", " + pass("C")) + ", " + end,
         R"("A": { "Items": 7 })", 1 + 7 * 2 + 1},
        {"maps in a map", mapOf("A", kNext, "", "B", inner) + ", " + end, R"("A": { "Items": 3 }, "B": { "Items": 4 })",
         1 + 3 * (1 + 4 + 1) + 1},
        // Six items in batches of two: three children, each started and with a state of its own.
        {"a distributed map",
         mapOf("A", R"("Next": "Z", "ItemBatcher": { "MaxItemsPerBatch": 2 })", kStandard, "B", pass("B")) + ", " + end,
         R"("A": { "Items": 6 })", 1 + 3 + 3 + 1},
    };
}

}  // namespace

TEST_CASE("machine bill: ten definitions have the quantity that is counted by hand", "[scenarios]") {
    const std::vector<Counted> all = definitions();
    CHECK(all.size() == 10);
    for (const Counted& one : all) {
        CAPTURE(one.what);
        CHECK(billedTransitions(hour(one.states, one.said)) == Approx(one.transitions).epsilon(0.005));
    }
}

TEST_CASE("machine bill: a machine that runs another one is billed for both", "[scenarios]") {
    MachineFile file = hour(
        R"("A": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
           "Parameters": { "StateMachineArn": { "Ref": "Inner" } }, "Next": "Z" }, )" +
            pass("Z"),
        "");
    file.resources = R"(, "Inner": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "Definition": {
        "StartAt": "P", "States": { )" +
                     pass("P", "Q") + ", " + pass("Q", "R") + ", " + pass("R") + R"( } } },
        "Behavior": { "StartOverhead": "0s", "Transition": "0s" } })";
    CHECK(billedTransitions(file) == Approx(2.0 + 3.0).epsilon(0.005));
}

TEST_CASE("machine bill: start and end where they are billed, children's starts where they are not", "[scenarios]") {
    MachineFile both = hour(pass("A", "B") + ", " + pass("B"), "");
    both.behavior += R"(, "StartAndEndTransitions": 2)";
    CHECK(billedTransitions(both) == Approx(4.0).epsilon(0.005));
    MachineFile free = hour(mapOf("A", R"("End": true)", kStandard, "B", pass("B")), R"("A": { "Items": 5 })");
    free.behavior += R"(, "ChildStartTransitions": 0)";
    CHECK(billedTransitions(free) == Approx(6.0).epsilon(0.005));
}

TEST_CASE("executions that outlast the run are said to be missing in the bill", "[study]") {
    // By hand: two a second that wait for half an hour, so that 3,600 of the hour's 7,200 are under way at its end;
    // those have made their start, A and B's beginning.
    const std::string waits = R"("A": { "Type": "Wait", "Seconds": 1800, "Next": "B" }, )" + pass("B");
    const auto isMissing = [](const std::string& warning) {
        return warning.find("executions were under way at the end: transitions after it are in no bill") !=
               std::string::npos;
    };
    const study::DesignResult slow = hour(waits, "").run();
    CHECK(std::ranges::count_if(slow.warnings, isMissing) == 1);
    CHECK(std::ranges::any_of(slow.warnings, [](const auto& warning) { return warning.starts_with("Flow: 3,60"); }));
    const study::DesignResult quick = hour(pass("A", "B") + ", " + pass("B"), "").run();
    CHECK(std::ranges::none_of(quick.warnings, isMissing));
}
