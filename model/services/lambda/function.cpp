// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/function.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"

namespace headroom::lambda {

namespace {

using engine::Disposition;
using engine::ErrorKind;

// Branches of a call's draws and of an execution's key.
constexpr std::uint64_t kExecution = 0x6578'6563'7574'6500ULL;  // "execute"
constexpr std::uint64_t kLogs = 0x6c6f'6773'0000'0000ULL;       // "logs"
constexpr std::uint64_t kOverhead = 0x6f76'6572'6865'6164ULL;   // "overhead"

constexpr engine::Outcome kThrottled{Disposition::Throttled, ErrorKind::Throttling, 429, base::Bytes(0)};
constexpr engine::Outcome kTooLarge{Disposition::Failed, ErrorKind::Permanent, 413, base::Bytes(0)};

// Bytes; a heavier tail is cut there.
constexpr double kLargestDraw = 1e15;

/// INIT before the invocation, and again within it where the first try overran its limit.
struct InitPhases {
    base::Duration before;
    base::Duration within;
};

InitPhases initPhases(const Environment& environment) {
    if (!environment.needsInit) return {};
    if (environment.init <= kInitLimit) return {environment.init, base::Duration(0)};
    return {kInitLimit, environment.init};
}

std::optional<engine::TokenBucket> scalingBucket(const Quotas& quotas, base::Instant now) {
    if (!quotas.scalingBurst) return std::nullopt;
    return engine::TokenBucket(quotas.scalingRate.perSecond, static_cast<double>(*quotas.scalingBurst), now);
}

InvocationResult resultOf(const std::optional<Ending>& ending) {
    if (!ending) return InvocationResult::Timeout;
    switch (ending->kind) {
        case Ending::Kind::Answer:
            return InvocationResult::Answer;
        case Ending::Kind::Error:
            return InvocationResult::Error;
        case Ending::Kind::Crash:
            break;
    }
    return InvocationResult::Crash;
}

engine::Outcome outcomeOf(const std::optional<Ending>& ending) {
    if (!ending) return {Disposition::Failed, ErrorKind::Permanent, 200, base::Bytes(0)};
    if (ending->kind == Ending::Kind::Answer) return {};
    return {ending->cause, ErrorKind::Permanent, 200, base::Bytes(0)};
}

}  // namespace

Function::Function(engine::World& world, Account& account, const Spec& spec, const std::string& name)
    : world_(world),
      account_(account),
      pool_(account.join(spec.reservedConcurrentExecutions)),
      reserved_(spec.reservedConcurrentExecutions.has_value()),
      name_(name),
      hop_(world.hops().id(name)),
      timeout_(world.scheduler().lane(base::seconds(spec.timeout))),
      scaling_(scalingBucket(account.quotas(), world.begin())),
      environments_(spec, world.keyOf("environments of " + name), world.begin()),
      behavior_(world, spec, name, hop_),
      logBytes_(spec.logBytes, world.keyOf("logs of " + name)),
      overhead_(spec.invokeOverhead, world.keyOf("overhead of " + name)),
      usage_(world, spec, name),
      reportsAccount_(account.claimReport()),
      measuredFrom_(world.begin()) {}

engine::Task<engine::Outcome> Function::serve(engine::RequestRef request, engine::Call call) {
    if (call.payload > kLargestPayload) co_return kTooLarge;
    const Admission admission = admit(call);
    if (admission.environment == nullptr) {
        usage_.throttled(*request, admission.refusal);
        co_return kThrottled;
    }
    Environment& environment = *admission.environment;
    const base::Instant admitted = world_.now();
    const InitPhases init = initPhases(environment);
    usage_.admitted(*request, environment.needsInit, init.before, admitted);
    if (environment.needsInit) {
        environment.needsInit = false;
        co_await engine::delay(environment.placement);
        const base::Instant placed = world_.now();
        request->record(hop_, engine::Cause::Placement, admitted, placed, call.branch);
        co_await engine::delay(init.before);
        request->record(hop_, engine::Cause::Init, placed, world_.now(), call.branch);
    }
    const base::Instant began = world_.now();
    usage_.began(*request, began);
    const std::uint64_t key = base::deriveKey(call.draws, kExecution);
    const client::Patience patience(*request, call.branch, began);
    std::optional<Ending> ending;
    {
        // The block ends a killed execution before its environment serves again.
        engine::WithTimeout<Ending> execution(timeout_,
                                              behavior_.run(request, patience.branch(), key, environment, init.within),
                                              engine::OnTimeout::Kill);
        ending = co_await execution;
    }
    const base::Instant ended = world_.now();
    if (!ending) explainKill(*request, environment, patience);
    const engine::Outcome outcome = finish(*request, key, environment, init.before, ended - began, ending);
    co_await engine::delay(overhead(key));
    request->record(hop_, engine::Cause::Overhead, ended, world_.now(), call.branch);
    co_return outcome;
}

void Function::explainKill(engine::Request& request, const Environment& environment,
                           const client::Patience& patience) const {
    const base::Instant now = world_.now();
    if (environment.doing != engine::Cause::Downstream) {
        request.record(hop_, environment.doing, environment.doingSince, now, patience.branch());
    }
    patience.end(request, hop_, now);
}

Function::Admission Function::admit(const engine::Call& call) {
    const base::Instant now = world_.now();
    if (!pool_.hasRoom()) return {nullptr, reserved_ ? Throttle::Reserved : Throttle::Account};
    if (call.synchronous && !(pool_.allowsRequest(now) && account_.allowsRequest(now))) {
        return {nullptr, Throttle::RequestRate};
    }
    Environment* environment = environments_.findWarm(now);
    if (environment == nullptr && scaling_ && !scaling_->take(1, now)) return {nullptr, Throttle::Scaling};
    pool_.enter(call.synchronous, now);
    account_.enter(call.synchronous, now);
    if (environment == nullptr) return {&environments_.create(now)};
    environments_.take(*environment);
    return {environment};
}

engine::Outcome Function::finish(const engine::Request& request, std::uint64_t executionKey, Environment& environment,
                                 base::Duration init, base::Duration duration, const std::optional<Ending>& ending) {
    const base::Instant now = world_.now();
    const InvocationResult result = resultOf(ending);
    if (result == InvocationResult::Crash || result == InvocationResult::Timeout) environments_.reset(environment, now);
    environments_.release(environment, now);
    pool_.leave();
    account_.leave(now);
    usage_.ended(request, result, init, duration, printed(executionKey), now);
    return outcomeOf(ending);
}

base::Bytes Function::printed(std::uint64_t executionKey) {
    base::Stream stream(base::deriveKey(executionKey, kLogs));
    const double size = std::min(logBytes_(stream, world_.now()), kLargestDraw);
    return base::Bytes(static_cast<std::int64_t>(size + 0.5));
}

base::Duration Function::overhead(std::uint64_t executionKey) {
    base::Stream stream(base::deriveKey(executionKey, kOverhead));
    return base::sampleDuration(overhead_, stream, world_.now());
}

void Function::startMeasuring() {
    measuredFrom_ = world_.now();
    account_.startMeasuring(measuredFrom_);
    environments_.startMeasuring(measuredFrom_);
    usage_.startMeasuring(measuredFrom_);
}

engine::ResourceReport Function::report(base::Duration window) const {
    const base::Instant end = measuredFrom_ + window;
    engine::ResourceReport report;
    report.resource = name_;
    usage_.report(report, window, end);
    report.figures.push_back({"EnvironmentsMean", environments_.mean(window, end)});
    report.figures.push_back({"EnvironmentsMax", static_cast<double>(environments_.peak())});
    if (reportsAccount_) report.quotas.push_back(account_.use());
    return report;
}

}  // namespace headroom::lambda
