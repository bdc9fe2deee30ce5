// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/async_queue.hpp"
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using lambda::AsyncQueue;
using lambda::AsyncSpec;
using test::Bed;
using test::figure;
using test::granules;

TEST_CASE("async: an event of the warm-up that is lost in measured time is a loss, and so are its attempts",
          "[lambda]") {
    // At -30 s, 60 s old at most: attempts at -30, -29, -27, -23, -15, 1 s; given up at 30 s, to a bus.
    Bed bed({}, 1, Instant{-base::seconds(30).count});
    lambda::Spec spec = test::plainFunction(test::seconds(1));
    spec.reservedConcurrentExecutions = 0;
    lambda::Function function(bed.world, bed.account, spec, "F");
    AsyncSpec oldest;
    oldest.maximumEventAge = 60;
    AsyncQueue queue(bed.world, oldest, "F", function);
    queue.sendTo({{}, {nullptr, 0, lambda::AsyncTarget::Kind::Bus}, {}});
    bed.invoke(queue, {}).spawn();
    bed.runUntil(0);
    queue.startMeasuring();
    function.startMeasuring();
    bed.runUntil(40);
    const engine::ResourceReport report = queue.report(base::seconds(40));
    CHECK(figure(report, "AsyncEventsReceived") == 0);
    CHECK(figure(report, "AsyncEventsQueuedAtStart") == 1);
    CHECK(figure(report, "AsyncEventsDropped") == 1);
    CHECK(figure(report, "AsyncEventsQueued") == 0);
    CHECK(figure(report, "AsyncRecordsDelivered") == 1);
    CHECK(granules(report, "Event-64K-Chunks") > 0);
    bed.world.metrics().closePeriod(bed.world.now(), true);
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.name == "AsyncEventsDropped") CHECK(series.values == std::vector<double>{1});
    }
    CHECK(figure(function.report(base::seconds(40)), "Throttles") == 1);
}
