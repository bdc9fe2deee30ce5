// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "model/services/stepfunctions/data/execution.hpp"
#include "model/services/stepfunctions/data/live.hpp"
#include "model/services/stepfunctions/machine.hpp"
#include "scenarios/states/load_definition.hpp"

namespace {

using namespace headroom;

/// What the definition leaves open: two items, a second of everything.
stepfunctions::Spec specOf(const stepfunctions::Definition& definition, stepfunctions::MachineType type) {
    stepfunctions::Spec spec;
    spec.type = type;
    spec.definition = definition;
    spec.states.resize(definition.states.size());
    for (stepfunctions::StateSpec& state : spec.states) {
        state.items = base::Distribution::constant(2.0);
        state.duration = state.approval = base::Distribution::exponential(1.0);
        state.failureRate = 0.25;
    }
    return spec;
}

engine::Process start(engine::World& world, stepfunctions::Machine& machine) {
    const engine::RequestRef request = world.requests().acquire();
    request->measured = true;
    engine::Task<engine::Outcome> asked = machine.serve(request, {});
    co_await asked;
}

using stepfunctions::data::Json;

/// An input with something of every kind in it.
Json input() {
    return {{"n", 1},
            {"text", "a"},
            {"list", {1, "b", nullptr}},
            {"object", {{"deep", true}}},
            {"json", std::string(400, '[') + std::string(400, ']')},
            {"time", "2026-01-05T00:00:00Z"}};
}

/// Data decide: every task gives its input's like.
stepfunctions::GivenData dataOf(const stepfunctions::data::Machine& machine) {
    stepfunctions::data::LiveInputs inputs;
    inputs.machine = machine;
    inputs.sets.push_back({{}, {input()}});
    for (const stepfunctions::State& state : machine.definition.states)
        inputs.results.push_back(state.map ? Json({1, 2}) : input());
    return {stepfunctions::data::liveSource(std::move(inputs))};
}

/// Runs one execution for ten minutes, or as far as so many events take it.
void simulate(const stepfunctions::Definition& definition, stepfunctions::MachineType type,
              const stepfunctions::GivenData& data) {
    constexpr std::uint64_t kEvents = 20'000;
    engine::World world(1, {});
    const engine::SchedulerScope scope(world.scheduler());
    stepfunctions::Account account(world, {});
    stepfunctions::Spec spec = specOf(definition, type);
    spec.data = data;
    stepfunctions::Machine machine(world, account, spec, "M", 0);
    machine.bind({});
    start(world, machine).spawn();
    for (std::int64_t second = 1; second <= 600 && world.scheduler().eventsHandled() < kEvents; ++second)
        world.scheduler().runUntil(base::Instant{base::seconds(second).count});
    (void)machine.report(base::minutes(10));
    world.scheduler().tearDown();
}

}  // namespace

/// Reads bytes as a state machine definition: the first byte picks the format and the type. What can be read is
/// executed by data, and simulated by probabilities and by data. Nothing may crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    states::LoadOptions options;
    if ((data[0] & 4U) != 0) options.type = stepfunctions::MachineType::Express;
    const auto format = static_cast<document::Format>((data[0] & 3U) % 3U);
    const states::LoadedDefinition loaded = states::loadDefinitionText(text, "f", format, options);
    (void)document::toLines(states::problemsOf(loaded.findings));
    constexpr std::size_t kStates = 12;  // nested Maps of two items each stay small
    if (!loaded.ok() || loaded.machine->definition.states.size() > kStates) return 0;
    simulate(loaded.machine->definition, options.type, {});
    simulate(loaded.machine->definition, options.type, dataOf(*loaded.machine));
    stepfunctions::data::ExecutionOptions execution;
    execution.type = options.type;
    execution.transition = base::milliseconds(100);
    (void)stepfunctions::data::execute(*loaded.machine, input(), execution);
    return 0;
}
