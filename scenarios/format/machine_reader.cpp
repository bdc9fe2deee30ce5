// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/machine_reader.hpp"

#include "model/services/stepfunctions/spec_fields.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/machine_data.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// What the type knows besides the modelled properties.
std::vector<base::OtherProperty> unread(bool serverless) {
    std::vector<base::OtherProperty> all(stepfunctions::kOtherProperties.begin(),
                                         stepfunctions::kOtherProperties.end());
    if (!serverless)
        all.insert(all.end(), stepfunctions::kOtherMachineProperties.begin(),
                   stepfunctions::kOtherMachineProperties.end());
    return all;
}

/// Some properties may be resources or intrinsic functions: those are read by code of their own.
void readProperties(Reading& reading, const Place& properties, bool serverless, stepfunctions::Spec& spec) {
    const std::vector<base::OtherProperty> others = unread(serverless);
    if (serverless)
        readFields<stepfunctions::Spec>(reading, properties, base::FieldPlace::Properties,
                                        stepfunctions::kServerlessFields,
                                        {others, {}, "an AWS::Serverless::StateMachine"}, spec);
    else
        readFields<stepfunctions::Spec>(reading, properties, base::FieldPlace::Properties,
                                        stepfunctions::kMachineFields,
                                        {others, {}, "an AWS::StepFunctions::StateMachine"}, spec);
}

/// What was measured or guessed and is used because the file says nothing; guesses that play no part are left out.
void noteAssumptions(Reading& reading, const Place& behavior, const stepfunctions::Spec& spec) {
    const bool express = spec.type == stepfunctions::MachineType::Express;
    const auto note = [&](const char* key, std::string value, std::string_view source, bool guess) {
        if (behavior.node.find(key) == nullptr)
            reading.assume(document::child(behavior.pointer, key), std::move(value), std::string(source), guess);
    };
    note("Transition", express ? "5ms" : "25ms", stepfunctions::source::kTransition, true);
    note("StartOverhead", express ? "51ms" : "40ms", stepfunctions::source::kStart, !express);
    bool tasks = false;
    bool branches = false;
    bool jobs = false;
    bool children = false;
    for (const stepfunctions::State& state : spec.definition.states) {
        tasks = tasks || state.type == stepfunctions::StateType::Task;
        jobs = jobs || (state.resource && state.resource->pattern == stepfunctions::Pattern::Sync);
        children = children || (state.map && state.map->distributed);
        branches = branches || !state.branches.empty() || (state.map && !state.map->distributed);
    }
    if (tasks)
        note("TaskOverhead", express ? "20ms at the median" : "130ms at the median", stepfunctions::source::kTask,
             express);
    if (tasks) note("OverheadPerKilobyte", "1ms", stepfunctions::source::kSlope, express);
    if (branches) note("BranchSpacing", express ? "1ms" : "10ms", stepfunctions::source::kSpacing, express);
    std::erase_if(reading.assumptions, [&](const Assumption& one) {
        const auto is = [&](const char* key) { return one.path == document::child(behavior.pointer, key); };
        if (is("Duplicates")) return !express;
        if (is("StartAndEndTransitions")) return express;
        if (is("ChildStartTransitions") || is("ChildSpacing")) return !children;
        return is("CompletionLag") && !jobs;
    });
}

}  // namespace

std::optional<stepfunctions::Spec> readMachine(Reading& reading, const Node& root, const std::string& name,
                                               const Place& resource) {
    const std::size_t before = reading.problems.list().size();
    stepfunctions::Spec spec;
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    const bool serverless = resource.node.find("Type")->asString() == "AWS::Serverless::StateMachine";
    readProperties(reading, parts.properties(), serverless, spec);
    readFields<stepfunctions::Spec>(reading, parts.behavior(), base::FieldPlace::Behavior, stepfunctions::kFields,
                                    {{}, {}, "Behavior of a state machine"}, spec);
    std::optional<MachineDefinition> read =
        readDefinition(reading, *root.find("Resources"), parts.properties(), spec.type);
    if (!read) return std::nullopt;
    spec.definition = read->machine.definition;
    readMachineData(reading, root, name, parts.behavior(), *read, spec);
    readStates(reading, *root.find("Resources"), parts.behavior(), *read, spec);
    if (!errorsSince(reading, before)) reportBelow(reading, resource, stepfunctions::check(spec));
    noteAssumptions(reading, parts.behavior(), spec);
    return spec;
}

}  // namespace headroom::format
