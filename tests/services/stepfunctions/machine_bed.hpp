// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/engine/delay.hpp"
#include "model/services/stepfunctions/machine.hpp"
#include "scenarios/states/load_definition.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"

namespace headroom::test {

using stepfunctions::Machine;
using stepfunctions::MachineType;
using stepfunctions::Operation;

inline base::Distribution always(double value) { return base::Distribution::constant(value); }

/// A machine without any overhead, of the states in `states` ("\"A\": { ... }"), starting at A; of all tasks that name
/// a function the target is that function.
inline stepfunctions::Spec machineSpec(const std::string& states, MachineType type = MachineType::Standard) {
    states::LoadOptions options;
    options.type = type;
    const std::string text = states.starts_with("{") ? states : R"({ "StartAt": "A", "States": { )" + states + " } }";
    states::LoadedDefinition loaded = states::loadDefinitionText(text, "machine.json", document::Format::Json, options);
    INFO(document::toLines(states::problemsOf(loaded.findings)));
    REQUIRE(loaded.ok());
    stepfunctions::Spec spec;
    spec.type = type;
    spec.definition = loaded.machine->definition;
    spec.states.resize(spec.definition.states.size());
    for (std::size_t i = 0; i < spec.states.size(); ++i) {
        const auto& resource = spec.definition.states[i].resource;
        if (!resource || resource->kind != stepfunctions::Resource::Kind::Function) continue;
        spec.states[i].target = resource->action;
        spec.states[i].operation = "Invoke";
    }
    spec.transition = spec.taskOverhead = spec.startOverhead = spec.branchSpacing = always(0.0);
    spec.childSpacing = spec.completionLag = always(0.0);
    spec.perKilobyte = base::Duration(0);
    return spec;
}

/// What the scenario says of the state of that name.
inline stepfunctions::StateSpec& stateOf(stepfunctions::Spec& spec, const std::string& name) {
    for (std::size_t i = 0; i < spec.states.size(); ++i) {
        if (spec.definition.states[i].name == name) return spec.states[i];
    }
    FAIL("no state " + name);
    return spec.states.front();
}

/// A Task of the function `name`, with further fields.
inline std::string task(const std::string& name, const std::string& fields) {
    return R"({ "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:)" + name + "\", " +
           fields + " }";
}

/// One account, machines in it and functions behind them, with callers.
class MachineBed {
public:
    explicit MachineBed(const stepfunctions::Quotas& quotas = {}, std::uint64_t key = 1, base::Instant begin = {})
        : world(key, begin), scope_(world.scheduler()), account(world, quotas) {}
    ~MachineBed() { world.scheduler().tearDown(); }

    /// A function that the machines call by this name.
    ScriptedService& function(const std::string& name, std::vector<ScriptedService::Line> script) {
        return functions_.try_emplace(name, world, name, std::move(script)).first->second;
    }
    Machine& machine(const stepfunctions::Spec& spec, const std::string& name = "M") {
        Machine& made = machines_.emplace_back(world, account, spec, name, 0);
        made.bind([this](const stepfunctions::StateSpec& state) -> stepfunctions::Callee {
            for (Machine& other : machines_) {
                if (other.name() == state.target)
                    return {&other, stepfunctions::Callee::Kind::Machine,
                            static_cast<std::uint16_t>(Operation::StartExecution)};
            }
            return {&functions_.at(state.target), stepfunctions::Callee::Kind::Function, 0};
        });
        return made;
    }

    Machine& named(const std::string& name) {
        for (Machine& machine : machines_) {
            if (machine.name() == name) return machine;
        }
        FAIL("no machine " + name);
        return machines_.front();
    }

    /// What came of a call.
    struct Done {
        double called = 0.0;
        double ended = 0.0;
        engine::Outcome outcome;
    };
    engine::Process start(Machine& machine, Operation operation = Operation::StartExecution, base::Bytes payload = {}) {
        engine::RequestRef request = world.requests().acquire();
        request->key = base::deriveKey(world.key(), calls_++);
        request->began = world.now();
        request->measured = world.now() >= base::Instant{};
        engine::Call call;
        call.operation = static_cast<std::uint16_t>(operation);
        call.payload = payload;
        call.draws = base::deriveKey(request->key, 7);
        const double called = base::toSeconds(base::Duration(world.now().ns));
        engine::Task<engine::Outcome> asked = machine.serve(request, call);
        const engine::Outcome outcome = co_await asked;
        done.push_back({called, base::toSeconds(base::Duration(world.now().ns)), outcome});
        spans.clear();
        for (const engine::Span& span : request->spans()) spans.push_back(span);
    }
    /// `count` starts, `apart` from each other.
    engine::Process evenly(Machine& machine, std::int64_t count, base::Duration apart, Operation operation) {
        for (std::int64_t i = 0; i < count; ++i) {
            if (i > 0) co_await engine::delay(apart, engine::Rank::Normal);
            start(machine, operation).spawn();
        }
    }
    /// Starts once, runs for a day and closes the metrics.
    void runOnce(Machine& machine, Operation operation = Operation::StartExecution, base::Bytes payload = {}) {
        start(machine, operation, payload).spawn();
        runUntil(86'400.0);
    }
    void runUntil(double at) { world.scheduler().runUntil(base::Instant{base::fromSeconds(at).count}); }

    engine::World world;

private:
    engine::SchedulerScope scope_;

public:
    stepfunctions::Account account;
    std::vector<Done> done;
    std::vector<engine::Span> spans;  ///< of the last request that was answered

private:
    std::uint64_t calls_ = 0;
    std::map<std::string, ScriptedService> functions_;
    std::deque<Machine> machines_;
};

inline double figure(const Machine& machine, const std::string& name) {
    for (const engine::Figure& one : machine.report(base::seconds(86'400)).figures) {
        if (one.name == name) return one.value;
    }
    return -1.0;
}

inline base::Granules granules(const Machine& machine, const std::string& usageType) {
    for (const base::MeterReading& reading : machine.report(base::seconds(86'400)).readings) {
        if (reading.usageType == usageType) return reading.granules;
    }
    return -1;
}

}  // namespace headroom::test
