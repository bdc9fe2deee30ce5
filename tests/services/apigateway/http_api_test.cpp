// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/apigateway/api_bench.hpp"
#include "tests/support/observed.hpp"

#include <array>
#include <cmath>

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::Bytes;
using base::kibibytes;
using base::milliseconds;
using engine::Cause;
using engine::ErrorKind;

// By hand: 4 ms of overhead, 5 s at the function, given up after 100 ms: answered at 104 ms.
TEST_CASE("an integration that takes too long goes on unheard", "[apigateway]") {
    Bench bench;
    RouteSpec route = toFunction();
    route.timeoutInMillis = 100;
    ScriptedService function(bench.world, "Function", {{seconds(5)}});
    Api api(bench.world, "Api", specOf({route}, 0.004), bench.account);
    api.connect(0, function, 3);
    bench.send(api, Instant{0});
    bench.run();
    const Bench::Answer& answer = bench.answers.at(0);
    CHECK(answer.answered == Instant{milliseconds(104).count});
    CHECK(answer.outcome.status == 504);
    CHECK(answer.outcome.disposition == Disposition::TimedOut);
    CHECK(answer.outcome.error == ErrorKind::Transient);
    CHECK(function.finished == 1);
    CHECK(function.calls.at(0).operation == 3);
    Duration explained;
    for (const engine::Span& span : answer.spans) {
        CHECK(span.cause != Cause::Compute);
        explained += span.length;
    }
    CHECK(explained == milliseconds(104));
    const engine::ResourceReport report = api.report(seconds(10));
    CHECK(figure(report, "IntegrationTimeouts") == 1.0);
    CHECK(figure(report, "5xx") == 1.0);
    CHECK(report.warnings.size() == 1);
    CHECK(report.readings.at(0).granules == 1);  // billed
}

TEST_CASE("a function is told how large its caller takes the answer to be", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function", {{milliseconds(1)}});
    Api api(bench.world, "Api", specOf({toFunction()}), bench.account);
    api.connect(0, function);
    engine::Call call;
    call.itemSize = base::mebibytes(7);
    bench.send(api, Instant{0}, call);
    bench.run();
    CHECK(function.calls.at(0).itemSize == base::mebibytes(7));
}

TEST_CASE("an answer at the very deadline still counts", "[apigateway]") {
    Bench bench;
    RouteSpec route = toFunction();
    route.timeoutInMillis = 100;
    ScriptedService function(bench.world, "Function", {{milliseconds(100)}});
    Api api(bench.world, "Api", specOf({route}), bench.account);
    api.connect(0, function);
    bench.send(api, Instant{0});
    bench.run();
    CHECK(bench.answers.at(0).outcome.ok());
}

TEST_CASE("calls that began before the window are in no figure, and said", "[apigateway]") {
    Bench bench;
    Api api(bench.world, "Api", specOf({mock()}, 0.005), bench.account);
    for (int i = 0; i < 3; ++i) bench.send(api, Instant{0}, {}, false);
    for (int i = 0; i < 10; ++i) bench.send(api, Instant{} + seconds(1));
    bench.run();
    const engine::ResourceReport report = api.report(seconds(10));
    CHECK(figure(report, "Count") == 10.0);
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].count == 3);
    CHECK(report.warnings[0].text.find("began before it") != std::string::npos);
}

TEST_CASE("overhead comes before the integration", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function", {{milliseconds(10)}});
    Api api(bench.world, "Api", specOf({toFunction()}, 0.007), bench.account);
    api.connect(0, function);
    bench.send(api, Instant{0});
    bench.run();
    const Bench::Answer& answer = bench.answers.at(0);
    CHECK(function.starts.at(0) == Instant{milliseconds(7).count});
    CHECK(answer.answered == Instant{milliseconds(17).count});
    REQUIRE(answer.spans.size() == 2);
    CHECK(answer.spans[0].cause == Cause::Overhead);
    CHECK(answer.spans[0].hop == bench.world.hops().id("Api"));
    CHECK(answer.spans[0].length == milliseconds(7));
    CHECK(answer.spans[1].cause == Cause::Compute);
    CHECK(api.latency().largest() == milliseconds(17));

    // The default: median 5 ms, p99 10 ms, as declared.
    const Spec spec;
    CHECK(spec.overhead.quantile(0.5).value() == Approx(0.005));
    CHECK(spec.overhead.quantile(0.99).value() == Approx(0.010));
}

TEST_CASE("what the client sees of an integration's outcome", "[apigateway]") {
    struct Case {
        Outcome integration;
        std::uint16_t status;
        ErrorKind error;
    };
    const std::array<Case, 5> cases{{
        {kServed, 200, ErrorKind::None},
        {kThrottled, 500, ErrorKind::Transient},
        {kBroken, 500, ErrorKind::Transient},
        {kRefused, 502, ErrorKind::Transient},
        // Its table throttled:
        {{.disposition = Disposition::Throttled, .error = ErrorKind::Permanent, .status = 200},
         502,
         ErrorKind::Transient},
    }};
    for (const Case& one : cases) {
        Bench bench;
        ScriptedService function(bench.world, "Function", {{milliseconds(1), one.integration}});
        Api api(bench.world, "Api", specOf({toFunction()}), bench.account);
        api.connect(0, function);
        bench.send(api, Instant{0});
        bench.run();
        CHECK(bench.answers.at(0).outcome.status == one.status);
        CHECK(bench.answers.at(0).outcome.error == one.error);
        CHECK(bench.answers.at(0).outcome.disposition == one.integration.disposition);
    }
}

// By hand: one call each, and one more for each begun 512 KB beyond the first, either way.
TEST_CASE("metering by hand", "[apigateway]") {
    CHECK(billedRequests(Bytes(0), Bytes(0)) == 1);
    CHECK(billedRequests(kibibytes(512), kibibytes(512)) == 1);
    CHECK(billedRequests(kibibytes(513), Bytes(10)) == 2);
    CHECK(billedRequests(Bytes(10), kibibytes(512) + Bytes(1)) == 2);
    CHECK(billedRequests(kibibytes(513), kibibytes(1'025)) == 4);

    Bench bench({0.001, 4.0});
    Outcome large = kServed;
    large.response = kibibytes(600);
    ScriptedService function(bench.world, "Function", {{milliseconds(1), large}, {milliseconds(1)}, {milliseconds(1)}});
    Api api(bench.world, "Api", specOf({toFunction(), mock("GET /mock")}), bench.account);
    api.connect(0, function);
    engine::Call small;
    small.payload = kibibytes(1);
    engine::Call answered;
    answered.payload = kibibytes(513);
    answered.itemSize = Bytes(300);
    engine::Call mocked;
    mocked.route = 1;
    bench.send(api, Instant{0}, small);          // answer of 600 KB: 2 requests
    bench.send(api, Instant{1}, answered);       // 513 KB up, 300 B down: 2 requests
    bench.send(api, Instant{2}, mocked, false);  // before Start: not counted
    bench.send(api, Instant{3}, mocked);         // 1 request
    bench.send(api, Instant{4}, small);          // 429: not billed
    bench.run();
    const engine::ResourceReport report = api.report(seconds(1));
    REQUIRE(report.readings.size() == 2);
    CHECK(report.readings[0].service == "AmazonApiGateway");
    CHECK(report.readings[0].usageType == "ApiGatewayHttpRequest");
    CHECK(report.readings[0].granules == 5);
    CHECK(report.readings[1].usageType == "DataTransfer-Out-Bytes");
    CHECK(report.readings[1].granules == 600 * 1'024 + 300);
    CHECK(report.readings[1].granulesPerUnit == 1'073'741'824);
    CHECK(figure(report, "Count") == 4.0);
    CHECK(figure(report, "Throttles") == 1.0);
    CHECK(figure(report, "DataProcessed") == 1'024.0 + 600 * 1'024 + 513 * 1'024 + 300);
    CHECK(api.latency().count() == 4);
}

// By hand: minute 0 has two answers of 5 and 7 ms (one a 500), minute 1 a 429 at once.
TEST_CASE("metrics equal a hand count", "[apigateway]") {
    Bench bench({0.0, 2.0});
    ScriptedService function(bench.world, "Function", {{milliseconds(5)}, {milliseconds(7), kBroken}});
    Api api(bench.world, "Api", specOf({toFunction()}), bench.account);
    api.connect(0, function);
    engine::QuantileWindows times(seconds(60), {1.0});
    api.watchIntegration(times);
    engine::Call call;
    call.payload = Bytes(100);
    bench.send(api, Instant{0}, call);
    bench.send(api, Instant{1}, call);
    bench.send(api, Instant{seconds(61).count}, call);
    bench.run(seconds(60));
    bench.world.metrics().closePeriod(bench.world.now(), true);
    bench.run(seconds(120));
    bench.world.metrics().closePeriod(bench.world.now(), true);
    std::map<std::string, std::vector<double>> series;
    for (const engine::MetricSeries& one : bench.world.metrics().series()) {
        CHECK(one.resource == "Api");
        series[one.name] = one.values;
    }
    using Values = std::vector<double>;
    CHECK(series.at("Count") == Values{2, 1});
    CHECK(series.at("4xx") == Values{0, 1});
    CHECK(series.at("5xx") == Values{1, 0});
    CHECK(series.at("Latency") == Values{6, 0});
    CHECK(support::observed(series.at("IntegrationLatency")) == Values{6, support::kNothing});
    times.finish(bench.world.now());
    CHECK(times.values(0)[0] == Approx(0.007).epsilon(0.01));
    CHECK(times.values(0)[1] != times.values(0)[1]);  // the 429 reached no integration
    CHECK(series.at("DataProcessed") == Values{200, 0});
}

TEST_CASE("requests are conserved, each class counted where it happens", "[apigateway]") {
    Bench bench({200.0, 50.0});
    ScriptedService function(bench.world, "Function",
                             {{milliseconds(3)},
                              {milliseconds(3), kBroken},
                              {milliseconds(3), kThrottled},
                              {seconds(60)},
                              {milliseconds(3)}});
    RouteSpec route = toFunction();
    route.timeoutInMillis = 50;
    Api api(bench.world, "Api", specOf({route}, 0.002), bench.account);
    api.connect(0, function);
    bench.step(api, milliseconds(2), 1'000).spawn();
    bench.run();
    std::array<std::int64_t, engine::kDispositions> ended{};
    for (const Bench::Answer& answer : bench.answers) ++ended[static_cast<std::size_t>(answer.outcome.disposition)];
    const engine::ResourceReport report = api.report(seconds(2));
    CHECK(bench.answers.size() == 1'000);
    CHECK(ended[0] + ended[1] + ended[2] + ended[3] == 1'000);
    CHECK(ended[2] == 1);
    CHECK(ended[3] == 1);
    CHECK(static_cast<double>(ended[1]) == figure(report, "Throttles") + 1.0);  // the function's own throttle is a 500
    CHECK(static_cast<double>(ended[0]) == figure(report, "Count") - figure(report, "4xx") - figure(report, "5xx"));
    CHECK(function.started == static_cast<std::size_t>(1'000 - figure(report, "Throttles")));
    CHECK(api.bands().between(0.0, 1.0)->requests == 1'000);
}

// By hand: 3 requests in the first second (one slow), 1 in the third.
TEST_CASE("windowed objectives count by the window a request began in", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function",
                             {{milliseconds(10)}, {seconds(2)}, {milliseconds(10)}, {milliseconds(10)}});
    Api api(bench.world, "Api", specOf({toFunction()}), bench.account);
    api.connect(0, function);
    const engine::ThresholdWindows& all = api.watch(seconds(1), milliseconds(10));
    const engine::ThresholdWindows& route = api.watch(seconds(1), milliseconds(9), 0);
    for (const int at : {0, 100, 200, 2'500}) bench.send(api, Instant{milliseconds(at).count});
    bench.run();
    using Count = engine::ThresholdWindows::Count;
    REQUIRE(all.counts() == std::vector<Count>{{3, 1}, {0, 0}, {1, 0}});
    REQUIRE(route.counts() == std::vector<Count>{{3, 3}, {0, 0}, {1, 1}});
    CHECK_FALSE(all.counts()[0].meets(0.99));
    CHECK(all.counts()[0].meets(0.6));
    CHECK(all.shareMeeting(0.99) == 0.5);
    CHECK(route.shareMeeting(0.99) == 0.0);
    CHECK(engine::ThresholdWindows(seconds(1), seconds(1)).shareMeeting(0.5) == 1.0);
}

// By hand: 4 ms of overhead, three times that during the incident; everything fails while the share is 1.
TEST_CASE("an incident slows the gateway and fails a share of its calls", "[apigateway]") {
    Bench bench;
    Api api(bench.world, "Api", specOf({mock()}, 0.004), bench.account);
    api.suffer({3.0, 0.0});
    bench.send(api, Instant{0});
    bench.run(seconds(1));
    api.suffer({1.0, 1.0});
    bench.send(api, bench.world.now());
    bench.run(seconds(2));
    api.suffer({});
    bench.send(api, bench.world.now());
    bench.run(seconds(3));
    REQUIRE(bench.answers.size() == 3);
    CHECK(bench.answers[0].answered - bench.answers[0].asked == milliseconds(12));
    CHECK(bench.answers[1].answered - bench.answers[1].asked == milliseconds(4));
    CHECK(bench.answers[1].outcome.status == 503);
    CHECK(bench.answers[1].outcome.disposition == Disposition::Failed);
    CHECK(bench.answers[2].answered - bench.answers[2].asked == milliseconds(4));
    CHECK(api.report(seconds(3)).readings.at(0).granules == 2);

    api.suffer({1.0, 0.25});
    for (int i = 0; i < 4'000; ++i) bench.send(api, Instant{} + seconds(10) + milliseconds(i));
    bench.run();
    const auto failed = bench.bySecond(Disposition::Failed);
    std::int64_t sum = -1;  // the one above
    for (const auto& [second, count] : failed) sum += count;
    CHECK(std::abs(static_cast<double>(sum) - 1'000.0) < 3.2905 * std::sqrt(4'000 * 0.25 * 0.75));  // binomial, 99.9 %
}
