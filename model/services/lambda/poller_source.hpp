// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/units.hpp"

namespace headroom::lambda {

/// Records handed to one invocation, in a row.
struct Batch {
    std::uint64_t first = 0;  ///< the source's number of its first record
    std::uint32_t records = 0;
    std::uint32_t lane = 0;
    base::Bytes payload;
    base::Instant oldest;  ///< when its first record came
    base::Instant newest;  ///< and its last

    bool operator==(const Batch&) const = default;
};

/// What an event source mapping reads: a queue, or a stream's shards. A lane is read in order, one batch at a time: a
/// shard, or one of the parts that the parallelization factor makes of it. A queue has lane 0 alone, and no order.
class EventSource {
public:
    EventSource() = default;
    EventSource(const EventSource&) = delete;
    EventSource& operator=(const EventSource&) = delete;
    virtual ~EventSource() = default;

    /// Records that can be handed out now.
    virtual std::int64_t ready(std::uint32_t lane) const = 0;
    /// When the oldest of them came; some must be ready.
    virtual base::Instant oldest(std::uint32_t lane) const = 0;
    /// Hands out at least one record, at most `most` and as many as fit into `room`; some must be ready.
    virtual Batch take(std::uint32_t lane, std::int64_t most, base::Bytes room) = 0;
    /// `count` records of a batch from the one with that index on.
    virtual Batch part(const Batch& batch, std::uint32_t from, std::uint32_t count) const = 0;
    /// The index of the first record that the code can never process; nothing when there is none.
    virtual std::optional<std::uint32_t> firstUnprocessable(const Batch&) const { return std::nullopt; }

    /// All of it is done.
    virtual void processed(const Batch& batch) = 0;
    /// A queue: it comes back when its visibility timeout is over. `unprocessableOnly`: the rest is done.
    virtual void failed(const Batch& batch, bool unprocessableOnly) = 0;
    /// A stream: given up after retries or age, to the destination for failures if there is one.
    virtual void discarded(const Batch& batch) = 0;
};

}  // namespace headroom::lambda
