// SPDX-License-Identifier: GPL-3.0-or-later
// What a standard queue does with messages, by hand.
#include "tests/services/sqs/queue_bed.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using base::minutes;
using base::seconds;
using engine::RecordBatch;
using test::plainQueue;
using test::QueueBed;

// 64 KB are a request, a byte more are two; ten messages of 10 KB are one call of 100 KB, so two requests.
TEST_CASE("each 64 KB of a call are a request of the bill", "[sqs]") {
    QueueBed bed(plainQueue());
    bed.send(seconds(1), 65'536);
    bed.run(seconds(2));
    CHECK(bed.requests() == 1);
    bed.send(seconds(3), 65'537);
    bed.run(seconds(4));
    CHECK(bed.requests() == 3);
    bed.send(seconds(5), 10'240, 10);
    bed.run(seconds(6));
    CHECK(bed.requests() == 5);
    CHECK(bed.figure("NumberOfMessagesSent") == 12.0);
}

// 25 messages of 20 KB in one batch of a mapping: calls of ten, 200 KB each, and of five, 100 KB: 4 + 4 + 2 requests;
// deleted in three calls.
TEST_CASE("receives and deletes are calls of ten messages", "[sqs]") {
    QueueBed bed(plainQueue());
    for (int i = 0; i < 25; ++i) bed.send(seconds(1), 20'480);
    bed.run(seconds(2));
    const std::int64_t sent = bed.requests();
    CHECK(sent == 25);
    const RecordBatch batch = bed.take(100);
    CHECK(batch.records == 25);
    CHECK(batch.payload == base::bytes(25 * 20'480));
    CHECK(bed.requests() - sent == 10);
    bed.source->processed(batch);
    CHECK(bed.requests() - sent == 13);
    CHECK(bed.figure("NumberOfMessagesReceived") == 25.0);
    CHECK(bed.figure("NumberOfMessagesDeleted") == 25.0);
    CHECK(bed.queue.count().inFlight == 0);
    CHECK(bed.conserved());
}

TEST_CASE("a message above the largest size is refused, and none of it is there", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.maximumMessageSize = base::kibibytes(256);
    QueueBed bed(spec);
    bed.send(seconds(1), 256 * 1'024);
    bed.send(seconds(2), 256 * 1'024 + 1);
    bed.send(seconds(3), 30 * 1'024, 10);  // a batch counts together
    bed.run(seconds(4));
    REQUIRE(bed.answers.size() == 3);
    CHECK(bed.answers[0].ok());
    CHECK(bed.answers[1].error == engine::ErrorKind::Permanent);
    CHECK(bed.answers[1].status == 400);
    CHECK(bed.answers[2].error == engine::ErrorKind::Permanent);
    CHECK(bed.figure("MessagesRefused") == 2.0);
    CHECK(bed.queue.count().came == 1);
}

TEST_CASE("a message is there after the call, its delay and its way", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.sendLatency = base::Distribution::constant(0.5);
    spec.deliveryTime = base::Distribution::constant(0.25);
    spec.delaySeconds = 10;
    QueueBed bed(spec);
    bed.send(seconds(1));
    bed.run(seconds(5));
    CHECK(bed.queue.count().delayed == 1);
    CHECK(bed.source->ready(0) == 0);
    bed.run(seconds(12));
    CHECK(bed.arrivals == std::vector<double>{11.75});
    CHECK(bed.source->ready(0) == 1);
    CHECK(bed.source->oldest(0) == base::Instant{} + base::milliseconds(11'750));  // a window counts from then on
}

TEST_CASE("only what cannot be processed comes back where the function says which", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.unprocessableMessages = 0.25;
    QueueBed bed(spec);
    for (int i = 0; i < 4'000; ++i) bed.send(seconds(1));
    bed.run(seconds(2));
    const RecordBatch batch = bed.take(4'000);
    REQUIRE(batch.records == 4'000);
    REQUIRE(bed.source->firstUnprocessable(batch).has_value());
    bed.source->failed(batch, true);
    const std::int64_t flawed = bed.queue.count().inFlight;
    CHECK(std::abs(static_cast<double>(flawed) - 1'000.0) < 4.0 * 27.4);  // of a binomial count
    CHECK(bed.queue.count().deleted == 4'000 - flawed);
    bed.run(seconds(33));
    CHECK(bed.source->ready(0) == flawed);
    const RecordBatch again = bed.take(4'000);
    CHECK(bed.source->firstUnprocessable(again) == std::optional<std::uint32_t>(0));
    CHECK(bed.conserved());
}

TEST_CASE("no more than 120,000 messages are in flight", "[sqs]") {
    QueueBed bed(plainQueue());
    for (int i = 0; i < 13; ++i) bed.send(seconds(1), 1, 10'000);
    bed.run(seconds(2));
    std::vector<RecordBatch> batches;
    for (int i = 0; i < 12; ++i) batches.push_back(bed.take(10'000));
    CHECK(bed.source->ready(0) == 0);
    CHECK(bed.queue.count().inFlight == 120'000);
    CHECK(bed.queue.count().visible == 10'000);
    bed.source->processed(batches[3]);
    CHECK(bed.source->ready(0) == 10'000);
    CHECK(bed.take(10'000).records == 10'000);
    CHECK(bed.conserved());
}

// Nothing else would tell the reader that there is room again: no message comes any more.
TEST_CASE("a reader that found too many in flight is told when they became dead letters", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.redrive = sqs::RedrivePolicy{"", 1};
    QueueBed bed(spec);
    for (int i = 0; i < 13; ++i) bed.send(seconds(1), 1, 10'000);
    bed.run(seconds(2));
    std::vector<RecordBatch> batches;
    for (int i = 0; i < 12; ++i) batches.push_back(bed.take(10'000));
    REQUIRE(bed.source->ready(0) == 0);
    const std::size_t told = bed.arrivals.size();
    for (const RecordBatch& batch : batches) bed.source->failed(batch, false);
    bed.run(minutes(2));
    CHECK(bed.queue.count().moved == 120'000);
    CHECK(bed.arrivals.size() > told);
    CHECK(bed.source->ready(0) == 10'000);
}

// A minute: 3 sent at 10 s, received at 20 s, two of them deleted at 30 s.
TEST_CASE("metrics of a queue under CloudWatch's names", "[sqs]") {
    QueueBed bed(plainQueue());
    for (int i = 0; i < 3; ++i) bed.send(seconds(10), 2'000);
    bed.run(seconds(20));
    const RecordBatch two = bed.take(2);
    const RecordBatch one = bed.take(1);
    bed.run(seconds(30));
    bed.source->processed(two);
    bed.run(minutes(1));
    bed.world.metrics().closePeriod(base::Instant{} + minutes(1), true);
    CHECK(bed.series("NumberOfMessagesSent") == std::vector<double>{3.0});
    CHECK(bed.series("SentMessageSize") == std::vector<double>{2'000.0});
    CHECK(bed.series("NumberOfMessagesReceived") == std::vector<double>{3.0});
    CHECK(bed.series("NumberOfMessagesDeleted") == std::vector<double>{2.0});
    CHECK(bed.series("ApproximateNumberOfMessagesVisible") == std::vector<double>{3.0});
    CHECK(bed.series("ApproximateNumberOfMessagesNotVisible") == std::vector<double>{3.0});
    REQUIRE(bed.series("ApproximateAgeOfOldestMessage").size() == 1);
    CHECK(bed.series("ApproximateAgeOfOldestMessage")[0] == Approx(50.0).margin(1e-6));
    bed.source->processed(one);
}

TEST_CASE("requests are whose messages they carry", "[sqs]") {
    QueueBed bed(plainQueue());
    bed.send(seconds(1), 1'024, 1, 0);
    bed.run(seconds(2));
    bed.source->processed(bed.take());
    bed.send(seconds(3), 1'024, 1, 2);
    bed.run(seconds(4));
    bed.source->processed(bed.take());
    std::vector<engine::CausedReading> caused;
    bed.queue.addCauses(caused);
    REQUIRE(caused.size() == 1);
    REQUIRE(caused[0].byWorkload.size() == 3);
    CHECK((caused[0].byWorkload[0] == 3));  // sent, received, deleted
    CHECK((caused[0].byWorkload[2] == 3));
    CHECK(bed.requests() == 6);
}

// Every receive and every delete takes one message of each of two workloads: each has half of them, in turns.
TEST_CASE("a batch of two workloads' messages is one workload's, in turns", "[sqs]") {
    QueueBed bed(plainQueue());
    for (int i = 0; i < 10; ++i) {
        bed.send(seconds(1), 1'024, 1, 0);
        bed.send(seconds(1), 1'024, 1, 1);
    }
    bed.run(seconds(2));
    for (int i = 0; i < 10; ++i) bed.source->processed(bed.take(2));
    std::vector<engine::CausedReading> caused;
    bed.queue.addCauses(caused);
    REQUIRE(caused[0].byWorkload.size() == 2);
    CHECK((caused[0].byWorkload[0] == 10 + 5 + 5));
    CHECK((caused[0].byWorkload[1] == 10 + 5 + 5));
    CHECK(bed.requests() == 40);
}

// The same fifty messages, in one queue among others that come between: those that cannot be processed are the same
// ones, and so is how long each was on its way.
TEST_CASE("what becomes of a message does not hang on what else is sent", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.unprocessableMessages = 0.5;
    spec.deliveryTime = base::Distribution::exponential(0.1);
    const auto run = [&](bool others) {
        QueueBed bed(spec);
        std::vector<std::pair<double, bool>> came;
        for (std::uint64_t i = 0; i < 50; ++i) {
            const auto at = seconds(static_cast<std::int64_t>(100 * (i + 1)));
            bed.number = 1'000 + i;
            bed.send(at);
            bed.run(at + seconds(50));
            const RecordBatch batch = bed.take();
            came.emplace_back(bed.arrivals.back(), bed.source->firstUnprocessable(batch).has_value());
            bed.source->processed(batch);
            if (!others) continue;
            bed.send(at + seconds(60));
            bed.run(at + seconds(90));
            bed.source->processed(bed.take());
        }
        return came;
    };
    CHECK(run(false) == run(true));
}

TEST_CASE("a slow or failing queue", "[sqs]") {
    sqs::Spec spec = plainQueue();
    spec.sendLatency = base::Distribution::constant(0.01);
    QueueBed bed(spec);
    bed.queue.suffer({.slowdown = 3.0, .failing = 1.0});
    bed.send(seconds(1));
    bed.run(seconds(2));
    REQUIRE(bed.answers.size() == 1);
    CHECK(bed.answers[0].error == engine::ErrorKind::Transient);
    CHECK(bed.queue.count().came == 0);
    CHECK(bed.requests() == 0);
}

TEST_CASE("what a queue cannot be", "[sqs]") {
    sqs::Spec spec = plainQueue();
    CHECK(sqs::check(spec).empty());
    spec.messageRetentionPeriod = 60;
    spec.delaySeconds = 60;
    REQUIRE(sqs::check(spec).size() == 1);
    CHECK(sqs::check(spec)[0].where == "/Properties/DelaySeconds");
}
