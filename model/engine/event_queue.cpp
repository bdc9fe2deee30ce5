// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/event_queue.hpp"

#include <algorithm>
#include <functional>

namespace headroom::engine {

namespace {

constexpr std::size_t kFromCrowd = 32;     // taken at a time
constexpr std::size_t kUsualCrowd = 1024;  // a larger one allocates once
constexpr std::size_t kFewEvents = 24;     // so few are sorted as they are: a rung would cost more than it saves

bool later(const Event& a, const Event& b) { return b < a; }

/// Puts `event` in its place among `count` events that are sorted latest first; there is room behind them. Most belong
/// near the end, so a walk from there beats a search followed by a block move: the walk mispredicts once, and it reads
/// what was just written in the pieces it was written in (a wide load across fresh stores waits for them).
void insertSorted(Event* events, std::size_t count, Event event) {
    Event* hole = events + count;
    for (; hole != events && hole[-1] < event; --hole) *hole = hole[-1];
    *hole = event;
}

/// Sorts latest first. Buckets are short and often already in order (timers).
void sortLatestFirst(Event* events, std::size_t count) {
    for (std::size_t i = 1; i < count; ++i) insertSorted(events, i, events[i]);
}

}  // namespace

EventQueue::EventQueue() : rungs_(kMaxRungs) {
    crowd_.reserve(kUsualCrowd);
    scratch_.reserve(kUsualCrowd);
}

void EventQueue::insertNear(Event event) {
    if (nearCount_ == kNearCapacity) {
        splitNear();
        --size_;
        push(event);
        return;
    }
    insertSorted(near_.data(), nearCount_, event);
    ++nearCount_;
}

void EventQueue::pushFar(Event event) {
    if (event.time < crowdEnd_) {
        crowd_.push_back(event);
        std::push_heap(crowd_.begin(), crowd_.end(), later);
        return;
    }
    std::size_t level = 0;
    while (event.time < rungs_[level].pending) ++level;
    rungs_[level].add(event, chunks_);
}

/// Opens a rung over [low, end) for events that all lie there.
void EventQueue::spread(const std::vector<Event>& events, std::int64_t low, std::int64_t end) {
    Rung& rung = rungs_[rungCount_++];
    rung.open(low, end, events.size());
    for (const Event& event : events) rung.add(event, chunks_);
    nearEnd_ = Event{low, 0};
    crowdEnd_ = low;
}

void EventQueue::refill() {
    for (;;) {
        if (!crowd_.empty()) {
            takeCrowd();
        } else {
            while (rungCount_ > 0 && rungs_[rungCount_ - 1].count == 0) --rungCount_;
            if (rungCount_ == 0) {
                openTop();
            } else {
                takeBucket(rungs_[rungCount_ - 1]);
            }
        }
        if (nearCount_ > 0) return;
    }
}

/// Takes buckets before their time, behind what is near already.
void EventQueue::takeAhead(std::size_t events) {
    if (nearCount_ == 0) refill();
    while (nearCount_ < events && crowd_.empty()) {
        std::size_t level = rungCount_;
        while (level > 0 && rungs_[level - 1].count == 0) --level;
        if (level == 0) return;  // the top is opened when nothing else is left
        rungCount_ = level;
        takeBucket(rungs_[level - 1]);
    }
}

void EventQueue::openTop() {
    const auto earlier = [](const Event& a, const Event& b) { return a.time < b.time; };
    const auto [low, high] = std::minmax_element(top_.begin(), top_.end(), earlier);
    topStart_ = high->time + 1;
    if (top_.size() > kFewEvents) {
        spread(top_, low->time, topStart_);
        top_.clear();
        return;
    }
    nearCount_ = top_.size();
    std::copy(top_.begin(), top_.end(), near_.begin());
    top_.clear();
    sortLatestFirst(near_.data(), nearCount_);
    nearEnd_ = Event{topStart_, 0};
    crowdEnd_ = topStart_;
}

void EventQueue::takeBucket(Rung& rung) {
    Bucket& bucket = rung.next();
    const std::size_t count = bucket.count();
    if (count <= kBucketLimit) {
        if (nearCount_ > 0)
            std::copy_backward(near_.data(), near_.data() + nearCount_, near_.data() + nearCount_ + count);
        bucket.drain(near_.data(), chunks_);
        nearCount_ += count;
        sortLatestFirst(near_.data(), count);
    } else {
        scratch_.resize(count);
        bucket.drain(scratch_.data(), chunks_);
    }
    const std::int64_t low = rung.startOfCurrent();
    rung.advance(count);
    nearEnd_ = Event{rung.pending, 0};
    crowdEnd_ = rung.pending;
    if (count <= kBucketLimit) return;
    if (rung.shift > 0 && rungCount_ < kMaxRungs) {
        spread(scratch_, low, rung.pending);
    } else {
        crowd_.swap(scratch_);
        std::make_heap(crowd_.begin(), crowd_.end(), later);
        nearEnd_ = crowd_.front();
    }
    scratch_.clear();
}

void EventQueue::takeCrowd() {
    const std::size_t count = std::min(crowd_.size(), kFromCrowd);
    for (std::size_t i = count; i-- > 0;) {
        std::pop_heap(crowd_.begin(), crowd_.end(), later);
        near_[i] = crowd_.back();
        crowd_.pop_back();
    }
    nearCount_ = count;
    nearEnd_ = crowd_.empty() ? Event{crowdEnd_, 0} : crowd_.front();
}

/// Makes room in the full near array: over a rung when its times differ, else its later half goes to the crowd.
void EventQueue::splitNear() {
    const std::int64_t low = near_[nearCount_ - 1].time;
    if (crowd_.empty() && near_[0].time > low && rungCount_ < kMaxRungs) {
        scratch_.assign(near_.begin(), near_.end());
        nearCount_ = 0;
        spread(scratch_, low, crowdEnd_);
        scratch_.clear();
        return;
    }
    constexpr std::size_t kHalf = kNearCapacity / 2;
    nearEnd_ = near_[kHalf - 1];
    for (std::size_t i = 0; i < kHalf; ++i) {
        crowd_.push_back(near_[i]);
        std::push_heap(crowd_.begin(), crowd_.end(), later);
    }
    std::copy(near_.begin() + kHalf, near_.end(), near_.begin());
    nearCount_ = kNearCapacity - kHalf;
}

void EventQueue::gather() {
    top_.insert(top_.end(), near_.begin(), near_.begin() + static_cast<std::ptrdiff_t>(nearCount_));
    top_.insert(top_.end(), crowd_.begin(), crowd_.end());
    crowd_.clear();
    for (; rungCount_ > 0; --rungCount_) {
        Rung& rung = rungs_[rungCount_ - 1];
        while (rung.count > 0) {
            Bucket& bucket = rung.next();
            const std::size_t count = bucket.count();
            top_.resize(top_.size() + count);
            bucket.drain(top_.data() + top_.size() - count, chunks_);
            rung.advance(count);
        }
    }
    nearCount_ = 0;
    nearEnd_ = kFirst;
    topStart_ = crowdEnd_ = kFirst.time;
}

}  // namespace headroom::engine
