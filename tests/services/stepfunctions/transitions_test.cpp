// SPDX-License-Identifier: GPL-3.0-or-later
// Transitions counted by hand.
#include "tests/services/stepfunctions/machine_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// A definition, what is said of its states, and how many transitions one execution is billed for.
struct Counted {
    const char* what;
    std::string states;
    std::function<void(stepfunctions::Spec&)> say;
    std::int64_t transitions;
};

std::string pass(const char* name, const char* next) {
    const std::string to = next[0] == '\0' ? R"("End": true)" : R"("Next": ")" + std::string(next) + "\"";
    return "\"" + std::string(name) + R"(": { "Type": "Pass", )" + to + " }";
}

std::string mapOf(const char* name, const char* next, const std::string& inside, const std::string& more = "") {
    return "\"" + std::string(name) + R"(": { "Type": "Map", )" + more + R"("ItemProcessor": { "StartAt": ")" +
           inside.substr(1, inside.find('"', 1) - 1) + R"(", "States": { )" + inside + R"( } }, "Next": ")" + next +
           "\" }";
}

std::string failing(const std::string& retry) {
    return R"("A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {}, "Retry": [ )" +
           retry + R"( ], "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "C" } ], "End": true })";
}

void failAlways(stepfunctions::Spec& spec) { stateOf(spec, "A").failureRate = 1.0; }

std::vector<Counted> definitions() {
    const auto none = [](stepfunctions::Spec&) {};
    const auto items = [](const char* state, double count) {
        return [state, count](stepfunctions::Spec& spec) { stateOf(spec, state).items = always(count); };
    };
    const std::string nested =
        mapOf("A", "Z", mapOf("B", "D", pass("C", "")) + ", " + pass("D", "")) + ", " + pass("Z", "");
    return {
        {"three in a row", pass("A", "B") + ", " + pass("B", "C") + ", " + pass("C", ""), none, 3},
        {"one that succeeds", R"("A": { "Type": "Succeed" })", none, 1},
        {"a wait, however long", R"("A": { "Type": "Wait", "Seconds": 3600, "Next": "B" }, )" + pass("B", ""), none, 2},
        {"a choice",
         R"("A": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsNull": true, "Next": "B" } ], "Default": "B" }, )" +
             pass("B", ""),
         none, 2},
        // The first attempt and three retries, then the catcher's state.
        {"retries and a catch", failing(R"({ "ErrorEquals": ["States.ALL"] })") + ", " + pass("C", ""), failAlways, 5},
        {"no retries at all", failing(R"({ "ErrorEquals": ["States.ALL"], "MaxAttempts": 0 })") + ", " + pass("C", ""),
         failAlways, 2},
        // The Parallel, two and one in its branches, and what follows.
        {"a parallel",
         R"("A": { "Type": "Parallel", "Next": "Z", "Branches": [ { "StartAt": "B", "States": { )" + pass("B", "C") +
             ", " + pass("C", "") + R"( } }, { "StartAt": "D", "States": { )" + pass("D", "") + " } } ] }, " +
             pass("Z", ""),
         none, 5},
        {"a map of seven with two states each",
         mapOf("A", "Z", pass("B", "C") + ", " + pass("C", "")) + ", " + pass("Z", ""), items("A", 7.0), 1 + 7 * 2 + 1},
        // The outer Map, in each of three the inner Map with its four and one more, and the last state.
        {"maps in a map", nested,
         [](stepfunctions::Spec& spec) {
             stateOf(spec, "A").items = always(3.0);
             stateOf(spec, "B").items = always(4.0);
         },
         1 + 3 * (1 + 4 + 1) + 1},
        {"start and end, where they are billed", pass("A", "B") + ", " + pass("B", ""),
         [](stepfunctions::Spec& spec) { spec.startAndEnd = 2; }, 4},
    };
}

}  // namespace

TEST_CASE("stepfunctions: ten definitions are billed the transitions that are counted by hand", "[stepfunctions]") {
    const std::vector<Counted> all = definitions();
    CHECK(all.size() == 10);
    for (const Counted& one : all) {
        CAPTURE(one.what);
        MachineBed bed;
        stepfunctions::Spec spec = machineSpec(one.states);
        one.say(spec);
        Machine& machine = bed.machine(spec);
        bed.runOnce(machine);
        CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
        CHECK(granules(machine, "StateTransition") == one.transitions);
        CHECK(figure(machine, "StateTransitions") == static_cast<double>(one.transitions));
    }
}
