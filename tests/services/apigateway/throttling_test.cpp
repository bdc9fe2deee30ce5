// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/apigateway/api_bench.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::milliseconds;
using engine::ErrorKind;

// By hand: 5,000 tokens and 10,000 more a second against 20,000 requests a second. The bucket lasts 0.5 s; after that
// every second request passes. 15,000 tokens are there by the end of the first second, 14,999.5 of them at its last
// request, 50 us before.
TEST_CASE("a step to 20,000/s on a mock", "[apigateway]") {
    Bench bench;
    Api api(bench.world, "Api", specOf({mock()}, 0.004), bench.account);
    bench.step(api, base::microseconds(50), 60'000).spawn();
    bench.run();
    const auto passed = bench.bySecond(Disposition::Succeeded);
    CHECK(passed.at(0) == 14'999);
    CHECK(passed.at(1) == 10'000);
    CHECK(passed.at(2) == 10'000);
    const auto refused = bench.bySecond(Disposition::Throttled);
    CHECK(refused.at(0) == 5'001);
    CHECK(refused.at(1) == 10'000);
    for (const Bench::Answer& answer : bench.answers) {
        const bool ok = answer.outcome.ok();
        REQUIRE(answer.outcome.status == (ok ? 200 : 429));
        REQUIRE(answer.outcome.error == (ok ? ErrorKind::None : ErrorKind::Throttling));
        REQUIRE(answer.answered - answer.asked == milliseconds(4));
    }
    const engine::ResourceReport report = api.report(seconds(3));
    CHECK(figure(report, "Count") == 60'000.0);
    CHECK(figure(report, "Throttles") == 25'001.0);
    CHECK(report.quotas.at(0).peak == 20'000.0);
    CHECK(report.quotas.at(0).limit == 10'000.0);
}

TEST_CASE("a low-quota region", "[apigateway]") {
    CHECK(accountQuota("us-east-1") == AccountQuota{10'000.0, 5'000.0});
    CHECK(accountQuota("ap-southeast-3") == AccountQuota{2'500.0, 1'250.0});
    CHECK(accountQuota("mx-central-1") == kLowQuota);
    Bench bench(accountQuota("ap-southeast-3"));
    Api api(bench.world, "Api", specOf({mock()}), bench.account);
    bench.step(api, base::microseconds(200), 10'000).spawn();  // 5,000/s
    bench.run();
    const auto passed = bench.bySecond(Disposition::Succeeded);
    CHECK(passed.at(0) == 3'749);
    CHECK(passed.at(1) == 2'500);
}

TEST_CASE("APIs share the account's bucket", "[apigateway]") {
    Bench bench({1.0, 3.0});
    Api first(bench.world, "First", specOf({mock()}), bench.account);
    Api second(bench.world, "Second", specOf({mock()}), bench.account);
    for (int i = 0; i < 2; ++i) {
        bench.send(first, Instant{0});
        bench.send(second, Instant{0});
    }
    bench.run();
    CHECK(bench.bySecond(Disposition::Succeeded).at(0) == 3);
    CHECK(bench.bySecond(Disposition::Throttled).at(0) == 1);
    CHECK(figure(second.report(seconds(1)), "ThrottlesAccount") == 1.0);  // it comes last
    CHECK(first.report(seconds(1)).quotas.size() == 1);
    CHECK(second.report(seconds(1)).quotas.empty());
}

// By hand: the first route lets 2 of 5 through; the account's 4 tokens then serve those 2 and 2 of the other route's 3.
TEST_CASE("a route's limit comes before the account's", "[apigateway]") {
    Bench bench({0.001, 4.0});
    RouteSpec limited = mock("GET /limited");
    limited.throttlingBurstLimit = 2;
    Api api(bench.world, "Api", specOf({limited, mock("GET /free")}), bench.account);
    REQUIRE(api.routeIndex("GET /free") == 1U);
    REQUIRE_FALSE(api.routeIndex("GET /none"));
    engine::Call free;
    free.route = 1;
    for (int i = 0; i < 5; ++i) bench.send(api, Instant{0});
    for (int i = 0; i < 3; ++i) bench.send(api, Instant{1}, free);
    bench.run();
    CHECK(bench.bySecond(Disposition::Succeeded).at(0) == 4);
    CHECK(api.routeLatency(0).count() == 5);
    CHECK(api.routeLatency(1).count() == 3);

    RouteSpec slow = mock("GET /slow");
    slow.throttlingRateLimit = 1.0;  // its depth is the account's
    Bench other({1'000.0, 3.0});
    Api second(other.world, "Api", specOf({slow}), other.account);
    for (int i = 0; i < 10; ++i) other.send(second, Instant{0} + seconds(10) + milliseconds(100) * i);
    other.run();
    CHECK(other.bySecond(Disposition::Succeeded).at(10) == 3);
}

TEST_CASE("bodies above the largest are answered 413 and reach nothing", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function", {{base::milliseconds(1)}});
    Api api(bench.world, "Api", specOf({toFunction()}), bench.account);
    api.connect(0, function);
    engine::Call call;
    call.payload = base::mebibytes(10);
    bench.send(api, Instant{0}, call);
    call.payload = base::Bytes(call.payload.count + 1);
    bench.send(api, Instant{0}, call);
    bench.run();
    CHECK(function.calls.size() == 1);
    CHECK(bench.answers.at(0).outcome.status + bench.answers.at(1).outcome.status == 200 + 413);
    CHECK(figure(api.report(seconds(10)), "PayloadTooLarge") == 1.0);
    CHECK(figure(api.report(seconds(10)), "4xx") == 1.0);
}
