// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/client/retry.hpp"

#include <limits>
#include <optional>

#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"

using namespace headroom;
using namespace headroom::client;
using base::Duration;
using base::Instant;
using base::milliseconds;
using base::seconds;
using engine::Cause;
using engine::Disposition;
using engine::ErrorKind;
using engine::Outcome;
using test::kBroken;
using test::kRefused;
using test::kServed;
using test::kThrottled;
using test::ScriptedService;

namespace {

constexpr Instant kLong{seconds(10'000).count};

/// One client, one callee, one request: runs a call to its end and keeps what came of it.
struct Bench {
    explicit Bench(std::vector<ScriptedService::Line> script, RetryPolicy policy)
        : world(7, Instant{0}), scope(world.scheduler()), callee(world, "callee", std::move(script)) {
        route.target = &callee;
        route.policy = policy;
        route.hop = world.hops().id("client");
        route.measuredAttempts = &attempts;
    }
    ~Bench() { world.scheduler().tearDown(); }

    engine::Process drive(engine::RequestRef held) {
        engine::Call call;
        call.draws = 99;
        const Outcome outcome = co_await callWithRetries(route, held, call, quota);
        result = outcome;
        ended = world.now();
        for (const engine::Span& span : held->spans()) {
            if (held->counts(span, 0)) spans.push_back(span);
        }
        attemptsOfRequest = held->attempts;
    }
    void run() {
        engine::RequestRef request = world.requests().acquire();
        request->measured = true;
        drive(request).spawn();
        world.scheduler().runUntil(kLong);
    }

    engine::World world;
    engine::SchedulerScope scope;
    ScriptedService callee;
    Route route;
    RetryQuota quota;
    std::uint64_t attempts = 0;
    std::optional<Outcome> result;
    Instant ended;
    std::vector<engine::Span> spans;
    std::uint32_t attemptsOfRequest = 0;
};

Duration totalOf(const Bench& bench, Cause cause) {
    Duration sum;
    for (const engine::Span& span : bench.spans) {
        if (span.cause == cause) sum += span.length;
    }
    return sum;
}

RetryPolicy withoutJitter(RetryMode mode, Target target) {
    RetryPolicy policy = policyOf(mode, target);
    policy.fullJitter = false;
    return policy;
}

}  // namespace

// Oracle: the table in the AWS SDKs reference, "Retry behavior", 2026.
TEST_CASE("the 2026 mode has AWS's numbers", "[retry]") {
    const RetryPolicy table = policyOf(RetryMode::V2026, Target::DynamoDb);
    CHECK(table.attempts == 4);
    CHECK(table.transientBase == milliseconds(25));
    CHECK(table.throttlingBase == seconds(1));
    CHECK(table.longest == seconds(20));
    CHECK(table.transientCost == 14);
    CHECK(table.throttlingCost == 5);
    const RetryPolicy other = policyOf(RetryMode::V2026, Target::General);
    CHECK(other.attempts == 3);
    CHECK(other.transientBase == milliseconds(50));
    CHECK(policyOf(RetryMode::Off, Target::General).attempts == 1);
    CHECK(policyOf(RetryMode::Standard, Target::DynamoDb).attempts == 3);
    CHECK(policyOf(RetryMode::Standard, Target::General).timeoutCost == 10);
    CHECK(policyOf(RetryMode::Legacy, Target::DynamoDb).attempts == 11);
    CHECK(policyOf(RetryMode::Legacy, Target::General).attempts == 5);
}

TEST_CASE("a back-off doubles up to its cap and jitters over all of it", "[retry]") {
    base::Stream stream(1);
    const RetryPolicy plain = withoutJitter(RetryMode::V2026, Target::DynamoDb);
    CHECK(backOff(plain, ErrorKind::Transient, 0, stream) == milliseconds(25));
    CHECK(backOff(plain, ErrorKind::Timeout, 2, stream) == milliseconds(100));
    CHECK(backOff(plain, ErrorKind::Throttling, 0, stream) == seconds(1));
    CHECK(backOff(plain, ErrorKind::Throttling, 4, stream) == seconds(16));
    CHECK(backOff(plain, ErrorKind::Throttling, 5, stream) == seconds(20));
    CHECK(backOff(plain, ErrorKind::Throttling, 1'000, stream) == seconds(20));

    // "a throttled DynamoDB call waits on average 0.5 s, 1 s, 2 s" (fact sheet); uniform has sd mean/sqrt(3).
    const RetryPolicy jitter = policyOf(RetryMode::V2026, Target::DynamoDb);
    for (const int retry : {0, 1, 2}) {
        const double mean = 0.5 * (1 << retry);
        const int n = 20'000;
        double sum = 0.0;
        double least = std::numeric_limits<double>::max();
        for (int i = 0; i < n; ++i) {
            const double wait = base::toSeconds(backOff(jitter, ErrorKind::Throttling, retry, stream));
            REQUIRE(wait < 2 * mean);
            least = std::min(least, wait);
            sum += wait;
        }
        CHECK(std::abs(sum / n - mean) < 3.29 * mean / std::sqrt(3.0 * n));
        CHECK(least < 0.01 * mean);
    }
}

TEST_CASE("a call that succeeds at once is one attempt without a wait", "[retry]") {
    Bench bench({{milliseconds(5)}}, policyOf(RetryMode::V2026, Target::General));
    bench.run();
    CHECK(bench.result->ok());
    CHECK(bench.ended == Instant{milliseconds(5).count});
    CHECK(bench.callee.calls.size() == 1);
    CHECK(bench.callee.calls[0].draws == 99);
    CHECK(bench.attempts == 1);
    CHECK(bench.attemptsOfRequest == 1);
    CHECK(bench.quota.tokens() == 500);
}

// By hand: 5 ms, 1 s, 5 ms, 2 s, 5 ms.
TEST_CASE("a throttled call backs off and its wait is booked at the caller", "[retry]") {
    Bench bench({{milliseconds(5), kThrottled}, {milliseconds(5), kThrottled}, {milliseconds(5), kServed}},
                withoutJitter(RetryMode::V2026, Target::DynamoDb));
    bench.run();
    CHECK(bench.result->ok());
    CHECK(bench.ended == Instant{milliseconds(3'015).count});
    CHECK(bench.attempts == 3);
    CHECK(totalOf(bench, Cause::BackOff) == seconds(3));
    CHECK(totalOf(bench, Cause::Compute) == milliseconds(15));
    CHECK(bench.spans[1].hop == bench.route.hop);
    CHECK(bench.quota.tokens() == 500 - 5 - 5 + 5);  // the last retry's cost comes back
    CHECK(bench.callee.calls[0].draws == 99);
    CHECK(bench.callee.calls[1].draws != 99);
    CHECK(bench.callee.calls[1].draws != bench.callee.calls[2].draws);
}

TEST_CASE("attempts end at the policy's number and the last outcome is returned", "[retry]") {
    Bench bench({{milliseconds(1), kThrottled}, {milliseconds(1), kBroken}},
                withoutJitter(RetryMode::V2026, Target::DynamoDb));
    bench.run();
    CHECK(bench.callee.calls.size() == 4);
    CHECK(bench.result->disposition == Disposition::Failed);
    // 1 + 1000 + 1 + 50 + 1 + 100 + 1 ms: the base follows the error, the exponent the number of the retry.
    CHECK(bench.ended == Instant{milliseconds(1'154).count});
    CHECK(bench.quota.tokens() == 500 - 5 - 14 - 14);
}

TEST_CASE("errors that would come again are not retried", "[retry]") {
    Bench bench({{milliseconds(1), kRefused}}, policyOf(RetryMode::Legacy, Target::DynamoDb));
    bench.run();
    CHECK(bench.callee.calls.size() == 1);
    CHECK(bench.result->error == ErrorKind::Permanent);
}

TEST_CASE("an empty quota stops retries", "[retry]") {
    Bench bench({{milliseconds(1), kBroken}}, policyOf(RetryMode::V2026, Target::General));
    while (bench.quota.take(14)) {}
    CHECK(bench.quota.tokens() == 10);
    bench.run();
    CHECK(bench.callee.calls.size() == 1);
    bench.quota.succeeded(0);
    CHECK(bench.quota.tokens() == 11);
}

// By hand: given up at 10 ms, back-off 50 ms, served from 60 to 65 ms. The first callee ends at 100 ms, unheard.
TEST_CASE("an attempt that times out is abandoned and goes on", "[retry]") {
    Bench bench({{milliseconds(100)}, {milliseconds(5)}}, withoutJitter(RetryMode::V2026, Target::General));
    bench.route.timeout = &bench.world.scheduler().lane(milliseconds(10));
    bench.run();
    CHECK(bench.result->ok());
    CHECK(bench.ended == Instant{milliseconds(65).count});
    CHECK(bench.callee.started == 2);
    CHECK(bench.callee.finished == 2);
    CHECK(totalOf(bench, Cause::Downstream) == milliseconds(10));  // what the abandoned attempt cost
    CHECK(totalOf(bench, Cause::BackOff) == milliseconds(50));
    CHECK(totalOf(bench, Cause::Compute) == milliseconds(5));  // the abandoned work is not part of the latency
    // Both attempts are known by the draws of the first, so that the callee can tell that it has done this already.
    REQUIRE(bench.callee.calls.size() == 2);
    CHECK(bench.callee.calls[0].draws == 99);
    CHECK(bench.callee.calls[1].draws != 99);
    for (const engine::Call& call : bench.callee.calls) CHECK(call.token == 99);
}

TEST_CASE("who waits for every answer sends no token", "[retry]") {
    Bench bench({{milliseconds(100), kBroken}, {milliseconds(5)}}, withoutJitter(RetryMode::V2026, Target::General));
    bench.run();
    REQUIRE(bench.callee.calls.size() == 2);
    for (const engine::Call& call : bench.callee.calls) CHECK(call.token == 0);
}

TEST_CASE("a call that always times out ends as TimedOut", "[retry]") {
    Bench bench({{seconds(5)}}, withoutJitter(RetryMode::Standard, Target::General));
    bench.route.timeout = &bench.world.scheduler().lane(milliseconds(100));
    bench.run();
    CHECK(bench.result->disposition == Disposition::TimedOut);
    CHECK(bench.result->error == ErrorKind::Timeout);
    CHECK(bench.ended == Instant{milliseconds(100 + 1'000 + 100 + 2'000 + 100).count});
    CHECK(bench.quota.tokens() == 500 - 10 - 10);
    CHECK(bench.callee.finished == 3);
}

TEST_CASE("a request that runs out of branches is not abandoned whole", "[retry]") {
    Bench bench({{seconds(1)}}, withoutJitter(RetryMode::Off, Target::General));
    bench.route.timeout = &bench.world.scheduler().lane(milliseconds(10));
    engine::RequestRef request = bench.world.requests().acquire();
    while (request->newBranch(0) != 0) {}
    bench.drive(request).spawn();
    bench.world.scheduler().runUntil(kLong);
    CHECK(bench.result->disposition == Disposition::TimedOut);
    request->record(bench.route.hop, Cause::Waiting, Instant{0}, Instant{1}, 0);
    CHECK(request->spans().back().cause == Cause::Waiting);
}

TEST_CASE("JavaScript's standard mode before 2026 waits 100 ms, after a throttle 500 ms", "[retry]") {
    const RetryPolicy policy = policyOf(RetryMode::Standard, Target::General, client::Sdk::JavaScript);
    CHECK(policy.transientBase == milliseconds(100));
    CHECK(policy.throttlingBase == milliseconds(500));
    CHECK(policy.attempts == 3);
    CHECK(policyOf(RetryMode::V2026, Target::General, client::Sdk::JavaScript) ==
          policyOf(RetryMode::V2026, Target::General));
}
