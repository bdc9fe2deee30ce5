// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headroom::engine {

/// One entry of the event list: 16 bytes, ordered by time, then rank, then sequence, so that the order is total
/// and a run is the same on every machine. `order` holds rank (2 bits), sequence (38 bits) and slot (24 bits).
struct Event {
    std::int64_t time = 0;
    std::uint64_t order = 0;

    static constexpr unsigned kSlotBits = 24;
    static constexpr unsigned kSequenceBits = 38;
    static constexpr std::uint64_t kMaxSlots = 1ULL << kSlotBits;
    static constexpr std::uint64_t kMaxSequence = 1ULL << kSequenceBits;

    constexpr std::uint32_t slot() const { return static_cast<std::uint32_t>(order & (kMaxSlots - 1)); }
    /// One subtraction of 128 bits: branches on random times are what a queue pays for.
    friend constexpr bool operator<(const Event& a, const Event& b) { return a.key() < b.key(); }

private:
    __extension__ using Key = __int128;
    constexpr Key key() const { return static_cast<Key>(time) << 64 | order; }
};

}  // namespace headroom::engine
