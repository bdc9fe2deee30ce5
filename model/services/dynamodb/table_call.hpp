// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"
#include "model/engine/service.hpp"
#include "model/services/dynamodb/admission.hpp"
#include "model/services/dynamodb/index.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "model/services/dynamodb/table_change.hpp"

/// One call on its way through a table.
namespace headroom::dynamodb {

class Table;

/// How a call ends.
enum class Fate : std::uint8_t {
    Served,
    Throttled,
    Invalid,
    ConditionFailed,
    Conflict,
    Replayed,    ///< an earlier attempt had done it: its items were read
    InProgress,  ///< an earlier attempt is still at it
};
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
    bool locks = false;  ///< its items, until it is given
};
/// One call as its steps see it.
struct Asked {
    const engine::Call& call;
    Operation operation;
    bool measured;
    base::Instant now;
    bool writes;
    std::uint32_t workload;    ///< whose request
    ThrottleReason& throttle;  ///< becomes why it was not let through
};
/// What changes of one region of a global table.
struct TableChange {
    Table* table;
    Change change;
};
/// Another region of a global table, which gets what is written here.
struct Peer {
    Table* table;
    engine::Metric* latency;
    std::string transferType;
    base::Bytes sent{};  ///< measured
};
/// One item of a call: what it is before and after, and what that costs the table (local indexes included).
struct CallItem {
    std::uint64_t key = 0;
    base::Bytes before;
    base::Bytes after;
    ItemChange change = ItemChange::None;
    base::HalfUnits units;
};
/// A write of one item on its way to another region. Many may wait, so it is kept small.
struct Replicated {
    std::uint64_t key = 0;
    std::uint64_t draws = 0;  ///< of its call: they decide what of the item's indexes changes
    base::Instant written;
    std::int32_t before = 0;  ///< bytes; 0: the item is not there
    std::int32_t after = 0;
    std::int32_t halfUnits = 0;  ///< of a single write, local indexes included
    std::uint32_t workload = 0;
    std::uint32_t keys = 0;  ///< see engine::Call
    ItemChange change = ItemChange::None;
    bool measured = false;

    bool deletes() const { return after == 0; }
};
static_assert(sizeof(Replicated) == 48);

}  // namespace headroom::dynamodb
