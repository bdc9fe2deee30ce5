// SPDX-License-Identifier: GPL-3.0-or-later
// Children of a distributed Map: executions with a type, limits and a bill of their own.
#include <algorithm>

#include "model/services/stepfunctions/data/executor.hpp"
#include "model/services/stepfunctions/express_usage.hpp"

namespace headroom::stepfunctions::data {

void Executor::openChild(std::size_t index, MachineType type) {
    Thread& thread = at(index);
    thread.execution = index;
    thread.child = ChildExecution{type, 0, now_, 0, 0, 0, {}};
    executed_.transitions += options_.childStart;
    if (type != MachineType::Express) return;  // a Standard one may go on for as long as its parent
    thread.uncounted = true;
    ++executed_.expressChildren;
    thread.child->deadline = plan(index, kMaxExpressDuration, Step::ExecutionTimeout);
}

/// An Express child that ends or is stopped is billed for what it has run.
void Executor::closeChild(std::size_t index) {
    const std::optional<ChildExecution>& child = at(index).child;
    if (!child || child->type != MachineType::Express) return;
    const base::Duration billed = expressBilledDuration(now_ - child->began);
    const std::int64_t megabytes =
        expressBilledMegabytes(expressMemoryBytes(static_cast<std::int64_t>(machine_.definition.bytes),
                                                  static_cast<std::int64_t>(child->largestPayload), child->fannedOut));
    executed_.expressSteps += billed.count / base::milliseconds(100).count * (megabytes / 64);
}

/// The execution ends with children still running.
void Executor::closeAll() {
    for (std::size_t index = 0; index < threads_.size(); ++index)
        if (at(index).alive) closeChild(index);
}

void Executor::timeOut(const Planned& planned) {
    if (planned.thread == 0)
        return end(Status::TimedOut, "ExecutionTimedOut",
                   {{"executionTimedOutEventDetails", {{"error", error::kTimeout}}}}, 0);
    const Thread& thread = at(planned.thread);
    if (thread.alive && thread.child && thread.child->deadline == planned.order)
        executionFailed(planned.thread, {std::string(error::kTimeout), {}, false}, "");
}

/// A child ends as a whole, with whatever is in work in it.
void Executor::executionFailed(std::size_t execution, const RaisedError& raised, const std::string& cause) {
    abortChildren(execution);
    if (at(execution).alive) childFailed(execution, raised, cause);
}

void Executor::noteSize(std::size_t index, std::size_t bytes) {
    executed_.largestPayload = std::max(executed_.largestPayload, bytes);
    if (std::optional<ChildExecution>& child = at(at(index).execution).child)
        child->largestPayload = std::max(child->largestPayload, bytes);
}

/// A branch or an iteration; a distributed Map's children count for themselves.
void Executor::noteBranch(std::size_t index) {
    if (isDistributed(index)) return;
    if (std::optional<ChildExecution>& child = at(at(index).execution).child)
        ++child->fannedOut;
    else
        ++executed_.fannedOut;
}

base::Duration Executor::transitionOf(std::size_t index) const {
    const std::optional<ChildExecution>& child = threads_[threads_[index].execution].child;
    return child && child->type == MachineType::Express ? expressTransition_ : transition_;
}

}  // namespace headroom::stepfunctions::data
