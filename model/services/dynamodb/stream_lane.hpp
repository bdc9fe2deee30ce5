// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
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

/// Records in order, numbered from 0: those that wait, and before them those that were handed out and are not done.
/// They lie in blocks, which are given back as they are done with: a backlog takes 16 B a record, and no longer than it
/// is there.
class StreamLane {
public:
    static constexpr std::size_t kBlock = 256;  ///< records
    static constexpr std::size_t kRecordBytes = 16;

    void put(const StreamRecord& record) {
        if (next_ % kBlock == 0) openBlock();
        (*blockOf(next_))[next_ % kBlock] = Kept(record);
        ++next_;
        waitingBytes_ += record.size;
    }
    base::Bytes waitingBytes() const { return waitingBytes_; }
    std::int64_t waiting() const { return static_cast<std::int64_t>(next_ - taken_); }
    /// The number of the first that waits.
    std::uint64_t taken() const { return taken_; }
    /// Of one that is not done yet.
    StreamRecord at(std::uint64_t number) const { return (*blockOf(number))[number % kBlock].record(); }
    /// The next `count`, which have `bytes`.
    void take(std::uint64_t count, base::Bytes bytes) {
        taken_ += count;
        waitingBytes_ = waitingBytes_ - bytes;
    }
    /// All before that number are done.
    void release(std::uint64_t until) {
        for (; kept_ / kBlock < until / kBlock; kept_ = (kept_ / kBlock + 1) * kBlock)
            spare_ = std::move(blockOf(kept_));
        kept_ = until;
    }

    /// Blocks that hold records.
    std::size_t blocks() const { return static_cast<std::size_t>((next_ + kBlock - 1) / kBlock - kept_ / kBlock); }

private:
    struct Kept {
        Kept() = default;
        explicit Kept(const StreamRecord& record)
            : came(record.came.ns),
              size(static_cast<std::uint32_t>(record.size.count)),
              workload(record.workload & kWorkloads),
              processable(record.processable ? 1U : 0U) {}
        StreamRecord record() const {
            return {base::Instant{came}, base::Bytes(size), workload == kWorkloads ? engine::kNoWorkload : workload,
                    processable != 0};
        }

        static constexpr std::uint32_t kWorkloads = 0x7fff'ffff;  // all of them: none
        std::int64_t came;
        std::uint32_t size;
        std::uint32_t workload : 31;
        std::uint32_t processable : 1;
    };
    static_assert(sizeof(Kept) == kRecordBytes);
    using Block = std::unique_ptr<std::array<Kept, kBlock>>;

    Block& blockOf(std::uint64_t number) { return ring_[number / kBlock & (ring_.size() - 1)]; }
    const Block& blockOf(std::uint64_t number) const { return ring_[number / kBlock & (ring_.size() - 1)]; }

    /// For the record that comes next.
    void openBlock() {
        if (next_ / kBlock - kept_ / kBlock == ring_.size()) grow();
        Block& block = blockOf(next_);
        if (!block) block = std::move(spare_);
        if (!block) block = std::make_unique_for_overwrite<std::array<Kept, kBlock>>();
    }
    void grow() {
        std::vector<Block> larger(ring_.empty() ? 1 : 2 * ring_.size());
        for (std::uint64_t at = kept_ / kBlock; at < next_ / kBlock; ++at)
            larger[at & (larger.size() - 1)] = std::move(ring_[at & (ring_.size() - 1)]);
        ring_ = std::move(larger);
    }

    std::vector<Block> ring_;  ///< a power of two, or none yet
    Block spare_;
    std::uint64_t kept_ = 0;
    std::uint64_t taken_ = 0;
    std::uint64_t next_ = 0;
    base::Bytes waitingBytes_;
};

}  // namespace headroom::dynamodb
