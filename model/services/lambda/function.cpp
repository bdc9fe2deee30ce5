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

engine::Task<engine::Outcome> Function::invoke(engine::RequestRef request, Asked asked, DurableRun* run) {
    if (asked.tooLarge) co_return engine::refusedWith(kTooLarge);
    const Invocation invocation = begin(*request, asked);
    if (invocation.environment == nullptr) co_return engine::throttledWith(kTooMany);
    // What has a name here has a place in the frame, and with thousands in flight each cache line is a miss.
    engine::Delay waiting;
    base::Instant since = world_.now();
    if (invocation.environment->waits) {
        waiting.last(invocation.environment->placement);
        co_await waiting;
        request->record(hop_, engine::Cause::Placement, std::exchange(since, world_.now()), world_.now(), asked.branch);
        waiting.last(invocation.environment->start.initLength);
        co_await waiting;
        request->record(hop_, engine::Cause::Init, since, world_.now(), asked.branch);
    }
    usage_.began(*request, invocation.environment->pool == Pool::Provisioned, world_.now());
    const client::Patience patience(*request, asked.branch, world_.now());
    engine::Limited<Ending> limited(timeout_, execution(request, patience.branch(), invocation, asked, run),
                                    engine::OnTimeout::Kill);
    co_await limited;
    since = world_.now();
    const engine::Outcome outcome = settle(request, invocation, asked, patience, limited.take());
    waiting.last(overhead(invocation.key));
    co_await waiting;
    request->record(hop_, engine::Cause::Overhead, since, world_.now(), asked.branch);
    co_return outcome;
}

engine::Task<Ending> Function::execution(const engine::RequestRef& request, std::uint8_t branch,
                                         const Invocation& invocation, const Asked& asked, DurableRun* run) {
    Environment& environment = *invocation.environment;
    if (environment.failsToStart) return crashAtOnce();
    const base::Duration initAgain = environment.starts ? environment.start.initAgain : base::Duration(0);
    if (run == nullptr) return behavior_.run(request, invocation.key, environment, initAgain, asked, branch);
    return behavior_.resume(request, branch, *durable_, *run, environment, initAgain, asked);
}

engine::Outcome Function::settle(const engine::RequestRef& request, const Invocation& invocation, const Asked& asked,
                                 const client::Patience& patience, const std::optional<Ending>& ending) {
    if (!ending) explainKill(*request, *invocation.environment, patience);
    base::Bytes sent(0);
    if (asked.streams) sent = isAnswer(ending) ? ending->response : invocation.environment->flow.sentBy(world_.now());
    end(request, invocation, resultOf(ending), world_.now() - patience.began(), sent);
    return outcomeOf(ending, sent);
}

Function::Invocation Function::begin(const engine::Request& request, const Asked& asked) {
    const Admission admission = admit(asked, request.measured);
    if (admission.environment != nullptr) return prepare(request, *admission.environment, asked);
    usage_.throttled(request, admission.refusal);
    return {};
}

Function::Invocation Function::prepare(const engine::Request& request, Environment& environment, const Asked& asked) {
    const bool fresh = environment.isFresh;
    const bool suppressed = environment.suppressedInit;
    environment.waits = environment.needsInit;
    environment.failsToStart = false;
    environment.starts = environment.waits || environment.initialisedAhead || fresh || suppressed;
    if (environment.starts) environment.start = {{}, fresh ? environment.firstRun : base::Duration(0), {}};
    if (asked.streams) environment.flow = {};
    if (environment.waits || environment.initialisedAhead) chargeStart(request, environment);
    environment.isFresh = environment.needsInit = environment.initialisedAhead = environment.suppressedInit = false;
    if (suppressed) {
        environment.start.initAgain += environment.init;
        usage_.initSuppressed(request);
    }
    const bool cold = environment.waits;
    usage_.admitted(request, cold, cold ? environment.start.initLength : base::Duration(0), world_.now());
    return {&environment, base::deriveKey(asked.draws, kExecution)};
}

void Function::chargeStart(const engine::Request& request, Environment& environment) {
    const base::Duration length = environment.init;
    const bool restore = restores_ && environment.pool == Pool::OnDemand;
    base::Duration limit = restore ? kRestoreLimit : kInitLimit;
    if (environment.pool == Pool::Provisioned) limit = std::max(kProvisionedInitLimit, longest_);
    const bool overruns = length > limit;
    const base::Duration spent = std::min(length, limit);
    base::Duration billed = spent;
    if (restore) {
        billed = base::Duration(static_cast<std::int64_t>(static_cast<double>(spent.count) * billedRestore_ + 0.5));
        usage_.restored(request);
    }
    if (!environment.waits) return usage_.initialisedAhead(request, billed);
    environment.start.initLength = spent;
    environment.start.billedInit = billed;
    environment.failsToStart = restore && overruns;
    if (!restore && overruns) environment.start.initAgain += length;
}

void Function::explainKill(engine::Request& request, const Environment& environment,
                           const client::Patience& patience) const {
    const base::Instant now = world_.now();
    if (environment.doing.what != engine::Cause::Downstream) {
        request.record(hop_, environment.doing.what, environment.doing.since, now, patience.branch());
    }
    patience.end(request, hop_, now);
}

Function::Admission Function::admit(const Asked& asked, bool measured) {
    const base::Instant now = world_.now();
    if (asked.synchronous) account_.asked(now);
    const bool provisioned = provisioned_ != nullptr && !asked.latest && provisioned_->allows(asked.synchronous, now);
    if (!provisioned && !pool_.hasRoom()) return {nullptr, reserved_ ? Throttle::Reserved : Throttle::Account};
    if (asked.synchronous && !pool_.allowsRequest(now))
        return {nullptr, reserved_ ? Throttle::ReservedRequestRate : Throttle::RequestRate};
    if (asked.synchronous && !account_.allowsRequest(now)) return {nullptr, Throttle::RequestRate};
    if (provisioned) return takeProvisioned(asked, measured, now);
    const Pool pool = asked.latest && published_ ? Pool::Latest : Pool::OnDemand;
    Environment* environment = environments_.findWarm(now, pool);
    if (environment == nullptr && scaling_ && !scaling_->take(1, now)) return {nullptr, Throttle::Scaling};
    if (provisioned_ != nullptr && !asked.latest) provisioned_->spilledOver(measured);
    pool_.enter(asked.synchronous, now);
    account_.enter(asked.synchronous, now);
    if (environment == nullptr) return {&environments_.create(now, pool)};
    environments_.take(*environment);
    return {environment};
}

Function::Admission Function::takeProvisioned(const Asked& asked, bool measured, base::Instant now) {
    pool_.countRequest(asked.synchronous, now);
    account_.enter(asked.synchronous, now);
    provisioned_->enter(asked.synchronous, measured, now);
    Environment& environment = *environments_.findWarm(now, Pool::Provisioned);  // there are more than are busy
    environments_.take(environment);
    return {&environment};
}

void Function::end(const engine::RequestRef& request, const Invocation& invocation, InvocationResult result,
                   base::Duration duration, base::Bytes sent) {
    Environment& environment = *invocation.environment;
    const bool reset = result == InvocationResult::Crash || result == InvocationResult::Timeout;
    if (reset) environments_.reset(environment, world_.now(), environment.failsToStart);
    Usage::Ended how;
    how.result = result;
    how.provisioned = environment.pool == Pool::Provisioned;
    if (environment.starts) how.init = environment.start.billedInit;
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
