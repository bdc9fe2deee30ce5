// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/machine_rules.hpp"

#include <string>

#include "model/services/sqs/limits.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/call_rules.hpp"
#include "scenarios/format/queue_reader.hpp"

namespace headroom::format {

using document::Node;
using stepfunctions::Operation;
using stepfunctions::Pattern;

namespace {

/// What its Task asks of a table cannot be asked of anything else.
void refuseKeys(Reading& reading, const Place& place, const std::string& what) {
    for (const char* key : {"Key", "ItemSize", "Items", "ConsistentRead", "IndexName"}) {
        if (const Node* node = place.node.find(key))
            reading.error(place.at(key, *node), "belongs to calls of a table; the state calls " + what);
    }
}

/// How many the definition has written out; nothing where the scenario says how many.
std::optional<std::int64_t> counted(const Place& place, const stepfunctions::StateSpec& said) {
    if (!said.items || place.node.find("Items") != nullptr) return std::nullopt;
    return static_cast<std::int64_t>(said.items->mean() + 0.5);
}

void checkTable(Reading& reading, const Place& place, const Place& definition, const stepfunctions::StateSpec& said,
                const dynamodb::Spec& table) {
    TableCall call{said.operation, 1, said.itemSize, said.indexName, said.consistentRead};
    if (said.items) call.items = static_cast<std::int64_t>(said.items->mean() + 0.5);
    const auto operation = dynamodb::operationOf(said.operation);
    const auto items = counted(place, said);
    if (const auto wrong = operation && items
                               ? dynamodb::checkCall(*operation, static_cast<std::uint32_t>(*items), base::Bytes(1))
                               : base::Result<void>();
        !wrong)
        return reading.error(definition, "has " + std::to_string(*items) + " items: " + wrong.error().what +
                                             " (DynamoDB Developer Guide, 2026-04-13)");
    checkTableCall(reading, place, call, table);
    if (const Node* node = place.node.find("InvocationType"))
        reading.error(place.at("InvocationType", *node), "belongs to invocations of a function");
}

void checkQueue(Reading& reading, const Place& place, const Place& definition, const stepfunctions::StateSpec& said) {
    const auto items = counted(place, said);
    const std::int64_t given = said.items ? static_cast<std::int64_t>(said.items->mean() + 0.5) : 1;
    checkQueueCall(reading, place, said.operation, given);
    if (items && (*items < 1 || *items > sqs::kMostInBatch))
        reading.error(definition, "has " + std::to_string(*items) +
                                      " Entries: a batch has 1 to 10 (Amazon SQS Developer Guide, quotas-messages)");
}

void checkNested(Reading& reading, const Place& place, const stepfunctions::State& state,
                 const stepfunctions::StateSpec& said, const stepfunctions::Spec& machine) {
    if (const std::string wrong = checkStart(machine, said.operation); !wrong.empty()) reading.error(place, wrong);
    if (state.resource->pattern == Pattern::Sync && !stepfunctions::takes(machine.type, Operation::RunToEnd))
        reading.error(place, "runs " + document::quoted(said.target) +
                                 " with .sync, which Express machines do not have (Step Functions Developer Guide, "
                                 "concepts-standard-vs-express); ask for StartSyncExecution by aws-sdk:sfn");
    refuseKeys(reading, place, "a state machine");
}

}  // namespace

void checkTask(Reading& reading, const Place& states, const Place& definition, const stepfunctions::State& state,
               const stepfunctions::StateSpec& said, const Resource& target) {
    const Node empty = Node::object(definition.node.position());
    const Node* own = states.node.isObject() ? states.node.find(state.name) : nullptr;
    const Place place{own != nullptr && own->isObject() ? *own : empty, document::child(states.pointer, state.name)};
    if (const auto* table = std::get_if<dynamodb::Spec>(&target.spec))
        return checkTable(reading, place, definition, said, *table);
    if (const auto* machine = std::get_if<stepfunctions::Spec>(&target.spec))
        return checkNested(reading, place, state, said, *machine);
    if (std::holds_alternative<sqs::Spec>(target.spec)) return checkQueue(reading, place, definition, said);
    if (!std::holds_alternative<lambda::Spec>(target.spec))
        return reading.error(place, "calls " + document::quoted(target.name) + ", which is " +
                                        serviceLabel(target.spec) + ": give Duration for what an endpoint takes");
    if (said.operation != "Invoke")
        reading.error(place, "asks " + document::quoted(target.name) + ", a function, for " +
                                 document::quoted(said.operation) + ": it has \"Invoke\"");
    refuseKeys(reading, place, "a function");
}

std::string checkStart(const stepfunctions::Spec& machine, const std::string& name) {
    const auto operation = stepfunctions::operationNamed(name.empty() ? "StartExecution" : name);
    if (!operation)
        return document::quoted(name) +
               " is not an operation of a state machine; it has StartExecution and, if it is "
               "Express, StartSyncExecution";
    if (stepfunctions::takes(machine.type, *operation)) return {};
    return "StartSyncExecution belongs to Express machines (Step Functions API Reference); a Standard one has "
           "StartExecution";
}

void checkInput(Reading& reading, const Place& giver, const Resource& target) {
    const Node* input = giver.node.isObject() ? giver.node.find("Input") : nullptr;
    if (input == nullptr) return;
    if (!std::holds_alternative<stepfunctions::Spec>(target.spec))
        return reading.error(giver.at("Input", *input), "is what a state machine is started with, and this is none");
    if (const Node* size = giver.node.find("PayloadSize"))
        reading.error(giver.at("PayloadSize", *size), "stands beside Input, whose size it is");
}

// The names are AWS's.
std::string endOfCircle(const Resource* resource) {
    if (resource == nullptr || !std::holds_alternative<stepfunctions::Spec>(resource->spec))
        return "and AWS halts loops of events after about 16 rounds";
    return "until StartExecution is refused with ThrottlingException or, of 1,000,000 open executions, with "
           "ExecutionLimitExceeded (Step Functions Developer Guide, limits-overview)";
}

}  // namespace headroom::format
