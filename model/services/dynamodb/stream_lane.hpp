// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/causes.hpp"

namespace headroom::dynamodb {

/// One change of an item, as a reader of the stream sees it.
struct StreamRecord {
    base::Instant came;
    base::Bytes size;
    std::uint32_t workload = engine::kNoWorkload;  ///< whose request changed the item
    bool processable = true;
};

/// Records in order, numbered from 0: those that wait, and before them those that were handed out and are not done. A
/// ring, so its memory is that of the longest backlog.
class StreamLane {
public:
    void put(const StreamRecord& record) {
        if (next_ - kept_ == ring_.size()) grow();
        ring_[next_++ & (ring_.size() - 1)] = record;
    }
    std::int64_t waiting() const { return static_cast<std::int64_t>(next_ - taken_); }
    /// The number of the first that waits.
    std::uint64_t taken() const { return taken_; }
    /// Of one that is not done yet.
    const StreamRecord& at(std::uint64_t number) const { return ring_[number & (ring_.size() - 1)]; }
    void take(std::uint64_t count) { taken_ += count; }
    /// All before that number are done.
    void release(std::uint64_t until) { kept_ = until; }

private:
    void grow() {
        std::vector<StreamRecord> larger(ring_.empty() ? 16 : 2 * ring_.size());
        for (std::uint64_t number = kept_; number < next_; ++number) larger[number & (larger.size() - 1)] = at(number);
        ring_ = std::move(larger);
    }

    std::vector<StreamRecord> ring_;  ///< a power of two, or none yet
    std::uint64_t kept_ = 0;
    std::uint64_t taken_ = 0;
    std::uint64_t next_ = 0;
};

}  // namespace headroom::dynamodb
