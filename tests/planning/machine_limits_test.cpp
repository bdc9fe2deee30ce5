// SPDX-License-Identifier: GPL-3.0-or-later
// What gives way of state machines: the account's quotas, in the order that arithmetic says.
#include <algorithm>

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/study/design_limits.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::Breaking;

namespace {

/// Ten executions a second of two states, without any time between them but what `states` say.
planning::Source machine(const std::string& properties, const std::string& states, const std::string& quotas,
                         const std::string& workload = "") {
    return test::sourceOf(R"({ "Headroom": 1, "Name": "Orders", "Region": "us-east-1", "Resources": {
      "Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { )" +
                          properties + R"("Definition": { "StartAt": "A", "States": { )" + states + R"( } } } } },
      "Workloads": { "Users": { "Target": "Flow", )" +
                          workload + R"("Arrivals": { "Constant": { "Rate": "10/s" } } } },
      "Quotas": { "StepFunctions": { )" +
                          quotas + R"( } },
      "Simulation": { "WarmUp": "1m", "Duration": "5m", "Replications": 1, "Seed": 3 } })");
}

planning::BreakingPoint broken(const planning::Source& source, double most) {
    auto point = planning::findBreakingPoint(source, "as written", {most}, {});
    if (!point) FAIL(point.error().what);
    return std::move(*point);
}

constexpr const char* kTwoStates = R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Succeed" })";

}  // namespace

TEST_CASE("Standard machines: starts a second, then transitions a second", "[planning]") {
    // By hand: 20 starts a second are twice the 10, whatever is saved up; 100 transitions a second are 5 x 10 x 2.
    const auto point = broken(machine("", kTwoStates,
                                      R"("StartExecutionRate": 20, "StartExecutionBurst": 1300,
                                         "StateTransitionRate": 100, "StateTransitionBurst": 5000)"),
                              16.0);
    REQUIRE(point.failures.size() == 2);
    const Breaking& starts = point.failures[0];
    CHECK(starts.what == "Flow: executions started a second");
    CHECK(starts.kind == planning::LimitKind::Quota);
    CHECK(starts.factor == Approx(2.0).epsilon(0.02));
    CHECK(starts.raisable);
    CHECK(starts.fixPerMonth == 0.0);
    CHECK_FALSE(starts.waits);
    const Breaking& transitions = point.failures[1];
    CHECK(transitions.what == "Flow: state transitions a second, beyond which they wait");
    CHECK(transitions.factor == Approx(5.0).epsilon(0.03));
    CHECK(transitions.waits);
    const auto margin = [&](const std::string& name) {
        const auto found = std::ranges::find(point.quotas, name, &planning::QuotaMargin::name);
        REQUIRE(found != point.quotas.end());
        REQUIRE(found->factor);
        return *found->factor;
    };
    CHECK(margin("Step Functions executions started a second") == Approx(2.0).epsilon(0.1));
    CHECK(margin("Step Functions state transitions a second") == Approx(5.0).epsilon(0.1));
}

TEST_CASE("Express machines: synchronous executions at once, or starts a second", "[planning]") {
    // By hand: 10 a second of 2 s each are 20 at once, a quarter of the 80.
    const std::string wait = R"("A": { "Type": "Wait", "Seconds": 2, "End": true })";
    const std::string express = R"("StateMachineType": "EXPRESS", )";
    const auto together =
        broken(machine(express, wait, R"("SyncExecutions": 80)", R"("Operation": "StartSyncExecution", )"), 8.0);
    REQUIRE(together.failures.size() == 1);
    CHECK(together.failures[0].what == "Flow: synchronous Express executions of the account");
    CHECK(together.failures[0].factor == Approx(4.0).epsilon(0.05));
    const auto alone =
        broken(machine(express, wait, R"("ExpressStartExecutionRate": 30, "ExpressStartExecutionBurst": 6000)"), 8.0);
    REQUIRE(alone.failures.size() == 1);
    CHECK(alone.failures[0].what == "Flow: Express executions started a second");
    CHECK(alone.failures[0].factor == Approx(3.0).epsilon(0.02));
}

TEST_CASE("open executions give way, and what is known before a run is what the run knows", "[planning]") {
    // By hand: 10 a second that wait for half a minute are 300 open, a third of 900.
    const auto source =
        machine("", R"("A": { "Type": "Wait", "Seconds": 30, "End": true })", R"("OpenExecutions": 900)");
    const auto point = broken(source, 8.0);
    REQUIRE(point.failures.size() == 1);
    CHECK(point.failures[0].what == "Flow: open executions of the account");
    CHECK(point.failures[0].factor == Approx(3.0).epsilon(0.05));
    const auto scenario = planning::load(source);
    REQUIRE(scenario);
    const auto limits = study::limitsOf(scenario->designs.front());
    REQUIRE(limits.size() == point.quotas.size());
    for (std::size_t i = 0; i < limits.size(); ++i) {
        CHECK(limits[i].name == point.quotas[i].name);
        CHECK(limits[i].limit == point.quotas[i].limit);
    }
}
