// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/apigateway/api_bench.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::Bytes;
using base::kibibytes;

namespace {

Spec sockets() {
    Spec spec = specOf({mock("$connect"), mock("$disconnect"), mock("$default"), mock("@connections")});
    spec.kind = ApiKind::WebSocket;
    return spec;
}

engine::Call on(std::uint16_t route, Bytes payload = Bytes(0), Bytes answer = Bytes(-1)) {
    engine::Call call;
    call.route = route;
    call.payload = payload;
    call.itemSize = answer;
    return call;
}

}  // namespace

// By hand: connections are open 0 to 90 s and 30 to 150 s; messages of 1, 33 (two) and 64 KB (two), and one of
// 5 KB pushed by the server. A size that the workload gives to answers answers no message: only a function can.
TEST_CASE("WebSocket messages are metered by 32 KB either way, connections by time", "[apigateway]") {
    Bench bench;
    Api api(bench.world, "Api", sockets(), bench.account);
    api.startMeasuring();
    bench.send(api, Instant{0}, on(0));
    bench.send(api, Instant{} + seconds(10), on(2, kibibytes(1)));
    bench.send(api, Instant{} + seconds(20), on(2, kibibytes(33)));
    bench.send(api, Instant{} + seconds(30), on(0));
    bench.send(api, Instant{} + seconds(40), on(2, kibibytes(64), kibibytes(40)));
    bench.send(api, Instant{} + seconds(50), on(3, kibibytes(5)));
    bench.send(api, Instant{} + seconds(90), on(1));
    bench.send(api, Instant{} + seconds(150), on(1));
    bench.run(seconds(200));
    const engine::ResourceReport report = api.report(seconds(200));
    REQUIRE(report.readings.size() == 3);
    CHECK(report.readings[0].usageType == "ApiGatewayMessage");
    CHECK(report.readings[0].granules == 1 + 2 + 2 + 1);
    CHECK(report.readings[1].usageType == "ApiGatewayMinute");
    CHECK(2 * report.readings[1].granules == 7 * report.readings[1].granulesPerUnit);  // 1.5 + 2 minutes
    CHECK(report.readings[2].granules == 5 * 1'024);
    CHECK(figure(report, "ConnectCount") == 2.0);
    CHECK(figure(report, "MessageCount") == 4.0);
    CHECK(figure(report, "ConnectionsMax") == 2.0);
    bench.world.metrics().closePeriod(bench.world.now(), true);
    std::map<std::string, double> sums;
    for (const engine::MetricSeries& one : bench.world.metrics().series()) sums[one.name] = one.values.at(0);
    CHECK(sums.at("ConnectCount") == 2.0);
    CHECK(sums.at("MessageCount") == 4.0);
    CHECK_FALSE(sums.contains("Latency"));
}

TEST_CASE("a connection that is open at Start counts from there", "[apigateway]") {
    Bench bench;
    Api api(bench.world, "Api", sockets(), bench.account);
    bench.send(api, Instant{0}, on(0), false);
    bench.run(seconds(60));
    api.startMeasuring();
    bench.run(seconds(240));
    const engine::ResourceReport report = api.report(seconds(180));
    CHECK(report.readings.at(1).granules == 3 * report.readings.at(1).granulesPerUnit);
    CHECK(figure(report, "ConnectCount") == 0.0);
    CHECK(figure(report, "ConnectionsMax") == 1.0);
}

// By hand: 500 new connections a second and a second's worth at once: of 1,200 within half a second 500 + 250 open.
TEST_CASE("connections open at 500 a second", "[apigateway]") {
    Bench bench;
    Api api(bench.world, "Api", sockets(), bench.account);
    for (int i = 0; i < 1'200; ++i) bench.send(api, Instant{} + base::microseconds(416) * i, on(0));
    bench.run(seconds(2));
    const engine::ResourceReport report = api.report(seconds(2));
    CHECK(figure(report, "ConnectCount") == 749.0);  // the last comes 1.2 ms before the 750th token
    CHECK(figure(report, "ThrottlesConnections") == 451.0);
    CHECK(bench.answers.size() == 1'200);
    CHECK(figure(report, "ClientError") == 451.0);
    REQUIRE(report.quotas.size() == 2);
    CHECK(report.quotas[1].name == "API Gateway new connections per second");
    CHECK(report.quotas[1].limit == 500.0);
    CHECK(report.quotas[1].peak == 1'200.0);  // of one second, refused ones included
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].count == 451);
    CHECK(report.warnings[0].text.starts_with("connections were throttled"));
}

// By hand, in one minute: a connection (mock, no integration), a message answered after 4 ms, one whose function fails
// after 6 ms (502), one that a throttled function refuses after 8 ms (500), and two messages above the account's
// tokens.
TEST_CASE("WebSocket errors are counted where CloudWatch counts them", "[apigateway]") {
    Bench bench({0.0, 4.0});
    ScriptedService function(
        bench.world, "Function",
        {{base::milliseconds(4)}, {base::milliseconds(6), kRefused}, {base::milliseconds(8), kThrottled}});
    Spec spec = sockets();
    spec.routes[2] = toFunction("$default");
    Api api(bench.world, "Api", spec, bench.account);
    api.connect(2, function);
    bench.send(api, Instant{0}, on(0));
    for (int i = 1; i <= 5; ++i) bench.send(api, Instant{} + seconds(i), on(2, kibibytes(1)));
    bench.run(seconds(60));
    bench.world.metrics().closePeriod(bench.world.now(), true);
    std::map<std::string, double> values;
    for (const engine::MetricSeries& one : bench.world.metrics().series()) values[one.name] = one.values.at(0);
    CHECK(values.at("ClientError") == 2.0);
    CHECK(values.at("IntegrationError") == 2.0);
    CHECK(values.at("IntegrationLatency") == Approx(6.0));  // 4, 6 and 8 ms
    CHECK(values.at("ConnectCount") == 1.0);
    CHECK(values.at("MessageCount") == 3.0);  // what the gateway refuses is none
    CHECK(figure(api.report(seconds(60)), "IntegrationError") == 2.0);
    CHECK(figure(api.report(seconds(60)), "ClientError") == 2.0);
}

// By hand: of two messages of 1 KB one is answered with 128 KB (four units of 32 KB), of the other's answer a byte too
// much is given: its message is metered, its answer is not.
TEST_CASE("a function's answer above 128 KB is no message", "[apigateway]") {
    Bench bench;
    Spec spec = sockets();
    spec.routes[2].integration = "Function";
    engine::Outcome fits = kServed;
    fits.response = kibibytes(128);
    engine::Outcome large = kServed;
    large.response = kibibytes(128) + Bytes(1);
    ScriptedService function(bench.world, "Function", {{seconds(1), fits}, {seconds(1), large}});
    Api api(bench.world, "Api", spec, bench.account);
    api.connect(2, function);
    api.startMeasuring();
    bench.send(api, Instant{0}, on(0));
    bench.send(api, Instant{} + seconds(10), on(2, kibibytes(1)));
    bench.send(api, Instant{} + seconds(20), on(2, kibibytes(1)));
    bench.run(seconds(100));
    REQUIRE(bench.answers.size() == 3);
    CHECK(bench.answers[1].outcome.ok());
    CHECK(bench.answers[2].outcome.disposition == Disposition::Failed);
    const engine::ResourceReport report = api.report(seconds(100));
    CHECK(report.readings.at(0).granules == 1 + 4 + 1);
    CHECK(figure(report, "PayloadTooLarge") == 1.0);
    CHECK(figure(report, "MessageCount") == 3.0);
}
