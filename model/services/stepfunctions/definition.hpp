// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/services/stepfunctions/resource.hpp"

namespace headroom::stepfunctions {

/// Index of a state in Definition::states, of a scope in Definition::scopes.
using StateIndex = std::uint32_t;
using ScopeIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

enum class StateType { Pass, Task, Choice, Wait, Succeed, Fail, Parallel, Map };
enum class QueryLanguage { JsonPath, Jsonata };
enum class MachineType { Standard, Express };

/// One entry of Retry. Waits before the n-th retry are min(interval x rate^(n-1), maxDelay), with FULL jitter
/// uniform between 0 and that.
struct Retrier {
    std::vector<std::string> errorEquals;
    std::int64_t intervalSeconds = 1;
    std::int64_t maxAttempts = 3;
    double backoffRate = 2.0;
    std::optional<std::int64_t> maxDelaySeconds;
    bool fullJitter = false;
    bool operator==(const Retrier&) const = default;
};

/// One entry of Catch.
struct Catcher {
    std::vector<std::string> errorEquals;
    StateIndex next = kNone;
    bool operator==(const Catcher&) const = default;
};

/// What becomes of a state's result (ResultPath).
enum class ResultUse {
    Replaces,  ///< the input: "$", and what a JSONata state does without Output
    Joins,     ///< beside the input
    Dropped,   ///< null
};

/// What only a Map has.
struct MapPart {
    ScopeIndex processor = kNone;
    bool distributed = false;
    MachineType childType = MachineType::Standard;
    bool reads = false;                 ///< has an ItemReader
    bool writes = false;                ///< its ResultWriter puts results into S3
    std::int64_t maxConcurrency = 0;    ///< 0: as many as possible
    std::int64_t toleratedCount = 0;    ///< failures that a distributed Map survives
    double toleratedPercentage = 0.0;   ///< share of items in percent
    std::int64_t maxItemsPerBatch = 0;  ///< 0: no batches by number
    std::int64_t maxBytesPerBatch = 0;  ///< 0: no batches by size
    bool operator==(const MapPart&) const = default;
};

/// A state, as far as control flow goes; what it does to data is data::StateFlow.
struct State {
    std::string name;
    StateType type = StateType::Pass;
    QueryLanguage language = QueryLanguage::JsonPath;
    ScopeIndex scope = 0;
    StateIndex next = kNone;  ///< kNone where the state ends its scope
    std::vector<Retrier> retry;
    std::vector<Catcher> catchers;
    std::vector<StateIndex> choices;  ///< Next of each rule, in order
    StateIndex otherwise = kNone;     ///< Default
    std::vector<ScopeIndex> branches;
    std::optional<Resource> resource;
    std::optional<std::int64_t> timeoutSeconds;
    std::optional<std::int64_t> heartbeatSeconds;
    std::optional<std::int64_t> waitSeconds;
    std::optional<std::int64_t> waitUntil;  ///< [ns] since 1970
    std::optional<MapPart> map;
    ResultUse resultUse = ResultUse::Replaces;
    std::string failError;  ///< of a Fail: its Error, where it is written out
    bool operator==(const State&) const = default;
};

/// States that refer to each other: the machine itself, a branch of a Parallel, the processor of a Map.
struct Scope {
    StateIndex startAt = kNone;
    std::vector<StateIndex> states;
    StateIndex parent = kNone;  ///< the Parallel or Map that holds it
    bool operator==(const Scope&) const = default;
};

/// A state machine that was checked: every index is valid, every rule of the language holds. Flat, so that nothing
/// that walks it recurses.
struct Definition {
    std::vector<State> states;
    std::vector<Scope> scopes;  ///< the first is the machine's own
    std::optional<std::int64_t> timeoutSeconds;
    std::size_t bytes = 0;  ///< of its text

    const Scope& top() const { return scopes.front(); }
    bool operator==(const Definition&) const = default;
};

}  // namespace headroom::stepfunctions
