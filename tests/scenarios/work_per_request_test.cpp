// SPDX-License-Identifier: GPL-3.0-or-later
// What a whole request costs the engine, counted in events, which unlike time are the same on every machine: a path
// that begins to do more fails here. Guards against change; the numbers are counted, not derived. That nothing is
// allocated is in steady_state_test.cpp.
#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::minutes;

namespace {

engine::Scheduler::Stopped runTo(build::DesignWorld& world, base::Duration end) {
    return world.runTo(base::Instant{} + end, {}, {});
}

/// Of one of 100 requests a second, once all is warm.
double eventsPerRequest(test::OneOfEach scenario) {
    scenario.arrivals = R"({ "Constant": { "Rate": "100/s" } })";
    const auto loaded = scenario.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0], {{}, minutes(12), minutes(1), 7});
    world.start();
    runTo(world, minutes(2));
    const std::uint64_t events = world.world().scheduler().eventsHandled();
    runTo(world, minutes(12));
    constexpr double kRequests = 60'000.0;
    return static_cast<double>(world.world().scheduler().eventsHandled() - events) / kRequests;
}

// Of a path: an arrival, the way through the API, the function's work, the table's answer and the way back; of a table
// an arrival and its answer.
constexpr double kEventsOfPath = 5.0;
constexpr double kEventsOfTable = 2.0;

}  // namespace

TEST_CASE("a request through API, function and table costs as many events as it ever did", "[work]") {
    CHECK(eventsPerRequest({}) <= kEventsOfPath + 0.05);
    test::OneOfEach alone;
    alone.users = R"("Target": "Items", "Operation": "GetItem")";
    CHECK(eventsPerRequest(alone) <= kEventsOfTable + 0.05);
}
