// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/bucket_rung.hpp"
#include "model/engine/event.hpp"

namespace headroom::engine {

/// The event list: a ladder queue after Tang, Goh and Thng, "Ladder queue: An O(1) priority queue structure for
/// large-scale discrete event simulation", ACM TOMACS 15(3), 2005. From near to far: a short sorted array, a heap that
/// is empty unless a great many events share an instant, rungs of buckets, an unsorted top. Pushing and popping are
/// O(1) amortised whatever the mix of milliseconds and ten-minute timers (O(log n) among events of one instant);
/// nothing is allocated once the largest population has been seen.
class EventQueue {
public:
    EventQueue();
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    /// Takes any time below the largest a std::int64_t holds.
    void push(Event event);
    /// The earliest event. Requires !empty().
    const Event& top() {
        if (nearCount_ == 0) refill();
        return near_[nearCount_ - 1];
    }
    /// The event `places` after top(), where it is known without looking further; else nullptr.
    const Event* ahead(std::size_t places) const {
        return nearCount_ <= places ? nullptr : &near_[nearCount_ - 1 - places];
    }
    /// Looks further, so that ahead() knows the next `events` wherever there are buckets: of one alone it would see the
    /// two or three events that it holds. Requires !empty(), and no more than kFurthest.
    void lookAhead(std::size_t events) {
        assert(events <= kFurthest);
        if (nearCount_ < events) takeAhead(events);
    }
    static constexpr std::size_t kFurthest = 16;
    /// Takes the earliest event away. Requires !empty().
    void pop() {
        if (nearCount_ == 0) refill();
        --nearCount_;
        --size_;
    }
    /// Takes out every event for which `gone(event)` holds, in O(size()).
    template <class Gone>
    void removeIf(Gone gone) {
        gather();
        std::erase_if(top_, gone);
        size_ = top_.size();
    }

private:
    static constexpr std::size_t kNearCapacity = 64;
    static constexpr std::size_t kBucketLimit = 24;  ///< a bucket above this is spread over a further rung
    static constexpr std::size_t kMaxRungs = 8;

    void insertNear(Event event);
    void pushFar(Event event);
    void refill();
    void takeAhead(std::size_t events);
    void openTop();
    void gather();
    void takeBucket(Rung& rung);
    void takeCrowd();
    void splitNear();
    void spread(const std::vector<Event>& events, std::int64_t low, std::int64_t end);

    std::size_t nearCount_ = 0;
    std::size_t size_ = 0;
    Event nearEnd_ = kFirst;  ///< events before this belong to the near array
    std::int64_t topStart_ = kFirst.time;
    std::int64_t crowdEnd_ = kFirst.time;    ///< events from nearEnd_ to this time belong to the crowd
    std::array<Event, kNearCapacity> near_;  ///< latest first
    static_assert(kFurthest + kBucketLimit < kNearCapacity);
    std::vector<Event> top_;
    std::vector<Event> crowd_;  ///< a binary heap, earliest in front
    std::vector<Event> scratch_;
    std::vector<Rung> rungs_;  ///< outermost first; all made at once, so that a rare deep one costs nothing later
    std::size_t rungCount_ = 0;
    ChunkPool chunks_;

    static constexpr Event kFirst{std::numeric_limits<std::int64_t>::min(), 0};
};

inline void EventQueue::push(Event event) {
    ++size_;
    if (event.time >= topStart_) {
        top_.push_back(event);
    } else if (event < nearEnd_) {
        insertNear(event);
    } else {
        pushFar(event);
    }
}

}  // namespace headroom::engine
