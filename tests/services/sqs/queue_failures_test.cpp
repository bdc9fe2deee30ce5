// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that come back, become too old or are dead letters, by hand.
#include "tests/services/sqs/queue_bed.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using base::minutes;
using base::seconds;
using engine::RecordBatch;
using test::plainQueue;
using test::QueueBed;

namespace {

/// What ApproximateAgeOfOldestMessage says of each minute so far.
std::vector<double> agesOf(QueueBed& bed, std::int64_t passed, const std::string& queue = "Q") {
    for (std::int64_t minute = 1; minute <= passed; ++minute) {
        bed.run(minutes(minute));
        bed.world.metrics().closePeriod(base::Instant{} + minutes(minute), true);
    }
    for (const engine::MetricSeries& one : bed.world.metrics().series()) {
        if (one.resource == queue && one.name == "ApproximateAgeOfOldestMessage") return one.values;
    }
    return {};
}

/// Receives whatever can be received, and fails, as long as the run goes on.
struct FailingReader {
    explicit FailingReader(QueueBed& one) : bed(one) {}
    engine::Process read(base::Duration every) {
        for (;;) {
            while (bed.source->ready(0) > 0) {
                const RecordBatch batch = bed.take();
                receives += batch.records;
                bed.source->failed(batch, false);
            }
            co_await engine::delay(every);
        }
    }
    QueueBed& bed;
    std::int64_t receives = 0;
};

bool warnsOfReaders(const QueueBed& bed) {
    for (const engine::Warning& one : bed.queue.report(base::hours(1)).warnings) {
        if (std::string(one.text).find("fall behind") != std::string::npos) return true;
    }
    return false;
}

}  // namespace

// Received at 2, 40 and 80 s; its visibility timeout is 30 s, so it is back at 32 and 70 s, and gone at 110 s.
TEST_CASE("what fails is back after the visibility timeout, and a dead letter after the last receive", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.redrive = sqs::RedrivePolicy{"Dead", 3};
    QueueBed bed(spec);
    sqs::Queue dead(bed.world, "Dead", plainQueue());
    bed.queue.sendDeadLettersTo(dead);
    bed.send(seconds(1));
    for (const std::int64_t at : {2, 40, 80}) {
        bed.run(seconds(at));
        REQUIRE(bed.source->ready(0) == 1);
        bed.source->failed(bed.take(), false);
        CHECK(bed.source->ready(0) == 0);
        CHECK(bed.queue.count().inFlight == 1);
    }
    CHECK(bed.arrivals == std::vector<double>{1.0, 32.0, 70.0});
    CHECK(dead.count().visible == 0);
    bed.run(seconds(111));
    CHECK(bed.queue.count().moved == 1);
    CHECK(bed.queue.count().inFlight == 0);
    CHECK(dead.count().visible == 1);
    CHECK(bed.figure("MessagesMovedToDeadLetterQueue") == 1.0);
    CHECK(bed.figure("NumberOfMessagesReceived") == 3.0);
    CHECK(bed.conserved());
}

TEST_CASE("what has failed for longer than the visibility timeout is back at once", "[sqs]") {
    QueueBed bed(plainQueue());
    bed.send(seconds(1));
    bed.run(seconds(2));
    const RecordBatch batch = bed.take();
    bed.run(seconds(50));
    bed.source->failed(batch, false);
    CHECK(bed.source->ready(0) == 1);
}

TEST_CASE("messages become too old", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.messageRetentionPeriod = 60;
    QueueBed bed(spec);
    for (int i = 0; i < 7; ++i) bed.send(seconds(50));
    bed.run(seconds(119));
    CHECK(bed.queue.count().visible == 7);
    bed.run(seconds(121));
    CHECK(bed.queue.count().visible == 0);
    CHECK(bed.queue.count().lost == 7);
    CHECK(bed.figure("MessagesLost") == 7.0);
    CHECK(bed.conserved());
}

// Sent at 1 s, kept for 60 s: received at about 1 and 31 s, and not there again at 61 s.
TEST_CASE("a message that fails again and again becomes too old", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.messageRetentionPeriod = 60;
    QueueBed bed(spec);
    for (int i = 0; i < 67; ++i) bed.send(seconds(1));
    bed.run(seconds(1));
    FailingReader reader(bed);
    reader.read(seconds(1)).spawn();
    bed.run(seconds(60));
    CHECK(bed.queue.count().lost == 0);
    bed.run(seconds(62));
    CHECK(reader.receives == 2 * 67);
    CHECK(bed.queue.count().lost == 67);
    CHECK(bed.figure("MessagesLost") == 67.0);
    CHECK(bed.queue.count().inFlight == 0);
    CHECK(bed.conserved());
}

// Hidden for ten minutes, kept for one: it is lost while it is hidden, at 61 s.
TEST_CASE("a hidden message becomes too old", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.messageRetentionPeriod = 60;
    spec.visibilityTimeout = 600;
    QueueBed bed(spec);
    bed.send(seconds(1));
    bed.run(seconds(2));
    bed.source->failed(bed.take(), false);
    bed.run(seconds(60));
    CHECK(bed.queue.count().inFlight == 1);
    bed.run(seconds(62));
    CHECK(bed.queue.count().inFlight == 0);
    CHECK(bed.queue.count().lost == 1);
    bed.run(minutes(20));
    CHECK(bed.arrivals.size() == 1);
    CHECK(bed.conserved());
}

// It is worked on when its time is over: done, it was not lost; failed, it is.
TEST_CASE("a message that is worked on when it becomes too old", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.messageRetentionPeriod = 60;
    spec.visibilityTimeout = 600;
    for (const bool fails : {false, true}) {
        QueueBed bed(spec);
        bed.send(seconds(1));
        bed.run(seconds(50));
        const RecordBatch batch = bed.take();
        bed.run(seconds(100));
        if (fails)
            bed.source->failed(batch, false);
        else
            bed.source->processed(batch);
        CHECK(bed.queue.count().lost == (fails ? 1 : 0));
        CHECK(bed.queue.count().deleted == (fails ? 0 : 1));
        CHECK(bed.conserved());
    }
}

// The first is received at 20 s and back at 50 s, behind one of 45 s. Those that can be received are looked at each
// minute: at 120 s it is too old, the one in front of it is not. One that is received when it is too old and has not
// been looked at does not come back.
TEST_CASE("an old message behind a younger one becomes too old", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.messageRetentionPeriod = 80;
    QueueBed bed(spec);
    bed.send(seconds(1));
    bed.run(seconds(20));
    bed.source->failed(bed.take(), false);
    bed.send(seconds(45));
    bed.run(seconds(119));
    CHECK(bed.queue.count().visible == 2);
    bed.run(seconds(121));
    CHECK(bed.queue.count().lost == 1);
    CHECK(bed.source->oldest(0) == base::Instant{} + seconds(45));
    spec.messageRetentionPeriod = 60;
    QueueBed soon(spec);
    soon.send(seconds(1));
    soon.run(seconds(2));
    soon.source->failed(soon.take(), false);
    soon.send(seconds(65));
    soon.run(seconds(67));
    soon.source->failed(soon.take(1), false);
    CHECK(soon.queue.count().lost == 1);
    CHECK(soon.queue.count().visible == 1);
    CHECK(soon.conserved());
}

// A window counts from when the message is back.
TEST_CASE("a message that is back can be received from then on", "[sqs]") {
    QueueBed bed(plainQueue());
    bed.send(seconds(1));
    bed.run(seconds(2));
    bed.source->failed(bed.take(), false);
    bed.run(seconds(40));
    CHECK(bed.source->oldest(0) == base::Instant{} + seconds(32));
}

// One message is sent at 1 s and back after 50 s each time: its fourth receive is at about 151 s. A second one comes at
// 100 s and has three receives by four minutes.
TEST_CASE("the oldest message is the oldest not deleted, but for one that is received again and again", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.visibilityTimeout = 50;
    QueueBed bed(spec);
    bed.send(seconds(1));
    bed.send(seconds(100));
    FailingReader reader(bed);
    reader.read(seconds(1)).spawn();
    const std::vector<double> ages = agesOf(bed, 4);
    REQUIRE(ages.size() == 4);
    CHECK(ages[0] == Approx(59.0).margin(1e-6));
    CHECK(ages[1] == Approx(119.0).margin(1e-6));
    CHECK(ages[2] == Approx(80.0).margin(1e-6));
    CHECK(ages[3] == Approx(140.0).margin(1e-6));
}

// Sent at 10 s and moved at 131 s, it has been a dead letter for 49 s at 3 minutes; kept for 4 minutes since it was
// sent, it is gone at 5.
TEST_CASE("a dead letter is as old as since it was moved, and kept since it was sent", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.visibilityTimeout = 120;
    spec.redrive = sqs::RedrivePolicy{"Dead", 1};
    QueueBed bed(spec);
    sqs::Spec keeps = plainQueue();
    keeps.messageRetentionPeriod = 240;
    sqs::Queue dead(bed.world, "Dead", keeps);
    bed.queue.sendDeadLettersTo(dead);
    bed.send(seconds(10));
    bed.run(seconds(11));
    bed.source->failed(bed.take(), false);
    const std::vector<double> ages = agesOf(bed, 5, "Dead");
    REQUIRE(ages.size() == 5);
    CHECK(ages[1] == 0.0);
    CHECK(ages[2] == Approx(49.0).margin(1e-6));
    CHECK(ages[3] == Approx(109.0).margin(1e-6));
    CHECK(ages[4] == 0.0);
    CHECK(dead.count().lost == 1);
}

// Three receives from the first queue, then three from the second one.
TEST_CASE("receives are counted in each queue anew", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.redrive = sqs::RedrivePolicy{"Dead", 3};
    QueueBed first(spec);
    struct Reader final : engine::RecordReader {
        void arrived(std::uint32_t) override {}
    } reader;
    sqs::Queue dead(first.world, "Dead", spec);
    sqs::Queue last(first.world, "Last", plainQueue());
    first.queue.sendDeadLettersTo(dead);
    dead.sendDeadLettersTo(last);
    const auto source = dead.open(reader, 1, false);
    first.send(seconds(1));
    std::int64_t receives = 0;
    for (std::int64_t at = 2; at < 300; at += 2) {
        first.run(seconds(at));
        for (engine::RecordSource* one : {first.source.get(), source.get()}) {
            if (one->ready(0) == 0) continue;
            ++receives;
            one->failed(one->take(0, 10, base::mebibytes(6)), false);
        }
    }
    CHECK(receives == 6);
    CHECK(first.queue.count().moved == 1);
    CHECK(dead.count().moved == 1);
    CHECK(last.count().visible == 1);
}

// Hidden for 30 s when it is received, and a minute more: a message that was delayed for five minutes and is there for
// 80 s says nothing of its readers; one that is there for 100 s does.
TEST_CASE("readers fall behind when messages can be received and are not", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.delaySeconds = 300;
    QueueBed bed(spec);
    bed.send(seconds(1));
    bed.run(seconds(381));
    REQUIRE(bed.queue.count().visible == 1);
    CHECK_FALSE(warnsOfReaders(bed));
    bed.run(seconds(401));
    CHECK(warnsOfReaders(bed));
}
