// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that find nothing, by hand.
#include "model/services/sqs/idle_polls.hpp"

#include "tests/services/sqs/queue_bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using base::minutes;
using base::seconds;
using sqs::IdlePolls;

// Five pollers in calls of 20 s: 15 a minute, 648,000 in a month of 30 days.
TEST_CASE("pollers of an idle queue make a call after another", "[sqs]") {
    IdlePolls polls(5, Instant{});
    CHECK(polls.emptyBy(Instant{} + seconds(19)) == 0);
    CHECK(polls.emptyBy(Instant{} + seconds(20)) == 5);
    CHECK(polls.emptyBy(Instant{} + minutes(1)) == 10);
    CHECK(polls.emptyBy(Instant{} + base::days(30)) == 648'000 - 15);
}

// One of two takes something at 50 s, after two empty calls, and waits again from 70 s on.
TEST_CASE("a poller that has a batch waits for nothing", "[sqs]") {
    IdlePolls polls(2, Instant{});
    polls.takes(Instant{} + seconds(50));
    CHECK(polls.emptyBy(Instant{} + seconds(60)) == 2 + 3);
    polls.waits(Instant{} + seconds(70));
    CHECK(polls.emptyBy(Instant{} + seconds(100)) == 1 + 2);
}

TEST_CASE("pollers beyond those that wait at rest have no empty calls", "[sqs]") {
    IdlePolls polls(1, Instant{});
    polls.takes(Instant{} + seconds(5));
    polls.takes(Instant{} + seconds(6));
    polls.waits(Instant{} + seconds(10));
    polls.waits(Instant{} + seconds(30));
    CHECK(polls.emptyBy(Instant{} + seconds(50)) == 2);
    IdlePolls none(0, Instant{});
    none.takes(Instant{});
    none.waits(Instant{});
    CHECK(none.emptyBy(Instant{} + base::days(1)) == 0);
}

TEST_CASE("empty receives are billed, in measured time", "[sqs]") {
    sqs::Spec spec = test::plainQueue();
    spec.idlePollers = 5;
    test::QueueBed bed(spec, Instant{} - minutes(10));
    bed.run(base::Duration(0));
    bed.queue.startMeasuring();
    bed.run(minutes(60));
    CHECK(bed.figure("NumberOfEmptyReceives") == Approx(900.0).margin(5.0));
    CHECK(static_cast<double>(bed.requests()) == bed.figure("NumberOfEmptyReceives"));
}
