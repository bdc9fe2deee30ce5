// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/machine_links.hpp"

#include <array>
#include <string_view>

#include "model/services/dynamodb/operation.hpp"
#include "model/services/dynamodb/refusal.hpp"
#include "model/services/sqs/limits.hpp"
#include "model/services/sqs/operation.hpp"

namespace headroom::build {

namespace {

using Kind = stepfunctions::Callee::Kind;

/// By stepfunctions::BatchFault (Amazon SQS API Reference, SendMessageBatch).
constexpr std::array<std::string_view, 3> kBatchFaults{"", "EmptyBatchRequestException",
                                                       "TooManyEntriesInBatchRequestException"};

stepfunctions::Callee calleeOf(const stepfunctions::StateSpec& state, const format::ServiceSpec& spec,
                               engine::Service* service) {
    if (std::holds_alternative<stepfunctions::Spec>(spec))
        return {service, Kind::Machine, machineOperation(state.operation)};
    if (std::holds_alternative<sqs::Spec>(spec)) {
        stepfunctions::Callee queue{service, Kind::Queue, queueOperation(state.operation)};
        queue.refusals = kBatchFaults;
        queue.mostItems = static_cast<std::uint32_t>(sqs::kMostInBatch);
        return queue;
    }
    const auto* table = std::get_if<dynamodb::Spec>(&spec);
    if (table == nullptr) return {service, Kind::Function, 0};
    const auto operation = dynamodb::operationOf(state.operation);
    return {service, Kind::Table, operation ? static_cast<std::uint16_t>(*operation) : std::uint16_t{0},
            static_cast<std::uint8_t>(dynamodb::indexNumber(*table, state.indexName)), dynamodb::kRefusalNames};
}

}  // namespace

void connectMachine(stepfunctions::Machine& machine, const FindSpec& specOf, const FindService& find,
                    const FindSequence& sequenceOf) {
    machine.bind([&](const stepfunctions::StateSpec& state) {
        stepfunctions::Callee callee = calleeOf(state, specOf(state.target), find(state.target, state.asynchronous));
        callee.sequence = sequenceOf(state);
        return callee;
    });
}

std::uint16_t queueOperation(const std::string& name) {
    return static_cast<std::uint16_t>(sqs::operationOf(name).value_or(sqs::Operation::SendMessage));
}

std::uint16_t machineOperation(const std::string& name) {
    const auto operation = stepfunctions::operationNamed(name);
    return static_cast<std::uint16_t>(operation.value_or(stepfunctions::Operation::StartExecution));
}

}  // namespace headroom::build
