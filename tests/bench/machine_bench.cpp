// SPDX-License-Identifier: GPL-3.0-or-later
// State machines: transitions a CPU-second in a loop of Pass, Task and Choice, and a distributed Map of a million
// items.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "scenarios/build/design_world.hpp"

namespace {

using namespace headroom;

format::Scenario scenarioOf(const char* machine, const char* rate, const char* duration) {
    const std::string text =
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "Flow": )" + std::string(machine) +
        R"( }, "Workloads": { "Load": { "Target": "Flow", "Arrivals": { "Constant": { "Rate": ")" + rate + R"(" } } } },
        "Quotas": { "StepFunctions": { "StateTransitionRate": 1e8, "StateTransitionBurst": 1e8, "StartExecutionRate": 1e6, "StartExecutionBurst": 1e6 } },
        "Simulation": { "WarmUp": "cold", "Duration": ")" +
        duration + R"(", "Replications": 1 } })";
    return *format::loadScenarioText(text, "bench.json").scenario;
}

double figureOf(const build::DesignWorld& world, base::Duration window, const std::string& name) {
    const std::vector<engine::ResourceReport> reports = world.reports(window);
    for (const engine::Figure& figure : reports.front().figures) {
        if (figure.name == name) return figure.value;
    }
    return 0.0;
}

double runOnce(const format::Scenario& scenario, const std::string& figure) {
    const base::Duration length = scenario.simulation.duration;
    build::DesignWorld world(scenario, scenario.designs.front(), {{}, length, base::minutes(1), 1});
    world.run({}, [](base::Instant) {});
    return figureOf(world, length, figure);
}

// Each execution goes round a hundred times: Pass, a Task outside of the design, Choice.
constexpr const char* kLoop =
    R"({ "Type": "AWS::StepFunctions::StateMachine", "Properties": { "Definition": { "StartAt": "P", "States": {
    "P": { "Type": "Pass", "Next": "T" },
    "T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {}, "Next": "C" },
    "C": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsPresent": true, "Next": "P" } ], "Default": "Z" }, "Z": { "Type": "Succeed" } } } },
    "Behavior": { "States": { "C": { "Choices": [0.99] } } } })";

constexpr const char* kMap =
    R"({ "Type": "AWS::StepFunctions::StateMachine", "Properties": { "Definition": { "StartAt": "M", "States": {
    "M": { "Type": "Map", "End": true, "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "b", "Prefix": "p" } },
           "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
           "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } } } } } },
    "Behavior": { "States": { "M": { "Items": 1000000 } } } })";

void passTaskChoice(benchmark::State& state) {
    const format::Scenario scenario = scenarioOf(kLoop, "20/s", "10m");
    double transitions = 0.0;
    for (auto _ : state) transitions += runOnce(scenario, "StateTransitions");
    state.counters["transitions/s"] = benchmark::Counter(transitions, benchmark::Counter::kIsRate);
}
BENCHMARK(passTaskChoice)->Unit(benchmark::kMillisecond);

void distributedMap(benchmark::State& state) {
    const format::Scenario scenario = scenarioOf(kMap, "1/h", "2h");
    double children = 0.0;
    for (auto _ : state) children += runOnce(scenario, "ChildExecutions");
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    state.counters["children/s"] = benchmark::Counter(children, benchmark::Counter::kIsRate);
    state.counters["peak MB"] = static_cast<double>(used.ru_maxrss) / 1024.0;
}
BENCHMARK(distributedMap)->Unit(benchmark::kMillisecond);

}  // namespace
