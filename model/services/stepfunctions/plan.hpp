// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/keys.hpp"
#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/world.hpp"
#include "model/services/stepfunctions/account.hpp"
#include "model/services/stepfunctions/raised.hpp"
#include "model/services/stepfunctions/spec.hpp"
#include "model/services/stepfunctions/timestamp.hpp"

namespace headroom::stepfunctions {

/// Why a batch whose messages come from data is refused.
enum class BatchFault : std::uint8_t { None, Empty, TooMany };

/// What a task's target stands for in a world.
struct Callee {
    enum class Kind : std::uint8_t { Function, Table, Machine, Queue };
    engine::Service* service = nullptr;
    Kind kind = Kind::Function;
    std::uint16_t operation = 0;  ///< in the service's own enumeration
    std::uint8_t index = 0;       ///< of a table: which secondary index, from 1; 0: the table itself
    /// Of a table: its exceptions by engine::Outcome::code; an empty name is one that SDKs have no class for. Of a
    /// queue: by BatchFault.
    std::span<const std::string_view> refusals{};
    std::uint32_t mostItems = 0;  ///< of a batch of messages; 0: no such limit
    std::uint64_t sequence = 0;   ///< which of the endless sequences of a table's keys the task has, if it has one
};

/// Looks a callee up, at build time only.
using FindCallee = std::function<Callee(const StateSpec&)>;

/// One entry of Retry, made ready.
struct PlannedRetry {
    const Retrier* rule = nullptr;
    ErrorMatch match;
};

struct PlannedCatch {
    ErrorMatch match;
    StateIndex next = kNone;
};

/// One way out of a Choice.
struct PlannedWay {
    double upTo = 0.0;  ///< cumulative probability
    StateIndex next = kNone;
};

/// What a Task does, made ready.
struct PlannedTask {
    std::optional<Callee> callee;
    std::optional<base::KeySampler> keys;
    std::optional<base::Sampler> itemSize;
    std::optional<base::Sampler> duration;
    std::optional<base::Sampler> approval;
    std::optional<base::Sampler> resultSize;
    std::uint32_t items = 1;
    Pattern pattern = Pattern::RequestResponse;
    bool token = false;  ///< waits for a task token, or for a worker of an activity
    bool http = false;
    engine::TimeoutLane* timeout = nullptr;
    base::Duration heartbeat;
    ErrorId failed = kNoError;      ///< its own failures, and those of a function's code
    ErrorId throttled = kNoError;   ///< the callee refuses
    ErrorId broken = kNoError;      ///< the callee's service fails
    std::vector<ErrorId> refusals;  ///< by engine::Outcome::code, where the callee tells its refusals apart
    TaskMetrics* metrics = nullptr;
};

/// A state, made ready for one world.
struct PlannedState {
    const State* state = nullptr;
    const StateSpec* said = nullptr;
    engine::HopId hop = engine::kNoHop;
    std::uint64_t key = 0;  ///< of its name: designs that differ elsewhere give it the same draws
    std::vector<PlannedRetry> retries;
    std::vector<PlannedCatch> catches;
    std::vector<PlannedWay> ways;        ///< of a Choice
    std::optional<base::Sampler> wait;   ///< of a Wait
    std::optional<base::Sampler> items;  ///< of a Map
    MapPart bounds;                      ///< of a Map, those of a scenario in place of paths
    std::optional<base::Sampler> reading;
    std::int64_t readBytes = 0;  ///< of an item that a Map's reader reads, in the mean; 0: not said
    PlannedTask task;
    ErrorId fails = kNoError;  ///< of a Fail
};

/// A machine's definition made ready for one world: no text, no list is looked up while executions run.
class Plan {
public:
    /// `spec` outlives it. `startSecondsUtc`: Unix time of instant 0, for Waits until a timestamp.
    Plan(engine::World& world, const Spec& spec, const std::string& name, std::int64_t startSecondsUtc);
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;

    /// Connects the tasks; before the first execution.
    void bind(const FindCallee& find);
    /// Gives every task its metrics.
    void measure(Account& account);

    PlannedState& state(StateIndex index) { return states_[index]; }
    std::size_t size() const { return states_.size(); }
    StateIndex startOf(ScopeIndex scope) const { return spec_.definition.scopes[scope].startAt; }
    /// How long a Wait for a timestamp takes.
    base::Duration until(const State& state, base::Instant now) const {
        return waitUntil(*state.waitUntil, startSecondsUtc_ * base::kNanosecondsPerSecond + now.ns);
    }
    const std::string& errorName(ErrorId id) const { return names_.name(id); }
    ErrorNames& errorNames() { return names_; }

private:
    PlannedState planState(StateIndex index, const std::string& machine);
    PlannedTask planTask(const State& state, const StateSpec& said, std::uint64_t key);
    static std::vector<PlannedWay> waysOf(const State& state, const StateSpec& said);

    engine::World& world_;
    const Spec& spec_;
    std::int64_t startSecondsUtc_;
    ErrorNames names_;
    std::vector<PlannedState> states_;
};

}  // namespace headroom::stepfunctions
