// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "model/base/ziggurat.hpp"
#include "tests/services/apigateway/api_bench.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::Distribution;
using base::milliseconds;

namespace {

RouteSpec toBackend(HttpBackendSpec backend) {
    RouteSpec route{"GET /", ""};
    route.http = std::move(backend);
    return route;
}

HttpBackendSpec taking(Distribution latency, std::int64_t connections) {
    HttpBackendSpec backend;
    backend.latency = std::move(latency);
    backend.maxConnections = connections;
    return backend;
}

/// Seconds that requests waited for a connection, of `run` in Poisson traffic; the first ones are left out.
std::vector<double> waits(const HttpBackendSpec& backend, double rate, double length, std::uint64_t run) {
    constexpr double kWarmUp = 100.0;
    engine::World world(run, Instant{0});
    const engine::SchedulerScope scope(world.scheduler());
    HttpBackend service(world, "Server", backend, base::hours(1));
    std::vector<double> found;
    struct Clients {
        static engine::Process one(engine::World& world, HttpBackend& service, std::uint64_t key,
                                   std::vector<double>& found) {
            engine::RequestRef request = world.requests().acquire();
            engine::Call call;
            call.draws = key;
            engine::Task<Outcome> asked = service.serve(request, call);
            const Instant came = world.now();
            co_await asked;
            double waited = 0.0;
            for (const engine::Span& span : request->spans()) {
                if (span.cause == engine::Cause::Waiting) waited += base::toSeconds(span.length);
            }
            if (base::toSeconds(came - Instant{0}) >= kWarmUp) found.push_back(waited);
        }
        static engine::Process all(engine::World& world, HttpBackend& service, double rate, std::uint64_t seed,
                                   std::vector<double>& found) {
            base::Stream stream(base::deriveKey(seed, 1));
            for (std::uint64_t nth = 0;; ++nth) {
                const double gap = base::standardExponential(stream) / rate;
                co_await engine::delay(base::fromSeconds(gap), engine::Rank::Normal);
                one(world, service, base::deriveKey(seed, nth + 2), found).spawn();
            }
        }
    };
    Clients::all(world, service, rate, base::deriveKey(4'711, run), found).spawn();
    world.scheduler().runUntil(Instant{} + base::fromSeconds(kWarmUp + length));
    world.scheduler().tearDown();
    return found;
}

double mean(const std::vector<double>& values) { return headroom::test::summarise(values).mean; }

double percentile(std::vector<double> values, double p) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(p * static_cast<double>(values.size()));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

constexpr int kRuns = 30;
constexpr double kStudent99 = 2.756;  // two-sided 99 % point, 29 degrees of freedom

/// Erlang's C: the probability that a request waits, c servers, `load` of them busy on average.
double erlangC(int c, double load) {
    double blocking = 1.0;
    for (int k = 1; k <= c; ++k) blocking = load * blocking / (k + load * blocking);
    const double busy = load / c;
    return blocking / (1.0 - busy * (1.0 - blocking));
}

}  // namespace

// M/M/c: mean wait C / (c mu - lambda), and P(wait > t) = C exp(-(c mu - lambda) t). Thirty independent runs; the
// closed form lies in their 99 % intervals.
TEST_CASE("a backend with c connections waits as Erlang C says", "[apigateway]") {
    constexpr int kConnections = 4;
    constexpr double kService = 0.1;
    constexpr double kRate = 32.0;  // 80 % busy
    const double surplus = kConnections / kService - kRate;
    const double waiting = erlangC(kConnections, kRate * kService);
    std::vector<double> means;
    std::vector<double> p95s;
    for (std::uint64_t run = 0; run < kRuns; ++run) {
        const auto found = waits(taking(Distribution::exponential(kService), kConnections), kRate, 2'000.0, run);
        means.push_back(mean(found));
        p95s.push_back(percentile(found, 0.95));
    }
    const auto meanOf = headroom::test::summarise(means);
    const auto p95Of = headroom::test::summarise(p95s);
    const double expectedMean = waiting / surplus;
    const double expectedP95 = std::log(waiting / 0.05) / surplus;
    INFO("mean " << expectedMean << " vs " << meanOf.mean << " +- " << kStudent99 * meanOf.meanError << "; p95 "
                 << expectedP95 << " vs " << p95Of.mean << " +- " << kStudent99 * p95Of.meanError);
    CHECK(std::abs(meanOf.mean - expectedMean) < kStudent99 * meanOf.meanError);
    CHECK(std::abs(p95Of.mean - expectedP95) < kStudent99 * p95Of.meanError);
    CHECK(meanOf.meanError < 0.02 * expectedMean);
}

// M/G/1: mean wait lambda E[S^2] / (2 (1 - rho)), with E[S^2] = E[S]^2 (1 + CV^2).
TEST_CASE("a backend with one connection waits as Pollaczek and Khinchine say", "[apigateway]") {
    struct Case {
        Distribution service;
        double cv;
        double rate;
        double length;
    };
    const std::vector<Case> cases{{Distribution::constant(0.1), 0.0, 7.0, 3'000.0},
                                  {Distribution::logNormalMeanCv(0.1, 2.0), 2.0, 5.0, 20'000.0}};
    for (const Case& one : cases) {
        const double busy = one.rate * 0.1;
        const double expected = one.rate * 0.01 * (1.0 + one.cv * one.cv) / (2.0 * (1.0 - busy));
        std::vector<double> means;
        for (std::uint64_t run = 0; run < kRuns; ++run)
            means.push_back(mean(waits(taking(one.service, 1), one.rate, one.length, 100 + run)));
        const auto found = headroom::test::summarise(means);
        INFO("CV " << one.cv << ": " << expected << " vs " << found.mean << " +- " << kStudent99 * found.meanError);
        CHECK(std::abs(found.mean - expected) < kStudent99 * found.meanError);
        CHECK(found.meanError < 0.05 * expected);
    }
}

// By hand: two connections of 100 ms, queue of one: the third waits 100 ms, the fourth gets 503 at once.
TEST_CASE("a backend's queue is first come first served and ends somewhere", "[apigateway]") {
    Bench bench;
    HttpBackendSpec backend = taking(Distribution::constant(0.1), 2);
    backend.maxQueue = 1;
    Api api(bench.world, "Api", specOf({toBackend(backend)}), bench.account);
    for (int i = 0; i < 4; ++i) bench.send(api, Instant{i});
    bench.run();
    REQUIRE(bench.answers.size() == 4);
    CHECK(bench.answers[0].asked == Instant{3});
    CHECK(bench.answers[0].outcome.status == 503);
    CHECK(bench.answers[3].asked == Instant{2});
    CHECK(bench.answers[3].answered == Instant{milliseconds(200).count});
    REQUIRE(bench.answers[3].spans.size() == 2);
    CHECK(bench.answers[3].spans[0].cause == engine::Cause::Waiting);
    CHECK(bench.answers[3].spans[1].cause == engine::Cause::Downstream);
    const engine::ResourceReport report = api.report(seconds(1));
    CHECK(figure(report, "BackendQueued") == 1.0);
    CHECK(figure(report, "BackendRefused") == 1.0);
}

// By hand: 20 ms to connect; the connection is used again within 5 s, not later; two at once need two.
TEST_CASE("a connection is used again while it is kept alive", "[apigateway]") {
    Bench bench;
    HttpBackendSpec backend;
    backend.latency = Distribution::constant(0.010);
    backend.connect = Distribution::constant(0.020);
    backend.keepAlive = seconds(5);
    Api api(bench.world, "Api", specOf({toBackend(backend)}), bench.account);
    for (const int at : {0, 1'000, 1'000, 6'500, 6'600}) bench.send(api, Instant{milliseconds(at).count});
    bench.run();
    std::map<std::int64_t, std::int64_t> total;
    for (const Bench::Answer& answer : bench.answers)
        total[answer.asked.ns / 1'000'000] += (answer.answered - answer.asked).count / 1'000'000;
    CHECK(total == std::map<std::int64_t, std::int64_t>{{0, 30}, {1'000, 10 + 30}, {6'500, 30}, {6'600, 10}});
}

// By hand: 3 ms more through a VPC link; a share fails with the status that the server gives.
TEST_CASE("a VPC link adds time, a failing backend answers with its own status", "[apigateway]") {
    Bench bench;
    HttpBackendSpec backend;
    backend.latency = Distribution::constant(0.010);
    backend.vpcLink = true;
    backend.vpcLinkLatency = Distribution::constant(0.003);
    backend.failureRate = 0.25;
    backend.failureStatus = 502;
    Api api(bench.world, "Api", specOf({toBackend(backend)}), bench.account);
    for (int i = 0; i < 4'000; ++i) bench.send(api, Instant{milliseconds(i).count});
    bench.run();
    std::int64_t failed = 0;
    for (const Bench::Answer& answer : bench.answers) {
        REQUIRE(answer.answered - answer.asked == milliseconds(13));
        if (answer.outcome.ok()) continue;
        REQUIRE(answer.outcome.status == 502);
        ++failed;
    }
    CHECK(std::abs(static_cast<double>(failed) - 1'000.0) < 3.29 * std::sqrt(4'000.0 * 0.25 * 0.75));
}

// By hand: two routes, each asked once at 0: one server of one connection answers after 80 and 160 ms, two after 80.
TEST_CASE("routes that name one server share its connections", "[apigateway]") {
    for (const char* name : {"Shop", ""}) {
        Bench bench;
        RouteSpec one = toBackend(taking(Distribution::constant(0.080), 1));
        one.http->server = name;
        RouteSpec other = one;
        other.key = "GET /other";
        Api api(bench.world, "Api", specOf({one, other}), bench.account);
        engine::Call call;
        bench.send(api, Instant{0}, call);
        call.route = 1;
        bench.send(api, Instant{0}, call);
        bench.run();
        REQUIRE(bench.answers.size() == 2);
        CHECK(bench.answers[0].answered == Instant{milliseconds(80).count});
        CHECK(bench.answers[1].answered == Instant{milliseconds(*name != 0 ? 160 : 80).count});
        CHECK(figure(api.report(seconds(10)), "BackendQueued") == (*name != 0 ? 1.0 : 0.0));
    }
}

// By hand, as above; the second API's own timeout of 100 ms has passed when its turn comes.
TEST_CASE("routes of several APIs that name one server share its connections", "[apigateway]") {
    for (const std::int64_t timeout : {1'000, 100}) {
        Bench bench;
        RouteSpec one = toBackend(taking(Distribution::constant(0.080), 1));
        one.http->server = "Shop";
        RouteSpec other = one;
        other.timeoutInMillis = timeout;
        Api first(bench.world, "First", specOf({one}), bench.account);
        Api second(bench.world, "Second", specOf({other}), bench.account);
        bench.send(first, Instant{0});
        bench.send(second, Instant{0});
        bench.run();
        REQUIRE(bench.answers.size() == 2);
        CHECK(bench.answers[1].answered == Instant{milliseconds(timeout > 100 ? 160 : 100).count});
        CHECK(bench.answers[1].outcome.status == (timeout > 100 ? 200 : 504));
        CHECK(figure(second.report(seconds(10)), "BackendQueued") == 1.0);
    }
}

// By hand: one connection, a service of 80 ms, a patience of 100 ms: the second request is given up at 100 ms, waits on
// unheard, and keeps the connection until 160 ms.
TEST_CASE("a backend that is too slow gives 504 and goes on", "[apigateway]") {
    Bench bench;
    RouteSpec route = toBackend(taking(Distribution::constant(0.080), 1));
    route.timeoutInMillis = 100;
    Api api(bench.world, "Api", specOf({route}), bench.account);
    bench.send(api, Instant{0});
    bench.send(api, Instant{0});
    bench.send(api, Instant{milliseconds(150).count});
    bench.run();
    REQUIRE(bench.answers.size() == 3);
    CHECK(bench.answers[1].outcome.status == 504);
    CHECK(bench.answers[1].answered == Instant{milliseconds(100).count});
    CHECK(bench.answers[2].answered == Instant{milliseconds(240).count});
}

// By hand: one connection, a service of 1 s, a patience of 2.5 s, six requests at once. Three are served, up to 3 s:
// the first two in time, the third as the gateway gives up at 2.5 s. The others leave when their turn comes, at 3 s,
// and take no time of the server: a request at 2.9 s is served from 3 s on.
TEST_CASE("who has left the queue of a backend is not served", "[apigateway]") {
    Bench bench;
    RouteSpec route = toBackend(taking(Distribution::constant(1.0), 1));
    route.timeoutInMillis = 2'500;
    Api api(bench.world, "Api", specOf({route}), bench.account);
    for (int i = 0; i < 6; ++i) bench.send(api, Instant{0});
    bench.send(api, Instant{milliseconds(2'900).count});
    bench.run();
    REQUIRE(bench.answers.size() == 7);
    std::vector<std::int64_t> answered;
    std::vector<int> statuses;
    for (const Bench::Answer& answer : bench.answers) {
        answered.push_back(answer.answered.ns / 1'000'000);
        statuses.push_back(answer.outcome.status);
    }
    CHECK(answered == std::vector<std::int64_t>{1'000, 2'000, 2'500, 2'500, 2'500, 2'500, 4'000});
    CHECK(statuses == std::vector<int>{200, 200, 504, 504, 504, 504, 200});
    CHECK(figure(api.report(seconds(10)), "BackendQueued") == 6.0);
}

TEST_CASE("a backend's own 504 is an answer, no timeout of the gateway", "[apigateway]") {
    Bench bench;
    HttpBackendSpec backend = taking(Distribution::constant(0.010), 5);
    backend.failureRate = 1.0;
    backend.failureStatus = 504;
    RouteSpec slow = toBackend(taking(Distribution::constant(1.0), 5));
    slow.key = "GET /slow";
    slow.timeoutInMillis = 100;
    Api api(bench.world, "Api", specOf({toBackend(backend), slow}), bench.account);
    for (int i = 0; i < 3; ++i) bench.send(api, Instant{seconds(i).count});
    engine::Call call;
    call.route = 1;
    bench.send(api, Instant{0}, call);
    bench.run();
    const engine::ResourceReport report = api.report(seconds(10));
    CHECK(figure(report, "5xx") == 4.0);
    CHECK(figure(report, "IntegrationTimeouts") == 1.0);
    for (const Bench::Answer& answer : bench.answers) {
        REQUIRE(answer.outcome.status == 504);
        const bool timedOut = answer.outcome.disposition == Disposition::TimedOut;
        CHECK(timedOut == (answer.answered - answer.asked == milliseconds(100)));
    }
}
