// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/async_queue.hpp"

#include <algorithm>

#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"

using namespace headroom;
using base::Instant;
using engine::Disposition;
using lambda::AsyncQueue;
using lambda::AsyncSpec;
using test::Bed;
using test::figure;
using test::granules;
using test::kBroken;
using test::kRefused;
using test::kServed;
using test::kThrottled;
using test::ScriptedService;

namespace {

/// One event at 0, and when its attempts began, in seconds.
struct Event {
    explicit Event(std::vector<ScriptedService::Line> script, const AsyncSpec& spec = {}, bool admitsNone = false)
        : function(bed.world, "F", std::move(script)),
          success(bed.world, "Success", {{base::Duration(0)}}),
          failure(bed.world, "Failure", {{base::Duration(0)}}),
          letters(bed.world, "Letters", {{base::Duration(0)}}),
          queue(bed.world, spec, "F", function, admitsNone) {
        queue.sendTo({{&success, 1}, {&failure, 2}, {&letters, 3}});
        bed.hook = [this](const Bed::Done& done) {
            answer = done.outcome;
            answeredAt = done.ended;
        };
    }
    void run(double seconds = 30'000, engine::Call call = {}) {
        bed.invoke(queue, call).spawn();
        bed.runUntil(seconds);
        report = queue.report(base::fromSeconds(seconds));
    }
    std::vector<double> attempts() const {
        std::vector<double> at;
        for (const Instant start : function.starts) at.push_back(base::toSeconds(start - Instant{}));
        return at;
    }

    Bed bed;
    ScriptedService function;
    ScriptedService success;
    ScriptedService failure;
    ScriptedService letters;
    AsyncQueue queue;
    engine::Outcome answer;
    Instant answeredAt;
    engine::ResourceReport report;
};

std::vector<double> metricOf(Bed& bed, const std::string& name) {
    bed.world.metrics().closePeriod(bed.world.now(), true);
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.name == name) return series.values;
    }
    return {};
}

}  // namespace

TEST_CASE("async: an event that is always throttled is tried for six hours", "[lambda]") {
    // By hand: waits of 1, 2, 4, ..., 256 s, so attempts at 0, 1, 3, 7, ..., 511 s (ten), then one every 300 s while
    // 511 + 300 j <= 21,600: j <= 70.3, so 70 more: 80 attempts, the last at 21,511 s. At 21,600 s the event is given
    // up.
    Event event({{base::Duration(0), kThrottled}});
    event.run();
    std::vector<double> expected;
    for (int i = 0; i < 10; ++i) expected.push_back((1 << i) - 1);
    for (int j = 1; j <= 70; ++j) expected.push_back(511 + 300 * j);
    CHECK(expected.size() == 80);
    CHECK(event.attempts() == expected);
    CHECK(event.answer.status == 202);
    CHECK(event.answeredAt == Instant{});
    for (const engine::Call& call : event.function.calls) CHECK_FALSE(call.synchronous);
    REQUIRE(event.failure.starts.size() == 1);
    CHECK(event.failure.starts[0] == Instant{base::seconds(21'600).count});
    CHECK(event.failure.calls[0].operation == 2);
    CHECK(event.letters.starts == event.failure.starts);
    CHECK(event.letters.calls[0].operation == 3);
    CHECK(event.success.started == 0);
    CHECK(figure(event.report, "AsyncEventsReceived") == 1);
    CHECK(figure(event.report, "AsyncEventsDropped") == 1);
    CHECK(figure(event.report, "AsyncEventsTooOld") == 1);
    CHECK(figure(event.report, "AsyncQueueDepthMax") == 1);
    CHECK(figure(event.report, "AsyncQueueDepthMean") == Approx(21'600.0 / 30'000));
}

TEST_CASE("async: the oldest event of a configuration, and system errors back off as throttles do", "[lambda]") {
    // 60 s: attempts at 0, 1, 3, 7, 15, 31 s; the next would be at 63 s.
    AsyncSpec spec;
    spec.maximumEventAge = 60;
    Event event({{base::Duration(0), kBroken}}, spec);
    event.run();
    CHECK(event.attempts() == std::vector<double>{0, 1, 3, 7, 15, 31});
    CHECK(event.failure.starts == std::vector<Instant>{Instant{base::seconds(60).count}});
    // The switches: from 2 s, doubling to 5 s.
    spec.firstBackOff = base::seconds(2);
    spec.longestBackOff = base::seconds(5);
    spec.maximumEventAge = 62;
    Event other({{base::Duration(0), kBroken}}, spec);
    other.run();
    CHECK(other.attempts() == std::vector<double>{0, 2, 6, 11, 16, 21, 26, 31, 36, 41, 46, 51, 56, 61});
}

TEST_CASE("async: function errors are tried again after one and two minutes", "[lambda]") {
    // Each attempt takes 10 s and fails: 0, 10 + 60, 80 + 120; given up at 210 s. With 1 retry at 80 s, with 0 at 10 s.
    struct Row {
        std::int64_t retries;
        std::vector<double> attempts;
        std::int64_t end;
    };
    for (const Row& row : {Row{2, {0, 70, 200}, 210}, Row{1, {0, 70}, 80}, Row{0, {0}, 10}}) {
        AsyncSpec spec;
        spec.maximumRetryAttempts = row.retries;
        Event event({{base::seconds(10), kRefused}}, spec);
        event.run();
        CHECK(event.attempts() == row.attempts);
        REQUIRE(event.failure.starts.size() == 1);
        CHECK(event.failure.starts[0] == Instant{base::seconds(row.end).count});
        CHECK(figure(event.report, "AsyncEventsOutOfRetries") == 1);
        // The age counts from the event's arrival to each invocation.
        double ages = 0.0;
        for (const double at : row.attempts) ages += at;
        CHECK(figure(event.report, "AsyncEventAgeMean") == Approx(ages / static_cast<double>(row.attempts.size())));
    }
}

TEST_CASE("async: an event too old for its next retry is given up when it has that age", "[lambda]") {
    // 60 s allow the first retry at 60 s exactly; the second, at 180 s, is too late already then.
    AsyncSpec spec;
    spec.maximumEventAge = 60;
    Event event({{base::Duration(0), kRefused}}, spec);
    event.run();
    CHECK(event.attempts() == std::vector<double>{0, 60});
    CHECK(event.failure.starts == std::vector<Instant>{Instant{base::seconds(60).count}});
    CHECK(figure(event.report, "AsyncEventsTooOld") == 1);
}

TEST_CASE("async: throttles do not count as retries, success is told", "[lambda]") {
    // Throttled at 0 and 1, fails at 3, throttled at 63 (the back-off is at 4 s by now), served at 67.
    Event event({{base::Duration(0), kThrottled},
                 {base::Duration(0), kThrottled},
                 {base::Duration(0), kRefused},
                 {base::Duration(0), kThrottled},
                 {base::seconds(1), kServed}});
    event.run();
    CHECK(event.attempts() == std::vector<double>{0, 1, 3, 63, 67});
    CHECK(event.success.starts == std::vector<Instant>{Instant{base::seconds(68).count}});
    CHECK(event.success.calls[0].operation == 1);
    CHECK(event.failure.started == 0);
    CHECK(event.letters.started == 0);
    CHECK(figure(event.report, "AsyncEventsDelivered") == 1);
    CHECK(figure(event.report, "AsyncEventsDropped") == 0);
    // Each attempt draws anew, the first as a direct invocation would.
    CHECK(event.function.calls[0].draws != event.function.calls[1].draws);
}

TEST_CASE("async: reserved concurrency 0 gives up at once", "[lambda]") {
    Event event({{base::Duration(0), kThrottled}}, {}, true);
    event.run();
    CHECK(event.attempts() == std::vector<double>{0});
    CHECK(event.letters.starts == std::vector<Instant>{Instant{}});
    CHECK(figure(event.report, "AsyncEventsWithoutConcurrency") == 1);
}

TEST_CASE("async: what destinations refuse is counted, what nobody keeps is a warning", "[lambda]") {
    Bed bed;
    ScriptedService function(bed.world, "F", {{base::Duration(0), kRefused}});
    ScriptedService down(bed.world, "Down", {{base::Duration(0), kThrottled}});
    AsyncSpec spec;
    spec.maximumRetryAttempts = 0;
    AsyncQueue queue(bed.world, spec, "F", function);
    AsyncQueue alone(bed.world, spec, "G", function);
    queue.sendTo({{}, {&down, 0}, {&down, 0}});
    bed.invoke(queue, {}).spawn();
    bed.invoke(alone, {}).spawn();
    bed.runUntil(10);
    const auto report = queue.report(base::seconds(10));
    CHECK(figure(report, "DestinationDeliveryFailures") == 1);
    CHECK(figure(report, "DeadLetterErrors") == 1);
    CHECK(report.warnings.empty());
    REQUIRE(alone.report(base::seconds(10)).warnings.size() == 1);
    CHECK(alone.report(base::seconds(10)).warnings[0].count == 1);
    CHECK(metricOf(bed, "DestinationDeliveryFailures") == std::vector<double>{1});
    CHECK(metricOf(bed, "DeadLetterErrors") == std::vector<double>{1, 0});
}

TEST_CASE("async: metrics minute by minute", "[lambda]") {
    // Fails at 0, served at 60 s: ages 0 in minute 0 and 60,000 ms in minute 1. Another at 90 s, served at once.
    Bed bed;
    ScriptedService function(bed.world, "F", {{base::Duration(0), kRefused}, {base::Duration(0), kServed}});
    AsyncQueue queue(bed.world, {}, "F", function);
    bed.at(queue, {Instant{}, Instant{base::seconds(90).count}}).spawn();
    for (const double minute : {1, 2}) {
        bed.runUntil(60 * minute);
        bed.world.metrics().closePeriod(bed.world.now(), true);
    }
    const auto values = [&](const std::string& name) {
        for (const engine::MetricSeries& series : bed.world.metrics().series()) {
            if (series.name == name) return series.values;
        }
        return std::vector<double>();
    };
    CHECK(values("AsyncEventsReceived") == std::vector<double>{1, 1});
    CHECK(values("AsyncEventAge") == std::vector<double>{0, 30'000});
    CHECK(values("AsyncQueueDepth") == std::vector<double>{1, 1});
    CHECK(values("AsyncEventsDropped") == std::vector<double>{0, 0});
}

TEST_CASE("async: events of up to 1 MB, a further request for each 64 KB above 256 KB", "[lambda]") {
    CHECK(lambda::furtherRequests(base::bytes(0)) == 0);
    CHECK(lambda::furtherRequests(base::kibibytes(256)) == 0);
    CHECK(lambda::furtherRequests(base::kibibytes(256) + base::bytes(1)) == 1);
    CHECK(lambda::furtherRequests(base::kibibytes(320)) == 1);
    CHECK(lambda::furtherRequests(base::mebibytes(1)) == 12);
    engine::Call call;
    call.payload = base::mebibytes(1);
    Event event({{base::Duration(0), kServed}});
    event.run(10, call);
    CHECK(event.answer.status == 202);
    CHECK(granules(event.report, "Request") == 12);
    CHECK(event.success.calls[0].payload == base::mebibytes(1));
    call.payload = base::mebibytes(1) + base::bytes(1);
    Event large({{base::Duration(0), kServed}});
    large.run(10, call);
    CHECK(large.answer.status == 413);
    CHECK(large.function.started == 0);
    CHECK(figure(large.report, "AsyncEventsReceived") == 0);
}

TEST_CASE("async: further requests and records sent outside are the workload's whose events they are", "[lambda]") {
    Bed bed;
    ScriptedService function(bed.world, "F", {{base::Duration(0), kServed}});
    AsyncQueue queue(bed.world, {}, "F", function);
    queue.sendTo({{nullptr, 0, lambda::AsyncTarget::Kind::Bus}, {}, {}});
    engine::Call call;
    call.payload = base::kibibytes(384);  // two further requests
    for (const std::uint32_t workload : {1U, 1U, 0U}) {
        bed.workload = workload;
        bed.invoke(queue, call).spawn();
    }
    bed.runUntil(10);
    CHECK(granules(queue.report(base::seconds(10)), "Request") == 6);
    std::vector<engine::CausedReading> caused;
    queue.addCauses(caused);
    REQUIRE(caused.size() == 5);  // the requests, and what each kind of destination charges
    CHECK(caused[0].usageType == "Request");
    CHECK(caused[0].byWorkload == std::vector<base::Granules>{2, 4});
    const auto bus = std::ranges::find(caused, "AWSEvents", &engine::CausedReading::service);
    REQUIRE(bus != caused.end());
    const base::Granules each = granules(queue.report(base::seconds(10)), "Event-64K-Chunks") / 3;
    CHECK(each > 0);
    CHECK(bus->byWorkload == std::vector<base::Granules>{each, 2 * each});
}

TEST_CASE("async: in front of a function: its caller waits for nothing, the work is billed", "[lambda]") {
    // 3 s of work on one reserved environment, two events at once: the second is throttled at 0, 1 and served at 3 s.
    Bed bed;
    lambda::Spec spec = test::plainFunction(test::seconds(3));
    spec.reservedConcurrentExecutions = 1;
    lambda::Function function(bed.world, bed.account, spec, "F");
    AsyncQueue queue(bed.world, {}, "F", function);
    std::vector<Bed::Done> done;
    bed.hook = [&](const Bed::Done& one) { done.push_back(one); };
    bed.at(queue, {Instant{}, Instant{}}).spawn();
    bed.runUntil(60);
    REQUIRE(done.size() == 2);
    for (const Bed::Done& one : done) {
        CHECK(one.ended == Instant{});
        CHECK(one.spans.empty());
    }
    const auto report = function.report(base::seconds(60));
    CHECK(figure(report, "Invocations") == 2);
    CHECK(figure(report, "Throttles") == 2);
    CHECK(granules(report, "Lambda-GB-Second") == 2 * 3'000 * 1'769);
    CHECK(figure(queue.report(base::seconds(60)), "AsyncEventAgeMean") == Approx(1.5));
}
