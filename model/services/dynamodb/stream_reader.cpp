// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/stream_reader.hpp"

#include <algorithm>
#include <cassert>

#include "model/base/random.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using engine::RecordBatch;

StreamReader::StreamReader(engine::World& world, StreamTraffic& traffic, engine::RecordReader& reader,
                           std::uint32_t shards, std::uint32_t lanesPerShard, std::uint64_t key)
    : world_(world),
      traffic_(traffic),
      reader_(reader),
      lanesPerShard_(lanesPerShard),
      lanes_(std::size_t{shards} * lanesPerShard),
      key_(key) {}

bool StreamReader::passOnly(double share) {
    passing_ = share;
    return true;
}

// Items that share a partition key share the upper half of their position, so their records stay in one lane.
void StreamReader::put(std::uint32_t shard, Position position, const StreamRecord& record) {
    if (passing_ < 1.0) {
        base::Stream stream(base::deriveKey(key_, came_++));
        if (!stream.chance(passing_)) {
            if (measuring()) ++traffic_.filtered;
            return;
        }
    }
    const std::uint64_t part = lanesPerShard_ == 1 ? 0 : (position >> KeySpace::kSortBits) % lanesPerShard_;
    const std::uint32_t lane = shard * lanesPerShard_ + static_cast<std::uint32_t>(part);
    lanes_[lane].put(record);
    flawed_ = flawed_ || !record.processable;
    ++backlog_;
    reader_.arrived(lane);
}

RecordBatch StreamReader::take(std::uint32_t lane, std::int64_t most, Bytes room) {
    StreamLane& from = lanes_[lane];
    assert(from.waiting() > 0);
    const std::uint64_t first = from.taken();
    const std::int64_t waiting = std::min(most, from.waiting());
    Bytes payload = from.at(first).size;
    std::uint32_t count = 1;
    while (count < waiting && payload + from.at(first + count).size <= room) payload += from.at(first + count++).size;
    for (std::uint32_t i = 0; i < count; ++i) cause_.add(from.at(first + i).workload);
    from.take(count, payload);
    if (measuring()) {
        traffic_.returned += count;
        traffic_.records.add(static_cast<double>(count));
        traffic_.bytes.add(static_cast<double>(payload.count));
    }
    return made(lane, first, count, payload, cause_.settle());
}

RecordBatch StreamReader::part(const RecordBatch& batch, std::uint32_t from, std::uint32_t count) const {
    Bytes payload;
    for (std::uint32_t i = 0; i < count; ++i) payload += lanes_[batch.lane].at(batch.first + from + i).size;
    return made(batch.lane, batch.first + from, count, payload, batch.workload);
}

RecordBatch StreamReader::made(std::uint32_t lane, std::uint64_t first, std::uint32_t count, Bytes payload,
                               std::uint32_t workload) const {
    const StreamLane& from = lanes_[lane];
    return {first, count, lane, payload, from.at(first).came, from.at(first + count - 1).came, workload};
}

std::optional<std::uint32_t> StreamReader::firstUnprocessable(const RecordBatch& batch) const {
    for (std::uint32_t i = 0; flawed_ && i < batch.records; ++i) {
        if (!lanes_[batch.lane].at(batch.first + i).processable) return i;
    }
    return std::nullopt;
}

void StreamReader::release(const RecordBatch& batch) {
    lanes_[batch.lane].release(batch.first + batch.records);
    backlog_ -= batch.records;
}

void StreamReader::discarded(const RecordBatch& batch) {
    if (measuring()) traffic_.discarded += batch.records;
    release(batch);
}

}  // namespace headroom::dynamodb
