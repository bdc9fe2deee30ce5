// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/stream.hpp"

#include <algorithm>

#include "model/base/random.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using engine::Statistic;

namespace {

double number(std::uint64_t count) { return static_cast<double>(count); }

/// A shard a partition. Partitions divide during a run: there is room for twice as many, and what is beyond shares.
std::uint32_t shardsFor(std::size_t partitions) {
    return static_cast<std::uint32_t>(std::max(kLeastShardsKept, 2 * partitions));
}

}  // namespace

Stream::Stream(engine::World& world, const std::string& table, const Spec& spec, std::size_t partitions)
    : world_(world),
      key_(world.keyOf("stream of " + table)),
      view_(*spec.stream),
      overhead_(spec.streamOverhead),
      unprocessable_(spec.unprocessableRecords),
      readsPerSecond_(spec.streamReads.perSecond),
      shards_(shardsFor(partitions)),
      traffic_{world.metrics().metric(table, "ReturnedRecordsCount", Statistic::Sum),
               world.metrics().metric(table, "ReturnedBytes", Statistic::Sum)} {}

Bytes Stream::sizeOf(Bytes before, Bytes after) const {
    switch (view_) {
        case StreamView::KeysOnly:
            return overhead_;
        case StreamView::NewImage:
            return overhead_ + after;
        case StreamView::OldImage:
            return overhead_ + before;
        case StreamView::NewAndOldImages:
            break;
    }
    return overhead_ + before + after;
}

void Stream::put(std::size_t partition, Position position, Bytes before, Bytes after, std::uint32_t workload) {
    StreamRecord record{world_.now(), sizeOf(before, after), workload};
    if (unprocessable_ > 0.0) {
        base::Stream draw(base::deriveKey(key_, number_));
        record.processable = !draw.chance(unprocessable_);
    }
    ++number_;
    if (record.came >= base::Instant{}) {
        ++records_;
        bytes_ += record.size.count;
    }
    const auto shard = static_cast<std::uint32_t>(partition % shards_);
    for (StreamReader* reader : readers_) reader->put(shard, position, record);
}

// Nothing is kept when the run begins, so the oldest record and the next one are the same.
std::unique_ptr<engine::RecordSource> Stream::open(engine::RecordReader& reader, std::uint32_t lanesPerShard, bool) {
    const std::uint64_t key = base::deriveKey(base::mix(key_), readers_.size());
    auto source = std::make_unique<StreamReader>(world_, traffic_, reader, shards_, lanesPerShard, key);
    readers_.push_back(source.get());
    return source;
}

void Stream::addTo(engine::ResourceReport& report, base::Duration window) const {
    report.figures.push_back({"StreamRecords", number(records_)});
    report.figures.push_back({"StreamBytes", static_cast<double>(bytes_)});
    if (!readers_.empty()) {
        std::int64_t backlog = 0;
        for (const StreamReader* reader : readers_) backlog += reader->backlog();
        report.figures.push_back({"ReturnedRecordsCount", number(traffic_.returned)});
        report.figures.push_back({"StreamRecordsFiltered", number(traffic_.filtered)});
        report.figures.push_back({"StreamRecordsDiscarded", number(traffic_.discarded)});
        report.figures.push_back({"StreamBacklog", static_cast<double>(backlog), 1.0, engine::Merge::Mean});
    }
    if (readsPerSecond_ <= 0.0) return;
    const double reads = readsPerSecond_ * base::toSeconds(window);
    report.readings.push_back({report.resource, "AmazonDynamoDB", "Streams-Requests",
                               static_cast<base::Granules>(reads + 0.5), 1, base::MeterKind::Measured});
}

}  // namespace headroom::dynamodb
