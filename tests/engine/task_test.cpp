// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/task.hpp"

#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/engine/delay.hpp"
#include "model/engine/scheduler.hpp"
#include "tests/support/catch.hpp"

// Oracles: results and instants worked out by hand; live frames must be 0 once a world is down.
namespace headroom::engine {

namespace {

using base::Instant;
using base::milliseconds;

constexpr Instant kEnd{base::seconds(1'000).count};

Task<int> ready(int value) { co_return value; }

/// Counts itself while alive: what a destroyed frame must take with it.
class Alive {
public:
    explicit Alive(int& count) : count_(count) { ++count_; }
    Alive(const Alive&) = delete;
    Alive& operator=(const Alive&) = delete;
    ~Alive() { --count_; }

private:
    int& count_;
};

Task<std::string> nested(int depth) {
    if (depth == 0) co_return std::string("bottom of a string too long for the small buffer");
    std::string below = co_await nested(depth - 1);
    co_await delay(milliseconds(1));
    below += '.';
    co_return below;
}

Process store(Task<std::string> task, std::optional<std::string>& result, Instant& at) {
    result = co_await task;
    at = Scheduler::current().now();
}

}  // namespace

TEST_CASE("nested tasks hand their results up and wait in turn", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    std::optional<std::string> result;
    Instant at;
    store(nested(10), result, at).spawn();
    REQUIRE_FALSE(result);
    REQUIRE(scheduler.runUntil(kEnd) == Scheduler::Stopped::Idle);
    CHECK(*result == "bottom of a string too long for the small buffer..........");
    CHECK(at == Instant{milliseconds(10).count});
    CHECK(scheduler.eventsHandled() == 10);
    CHECK(scheduler.frames().live() == 0);
}

namespace {
Process million(std::int64_t& sum) {
    for (int i = 0; i < 1'000'000; ++i) sum += co_await ready(i % 3);
}
Task<int> chain(int depth) {
    if (depth == 0) co_return 0;
    co_return 1 + co_await chain(depth - 1);
}
Process deep(int depth, int& result) { result = co_await chain(depth); }
}  // namespace

// With symmetric transfer this overflows the stack in -O0 and sanitizer builds of g++ 12.
TEST_CASE("a million awaits that complete at once need no stack", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    std::int64_t sum = 0;
    million(sum).spawn();
    CHECK(sum == 999'999);  // 333,333 times 0 + 1 + 2, then 0
    CHECK(scheduler.frames().live() == 0);
}

TEST_CASE("a chain of a hundred thousand nested awaits needs no stack", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    int result = 0;
    deep(100'000, result).spawn();
    CHECK(result == 100'000);
    CHECK(scheduler.frames().live() == 0);
}

namespace {
Task<int> throwsAfter(base::Duration after, int& alive) {
    const Alive here(alive);
    co_await delay(after);
    throw std::bad_alloc();
}
Process awaitsThrower(int& alive, bool& went) {
    const Alive here(alive);
    const int value = co_await throwsAfter(milliseconds(5), alive);
    went = value >= 0;
}
Process sleeps(int& alive) {
    const Alive here(alive);
    co_await delay(base::seconds(100));
}
}  // namespace

TEST_CASE("an exception ends the run and leaves nothing behind", "[task]") {
    int alive = 0;
    bool went = false;
    {
        Scheduler scheduler;
        const SchedulerScope scope(scheduler);
        sleeps(alive).spawn();
        awaitsThrower(alive, went).spawn();
        CHECK(alive == 3);
        CHECK_THROWS_AS(scheduler.runUntil(kEnd), std::bad_alloc);
        CHECK(scheduler.now() == Instant{milliseconds(5).count});
        scheduler.tearDown();
        CHECK(scheduler.frames().live() == 0);
    }
    CHECK(alive == 0);
    CHECK_FALSE(went);  // an awaiting coroutine must not go on without its value
}

namespace {
Process throwsAtOnce(const char* what) {
    throw std::runtime_error(what);
    co_return;
}
}  // namespace

TEST_CASE("an exception before the run is thrown by the run, the first of several", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    throwsAtOnce("first").spawn();
    throwsAtOnce("second").spawn();
    CHECK_THROWS_WITH(scheduler.runUntil(kEnd), "first");
    scheduler.tearDown();
    CHECK(scheduler.frames().live() == 0);
}

TEST_CASE("a task that is never started is destroyed unrun", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    int alive = 0;
    { const Task<int> task = throwsAfter(milliseconds(1), alive); }
    CHECK(alive == 0);
    CHECK(scheduler.frames().live() == 0);
    CHECK(scheduler.pending() == 0);
}

TEST_CASE("destroying a suspended coroutine cancels its wake-up", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    int alive = 0;
    bool went = false;
    awaitsThrower(alive, went).spawn();
    CHECK(scheduler.pending() == 1);
    scheduler.tearDown();
    CHECK(alive == 0);
    CHECK(scheduler.runUntil(kEnd) == Scheduler::Stopped::Idle);  // the cancelled event wakes nobody
    CHECK(scheduler.eventsHandled() == 0);
}

namespace {
Task<int> callee(int& finished, int& alive) {
    const Alive here(alive);
    co_await delay(milliseconds(10));
    ++finished;
    co_return 1;
}
Task<int> callsIndependently(int& finished, int& alive) { co_return co_await Independent(callee(finished, alive)); }
Process keepsUntil(Task<int> task, base::Duration after, int& result) {
    // Awaits neither: starts the task beside itself and lets it die with its frame.
    std::optional<Task<int>> kept(std::move(task));
    kept->start({});
    co_await delay(after);
    result = kept->done() ? kept->take() : -1;
}
}  // namespace

TEST_CASE("an independent callee outlives its killed caller and an awaited one does not", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    int finished = 0;
    int alive = 0;
    int result = 0;
    SECTION("independent") {
        keepsUntil(callsIndependently(finished, alive), milliseconds(5), result).spawn();
        scheduler.runUntil(Instant{milliseconds(6).count});
        CHECK(alive == 1);
        scheduler.runUntil(kEnd);
        CHECK(finished == 1);
        CHECK(result == -1);
    }
    SECTION("awaited") {
        keepsUntil(callee(finished, alive), milliseconds(5), result).spawn();
        scheduler.runUntil(Instant{milliseconds(6).count});
        CHECK(alive == 0);
        scheduler.runUntil(kEnd);
        CHECK(finished == 0);
    }
    SECTION("the world's end takes an independent callee too") {
        keepsUntil(callsIndependently(finished, alive), milliseconds(5), result).spawn();
        scheduler.runUntil(Instant{milliseconds(6).count});
        scheduler.tearDown();
        CHECK(finished == 0);
    }
    CHECK(alive == 0);
    CHECK(scheduler.frames().live() == 0);
}

namespace {
Process spawner(int depth, int& count) {
    ++count;
    if (depth > 0) {
        spawner(depth - 1, count).spawn();
        spawner(depth - 1, count).spawn();
    }
    co_await delay(milliseconds(depth));
    ++count;
}
}  // namespace

TEST_CASE("processes spawned by processes run at once and go on by themselves", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    int count = 0;
    spawner(5, count).spawn();
    CHECK(count == 63 + 32);  // all 63 have begun, the 32 of depth 0 did not wait
    scheduler.runUntil(kEnd);
    CHECK(count == 126);
    CHECK(scheduler.frames().live() == 0);
}

namespace {
Process aliveFor(base::Duration length, int& alive) {
    const Alive counted(alive);
    co_await delay(length);
}

/// A thousand, the n-th for (n * 7,919 mod 1,000) + 1 seconds: each whole number of seconds once.
void spawnThousand(int& alive) {
    for (int n = 0; n < 1'000; ++n) aliveFor(base::seconds(n * 7'919 % 1'000 + 1), alive).spawn();
}
}  // namespace

TEST_CASE("processes leave in any order, others take their places, and the world's end takes those left", "[task]") {
    int alive = 0;
    {
        Scheduler scheduler;
        const SchedulerScope scope(scheduler);
        spawnThousand(alive);
        scheduler.runUntil(Instant{base::milliseconds(400'500).count});
        CHECK(alive == 600);
        spawnThousand(alive);
        scheduler.runUntil(Instant{base::milliseconds(700'700).count});
        CHECK(alive == 300 + 700);
        scheduler.tearDown();
        CHECK(alive == 0);
        CHECK(scheduler.frames().live() == 0);
    }
}

}  // namespace headroom::engine
