// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "model/base/units.hpp"

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
    friend constexpr bool operator<(const Event& a, const Event& b) {
        return static_cast<int>(a.time < b.time) | (static_cast<int>(a.time == b.time) & static_cast<int>(a.order < b.order));
    }
};

/// A heap of four children a node whose child choice compiles to conditional moves: the cost of a heap on random
/// times is mispredicted branches, not depth.
class NearHeap {
public:
    bool empty() const { return events_.empty(); }
    std::size_t size() const { return events_.size(); }
    const Event& top() const { return events_.front(); }
    void push(Event event);
    void pop();
    /// Adds without keeping the order; call heapify() before the next top().
    void append(Event event) { events_.push_back(event); }
    void heapify();
    std::vector<Event>& raw() { return events_; }

private:
    void siftUp(std::size_t hole, Event event);
    void siftDown(std::size_t hole, Event event);
    std::vector<Event> events_;
};

/// The event list: a ladder queue (unsorted top, rungs of buckets) over a heap for the nearest events. Pushing and
/// popping are O(1) amortised whatever the mix of milliseconds and ten-minute timers; nothing is allocated once
/// the largest population has been seen. Structure after Tang, Goh and Thng, "Ladder queue: An O(1) priority queue
/// structure for large-scale discrete event simulation", ACM TOMACS 15(3), 2005; the sorted bottom is a heap here.
class EventQueue {
public:
    EventQueue();
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    void push(Event event);
    /// The earliest event. Requires !empty().
    const Event& top() {
        if (near_.empty()) refill();
        return near_.top();
    }
    void pop() {
        if (near_.empty()) refill();
        near_.pop();
        --size_;
    }

private:
    static constexpr std::size_t kChunkEvents = 15;
    static constexpr std::size_t kBuckets = 256;
    static constexpr std::size_t kMaxRungs = 8;
    static constexpr std::size_t kBucketLimit = 64;   ///< a bucket above this is spread over a further rung
    static constexpr std::size_t kNearLimit = 256;    ///< a heap above this is spread over a further rung

    struct Chunk {
        std::array<Event, kChunkEvents> events;
        Chunk* next = nullptr;
        std::size_t count = 0;
    };
    struct Bucket {
        Chunk* head = nullptr;
        std::size_t count = 0;
    };
    struct Rung {
        std::int64_t start = 0;
        std::int64_t currentStart = 0;  ///< times before this are nearer than the rung
        unsigned shift = 0;             ///< bucket width is 2^shift ns
        std::size_t current = 0;
        std::size_t count = 0;
        std::array<Bucket, kBuckets> buckets;
    };

    void pushFar(Event event);
    void addToBucket(Rung& rung, Event event);
    void refill();
    bool refillFromRungs();
    void spread(const std::vector<Event>& events, std::int64_t low, std::int64_t end);
    void takeBucket(Rung& rung, std::vector<Event>& into);
    void spillNear();
    Chunk* newChunk();

    NearHeap near_;
    std::vector<Event> top_;
    std::vector<Event> scratch_;
    std::vector<std::unique_ptr<Rung>> rungs_;
    std::size_t rungCount_ = 0;
    std::vector<std::unique_ptr<Chunk>> chunks_;
    Chunk* freeChunks_ = nullptr;
    std::size_t size_ = 0;
    std::int64_t nearEnd_;   ///< events before this belong to the heap
    std::int64_t topStart_;  ///< events at or after this belong to the top
};

inline void EventQueue::push(Event event) {
    ++size_;
    if (event.time < nearEnd_) {
        near_.push(event);
        if (near_.size() > kNearLimit) spillNear();
    } else if (event.time >= topStart_) {
        top_.push_back(event);
    } else {
        pushFar(event);
    }
}

}  // namespace headroom::engine
