// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/machine_builder.hpp"

#include <map>

#include "model/services/stepfunctions/timestamp.hpp"
#include "scenarios/states/field_check.hpp"
#include "scenarios/states/flow_builder.hpp"
#include "scenarios/states/part_checks.hpp"
#include "scenarios/states/state_check.hpp"

namespace headroom::states {

namespace {

using stepfunctions::kNone;
using stepfunctions::ScopeIndex;
using stepfunctions::State;
using stepfunctions::StateIndex;

using Names = std::map<std::string_view, StateIndex>;

StateIndex indexOf(const document::Node& object, std::string_view field, const Names& names) {
    const std::string* name = textOf(object, field);
    if (name == nullptr) return kNone;
    const auto found = names.find(*name);
    return found == names.end() ? kNone : found->second;
}

std::vector<std::string> errorsOf(const document::Node& object) {
    std::vector<std::string> errors;
    if (const document::Node* names = object.find("ErrorEquals"))
        for (const document::Node& name : names->elements()) errors.push_back(name.asString());
    return errors;
}

double decimalOf(const document::Node& object, std::string_view field, double otherwise) {
    const document::Node* value = object.find(field);
    return value != nullptr && value->isNumber() ? value->asNumber() : otherwise;
}

void buildRetries(State& state, const document::Node& node) {
    const document::Node* list = node.find("Retry");
    if (list == nullptr) return;
    for (const document::Node& entry : list->elements()) {
        stepfunctions::Retrier retrier;
        retrier.errorEquals = errorsOf(entry);
        retrier.intervalSeconds = numberOf(entry, "IntervalSeconds").value_or(retrier.intervalSeconds);
        retrier.maxAttempts = numberOf(entry, "MaxAttempts").value_or(retrier.maxAttempts);
        retrier.backoffRate = decimalOf(entry, "BackoffRate", retrier.backoffRate);
        retrier.maxDelaySeconds = numberOf(entry, "MaxDelaySeconds");
        const std::string* jitter = textOf(entry, "JitterStrategy");
        retrier.fullJitter = jitter != nullptr && *jitter == "FULL";
        state.retry.push_back(std::move(retrier));
    }
}

void buildTransitions(State& state, const document::Node& node, const Names& names) {
    state.next = indexOf(node, "Next", names);
    state.otherwise = indexOf(node, "Default", names);
    if (const document::Node* choices = node.find("Choices"))
        for (const document::Node& rule : choices->elements()) state.choices.push_back(indexOf(rule, "Next", names));
    if (const document::Node* catchers = node.find("Catch"))
        for (const document::Node& entry : catchers->elements())
            state.catchers.push_back({errorsOf(entry), indexOf(entry, "Next", names)});
}

stepfunctions::ResultUse resultUse(const document::Node& node) {
    const document::Node* path = node.find("ResultPath");
    if (path == nullptr) return stepfunctions::ResultUse::Replaces;
    if (path->isNull()) return stepfunctions::ResultUse::Dropped;
    const bool whole = path->isString() && path->asString() == "$";
    return whole ? stepfunctions::ResultUse::Replaces : stepfunctions::ResultUse::Joins;
}

stepfunctions::MapPart mapPart(const document::Node& node) {
    stepfunctions::MapPart part;
    part.distributed = isDistributed(node);
    if (hasExpressChildren(node)) part.childType = stepfunctions::MachineType::Express;
    part.reads = node.find("ItemReader") != nullptr;
    const document::Node* writer = node.find("ResultWriter");
    part.writes = writer != nullptr && writer->find("Resource") != nullptr;
    part.maxConcurrency = numberOf(node, "MaxConcurrency").value_or(0);
    part.toleratedCount = numberOf(node, "ToleratedFailureCount").value_or(0);
    part.toleratedPercentage = decimalOf(node, "ToleratedFailurePercentage", 0.0);
    if (const document::Node* batcher = node.find("ItemBatcher")) {
        part.maxItemsPerBatch = numberOf(*batcher, "MaxItemsPerBatch").value_or(0);
        part.maxBytesPerBatch = numberOf(*batcher, "MaxInputBytesPerBatch").value_or(0);
    }
    return part;
}

class MachineBuilder {
public:
    MachineBuilder(stepfunctions::data::Machine& machine, stepfunctions::QueryLanguage language)
        : machine_(machine), language_(language) {}

    ScopeIndex buildScope(const document::Node& node, StateIndex parent) {
        const auto scope = static_cast<ScopeIndex>(definition().scopes.size());
        definition().scopes.push_back({kNone, {}, parent});
        const std::vector<document::Member>& members = node.find("States")->members();
        Names names;
        for (const document::Member& member : members) {
            const auto index = static_cast<StateIndex>(definition().states.size());
            names.emplace(member.key, index);
            definition().scopes[scope].states.push_back(index);
            definition().states.emplace_back().name = member.key;
            machine_.flow.emplace_back();
        }
        for (const document::Member& member : members) {
            const StateIndex index = names.at(member.key);
            State state = buildState(member.value, scope, names);
            state.name = member.key;
            buildInside(state, member.value, index);
            machine_.flow[index] = buildFlow(member.value, state);
            definition().states[index] = std::move(state);
        }
        definition().scopes[scope].startAt = indexOf(node, "StartAt", names);
        return scope;
    }

private:
    stepfunctions::Definition& definition() { return machine_.definition; }

    State buildState(const document::Node& node, ScopeIndex scope, const Names& names) const {
        State state;
        state.type = typeOf(node).value_or(stepfunctions::StateType::Pass);
        state.language = languageOf(node, language_);
        state.scope = scope;
        buildTransitions(state, node, names);
        buildRetries(state, node);
        state.timeoutSeconds = numberOf(node, "TimeoutSeconds");
        state.heartbeatSeconds = numberOf(node, "HeartbeatSeconds");
        state.waitSeconds = numberOf(node, "Seconds");
        state.resultUse = resultUse(node);
        if (const std::string* error = textOf(node, "Error")) state.failError = *error;
        if (const std::string* until = textOf(node, "Timestamp"))
            if (const auto time = stepfunctions::parseTimestamp(*until)) state.waitUntil = time->inNanoseconds();
        if (const std::string* resource = textOf(node, "Resource"))
            if (base::Result<stepfunctions::Resource> parsed = stepfunctions::parseResource(*resource))
                state.resource = std::move(*parsed);
        return state;
    }

    void buildInside(State& state, const document::Node& node, StateIndex index) {
        if (state.type == stepfunctions::StateType::Map) {
            state.map = mapPart(node);
            state.map->processor = buildScope(processorOf(node)->value, index);
        }
        if (state.type == stepfunctions::StateType::Parallel)
            for (const document::Node& branch : node.find("Branches")->elements())
                state.branches.push_back(buildScope(branch, index));
    }

    stepfunctions::data::Machine& machine_;
    stepfunctions::QueryLanguage language_;
};

}  // namespace

stepfunctions::data::Machine buildMachine(const document::Node& root, std::size_t bytes) {
    stepfunctions::data::Machine machine;
    MachineBuilder(machine, languageOf(root, stepfunctions::QueryLanguage::JsonPath)).buildScope(root, kNone);
    machine.definition.timeoutSeconds = numberOf(root, "TimeoutSeconds");
    machine.definition.bytes = bytes;
    return machine;
}

}  // namespace headroom::states
