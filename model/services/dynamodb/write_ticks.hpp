// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace headroom::dynamodb {

/// When the keys of an endless sequence were last written, where their items expire: in ticks, of which a life has
/// kALife, for as long as their items live. A byte a key that has an item, in blocks that serve again once none of
/// their keys has one. Ticks rise.
class WriteTicks {
public:
    static constexpr std::uint64_t kALife = 250;

    /// For how many ticks the key had not been written; 0 as well where it has no item.
    std::uint64_t put(std::uint64_t key, std::uint64_t tick);
    /// An item that has no key here: it counts for its tick all the same.
    void putUnnamed(std::uint64_t tick) { ++writtenIn_[placeOf(tick)]; }
    void remove(std::uint64_t key);

    /// How many items were last written in that tick, which is at most kALife ticks ago.
    std::uint64_t writtenIn(std::uint64_t tick) const { return writtenIn_[placeOf(tick)]; }
    /// Takes so many of these, in about the order of their keys, and calls gone(key) of each that has one. A tick is
    /// taken whole before the next one.
    template <class Gone>
    void take(std::uint64_t tick, std::uint64_t items, const Gone& gone);

private:
    static constexpr std::uint64_t kRound = 255;  // ticks go round; 0 is no item
    static constexpr std::uint64_t kInBlock = 4'096;
    static constexpr std::uint64_t kNoTick = ~std::uint64_t{0};
    static constexpr std::uint32_t kNoBlock = ~std::uint32_t{0};

    struct Block {
        std::array<std::uint8_t, kInBlock> marks{};
        std::uint32_t items = 0;
    };
    struct Place {
        std::uint32_t block = kNoBlock;
        std::uint64_t lastTick = kNoTick;  ///< in which one of its keys was written, while it had a block or before
    };
    struct Cursor {
        std::size_t nth = 0;  ///< of the blocks that were written in the tick
        std::uint64_t key = 0;
    };

    static std::size_t placeOf(std::uint64_t tick) { return static_cast<std::size_t>(tick % kRound); }
    static std::uint8_t markOf(std::uint64_t tick) { return static_cast<std::uint8_t>(tick % kRound + 1); }
    Block* blockOf(std::uint64_t number) const;
    Block& blockFor(std::uint64_t number);
    bool findNext(std::uint64_t tick, std::uint64_t& key);

    std::vector<Place> places_;  ///< by number of block: where it is
    std::vector<std::unique_ptr<Block>> blocks_;
    std::vector<std::uint32_t> free_;
    std::array<std::uint64_t, kRound> writtenIn_{};
    std::array<std::vector<std::uint32_t>, kRound> touched_;  ///< by tick: numbers of blocks, each once
    Cursor cursor_;
};

template <class Gone>
void WriteTicks::take(std::uint64_t tick, std::uint64_t items, const Gone& gone) {
    std::uint64_t key = 0;
    std::uint64_t left = items;
    for (; left > 0 && findNext(tick, key); --left) {
        remove(key);
        gone(key);
    }
    std::uint64_t& there = writtenIn_[placeOf(tick)];
    there -= left;  // those without a key
    if (there > 0) return;
    touched_[placeOf(tick)].clear();
    cursor_ = {};
}

}  // namespace headroom::dynamodb
