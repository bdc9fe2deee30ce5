// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/write_ticks.hpp"

namespace headroom::dynamodb {

WriteTicks::Block* WriteTicks::blockOf(std::uint64_t number) const {
    const bool known = number < places_.size() && places_[number].block != kNoBlock;
    return known ? blocks_[places_[number].block].get() : nullptr;
}

WriteTicks::Block& WriteTicks::blockFor(std::uint64_t number) {
    if (Block* block = blockOf(number)) return *block;
    if (number >= places_.size()) places_.resize(number + 1);
    if (free_.empty()) {
        free_.push_back(static_cast<std::uint32_t>(blocks_.size()));
        blocks_.push_back(std::make_unique<Block>());
    }
    places_[number].block = free_.back();
    free_.pop_back();
    return *blocks_[places_[number].block];
}

std::uint64_t WriteTicks::put(std::uint64_t key, std::uint64_t tick) {
    const std::uint64_t number = key / kInBlock;
    Block& block = blockFor(number);
    std::uint8_t& mark = block.marks[key % kInBlock];
    std::uint64_t since = 0;
    if (mark == 0) {
        ++block.items;
    } else {
        since = (tick % kRound + kRound - (mark - 1U)) % kRound;
        --writtenIn_[mark - 1U];
    }
    mark = markOf(tick);
    ++writtenIn_[placeOf(tick)];
    std::uint64_t& lastTick = places_[number].lastTick;
    if (lastTick != tick) touched_[placeOf(tick)].push_back(static_cast<std::uint32_t>(number));
    lastTick = tick;
    return since;
}

void WriteTicks::remove(std::uint64_t key) {
    const std::uint64_t number = key / kInBlock;
    Block* block = blockOf(number);
    if (block == nullptr) return;
    std::uint8_t& mark = block->marks[key % kInBlock];
    if (mark == 0) return;
    --writtenIn_[mark - 1U];
    mark = 0;
    if (--block->items > 0) return;
    free_.push_back(places_[number].block);
    places_[number].block = kNoBlock;
}

bool WriteTicks::findNext(std::uint64_t tick, std::uint64_t& key) {
    const std::vector<std::uint32_t>& touched = touched_[placeOf(tick)];
    for (; cursor_.nth < touched.size(); ++cursor_.nth, cursor_.key = 0) {
        const Block* block = blockOf(touched[cursor_.nth]);
        if (block == nullptr) continue;
        for (; cursor_.key < kInBlock; ++cursor_.key) {
            if (block->marks[cursor_.key] != markOf(tick)) continue;
            key = touched[cursor_.nth] * kInBlock + cursor_.key;
            return true;
        }
    }
    return false;
}

}  // namespace headroom::dynamodb
