// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/engine/batch_cause.hpp"
#include "model/engine/record_stream.hpp"
#include "model/engine/world.hpp"
#include "model/services/dynamodb/key_space.hpp"
#include "model/services/dynamodb/stream_lane.hpp"

namespace headroom::dynamodb {

/// What the readers of a stream were given, in measured time.
struct StreamTraffic {
    engine::Metric& records;  ///< ReturnedRecordsCount
    engine::Metric& bytes;    ///< ReturnedBytes
    std::uint64_t returned = 0;
    std::uint64_t filtered = 0;
    std::uint64_t discarded = 0;
};

/// One reader's place in a table's stream: the shards, each divided into lanes by the items' partition keys.
class StreamReader final : public engine::RecordSource {
public:
    /// All that is named outlives this. `key`: of the filter's draws.
    StreamReader(engine::World& world, StreamTraffic& traffic, engine::RecordReader& reader, std::uint32_t shards,
                 std::uint32_t lanesPerShard, std::uint64_t key);

    /// A change of the item at `position`, whose partition writes to that shard.
    void put(std::uint32_t shard, Position position, const StreamRecord& record);
    /// Records that wait or are at work.
    std::int64_t backlog() const { return backlog_; }

    bool passOnly(double share) override;
    std::int64_t ready(std::uint32_t lane) const override { return lanes_[lane].waiting(); }
    base::Bytes readyBytes(std::uint32_t lane) const override { return lanes_[lane].waitingBytes(); }
    base::Instant oldest(std::uint32_t lane) const override { return lanes_[lane].at(lanes_[lane].taken()).came; }
    engine::RecordBatch take(std::uint32_t lane, std::int64_t most, base::Bytes room) override;
    engine::RecordBatch part(const engine::RecordBatch& batch, std::uint32_t from, std::uint32_t count) const override;
    std::optional<std::uint32_t> firstUnprocessable(const engine::RecordBatch& batch) const override;
    void processed(const engine::RecordBatch& batch) override { release(batch); }
    /// Of queues only.
    void failed(const engine::RecordBatch&, bool) override {}
    void discarded(const engine::RecordBatch& batch) override;

private:
    bool measuring() const { return world_.now() >= base::Instant{}; }
    engine::RecordBatch made(std::uint32_t lane, std::uint64_t first, std::uint32_t count, base::Bytes payload,
                             std::uint32_t workload) const;
    void release(const engine::RecordBatch& batch);

    engine::World& world_;
    StreamTraffic& traffic_;
    engine::RecordReader& reader_;
    std::uint32_t lanesPerShard_;
    std::vector<StreamLane> lanes_;
    engine::BatchCause cause_;
    std::uint64_t key_;
    std::uint64_t came_ = 0;
    double passing_ = 1.0;
    std::int64_t backlog_ = 0;
    bool flawed_ = false;  ///< a record came that cannot be processed
};

}  // namespace headroom::dynamodb
