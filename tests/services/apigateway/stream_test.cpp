// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that a REST API hands on as they come.
#include "tests/services/apigateway/api_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::kibibytes;
using base::mebibytes;

namespace {

/// A server that needs a second, whose answers are streamed.
Spec streaming(std::int64_t timeoutInMillis = 29'000) {
    HttpBackendSpec backend;
    backend.latency = base::Distribution::constant(1.0);
    RouteSpec route{"GET /film", "", timeoutInMillis};
    route.http = backend;
    route.streams = true;
    Spec spec = specOf({route});
    spec.kind = ApiKind::Rest;
    return spec;
}

engine::Call sized(base::Bytes size) {
    engine::Call call;
    call.payload = kibibytes(1);
    call.itemSize = size;
    return call;
}

}  // namespace

// By hand: 9 MB in the server's second, 30 MB in 20 MB / 2 MB/s; 1, 1, 2 and 3 calls of 10 MB.
TEST_CASE("a streamed answer passes at 2 MB/s above 10 MB and is billed by 10 MB", "[apigateway]") {
    Bench bench;
    Api api(bench.world, "Api", streaming(), bench.account);
    for (const base::Bytes size : {mebibytes(9), mebibytes(10), mebibytes(10) + base::bytes(1), mebibytes(30)})
        bench.send(api, Instant{0}, sized(size));
    bench.run();
    REQUIRE(bench.answers.size() == 4);
    for (std::size_t i = 0; i < 3; ++i) CHECK(bench.answers[i].answered == Instant{seconds(1).count});
    CHECK(bench.answers[3].answered == Instant{seconds(10).count});
    const engine::ResourceReport report = api.report(seconds(60));
    CHECK(report.readings.at(0).granules == 1 + 1 + 2 + 3);
    CHECK(report.readings.at(1).granules == 59 * 1'024 * 1'024 + 1);
    CHECK(billedStream(base::Bytes(0)) == 1);
}

TEST_CASE("a stream that takes longer than the integration may is cut", "[apigateway]") {
    Bench bench;
    Api api(bench.world, "Api", streaming(5'000), bench.account);
    bench.send(api, Instant{0}, sized(mebibytes(30)));
    bench.run();
    CHECK(bench.answers.at(0).outcome.status == 504);
    CHECK(bench.answers.at(0).answered == Instant{seconds(5).count});
    const engine::ResourceReport report = api.report(seconds(60));
    CHECK(figure(report, "IntegrationTimeouts") == 1.0);
    // By hand: 10 MB at once and 2 MB in each of five seconds had gone out, two calls of 10 MB.
    CHECK(report.readings.at(0).granules == 2);
    CHECK(report.readings.at(1).granules == mebibytes(20).count);
}

TEST_CASE("a stream that is cut before it begins sends nothing", "[apigateway]") {
    Bench bench;
    Spec spec = streaming(5'000);
    spec.routes[0].http->latency = base::Distribution::constant(16.0);  // of which the last 10 s send 30 MB
    Api api(bench.world, "Api", spec, bench.account);
    bench.send(api, Instant{0}, sized(mebibytes(30)));
    bench.run();
    const engine::ResourceReport report = api.report(seconds(60));
    CHECK(report.readings.at(0).granules == 1);
    CHECK(report.readings.at(1).granules == 0);
}

TEST_CASE("a stage's cache keeps no streamed answers", "[apigateway]") {
    Spec spec = streaming();
    spec.stages = {{"prod", {{"*", {}, true, 300}}, 0.5}};
    CHECK_FALSE(cacheTtlOf(spec.routes[0], spec.stages[0]));
    spec.routes[0].streams = false;
    CHECK(cacheTtlOf(spec.routes[0], spec.stages[0]) == 300);
}
