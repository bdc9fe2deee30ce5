// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/apigateway/api_bench.hpp"
#include "tests/support/observed.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::Bytes;
using base::kibibytes;
using base::milliseconds;

namespace {

Spec restOf(std::vector<RouteSpec> routes, double overhead = 0.0) {
    Spec spec = specOf(std::move(routes), overhead);
    spec.kind = ApiKind::Rest;
    return spec;
}

}  // namespace

// By hand: 600 KB up and 9 MB down are one call of a REST API, and 9 MB leave AWS; a private
// API's interface endpoint passes both, inside.
TEST_CASE("a REST call is one call whatever its size", "[apigateway]") {
    for (const EndpointType endpoint : {EndpointType::Regional, EndpointType::Edge, EndpointType::Private}) {
        Bench bench;
        Spec spec = restOf({mock()});
        spec.endpoint = endpoint;
        Api api(bench.world, "Api", spec, bench.account);
        engine::Call call;
        call.payload = kibibytes(600);
        call.itemSize = base::mebibytes(9);
        bench.send(api, Instant{0}, call);
        bench.run();
        const engine::ResourceReport report = api.report(seconds(1));
        const bool inside = endpoint == EndpointType::Private;
        REQUIRE(report.readings.size() == 2);
        CHECK(report.readings[0].usageType == "ApiGatewayRequest");
        CHECK(report.readings[0].granules == 1);
        CHECK(report.readings[1].usageType == (inside ? "VpcEndpoint-Bytes" : "DataTransfer-Out-Bytes"));
        CHECK(report.readings[1].granules == 9 * 1'024 * 1'024 + (inside ? 600 * 1'024 : 0));
    }
}

// By hand: 10 ms of the gateway, 3 ms of the endpoint, three times both in an incident.
TEST_CASE("an endpoint's own time is added to the gateway's", "[apigateway]") {
    Bench bench;
    Spec spec = restOf({mock()}, 0.010);
    spec.endpoint = EndpointType::Edge;
    spec.endpointOverhead = base::Distribution::constant(0.003);
    Api api(bench.world, "Api", spec, bench.account);
    bench.send(api, Instant{0});
    bench.run(seconds(1));
    api.suffer({3.0, 0.0});
    bench.send(api, bench.world.now());
    bench.run();
    CHECK(bench.answers.at(0).answered - bench.answers.at(0).asked == milliseconds(13));
    CHECK(bench.answers.at(1).answered - bench.answers.at(1).asked == milliseconds(39));
}

// By hand: minute 0 has a success of 5 ms and a throttled function's 500 after 7 ms, minute 1 a 429.
TEST_CASE("REST metrics equal a hand count", "[apigateway]") {
    Bench bench({0.0, 2.0});
    ScriptedService function(bench.world, "Function", {{milliseconds(5)}, {milliseconds(7), kThrottled}});
    Api api(bench.world, "Api", restOf({toFunction()}), bench.account);
    api.connect(0, function);
    bench.send(api, Instant{0});
    bench.send(api, Instant{1});
    bench.send(api, Instant{seconds(61).count});
    bench.run(seconds(60));
    bench.world.metrics().closePeriod(bench.world.now(), true);
    bench.run(seconds(120));
    bench.world.metrics().closePeriod(bench.world.now(), true);
    std::map<std::string, std::vector<double>> series;
    for (const engine::MetricSeries& one : bench.world.metrics().series()) series[one.name] = one.values;
    using Values = std::vector<double>;
    CHECK(series.size() == 5);  // no DataProcessed, no cache
    CHECK(series.at("Count") == Values{2, 1});
    CHECK(series.at("4XXError") == Values{0, 1});
    CHECK(series.at("5XXError") == Values{1, 0});
    CHECK(series.at("Latency") == Values{6, 0});
    CHECK(support::observed(series.at("IntegrationLatency")) == Values{6, support::kNothing});
    CHECK(bench.answers.at(1).outcome.status == 500);
    CHECK(bench.answers.at(1).outcome.disposition == Disposition::Throttled);
    const engine::ResourceReport report = api.report(seconds(120));
    CHECK(figure(report, "4XXError") == 1.0);
    CHECK(figure(report, "5XXError") == 1.0);
}

// By hand: of 400 requests a quarter goes to the canary; three standard deviations are 26.
TEST_CASE("a canary serves its share", "[apigateway]") {
    Bench bench;
    Spec spec = restOf({toFunction(), toFunction("GET /fixed")});
    spec.routes[0].canaryIntegration = "Next";
    spec.stages = {{"prod"}};
    spec.stages[0].canary = CanarySpec{25.0, {}};
    ScriptedService usual(bench.world, "Function", {{milliseconds(1)}});
    ScriptedService next(bench.world, "Next", {{milliseconds(1)}});
    Api api(bench.world, "Api", spec, bench.account);
    api.connect(0, usual);
    api.connect(1, usual);
    api.connectStage(0, 0, next, true);
    for (int i = 0; i < 400; ++i) bench.send(api, Instant{milliseconds(i).count});
    bench.run();
    CHECK(next.started > 74);
    CHECK(next.started < 126);
    CHECK(usual.started + next.started == 400);
    CHECK(figure(api.report(seconds(1)), "CanaryRequests") == static_cast<double>(next.started));
}

// 400 requests for one item in less than the TTL: the stage's 300 miss once, the canary's go through or are hits too.
TEST_CASE("a canary uses the stage's cache where it says so", "[apigateway]") {
    const auto startedBy = [](bool shares) {
        Bench bench;
        RouteSpec route = toFunction("GET /items/{id}");
        route.cacheTtlInSeconds = 300;
        route.canaryIntegration = "Next";
        Spec spec = restOf({route});
        spec.stages = {{"prod"}};
        spec.stages[0].cacheGigabytes = 0.5;
        spec.stages[0].canary = CanarySpec{25.0, {}, shares};
        ScriptedService usual(bench.world, "Function", {{milliseconds(1)}});
        ScriptedService next(bench.world, "Next", {{milliseconds(1)}});
        Api api(bench.world, "Api", spec, bench.account);
        api.connect(0, usual);
        api.connectStage(0, 0, next, true);
        for (int i = 0; i < 400; ++i) bench.send(api, Instant{milliseconds(10 * i).count});
        bench.run();
        return std::pair(usual.started, next.started);
    };
    const auto [usual, canary] = startedBy(false);
    CHECK(usual == 1);
    CHECK(canary > 74);
    CHECK(canary < 126);
    const auto [missed, of] = startedBy(true);
    CHECK(missed + of == 1);
}

TEST_CASE("stage variables name the integration of each stage", "[apigateway]") {
    RouteSpec route = toFunction();
    route.integration = "${stageVariables.fn}";
    StageSpec stage{"prod"};
    stage.variables["fn"] = "Blue";
    CHECK(integrationOf(route, &stage, false) == "Blue");
    CHECK(integrationOf(route, nullptr, false).empty());
    stage.canary = CanarySpec{10.0, {{"fn", "Green"}}};
    CHECK(integrationOf(route, &stage, true) == "Green");
    CHECK(integrationOf(route, &stage, false) == "Blue");
    route.integration = "${stageVariables.other}";
    CHECK(integrationOf(route, &stage, true).empty());

    Bench bench;
    Spec spec = restOf({toFunction()});
    spec.routes[0].integration = "${stageVariables.fn}";
    spec.stages = {stage, {"dev"}};
    ScriptedService blue(bench.world, "Blue", {{milliseconds(1)}});
    ScriptedService red(bench.world, "Red", {{milliseconds(1)}});
    spec.stages[0].canary.reset();
    Api api(bench.world, "Api", spec, bench.account);
    for (const bool canary : {false, true}) {
        api.connectStage(0, 0, blue, canary);
        api.connectStage(1, 0, red, canary);
    }
    engine::Call dev;
    dev.stage = 1;
    bench.send(api, Instant{0});
    bench.send(api, Instant{0}, dev);
    bench.send(api, Instant{0}, dev);
    bench.run();
    CHECK(blue.started == 1);
    CHECK(red.started == 2);
}

TEST_CASE("401, 403 and 429 are billed only when the design says so", "[apigateway]") {
    for (const bool charged : {false, true}) {
        Bench bench({0.0, 3.0});
        Spec spec = restOf({mock()});
        spec.chargesRefused = charged;
        AuthorizerSpec authorizer{"Door", AuthorizerSpec::Kind::Jwt};
        authorizer.denied = 1.0;
        spec.authorizers = {authorizer};
        spec.routes[0].authorizer = "Door";
        Api api(bench.world, "Api", spec, bench.account);
        for (int i = 0; i < 5; ++i) bench.send(api, Instant{i});
        bench.run();
        const engine::ResourceReport report = api.report(seconds(1));
        CHECK(report.readings.at(0).granules == (charged ? 5 : 0));
        CHECK(figure(report, "Forbidden") == 3.0);
        CHECK(figure(report, "Throttles") == 2.0);
        CHECK(figure(report, "4XXError") == 5.0);
    }
}

TEST_CASE("an answer above the largest is 500, and what it took is done", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function", {{milliseconds(1)}});
    Api api(bench.world, "Api", specOf({toFunction()}), bench.account);
    api.connect(0, function);
    engine::Call call;
    call.itemSize = base::mebibytes(10);
    bench.send(api, Instant{0}, call);
    call.itemSize = call.itemSize + base::Bytes(1);
    bench.send(api, Instant{0}, call);
    bench.run();
    CHECK(function.calls.size() == 2);
    CHECK(bench.answers.at(0).outcome.status + bench.answers.at(1).outcome.status == 200 + 500);
    CHECK(figure(api.report(seconds(10)), "PayloadTooLarge") == 1.0);
    CHECK(figure(api.report(seconds(10)), "5xx") == 1.0);
}
