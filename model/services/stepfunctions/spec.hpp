// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/keys.hpp"
#include "model/base/result.hpp"
#include "model/services/stepfunctions/definition.hpp"
#include "model/services/stepfunctions/limits.hpp"
#include "model/services/stepfunctions/strand_data.hpp"

namespace headroom::stepfunctions {

/// Starting an execution, as callers of a machine ask for it.
enum class Operation : std::uint8_t {
    StartExecution,      ///< answered once it has begun
    StartSyncExecution,  ///< answered when an Express execution has ended
    RunToEnd,            ///< a task's `.sync`: the caller is told when it has ended
};

/// What the design says of a state and the definition alone cannot: `Behavior.States.NAME`. Lengths in seconds, sizes
/// in bytes.
struct StateSpec {
    // Of a Task
    std::string target;                            ///< the resource that it calls; empty: none of this design
    std::string operation;                         ///< of that resource
    bool asynchronous = false;                     ///< a function is invoked with an event
    std::optional<base::KeyPopularity> key;        ///< of a table
    std::optional<base::Distribution> itemSize;    ///< of a table: in place of its own; of what a Map's reader reads
    bool consistentRead = false;                   ///< of a table
    bool itemsFromData = false;                    ///< of a batch of messages: as many as its Entries hold
    std::string indexName;                         ///< of a table: the secondary index that is read
    std::optional<base::Distribution> duration;    ///< what is not of this design takes, and a job; of a Wait: it
    double failureRate = 0.0;                      ///< share of attempts that fail by themselves
    std::string error;                             ///< what they fail with; empty: by kind, see errorOf()
    std::optional<base::Distribution> approval;    ///< until a task token comes back
    double never = 0.0;                            ///< share of task tokens that never do
    bool heartbeats = true;                        ///< who holds a token that comes back sends heartbeats
    std::optional<base::Distribution> resultSize;  ///< where what is called does not say
    std::optional<std::int64_t> timeoutSeconds;    ///< where the definition has a path
    std::optional<std::int64_t> heartbeatSeconds;  ///< likewise

    std::vector<double> choices;              ///< of a Choice: probability of each rule, then of Default
    std::optional<base::Distribution> items;  ///< of a Map: how many; of a batch or a query: how many items
    // Of a Map
    std::optional<std::int64_t> maxConcurrency;  ///< where the definition has a path, as all that bound it
    std::optional<std::int64_t> toleratedCount;
    std::optional<double> toleratedPercentage;
    std::optional<std::int64_t> maxItemsPerBatch;
    std::optional<std::int64_t> maxBytesPerBatch;
    double readerFailureRate = 0.0;  ///< share of its attempts whose ItemReader fails
    double writerFailureRate = 0.0;  ///< likewise its ResultWriter

    bool operator==(const StateSpec&) const = default;
};

/// An AWS::StepFunctions::StateMachine or AWS::Serverless::StateMachine as the design says it.
struct Spec {
    MachineType type = MachineType::Standard;
    Definition definition;
    std::vector<StateSpec> states;  ///< one for each of the definition's
    GivenData data;                 ///< where inputs are given: data decide, not probabilities

    // Behavior; what is not given depends on the type, see the functions below
    std::optional<base::Distribution> transition;
    std::optional<base::Distribution> taskOverhead;
    std::optional<base::Duration> perKilobyte;  ///< that a task takes longer for each KB of payload
    std::optional<base::Distribution> startOverhead;
    std::optional<base::Distribution> branchSpacing;
    base::Distribution childSpacing = base::Distribution::constant(0.001);
    base::Distribution completionLag = base::Distribution::constant(2.0);
    std::int64_t startAndEnd = 0;    ///< transitions billed for the start and the end of an execution
    std::int64_t childStart = 1;     ///< transitions billed for a distributed Map's starting a child
    double duplicates = 0.0;         ///< share of asynchronous Express executions that run twice
    bool dataLimitTerminal = false;  ///< States.DataLimitExceeded can not be caught

    bool operator==(const Spec&) const = default;
};

/// What entering a state takes that does no work, in seconds.
base::Distribution transitionOf(const Spec& spec);
/// What a Task takes beyond what it calls: entering it, scheduling and starting it, and taking its result.
base::Distribution taskOverheadOf(const Spec& spec);
/// What each KB of payload adds to it.
base::Duration perKilobyteOf(const Spec& spec);
/// Standard: until the caller is answered; Express: until the first state as well.
base::Distribution startOverheadOf(const Spec& spec);
/// Between the starts of the branches of a Parallel and of the iterations of an inline Map.
base::Distribution branchSpacingOf(const Spec& spec);

/// Whether the caller of a machine of that type can ask for it.
bool takes(MachineType type, Operation operation);
/// The operation of that name, nothing for any other.
std::optional<Operation> operationNamed(std::string_view name);

/// What contradicts itself, across fields: all of it. `where` is a JSON pointer below the resource.
std::vector<base::Error> check(const Spec& spec);

}  // namespace headroom::stepfunctions
