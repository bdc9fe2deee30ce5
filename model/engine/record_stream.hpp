// SPDX-License-Identifier: GPL-3.0-or-later
// Records that others may read, without either side knowing the other: a table's stream or a queue on one side, an
// event source mapping of a function (or a pipe) on the other. Who keeps records implements RecordStream, for a
// stream that several readers read each at a place of its own, and for each of them a RecordSource; who reads them
// implements RecordReader. Service::records() says whether a service keeps any; scenarios/build connects the two.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "model/base/units.hpp"
#include "model/engine/causes.hpp"

namespace headroom::engine {

/// Records handed to one invocation, in a row.
struct RecordBatch {
    std::uint64_t first = 0;  ///< the source's number of its first record
    std::uint32_t records = 0;
    std::uint32_t lane = 0;
    base::Bytes payload;
    base::Instant oldest;                  ///< when its first record came
    base::Instant newest;                  ///< and its last
    std::uint32_t workload = kNoWorkload;  ///< whose it is, for the bill: see BatchCause

    bool operator==(const RecordBatch&) const = default;
};

/// Who reads.
class RecordReader {
public:
    RecordReader() = default;
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;
    virtual ~RecordReader() = default;
    /// A record of that lane can be handed out now. May read at once, before this returns.
    virtual void arrived(std::uint32_t lane) = 0;
};

/// What one reader reads: a queue, or the shards of a stream from a place of its own on. A lane is read in order, one
/// batch at a time: a shard, or one of the parts that a reader divides it into, so that records of one key keep their
/// order. A queue has lane 0 alone, and no order.
class RecordSource {
public:
    RecordSource() = default;
    RecordSource(const RecordSource&) = delete;
    RecordSource& operator=(const RecordSource&) = delete;
    virtual ~RecordSource() = default;

    /// At build time: from now on only that share of the records is handed out, each by a draw of its own; the others
    /// are passed over. False where the source has no filters.
    virtual bool passOnly(double) { return false; }
    /// Records that can be handed out now.
    virtual std::int64_t ready(std::uint32_t lane) const = 0;
    /// Their bytes.
    virtual base::Bytes readyBytes(std::uint32_t lane) const = 0;
    /// When the oldest of them came (to a queue: could be received); some must be ready.
    virtual base::Instant oldest(std::uint32_t lane) const = 0;
    /// Hands out at least one record, at most `most` and as many as fit into `room`; some must be ready.
    virtual RecordBatch take(std::uint32_t lane, std::int64_t most, base::Bytes room) = 0;
    /// `count` records of a batch from the one with that index on.
    virtual RecordBatch part(const RecordBatch& batch, std::uint32_t from, std::uint32_t count) const = 0;
    /// The index of the first record that the code can never process; nothing when there is none.
    virtual std::optional<std::uint32_t> firstUnprocessable(const RecordBatch&) const { return std::nullopt; }

    /// All of it is done.
    virtual void processed(const RecordBatch& batch) = 0;
    /// A queue: it comes back when its visibility timeout is over. `unprocessableOnly`: the rest is done.
    virtual void failed(const RecordBatch& batch, bool unprocessableOnly) = 0;
    /// A stream: given up after retries or age, to the destination for failures if there is one.
    virtual void discarded(const RecordBatch& batch) = 0;
};

/// Who keeps records in shards, each in order, for any number of readers.
class RecordStream {
public:
    RecordStream() = default;
    RecordStream(const RecordStream&) = delete;
    RecordStream& operator=(const RecordStream&) = delete;
    virtual ~RecordStream() = default;

    /// Fixed for a run: the most there can be where shards come and go.
    virtual std::uint32_t shards() const = 0;
    /// How long records are kept; what is older is lost, done or not. Nothing: until they are done.
    virtual std::optional<base::Duration> retention() const { return std::nullopt; }
    /// At build time: a reader that divides each shard into `lanesPerShard` lanes; lane numbers are shard x
    /// lanesPerShard + part. It begins with the records that come from then on (`latest`), or with the oldest that is
    /// kept. The reader is told of each arrival from the run's beginning on, and outlives the source.
    virtual std::unique_ptr<RecordSource> open(RecordReader& reader, std::uint32_t lanesPerShard, bool latest) = 0;
};

}  // namespace headroom::engine
