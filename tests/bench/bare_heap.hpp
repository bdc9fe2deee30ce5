// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "model/engine/event_queue.hpp"

namespace headroom::bench {

/// The best bare heap known for this work: four children a node that share a cache line, one 128-bit integer key of
/// (time, order), the least child chosen by conditional moves. Written apart from the engine's queue, as its rival.
class BareHeap {
public:
    void push(engine::Event event) {
        if (size_ + kPad >= capacity_) grow();
        std::size_t hole = size_++ + kPad;
        const Key key = keyOf(event);
        while (hole > kPad) {
            const std::size_t parent = (hole - kPad - 1) / 4 + kPad;
            if (keys_[parent] <= key) break;
            keys_[hole] = keys_[parent];
            hole = parent;
        }
        keys_[hole] = key;
    }
    engine::Event top() const { return eventOf(keys_[kPad]); }
    void pop() {
        const Key last = keys_[--size_ + kPad];
        const std::size_t end = size_ + kPad;
        std::size_t hole = kPad;
        for (std::size_t child = kPad + 1; child < end; child = 4 * (hole - kPad) + 1 + kPad) {
            const std::size_t best = child + 4 <= end ? leastOfFour(child) : leastOfSome(child, end);
            if (last <= keys_[best]) break;
            keys_[hole] = keys_[best];
            hole = best;
        }
        keys_[hole] = last;
    }

private:
    __extension__ using Key = unsigned __int128;
    static constexpr std::size_t kPad = 3;  // so that the children of every node begin a cache line
    struct Free {
        void operator()(Key* memory) const { std::free(memory); }
    };

    static Key keyOf(engine::Event event) {
        const auto time = static_cast<std::uint64_t>(event.time) ^ (1ULL << 63);
        return static_cast<Key>(time) << 64 | event.order;
    }
    static engine::Event eventOf(Key key) {
        const auto time = static_cast<std::uint64_t>(key >> 64) ^ (1ULL << 63);
        return {static_cast<std::int64_t>(time), static_cast<std::uint64_t>(key)};
    }
    std::size_t leastOfFour(std::size_t child) const {
        const std::size_t a = child + (keys_[child + 1] < keys_[child] ? 1 : 0);
        const std::size_t b = child + 2 + (keys_[child + 3] < keys_[child + 2] ? 1 : 0);
        const std::size_t takeB = keys_[b] < keys_[a] ? 1 : 0;
        return a + (b - a) * takeB;
    }
    std::size_t leastOfSome(std::size_t child, std::size_t end) const {
        std::size_t best = child;
        for (std::size_t i = child + 1; i < end; ++i) best = keys_[i] < keys_[best] ? i : best;
        return best;
    }
    void grow() {
        const std::size_t wider = capacity_ == 0 ? 64 : capacity_ * 2;
        std::unique_ptr<Key[], Free> larger(static_cast<Key*>(std::aligned_alloc(64, wider * sizeof(Key))));
        for (std::size_t i = kPad; i < size_ + kPad; ++i) larger[i] = keys_[i];
        keys_ = std::move(larger);
        capacity_ = wider;
    }

    std::unique_ptr<Key[], Free> keys_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace headroom::bench
