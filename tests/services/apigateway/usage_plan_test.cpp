// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <string>
#include <utility>

#include "tests/services/apigateway/api_bench.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;

namespace {

constexpr std::int64_t kMonday = 1'767'571'200;  // 2026-01-05T00:00:00Z

Spec planned(UsagePlanSpec plan) {
    Spec spec = specOf({mock("GET /a"), mock("GET /b")});
    spec.kind = ApiKind::Rest;
    spec.stages = {{"prod"}, {"test"}};
    plan.stages = {{"Api", "prod"}, {"Api", "test"}};
    spec.plans = {std::move(plan)};
    return spec;
}

engine::Call asking(std::uint16_t route, std::uint16_t stage = 0, std::uint16_t client = 0) {
    engine::Call call;
    call.route = route;
    call.stage = stage;
    call.client = client;
    return call;
}

}  // namespace

// By hand, ten requests of each kind at once: the plan lets each key have 3, its method GET /b 2 of its own; the
// stage's GET /b lets 4 more through (no key), its other routes 6 together; 20 tokens of the account are then left
// of 35.
TEST_CASE("limits are asked in AWS's order and each counts its own refusals", "[apigateway]") {
    Bench bench({0.0, 35.0});
    UsagePlanSpec plan{"Plan"};
    plan.throttle = {0.0, 3};
    plan.keys = {"Alice", "Bob"};
    Spec spec = planned(plan);
    spec.plans[0].stages[0].methods = {{"GET /b", {0.0, 2}}};
    spec.stages[0].settings = {{"GET /b", {0.0, 6}}, {"*", {0.0, 9}}};
    Api api(bench.world, "Api", spec, bench.account);
    const std::uint16_t alice = bench.account.clientOf("Alice");
    const std::uint16_t bob = bench.account.clientOf("Bob");
    CHECK(alice == 1);
    CHECK(bob == 2);
    CHECK(bench.account.clientOf("Alice") == 1);
    const auto ten = [&](engine::Call call) {
        for (int i = 0; i < 10; ++i) bench.send(api, Instant{0}, call);
    };
    ten(asking(0, 0, alice));  // 3 pass the plan and the stage (9 - 3 left)
    ten(asking(1, 0, alice));  // 2 pass the plan's method and the stage's (6 - 2 left)
    ten(asking(0));            // no key: 6 pass the stage
    ten(asking(1));            // no key: 4 pass the method
    ten(asking(0, 0, bob));    // 3 pass the plan, none the stage
    ten(asking(0, 1));         // another stage, without limits: 10 pass
    ten(asking(1, 1));         // 10 pass
    ten(asking(1, 1));         // the account had 35 tokens: 35 - 3 - 2 - 6 - 4 - 10 - 10 = 0 are left
    bench.run();
    const engine::ResourceReport report = api.report(seconds(1));
    CHECK(figure(report, "ThrottlesUsagePlan") == 7.0 + 7.0);
    CHECK(figure(report, "ThrottlesUsagePlanMethod") == 8.0);
    CHECK(figure(report, "ThrottlesStage") == 4.0 + 3.0);
    CHECK(figure(report, "ThrottlesMethod") == 6.0);
    CHECK(figure(report, "ThrottlesAccount") == 10.0);
    CHECK(figure(report, "Throttles") == 45.0);
    std::vector<std::uint64_t> warned;  // each limit by its own name
    for (const engine::Warning& warning : report.warnings) warned.push_back(warning.count);
    CHECK(warned == std::vector<std::uint64_t>{14, 8, 6, 7, 10});
    CHECK(report.warnings.back().text.find("the account's requests a second") != std::string::npos);
    CHECK(bench.bySecond(Disposition::Succeeded).at(0) == 35);
}

// By hand, in one second: two keys ask GET /a 4 and 7 times and GET /b 5 and 6 times, nobody's requests 3 times each.
// The plan's bucket of a key is asked 7 times at most, its method's 6 times. All pass; the stage's GET /b is asked
// 5 + 6 + 3 times, its other methods 4 + 7 + 3.
TEST_CASE("each limit below the account's is held against what came to it in its busiest second", "[apigateway]") {
    Bench bench;
    UsagePlanSpec plan{"Plan"};
    plan.throttle = {20.0, 50};
    plan.keys = {"Alice", "Bob"};
    Spec spec = planned(plan);
    spec.plans[0].stages[0].methods = {{"GET /b", {30.0, 50}}};
    spec.stages[0].settings = {{"GET /b", {40.0, 50}}, {"*", {60.0, 90}}};
    Api api(bench.world, "Api", spec, bench.account);
    const std::uint16_t alice = bench.account.clientOf("Alice");
    const std::uint16_t bob = bench.account.clientOf("Bob");
    const auto ask = [&](int times, std::uint16_t route, std::uint16_t client) {
        for (int i = 0; i < times; ++i) bench.send(api, Instant{seconds(2).count}, asking(route, 0, client));
    };
    ask(4, 0, alice);
    ask(7, 0, bob);
    ask(5, 1, alice);
    ask(6, 1, bob);
    ask(3, 0, 0);
    ask(3, 1, 0);
    bench.run();
    std::map<std::string, std::pair<double, double>> rows;
    for (const engine::QuotaUse& use : api.report(seconds(4)).quotas) {
        CHECK(use.raisable);
        rows[use.name] = {use.peak, use.limit};
    }
    using Row = std::pair<double, double>;
    CHECK(rows.at("requests per second with a key of usage plan Plan") == Row{7.0, 20.0});
    CHECK(rows.at("Api: requests per second of GET /b with a key of usage plan Plan (stage prod)") == Row{6.0, 30.0});
    CHECK(rows.at("Api: requests per second of GET /b (stage prod)") == Row{14.0, 40.0});
    CHECK(rows.at("Api: requests per second of the stage prod") == Row{14.0, 60.0});
    CHECK(rows.at("API Gateway requests per second").first == 28.0);
    CHECK(rows.size() == 5);
}

// Oracle: the plan itself: 5/s on one stage, 500/s on the other; a key asks 2 and 9 times in a second.
TEST_CASE("a method's limits in a plan are told apart by stage", "[apigateway]") {
    Bench bench;
    UsagePlanSpec plan{"Plan"};
    plan.keys = {"Alice"};
    Spec spec = planned(plan);
    spec.plans[0].stages[0].methods = {{"GET /a", {5.0, 5}}};
    spec.plans[0].stages[1].methods = {{"GET /a", {500.0, 500}}};
    Api api(bench.world, "Api", spec, bench.account);
    const std::uint16_t alice = bench.account.clientOf("Alice");
    for (int i = 0; i < 2; ++i) bench.send(api, Instant{0}, asking(0, 0, alice));
    for (int i = 0; i < 9; ++i) bench.send(api, Instant{0}, asking(0, 1, alice));
    bench.run();
    std::map<std::string, std::pair<double, double>> rows;
    for (const engine::QuotaUse& use : api.report(seconds(1)).quotas) rows[use.name] = {use.peak, use.limit};
    const std::string row = "Api: requests per second of GET /a with a key of usage plan Plan (stage ";
    using Row = std::pair<double, double>;
    CHECK(rows.at(row + "prod)") == Row{2.0, 5.0});
    CHECK(rows.at(row + "test)") == Row{9.0, 500.0});
}

TEST_CASE("a stage's own limit is shared by its methods, or each method's own", "[apigateway]") {
    for (const bool each : {false, true}) {
        Bench bench;
        Spec spec = specOf({mock("GET /a"), mock("GET /b")});
        spec.eachMethodItsOwn = each;
        spec.stages = {{"dev", {{"*", {0.0, 4}}}}};
        Api api(bench.world, "Api", spec, bench.account);
        for (int i = 0; i < 5; ++i) {
            bench.send(api, Instant{0}, asking(0));
            bench.send(api, Instant{0}, asking(1));
        }
        bench.run();
        CHECK(bench.bySecond(Disposition::Succeeded).at(0) == (each ? 8 : 4));
    }
}

// By hand: 3 requests a day from each key; the run begins at midnight of a Monday, UTC.
TEST_CASE("a usage plan's quota starts again at midnight UTC", "[apigateway]") {
    Bench bench;
    Account account(kUsualQuota, Instant{0}, kMonday);
    UsagePlanSpec plan{"Plan"};
    plan.quota = PlanQuota{3, PlanQuota::Period::Day, 0};
    plan.keys = {"Alice", "Bob"};
    Spec spec = planned(plan);
    Api api(bench.world, "Api", spec, account);
    const Instant evening = Instant{} + base::hours(24) - seconds(1);
    for (int i = 0; i < 5; ++i) bench.send(api, Instant{} + seconds(i), asking(0, i % 2 == 0 ? 0 : 1, 1));
    bench.send(api, evening, asking(0, 0, 1));
    bench.send(api, evening, asking(0, 0, 2));
    bench.send(api, evening + seconds(1), asking(0, 0, 1));
    bench.run(base::hours(30));
    std::vector<int> statuses;
    for (const Bench::Answer& answer : bench.answers) statuses.push_back(answer.outcome.status);
    CHECK(statuses == std::vector<int>{200, 200, 200, 429, 429, 429, 200, 200});
    CHECK(figure(api.report(base::hours(30)), "ThrottlesUsagePlanQuota") == 3.0);
    CHECK(api.report(base::hours(24)).warnings.size() == 1);     // that they were refused
    const auto warnings = api.report(base::hours(23)).warnings;  // the month would have the quota anew 32 times
    REQUIRE(warnings.size() == 2);
    CHECK(warnings[1].count == 3);
    CHECK(warnings[1].text.find("whose period is longer") != std::string::npos);
}

// 2 requests in an hour are 48 a day: a quota of 47 is used up before the day ends, one of 48 is not.
TEST_CASE("a quota that the run does not reach, but a period of such traffic would, is warned of", "[apigateway]") {
    for (const std::int64_t limit : {47, 48}) {
        Bench bench;
        Account account(kUsualQuota, Instant{0}, kMonday);
        UsagePlanSpec plan{"Plan"};
        plan.quota = PlanQuota{limit, PlanQuota::Period::Day, 0};
        plan.keys = {"Alice", "Bob"};
        Spec spec = planned(plan);
        Api api(bench.world, "Api", spec, account);
        bench.send(api, Instant{} + seconds(1), asking(0, 0, 1));
        bench.send(api, Instant{} + seconds(2), asking(0, 0, 1));
        bench.run(base::hours(1));
        const auto warnings = api.report(base::hours(1)).warnings;
        REQUIRE(warnings.size() == (limit == 47 ? 1 : 0));
        if (limit == 48) continue;
        CHECK(warnings[0].count == 2);
        CHECK(warnings[0].text.find("key Alice") != std::string::npos);
        CHECK(api.report(base::days(1)).warnings.empty());
    }
}

// By the calendar: 2026-01-04 is a Sunday, day 20,457 since 1970-01-01.
TEST_CASE("weeks begin on Sunday, months on the first, and Offset moves both", "[apigateway]") {
    const std::int64_t sunday = 20'457;
    using Period = PlanQuota::Period;
    const PlanQuota week{1, Period::Week, 0};
    CHECK(periodOf(sunday - 1, week) + 1 == periodOf(sunday, week));
    CHECK(periodOf(sunday, week) == periodOf(sunday + 6, week));
    CHECK(periodOf(sunday + 6, week) + 1 == periodOf(sunday + 7, week));
    const PlanQuota fromMonday{1, Period::Week, 1};
    CHECK(periodOf(sunday, fromMonday) + 1 == periodOf(sunday + 1, fromMonday));
    const PlanQuota month{1, Period::Month, 0};
    CHECK(periodOf(sunday - 4, month) + 1 == periodOf(sunday - 3, month));  // New Year's Day is a Thursday
    CHECK(periodOf(sunday + 27, month) == periodOf(sunday, month));         // 31 January
    CHECK(periodOf(sunday + 28, month) == periodOf(sunday, month) + 1);
    const PlanQuota fromTenth{1, Period::Month, 9};
    CHECK(periodOf(sunday + 5, fromTenth) + 1 == periodOf(sunday + 6, fromTenth));
    CHECK(periodOf(-1, {1, Period::Day, 0}) == -1);
}

TEST_CASE("a plan that opens two APIs shares its limits between them", "[apigateway]") {
    Bench bench;
    UsagePlanSpec plan{"Plan"};
    plan.throttle = {0.0, 4};
    plan.keys = {"Alice"};
    Spec spec = planned(plan);
    spec.plans[0].stages.push_back({"Other", "prod"});
    Api api(bench.world, "Api", spec, bench.account);
    Api other(bench.world, "Other", spec, bench.account);
    for (int i = 0; i < 3; ++i) {
        bench.send(api, Instant{0}, asking(0, 0, 1));
        bench.send(other, Instant{0}, asking(0, 0, 1));
    }
    bench.run();
    CHECK(bench.bySecond(Disposition::Succeeded).at(0) == 4);
}

// By hand, 3 requests a period, one an hour. A week: the clock begins on the Sunday at 12:00, half a day into the week;
// what was used before is not known, so the twelve of the warm-up do not count and three pass from Start on. A day: the
// warm-up of 36 h holds the whole Sunday: three of it pass, its other requests are refused before Start.
TEST_CASE("a quota's period that begins before the clock is counted from Start", "[apigateway]") {
    struct Case {
        PlanQuota::Period period;
        std::int64_t warmUpHours;
        std::vector<int> passed;  ///< hours from Start
    };
    const std::vector<Case> cases{{PlanQuota::Period::Week, 12, {0, 1, 2}},
                                  {PlanQuota::Period::Week, 24, {}},
                                  {PlanQuota::Period::Day, 36, {0, 1, 2}}};
    for (const Case& one : cases) {
        engine::World world(11, Instant{-base::hours(one.warmUpHours).count});
        const engine::SchedulerScope scope(world.scheduler());
        PlanQuota quota{3, one.period, 0};
        UsagePlanSpec spec{"Plan"};
        spec.quota = quota;
        spec.keys = {"Alice"};
        UsagePlan plan(spec, kUsualQuota, world.now(), kMonday);
        UsagePlan::Client& alice = *plan.client("Alice");
        std::vector<int> passed;
        std::int64_t before = 0;
        for (std::int64_t hour = -one.warmUpHours; hour < 12; ++hour) {
            const Instant now{base::hours(hour).count};
            if (plan.exhausted(alice, now)) continue;
            plan.use(alice, now);
            if (hour >= 0)
                passed.push_back(static_cast<int>(hour));
            else
                ++before;
        }
        CAPTURE(one.warmUpHours);
        CHECK(passed == one.passed);
        // The week that is whole in the warm-up has its three there; the day before Start, too, beside 12 unknown
        // hours.
        CHECK(before == (one.warmUpHours == 24 ? 3 : one.warmUpHours == 36 ? 12 + 3 : 12));
        world.scheduler().tearDown();
    }
}
