// SPDX-License-Identifier: GPL-3.0-or-later
// Parallel steps of an execution. Frames chain up, one for each strand, so that nothing is allocated for a list of
// them.
#include "model/engine/alongside.hpp"
#include "model/engine/delay.hpp"
#include "model/services/lambda/behavior.hpp"

namespace headroom::lambda {

/// What the strands of one Parallel step share.
struct Behavior::Fork {
    const engine::RequestRef& request;
    Environment& environment;
    const Instruction& step;
    const Cursor& from;
    SharedCpu& cpu;
    Parallel parallel;
};

engine::Task<Ending> Behavior::fork(const engine::RequestRef& request, std::uint8_t branch, Environment& environment,
                                    Meeting at, SharedCpu* outer) {
    SharedCpu own(cpus_);
    Fork fork{request,
              environment,
              at.step,
              at.cursor,
              outer != nullptr ? *outer : own,
              {*request, branch, program_.strands(at.step), hop_, at.doing, world_.now()}};
    engine::Task<engine::Done> strands = sideBySide(fork, 0);
    co_await strands;
    co_return fork.parallel.join(world_.now());
}

engine::Task<engine::Done> Behavior::sideBySide(Fork& fork, std::size_t nth) {
    Parallel::Strand strand(fork.parallel, nth, program_.strand(fork.step, nth, fork.from));
    engine::Alongside<engine::Done> first(follow(fork, strand));
    first.begin();
    if (nth + 1 < program_.strands(fork.step)) {
        engine::Task<engine::Done> others = sideBySide(fork, nth + 1);
        co_await others;
    }
    co_await first;
    co_return engine::Done{};
}

engine::Task<engine::Done> Behavior::follow(Fork& fork, Parallel::Strand& strand) {
    Ending ending;
    while (const Instruction* step = program_.next(strand.cursor)) {
        if (step->kind == Instruction::Kind::Call) {
            begin(strand.doing, engine::Cause::Downstream);
            engine::Task<engine::Outcome> calling = client::callWithRetries(
                outgoing_[step->operand].route, fork.request, describe(*step, strand.cursor, strand.branch()),
                quotaOf(*step, fork.environment));
            const engine::Outcome outcome = co_await calling;
            if (!outcome.ok()) ending = {Ending::Kind::Error, outcome.disposition, {}};
        } else if (step->kind == Instruction::Kind::Fork) {
            engine::Task<Ending> inner = this->fork(fork.request, strand.branch(), fork.environment,
                                                    {*step, strand.cursor, strand.doing}, &fork.cpu);
            ending = co_await inner;
        } else {
            const Pause& pause = program_.pause(*step);
            begin(strand.doing, pause.cause);
            const base::Duration length = lengthOf(*step, strand.cursor, fork.environment);
            if (pause.threads > 0) {
                SharedCpu::Work computing(fork.cpu, length, pause.threads);
                co_await computing;
            } else {
                co_await engine::delay(length);
            }
            fork.request->record(hop_, pause.cause, strand.doing.since, world_.now(), strand.branch());
        }
        if (ending.kind != Ending::Kind::Answer) break;
    }
    strand.end(ending);
    co_return engine::Done{};
}

}  // namespace headroom::lambda
