// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/function.hpp"

#include <algorithm>

#include "model/base/sample_bytes.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/outcomes.hpp"

namespace headroom::lambda {

namespace {

using engine::Disposition;

// Branches of a call's draws and of an execution's key.
constexpr std::uint64_t kExecution = 0x6578'6563'7574'6500ULL;   // "execute"
constexpr std::uint64_t kLogs = 0x6c6f'6773'0000'0000ULL;        // "logs"
constexpr std::uint64_t kExtensions = 0x6578'7465'6e64'0000ULL;  // "extend"
constexpr std::uint64_t kOverhead = 0x6f76'6572'6865'6164ULL;    // "overhead"

constexpr std::uint16_t kTooMany = 429;
constexpr std::uint16_t kTooLarge = 413;

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

bool isAnswer(const std::optional<Ending>& ending) { return ending && ending->kind == Ending::Kind::Answer; }

engine::Task<Ending> crashAtOnce() { co_return Ending{Ending::Kind::Crash, Disposition::Failed, {}}; }

/// `sent`: what the caller has of a stream that broke off.
engine::Outcome outcomeOf(const std::optional<Ending>& ending, base::Bytes sent) {
    if (isAnswer(ending)) return engine::succeededWith(ending->response);
    const bool crashed = ending && ending->kind == Ending::Kind::Crash;
    const engine::Halt halt = !ending ? engine::Halt::Timeout : crashed ? engine::Halt::Crash : engine::Halt::None;
    engine::Outcome outcome = engine::failedAnswer(ending ? ending->cause : Disposition::Failed, halt);
    outcome.response = sent;
    return outcome;
}

}  // namespace

Function::Function(engine::World& world, Account& account, const Spec& spec, const std::string& name, Function* of)
    : world_(world),
      account_(account),
      pool_(of != nullptr ? of->pool_ : account.join(spec.reservedConcurrentExecutions)),
      reserved_(spec.reservedConcurrentExecutions.has_value()),
      published_(spec.published),
      restores_(spec.snapStart && spec.published),
      billedRestore_(spec.billedRestore),
      longest_(base::seconds(spec.timeout)),
      name_(name),
      hop_(world.hops().id(name)),
      timeout_(world.scheduler().lane(base::seconds(spec.timeout))),
      ownScaling_(scalingBucket(account.quotas(), world.begin())),
      scaling_(of != nullptr ? of->scaling_ : ownScaling_),
      environments_(spec, world.keyOf("environments of " + name), world.begin()),
      latest_(*this),
      behavior_(world, spec, name, hop_),
      logBytes_(spec.logBytes, world.keyOf("logs of " + name)),
      overhead_(spec.invokeOverhead, world.keyOf("overhead of " + name)),
      usage_(world, spec, name),
      reportsAccount_(account.claimReport()),
      measuredFrom_(world.begin()) {
    if (of != nullptr) of->versions_.push_back(this);
    if (spec.extensions) extensions_.emplace(*spec.extensions, world.keyOf("extensions of " + name));
    if (spec.durable) durable_ = std::make_unique<Durable>(world, *spec.durable, name);
    if (!spec.provisionedConcurrency) return;
    account_.provision(pool_, *spec.provisionedConcurrency, world.begin());
    environments_.provision(*spec.provisionedConcurrency, world.begin());
    provisioned_ = std::make_unique<Provisioned>(world, account.quotas(), spec, name);
}

engine::Task<engine::Outcome> Function::invoke(engine::RequestRef request, engine::Call call, bool latest,
                                               DurableRun* run) {
    if (call.payload > kLargestPayload) co_return engine::refusedWith(kTooLarge);
    const Invocation invocation = begin(*request, call, latest);
    if (invocation.environment == nullptr) co_return engine::throttledWith(kTooMany);
    // *invocation.environment has no name here: that would take a place of its own in the frame, and a cache line more.
    engine::Delay waiting;
    base::Instant began = world_.now();
    if (invocation.cold) {
        waiting.last(invocation.environment->placement);
        co_await waiting;
        request->record(hop_, engine::Cause::Placement, std::exchange(began, world_.now()), world_.now(), call.branch);
        waiting.last(invocation.initLength);
        co_await waiting;
        request->record(hop_, engine::Cause::Init, std::exchange(began, world_.now()), world_.now(), call.branch);
    }
    usage_.began(*request, invocation.environment->pool == Pool::Provisioned, began);
    const client::Patience patience(*request, call.branch, began);
    engine::WithTimeout<Ending> execution(timeout_,
                                          invocation.failsToStart ? crashAtOnce()
                                          : run == nullptr
                                              ? behavior_.run(request, patience.branch(), invocation.key,
                                                              *invocation.environment, invocation.initAgain, call)
                                              : behavior_.resume(request, patience.branch(), *durable_, *run,
                                                                 *invocation.environment, invocation.initAgain, call),
                                          engine::OnTimeout::Kill);
    const std::optional<Ending> ending = co_await execution;
    const base::Instant ended = world_.now();
    if (!ending) explainKill(*request, *invocation.environment, patience);
    const base::Bytes sent = !call.streams      ? base::Bytes(0)
                             : isAnswer(ending) ? ending->response
                                                : invocation.environment->flow.sentBy(ended);
    end(request, invocation, resultOf(ending), ended - began, sent);
    waiting.last(overhead(invocation.key));
    co_await waiting;
    request->record(hop_, engine::Cause::Overhead, ended, world_.now(), call.branch);
    co_return outcomeOf(ending, sent);
}

Function::Invocation Function::begin(const engine::Request& request, const engine::Call& call, bool latest) {
    const Admission admission = admit(call, latest, request.measured);
    if (admission.environment != nullptr) return prepare(request, *admission.environment, call);
    usage_.throttled(request, admission.refusal);
    return {};
}

Function::Invocation Function::prepare(const engine::Request& request, Environment& environment,
                                       const engine::Call& call) {
    const bool cold = environment.needsInit;
    Invocation made{.environment = &environment,
                    .key = base::deriveKey(call.draws, kExecution),
                    .billedInit = {},
                    .initAgain = environment.isFresh ? environment.firstRun : base::Duration(0),
                    .initLength = {},
                    .cold = cold,
                    .failsToStart = false};
    if (call.streams) environment.flow = {};
    if (cold || environment.initialisedAhead) chargeStart(request, made, cold);
    const bool suppressed = environment.suppressedInit;
    environment.isFresh = environment.needsInit = environment.initialisedAhead = environment.suppressedInit = false;
    if (suppressed) {
        made.initAgain += environment.init;
        usage_.initSuppressed(request);
    }
    usage_.admitted(request, cold, made.initLength, world_.now());
    return made;
}

void Function::chargeStart(const engine::Request& request, Invocation& made, bool cold) {
    const base::Duration length = made.environment->init;
    const Pool pool = made.environment->pool;
    const bool restore = restores_ && pool == Pool::OnDemand;
    const base::Duration longest = pool == Pool::Provisioned ? std::max(kProvisionedInitLimit, longest_) : kInitLimit;
    const base::Duration limit = restore ? kRestoreLimit : longest;
    const bool overruns = length > limit;
    const base::Duration spent = overruns ? limit : length;
    base::Duration billed = spent;
    if (restore) {
        billed = base::Duration(static_cast<std::int64_t>(static_cast<double>(spent.count) * billedRestore_ + 0.5));
        usage_.restored(request);
    }
    if (!cold) return usage_.initialisedAhead(request, billed);
    made.initLength = spent;
    made.billedInit = billed;
    made.failsToStart = restore && overruns;
    if (!restore && overruns) made.initAgain += length;
}

void Function::explainKill(engine::Request& request, const Environment& environment,
                           const client::Patience& patience) const {
    const base::Instant now = world_.now();
    if (environment.doing.what != engine::Cause::Downstream) {
        request.record(hop_, environment.doing.what, environment.doing.since, now, patience.branch());
    }
    patience.end(request, hop_, now);
}

Function::Admission Function::admit(const engine::Call& call, bool latest, bool measured) {
    const base::Instant now = world_.now();
    if (call.synchronous) account_.asked(now);
    const bool provisioned = provisioned_ != nullptr && !latest && provisioned_->allows(call.synchronous, now);
    if (!provisioned && !pool_.hasRoom()) return {nullptr, reserved_ ? Throttle::Reserved : Throttle::Account};
    if (call.synchronous && !pool_.allowsRequest(now))
        return {nullptr, reserved_ ? Throttle::ReservedRequestRate : Throttle::RequestRate};
    if (call.synchronous && !account_.allowsRequest(now)) return {nullptr, Throttle::RequestRate};
    if (provisioned) return takeProvisioned(call, measured, now);
    const Pool pool = latest && published_ ? Pool::Latest : Pool::OnDemand;
    Environment* environment = environments_.findWarm(now, pool);
    if (environment == nullptr && scaling_ && !scaling_->take(1, now)) return {nullptr, Throttle::Scaling};
    if (provisioned_ != nullptr && !latest) provisioned_->spilledOver(measured);
    pool_.enter(call.synchronous, now);
    account_.enter(call.synchronous, now);
    if (environment == nullptr) return {&environments_.create(now, pool)};
    environments_.take(*environment);
    return {environment};
}

Function::Admission Function::takeProvisioned(const engine::Call& call, bool measured, base::Instant now) {
    pool_.countRequest(call.synchronous, now);
    account_.enter(call.synchronous, now);
    provisioned_->enter(call.synchronous, measured, now);
    Environment& environment = *environments_.findWarm(now, Pool::Provisioned);  // there are more than are busy
    environments_.take(environment);
    return {&environment};
}

void Function::end(const engine::RequestRef& request, const Invocation& invocation, InvocationResult result,
                   base::Duration duration, base::Bytes sent) {
    Environment& environment = *invocation.environment;
    const bool reset = result == InvocationResult::Crash || result == InvocationResult::Timeout;
    if (reset) environments_.reset(environment, world_.now(), invocation.failsToStart);
    Usage::Ended how;
    how.result = result;
    how.provisioned = environment.pool == Pool::Provisioned;
    how.init = invocation.billedInit;
    how.duration = duration;
    how.printed = printed(invocation.key);
    how.streamed = std::max(base::Bytes(0), sent - kFreeStream);
    how.brokeOff = result != InvocationResult::Answer && sent.count > 0;
    // A reset shuts extensions down with the process.
    const base::Duration more = reset ? base::Duration(0) : extensionsOf(invocation.key);
    if (more.count == 0) return finish(*request, environment, how);
    extend(request, invocation, how, more).spawn();
}

engine::Process Function::extend(engine::RequestRef request, Invocation invocation, Usage::Ended how,
                                 base::Duration length) {
    // They share the function's timeout, which ends them and costs the environment: the answer is given already (Guide,
    // lambda-runtime-environment, 2026).
    const base::Duration left = std::max(base::Duration(0), longest_ - how.duration);
    how.extensions = std::min(length, left);
    co_await engine::delay(how.extensions);
    if (length > left) {
        if (how.result == InvocationResult::Answer) how.result = InvocationResult::Timeout;
        environments_.reset(*invocation.environment, world_.now());
    }
    finish(*request, *invocation.environment, how);
}

void Function::finish(const engine::Request& request, Environment& environment, const Usage::Ended& how) {
    const base::Instant now = world_.now();
    const bool withdrawn = environments_.release(environment, now);
    if (how.provisioned) {
        provisioned_->leave(now);
        if (withdrawn) account_.provision(pool_, -1, now);
    } else {
        pool_.leave(now);
    }
    account_.leave(now);
    usage_.ended(request, how, now);
}

base::Duration Function::extensionsOf(std::uint64_t executionKey) {
    if (!extensions_) return {};
    base::Stream stream(base::deriveKey(executionKey, kExtensions));
    return base::sampleDuration(*extensions_, stream, world_.now());
}

base::Bytes Function::printed(std::uint64_t executionKey) {
    return base::bytesFromDraw(logBytes_.drawFor(executionKey, kLogs, world_.now()));
}

base::Duration Function::overhead(std::uint64_t executionKey) {
    return base::durationFromDraw(overhead_.drawFor(executionKey, kOverhead, world_.now()));
}

void Function::startMeasuring() {
    measuredFrom_ = world_.now();
    account_.startMeasuring(measuredFrom_);
    environments_.startMeasuring(measuredFrom_);
    usage_.startMeasuring(measuredFrom_);
    if (provisioned_ != nullptr) provisioned_->startMeasuring(measuredFrom_);
}

engine::ResourceReport Function::report(base::Duration window) const {
    const base::Instant end = measuredFrom_ + window;
    engine::ResourceReport report;
    report.resource = name_;
    usage_.report(report, window, end, provisioned_ == nullptr ? InitAhead{} : environments_.initAhead(end));
    if (provisioned_ != nullptr) provisioned_->report(report, window, end);
    if (durable_ != nullptr) durable_->usage().report(report, window);
    report.figures.push_back({"EnvironmentsMean", environments_.mean(window, end)});
    report.figures.push_back({"EnvironmentsMax", static_cast<double>(environments_.peak())});
    if (reportsAccount_) report.quotas = account_.use();
    return report;
}

}  // namespace headroom::lambda
