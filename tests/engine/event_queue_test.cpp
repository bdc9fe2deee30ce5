// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/event_queue.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

// Oracle: std::priority_queue over the same total order. Every pop must give the very same event.
namespace headroom::engine {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

struct Later {
    bool operator()(const Event& a, const Event& b) const {
        return a.time != b.time ? a.time > b.time : a.order > b.order;
    }
};

/// Both queues, fed alike.
class Pair {
public:
    void push(std::int64_t time, std::uint64_t rank = 2) {
        const Event event{time, rank << 62 | ++sequence_ << Event::kSlotBits | (sequence_ & 0xffff)};
        ours_.push(event);
        reference_.push(event);
    }
    /// The time popped. Wrong pops are counted, one assertion for a million of them. A thousand pops look ahead, a
    /// thousand do not: it must not change any.
    std::int64_t pop() {
        if ((++pops_ & 1024U) != 0) ours_.lookAhead(8);
        const Event event = ours_.top();
        const Event wanted = reference_.top();
        if (event.time != wanted.time || event.order != wanted.order) ++wrong_;
        ours_.pop();
        reference_.pop();
        return wanted.time;
    }
    std::size_t size() const { return reference_.size(); }
    void drain() {
        while (!reference_.empty() && !ours_.empty()) pop();
        REQUIRE(wrong_ == 0);
        REQUIRE(ours_.empty());
        REQUIRE(reference_.empty());
    }
    void check() const {
        REQUIRE(wrong_ == 0);
        REQUIRE(ours_.size() == reference_.size());
    }

private:
    EventQueue ours_;
    std::priority_queue<Event, std::vector<Event>, Later> reference_;
    std::uint64_t sequence_ = 0;
    std::size_t wrong_ = 0;
    std::size_t pops_ = 0;
};

using Increment = std::function<std::int64_t(base::Stream&)>;

/// Fills to `pending`, holds, halves, refills, drains: every way the parts of the queue hand events on.
void compare(std::size_t pending, std::size_t holds, const Increment& increment) {
    base::Stream stream(pending);
    Pair pair;
    for (std::size_t i = 0; i < pending; ++i) pair.push(increment(stream), stream.below(4));
    for (std::size_t i = 0; i < holds; ++i) {
        const std::int64_t now = pair.pop();
        pair.push(now + increment(stream), stream.below(4));
    }
    pair.check();
    std::int64_t now = 0;
    while (pair.size() > pending / 2) now = pair.pop();
    while (pair.size() < pending) pair.push(now + increment(stream), stream.below(4));
    for (std::size_t i = 0; i < holds / 4; ++i) {  // the population swings by up to eight
        const std::uint64_t pushes = stream.below(8);
        for (std::uint64_t k = 0; k < pushes; ++k) pair.push(now + increment(stream), stream.below(4));
        for (std::uint64_t k = stream.below(8); k > 0 && pair.size() > 0; --k) now = pair.pop();
    }
    pair.drain();
}

void compareAtAllSizes(const Increment& increment) {
    for (const std::size_t pending : {1U, 2U, 3U, 15U, 16U, 17U, 23U, 24U, 25U, 63U, 64U, 65U, 100U, 1'000U, 10'000U}) {
        compare(pending, 20'000, increment);
    }
    compare(300'000, 300'000, increment);
}

}  // namespace

TEST_CASE("event queue: uniform times in the reference's order", "[queue]") {
    compareAtAllSizes([](base::Stream& s) { return static_cast<std::int64_t>(s.below(kSecond)); });
}

TEST_CASE("event queue: milliseconds and ten-minute timers in the reference's order", "[queue]") {
    compareAtAllSizes(
        [](base::Stream& s) { return s.chance(0.5) ? 600 * kSecond : static_cast<std::int64_t>(s.below(10'000'000)); });
}

TEST_CASE("event queue: few distinct times in the reference's order", "[queue]") {
    compareAtAllSizes([](base::Stream& s) { return static_cast<std::int64_t>(s.below(3)); });
}

TEST_CASE("event queue: everything at one instant in the reference's order", "[queue]") {
    compareAtAllSizes([](base::Stream&) { return std::int64_t{0}; });
}

TEST_CASE("event queue: constant increments in the reference's order", "[queue]") {
    compareAtAllSizes([](base::Stream&) { return kSecond; });
}

TEST_CASE("event queue: from a nanosecond to a century in the reference's order", "[queue]") {
    // Magnitudes uniform over 2^0 to 2^52 ns: each bucket is crowded at one end.
    compareAtAllSizes([](base::Stream& s) {
        const std::uint64_t magnitude = s.below(52);
        return static_cast<std::int64_t>(s.next() >> (63 - magnitude));
    });
}

TEST_CASE("event queue: clusters far apart in the reference's order", "[queue]") {
    compareAtAllSizes([](base::Stream& s) {
        return static_cast<std::int64_t>(s.below(5)) * 3'600 * kSecond + static_cast<std::int64_t>(s.below(40));
    });
}

TEST_CASE("event queue: a million pending in the reference's order", "[queue]") {
    compare(1'000'000, 1'000'000, [](base::Stream& s) {
        return s.chance(0.3) ? 600 * kSecond : static_cast<std::int64_t>(s.below(kSecond));
    });
}

TEST_CASE("event queue: times pushed in rising and in falling order", "[queue]") {
    Pair rising;
    for (std::int64_t i = 0; i < 100'000; ++i) rising.push(i * 7);
    rising.drain();
    Pair falling;
    for (std::int64_t i = 100'000; i > 0; --i) falling.push(i * 7);
    falling.drain();
    Pair both;  // pushed before what is being served: the near end grows at its very front
    for (std::int64_t i = 0; i < 1'000; ++i) both.push(kSecond + i);
    both.pop();
    for (std::int64_t i = 100'000; i > 0; --i) both.push(i * 7);
    both.drain();
}

TEST_CASE("event queue: a flood at one instant between others", "[queue]") {
    base::Stream stream(3);
    Pair pair;
    for (int i = 0; i < 5'000; ++i) pair.push(static_cast<std::int64_t>(stream.below(1'000)));
    for (int i = 0; i < 50'000; ++i) pair.push(500, stream.below(4));
    while (pair.size() > 30'000) pair.pop();  // in the middle of the flood
    for (int i = 0; i < 50'000; ++i) pair.push(500, stream.below(4));
    for (int i = 0; i < 50'000; ++i) pair.push(501, stream.below(4));
    for (int i = 0; i < 1'000; ++i) {
        pair.push(500 + static_cast<std::int64_t>(stream.below(2)), stream.below(4));
        pair.pop();
    }
    pair.drain();
}

TEST_CASE("event queue: the ends of time", "[queue]") {
    constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max() - 1;
    constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min() + 1;
    base::Stream stream(5);
    Pair pair;
    for (int i = 0; i < 20'000; ++i) {
        pair.push(kMin);
        pair.push(kMax);
        pair.push(0);
        pair.push(static_cast<std::int64_t>(stream.next() >> 1) - 1);
        pair.push(-static_cast<std::int64_t>(stream.next() >> 1));
    }
    for (int i = 0; i < 40'000; ++i) {
        const std::int64_t now = pair.pop();
        if (now < 0) pair.push(now + static_cast<std::int64_t>(stream.next() >> 2));
    }
    pair.drain();
}

TEST_CASE("event queue: looking ahead knows the next four of thousands", "[queue]") {
    base::Stream stream(11);
    EventQueue queue;
    std::uint64_t sequence = 0;
    const auto push = [&](std::int64_t now) {
        queue.push({now + static_cast<std::int64_t>(stream.below(kSecond)), ++sequence << Event::kSlotBits});
    };
    for (int i = 0; i < 10'000; ++i) push(0);
    int unknown = 0;
    int wrong = 0;
    for (int i = 0; i < 100'000; ++i) {
        queue.lookAhead(4);
        const Event* const fourth = queue.ahead(3);
        if (fourth == nullptr) ++unknown;
        for (std::size_t k = 1; k < 4 && fourth != nullptr; ++k) {
            if (!(*queue.ahead(k - 1) < *queue.ahead(k))) ++wrong;
        }
        const std::int64_t now = queue.top().time;
        queue.pop();
        push(now);
    }
    REQUIRE(wrong == 0);
    REQUIRE(unknown < 1'000);  // where the far events are opened; by buckets alone it would be 80,000
}

TEST_CASE("event queue: empties and starts again, also at earlier times", "[queue]") {
    base::Stream stream(9);
    Pair pair;
    for (int round = 0; round < 200; ++round) {
        const std::uint64_t count = stream.below(400);
        const std::int64_t base = static_cast<std::int64_t>(stream.below(10)) * kSecond;
        for (std::uint64_t i = 0; i < count; ++i) pair.push(base + static_cast<std::int64_t>(stream.below(1'000)));
        pair.drain();
    }
}

}  // namespace headroom::engine
