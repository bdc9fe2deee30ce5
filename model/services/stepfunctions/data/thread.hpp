// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/units.hpp"
#include "model/services/stepfunctions/data/execution.hpp"
#include "model/services/stepfunctions/data/state_data.hpp"

namespace headroom::stepfunctions::data {

/// What a child of a distributed Map is as an execution of its own.
struct ChildExecution {
    MachineType type = MachineType::Standard;
    std::int64_t events = 0;
    base::Duration began;
    std::uint64_t deadline = 0;      ///< which of the planned timeouts is its own
    std::size_t largestPayload = 0;  ///< bytes
    std::int64_t fannedOut = 0;      ///< branches and iterations
    SharedJson input{};              ///< that it began with
};

/// One line of work: the execution itself, a branch of a Parallel, an iteration of a Map.
struct Thread {
    std::size_t parent = SIZE_MAX;
    std::size_t slot = 0;  ///< which branch or item of the parent
    StateIndex state = kNone;
    bool alive = true;
    bool silent = false;        ///< part of a child execution: its events are not in this history
    bool uncounted = false;     ///< part of an Express child, whose states are no transitions
    std::size_t execution = 0;  ///< the thread that is its (child) execution
    std::optional<ChildExecution> child;
    std::uint32_t generation = 0;  ///< what was scheduled before it changed is void
    SharedJson input;              ///< of the state, as it came
    SharedJson effective;          ///< after InputPath
    Variables variables;
    std::int64_t lastEvent = 0;
    std::int64_t entered = 0;  ///< id of the state's ...StateEntered
    base::Duration enteredAt;
    std::vector<std::int64_t> retries;  ///< of each retrier, since the state was entered
    std::int64_t retryCount = 0;
    std::optional<Answer> answer;
    // of a Parallel or Map in work
    std::optional<MapPart> map;  ///< with what data say of its limits
    bool batched = false;        ///< the items are batches
    std::int64_t itemCount = 0;  ///< in all of them
    std::vector<Json> items;
    std::vector<Json> results;
    std::vector<std::size_t> children;
    bool starting = false;  ///< startMore() is at work
    std::size_t next = 0;
    std::size_t running = 0;
    std::size_t done = 0;
    std::int64_t failedItems = 0;
    std::size_t concurrency = 0;
    bool pairs = false;  ///< items are of an object
    std::int64_t lastChildEvent = 0;
    // of an iteration
    std::optional<Json> mapItem;
    bool pair = false;  ///< it is of an object
    std::size_t mapIndex = 0;
    std::size_t position = 0;  ///< among the parent's children
};

}  // namespace headroom::stepfunctions::data
