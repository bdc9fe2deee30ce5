// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/machine_data.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "model/services/stepfunctions/data/live.hpp"
#include "model/services/stepfunctions/data/sources.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/states/flow_builder.hpp"

namespace headroom::format {

using document::Node;
using stepfunctions::State;
using stepfunctions::data::InputSet;
using stepfunctions::data::Json;

namespace {

constexpr std::size_t kMostSets = 255;  // a call names its set in eight bits

/// Under what keys a function's code and a route call.
constexpr std::array<std::string_view, 3> kCalls{"Call", "Integration", "Service"};

/// Reads the data of one machine.
class MachineDataReader {
public:
    MachineDataReader(Reading& reading, const Place& behavior, MachineDefinition& read, stepfunctions::Spec& spec)
        : reading_(reading), behavior_(behavior), read_(read), spec_(spec) {}

    void read(const Node& root, const std::string& name) {
        inputs_.sets.push_back({{}, {Json::object()}});
        if (const Node* own = behavior_.node.find("Input")) {
            inputs_.sets.front().inputs = readInputs(behavior_.at("Input", *own));
            given_ = true;
        }
        readWorkloads(root, name);
        readCalls(root, name);
        readResults();
        if (!given_) return;
        checkEvaluable();
        warnOfLostData();
        inputs_.machine = std::move(read_.machine);
        inputs_.machine.definition = spec_.definition;
        spec_.data.source = stepfunctions::data::liveSource(std::move(inputs_));
    }

private:
    void readWorkloads(const Node& root, const std::string& name) {
        const Node* section = root.find("Workloads");
        if (section == nullptr || !section->isObject()) return;
        for (const document::Member& member : section->members()) {
            readGiver({member.value, document::child("/Workloads", member.key)}, member.key, name);
        }
    }

    /// Calls of functions' code, and of APIs' routes.
    void readCalls(const Node& root, const std::string& name) {
        const Node* section = root.find("Resources");
        if (section == nullptr || !section->isObject()) return;
        for (const document::Member& member : section->members()) {
            const Place resource{member.value, document::child("/Resources", member.key)};
            for (const char* part : {"Behavior", "Routes"}) {
                const Node* node = member.value.isObject() ? member.value.find(part) : nullptr;
                if (node != nullptr) readCallsIn(resource.at(part, *node), name);
            }
        }
    }

    void readCallsIn(const Place& place, const std::string& name) {
        for (std::size_t i = 0; place.node.isArray() && i < place.node.size(); ++i)
            readCallsIn(place.at(i, place.node.elements()[i]), name);
        if (!place.node.isObject()) return;
        for (const document::Member& member : place.node.members()) {
            const Place inner = place.at(member.key, member.value);
            if (std::ranges::find(kCalls, member.key) != kCalls.end()) readGiver(inner, inner.pointer, name);
            readCallsIn(inner, name);
        }
    }

    /// What starts executions with an Input, if it does and they are this machine's. `giver`: by what it is known.
    void readGiver(const Place& place, const std::string& giver, const std::string& name) {
        const Node* input = place.node.isObject() ? place.node.find("Input") : nullptr;
        const Node* target = input != nullptr ? place.node.find("Target") : nullptr;
        if (target == nullptr || targetOf(*target) != name) return;
        const Place at = place.at("Input", *input);
        if (inputs_.sets.size() == kMostSets)
            return reading_.error(at, "is of more than 254 workloads and calls with inputs of their own");
        inputs_.sets.push_back({giver, readInputs(at)});
        given_ = true;
    }

    /// Whom a Target names; what is wrong with it is told where workloads are read.
    static std::string targetOf(const Node& target) {
        if (target.isString()) return target.asString();
        const Node* ref = target.isObject() ? target.find("Ref") : nullptr;
        if (ref != nullptr && ref->isString()) return ref->asString();
        const Node* part = target.isObject() ? target.find("Fn::GetAtt") : nullptr;
        const bool listed = part != nullptr && part->isArray() && part->size() > 0 && part->elements()[0].isString();
        return listed ? part->elements()[0].asString() : std::string();
    }

    /// The value itself, or the name of a file with a list of values.
    std::vector<Json> readInputs(const Place& place) {
        if (!place.node.isString()) return {checked(place, states::jsonOf(place.node))};
        const std::filesystem::path file = std::filesystem::path(reading_.folder) / place.node.asString();
        const document::Loaded loaded = document::readDocument(file);
        if (!loaded.ok()) {
            for (const document::Problem& problem : loaded.problems)
                reading_.error(place, document::quoted(place.node.asString()) + " can not be read: " + problem.text);
            return {Json::object()};
        }
        if (!loaded.root->isArray() || loaded.root->size() == 0) {
            reading_.error(place, document::quoted(place.node.asString()) + " must hold a list of inputs");
            return {Json::object()};
        }
        std::vector<Json> inputs;
        for (const Node& one : loaded.root->elements()) inputs.push_back(checked(place, states::jsonOf(one)));
        return inputs;
    }

    Json checked(const Place& place, Json input) {
        if (stepfunctions::data::textOf(input).size() > stepfunctions::kMaxPayloadBytes)
            reading_.error(place,
                           "is above 256 KB, the largest input of an execution (Step Functions Developer Guide, "
                           "limits-overview)");
        return input;
    }

    void readResults() {
        const Node* states = behavior_.node.find("States");
        inputs_.results.resize(spec_.definition.states.size());
        if (states == nullptr || !states->isObject()) return;
        for (std::size_t i = 0; i < inputs_.results.size(); ++i) {
            const State& state = spec_.definition.states[i];
            const Node* own = states->find(state.name);
            const Node* result = own != nullptr && own->isObject() ? own->find("Result") : nullptr;
            if (result == nullptr) continue;
            const std::string pointer = document::child(document::child(behavior_.pointer, "States"), state.name);
            const Place place{*result, pointer + "/Result"};
            if (!given_)
                reading_.note(place, "has no effect: nothing gives executions an Input, so data decide nothing");
            if (state.map && !result->isArray())
                reading_.error(place, "must be the list of items that the Map's ItemReader reads");
            inputs_.results[i] = states::jsonOf(*result);
        }
    }

    /// A Task without a Result gives {}: where that takes the place of the data, paths of later states find nothing.
    void warnOfLostData() {
        for (std::size_t i = 0; i < inputs_.results.size(); ++i) {
            const State& state = spec_.definition.states[i];
            const bool nested = state.resource && state.resource->service == "states";
            const bool lost = state.type == stepfunctions::StateType::Task && !nested && !inputs_.results[i] &&
                              state.next != stepfunctions::kNone &&
                              state.resultUse == stepfunctions::ResultUse::Replaces;
            if (lost)
                reading_.warning(behavior_, "States says no Result of the task " + document::quoted(state.name) +
                                                ": it gives {}, which takes the place of the data, so that a path of a "
                                                "later state finds nothing there (States.Runtime)");
        }
    }

    void checkEvaluable() {
        for (std::size_t i = 0; i < read_.machine.flow.size(); ++i) {
            if (read_.machine.flow[i].evaluable) continue;
            reading_.error(behavior_, "the state " + document::quoted(spec_.definition.states[i].name) +
                                          " has JSONata expressions, which are not evaluated: leave out Input, and say "
                                          "by States what data decide");
        }
    }

    Reading& reading_;
    const Place& behavior_;
    MachineDefinition& read_;
    stepfunctions::Spec& spec_;
    stepfunctions::data::LiveInputs inputs_;
    bool given_ = false;
};

}  // namespace

void readMachineData(Reading& reading, const Node& root, const std::string& name, const Place& behavior,
                     MachineDefinition& read, stepfunctions::Spec& spec) {
    MachineDataReader(reading, behavior, read, spec).read(root, name);
}

}  // namespace headroom::format
