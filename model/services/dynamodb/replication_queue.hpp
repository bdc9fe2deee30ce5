// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "model/engine/ring.hpp"
#include "model/services/dynamodb/table_call.hpp"

namespace headroom::dynamodb {

/// How many writes wait for a region at most: 200 MB. Ours; what is beyond is told, and not brought there.
inline constexpr std::size_t kMostWaitingWrites = std::size_t{1} << 22U;

/// Writes that wait for capacity in another region, first in, first out; its memory is that of the longest backlog.
class ReplicationQueue {
public:
    explicit ReplicationQueue(std::size_t most = kMostWaitingWrites) : most_(most) {}

    /// False, and nothing happens, when there is no place.
    bool put(const Replicated& write) {
        if (size() >= most_) return false;
        waiting_.push(write);
        return true;
    }
    const Replicated& front() const { return waiting_.front(); }
    void pop() { waiting_.pop(); }
    std::size_t size() const { return waiting_.size(); }
    bool empty() const { return waiting_.empty(); }

private:
    std::size_t most_;
    engine::Ring<Replicated> waiting_;
};

}  // namespace headroom::dynamodb
