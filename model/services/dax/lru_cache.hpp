// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "model/base/random.hpp"
#include "model/base/units.hpp"

namespace headroom::dax {

/// Things by key that live for a time from their writing and leave in the order of their last use when the memory is
/// full: exactly LRU. An entry takes 20 bytes and its place in the index 4 to 11, so that ten million keys fit into
/// 300 MB; memory grows with the entries that were there at once, and a lookup or a writing allocates nothing once it
/// has.
class LruCache {
public:
    static constexpr std::uint32_t kKeyBits = 49;
    static constexpr std::uint64_t kMostKeys = 1ULL << kKeyBits;
    static constexpr std::int64_t kMostGrains = (1LL << 15) - 1;  ///< of one entry

    /// How things are kept.
    struct Kept {
        base::Duration ttl;    ///< 0: nothing expires
        base::Bytes grain;     ///< sizes are kept in whole grains, rounded up
        base::Bytes overhead;  ///< memory that each takes beside its size
    };
    /// `longestRun` from `begin` on sets how finely ages are known (a day: 40 us).
    LruCache(const Kept& kept, base::Instant begin, base::Duration longestRun);

    /// What all entries may take together; older ones leave at once when there is more.
    base::Bytes setCapacity(base::Bytes capacity);

    struct Found {
        base::Bytes size;
        base::Duration age;      ///< since it was written here
        bool overwrote = false;  ///< that writing replaced what was there
    };
    /// The entry of a key (below kMostKeys) that is alive; it is the most recently used from now on.
    std::optional<Found> find(std::uint64_t key, base::Instant now);
    /// Keeps what was read, unless the key is there and alive: that goes on living as it was (an answer that comes
    /// second does not renew it). Returns what had to leave for it. What is larger than the capacity or kMostGrains is
    /// not kept.
    base::Bytes fill(std::uint64_t key, base::Bytes size, base::Instant now);
    /// The same of what was written, in place of what is there.
    base::Bytes write(std::uint64_t key, base::Bytes size, base::Instant now);
    void forget(std::uint64_t key);
    void clear();

    std::size_t entries() const { return count_; }
    /// The most there have been at once.
    std::size_t mostEntries() const { return most_; }
    /// What all entries take, overhead included.
    base::Bytes bytes() const { return base::Bytes(grains_ * grain_ + static_cast<std::int64_t>(count_) * overhead_); }
    base::Bytes capacity() const { return capacity_; }

private:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;
    static constexpr std::size_t kPageBits = 15;
    static constexpr std::size_t kPage = std::size_t{1} << kPageBits;

    /// Key and size share a word; five 32-bit parts, so that no padding is lost.
    struct Entry {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::uint32_t stamp = 0;  ///< tick of its writing x 2, + 1 if it overwrote
        std::uint32_t older = kNone;
        std::uint32_t newer = kNone;  ///< of a free entry: the next free one

        std::uint64_t word() const { return (static_cast<std::uint64_t>(high) << 32) | low; }
        std::uint64_t key() const { return word() >> 15; }
        std::int64_t grains() const { return static_cast<std::int64_t>(word() & 0x7fffU); }
        void set(std::uint64_t key, std::int64_t grains) {
            const std::uint64_t word = (key << 15) | static_cast<std::uint64_t>(grains);
            low = static_cast<std::uint32_t>(word);
            high = static_cast<std::uint32_t>(word >> 32);
        }
    };

    Entry& at(std::uint32_t index) { return pages_[index >> kPageBits][index & (kPage - 1)]; }
    std::size_t homeOf(std::uint64_t key) const { return static_cast<std::size_t>(base::mix(key)) & mask_; }
    std::size_t slotOf(std::uint64_t key);
    std::uint32_t tickOf(base::Instant now) const;
    base::Duration ageOf(const Entry& entry, base::Instant now) const;
    bool isAlive(const Entry& entry, base::Instant now) const { return ttl_.count == 0 || ageOf(entry, now) < ttl_; }
    std::uint32_t take();
    void link(std::uint32_t index);
    void unlink(std::uint32_t index);
    void freeSlot(std::size_t slot);
    void drop(std::size_t slot);
    base::Bytes put(std::uint64_t key, base::Bytes size, base::Instant now);
    base::Bytes makeRoom();
    void grow();

    base::Duration ttl_;
    std::int64_t grain_;
    std::int64_t overhead_;
    base::Instant begin_;
    std::int64_t tick_;  ///< ns
    base::Bytes capacity_;
    std::vector<std::unique_ptr<Entry[]>> pages_;
    std::vector<std::uint32_t> slots_;  ///< open addressing with linear probing; kNone: empty
    std::size_t mask_;
    std::uint32_t made_ = 0;  ///< entries ever used
    std::uint32_t free_ = kNone;
    std::uint32_t oldest_ = kNone;
    std::uint32_t newest_ = kNone;
    std::size_t count_ = 0;
    std::size_t most_ = 0;
    std::int64_t grains_ = 0;
};

}  // namespace headroom::dax
