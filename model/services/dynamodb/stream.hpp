// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/resource_report.hpp"
#include "model/services/dynamodb/spec.hpp"
#include "model/services/dynamodb/stream_reader.hpp"

namespace headroom::dynamodb {

/// A table's stream: a record of each change of an item, kept for a day. @see README.md, "Streams".
class Stream final : public engine::RecordStream {
public:
    /// Of a table that begins with so many partitions; the spec has a stream. The world outlives this.
    Stream(engine::World& world, const std::string& table, const Spec& spec, std::size_t partitions);

    /// An item of the partition with that number has been changed by a workload's request; a size of 0 stands for one
    /// that is not there.
    void put(std::size_t partition, Position position, base::Bytes before, base::Bytes after, std::uint32_t workload);

    std::uint32_t shards() const override { return shards_; }
    std::optional<base::Duration> retention() const override { return kStreamRetention; }
    std::unique_ptr<engine::RecordSource> open(engine::RecordReader& reader, std::uint32_t lanesPerShard,
                                               bool latest) override;

    void addTo(engine::ResourceReport& report, base::Duration window) const;

private:
    base::Bytes sizeOf(base::Bytes before, base::Bytes after) const;

    engine::World& world_;
    std::uint64_t key_;
    StreamView view_;
    base::Bytes overhead_;
    double unprocessable_;
    double readsPerSecond_;
    std::uint32_t shards_;
    StreamTraffic traffic_;
    std::vector<StreamReader*> readers_;  ///< owned by who reads
    std::uint64_t number_ = 0;
    std::uint64_t records_ = 0;  ///< measured
    std::int64_t bytes_ = 0;
};

}  // namespace headroom::dynamodb
