// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that find nothing, by hand.
#include "model/services/sqs/idle_polls.hpp"

#include "tests/services/sqs/queue_bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using base::milliseconds;
using base::minutes;
using base::seconds;
using sqs::IdlePolls;

// Five pollers in calls of 20 s, one that ends every 4 s, the first after 2 s: 15 a minute, 648,000 in a month of 30
// days.
TEST_CASE("pollers of an idle queue make a call after another", "[sqs]") {
    IdlePolls polls(5, Instant{});
    CHECK(polls.emptyBy(Instant{} + milliseconds(1'999)) == 0);
    CHECK(polls.emptyBy(Instant{} + seconds(2)) == 1);
    CHECK(polls.emptyBy(Instant{} + seconds(20)) == 4);
    CHECK(polls.emptyBy(Instant{} + minutes(1)) == 10);
    CHECK(polls.emptyBy(Instant{} + minutes(2)) == 15);
    CHECK(polls.emptyBy(Instant{} + base::days(30)) == 648'000 - 30);
}

// Of two, whose calls end at 5 and 15 s in turns of 20 s, the first takes something at 50 s, after three empty calls,
// and waits again from 70 s on.
TEST_CASE("a poller that has a batch waits for nothing", "[sqs]") {
    IdlePolls polls(2, Instant{});
    const std::uint32_t poller = polls.takes(Instant{} + seconds(50));
    CHECK(polls.emptyBy(Instant{} + seconds(60)) == 3 + 3);
    polls.waits(poller, Instant{} + seconds(70));
    CHECK(polls.emptyBy(Instant{} + seconds(100)) == 1 + 2);
}

// The one poller is at work from 5 to 30 s, a further one from 6 to 10 s: what the further one is done with does not
// make the other one wait. Its calls after that end at 50 s.
TEST_CASE("pollers beyond those that wait at rest have no empty calls", "[sqs]") {
    IdlePolls polls(1, Instant{});
    const std::uint32_t one = polls.takes(Instant{} + seconds(5));
    const std::uint32_t further = polls.takes(Instant{} + seconds(6));
    CHECK(further == IdlePolls::kFurther);
    polls.waits(further, Instant{} + seconds(10));
    CHECK(polls.takes(Instant{} + seconds(20)) == IdlePolls::kFurther);
    polls.waits(one, Instant{} + seconds(30));
    CHECK(polls.emptyBy(Instant{} + seconds(49)) == 0);
    CHECK(polls.emptyBy(Instant{} + seconds(50)) == 1);
    IdlePolls none(0, Instant{});
    none.waits(none.takes(Instant{}), Instant{});
    CHECK(none.emptyBy(Instant{} + base::days(1)) == 0);
}

// 15 a minute however long the run is, in whole minutes and in what is left of one.
TEST_CASE("empty receives are billed, in measured time", "[sqs]") {
    sqs::Spec spec = test::plainQueue();
    spec.idlePollers = 5;
    for (const std::int64_t length : {60, 90, 600, 3'600}) {
        INFO(length);
        test::QueueBed bed(spec, Instant{} - minutes(10));
        bed.run(base::Duration(0));
        bed.queue.startMeasuring();
        bed.run(seconds(length));
        CHECK(bed.figure("NumberOfEmptyReceives") == Approx(static_cast<double>(length) / 4.0).margin(0.5));
        CHECK(static_cast<double>(bed.requests()) == bed.figure("NumberOfEmptyReceives"));
    }
}
