// SPDX-License-Identifier: GPL-3.0-or-later
// Behavior.States of a state machine: what the definition alone cannot say.
#include <algorithm>
#include <array>
#include <span>

#include "model/services/sqs/operation.hpp"
#include "model/services/stepfunctions/state_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/machine_reader.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/task_target.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

using document::Node;
using stepfunctions::Pattern;
using stepfunctions::State;
using stepfunctions::StateSpec;
using stepfunctions::StateType;

namespace {

constexpr double kServiceSeconds = 0.030;
constexpr std::string_view kServiceSource =
    "van Donkersgoed, eu-west-1, September 2022: 16 to 73 ms from a function through SQS or SNS to the next; the call "
    "alone was not measured";

/// Reads the states of one machine.
class StatesReader {
public:
    StatesReader(Reading& reading, const Node& resources, const Place& behavior, const MachineDefinition& read,
                 stepfunctions::Spec& spec)
        : reading_(reading), resources_(resources), behavior_(behavior), read_(read), spec_(spec) {}

    void read() {
        spec_.states.assign(spec_.definition.states.size(), {});
        if (const Node* section = behavior_.node.find("States")) readSection(behavior_.at("States", *section));
        eachState(read_.tree, "", [&](const std::string& name, const Node& node, const std::string& pointer) {
            for (std::size_t i = 0; i < spec_.states.size(); ++i) {
                if (spec_.definition.states[i].name == name) complete(i, node, pointer);
            }
        });
    }

private:
    void readSection(const Place& section) {
        if (!isObject(reading_, section, "an object by the names of states")) return;
        std::vector<std::string_view> names;
        for (const State& state : spec_.definition.states) names.push_back(state.name);
        for (const document::Member& member : section.node.members()) {
            const auto found = std::ranges::find(names, member.key);
            if (found == names.end())
                reading_.problems.error(member.keyPosition, document::child(section.pointer, member.key),
                                        "is not a state of the definition" + document::didYouMean(member.key, names));
            else
                readState(section.at(member.key, member.value), static_cast<std::size_t>(found - names.begin()));
        }
    }

    void readState(const Place& place, std::size_t index) {
        if (!isObject(reading_, place, "an object such as {\"Choices\": [0.9, 0.1]}")) return;
        const StateType type = spec_.definition.states[index].type;
        const auto allowed = stepfunctions::stateKeys(type);
        for (const document::Member& member : place.node.members()) {
            const bool known = std::ranges::any_of(stepfunctions::kStateFields,
                                                   [&](const auto& one) { return one.info.name == member.key; });
            if (known && std::ranges::find(allowed, member.key) == allowed.end())
                reading_.problems.error(
                    member.keyPosition, document::child(place.pointer, member.key),
                    "does not belong to a " +
                        std::string(stepfunctions::kStateTypeNames[static_cast<std::size_t>(type)]) + " state");
        }
        StateSpec& state = spec_.states[index];
        readFields<StateSpec>(reading_, place, base::FieldPlace::Here, stepfunctions::kStateFields, {{}, {}, "a state"},
                              state);
        if (const Node* node = place.node.find("Target"))
            state.target = resourceReference(reading_, place.at("Target", *node));
        if (const Node* node = place.node.find("Key")) state.key = readKeys(reading_, place.at("Key", *node));
        if (const Node* node = place.node.find("Choices")) readChoices(place.at("Choices", *node), state);
        if (const Node* node = place.node.find("Items"))
            state.items = readDistribution(reading_, place.at("Items", *node), Dimension::Count);
    }

    void readChoices(const Place& place, StateSpec& state) {
        if (!place.node.isArray()) return reading_.wrongKind(place, "a list of probabilities");
        for (std::size_t i = 0; i < place.node.size(); ++i) {
            const base::FieldInfo info{
                .name = "Choices", .label = "Choices", .kind = base::FieldKind::Probability, .low = 0, .high = 1};
            const auto value = readFieldValue(reading_, place.at(i, place.node.elements()[i]), info);
            state.choices.push_back(value ? value->number : 0.0);
        }
    }

    /// Adds what the definition says, and asks for what it leaves to data.
    void complete(std::size_t index, const Node& node, const std::string& pointer) {
        const State& state = spec_.definition.states[index];
        StateSpec& said = spec_.states[index];
        const std::string own = document::child(document::child(behavior_.pointer, "States"), state.name);
        if (state.type == StateType::Task) completeTask(state, said, node, pointer, own);
        if (state.type == StateType::Choice && said.choices.empty() && !spec_.data)
            reading_.assume(own + "/Choices", "every rule, and Default, alike", "data decide", true);
        if (state.map) completeMap(state, said, node, pointer, own);
        if (state.type == StateType::Fail && !spec_.data && hasErrorFromData(node))
            warn(pointer,
                 "its Error comes from data: without Input it fails as States.TaskFailed, and no catcher by name "
                 "sees it");
        const bool byData = spec_.data && state.map && !state.map->reads;
        if (byData && said.items)
            refuse(state.name, "Items", "its items come from data: executions are given an Input");
        const bool listed = spec_.data && find(state.name, "Result") != nullptr;
        if (state.type == StateType::Map && !said.items && !byData && !listed) {
            const Node* items = node.find("Items");
            if (items != nullptr && items->isArray())
                said.items = base::Distribution::constant(static_cast<double>(items->size()));
            else
                ask(pointer, own + "/Items", "its number of items comes from data: give it");
        }
        if (state.type == StateType::Map && said.duration && !state.map->reads)
            refuse(state.name, "Duration", "belongs to a Map with an ItemReader");
        const bool timed = state.waitSeconds || state.waitUntil;
        if (state.type == StateType::Map && !state.map->reads && find(state.name, "Result") != nullptr)
            refuse(state.name, "Result", "belongs to a Map with an ItemReader");
        if (state.type == StateType::Wait && !timed && !said.duration && !spec_.data)
            ask(pointer, own + "/Duration", "its time comes from data: give it");
        if (state.type == StateType::Wait && timed && said.duration)
            refuse(state.name, "Duration", "stands beside the definition's own time");
    }

    /// What bounds a Map and comes from data: given in the scenario, unless executions have an Input and a path into
    /// it.
    void completeMap(const State& state, const StateSpec& said, const Node& node, const std::string& pointer,
                     const std::string& own) {
        const auto complete = [&](const Node* in, const std::string& key) {
            const Node* value = in != nullptr ? in->find(key) : nullptr;
            const bool path = in != nullptr && in->find(key + "Path") != nullptr;
            const bool fromData = path || (value != nullptr && value->isString());
            const bool given = find(state.name, key) != nullptr;
            if (given && !fromData)
                refuse(state.name, key, "belongs to a Map whose " + key + " comes from data: a path, or an expression");
            if (fromData && !given && !(path && spec_.data))
                ask(pointer, own + "/" + key, "its " + key + " comes from data: give it");
        };
        for (const char* key : {"MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage"})
            complete(&node, key);
        for (const char* key : {"MaxItemsPerBatch", "MaxInputBytesPerBatch"}) complete(node.find("ItemBatcher"), key);
        if (!state.map->reads && find(state.name, "ReaderFailureRate") != nullptr)
            refuse(state.name, "ReaderFailureRate", "belongs to a Map with an ItemReader");
        if (!state.map->writes && find(state.name, "WriterFailureRate") != nullptr)
            refuse(state.name, "WriterFailureRate", "belongs to a Map with a ResultWriter");
        completeItemSize(state, said, node.find("ItemBatcher"), pointer, own);
        const Node* reader = node.find("ItemReader");
        const Node* config = reader != nullptr ? reader->find("ReaderConfig") : nullptr;
        const Node* most = config != nullptr ? config->find("MaxItems") : nullptr;
        if (most == nullptr || !most->isNumber() || !said.items || said.items->mean() <= most->asNumber()) return;
        ask(pointer, own + "/Items",
            "its reader takes at most " + most->numberText() + " items (MaxItems): give what it has");
    }

    /// What a reader reads is no part of the input, which says nothing of its size.
    void completeItemSize(const State& state, const StateSpec& said, const Node* batcher, const std::string& pointer,
                          const std::string& own) {
        const bool reads = state.map->reads;
        if (said.itemSize && (!reads || spec_.data))
            return refuse(state.name, "ItemSize",
                          reads ? "its items come from data: executions are given an Input"
                                : "belongs to a Map with an ItemReader");
        if (said.itemSize && said.itemSize->mean() > static_cast<double>(stepfunctions::kMaxPayloadBytes))
            return refuse(state.name, "ItemSize", "is more than the 256 KB that an execution can be started with");
        if (!reads || said.itemSize || find(state.name, "Result") != nullptr) return;
        const bool divides = batcher != nullptr && (batcher->find("MaxInputBytesPerBatch") != nullptr ||
                                                    batcher->find("MaxInputBytesPerBatchPath") != nullptr);
        if (divides)
            ask(pointer, own + (spec_.data ? "/Result" : "/ItemSize"),
                std::string("MaxInputBytesPerBatch divides what its reader reads by its size: give ") +
                    (spec_.data ? "the items" : "that of an item"));
        else if (!spec_.data)
            reading_.assume(own + "/ItemSize", "0B: what children are handed is not counted", "data decide", true);
    }

    void completeTask(const State& state, StateSpec& said, const Node& node, const std::string& pointer,
                      const std::string& own) {
        if (!said.target.empty() && said.duration)
            refuse(state.name, "Duration", "stands beside Target: a task calls the one, or takes the other");
        const TaskTarget target = targetOf(state, node, resources_);
        if (said.target.empty() && !said.duration) said.target = target.resource;
        said.operation = target.operation;
        said.asynchronous = said.asynchronous || target.asynchronous;
        said.consistentRead = said.consistentRead || target.consistentRead;
        if (said.indexName.empty()) said.indexName = target.indexName;
        if (target.indexFromData && said.indexName.empty())
            ask(pointer, own + "/IndexName", "which index it reads comes from data: name it");
        askForTarget(state, said, target, pointer, own);
        completeBatch(state, said, target, own);
        const bool activity = state.resource && state.resource->kind == stepfunctions::Resource::Kind::Activity;
        const bool token = activity || (state.resource && state.resource->pattern == Pattern::WaitForTaskToken);
        if (token && !said.approval && said.never < 1.0)
            ask(pointer, own + "/Approval", "it waits for a task token: say how long until that comes back");
        const bool watched = said.heartbeatSeconds || state.heartbeatSeconds;
        if (token && watched && find(state.name, "Heartbeats") == nullptr)
            reading_.assume(own + "/Heartbeats", "sent until the token comes back", "who holds a token decides", true);
        for (const char* key : {"TimeoutSeconds", "HeartbeatSeconds"}) {
            const bool given = std::string_view(key) == "TimeoutSeconds"
                                   ? said.timeoutSeconds || state.timeoutSeconds
                                   : said.heartbeatSeconds || state.heartbeatSeconds;
            const bool path = node.find(std::string(key) + "Path") != nullptr;
            const bool fromData = (path && !spec_.data) || node.find(key) != nullptr;
            if (fromData && !given)
                ask(pointer, own + "/" + key, std::string("its ") + key + " comes from data: give it");
        }
    }

    /// A batch has as much as is written out, or as data hold.
    void completeBatch(const State& state, StateSpec& said, const TaskTarget& target, const std::string& own) {
        const bool table = target.kind == TaskTarget::Kind::Table;
        const bool messages = sqs::operationOf(said.operation) == sqs::Operation::SendMessageBatch;
        if (said.target.empty() || (!messages && !table)) return;
        if (table && (said.items || (!target.entries && !target.entriesByPath))) return;
        said.itemsFromData = messages && target.entriesByPath && spec_.data;
        if (said.items && (target.entries || said.itemsFromData))
            return refuse(state.name, "Items", "stands beside Entries, whose messages can be counted: remove it");
        if (target.entries) said.items = base::Distribution::constant(static_cast<double>(*target.entries));
        if (said.items || said.itemsFromData) return;
        const std::uint32_t full = fullBatch(target);
        said.items = base::Distribution::constant(full);
        reading_.assume(own + "/Items", std::to_string(full) + (table ? " items" : " messages") + ", a full batch",
                        "data decide", true);
    }

    static bool hasErrorFromData(const Node& node) {
        const Node* error = node.find("Error");
        return node.find("ErrorPath") != nullptr ||
               (error != nullptr && error->isString() && error->asString().starts_with("{%"));
    }

    void askForTarget(const State& state, StateSpec& said, const TaskTarget& target, const std::string& pointer,
                      const std::string& own) {
        if (!said.target.empty() || said.duration) return;
        if (state.resource && state.resource->kind == stepfunctions::Resource::Kind::Activity) return;
        if (target.severalTables)
            return ask(pointer, own + "/Target",
                       "it asks several tables at once, and a state has one: name that one, or give Duration");
        if (target.kind != TaskTarget::Kind::Outside)
            return ask(pointer, own + "/Target", "what it calls comes from data: name the resource, or give Duration");
        if (state.resource->pattern == Pattern::Sync)
            return ask(pointer, own + "/Duration", "it runs a job: say how long that takes");
        if (state.resource->service == "http" || state.resource->service == "apigateway")
            return ask(pointer, own + "/Duration", "it calls an endpoint: say how long that takes");
        said.duration = base::Distribution::constant(kServiceSeconds);
        reading_.assume(own + "/Duration", "30ms for a call of " + state.resource->service, std::string(kServiceSource),
                        true);
    }

    /// What the scenario says of a state, if it does.
    const Node* find(const std::string& state, std::string_view key) const {
        const Node* section = behavior_.node.find("States");
        const Node* own = section != nullptr && section->isObject() ? section->find(state) : nullptr;
        return own != nullptr && own->isObject() ? own->find(key) : nullptr;
    }

    void refuse(const std::string& state, std::string_view key, std::string text) {
        const std::string pointer = document::child("/States", state);
        const Place place = nearest(behavior_.node, document::child(pointer, key));
        reading_.error({place.node, behavior_.pointer + place.pointer}, std::move(text));
    }

    /// At the state, where the scenario holds it.
    void warn(const std::string& pointer, std::string text) {
        if (!read_.inlined) return reading_.warning(behavior_, std::move(text));
        const Place place = nearest(read_.tree, pointer);
        reading_.problems.warning(place.node, read_.pointer + pointer, std::move(text));
    }

    void ask(const std::string& pointer, const std::string& key, const std::string& why) {
        const bool there = read_.inlined;
        const Place place = there ? nearest(read_.tree, pointer) : Place{behavior_.node, pointer};
        reading_.problems.error(there ? place.node.position() : behavior_.node.position(),
                                read_.pointer + (there ? pointer : std::string()), why + " as " + key.substr(1));
    }

    Reading& reading_;
    const Node& resources_;
    const Place& behavior_;
    const MachineDefinition& read_;
    stepfunctions::Spec& spec_;
};

}  // namespace

void readStates(Reading& reading, const Node& resources, const Place& behavior, const MachineDefinition& read,
                stepfunctions::Spec& spec) {
    StatesReader(reading, resources, behavior, read, spec).read();
}

}  // namespace headroom::format
