// SPDX-License-Identifier: GPL-3.0-or-later
// Executions of durable functions: one invocation after the other, each replaying what is done already.
#include "model/services/lambda/durable.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/engine/outcomes.hpp"
#include "model/services/lambda/function.hpp"

namespace headroom::lambda {

namespace {

using engine::Disposition;
using engine::ErrorKind;

// Branches of an execution's key.
constexpr std::uint64_t kSize = 0x6475'7262'7974'6573ULL;        // "durbytes"
constexpr std::uint64_t kTime = 0x6475'7274'696d'6500ULL;        // "durtime"
constexpr std::uint64_t kResume = 0x7265'7375'6d65'0000ULL;      // "resume"
constexpr std::uint64_t kRetry = 0x7265'7472'7900'0000ULL;       // "retry"
constexpr std::uint64_t kExecution = 0x6475'7261'626c'6500ULL;   // "durable"
constexpr std::uint64_t kInvocation = 0x696e'766f'6b65'0000ULL;  // "invoke"

base::Duration shorter(std::int64_t seconds) { return std::min(base::seconds(seconds), kLongestSynchronousExecution); }

}  // namespace

Durable::Durable(engine::World& world, const DurableSpec& spec, const std::string& name)
    : world_(world),
      whole_(world.scheduler().lane(base::seconds(spec.executionTimeout))),
      synchronous_(world.scheduler().lane(shorter(spec.executionTimeout))),
      size_(spec.checkpointSize, world.keyOf("checkpoints of " + name)),
      time_(spec.checkpointTime, world.keyOf("writing checkpoints of " + name)),
      resume_(spec.resumeTime, world.keyOf("resuming " + name)),
      replayTime_(spec.replayTime),
      stepAttempts_(spec.stepAttempts),
      invokesInSteps_(spec.invokesInSteps),
      usage_(world, spec, name) {}

base::Duration Durable::checkpoint(DurableRun& run, base::Bytes more) {
    const std::uint64_t key = base::deriveKey(run.key, static_cast<std::uint64_t>(run.done));
    base::Stream sizes(base::deriveKey(key, kSize));
    base::Stream times(base::deriveKey(key, kTime));
    const double bytes = size_(sizes, world_.now());
    usage_.operated(run, more + base::Bytes(static_cast<std::int64_t>(bytes + 0.5)));
    return base::sampleDuration(time_, times, world_.now());
}

base::Duration Durable::resume(const DurableRun& run) {
    const std::uint64_t key = base::deriveKey(run.key, static_cast<std::uint64_t>(run.done));
    base::Stream stream(base::deriveKey(key, kResume));
    return base::sampleDuration(resume_, stream, world_.now());
}

std::optional<base::Duration> Durable::retry(DurableRun& run) const {
    if (++run.attempts >= stepAttempts_) return std::nullopt;
    base::Duration longest = kStepRetryDelay;
    for (std::int64_t i = 1; i < run.attempts && longest < kLongestStepRetryDelay; ++i) longest = longest * 2;
    longest = std::min(longest, kLongestStepRetryDelay);
    base::Stream stream(base::deriveKey(base::deriveKey(run.key, static_cast<std::uint64_t>(run.done)), kRetry));
    return base::durationFromDraw(stream.uniform() * base::toSeconds(longest));
}

/// A whole execution. A caller that has waited too long is told so; the invocation under way goes on to its end.
engine::Task<engine::Outcome> Function::execute(engine::RequestRef request, engine::Call call, bool latest) {
    const base::Instant began = world_.now();
    const client::Patience patience(*request, call.branch, began);
    call.branch = patience.branch();
    engine::WithTimeout<engine::Outcome> limited(durable_->limit(call.synchronous), invokeToEnd(request, call, latest),
                                                 engine::OnTimeout::Abandon);
    const std::optional<engine::Outcome> outcome = co_await limited;
    if (!outcome) patience.end(*request, hop_, world_.now());
    co_return outcome.value_or(engine::failedAnswer(Disposition::TimedOut));
}

engine::Task<engine::Outcome> Function::invokeToEnd(engine::RequestRef request, engine::Call call, bool latest) {
    const base::Instant until = world_.now() + durable_->limit(call.synchronous).length();
    DurableRun run;
    run.measured = request->measured;
    run.workload = request->workload;
    run.began = world_.now();
    behavior_.start(run, base::deriveKey(call.draws, kExecution));
    engine::Outcome outcome;
    for (std::uint64_t number = 0;; ++number) {
        const bool started = run.done > 0;
        engine::Call own = call;
        own.synchronous = call.synchronous && !started;  // it is the service that resumes it
        if (number > 0) own.draws = base::deriveKey(call.draws, kInvocation + number);
        engine::Task<engine::Outcome> invocation = invoke(request, Asked(own, latest), &run);
        outcome = co_await invocation;
        if (run.done == 0) co_return outcome;  // it could not be started
        const bool again = outcome.error == ErrorKind::Throttling;
        if (!again && (!outcome.ok() || run.pending == DurableRun::Pending::Nothing)) break;
        engine::Task<engine::Outcome> waiting = suspend(request, call.branch, run, until, again);
        outcome = co_await waiting;
        if (!outcome.ok()) break;
    }
    DurableUsage::End how = outcome.ok() ? DurableUsage::End::Succeeded : DurableUsage::End::Failed;
    if (outcome.disposition == Disposition::TimedOut) how = DurableUsage::End::TimedOut;
    durable_->usage().ended(run, how);
    co_return outcome;
}

/// Without an invocation: what the execution waits for, and until it is resumed. `again`: an invocation that was to
/// resume it was throttled.
engine::Task<engine::Outcome> Function::suspend(engine::RequestRef request, std::uint8_t branch, DurableRun& run,
                                                base::Instant until, bool again) {
    const base::Instant from = world_.now();
    if (run.pending == DurableRun::Pending::Invoke && !again) {
        engine::Independent<engine::Outcome> asked(behavior_.ask(request, branch, run));
        const engine::Outcome outcome = co_await asked;
        if (!outcome.ok()) co_return engine::failedAnswer(outcome.disposition);
        durable_->usage().wrote(run, outcome.response);
    } else {
        const base::Duration pause = again ? kResumeAgain : run.pause;
        co_await engine::delay(std::min(pause, until - from));
        request->record(hop_, engine::Cause::Waiting, from, world_.now(), branch);
    }
    const base::Instant resumed = world_.now();
    if (resumed >= until) co_return engine::failedAnswer(Disposition::TimedOut);
    if (!Durable::hasRoom(run)) co_return engine::failedAnswer(Disposition::Failed);
    const base::Duration wait = again ? base::Duration(0) : durable_->resume(run);
    co_await engine::delay(wait);
    request->record(hop_, engine::Cause::Overhead, resumed, world_.now(), branch);
    co_return engine::Outcome{};
}

}  // namespace headroom::lambda
