// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/alongside.hpp"

#include <algorithm>
#include <utility>

#include "model/engine/delay.hpp"
#include "tests/support/catch.hpp"

// Oracles: results and instants worked out by hand.
namespace headroom::engine {

namespace {

using base::Instant;
using base::milliseconds;

constexpr Instant kEnd{base::seconds(1'000).count};

/// Counts itself while alive.
class Alive {
public:
    explicit Alive(int& count) : count_(count) { ++count_; }
    Alive(const Alive&) = delete;
    Alive& operator=(const Alive&) = delete;
    ~Alive() { --count_; }

private:
    int& count_;
};

Task<int> after(base::Duration length, int value, int& alive) {
    const Alive mark(alive);
    co_await delay(length);
    co_return value;
}

/// Two at once, the second awaited first; `at` becomes when both were done.
Task<int> both(base::Duration first, base::Duration second, int& alive, Instant& at) {
    Alongside<int> one(after(first, 1, alive));
    Alongside<int> two(after(second, 2, alive));
    one.begin();
    two.begin();
    const int b = co_await two;
    const int a = co_await one;
    at = Scheduler::current().now();
    co_return 10 * a + b;
}

Process keep(Task<int> task, int& result) { result = co_await task; }

}  // namespace

TEST_CASE("work alongside runs at once and is awaited in any order", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    int alive = 0;
    for (const auto& [first, second] : {std::pair{30, 20}, std::pair{20, 30}, std::pair{0, 30}, std::pair{0, 0}}) {
        int result = 0;
        Instant at;
        const Instant from = scheduler.now();
        keep(both(milliseconds(first), milliseconds(second), alive, at), result).spawn();
        scheduler.runUntil(from + base::seconds(1));
        CHECK(result == 12);
        CHECK(at == from + milliseconds(std::max(first, second)));
        CHECK(alive == 0);
    }
}

TEST_CASE("work alongside is killed with its owner", "[task]") {
    Scheduler scheduler;
    const SchedulerScope scope(scheduler);
    int alive = 0;
    {
        Alongside<int> work(after(milliseconds(30), 1, alive));
        work.begin();
        scheduler.runUntil(Instant{milliseconds(10).count});
        CHECK(alive == 1);
    }
    CHECK(alive == 0);
    CHECK(scheduler.runUntil(kEnd) == Scheduler::Stopped::Idle);
    CHECK(scheduler.frames().live() == 0);
}

}  // namespace headroom::engine
