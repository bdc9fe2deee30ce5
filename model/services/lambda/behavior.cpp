// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/behavior.hpp"

#include <algorithm>
#include <limits>

#include "model/base/sample_bytes.hpp"
#include "model/engine/delay.hpp"
#include "model/services/lambda/cpu.hpp"

namespace headroom::lambda {

namespace {

// Branches of an execution's key that no step has.
constexpr std::uint64_t kFate = 0x6661'7465'0000'0000ULL;      // "fate"
constexpr std::uint64_t kResponse = 0x7265'7370'6f6e'7365ULL;  // "response"
constexpr std::uint64_t kDuration = 0x6475'7261'7469'6f6eULL;  // "duration"

constexpr std::uint64_t kPayloads = 0x7061'796c'6f61'6400ULL;  // "payload"

// What a Call step draws, in branches of its own key.
constexpr std::uint64_t kItem = 0;
constexpr std::uint64_t kCallee = 1;
constexpr std::uint64_t kPayload = 2;

engine::Process complete(engine::Task<engine::Outcome> task) { co_await task; }

}  // namespace

Behavior::Behavior(engine::World& world, const Spec& spec, const std::string& name, engine::HopId hop)
    : world_(world),
      hop_(hop),
      key_(world.keyOf("code of " + name)),
      retryMode_(sdkRetryMode(spec)),
      sdk_(sdkOf(spec)),
      cpus_(cpuSpeed(spec.memorySize, std::numeric_limits<std::int64_t>::max())),
      error_(spec.error),
      crash_(spec.crash),
      program_(spec.steps, spec.memorySize, key_) {
    if (spec.responseSize) response_.emplace(*spec.responseSize, base::deriveKey(key_, kResponse));
    if (spec.duration) whole_.emplace(*spec.duration, base::deriveKey(key_, kDuration));
}

base::Result<void> Behavior::bind(const FindCallee& find) {
    outgoing_.clear();
    for (const CallStep& step : program_.calls()) {
        const base::Result<Callee> callee = find(step);
        if (!callee) return callee.error();
        const client::RetryPolicy policy = client::policyOf(step.retry.value_or(retryMode_), callee->kind, sdk_);
        engine::TimeoutLane* timeout = step.timeout ? &world_.scheduler().lane(*step.timeout) : nullptr;
        Outgoing& outgoing =
            outgoing_.emplace_back(Outgoing{{callee->service, policy, hop_, timeout, nullptr},
                                            callee->kind,
                                            callee->operation,
                                            callee->index,
                                            base::KeySampler(step.key, base::keysOfCall(step.operation, step.items)),
                                            std::nullopt,
                                            std::nullopt});
        outgoing.keys.begin(callee->sequence);
        if (step.itemSize) outgoing.itemSize.emplace(*step.itemSize, base::deriveKey(key_, outgoing_.size()));
        if (step.payload) outgoing.payload.emplace(*step.payload, base::deriveKey(key_, kPayloads + outgoing_.size()));
    }
    return {};
}

/// Whatever has a name here has a place of its own in the frame, as have what an await yields and what it is called
/// with: with thousands in flight each cache line is a miss.
engine::Task<Ending> Behavior::run(engine::RequestRef request, std::uint64_t executionKey, Environment& environment,
                                   base::Duration initAgain, const Asked& asked, std::uint8_t branch) {
    engine::Delay working;
    begin(environment.doing, engine::Cause::Init);
    working.last(initAgain);
    co_await working;
    end(*request, environment.doing, branch);
    program_.start(environment.cursor, executionKey);
    if (whole_) {
        callInBackground(request, branch, environment, environment.cursor);
        begin(environment.doing, engine::Cause::Compute);
        working.last(wholeLength(executionKey));
        co_await working;
        end(*request, environment.doing, branch);
    }
    while (const Instruction* step = program_.next(environment.cursor)) {
        if (step->kind == Instruction::Kind::Call) {
            begin(environment.doing, engine::Cause::Downstream);
            environment.asking = {describe(*step, environment.cursor, branch), {}};
            if (callsPlainly(*step)) {
                engine::Independent<engine::Outcome> first(
                    outgoing_[step->operand].route.target->serve(request, environment.asking.call));
                const engine::Outcome answered = co_await first;
                if (answered.ok()) {
                    quotaOf(*step, environment).succeeded(0);
                    continue;
                }
                environment.asking.answered = answered;
            }
            engine::Task<engine::Outcome> calling = callOn(request, *step, environment);
            const engine::Outcome outcome = co_await calling;
            if (!outcome.ok()) co_return Ending{Ending::Kind::Error, outcome.disposition, {}};
        } else if (step->kind == Instruction::Kind::Fork) {
            engine::Task<Ending> strands =
                fork(request, branch, environment, {*step, environment.cursor, environment.doing}, nullptr);
            const Ending ending = co_await strands;
            if (ending.kind != Ending::Kind::Answer) co_return ending;
        } else if (!isConnected(*step, environment)) {
            begin(environment.doing, program_.pause(*step).cause);
            working.last(lengthOf(*step, environment.cursor, environment));
            co_await working;
            end(*request, environment.doing, branch);
        }
    }
    const base::Bytes size = answerSize(executionKey, asked);
    if (asked.streams) {
        begin(environment.doing, engine::Cause::Waiting);
        environment.flow = {asked.draws, world_.now(), std::min(size, kLargestStream), kFreeStream, kStreamPerSecond};
        if (!request->isUnheard(branch)) request->flow = environment.flow;
        working.last(environment.flow.length());
        co_await working;
        end(*request, environment.doing, branch);
    }
    co_return answer(executionKey, size, asked);
}

/// Whether the first attempt needs nothing but the target, which spares a call that succeeds at once a coroutine.
bool Behavior::callsPlainly(const Instruction& step) const {
    const client::Route& route = outgoing_[step.operand].route;
    return route.timeout == nullptr && !route.policy.limitsRate;
}

/// The call with its retries; those alone where a first attempt has been made.
engine::Task<engine::Outcome> Behavior::callOn(const engine::RequestRef& request, const Instruction& step,
                                               Environment& environment) {
    return client::callWithRetries(outgoing_[step.operand].route, request, environment.asking.call,
                                   quotaOf(step, environment), environment.asking.answered);
}

base::Duration Behavior::wholeLength(std::uint64_t executionKey) {
    base::Stream stream(base::deriveKey(executionKey, kDuration));
    return base::durationFromDraw((*whole_)(stream, world_.now()) * incident_.slowdown);
}

base::Bytes Behavior::answerSize(std::uint64_t executionKey, const Asked& asked) {
    if (!response_) return std::max(base::Bytes(0), asked.itemSize);
    return base::bytesFromDraw(response_->drawFor(executionKey, kResponse, world_.now()));
}

Ending Behavior::answer(std::uint64_t executionKey, base::Bytes size, const Asked& asked) const {
    Ending ending = fate(executionKey);
    if (ending.kind != Ending::Kind::Answer) return ending;
    if (asked.poisoned || size > (asked.streams ? kLargestStream : kLargestPayload)) {
        return {Ending::Kind::Error, engine::Disposition::Failed, {}};
    }
    ending.response = size;
    return ending;
}

bool Behavior::isConnected(const Instruction& step, const Environment& environment) {
    return step.kind == Instruction::Kind::Connect &&
           (environment.connections >> program_.pause(step).connection & 1ULL) != 0;
}

base::Duration Behavior::lengthOf(const Instruction& step, const Cursor& cursor, Environment& environment) {
    Pause& pause = program_.pause(step);
    if (step.kind == Instruction::Kind::Connect) {
        const std::uint64_t bit = 1ULL << pause.connection;
        if ((environment.connections & bit) != 0) return base::Duration(0);
        environment.connections |= bit;
    }
    base::Stream stream(Program::drawsOf(step, cursor));
    return base::durationFromDraw(pause.length(stream, world_.now()) * pause.stretch * incident_.slowdown);
}

engine::Call Behavior::describe(const Instruction& step, const Cursor& cursor, std::uint8_t branch) {
    const CallStep& said = program_.calls()[step.operand];
    Outgoing& outgoing = outgoing_[step.operand];
    const std::uint64_t key = Program::drawsOf(step, cursor);
    base::Stream stream(base::deriveKey(key, kItem));
    engine::Call call;
    call.operation = outgoing.operation;
    call.index = outgoing.index;
    call.branch = branch;
    call.consistentRead = said.consistentRead;
    call.items = static_cast<std::uint32_t>(said.items);
    call.item = outgoing.keys(stream);
    call.keys = outgoing.keys.kind();
    if (outgoing.itemSize) call.itemSize = base::sampleBytes(*outgoing.itemSize, stream, world_.now());
    if (outgoing.payload) call.payload = base::bytesFromDraw(outgoing.payload->drawFor(key, kPayload, world_.now()));
    call.draws = base::deriveKey(key, kCallee);
    return call;
}

client::RetryQuota& Behavior::quotaOf(const Instruction& step, Environment& environment) const {
    return environment.quotas[static_cast<std::size_t>(outgoing_[step.operand].kind)];
}

void Behavior::callInBackground(const engine::RequestRef& request, std::uint8_t branch, Environment& environment,
                                Cursor& cursor) {
    while (const Instruction* step = program_.next(cursor)) {
        if (step->kind == Instruction::Kind::Fork) {
            for (std::size_t nth = 0; nth < program_.strands(*step); ++nth) {
                Cursor strand = program_.strand(*step, nth, cursor);
                callInBackground(request, branch, environment, strand);
            }
        }
        if (step->kind != Instruction::Kind::Call) continue;
        const std::uint8_t unheard = request->newBranch(branch);
        if (unheard != branch) request->abandon(unheard);
        engine::Task<engine::Outcome> calling = client::callWithRetries(
            outgoing_[step->operand].route, request, describe(*step, cursor, unheard), quotaOf(*step, environment));
        complete(std::move(calling)).spawn();
    }
}

Ending Behavior::fate(std::uint64_t executionKey) const {
    if (crash_ + error_ + incident_.failing == 0.0) return {};
    base::Stream stream(base::deriveKey(executionKey, kFate));
    const double u = stream.uniform();
    if (u < crash_) return {Ending::Kind::Crash, engine::Disposition::Failed, {}};
    if (u < crash_ + error_) return {Ending::Kind::Error, engine::Disposition::Failed, {}};
    if (incident_.failing > 0.0 && stream.chance(incident_.failing))
        return {Ending::Kind::Error, engine::Disposition::Failed, {}};
    return {};
}

}  // namespace headroom::lambda
