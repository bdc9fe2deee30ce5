// SPDX-License-Identifier: GPL-3.0-or-later
// Retries of a transaction with its ClientRequestToken. Oracles: units by hand (the guide's table of units).
#include "model/services/dynamodb/request_tokens.hpp"

#include <optional>

#include "model/platform/client/retry.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Instant;
using base::milliseconds;
using base::minutes;
using base::seconds;
using engine::Disposition;
using test::callOf;

namespace {

/// A transaction of three items of 500 B (6 units), sent by an SDK that waits 50 ms for an answer and jitters nothing.
struct Sender {
    explicit Sender(double requestTokens, base::Duration firstBackOff) : bench(specOf(requestTokens)) {
        route.target = &bench.table;
        route.policy = client::policyOf(client::RetryMode::V2026, client::Target::DynamoDb);
        route.policy.fullJitter = false;
        route.policy.transientBase = firstBackOff;
        route.hop = bench.world.hops().id("client");
        route.timeout = &bench.world.scheduler().lane(milliseconds(50));
    }
    static Spec specOf(double requestTokens) {
        Spec spec = test::onDemandSpec();
        spec.transactWriteItems = base::Distribution::constant(0.03);
        spec.getItem = base::Distribution::constant(0.005);
        spec.requestTokens = requestTokens;
        return spec;
    }
    engine::Process drive() {
        engine::RequestRef request = bench.world.requests().acquire();
        request->measured = true;
        engine::Call call = callOf(Operation::TransactWriteItems, 3, 500);
        call.draws = 99;
        auto calling = client::callWithRetries(route, request, call, quota);
        outcome = co_await calling;
    }
    /// `first`: what befalls the table while the first attempt arrives.
    void send(const engine::Incident& first) {
        bench.table.suffer(first);
        drive().spawn();
        bench.run(milliseconds(60));
        bench.table.suffer({});
        bench.run(minutes(1));
    }

    test::TableBench bench;
    client::Route route;
    client::RetryQuota quota;
    std::optional<engine::Outcome> outcome;
};

engine::Process ask(test::TableBench& bench, engine::RequestRef request, engine::Call call,
                    std::optional<engine::Outcome>& into) {
    auto work = bench.table.serve(request, call);
    into = co_await work;
}

constexpr engine::Incident kSlow{.slowdown = 10.0, .failing = 0.0, .nodesLost = 0};  // 300 ms
constexpr engine::Incident kFailing{.slowdown = 1.0, .failing = 1.0, .nodesLost = 0};

}  // namespace

TEST_CASE("a retry of a transaction that was done unheard reads its items instead of writing them", "[tokens]") {
    Sender sender(1.0, seconds(1));
    sender.send(kSlow);
    REQUIRE(sender.outcome);
    CHECK(sender.outcome->ok());
    CHECK(sender.bench.figure("ConsumedWriteCapacityUnits") == 6);
    CHECK(sender.bench.figure("ConsumedReadCapacityUnits") == 6);
    CHECK(sender.bench.figure("TransactionsReplayed") == 1);
    CHECK(sender.bench.figure("TransactionsInProgress") == 0);
}

TEST_CASE("while the transaction is under way its retry is told so, and waits as after a throttle", "[tokens]") {
    // The second attempt comes at 75 ms, the third 2 s after its answer.
    Sender sender(1.0, milliseconds(25));
    sender.send(kSlow);
    REQUIRE(sender.outcome);
    CHECK(sender.outcome->ok());
    CHECK(sender.bench.figure("TransactionsInProgress") == 1);
    CHECK(sender.bench.figure("TransactionsReplayed") == 1);
    CHECK(sender.bench.figure("ConsumedWriteCapacityUnits") == 6);
    CHECK(sender.bench.figure("TransactionConflict") == 0);
    CHECK(sender.bench.figure("ThrottledRequests") == 0);
}

TEST_CASE("without a token a retry is another transaction", "[tokens]") {
    Sender late(0.0, seconds(1));
    late.send(kSlow);
    CHECK(late.bench.figure("ConsumedWriteCapacityUnits") == 12);
    CHECK(late.bench.figure("ConsumedReadCapacityUnits") == 0);
    Sender early(0.0, milliseconds(25));
    early.send(kSlow);
    REQUIRE(early.outcome);
    CHECK(early.outcome->disposition == Disposition::Failed);
    CHECK(early.bench.figure("TransactionConflict") == 1);
    CHECK(early.bench.figure("ConsumedWriteCapacityUnits") == 6);
}

TEST_CASE("a retry of a transaction that was not done does it", "[tokens]") {
    Sender sender(1.0, seconds(1));
    sender.send(kFailing);
    REQUIRE(sender.outcome);
    CHECK(sender.outcome->ok());
    CHECK(sender.bench.figure("SystemErrors") == 1);
    CHECK(sender.bench.figure("ConsumedWriteCapacityUnits") == 6);
    CHECK(sender.bench.figure("ConsumedReadCapacityUnits") == 0);
}

TEST_CASE("a replay needs read capacity", "[tokens]") {
    Spec spec = test::provisionedSpec(1, 100);
    spec.initialBurst = 0.0;
    test::TableBench bench(spec);
    engine::Call call = callOf(Operation::TransactWriteItems, 3, 500);
    engine::RequestRef request = bench.world.requests().acquire();
    request->measured = true;
    call.branch = request->newBranch(0);
    call.draws = call.token = 7;
    request->abandon(call.branch);  // nobody waits for it
    std::optional<engine::Outcome> outcome;
    bench.run(seconds(1));  // 100 writes and a read have come
    ask(bench, request, call, outcome).spawn();
    bench.run(seconds(2));
    REQUIRE(outcome);
    CHECK(outcome->ok());
    bench.send(Instant{} + seconds(2), callOf(Operation::GetItem, 1, 40'000));  // five units of two
    call.draws = 8;
    bench.run(milliseconds(2'500));
    ask(bench, request, call, outcome).spawn();
    bench.run(seconds(3));
    CHECK(outcome->disposition == Disposition::Throttled);
    CHECK(bench.figure("ReadThrottleEvents") == 1);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 6);
}

TEST_CASE("a token is known for ten minutes after its transaction, and only where nobody heard of it", "[tokens]") {
    RequestTokens tokens;
    using Earlier = RequestTokens::Earlier;
    const Instant end = Instant{} + seconds(5);
    CHECK(tokens.earlier(1, Instant{}) == Earlier::Unknown);
    tokens.begin(1);
    tokens.begin(2);
    CHECK(tokens.earlier(1, Instant{}) == Earlier::UnderWay);
    tokens.end(1, true, end);
    tokens.end(2, false, end);
    CHECK(tokens.earlier(1, end) == Earlier::Done);
    CHECK(tokens.earlier(2, end) == Earlier::Unknown);
    CHECK(tokens.earlier(1, end + minutes(10) - base::nanoseconds(1)) == Earlier::Done);
    CHECK(tokens.kept() == 1);
    CHECK(tokens.earlier(1, end + minutes(10)) == Earlier::Unknown);
    CHECK(tokens.kept() == 0);
}
