// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "model/base/units.hpp"
#include "model/services/dynamodb/limits.hpp"

namespace headroom::dynamodb {

/// How much one BatchGetItem may still return: 16 MB in all and 1 MB of each partition.
class BatchRoom {
public:
    /// Partitions need not be counted where all items together cannot have 1 MB.
    explicit BatchRoom(bool mayBeLarge) : counts_(mayBeLarge) {}

    bool counts() const { return counts_; }
    /// Whether an item of that partition still has room.
    bool holds(std::uint32_t partition, base::Bytes item) const {
        if (all_ + item > kLargestBatchGet) return false;
        return !counts_ || bytesOf(partition) + item <= kLargestBatchGetOfPartition;
    }
    void take(std::uint32_t partition, base::Bytes item) {
        all_ += item;
        if (!counts_) return;
        std::size_t at = 0;
        while (at < known_ && partitions_[at] != partition) ++at;
        if (at == known_) {
            partitions_[known_] = partition;
            bytes_[known_++] = {};
        }
        bytes_[at] += item;
    }

private:
    base::Bytes bytesOf(std::uint32_t partition) const {
        for (std::size_t at = 0; at < known_; ++at) {
            if (partitions_[at] == partition) return bytes_[at];
        }
        return {};
    }

    bool counts_;
    base::Bytes all_;
    std::size_t known_ = 0;
    std::array<std::uint32_t, kMostBatchGetItems> partitions_;
    std::array<base::Bytes, kMostBatchGetItems> bytes_;
};

}  // namespace headroom::dynamodb
