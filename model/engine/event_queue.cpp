// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/event_queue.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace headroom::engine {

namespace {

constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kArity = 4;

/// The index of the smaller of two events, without a branch.
std::size_t smaller(const Event* events, std::size_t a, std::size_t b) {
    return events[b] < events[a] ? b : a;
}

}  // namespace

void NearHeap::siftUp(std::size_t hole, Event event) {
    while (hole > 0) {
        const std::size_t parent = (hole - 1) / kArity;
        if (!(event < events_[parent])) break;
        events_[hole] = events_[parent];
        hole = parent;
    }
    events_[hole] = event;
}

void NearHeap::siftDown(std::size_t hole, Event event) {
    // Walk the hole to a leaf first: the event comes from the bottom and nearly always belongs there.
    const std::size_t count = events_.size();
    const Event* events = events_.data();
    const std::size_t start = hole;
    for (std::size_t child = hole * kArity + 1; child < count; child = hole * kArity + 1) {
        std::size_t best = child;
        if (child + kArity <= count) {
            best = smaller(events, smaller(events, child, child + 1), smaller(events, child + 2, child + 3));
        } else {
            for (std::size_t next = child + 1; next < count; ++next) best = smaller(events, best, next);
        }
        events_[hole] = events_[best];
        hole = best;
    }
    while (hole > start) {
        const std::size_t parent = (hole - 1) / kArity;
        if (!(event < events_[parent])) break;
        events_[hole] = events_[parent];
        hole = parent;
    }
    events_[hole] = event;
}

void NearHeap::push(Event event) {
    events_.push_back(event);
    siftUp(events_.size() - 1, event);
}

void NearHeap::pop() {
    const Event last = events_.back();
    events_.pop_back();
    if (!events_.empty()) siftDown(0, last);
}

void NearHeap::heapify() {
    if (events_.size() < 2) return;
    for (std::size_t i = (events_.size() - 2) / kArity + 1; i-- > 0;) siftDown(i, Event(events_[i]));
}

EventQueue::EventQueue() : nearEnd_(std::numeric_limits<std::int64_t>::min()), topStart_(nearEnd_) {}

EventQueue::Chunk* EventQueue::newChunk() {
    if (freeChunks_ == nullptr) {
        chunks_.push_back(std::make_unique<Chunk>());
        return chunks_.back().get();
    }
    Chunk* chunk = freeChunks_;
    freeChunks_ = chunk->next;
    chunk->next = nullptr;
    chunk->count = 0;
    return chunk;
}

void EventQueue::addToBucket(Rung& rung, Event event) {
    const auto index = static_cast<std::size_t>((event.time - rung.start) >> rung.shift);
    Bucket& bucket = rung.buckets[index];
    if (bucket.head == nullptr || bucket.head->count == kChunkEvents) {
        Chunk* chunk = newChunk();
        chunk->next = bucket.head;
        bucket.head = chunk;
    }
    bucket.head->events[bucket.head->count++] = event;
    ++bucket.count;
    ++rung.count;
}

void EventQueue::pushFar(Event event) {
    for (std::size_t i = 0; i < rungCount_; ++i) {
        if (event.time >= rungs_[i]->currentStart) {
            addToBucket(*rungs_[i], event);
            return;
        }
    }
    near_.push(event);  // between the heap's end and the innermost rung's next bucket: the heap covers it
}

void EventQueue::takeBucket(Rung& rung, std::vector<Event>& into) {
    Bucket& bucket = rung.buckets[rung.current];
    for (Chunk* chunk = bucket.head; chunk != nullptr;) {
        into.insert(into.end(), chunk->events.begin(), chunk->events.begin() + static_cast<std::ptrdiff_t>(chunk->count));
        Chunk* next = chunk->next;
        chunk->next = freeChunks_;
        freeChunks_ = chunk;
        chunk = next;
    }
    rung.count -= bucket.count;
    bucket = Bucket{};
    ++rung.current;
    rung.currentStart = rung.start + (static_cast<std::int64_t>(rung.current) << rung.shift);
}

/// Opens a rung over [low, end) for events that all lie there.
void EventQueue::spread(const std::vector<Event>& events, std::int64_t low, std::int64_t end) {
    if (rungCount_ == rungs_.size()) rungs_.push_back(std::make_unique<Rung>());
    Rung& rung = *rungs_[rungCount_++];
    const auto span = static_cast<std::uint64_t>(end - 1 - low);
    // Aim at a handful of events a bucket, and never more buckets than there are.
    const std::uint64_t wanted = std::clamp<std::uint64_t>(events.size() / 8, 4, kBuckets);
    rung.shift = static_cast<unsigned>(std::bit_width(span / wanted));
    while ((span >> rung.shift) >= kBuckets) ++rung.shift;
    rung.start = low;
    rung.currentStart = low;
    rung.current = 0;
    rung.count = 0;
    for (const Event& event : events) addToBucket(rung, event);
}

bool EventQueue::refillFromRungs() {
    while (rungCount_ > 0) {
        Rung& rung = *rungs_[rungCount_ - 1];
        if (rung.count == 0) {
            --rungCount_;
            continue;
        }
        while (rung.buckets[rung.current].count == 0) ++rung.current;
        const std::int64_t low = rung.start + (static_cast<std::int64_t>(rung.current) << rung.shift);
        const bool crowded = rung.buckets[rung.current].count > kBucketLimit && rung.shift > 0 && rungCount_ < kMaxRungs;
        if (!crowded) {
            takeBucket(rung, near_.raw());
            near_.heapify();
            nearEnd_ = rung.currentStart;
            return true;
        }
        scratch_.clear();
        takeBucket(rung, scratch_);
        spread(scratch_, low, rung.currentStart);
    }
    return false;
}

void EventQueue::refill() {
    if (refillFromRungs()) return;
    std::int64_t low = kForever;
    std::int64_t high = std::numeric_limits<std::int64_t>::min();
    for (const Event& event : top_) {
        low = std::min(low, event.time);
        high = std::max(high, event.time);
    }
    topStart_ = high + 1;
    if (top_.size() <= kBucketLimit || high == low) {
        near_.raw().swap(top_);
        near_.heapify();
        nearEnd_ = topStart_;
        return;
    }
    scratch_.clear();
    scratch_.swap(top_);
    spread(scratch_, low, topStart_);
    nearEnd_ = low;
    refillFromRungs();
}

/// Too many events near: spread them over a rung so that the heap stays in the first-level cache.
void EventQueue::spillNear() {
    if (rungCount_ >= kMaxRungs) return;
    std::vector<Event>& events = near_.raw();
    const std::int64_t low = events.front().time;
    std::int64_t high = low;
    for (const Event& event : events) high = std::max(high, event.time);
    if (high == low) return;
    scratch_.clear();
    scratch_.swap(events);
    spread(scratch_, low, nearEnd_);
    nearEnd_ = low;
    refillFromRungs();
}

}  // namespace headroom::engine
