// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "model/engine/event_queue.hpp"

namespace headroom::bench {

/// The best bare ladder queue known for this work (Tang, Goh, Thng 2005, with 16-byte entries): an unsorted top, rungs
/// of about one event a bucket, a sorted bottom. Written apart from the engine's queue, as its rival.
class BareLadder {
public:
    void push(engine::Event event) {
        ++size_;
        if (event.time >= topStart_) {
            top_.push_back(event);
            return;
        }
        for (std::size_t i = 0; i < open_; ++i) {
            Rung& rung = rungs_[i];
            if (event.time >= rung.next) {
                rung.buckets[static_cast<std::size_t>((event.time - rung.start) / rung.width)].push_back(event);
                ++rung.count;
                return;
            }
        }
        const auto place = std::upper_bound(bottom_.begin(), bottom_.end(), event, later);
        bottom_.insert(place, event);
    }
    const engine::Event& top() {
        if (bottom_.empty()) refill();
        return bottom_.back();
    }
    void pop() {
        if (bottom_.empty()) refill();
        bottom_.pop_back();
        --size_;
    }

private:
    static constexpr std::size_t kThreshold = 50;
    static constexpr std::size_t kRungs = 8;
    static constexpr std::int64_t kMaxBuckets = 1024;  // more miss the cache at a million pending
    struct Rung {
        std::int64_t start = 0;
        std::int64_t next = 0;
        std::int64_t width = 1;
        std::size_t current = 0;
        std::size_t count = 0;
        std::vector<std::vector<engine::Event>> buckets;
    };

    static bool later(const engine::Event& a, const engine::Event& b) { return b < a; }

    void open(std::vector<engine::Event>& events, std::int64_t start, std::int64_t end) {
        Rung& rung = rungs_[open_++];
        const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(events.size()), kMaxBuckets);
        rung.start = rung.next = start;
        rung.width = std::max<std::int64_t>(1, (end - start + wanted - 1) / wanted);
        rung.current = 0;
        rung.count = events.size();
        const auto needed = static_cast<std::size_t>((end - start) / rung.width) + 1;
        if (rung.buckets.size() < needed) rung.buckets.resize(needed);
        for (const engine::Event& event : events) {
            rung.buckets[static_cast<std::size_t>((event.time - start) / rung.width)].push_back(event);
        }
        events.clear();
    }
    void refill() {
        for (;;) {
            while (open_ > 0 && rungs_[open_ - 1].count == 0) --open_;
            if (open_ == 0) {
                const auto [low, high] = std::minmax_element(
                    top_.begin(), top_.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
                topStart_ = high->time + 1;
                open(top_, low->time, topStart_);
            }
            Rung& rung = rungs_[open_ - 1];
            while (rung.buckets[rung.current].empty()) ++rung.current;
            std::vector<engine::Event>& bucket = rung.buckets[rung.current];
            const std::int64_t start = rung.start + static_cast<std::int64_t>(rung.current) * rung.width;
            rung.next = start + rung.width;
            ++rung.current;
            rung.count -= bucket.size();
            if (bucket.size() > kThreshold && rung.width > 1 && open_ < kRungs) {
                open(bucket, start, rung.next);
                continue;
            }
            bottom_.swap(bucket);
            std::sort(bottom_.begin(), bottom_.end(), later);
            return;
        }
    }

    std::vector<engine::Event> bottom_;
    std::vector<engine::Event> top_;
    Rung rungs_[kRungs];
    std::size_t open_ = 0;
    std::size_t size_ = 0;
    std::int64_t topStart_ = std::numeric_limits<std::int64_t>::min();
};

}  // namespace headroom::bench
