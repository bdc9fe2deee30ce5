// SPDX-License-Identifier: GPL-3.0-or-later
// Actions of other services that the gateway asks for by itself.
#include <set>

#include "model/services/apigateway/service_actions.hpp"
#include "tests/services/apigateway/api_bench.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::Bytes;
using base::milliseconds;

namespace {

constexpr Outcome kThrottledTable{
    .disposition = Disposition::Throttled, .error = engine::ErrorKind::Throttling, .status = 400};

RouteSpec asking(std::string action) {
    RouteSpec route{"GET /items/{id}", "Items"};
    route.service.emplace();
    route.service->action = std::move(action);
    return route;
}

/// What the client sees of answers that come one a second.
std::vector<std::pair<int, Disposition>> seen(const RouteSpec& route, const std::vector<Outcome>& answers) {
    Bench bench;
    std::vector<ScriptedService::Line> script;
    for (const Outcome& answer : answers) script.push_back({milliseconds(1), answer});
    ScriptedService service(bench.world, "Items", script);
    Api api(bench.world, "Api", specOf({route}), bench.account);
    api.connect(0, service, 3);
    for (std::size_t i = 0; i < answers.size(); ++i)
        bench.send(api, Instant{seconds(static_cast<std::int64_t>(i)).count});
    bench.run();
    std::vector<std::pair<int, Disposition>> found;
    for (const Bench::Answer& answer : bench.answers)
        found.emplace_back(answer.outcome.status, answer.outcome.disposition);
    return found;
}

}  // namespace

TEST_CASE("an action's call says what is asked for", "[apigateway]") {
    Bench bench;
    ScriptedService table(bench.world, "Items", {{milliseconds(4)}});
    RouteSpec route = asking("dynamodb:Query");
    route.service->items = 25;
    route.service->itemSize = base::Distribution::constant(700.0);
    route.service->consistentRead = true;
    RouteSpec keyed = asking("dynamodb:GetItem");
    keyed.key = "GET /other";
    keyed.service->key = base::KeyPopularity(base::UniformKeys{5});
    Api api(bench.world, "Api", specOf({route, keyed}), bench.account);
    api.connect(0, table, 3);
    api.connect(1, table, 0);
    engine::Call call;
    call.item = 42;
    bench.send(api, Instant{0}, call);
    bench.run(seconds(1));
    REQUIRE(table.calls.size() == 1);
    CHECK(table.calls[0].operation == 3);
    CHECK(table.calls[0].items == 25);
    CHECK(table.calls[0].item == 42);  // the request's own: the route gives no Key
    CHECK(table.calls[0].itemSize == Bytes(700));
    CHECK(table.calls[0].consistentRead);
    CHECK(table.calls[0].synchronous);
    call.route = 1;
    for (int i = 0; i < 200; ++i) bench.send(api, bench.world.now(), call);
    bench.run();
    std::set<std::uint64_t> items;
    for (std::size_t i = 1; i < table.calls.size(); ++i) items.insert(table.calls[i].item);
    CHECK(items == std::set<std::uint64_t>{0, 1, 2, 3, 4});
    CHECK(table.calls.back().itemSize.count < 0);
    CHECK_FALSE(table.calls.back().consistentRead);
}

// A throttled table answers 400. Its cause stays Throttled, whatever the client sees.
TEST_CASE("an action's errors keep their cause and take the status that they are given", "[apigateway]") {
    const RouteSpec plain = asking("dynamodb:GetItem");
    CHECK(seen(plain, {kServed, kThrottledTable, kBroken}) ==
          std::vector<std::pair<int, Disposition>>{
              {200, Disposition::Succeeded}, {400, Disposition::Throttled}, {500, Disposition::Failed}});
    RouteSpec mapped = plain;
    mapped.service->clientError = 429;
    mapped.service->serverError = 200;
    CHECK(seen(mapped, {kThrottledTable, kBroken}) ==
          std::vector<std::pair<int, Disposition>>{{429, Disposition::Throttled}, {200, Disposition::Failed}});
}

// By hand: one success, one throttle (400), one error of the service (500).
TEST_CASE("an action's errors are counted by the status that the client sees", "[apigateway]") {
    Bench bench;
    ScriptedService table(bench.world, "Items",
                          {{milliseconds(1)}, {milliseconds(1), kThrottledTable}, {milliseconds(1), kBroken}});
    Spec spec = specOf({asking("dynamodb:GetItem")});
    spec.kind = ApiKind::Rest;
    Api api(bench.world, "Api", spec, bench.account);
    api.connect(0, table, 0);
    for (int i = 0; i < 3; ++i) bench.send(api, Instant{seconds(i).count});
    bench.run();
    const engine::ResourceReport report = api.report(seconds(10));
    CHECK(figure(report, "Count") == 3.0);
    CHECK(figure(report, "4XXError") == 1.0);
    CHECK(figure(report, "5XXError") == 1.0);
    CHECK(figure(report, "Throttles") == 0.0);  // of the gateway itself: none
}

TEST_CASE("a function behind Type AWS: what its code says is mapped, what the gateway could not do is 500",
          "[apigateway]") {
    RouteSpec route = asking("lambda:InvokeFunction");
    route.service->clientError = 404;
    CHECK(seen(route, {kServed, kRefused, kThrottled, kBroken}) ==
          std::vector<std::pair<int, Disposition>>{{200, Disposition::Succeeded},
                                                   {404, Disposition::Failed},
                                                   {500, Disposition::Throttled},
                                                   {500, Disposition::Failed}});
    route.service->asynchronous = true;
    Bench bench;
    ScriptedService function(bench.world, "Items", {{milliseconds(1)}});
    Api api(bench.world, "Api", specOf({route}), bench.account);
    api.connect(0, function);
    bench.send(api, Instant{0});
    bench.run();
    REQUIRE(function.calls.size() == 1);
    CHECK_FALSE(function.calls[0].synchronous);
}

TEST_CASE("every action has a name, and a target or a reason why it has none", "[apigateway]") {
    std::set<std::string_view> names;
    for (const ServiceAction& action : kServiceActions) {
        CAPTURE(std::string(action.name));
        CHECK(names.insert(action.name).second);
        CHECK(action.name.find(':') != std::string_view::npos);
        CHECK((action.target == ActionTarget::NotThere) == !action.missing.empty());
        CHECK(action.missing.empty() == !action.operation.empty());
        CHECK(actionNamed(action.name) == &action);
        if (!action.subtype.empty()) CHECK(actionOfSubtype(action.subtype) == &action);
    }
    CHECK(actionNamed("dynamodb:Fetch") == nullptr);
    CHECK(actionOfSubtype("") == nullptr);
}
