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

bool fansOut(StateType type) { return type == StateType::Parallel || type == StateType::Map; }
bool works(StateType type) { return type == StateType::Task || fansOut(type); }

}  // namespace

/// Counts events of the history; false when a Standard execution has no room for them: the last is ExecutionFailed.
bool Machine::note(Execution& execution, std::int64_t events) const {
    if (!execution.express() && execution.events + events >= kMaxHistoryEvents) return false;
    execution.events += events;
    return true;
}

Ending Machine::noted(Execution& execution, const Ending& ending, std::int64_t events) const {
    return note(execution, events) ? ending : tooMuchHistory();
}

Ending Machine::tooMuchHistory() const { return {kRuntimeError, kNoError, true, engine::Disposition::Failed}; }

/// How long a transition waits for its token.
base::Duration Machine::token(const Execution& execution) {
    if (execution.express()) return {};
    const base::Duration queued = account_.transition(world_.now());
    if (queued.count > 0) usage_.throttled(execution);
    return queued;
}

/// A transition that has its token: counted, and how long it takes.
base::Duration Machine::enter(Execution& execution, const Strand& strand, StateIndex index, bool again,
                              std::uint64_t key) {
    const base::Instant now = world_.now();
    PlannedState& planned = plan_.state(index);
    if (!execution.express()) account_.transitionTaken();
    usage_.entered(execution, index, again);
    if (execution.measured && planned.task.metrics != nullptr) planned.task.metrics->scheduled();
    base::Stream stream(base::deriveKey(key, kEnterDraws));
    const bool task = planned.state->type == StateType::Task;
    double seconds = (task ? taskOverhead_ : transition_)(stream, now) * incident_.slowdown;
    if (task) seconds += base::toSeconds(perKilobyte_) * static_cast<double>(strand.payload.count) / 1024.0;
    if (strand.round > kRoundsAtOnce) seconds = std::max(seconds, kSlowRoundSeconds);
    return base::durationFromDraw(seconds);
}

StateIndex Machine::choose(const PlannedState& planned, std::uint64_t key) const {
    base::Stream stream(base::deriveKey(key, kChoiceDraws));
    const double u = stream.uniform();
    for (const PlannedWay& way : planned.ways) {
        if (u < way.upTo) return way.next;
    }
    return kNone;
}

base::Duration Machine::waitOf(PlannedState& planned, Strand& strand, StateIndex index, std::uint64_t key,
                               Ending& failed) {
    if (planned.state->waitUntil) return plan_.until(*planned.state, world_.now());
    if (!planned.wait) return strand.data != nullptr ? strand.data->wait(index, failed) : base::Duration();
    base::Stream stream(base::deriveKey(key, kWaitDraws));
    return base::sampleDuration(*planned.wait, stream, world_.now());
}

/// Where a state that neither works nor waits leads.
Way Machine::decide(const PlannedState& planned, std::uint64_t key) const {
    Way way{planned.state->next, {}};
    if (planned.state->type == StateType::Fail) way.ending = Ending::failure(planned.fails);
    if (planned.state->type != StateType::Choice) return way;
    way.next = choose(planned, key);
    if (way.next == kNone) way.ending = Ending::failure(kNoChoiceError);
    return way;
}

/// The same where data decide, except what the scenario says of the state.
Way Machine::decideByData(const PlannedState& planned, Strand& strand, StateIndex index, std::uint64_t key) const {
    const StateType type = planned.state->type;
    Way way{planned.state->next, strand.data->begin(index, world_.now())};
    if (!way.ending.ok() || works(type) || type == StateType::Wait) return way;
    const bool drawn = type == StateType::Choice && !planned.said->choices.empty();
    return strand.data->pass(index, drawn ? choose(planned, key) : kNone);
}

/// The state of the first catcher that matches; what it makes of the data may fail in turn.
StateIndex Machine::catchError(const PlannedState& planned, Strand& strand, StateIndex index, Ending& ending) const {
    for (std::size_t i = 0; i < planned.catches.size(); ++i) {
        if (!planned.catches[i].match(ending)) continue;
        if (strand.data == nullptr) return planned.catches[i].next;
        const Ending caught = strand.data->caught(index, i, plan_.errorName(ending.error));
        strand.payload = strand.data->size();
        if (caught.ok()) return planned.catches[i].next;
        ending = caught;
        return kNone;
    }
    return kNone;
}

/// Where an error that nothing retries leads, and what the history tells of it: a Parallel or a Map that it has failed,
/// a Task that ends its branch that it stands still. Of States.Runtime it tells nothing.
void Machine::stateFailed(Execution& execution, Strand& strand, StateIndex index, Way& way) {
    const PlannedState& planned = plan_.state(index);
    way.next = catchError(planned, strand, index, way.ending);
    const StateType type = planned.state->type;
    const bool stands = type == StateType::Task && strand.inner && way.next == kNone;
    if (!way.ending.terminal && (fansOut(type) || stands)) way.ending = noted(execution, way.ending, 1);
}

engine::Task<Ending> Machine::runScope(Execution& execution, Strand& strand, ScopeIndex scope) {
    for (StateIndex at = plan_.startOf(scope); at != kNone;) {
        PlannedState& planned = plan_.state(at);
        const StateType type = planned.state->type;
        const base::Instant entered = world_.now();
        const std::uint64_t key = base::deriveKey(base::deriveKey(strand.key, planned.key), strand.round);
        if (!note(execution, 1)) co_return tooMuchHistory();
        strand.standing = works(type) || type == StateType::Wait ? 1 : 0;
        if (const base::Duration queued = token(execution); queued.count > 0) co_await engine::delay(queued);
        co_await engine::delay(enter(execution, strand, at, false, key));
        strand.request->record(planned.hop, engine::Cause::Overhead, entered, world_.now(), strand.branch);
        Way way = strand.data == nullptr ? decide(planned, key) : decideByData(planned, strand, at, key);
        if (works(type) && way.ending.ok()) {
            strand.item.reset();
            engine::Task<Ending> work =
                planned.retries.empty() ? attempt(execution, strand, at, base::deriveKey(key, kAttemptDraws), entered)
                                        : persist(execution, strand, at, key, entered);
            way.ending = co_await work;
        } else if (type == StateType::Wait && way.ending.ok()) {
            const base::Instant from = world_.now();
            co_await engine::delay(waitOf(planned, strand, at, key, way.ending));
            strand.request->record(planned.hop, engine::Cause::Waiting, from, world_.now(), strand.branch);
            if (strand.data != nullptr && way.ending.ok()) way = strand.data->pass(at, kNone);
        }
        if (strand.data != nullptr && way.ending.ok()) {
            strand.payload = strand.data->size();
            execution.largest = std::max(execution.largest, strand.payload);
            if (!works(type)) way.ending = checkSize(strand.payload);
        }
        const bool ok = way.ending.ok();
        if (!ok) stateFailed(execution, strand, at, way);
        usage_.left(execution.measured, at, world_.now() - entered, ok, way.next);
        if (!ok && way.next == kNone) co_return way.ending;
        if (!note(execution, 1)) co_return tooMuchHistory();
        if (way.next <= at) ++strand.round;
        at = way.next;
    }
    co_return Ending{};
}

/// A Task's timeout, nullptr where it has none; the scenario's number stands in where data have none.
engine::TimeoutLane* Machine::laneOf(const PlannedState& planned, const Strand& strand, StateIndex index,
                                     Ending& failed) {
    if (strand.data == nullptr) return planned.task.timeout;
    TaskLimits limits{planned.said->timeoutSeconds, planned.said->heartbeatSeconds};
    failed = strand.data->limit(index, limits);
    if (!limits.timeoutSeconds) return planned.task.timeout;
    return &world_.scheduler().lane(base::seconds(*limits.timeoutSeconds));
}

/// A Task, Parallel or Map, once. `entered`: when it was entered, or tried again.
engine::Task<Ending> Machine::attempt(Execution& execution, Strand& strand, StateIndex index, std::uint64_t key,
                                      base::Instant entered) {
    PlannedState& planned = plan_.state(index);
    if (planned.state->type != StateType::Task) {
        engine::Task<Ending> branches = fanOut(execution, strand, index, key);
        const Ending joined = co_await branches;
        co_return joined;
    }
    Ending limitless;
    engine::TimeoutLane* const lane = laneOf(planned, strand, index, limitless);
    if (!limitless.ok()) co_return limitless;
    if (!note(execution, 2)) co_return tooMuchHistory();  // ...Scheduled and ...Started
    const TaskClock clock(execution.measured ? planned.task.metrics : nullptr, entered, world_.now());
    if (lane == nullptr) {
        engine::Task<Ending> task = runTask(execution, strand, index, key);
        const Ending worked = co_await task;
        const Ending done = noted(execution, worked, 1);
        clock.end(done, world_.now());
        co_return done;
    }
    const client::Patience patience(*strand.request, strand.branch, world_.now());
    const std::uint8_t own = std::exchange(strand.branch, patience.branch());
    engine::WithTimeout<Ending> limited(*lane, runTask(execution, strand, index, key), engine::OnTimeout::Kill);
    const std::optional<Ending> ending = co_await limited;
    strand.branch = own;
    if (!ending) patience.end(*strand.request, planned.hop, world_.now());
    const Ending done = noted(execution, ending.value_or(Ending::failure(kTimeoutError)), 1);
    clock.end(done, world_.now());
    co_return done;
}

/// Tries as often as the state's retriers say. Each counts for itself, until the state is left.
engine::Task<Ending> Machine::persist(Execution& execution, Strand& strand, StateIndex index, std::uint64_t key,
                                      base::Instant entered) {
    PlannedState& planned = plan_.state(index);
    RetryCounts used(planned.retries.size());
    for (std::uint64_t number = 0;; ++number) {
        engine::Task<Ending> once =
            attempt(execution, strand, index, base::deriveKey(key, kAttemptDraws + number), entered);
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
        entered = world_.now();
        if (const base::Duration queued = token(execution); queued.count > 0) co_await engine::delay(queued);
        co_await engine::delay(enter(execution, strand, index, true, own));
        strand.request->record(planned.hop, engine::Cause::Overhead, entered, world_.now(), strand.branch);
        const Ending ready = strand.data == nullptr ? Ending{} : strand.data->begin(index, world_.now());
        if (!ready.ok()) co_return ready;
    }
}

}  // namespace headroom::stepfunctions
