// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/units.hpp"
#include "model/services/stepfunctions/data/flow.hpp"
#include "model/services/stepfunctions/limits.hpp"

namespace headroom::stepfunctions::data {

/// What one call of a task gives.
struct Answer {
    Json result = Json::object();
    std::optional<std::string> error;  ///< it fails with this name ...
    std::string cause;                 ///< ... and this cause
    base::Duration duration;           ///< from its start to its end
    bool never = false;                ///< it never ends by itself: only a timeout ends it
    std::optional<Json> items;         ///< of a Map with an ItemReader: what it reads
};

/// The answers of each state in the order of its calls; the last one repeats.
using Answers = std::map<std::string, std::vector<Answer>, std::less<>>;

struct ExecutionOptions {
    MachineType type = MachineType::Standard;
    std::string name = "execution";
    std::string region = "us-east-1";
    std::int64_t start = 0;                                ///< [ns] since 1970
    std::uint64_t seed = 0;                                ///< of jitter, States.UUID and States.MathRandom
    base::Duration transition;                             ///< what entering a state takes ...
    std::optional<base::Duration> expressChildTransition;  ///< ... and in Express children, where that differs
    /// Whether States.DataLimitExceeded can be retried and caught: the Guide says no, histories recorded on AWS
    /// (2024-03) show it caught by name and by States.ALL.
    bool dataLimitCatchable = true;
    std::int64_t childStart = 1;  ///< transitions that a distributed Map's starting a child counts as
    Answers answers;
    /// Whether events hold inputs and outputs: those of a long execution take a lot of memory.
    bool texts = true;
    /// Bounds of what is executed, in states entered and in bytes of those texts; beyond them Executed::stopped.
    std::int64_t mostStates = INT64_MAX;
    std::size_t mostText = 512'000'000;
};

/// Events that an execution without a limit of its own may have here: an Express one.
inline constexpr std::size_t kMostEvents = 2'000'000;

/// One event of the history, as GetExecutionHistory gives it.
struct Event {
    std::int64_t id = 0;
    std::int64_t previousEventId = 0;
    base::Duration at;  ///< since the start
    std::string type;
    Json details;  ///< an object of one member, "stateEnteredEventDetails" ...; empty for types without
};

enum class Status { Succeeded, Failed, TimedOut };

/// An execution that has ended.
struct Executed {
    Status status = Status::Succeeded;
    std::vector<Event> events;
    Json output;
    std::string error;
    std::string cause;
    base::Duration duration;
    std::int64_t transitions = 0;      ///< states entered, retries, starts of children; those of Standard children too
    std::int64_t expressChildren = 0;  ///< executions of a distributed Map's Express children, and
    std::int64_t expressSteps = 0;     ///< what they are billed for, in 100 ms of 64 MB
    std::size_t largestPayload = 0;    ///< bytes of the largest input or output
    std::int64_t fannedOut = 0;        ///< branches and iterations, for Express memory
    std::vector<std::string> unanswered;  ///< tasks that had no answer and gave {}
    std::string stopped;                  ///< why it was not executed to its end; empty: it was
    std::string notEvaluated;             ///< the first state that has JSONata expressions; empty: none was reached
};

/// Executes a machine on this input. States with JSONata expressions cannot be executed here: where one is reached it
/// fails, `notEvaluated` names it, and nothing of the execution says what AWS would do.
Executed execute(const Machine& machine, const Json& input, const ExecutionOptions& options);

}  // namespace headroom::stepfunctions::data
