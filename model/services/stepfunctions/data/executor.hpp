// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <queue>
#include <string>
#include <vector>

#include "model/base/random.hpp"
#include "model/services/stepfunctions/data/execution.hpp"
#include "model/services/stepfunctions/data/sources.hpp"
#include "model/services/stepfunctions/data/state_data.hpp"
#include "model/services/stepfunctions/data/thread.hpp"
#include "model/services/stepfunctions/error_match.hpp"

namespace headroom::stepfunctions::data {

class Executor;

/// "Pass", "Task" ...: the first word of the events of a state.
std::string_view typeName(StateType type);

/// The context object of the state in work (Guide, input-output-contextobject).
class StateContext : public ContextObject {
public:
    explicit StateContext(Executor& executor) : executor_(executor) {}
    void turnTo(std::size_t thread) { thread_ = thread; }
    Json make() const override;
    std::vector<ContextPart> parts() const override;
    std::uint64_t random() const override;

private:
    const Thread* iteration() const;

    Executor& executor_;
    std::size_t thread_ = 0;
};

/// What a thread does when its time comes.
enum class Step { Work, Answered, TimedOut, HeartbeatMissed, Woken, Retry, ExecutionTimeout };

/// Runs one execution to its end on virtual time. Threads are steps in one queue, ordered by time and then by the
/// order in which they were planned, so that a run is the same everywhere and nothing recurses.
class Executor {
public:
    Executor(const Machine& machine, const ExecutionOptions& options);
    Executed run(const Json& input);

private:
    friend class StateContext;

    struct Planned {
        base::Duration at;
        std::uint64_t order;
        std::size_t thread;
        std::uint32_t generation;
        Step step;
        bool operator>(const Planned& other) const { return at != other.at ? at > other.at : order > other.order; }
    };

    // executor.cpp: the loop, entering and leaving states
    std::uint64_t plan(std::size_t thread, base::Duration delay, Step step);
    void perform(const Planned& planned);
    void enter(std::size_t thread, StateIndex state, SharedJson input);
    void work(std::size_t thread);
    void complete(std::size_t thread, SharedJson result);
    void leave(std::size_t thread, StateIndex next, SharedJson output, const std::optional<Template>& assign,
               const Json& assignInput);
    void finish(std::size_t thread, SharedJson output);
    void end(Status status, std::string_view eventType, Json details, std::int64_t previous);
    void stop(std::string why);

    // executor_states.cpp: what the simple types do
    void choose(std::size_t thread);
    void wait(std::size_t thread);
    void fail(std::size_t thread);
    bool assignInto(std::size_t thread, const std::optional<Template>& assign, const Json& input, Json& assigned);

    // executor_tasks.cpp
    void startTask(std::size_t thread);
    void planEnd(std::size_t thread, Answer answer);
    void answered(std::size_t thread);
    void timedOut(std::size_t thread, std::string_view alias);
    Answer nextAnswer(const std::string& state);

    // executor_fan_out.cpp: Parallel and Map
    void startBranches(std::size_t thread);
    void startItems(std::size_t thread);
    void startMore(std::size_t thread);
    void startChild(std::size_t thread, ScopeIndex scope, Json item);
    void notBegun(std::size_t thread, const base::Error& failure);
    std::size_t newThread();
    Evaluated selected(std::size_t thread, std::size_t slot, const Json& item);
    void childDone(std::size_t child, SharedJson output);
    void childFailed(std::size_t child, const RaisedError& raised, const std::string& cause);
    void childTolerated(std::size_t child, std::int64_t failedItems, Json output);
    void joined(std::size_t thread);
    void abortChildren(std::size_t thread);
    void forget(std::size_t child);
    MapItems read(std::size_t thread);
    bool putIntoBatches(std::size_t thread, std::vector<Json>& items);

    // executor_children.cpp: children of a distributed Map as executions
    void openChild(std::size_t child, MachineType type);
    void closeChild(std::size_t child);
    void closeAll();
    void timeOut(const Planned& planned);
    void executionFailed(std::size_t execution, const RaisedError& raised, const std::string& cause);
    void noteSize(std::size_t thread, std::size_t bytes);
    void noteBranch(std::size_t thread);
    base::Duration transitionOf(std::size_t thread) const;

    // executor_errors.cpp
    void stateFailed(std::size_t thread, const RaisedError& raised, const std::string& cause);
    void runtimeFailed(std::size_t thread, const base::Error& failure);
    void threadFailed(std::size_t thread, const RaisedError& raised, const std::string& cause);
    bool retries(std::size_t thread, const RaisedError& raised);
    bool catches(std::size_t thread, const RaisedError& raised, const std::string& cause);
    bool fits(std::size_t thread, const SharedJson& payload);

    // executor_events.cpp
    std::int64_t emit(std::size_t thread, std::string type, Json details, bool follows = true);
    void emitEntered(std::size_t thread);
    void tellEnds(std::size_t by, std::size_t thread, std::size_t failed);
    void tellEnd(std::size_t by, std::size_t child, bool failed);
    void addText(std::size_t thread, Json& details, const char* name, const Json& value);
    Json taskDetails(const State& state, Json first) const;

    Thread& at(std::size_t thread) { return threads_[thread]; }
    /// The thread, or all of the execution, has ended meanwhile.
    bool isOver(std::size_t thread) const { return ended_ || !threads_[thread].alive; }
    const State& stateOf(std::size_t thread) const { return machine_.definition.states[threads_[thread].state]; }
    const StateFlow& flowOf(std::size_t thread) const { return machine_.flow[threads_[thread].state]; }
    bool isDistributed(std::size_t thread) const;
    /// What paths of the thread's state read from; good until it is asked for another thread.
    Sources sources(std::size_t thread, const Json& input);
    Around around(std::size_t thread);

    const Machine& machine_;
    const ExecutionOptions& options_;
    std::deque<Thread> threads_;
    std::vector<std::size_t> freeThreads_;
    std::priority_queue<Planned, std::vector<Planned>, std::greater<>> queue_;
    std::uint64_t order_ = 0;
    base::Duration now_;
    base::Duration transition_;
    base::Duration expressTransition_;  ///< of Express children
    std::int64_t entered_ = 0;          ///< states
    std::size_t keptText_ = 0;          ///< bytes of texts in the events
    base::Stream draws_;
    StateContext context_{*this};
    std::map<std::string, std::size_t, std::less<>> asked_;  ///< calls of each state so far
    Json executionInput_;
    bool ended_ = false;
    Executed executed_;
};

}  // namespace headroom::stepfunctions::data
