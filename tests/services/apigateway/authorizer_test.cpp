// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "tests/services/apigateway/api_bench.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::milliseconds;

namespace {

Spec guarded(AuthorizerSpec authorizer, ApiKind kind = ApiKind::Rest) {
    Spec spec = specOf({mock()}, 0.004);
    spec.kind = kind;
    spec.routes[0].authorizer = authorizer.name;
    spec.authorizers = {std::move(authorizer)};
    return spec;
}

AuthorizerSpec lambda(std::int64_t ttl, std::uint64_t identities = 1) {
    AuthorizerSpec authorizer{.name = "Door", .function = "Guard"};
    authorizer.ttlSeconds = ttl;
    authorizer.identities = base::UniformKeys{identities};
    return authorizer;
}

}  // namespace

// By hand: the function takes 20 ms after 4 ms of overhead; its policy is kept 60 s from 24 ms on.
TEST_CASE("a Lambda authorizer is invoked on a miss alone", "[apigateway]") {
    Bench bench;
    ScriptedService guard(bench.world, "Guard", {{milliseconds(20)}});
    Api api(bench.world, "Api", guarded(lambda(60)), bench.account);
    api.connectAuthorizer(0, guard);
    for (const int at : {0, 100, 60'019, 60'020}) bench.send(api, Instant{milliseconds(at).count});
    bench.run();
    std::vector<std::int64_t> took;
    for (const Bench::Answer& answer : bench.answers)
        took.push_back((answer.answered - answer.asked).count / 1'000'000);
    CHECK(took == std::vector<std::int64_t>{24, 4, 4, 24});
    CHECK(guard.started == 2);
    const engine::ResourceReport report = api.report(seconds(100));
    CHECK(figure(report, "AuthorizerHits") == 2.0);
    CHECK(figure(report, "AuthorizerInvocations") == 2.0);

    Bench other;
    ScriptedService always(other.world, "Guard", {{milliseconds(20)}});
    Api uncached(other.world, "Api", guarded(lambda(0)), other.account);
    uncached.connectAuthorizer(0, always);
    for (int i = 0; i < 5; ++i) other.send(uncached, Instant{seconds(i).count});
    other.run();
    CHECK(always.started == 5);
}

// By hand: of 4,000 requests 10 % have no token (401, no invocation); of the others' 500 callers 20 % are refused.
TEST_CASE("requests without a token get 401, refused callers 403", "[apigateway]") {
    Bench bench;
    ScriptedService guard(bench.world, "Guard", {{milliseconds(1)}});
    AuthorizerSpec authorizer = lambda(3'600, 500);
    authorizer.unauthenticated = 0.1;
    authorizer.denied = 0.2;
    Api api(bench.world, "Api", guarded(authorizer), bench.account);
    api.connectAuthorizer(0, guard);
    for (int i = 0; i < 4'000; ++i) bench.send(api, Instant{milliseconds(10 * i).count});
    bench.run();
    const engine::ResourceReport report = api.report(seconds(40));
    CHECK(std::abs(figure(report, "Unauthorized") - 400.0) < 3.29 * std::sqrt(4'000 * 0.1 * 0.9));
    CHECK(std::abs(figure(report, "Forbidden") / 3'600.0 - 0.2) < 3.29 * std::sqrt(0.2 * 0.8 / 500.0));
    CHECK(guard.started <= 500);
    CHECK(guard.started > 490);  // 500 exp(-7.2) = 0.4 of them never ask
    CHECK(static_cast<double>(guard.started) == figure(report, "AuthorizerInvocations"));
    CHECK(figure(report, "4XXError") == figure(report, "Unauthorized") + figure(report, "Forbidden"));
    CHECK(static_cast<double>(report.readings.at(0).granules) == 4'000.0 - figure(report, "4XXError"));
}

TEST_CASE("an authorizer that fails gives 500 and its policy is not kept", "[apigateway]") {
    Bench bench;
    ScriptedService guard(bench.world, "Guard", {{milliseconds(1), kThrottled}, {seconds(40)}, {milliseconds(1)}});
    Api api(bench.world, "Api", guarded(lambda(300)), bench.account);
    api.connectAuthorizer(0, guard);
    bench.send(api, Instant{0});
    bench.send(api, Instant{seconds(1).count});
    bench.send(api, Instant{seconds(100).count});
    bench.run();
    CHECK(bench.answers.at(0).outcome.status == 500);
    CHECK(bench.answers.at(0).outcome.disposition == Disposition::Throttled);
    CHECK(bench.answers.at(1).outcome.status == 500);
    CHECK(bench.answers.at(1).outcome.disposition == Disposition::TimedOut);
    CHECK(bench.answers.at(1).answered - bench.answers.at(1).asked == milliseconds(4) + seconds(29));
    CHECK(bench.answers.at(2).outcome.ok());
}

TEST_CASE("a JWT authorizer adds its time and invokes nothing", "[apigateway]") {
    Bench bench;
    AuthorizerSpec jwt{"Door", AuthorizerSpec::Kind::Jwt};
    jwt.latency = base::Distribution::constant(0.003);
    Api api(bench.world, "Api", guarded(jwt, ApiKind::Http), bench.account);
    bench.send(api, Instant{0});
    bench.run();
    CHECK(bench.answers.at(0).outcome.ok());
    CHECK(bench.answers.at(0).answered == Instant{milliseconds(7).count});
    Duration overhead;
    for (const engine::Span& span : bench.answers.at(0).spans) {
        CHECK(span.cause == engine::Cause::Overhead);
        overhead += span.length;
    }
    CHECK(overhead == milliseconds(7));
}

// By hand: one caller asks 2 routes for 3 items each, in the order A0 A1 A2 B0 B1 B2 A0 B0, a second apart, policies
// kept for 300 s. Of the caller alone one policy is asked for; of caller and route two; of all that tells them apart
// six.
TEST_CASE("policies are kept for all that the identity sources name", "[apigateway]") {
    struct Row {
        bool byRoute;
        bool byItem;
        std::size_t asked;
    };
    for (const Row& row : {Row{false, false, 1}, Row{true, false, 2}, Row{false, true, 3}, Row{true, true, 6}}) {
        Bench bench;
        ScriptedService guard(bench.world, "Guard", {{milliseconds(1)}});
        AuthorizerSpec authorizer = lambda(300);
        authorizer.keptByRoute = row.byRoute;
        authorizer.keptByItem = row.byItem;
        Spec spec = specOf({mock("GET /a/{id}"), mock("GET /b/{id}")});
        spec.kind = ApiKind::Rest;
        for (RouteSpec& route : spec.routes) route.authorizer = "Door";
        spec.authorizers = {authorizer};
        Api api(bench.world, "Api", spec, bench.account);
        api.connectAuthorizer(0, guard);
        std::int64_t at = 0;
        const std::vector<std::pair<std::uint16_t, std::uint64_t>> order{{0, 0}, {0, 1}, {0, 2}, {1, 0},
                                                                         {1, 1}, {1, 2}, {0, 0}, {1, 0}};
        for (const auto& [route, item] : order) {
            engine::Call call;
            call.route = route;
            call.item = item;
            bench.send(api, Instant{seconds(at++).count}, call);
        }
        bench.run();
        CHECK(guard.started == row.asked);
        CHECK(figure(api.report(seconds(100)), "AuthorizerHits") == 8.0 - static_cast<double>(row.asked));
    }
}
