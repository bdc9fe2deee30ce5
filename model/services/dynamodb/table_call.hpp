// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/service.hpp"
#include "model/services/dynamodb/index.hpp"
#include "model/services/dynamodb/operation.hpp"

/// One call on its way through a table.
namespace headroom::dynamodb {

/// How a call ends.
enum class Fate : std::uint8_t { Served, Throttled, Invalid, ConditionFailed, Conflict };
/// What admission let through.
struct Served {
    Fate fate = Fate::Served;
    std::uint32_t items = 0;
    base::Bytes bytes = {};
};
/// What will come back, and when.
struct Answer {
    base::Duration latency;
    engine::Outcome outcome;
};
/// A write on its way to another region.
struct Replicated {
    engine::Call call;
    Operation operation;
    std::uint32_t items;
    base::HalfUnits units;
    bool measured;
    base::Instant written;
    std::uint32_t workload;
};
/// One call as its steps see it.
struct Asked {
    const engine::Call& call;
    Operation operation;
    bool measured;
    base::Instant now;
    bool writes;
    std::uint32_t workload;  ///< whose request
};
/// One item of a call: what it is before and after, and what that costs the table (local indexes included).
struct CallItem {
    std::uint64_t key = 0;
    base::Bytes before;
    base::Bytes after;
    ItemChange change = ItemChange::None;
    base::HalfUnits units;
};

}  // namespace headroom::dynamodb
