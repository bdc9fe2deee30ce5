// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is allocated for a request once as many were in flight as ever will be.
#include "model/services/lambda/async_queue.hpp"
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/counted_new.hpp"
#include "tests/support/scripted_service.hpp"

using namespace headroom;
using base::Distribution;
using base::Instant;
using lambda::CallStep;
using lambda::Function;
using lambda::ParallelStep;
using test::Bed;
using test::ScriptedService;

TEST_CASE("lambda: Parallel steps allocate nothing once warm", "[lambda]") {
    // Branches of every kind, killed by a timeout now and then; 20 a second for 1,000 s after a burst of 500.
    Bed bed(test::unlimitedRates(10'000));
    ScriptedService backend(bed.world, "T", {{base::milliseconds(30)}});
    backend.keepsCalls = false;
    lambda::Spec spec = test::plainFunction(Distribution());
    spec.timeout = 1;
    CallStep call;
    call.target = "T";
    const lambda::Step compute{lambda::ComputeStep{Distribution::exponential(0.05)}};
    const lambda::Step pause{lambda::WaitStep{Distribution::exponential(0.1)}};
    const ParallelStep inner{{{compute}, {compute, {call}}}};
    spec.steps = {{ParallelStep{{{compute, {call}}, {pause}, {{inner}, {lambda::RepeatStep{3, {{call}}}}}}}}};
    Function function(bed.world, bed.account, spec, "F");
    REQUIRE(function.bind([&](const CallStep&) -> base::Result<lambda::Callee> { return lambda::Callee{&backend}; }));
    for (int i = 0; i < 500; ++i) bed.invoke(function, {}).spawn();
    bed.evenly(function, Instant{}, base::milliseconds(50), 40'000).spawn();
    bed.runUntil(1'000);
    const std::uint64_t before = test::allocations;
    bed.runUntil(2'000);
    if (test::kAllocationsAreCounted) CHECK(test::allocations == before);
    CHECK(test::figure(function.report(base::seconds(2'000)), "Timeouts") > 0);
}

TEST_CASE("async: once warm, an event allocates nothing", "[lambda]") {
    // 1,000 at once warm it up; then 100 a second for 1,000 s, one in three of which is throttled once.
    Bed bed;
    std::vector<ScriptedService::Line> script;
    base::Stream stream(3);
    for (int i = 0; i < 400'000; ++i) {
        script.push_back({base::milliseconds(50), stream.chance(0.25) ? test::kThrottled : test::kServed});
    }
    ScriptedService function(bed.world, "F", std::move(script));
    function.keepsCalls = false;
    lambda::AsyncQueue queue(bed.world, {}, "F", function);
    ScriptedService told(bed.world, "Told", {{base::milliseconds(5)}});
    told.keepsCalls = false;
    queue.sendTo({{&told, 0}, {}, {}});
    for (int i = 0; i < 5'000; ++i) bed.invoke(queue, {}).spawn();
    bed.runUntil(1'000);
    bed.evenly(queue, Instant{base::seconds(1'000).count}, base::milliseconds(10), 200'000).spawn();
    bed.runUntil(2'000);
    const std::uint64_t before = test::allocations;
    bed.runUntil(3'000);
    if (test::kAllocationsAreCounted) CHECK(test::allocations == before);
    CHECK(test::figure(queue.report(base::seconds(3'000)), "AsyncEventsDelivered") > 200'000);
}
