// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/timeout.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/engine/delay.hpp"
#include "model/engine/scheduler.hpp"
#include "tests/support/catch.hpp"

// Oracles: instants worked out by hand.
namespace headroom::engine {

namespace {

using base::Instant;
using base::milliseconds;
using base::seconds;

constexpr Instant kEnd{seconds(1'000).count};

/// What became of a callee and of its caller.
struct Story {
    int alive = 0;  ///< frames of the callee
    std::vector<Instant> finished;
    std::vector<std::pair<Instant, std::optional<int>>> heard;
};

class Alive {
public:
    explicit Alive(Story& story) : story_(story) { ++story_.alive; }
    Alive(const Alive&) = delete;
    Alive& operator=(const Alive&) = delete;
    ~Alive() { --story_.alive; }

private:
    Story& story_;
};

Task<int> work(Story& story, base::Duration length) {
    const Alive here(story);
    co_await delay(length);
    story.finished.push_back(Scheduler::current().now());
    co_return 7;
}

Process call(Story& story, TimeoutLane& lane, base::Duration length, OnTimeout policy) {
    const std::optional<int> answer = co_await WithTimeout(lane, work(story, length), policy);
    story.heard.emplace_back(Scheduler::current().now(), answer);
}

/// Notes how many callees are alive as soon as it goes on.
Process countAfter(Story& story, TimeoutLane& lane, base::Duration length, std::vector<int>& counts) {
    WithTimeout<int> timed(lane, work(story, length), OnTimeout::Kill);
    co_await timed;
    counts.push_back(story.alive);
}

Instant atMs(std::int64_t ms) { return Instant{milliseconds(ms).count}; }

}  // namespace

TEST_CASE("an answer in time is heard and disarms the timeout", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    call(story, scheduler.lane(milliseconds(10)), milliseconds(4), OnTimeout::Kill).spawn();
    scheduler.runUntil(kEnd);
    REQUIRE(story.heard.size() == 1);
    CHECK(story.heard[0].first == atMs(4));
    CHECK(story.heard[0].second == 7);
    CHECK(story.alive == 0);
    scheduler.tearDown();
    CHECK(scheduler.frames().live() == 0);
}

TEST_CASE("an answer at the very deadline counts and one a nanosecond later does not", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    TimeoutLane& lane = scheduler.lane(milliseconds(10));
    call(story, lane, milliseconds(10), OnTimeout::Kill).spawn();
    call(story, lane, milliseconds(10) + base::nanoseconds(1), OnTimeout::Kill).spawn();
    scheduler.runUntil(kEnd);
    REQUIRE(story.heard.size() == 2);
    CHECK(story.heard[0] == std::pair{atMs(10), std::optional<int>(7)});
    CHECK(story.heard[1] == std::pair{atMs(10), std::optional<int>()});
    CHECK(story.finished == std::vector{atMs(10)});
}

TEST_CASE("an abandoned callee goes on and a killed one does not", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    const bool abandon = GENERATE(true, false);
    call(story, scheduler.lane(milliseconds(10)), milliseconds(25), abandon ? OnTimeout::Abandon : OnTimeout::Kill)
        .spawn();
    scheduler.runUntil(atMs(11));
    REQUIRE(story.heard.size() == 1);
    CHECK(story.heard[0] == std::pair{atMs(10), std::optional<int>()});
    CHECK(story.alive == (abandon ? 1 : 0));
    scheduler.runUntil(kEnd);
    CHECK(story.finished == (abandon ? std::vector{atMs(25)} : std::vector<Instant>{}));
    CHECK(story.heard.size() == 1);
    CHECK(story.alive == 0);
    scheduler.tearDown();
    CHECK(scheduler.frames().live() == 0);
}

namespace {
Task<int> callsOther(Story& story, base::Duration length) { co_return co_await Independent(work(story, length)); }
Process callOfCall(Story& story, TimeoutLane& lane, base::Duration length) {
    const std::optional<int> answer = co_await WithTimeout(lane, callsOther(story, length), OnTimeout::Kill);
    story.heard.emplace_back(Scheduler::current().now(), answer);
}
}  // namespace

TEST_CASE("a killed callee is gone before its caller goes on", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    std::vector<int> counts;
    countAfter(story, scheduler.lane(milliseconds(10)), milliseconds(20), counts).spawn();
    REQUIRE(story.alive == 1);
    scheduler.runUntil(kEnd);
    CHECK(counts == std::vector{0});
    CHECK(story.finished.empty());
}

TEST_CASE("what a killed function has called in another service goes on", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    callOfCall(story, scheduler.lane(milliseconds(10)), milliseconds(25)).spawn();
    scheduler.runUntil(kEnd);
    CHECK(story.heard[0] == std::pair{atMs(10), std::optional<int>()});
    CHECK(story.finished == std::vector{atMs(25)});
    scheduler.tearDown();
    CHECK(scheduler.frames().live() == 0);
}

namespace {
Task<int> guarded(Story& story, TimeoutLane& inner, base::Duration length, OnTimeout policy) {
    const std::optional<int> answer = co_await WithTimeout(inner, work(story, length), policy);
    co_return answer.value_or(-1);
}
Process nestedCall(Story& story, TimeoutLane& outer, TimeoutLane& inner, base::Duration length, OnTimeout policy) {
    const std::optional<int> answer =
        co_await WithTimeout(outer, guarded(story, inner, length, policy), OnTimeout::Kill);
    story.heard.emplace_back(Scheduler::current().now(), answer);
}
}  // namespace

TEST_CASE("timeouts of several lengths expire by their instants", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    call(story, scheduler.lane(milliseconds(30)), seconds(1), OnTimeout::Kill).spawn();
    call(story, scheduler.lane(milliseconds(10)), seconds(2), OnTimeout::Kill).spawn();
    call(story, scheduler.lane(milliseconds(20)), seconds(3), OnTimeout::Kill).spawn();
    call(story, scheduler.lane(milliseconds(10)), seconds(4), OnTimeout::Kill).spawn();
    CHECK(&scheduler.lane(milliseconds(10)) == &scheduler.lane(milliseconds(10)));
    scheduler.runUntil(kEnd);
    REQUIRE(story.heard.size() == 4);
    CHECK(story.heard[0].first == atMs(10));
    CHECK(story.heard[1].first == atMs(10));
    CHECK(story.heard[2].first == atMs(20));
    CHECK(story.heard[3].first == atMs(30));
    CHECK(story.finished.empty());
}

TEST_CASE("an outer timeout at the same instant takes the inner one with it", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    TimeoutLane& lane = scheduler.lane(milliseconds(10));
    SECTION("of the same lane: the outer was armed first") {
        nestedCall(story, lane, lane, seconds(1), OnTimeout::Kill).spawn();
        scheduler.runUntil(kEnd);
        REQUIRE(story.heard.size() == 1);
        CHECK(story.heard[0] == std::pair{atMs(10), std::optional<int>()});
        CHECK(story.finished.empty());
    }
    SECTION("killed while the inner waits in a longer lane that abandons: the callee goes on") {
        nestedCall(story, lane, scheduler.lane(milliseconds(20)), seconds(1), OnTimeout::Abandon).spawn();
        scheduler.runUntil(kEnd);
        REQUIRE(story.heard.size() == 1);
        CHECK(story.heard[0].first == atMs(10));
        CHECK(story.finished == std::vector{atMs(1'000)});
    }
    SECTION("the inner one first: its caller goes on and answers in time") {
        nestedCall(story, lane, scheduler.lane(milliseconds(5)), seconds(1), OnTimeout::Kill).spawn();
        scheduler.runUntil(kEnd);
        REQUIRE(story.heard.size() == 1);
        CHECK(story.heard[0] == std::pair{atMs(5), std::optional<int>(-1)});
    }
    CHECK(story.alive == 0);
    scheduler.tearDown();
    CHECK(scheduler.frames().live() == 0);
}

TEST_CASE("a hundred deadlines of one lane, some disarmed, expire when they are due", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    TimeoutLane& lane = scheduler.lane(milliseconds(10));
    for (int i = 0; i < 100; ++i) {
        // Every third answers before its deadline; they are armed a millisecond apart.
        call(story, lane, i % 3 == 0 ? milliseconds(i % 10) : seconds(1), OnTimeout::Kill).spawn();
        scheduler.runUntil(atMs(i + 1));
    }
    scheduler.runUntil(kEnd);
    REQUIRE(story.heard.size() == 100);
    std::size_t expired = 0;
    for (const auto& [when, answer] : story.heard) {
        if (!answer) ++expired;
        CHECK(when.ns % milliseconds(1).count == 0);
    }
    CHECK(expired == 66);  // 34 of 0 to 99 are multiples of 3
    CHECK(story.alive == 0);
}

TEST_CASE("a lane with one long wait and thousands of short ones keeps each deadline at its instant", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    TimeoutLane& lane = scheduler.lane(seconds(4));
    // Every thousandth never answers. The first is armed all the while: places behind it empty out and are used again.
    for (int i = 0; i < 4'000; ++i) {
        call(story, lane, i % 1'000 == 0 ? seconds(900) : milliseconds(2), OnTimeout::Kill).spawn();
        scheduler.runUntil(atMs(i + 1));
    }
    scheduler.runUntil(kEnd);
    REQUIRE(story.heard.size() == 4'000);
    std::vector<Instant> expired;
    for (const auto& [when, answer] : story.heard) {
        if (!answer) expired.push_back(when);
    }
    CHECK(expired == std::vector<Instant>{atMs(4'000), atMs(5'000), atMs(6'000), atMs(7'000)});
}

TEST_CASE("a lane idles after its last deadline and wakes for the next", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    TimeoutLane& lane = scheduler.lane(milliseconds(10));
    call(story, lane, milliseconds(1), OnTimeout::Kill).spawn();
    CHECK(scheduler.runUntil(atMs(500)) == Scheduler::Stopped::Idle);
    call(story, lane, milliseconds(100), OnTimeout::Kill).spawn();
    scheduler.runUntil(kEnd);
    REQUIRE(story.heard.size() == 2);
    CHECK(story.heard[1] == std::pair{atMs(510), std::optional<int>()});
}

TEST_CASE("a timeout of nothing strikes at once but not while it is armed", "[timeout]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Story story;
    TimeoutLane& lane = scheduler.lane(milliseconds(0));
    call(story, lane, milliseconds(1), OnTimeout::Kill).spawn();
    CHECK(story.heard.empty());
    call(story, lane, milliseconds(0), OnTimeout::Kill).spawn();  // an answer at the deadline
    scheduler.runUntil(kEnd);
    REQUIRE(story.heard.size() == 2);
    CHECK(story.heard[0].second == 7);
    CHECK_FALSE(story.heard[1].second.has_value());
    CHECK(story.heard[1].first == Instant{0});
}

TEST_CASE("the world's end takes callers, callees and abandoned work alike", "[timeout]") {
    Story story;
    {
        Scheduler scheduler;
        const SchedulerScope scope(scheduler);
        TimeoutLane& brief = scheduler.lane(milliseconds(5));
        TimeoutLane& patient = scheduler.lane(seconds(30));
        for (int i = 0; i < 50; ++i) {
            call(story, brief, seconds(100), OnTimeout::Abandon).spawn();
            call(story, patient, seconds(100), OnTimeout::Abandon).spawn();
            call(story, patient, seconds(100), OnTimeout::Kill).spawn();
            callOfCall(story, patient, seconds(100)).spawn();
            nestedCall(story, patient, brief, seconds(100), OnTimeout::Abandon).spawn();
        }
        scheduler.runUntil(atMs(10));
        CHECK(story.alive == 250);
        scheduler.tearDown();
        CHECK(story.alive == 0);
        CHECK(scheduler.frames().live() == 0);
        CHECK(scheduler.runUntil(kEnd) == Scheduler::Stopped::Idle);
    }
    CHECK(story.finished.empty());
}

}  // namespace headroom::engine
