// SPDX-License-Identifier: GPL-3.0-or-later
// Machines that data decide and that start each other: what is handed over, and what comes back. Oracles: by hand.
#include "model/services/stepfunctions/data/live.hpp"
#include "model/services/stepfunctions/data/sources.hpp"
#include "tests/services/stepfunctions/machine_bed.hpp"

using namespace headroom;
using namespace headroom::test;
using stepfunctions::data::Json;

namespace {

stepfunctions::Spec byData(const std::string& states, const Json& input) {
    stepfunctions::Spec spec = machineSpec(states);
    states::LoadOptions options;
    const std::string text = R"({ "StartAt": "A", "States": { )" + states + " } }";
    states::LoadedDefinition loaded = states::loadDefinitionText(text, "m.json", document::Format::Json, options);
    REQUIRE(loaded.ok());
    stepfunctions::data::LiveInputs live;
    live.machine = std::move(*loaded.machine);
    live.sets.push_back({{}, {input}});
    live.results.resize(spec.definition.states.size());
    spec.data.source = stepfunctions::data::liveSource(std::move(live));
    return spec;
}

/// A child that answers "big" above 10 and else "small", by the field n of its input.
constexpr const char* kChild = R"(
 "A": { "Type": "Choice", "Choices": [ { "Variable": "$.n", "NumericGreaterThan": 10, "Next": "B" } ], "Default": "S" },
 "B": { "Type": "Pass", "Result": "big", "End": true }, "S": { "Type": "Pass", "Result": "small", "End": true })";

/// A parent that starts the child by `resource` with `input` of its Parameters and then asks `rule`.
std::string parent(const std::string& resource, const std::string& input, const std::string& rule) {
    return R"("A": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution)" + resource +
           R"(", "Parameters": { "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Child")" +
           input + R"( }, "ResultPath": "$.child", "Next": "C" },
 "C": { "Type": "Choice", "Choices": [ { )" +
           rule + R"(, "Next": "Y" } ], "Default": "N" }, "Y": { "Type": "Succeed" }, "N": { "Type": "Fail" })";
}

struct Nested {
    Nested(const std::string& states, const Json& input, const Json& own = Json::object())
        : child(bed.machine(byData(kChild, own), "Child")), caller(made(states, input)) {}
    Machine& made(const std::string& states, const Json& input) {
        stepfunctions::Spec spec = byData(states, input);
        stateOf(spec, "A").target = "Child";
        const bool waits = states.find(".sync") != std::string::npos;
        Machine& machine = bed.machine(spec, "Parent");
        const bool startsSync = states.find(":startSync") != std::string::npos;
        machine.bind([this, waits, startsSync](const stepfunctions::StateSpec&) -> stepfunctions::Callee {
            const auto operation = waits        ? Operation::RunToEnd
                                   : startsSync ? Operation::StartSyncExecution
                                                : Operation::StartExecution;
            return {&child, stepfunctions::Callee::Kind::Machine, static_cast<std::uint16_t>(operation)};
        });
        bed.runOnce(machine);
        return machine;
    }

    MachineBed bed;
    Machine& child;
    Machine& caller;
};

double entered(const Machine& machine, const std::string& state) {
    return figure(machine, "state/" + state + "/Entered");
}

}  // namespace

TEST_CASE("nested: an execution begins with the Input of its task's Parameters", "[nested]") {
    const std::string states =
        parent("", R"(, "Input": { "n.$": "$.amount" })", R"("Variable": "$.amount", "IsPresent": true)");
    const Nested big(states, {{"amount", 11}}, {{"n", 1}});
    CHECK(entered(big.child, "B") == 1.0);
    CHECK(entered(big.child, "S") == 0.0);
    const Nested small(states, {{"amount", 10}}, {{"n", 99}});
    CHECK(entered(small.child, "B") == 0.0);
    CHECK(entered(small.child, "S") == 1.0);
}

TEST_CASE("nested: the input may be a text that holds JSON", "[nested]") {
    const std::string input = R"x(, "Input.$": "States.JsonToString($)")x";
    const Nested text(parent("", input, R"("Variable": "$.n", "IsPresent": true)"), {{"n", 12}});
    CHECK(entered(text.child, "B") == 1.0);
}

TEST_CASE("nested: a text that holds JSON nested too deeply stays a text") {
    const Json deep = {{"s", std::string(100'000, '[') + std::string(100'000, ']')}};
    const Nested text(parent("", R"(, "Input.$": "$.s")", R"("Variable": "$.s", "IsPresent": true)"), deep);
    CHECK(figure(text.child, "ExecutionsFailed") == 1.0);  // it has no field n
}

TEST_CASE("nested: .sync:2 gives the output as JSON, .sync as text", "[nested]") {
    const std::string input = R"(, "Input": { "n": 50 })";
    const Nested json(parent(".sync:2", input, R"("Variable": "$.child.Output", "StringEquals": "big")"),
                      Json::object());
    CHECK(figure(json.caller, "ExecutionsSucceeded") == 1.0);
    // The child's output is the text "big", so as JSON it stands between quotation marks.
    const Nested text(parent(".sync", input, R"("Variable": "$.child.Output", "StringEquals": "\"big\"")"),
                      Json::object());
    CHECK(figure(text.caller, "ExecutionsSucceeded") == 1.0);
    const Nested given(parent(".sync:2", input, R"("Variable": "$.child.Input.n", "NumericEquals": 50)"),
                       Json::object());
    CHECK(figure(given.caller, "ExecutionsSucceeded") == 1.0);
}

TEST_CASE("nested: without an Input the child begins with {}, not with an input of its own", "[nested]") {
    // $.n is not there, so the child's Choice fails at run time, and with it who waits.
    const Nested none(parent(".sync:2", "", R"("Variable": "$.child", "IsPresent": true)"), Json::object(),
                      {{"n", 99}});
    CHECK(figure(none.child, "ExecutionsFailed") == 1.0);
    CHECK(figure(none.caller, "ExecutionsFailed") == 1.0);
}

TEST_CASE("nested: who only starts an execution is told nothing of its end", "[nested]") {
    const std::string input = R"(, "Input": { "n": 50 })";
    const Nested started(parent("", input, R"("Variable": "$.child.Status", "IsPresent": true)"), Json::object());
    CHECK(figure(started.child, "ExecutionsSucceeded") == 1.0);
    CHECK(entered(started.caller, "N") == 1.0);
}

TEST_CASE("nested: StartSyncExecution answers with a failure", "[nested]") {
    // $.n is not there, so the child's Choice fails at run time.
    const auto asked = [](const std::string& rule) {
        std::string states = parent("", "", rule);
        const std::string start = "arn:aws:states:::states:startExecution";
        states.replace(states.find(start), start.size(), "arn:aws:states:::aws-sdk:sfn:startSyncExecution");
        const Nested failing(states, Json::object());
        CHECK(figure(failing.child, "ExecutionsFailed") == 1.0);
        return entered(failing.caller, "Y");
    };
    CHECK(asked(R"("Variable": "$.child.Status", "StringEquals": "FAILED")") == 1.0);
    CHECK(asked(R"("Variable": "$.child.Error", "StringEquals": "States.Runtime")") == 1.0);
    CHECK(asked(R"("Variable": "$.child.Output", "IsPresent": true)") == 0.0);
}
