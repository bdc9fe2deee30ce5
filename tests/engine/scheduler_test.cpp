// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/scheduler.hpp"

#include <algorithm>
#include <stop_token>
#include <string>
#include <vector>

#include "model/engine/delay.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "tests/support/catch.hpp"

// Oracles: orders and counts worked out by hand.
namespace headroom::engine {

namespace {

using base::Instant;
using base::milliseconds;
using base::seconds;

Process at(Instant when, Rank rank, std::string& log, char name) {
    co_await delayUntil(when, rank);
    log += name;
}

Process ticks(base::Duration every, std::int64_t& count) {
    for (;;) {
        co_await delay(every);
        ++count;
    }
}

}  // namespace

TEST_CASE("events at one instant come by rank and then in the order they were scheduled", "[scheduler]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    std::string log;
    const Instant when{milliseconds(1).count};
    at(when, Rank::Timeout, log, 'T').spawn();
    at(when, Rank::Normal, log, 'n').spawn();
    at(when, Rank::Release, log, 'r').spawn();
    at(when, Rank::Clock, log, 'C').spawn();
    at(when, Rank::Normal, log, 'm').spawn();
    at(when, Rank::Release, log, 's').spawn();
    at(Instant{0}, Rank::Normal, log, '0').spawn();  // now: does not wait
    at(Instant{1}, Rank::Timeout, log, '1').spawn();
    CHECK(log == "0");
    scheduler.runUntil(Instant{seconds(1).count});
    CHECK(log == "01CrsnmT");
}

TEST_CASE("a run ends before its end time and goes on from there", "[scheduler]") {
    Scheduler scheduler;
    scheduler.startAt(Instant{-seconds(1).count});
    const SchedulerScope scope(scheduler);
    std::int64_t count = 0;
    ticks(milliseconds(100), count).spawn();
    CHECK(scheduler.runUntil(Instant{0}) == Scheduler::Stopped::AtEnd);
    CHECK(count == 9);  // the tenth is at 0, which is not before 0
    CHECK(scheduler.now() == Instant{0});
    CHECK(scheduler.runUntil(Instant{1}) == Scheduler::Stopped::AtEnd);
    CHECK(count == 10);
    CHECK(scheduler.runUntil(Instant{-5}) == Scheduler::Stopped::AtEnd);
    CHECK(scheduler.now() == Instant{1});  // the clock never goes back
}

TEST_CASE("a run looks at its stop token and reports where it is", "[scheduler]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    std::int64_t count = 0;
    ticks(milliseconds(1), count).spawn();
    std::vector<Instant> seen;
    std::stop_source source;
    const auto progress = [&](Instant now) {
        seen.push_back(now);
        if (seen.size() == 3) source.request_stop();
    };
    CHECK(scheduler.runUntil(Instant{seconds(1'000).count}, source.get_token(), progress) ==
          Scheduler::Stopped::Cancelled);
    REQUIRE(seen.size() == 3);
    CHECK(seen[0] < seen[1]);
    CHECK(seen[1] < seen[2]);
    CHECK(count < 100'000);
    CHECK(scheduler.now() == Instant{milliseconds(count).count});
}

namespace {
/// Starts a ten-minute sleep each millisecond and kills it a millisecond later.
Task<int> sleepsLong() {
    co_await delay(base::minutes(10));
    co_return 1;
}
Process killsSleepers(std::size_t& mostPending) {
    for (int i = 0; i < 200'000; ++i) {
        Task<int> sleeper = sleepsLong();
        Scheduler& scheduler = Scheduler::current();
        sleeper.start({});
        co_await delay(milliseconds(1));
        mostPending = std::max(mostPending, scheduler.pending());
    }
}
}  // namespace

TEST_CASE("wake-ups cancelled long before their time do not pile up", "[scheduler]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    std::size_t mostPending = 0;
    killsSleepers(mostPending).spawn();
    scheduler.runUntil(Instant{seconds(1'000).count});
    CHECK(scheduler.eventsHandled() == 200'000);
    CHECK(mostPending < 30'000);  // 200,000 without a sweep
    CHECK(mostPending > 4'000);   // they are not swept one by one
    CHECK(scheduler.frames().live() == 0);
}

TEST_CASE("part names give keys that depend on the name and the world alone", "[world]") {
    const World a(1, Instant{});
    const World b(2, Instant{});
    CHECK(a.keyOf("workload Shoppers") == a.keyOf("workload Shoppers"));
    CHECK(a.keyOf("workload Shoppers") == World(1, Instant{5}).keyOf("workload Shoppers"));
    CHECK(a.keyOf("workload Shoppers") != b.keyOf("workload Shoppers"));
    CHECK(a.keyOf("ab") != a.keyOf("ba"));
    CHECK(a.keyOf("a") != a.keyOf("aa"));
}

TEST_CASE("a hop's name is given one number", "[world]") {
    Hops hops;
    CHECK(hops.id("Api") == 0);
    CHECK(hops.id("Views.PutItem") == 1);
    CHECK(hops.id("Api") == 0);
    CHECK(hops.name(1) == "Views.PutItem");
    CHECK(hops.count() == 2);
}

}  // namespace headroom::engine
