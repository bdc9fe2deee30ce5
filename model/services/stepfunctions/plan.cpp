// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/plan.hpp"

#include <algorithm>

namespace headroom::stepfunctions {

namespace {

// Branches of a state's key, for the switching of regimes.
constexpr std::uint64_t kDuration = 1;
constexpr std::uint64_t kApproval = 2;
constexpr std::uint64_t kResult = 3;
constexpr std::uint64_t kItemSize = 4;
constexpr std::uint64_t kItems = 5;

std::optional<base::Sampler> sampler(const std::optional<base::Distribution>& law, std::uint64_t key,
                                     std::uint64_t branch) {
    std::optional<base::Sampler> made;
    if (law) made.emplace(*law, base::deriveKey(key, branch));
    return made;
}

/// What tasks of that kind fail with, where the scenario does not say (card, "Errors").
std::string_view ownError(const State& state) {
    if (state.resource && state.resource->service.ends_with("lambda")) return "Exception";
    if (state.resource && state.resource->service == "http") return "States.Http.StatusCode.500";
    return error::kTaskFailed;
}

/// Where the definition has a path or an expression the scenario has a number.
MapPart boundsOf(MapPart map, const StateSpec& said) {
    map.maxConcurrency = said.maxConcurrency.value_or(map.maxConcurrency);
    map.toleratedCount = said.toleratedCount.value_or(map.toleratedCount);
    map.toleratedPercentage = said.toleratedPercentage.value_or(map.toleratedPercentage);
    map.maxItemsPerBatch = said.maxItemsPerBatch.value_or(map.maxItemsPerBatch);
    map.maxBytesPerBatch = said.maxBytesPerBatch.value_or(map.maxBytesPerBatch);
    return map;
}

bool isSdk(const State& state) { return state.resource && state.resource->kind == Resource::Kind::Sdk; }

/// The names of a callee's refusal and of its service's failure. Integrations of the AWS SDK spell services otherwise.
struct CalleeErrors {
    std::string_view throttled;
    std::string_view broken;
    std::string_view other = {};  ///< of what it refuses with an error that has no name there
};
CalleeErrors errorsOf(const State& state, Callee::Kind kind) {
    switch (kind) {
        case Callee::Kind::Function:
            return {"Lambda.TooManyRequestsException", "Lambda.ServiceException"};
        case Callee::Kind::Table:
            if (isSdk(state))
                return {"DynamoDb.ProvisionedThroughputExceededException", "DynamoDb.InternalServerErrorException",
                        "DynamoDb.DynamoDbException"};
            return {"DynamoDB.ProvisionedThroughputExceededException", "DynamoDB.InternalServerErrorException",
                    "DynamoDB.AmazonDynamoDBException"};
        case Callee::Kind::Queue:
            if (isSdk(state)) return {"Sqs.SqsException", "Sqs.SqsException", "Sqs.SqsException"};
            return {"SQS.AmazonSQSException", "SQS.AmazonSQSException", "SQS.AmazonSQSException"};
        case Callee::Kind::Machine:
            if (isSdk(state)) return {"Sfn.SfnException", "Sfn.SfnException"};
            break;
    }
    return {"StepFunctions.AWSStepFunctionsException", "StepFunctions.AWSStepFunctionsException"};
}

}  // namespace

Plan::Plan(engine::World& world, const Spec& spec, const std::string& name, std::int64_t startSecondsUtc)
    : world_(world), spec_(spec), startSecondsUtc_(startSecondsUtc) {
    states_.reserve(spec.definition.states.size());
    for (StateIndex i = 0; i < spec.definition.states.size(); ++i) states_.push_back(planState(i, name));
}

PlannedState Plan::planState(StateIndex index, const std::string& machine) {
    const State& state = spec_.definition.states[index];
    const StateSpec& said = spec_.states[index];
    PlannedState made;
    made.state = &state;
    made.said = &said;
    made.hop = world_.hops().id(machine + "." + state.name);
    made.key = world_.keyOf("state " + state.name);
    for (const Retrier& rule : state.retry) made.retries.push_back({&rule, ErrorMatch(rule.errorEquals, names_)});
    for (const Catcher& rule : state.catchers)
        made.catches.push_back({ErrorMatch(rule.errorEquals, names_), rule.next});
    if (state.type == StateType::Choice) made.ways = waysOf(state, said);
    if (state.type == StateType::Task) made.task = planTask(state, said, made.key);
    if (state.type == StateType::Map) {
        made.items = sampler(said.items, made.key, kItems);
        made.reading = sampler(said.duration, made.key, kDuration);
        made.bounds = boundsOf(*state.map, said);
        if (said.itemSize) made.readBytes = static_cast<std::int64_t>(said.itemSize->mean() + 0.5);
    }
    if (state.type == StateType::Wait) {
        made.wait = sampler(said.duration, made.key, kDuration);
        if (state.waitSeconds)
            made.wait.emplace(base::Distribution::constant(static_cast<double>(*state.waitSeconds)), made.key);
    }
    if (state.type == StateType::Fail)
        made.fails = names_.id(state.failError.empty() ? error::kTaskFailed : std::string_view(state.failError));
    return made;
}

/// What is not said is divided evenly: a guess that the scenario's reader lists.
std::vector<PlannedWay> Plan::waysOf(const State& state, const StateSpec& said) {
    std::vector<PlannedWay> ways;
    const bool last = state.otherwise != kNone;
    const double even = 1.0 / static_cast<double>(state.choices.size() + (last ? 1 : 0));
    double sum = 0.0;
    for (std::size_t i = 0; i < state.choices.size(); ++i) {
        sum += said.choices.empty() ? even : said.choices[i];
        ways.push_back({sum, state.choices[i]});
    }
    if (last) ways.push_back({1.0, state.otherwise});
    if (!last && said.choices.empty()) ways.back().upTo = 1.0;
    return ways;
}

PlannedTask Plan::planTask(const State& state, const StateSpec& said, std::uint64_t key) {
    PlannedTask task;
    const Resource::Kind kind = state.resource ? state.resource->kind : Resource::Kind::Placeholder;
    task.pattern = state.resource ? state.resource->pattern : Pattern::RequestResponse;
    task.token = task.pattern == Pattern::WaitForTaskToken || kind == Resource::Kind::Activity;
    task.http = state.resource && state.resource->service == "http";
    task.duration = sampler(said.duration, key, kDuration);
    task.approval = sampler(said.approval, key, kApproval);
    task.resultSize = sampler(said.resultSize, key, kResult);
    task.itemSize = sampler(said.itemSize, key, kItemSize);
    if (said.items) task.items = static_cast<std::uint32_t>(std::max(1.0, said.items->mean() + 0.5));
    if (said.key) task.keys.emplace(*said.key, base::keysOfCall(said.operation, task.items));
    const auto timeoutSeconds = state.timeoutSeconds ? state.timeoutSeconds : said.timeoutSeconds;
    if (timeoutSeconds) task.timeout = &world_.scheduler().lane(base::seconds(*timeoutSeconds));
    task.heartbeat = base::seconds(state.heartbeatSeconds.value_or(said.heartbeatSeconds.value_or(0)));
    task.failed = names_.id(said.error.empty() ? ownError(state) : std::string_view(said.error));
    return task;
}

namespace {

struct Measured {
    TaskKind kind;
    std::string of;
};

/// By whom its metrics are told apart: a function by the scenario's name for it, else by the ARN's.
Measured measuredBy(const Resource& resource, const std::string& target) {
    const std::string& name = target.empty() ? resource.action : target;
    switch (resource.kind) {
        case Resource::Kind::Function:
            return {TaskKind::Function, name};
        case Resource::Kind::Placeholder:
            return {TaskKind::Function, target.empty() ? resource.text : target};
        case Resource::Kind::Activity:
            return {TaskKind::Activity, resource.action};
        case Resource::Kind::Integration:
        case Resource::Kind::Sdk:
            return {TaskKind::Integration, resource.service + ":" + resource.eventResource()};
        case Resource::Kind::Other:
            break;
    }
    return {TaskKind::Integration, resource.text};
}

}  // namespace

void Plan::measure(Account& account) {
    for (PlannedState& planned : states_) {
        if (planned.state->type != StateType::Task || !planned.state->resource) continue;
        const Measured measured = measuredBy(*planned.state->resource, planned.said->target);
        planned.task.metrics = &account.taskMetrics(measured.kind, measured.of);
    }
}

void Plan::bind(const FindCallee& find) {
    for (PlannedState& planned : states_) {
        if (planned.state->type != StateType::Task || planned.said->target.empty()) continue;
        PlannedTask& task = planned.task;
        task.callee = find(*planned.said);
        if (task.keys) task.keys->begin(task.callee->sequence);
        if (task.callee->kind == Callee::Kind::Machine && task.pattern == Pattern::Sync)
            task.callee->operation = static_cast<std::uint16_t>(Operation::RunToEnd);
        const CalleeErrors errors = errorsOf(*planned.state, task.callee->kind);
        task.throttled = names_.id(errors.throttled);
        task.broken = names_.id(errors.broken);
        const std::string service(errors.broken.substr(0, errors.broken.find('.') + 1));
        for (const std::string_view refusal : task.callee->refusals)
            task.refusals.push_back(
                names_.id(refusal.empty() ? std::string(errors.other) : service + std::string(refusal)));
    }
}

}  // namespace headroom::stepfunctions
