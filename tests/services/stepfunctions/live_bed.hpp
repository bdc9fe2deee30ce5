// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/services/stepfunctions/data/execution.hpp"
#include "model/services/stepfunctions/data/live.hpp"
#include "model/services/stepfunctions/data/sources.hpp"
#include "tests/services/stepfunctions/machine_bed.hpp"

/// Machines that data decide, beside the same definition executed by data alone.
namespace headroom::test {

using stepfunctions::data::Json;

/// What tasks give, by state.
using Results = std::map<std::string, Json>;

inline stepfunctions::data::Machine loadedMachine(const std::string& text, MachineType type) {
    states::LoadOptions options;
    options.type = type;
    states::LoadedDefinition loaded = states::loadDefinitionText(text, "m.json", document::Format::Json, options);
    INFO(document::toLines(states::problemsOf(loaded.findings)));
    REQUIRE(loaded.ok());
    return std::move(*loaded.machine);
}

inline std::string whole(const std::string& states) { return R"({ "StartAt": "A", "States": { )" + states + " } }"; }

inline stepfunctions::Spec liveSpec(const std::string& states, const std::vector<Json>& inputs, const Results& results,
                                    MachineType type = MachineType::Standard) {
    stepfunctions::Spec spec = machineSpec(states, type);
    stepfunctions::data::LiveInputs live;
    live.machine = loadedMachine(whole(states), type);
    live.sets.push_back({{}, inputs});
    for (const stepfunctions::State& state : spec.definition.states) {
        const auto found = results.find(state.name);
        live.results.push_back(found == results.end() ? std::nullopt : std::optional<Json>(found->second));
    }
    for (stepfunctions::StateSpec& state : spec.states) state.duration = always(1.0);
    spec.data.source = stepfunctions::data::liveSource(std::move(live));
    return spec;
}

/// Both ways on one input: as many transitions and events, the same end, an output of the same size.
inline void compare(const std::string& states, const Json& input, const Results& results = {}) {
    CAPTURE(states, input.dump());
    stepfunctions::data::ExecutionOptions options;
    for (const auto& [state, result] : results) {
        stepfunctions::data::Answer answer;
        answer.result = result;
        answer.duration = base::seconds(1);
        if (result.is_array()) answer.items = result;
        options.answers[state] = {answer};
    }
    const auto executed =
        stepfunctions::data::execute(loadedMachine(whole(states), MachineType::Standard), input, options);
    MachineBed bed;
    Machine& machine = bed.machine(liveSpec(states, {input}, results));
    bed.runOnce(machine, Operation::RunToEnd);
    CHECK(granules(machine, "StateTransition") == executed.transitions);
    const double events = figure(machine, "HistoryEventsMax");  // of children as well, which may have the most
    CHECK(events >= static_cast<double>(executed.events.size()));
    if (states.find("DISTRIBUTED") == std::string::npos) CHECK(events == static_cast<double>(executed.events.size()));
    const bool succeeded = executed.status == stepfunctions::data::Status::Succeeded;
    CHECK(figure(machine, "ExecutionsSucceeded") == (succeeded ? 1.0 : 0.0));
    CHECK(figure(machine, "ExecutionsFailed") == (succeeded ? 0.0 : 1.0));
    REQUIRE(bed.done.size() == 1);
    if (succeeded)
        CHECK(bed.done[0].outcome.response.count ==
              static_cast<std::int64_t>(stepfunctions::data::textOf(executed.output).size()));
}

}  // namespace headroom::test
