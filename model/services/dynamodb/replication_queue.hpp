// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/services/dynamodb/table_call.hpp"

namespace headroom::dynamodb {

/// How many writes wait for a region at most: 200 MB. Ours; what is beyond is told, and not brought there.
inline constexpr std::size_t kMostWaitingWrites = std::size_t{1} << 22U;

/// Writes that wait for capacity in another region, first in, first out. A ring: its memory is that of the longest
/// backlog.
class ReplicationQueue {
public:
    /// `most`: a power of two.
    explicit ReplicationQueue(std::size_t most = kMostWaitingWrites) : most_(most) {}

    /// False, and nothing happens, when there is no place.
    bool put(const Replicated& write) {
        if (size() == ring_.size() && !grow()) return false;
        ring_[next_++ & (ring_.size() - 1)] = write;
        return true;
    }
    const Replicated& front() const { return ring_[first_ & (ring_.size() - 1)]; }
    void pop() { ++first_; }
    std::size_t size() const { return static_cast<std::size_t>(next_ - first_); }
    bool empty() const { return next_ == first_; }

private:
    bool grow() {
        if (ring_.size() >= most_) return false;
        std::vector<Replicated> larger(ring_.empty() ? std::min<std::size_t>(64, most_) : 2 * ring_.size());
        for (std::uint64_t at = first_; at < next_; ++at)
            larger[at & (larger.size() - 1)] = ring_[at & (ring_.size() - 1)];
        ring_ = std::move(larger);
        return true;
    }

    std::size_t most_;
    std::vector<Replicated> ring_;  ///< a power of two, or none yet
    std::uint64_t first_ = 0;
    std::uint64_t next_ = 0;
};

}  // namespace headroom::dynamodb
