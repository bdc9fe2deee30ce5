// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/task_group.hpp"

#include <vector>

#include "model/engine/delay.hpp"
#include "model/engine/world.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using engine::TaskGroup;

namespace {

struct Seen {
    std::vector<int> ended;
    int alive = 0;
    double settledAt = -1.0;
};

/// Counts the members that are alive.
struct Alive {
    explicit Alive(Seen& seen) : seen_(seen) { ++seen_.alive; }
    Alive(const Alive&) = delete;
    Alive& operator=(const Alive&) = delete;
    ~Alive() { --seen_.alive; }
    Seen& seen_;
};

TaskGroup::Member work(Seen& seen, int number, base::Duration length) {
    const Alive alive(seen);
    co_await engine::delay(length);
    seen.ended.push_back(number);
}

TaskGroup::Member failing(Seen& seen, TaskGroup& group, base::Duration length) {
    const Alive alive(seen);
    co_await engine::delay(length);
    group.stop();
}

TaskGroup::Member startMany(Seen& seen, TaskGroup& group, int count) {
    for (int i = 0; i < count; ++i) group.start(work(seen, i, base::Duration(0)));
    co_return;
}

engine::Process own(engine::World& world, Seen& seen, bool fails) {
    {
        TaskGroup group;
        group.start(work(seen, 1, base::seconds(3)));
        group.start(work(seen, 2, base::seconds(1)));
        if (fails) group.start(failing(seen, group, base::seconds(2)));
        TaskGroup::Settled settled(group);
        co_await settled;
        seen.settledAt = base::toSeconds(base::Duration(world.now().ns));
    }
}

engine::Process ownMany(engine::World& world, Seen& seen, int count) {
    TaskGroup group;
    group.start(startMany(seen, group, count));
    TaskGroup::Settled settled(group);
    co_await settled;
    seen.settledAt = base::toSeconds(base::Duration(world.now().ns));
}

}  // namespace

TEST_CASE("A group settles when its last member ends", "[engine]") {
    engine::World world(1, base::Instant{});
    const engine::SchedulerScope scope(world.scheduler());
    Seen seen;
    own(world, seen, false).spawn();
    world.scheduler().runUntil(base::Instant{base::seconds(10).count});
    CHECK(seen.settledAt == 3.0);
    CHECK(seen.ended == std::vector<int>{2, 1});
    CHECK(seen.alive == 0);
}

TEST_CASE("A group that is stopped kills what still runs", "[engine]") {
    engine::World world(1, base::Instant{});
    const engine::SchedulerScope scope(world.scheduler());
    Seen seen;
    own(world, seen, true).spawn();
    world.scheduler().runUntil(base::Instant{base::seconds(10).count});
    CHECK(seen.settledAt == 2.0);
    CHECK(seen.ended == std::vector<int>{2});
    CHECK(seen.alive == 0);
    CHECK(world.scheduler().frames().live() == 0);
}

TEST_CASE("A group that is taken down with its owner leaves nothing behind", "[engine]") {
    engine::World world(1, base::Instant{});
    const engine::SchedulerScope scope(world.scheduler());
    Seen seen;
    own(world, seen, false).spawn();
    world.scheduler().runUntil(base::Instant{base::seconds(2).count});
    CHECK(seen.alive == 1);
    world.scheduler().tearDown();
    CHECK(seen.alive == 0);
    CHECK(world.scheduler().frames().live() == 0);
}

TEST_CASE("A hundred thousand members that end at once need no stack", "[engine]") {
    engine::World world(1, base::Instant{});
    const engine::SchedulerScope scope(world.scheduler());
    Seen seen;
    ownMany(world, seen, 100'000).spawn();
    world.scheduler().runUntil(base::Instant{base::seconds(1).count});
    CHECK(seen.ended.size() == 100'000);
    CHECK(seen.settledAt == 0.0);
}
