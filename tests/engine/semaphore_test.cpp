// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/semaphore.hpp"

#include <optional>
#include <string>

#include "model/engine/delay.hpp"
#include "model/engine/task.hpp"
#include "model/engine/timeout.hpp"
#include "tests/support/catch.hpp"

// Oracles: orders worked out by hand.
namespace headroom::engine {

namespace {

using base::Instant;
using base::milliseconds;
using base::seconds;

constexpr Instant kEnd{seconds(1'000).count};

Process hold(Semaphore& semaphore, base::Duration length, std::string& log, char name) {
    co_await semaphore.acquire();
    log += name;
    co_await delay(length);
    semaphore.release();
}

Task<int> holdFor(Semaphore& semaphore, base::Duration length, std::string& log, char name) {
    co_await semaphore.acquire();
    log += name;
    co_await delay(length);
    semaphore.release();
    co_return 1;
}

Process impatient(Semaphore& semaphore, TimeoutLane& lane, std::string& log, char name) {
    const std::optional<int> done =
        co_await WithTimeout(lane, holdFor(semaphore, milliseconds(1), log, name), OnTimeout::Kill);
    if (!done) log += '-';
}

}  // namespace

TEST_CASE("permits go to the longest waiter", "[semaphore]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Semaphore semaphore(2);
    std::string log;
    for (const char name : std::string("abcdef")) hold(semaphore, milliseconds(10), log, name).spawn();
    CHECK(log == "ab");
    CHECK(semaphore.free() == 0);
    CHECK(semaphore.waiting() == 4);
    scheduler.runUntil(Instant{milliseconds(10).count + 1});
    CHECK(log == "abcd");
    scheduler.runUntil(kEnd);
    CHECK(log == "abcdef");
    CHECK(semaphore.free() == 2);
    CHECK(semaphore.waiting() == 0);
}

TEST_CASE("nobody overtakes a waiter that has been handed a permit", "[semaphore]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Semaphore semaphore(0);
    std::string log;
    hold(semaphore, milliseconds(1), log, 'a').spawn();
    semaphore.release();
    CHECK_FALSE(semaphore.tryAcquire());
    hold(semaphore, milliseconds(1), log, 'b').spawn();
    scheduler.runUntil(kEnd);
    CHECK(log == "ab");
    CHECK(semaphore.free() == 1);
}

TEST_CASE("a waiter that is killed leaves the queue", "[semaphore]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Semaphore semaphore(1);
    std::string log;
    TimeoutLane& lane = scheduler.lane(milliseconds(5));
    hold(semaphore, milliseconds(10), log, 'a').spawn();
    impatient(semaphore, lane, log, 'x').spawn();
    hold(semaphore, milliseconds(10), log, 'b').spawn();
    impatient(semaphore, lane, log, 'y').spawn();
    hold(semaphore, milliseconds(10), log, 'c').spawn();
    CHECK(semaphore.waiting() == 4);
    scheduler.runUntil(kEnd);
    CHECK(log == "a--bc");
    CHECK(semaphore.free() == 1);
    scheduler.tearDown();
    CHECK(scheduler.frames().live() == 0);
}

namespace {
Process releaseAt(Semaphore& semaphore, Instant at, Rank rank) {
    co_await delayUntil(at, rank);
    semaphore.release();
}
/// Holds a killable waiter and kills it right after giving its permit, before it runs.
Process giveAndKill(Semaphore& semaphore, std::string& log) {
    {
        Task<int> waiter = holdFor(semaphore, milliseconds(1), log, 'x');
        waiter.start({});
        co_await delay(milliseconds(1));
        semaphore.release();
    }
    log += '.';
}
}  // namespace

TEST_CASE("a waiter killed between permit and waking passes the permit on", "[semaphore]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Semaphore semaphore(0);
    std::string log;
    giveAndKill(semaphore, log).spawn();
    SECTION("to the next waiter") {
        hold(semaphore, milliseconds(1), log, 'b').spawn();
        scheduler.runUntil(kEnd);
        CHECK(log == ".b");
    }
    SECTION("to nobody") {
        scheduler.runUntil(kEnd);
        CHECK(log == ".");
    }
    CHECK(semaphore.free() == 1);
    CHECK(scheduler.frames().live() == 0);
}

TEST_CASE("a release at an instant comes before a timeout there", "[semaphore]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Semaphore semaphore(0);
    std::string log;
    hold(semaphore, milliseconds(1), log, 'a').spawn();
    releaseAt(semaphore, Instant{milliseconds(3).count}, Rank::Release).spawn();
    scheduler.runUntil(kEnd);
    CHECK(log == "a");
}

namespace {
Process brief(Semaphore& semaphore, int& served) {
    co_await semaphore.acquire();
    ++served;
    semaphore.release();
}
}  // namespace

TEST_CASE("a hundred thousand waiters that finish at once need no stack", "[semaphore]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Semaphore semaphore(0);
    int served = 0;
    for (int i = 0; i < 100'000; ++i) brief(semaphore, served).spawn();
    semaphore.release();
    scheduler.runUntil(kEnd);
    CHECK(served == 100'000);
    CHECK(semaphore.free() == 1);
}

namespace {
class Permit {
public:
    explicit Permit(Semaphore& semaphore) : semaphore_(semaphore) {}
    Permit(const Permit&) = delete;
    Permit& operator=(const Permit&) = delete;
    ~Permit() { semaphore_.release(); }

private:
    Semaphore& semaphore_;
};
Process holdScoped(Semaphore& semaphore, int& entered) {
    co_await semaphore.acquire();
    const Permit permit(semaphore);
    ++entered;
    co_await delay(seconds(1));
}
}  // namespace

TEST_CASE("permits freed by the world's end wake nobody", "[semaphore]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    Semaphore semaphore(3);
    int entered = 0;
    for (int i = 0; i < 10; ++i) holdScoped(semaphore, entered).spawn();
    scheduler.tearDown();
    CHECK(entered == 3);
    CHECK(semaphore.free() == 3);
    CHECK(semaphore.waiting() == 0);
    CHECK(scheduler.frames().live() == 0);
}

}  // namespace headroom::engine
