// SPDX-License-Identifier: GPL-3.0-or-later
// One invocation of a durable function: what is done is replayed, then the code goes on until it suspends or ends.
#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/services/lambda/behavior.hpp"
#include "model/services/lambda/durable.hpp"

namespace headroom::lambda {

void Behavior::start(DurableRun& run, std::uint64_t key) const {
    run.key = key;
    program_.start(run.cursor, key);
}

engine::Task<engine::Outcome> Behavior::ask(engine::RequestRef request, std::uint8_t branch, const DurableRun& run) {
    const engine::Call asked = describe(*run.asked, run.cursor, branch);
    engine::Task<engine::Outcome> call = outgoing_[run.asked->operand].route.target->serve(request, asked);
    const engine::Outcome outcome = co_await call;
    co_return outcome;
}

/// Whether the service does it and the invocation ends meanwhile.
bool Behavior::suspends(const Instruction& step, const Durable& durable) const {
    if (step.kind != Instruction::Kind::Call) return false;
    const CallStep& call = program_.calls()[step.operand];
    return call.operation == "Invoke" && !call.asynchronous && !durable.invokesInSteps();
}

engine::Task<Ending> Behavior::resume(engine::RequestRef request, std::uint8_t branch, Durable& durable,
                                      DurableRun& run, Environment& environment, base::Duration initAgain,
                                      const Asked& asked) {
    Doing& doing = environment.doing;
    begin(doing, engine::Cause::Init);
    co_await engine::delay(initAgain);
    request->record(hop_, engine::Cause::Init, doing.since, world_.now(), branch);
    if (run.done == 0) durable.usage().started(run);
    begin(doing, engine::Cause::Compute);
    co_await engine::delay(durable.replay(run));
    request->record(hop_, engine::Cause::Compute, doing.since, world_.now(), branch);
    run.pending = DurableRun::Pending::Nothing;
    for (Cursor here = run.cursor; const Instruction* step = program_.next(run.cursor); here = run.cursor) {
        engine::Task<Operated> operation = operate(request, branch, *step, durable, run, environment);
        const Operated operated = co_await operation;
        const std::optional<base::Duration> again = operated.failed ? durable.retry(run) : std::nullopt;
        if (Program::isStep(*step)) {
            begin(doing, engine::Cause::Overhead);
            co_await engine::delay(durable.checkpoint(run, operated.written));
            request->record(hop_, engine::Cause::Overhead, doing.since, world_.now(), branch);
        }
        if (operated.failed && !again) co_return Ending{Ending::Kind::Error, operated.cause, {}};
        if (again) {
            run.pending = DurableRun::Pending::Retry;
            run.pause = *again;
            run.cursor = here;
        }
        if (run.pending != DurableRun::Pending::Nothing) co_return Ending{};
        if (!Durable::hasRoom(run)) co_return Ending{Ending::Kind::Error, engine::Disposition::Failed, {}};
    }
    co_return answer(run.key, answerSize(run.key, asked), asked);
}

/// A step, or what makes the invocation end: a wait, an invocation.
engine::Task<Behavior::Operated> Behavior::operate(engine::RequestRef request, std::uint8_t branch,
                                                   const Instruction& step, Durable& durable, DurableRun& run,
                                                   Environment& environment) {
    Doing& doing = environment.doing;
    if (suspends(step, durable)) {
        run.pending = DurableRun::Pending::Invoke;
        run.asked = &step;
        co_return Operated{};
    }
    if (step.kind == Instruction::Kind::Call) {
        engine::Call asked = describe(step, run.cursor, branch);
        if (run.attempts > 0) asked.draws = base::deriveKey(asked.draws, static_cast<std::uint64_t>(run.attempts));
        begin(doing, engine::Cause::Downstream);
        engine::Task<engine::Outcome> calling =
            client::callWithRetries(outgoing_[step.operand].route, request, asked, quotaOf(step, environment));
        const engine::Outcome outcome = co_await calling;
        if (!outcome.ok()) co_return Operated{true, outcome.disposition, {}};
        run.attempts = 0;
        co_return Operated{false, engine::Disposition::Succeeded, outcome.response};
    }
    const Pause& pause = program_.pause(step);
    const base::Duration length = lengthOf(step, run.cursor, environment);
    if (pause.cause == engine::Cause::Waiting && Program::isStep(step)) {
        run.pending = DurableRun::Pending::Wait;
        run.pause = std::max(length, kShortestDurableWait);
        co_return Operated{};
    }
    begin(doing, pause.cause);
    co_await engine::delay(length);
    request->record(hop_, pause.cause, doing.since, world_.now(), branch);
    co_return Operated{};
}

}  // namespace headroom::lambda
