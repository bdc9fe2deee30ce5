// SPDX-License-Identifier: GPL-3.0-or-later
// The states of a scope, one after the other.
#include <algorithm>
#include <array>

#include "model/engine/delay.hpp"
#include "model/platform/client/patience.hpp"
#include "model/services/stepfunctions/machine.hpp"
#include "model/services/stepfunctions/retry_delay.hpp"

namespace headroom::stepfunctions {

namespace {

// Branches of a visit's key.
constexpr std::uint64_t kEnterDraws = 1;
constexpr std::uint64_t kChoiceDraws = 2;
constexpr std::uint64_t kWaitDraws = 3;
constexpr std::uint64_t kBackOffDraws = 4;
constexpr std::uint64_t kAttemptDraws = 1ULL << 32;  // and the attempt's number
constexpr std::uint64_t kRetryDraws = 2ULL << 32;

// An Express execution may go round and round where states take no time: the clock must go on.
constexpr std::uint64_t kRoundsAtOnce = 10'000;
constexpr double kSlowRoundSeconds = 0.001;

/// How often each retrier of a state has been used; more than a few are rare.
class RetryCounts {
public:
    explicit RetryCounts(std::size_t retriers) : many_(retriers > few_.size() ? retriers : 0) {}
    std::int64_t& operator[](std::size_t i) { return many_.empty() ? few_[i] : many_[i]; }

private:
    std::array<std::int64_t, 8> few_{};
    std::vector<std::int64_t> many_;
};

/// Events of the history when a state is tried once: Scheduled, Started, Succeeded or Failed; Submitted with a token or
/// a job; of a Parallel or Map Started and Succeeded.
std::int64_t eventsOf(const PlannedState& planned) {
    const StateType type = planned.state->type;
    if (type == StateType::Task) return planned.task.token || planned.task.pattern == Pattern::Sync ? 4 : 3;
    if (type == StateType::Map && planned.state->map->distributed) return 4;  // the Map Run's start and end as well
    return type == StateType::Parallel || type == StateType::Map ? 2 : 0;
}

/// The state of the first catcher that matches.
StateIndex catcherOf(const PlannedState& planned, const Ending& ending) {
    for (const PlannedCatch& one : planned.catches) {
        if (one.match(ending)) return one.next;
    }
    return kNone;
}

bool works(StateType type) { return type == StateType::Task || type == StateType::Parallel || type == StateType::Map; }

}  // namespace

/// Counts events of the history; false when a Standard execution has no room for them: the last is ExecutionFailed.
bool Machine::note(Execution& execution, std::int64_t events) const {
    if (!execution.express() && execution.events + events >= kMaxHistoryEvents) return false;
    execution.events += events;
    return true;
}

Ending Machine::tooMuchHistory() const { return {kRuntimeError, kNoError, true, engine::Disposition::Failed}; }

/// A transition: counted, and how long it takes.
base::Duration Machine::enter(Execution& execution, const Strand& strand, StateIndex index, bool again,
                              std::uint64_t key) {
    const base::Instant now = world_.now();
    PlannedState& planned = plan_.state(index);
    const base::Duration queued = execution.express() ? base::Duration() : account_.transition(now);
    usage_.entered(execution, index, again, queued.count > 0);
    base::Stream stream(base::deriveKey(key, kEnterDraws));
    const bool task = planned.state->type == StateType::Task;
    double seconds = (task ? taskOverhead_ : transition_)(stream, now) * incident_.slowdown;
    if (task) seconds += base::toSeconds(perKilobyte_) * static_cast<double>(strand.payload.count) / 1024.0;
    if (strand.round > kRoundsAtOnce) seconds = std::max(seconds, kSlowRoundSeconds);
    return queued + base::durationFromDraw(seconds);
}

StateIndex Machine::choose(const PlannedState& planned, std::uint64_t key) const {
    base::Stream stream(base::deriveKey(key, kChoiceDraws));
    const double u = stream.uniform();
    for (const PlannedWay& way : planned.ways) {
        if (u < way.upTo) return way.next;
    }
    return kNone;
}

base::Duration Machine::waitOf(PlannedState& planned, std::uint64_t key) {
    if (planned.state->waitUntil) return plan_.until(*planned.state) - world_.now();
    if (!planned.wait) return {};
    base::Stream stream(base::deriveKey(key, kWaitDraws));
    return base::sampleDuration(*planned.wait, stream, world_.now());
}

/// Where a state that neither works nor waits leads.
Machine::Way Machine::decide(const PlannedState& planned, std::uint64_t key) const {
    Way way{planned.state->next, {}};
    if (planned.state->type == StateType::Fail) way.ending = Ending::failure(planned.fails);
    if (planned.state->type != StateType::Choice) return way;
    way.next = choose(planned, key);
    if (way.next == kNone) way.ending = Ending::failure(kNoChoiceError);
    return way;
}

engine::Task<Ending> Machine::runScope(Execution& execution, Strand& strand, ScopeIndex scope) {
    for (StateIndex at = plan_.startOf(scope); at != kNone;) {
        PlannedState& planned = plan_.state(at);
        const StateType type = planned.state->type;
        const base::Instant entered = world_.now();
        const std::uint64_t key = base::deriveKey(base::deriveKey(strand.key, planned.key), strand.round);
        if (!note(execution, 1)) co_return tooMuchHistory();
        co_await engine::delay(enter(execution, strand, at, false, key));
        strand.request->record(planned.hop, engine::Cause::Overhead, entered, world_.now(), strand.branch);
        Way way = decide(planned, key);
        if (works(type)) {
            engine::Task<Ending> work = planned.retries.empty()
                                            ? attempt(execution, strand, at, base::deriveKey(key, kAttemptDraws))
                                            : persist(execution, strand, at, key);
            way.ending = co_await work;
        } else if (type == StateType::Wait) {
            const base::Instant from = world_.now();
            co_await engine::delay(waitOf(planned, key));
            strand.request->record(planned.hop, engine::Cause::Waiting, from, world_.now(), strand.branch);
        }
        usage_.left(execution.measured, at, world_.now() - entered, way.ending.ok());
        if (!way.ending.ok()) {
            way.next = catcherOf(planned, way.ending);
            if (way.next == kNone) co_return way.ending;
        }
        if (!note(execution, 1)) co_return tooMuchHistory();
        if (way.next <= at) ++strand.round;
        at = way.next;
    }
    co_return Ending{};
}

/// A Task, Parallel or Map, once.
engine::Task<Ending> Machine::attempt(Execution& execution, Strand& strand, StateIndex index, std::uint64_t key) {
    PlannedState& planned = plan_.state(index);
    if (!note(execution, eventsOf(planned))) co_return tooMuchHistory();
    if (planned.state->type != StateType::Task) {
        engine::Task<Ending> branches = fanOut(execution, strand, index, key);
        const Ending joined = co_await branches;
        co_return joined;
    }
    if (planned.task.timeout == nullptr) {
        engine::Task<Ending> task = runTask(execution, strand, index, key);
        const Ending done = co_await task;
        co_return done;
    }
    const client::Patience patience(*strand.request, strand.branch, world_.now());
    const std::uint8_t own = std::exchange(strand.branch, patience.branch());
    engine::WithTimeout<Ending> limited(*planned.task.timeout, runTask(execution, strand, index, key),
                                        engine::OnTimeout::Kill);
    const std::optional<Ending> ending = co_await limited;
    strand.branch = own;
    if (ending) co_return *ending;
    patience.end(*strand.request, planned.hop, world_.now());
    co_return Ending::failure(kTimeoutError);
}

/// Tries as often as the state's retriers say. Each counts for itself, until the state is left.
engine::Task<Ending> Machine::persist(Execution& execution, Strand& strand, StateIndex index, std::uint64_t key) {
    PlannedState& planned = plan_.state(index);
    RetryCounts used(planned.retries.size());
    for (std::uint64_t number = 0;; ++number) {
        engine::Task<Ending> once = attempt(execution, strand, index, base::deriveKey(key, kAttemptDraws + number));
        const Ending ending = co_await once;
        std::size_t which = 0;
        while (which < planned.retries.size() && !planned.retries[which].match(ending)) ++which;
        if (ending.ok() || which == planned.retries.size()) co_return ending;
        const Retrier& rule = *planned.retries[which].rule;
        if (++used[which] > rule.maxAttempts) co_return ending;
        const std::uint64_t own = base::deriveKey(key, kRetryDraws + number);
        base::Stream stream(base::deriveKey(own, kBackOffDraws));
        const base::Instant from = world_.now();
        co_await engine::delay(retryDelay(rule, used[which], stream));
        strand.request->record(planned.hop, engine::Cause::BackOff, from, world_.now(), strand.branch);
        const base::Instant again = world_.now();
        co_await engine::delay(enter(execution, strand, index, true, own));
        strand.request->record(planned.hop, engine::Cause::Overhead, again, world_.now(), strand.branch);
    }
}

}  // namespace headroom::stepfunctions
