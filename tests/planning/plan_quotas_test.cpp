// SPDX-License-Identifier: GPL-3.0-or-later
// Quotas of usage plans fill over days, and so in no probe: what is expected of one is set against them.
// Oracle throughout, by hand: rate x period.
#include "scenarios/planning/plan_quotas.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "report/planning_text.hpp"
#include "scenarios/planning/breaking_point.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// Two keys of a plan: A asks by `arrivals`, B once every two seconds.
std::string meteredApi(const std::string& quota, const std::string& arrivals, const std::string& length) {
    return R"({ "Headroom": 1, "Name": "Metered", "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": {}, "Routes": { "GET /a": { "Integration": "Mock", "ApiKeyRequired": true } } },
 "Stage": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" }, "StageName": "prod" } },
 "A": { "Type": "AWS::ApiGateway::ApiKey", "Properties": { "Enabled": true } },
 "B": { "Type": "AWS::ApiGateway::ApiKey", "Properties": { "Enabled": true } },
 "Plan": { "Type": "AWS::ApiGateway::UsagePlan", "Properties": { "ApiStages": [ { "ApiId": { "Ref": "Api" }, "Stage": { "Ref": "Stage" } } ], "Quota": )" +
           quota + R"( } },
 "PlanA": { "Type": "AWS::ApiGateway::UsagePlanKey", "Properties": { "KeyId": { "Ref": "A" }, "KeyType": "API_KEY", "UsagePlanId": { "Ref": "Plan" } } },
 "PlanB": { "Type": "AWS::ApiGateway::UsagePlanKey", "Properties": { "KeyId": { "Ref": "B" }, "KeyType": "API_KEY", "UsagePlanId": { "Ref": "Plan" } } } },
 "Workloads": {
  "WA": { "Target": "Api", "Route": "GET /a", "ApiKey": "A", "Arrivals": )" +
           arrivals + R"( },
  "WB": { "Target": "Api", "Route": "GET /a", "ApiKey": "B", "Arrivals": { "Poisson": { "Rate": "0.5/s" } } } },
 "Simulation": { "WarmUp": "1m", "Duration": ")" +
           length + R"(", "Replications": 1, "Seed": 3 } })";
}

planning::QuotaMargin meteredQuota(const std::string& text) {
    const auto scenario = planning::load(test::sourceOf(text));
    REQUIRE(scenario);
    const auto margins = planning::planQuotasOf(*scenario).margins;
    REQUIRE(margins.size() == 1);
    CHECK(margins.front().overDays);
    return margins.front();
}

const char* const kOneASecond = R"({ "Diurnal": { "Mean": "1/s", "PeakToMean": 2, "PeakAt": "20:00" } })";

}  // namespace

TEST_CASE("a quota of a usage plan is set against the expected requests of a period of its busiest key", "[planning]") {
    struct Case {
        const char* period;
        const char* name;
        double seconds;
    };
    for (const Case& one : std::array<Case, 3>{
             {{"DAY", "day", 86'400.0}, {"WEEK", "week", 604'800.0}, {"MONTH", "month", 2'678'400.0}}}) {
        const auto margin = meteredQuota(
            meteredApi(std::string(R"({ "Limit": 1000000, "Period": ")") + one.period + "\" }", kOneASecond, "24h"));
        CHECK(margin.name == std::string("requests a ") + one.name +
                                 " with a key of usage plan Plan, expected of the "
                                 "busiest " +
                                 one.name);
        CHECK(margin.peak == Approx(one.seconds).epsilon(0.001));
        CHECK(margin.factor.value() == Approx(1e6 / one.seconds).epsilon(0.001));
    }
}

TEST_CASE("of several days the busiest counts", "[planning]") {
    // 1/s on the first day, 2/s on the second: 172,800 requests.
    const auto margin = meteredQuota(
        meteredApi(R"({ "Limit": 200000, "Period": "DAY" })",
                   R"({ "Steps": [ { "At": "0h", "Rate": "1/s" }, { "At": "24h", "Rate": "2/s" } ] })", "48h"));
    CHECK(margin.peak == Approx(172'800.0).epsilon(1e-6));
}

TEST_CASE("of a day that the run holds in part, that part counts", "[planning]") {
    // 40 h: 8,640 on the first day, 16 h at 5/s on the second.
    const auto margin = meteredQuota(
        meteredApi(R"({ "Limit": 100000, "Period": "DAY" })",
                   R"({ "Steps": [ { "At": "0h", "Rate": "0.1/s" }, { "At": "24h", "Rate": "5/s" } ] })", "40h"));
    CHECK(margin.peak == Approx(288'000.0).epsilon(1e-6));
}

TEST_CASE("a month is the calendar's", "[planning]") {
    // January has 31 days: 31 x 86,400 requests at 1/s.
    std::string text =
        meteredApi(R"({ "Limit": 5000000, "Period": "MONTH" })", R"({ "Poisson": { "Rate": "1/s" } })", "45d");
    const std::string warm = R"("WarmUp": "1m")";
    text.replace(text.find(warm), warm.size(), R"("WarmUp": "1m", "Start": "2026-01-01T00:00:00Z")");
    CHECK(meteredQuota(text).peak == Approx(31 * 86'400.0).epsilon(1e-6));
}

TEST_CASE("only what asks for a key fills its quota", "[planning]") {
    std::string text =
        meteredApi(R"({ "Limit": 100000, "Period": "DAY" })", R"({ "Poisson": { "Rate": "2/s" } })", "24h");
    const std::string route = R"("GET /a": {)";
    text.replace(text.find(route), route.size(),
                 R"("GET /free": { "Integration": "Mock", "ApiKeyRequired": false }, "GET /a": {)");
    const std::string asked = R"("Route": "GET /a", "ApiKey": "A")";
    text.replace(
        text.find(asked), asked.size(),
        R"("Mix": [ { "Route": "GET /a", "Weight": 1 }, { "Route": "GET /free", "Weight": 3 } ], "ApiKey": "A")");
    // A quarter of 2/s; the other key asks as often.
    CHECK(meteredQuota(text).peak == Approx(43'200.0).epsilon(1e-6));
}

TEST_CASE("a quota that closed users fill is not judged", "[planning]") {
    const auto scenario = planning::load(test::sourceOf(meteredApi(
        R"({ "Limit": 100000, "Period": "DAY" })", R"({ "Closed": { "Users": 3, "Think": "1s" } })", "24h")));
    REQUIRE(scenario);
    const auto quotas = planning::planQuotasOf(*scenario);
    CHECK(quotas.margins.empty());
    REQUIRE(quotas.notJudged.size() == 1);
    CHECK(quotas.notJudged.front() ==
          "the quota of usage plan Plan: closed users ask with one of its keys, and their rate is not known");
}

TEST_CASE("a quota that fills over a day is told before what breaks at a moment", "[planning]") {
    // 86,400 of 100,000 a day: 1.157 times, where no minute breaks anything up to 20 times.
    const auto point = planning::findBreakingPoint(
        test::sourceOf(meteredApi(R"({ "Limit": 100000, "Period": "DAY" })", kOneASecond, "24h")), "as written", {20.0},
        {});
    if (!point) FAIL(point.error().what);
    CHECK(point->failures.empty());
    const auto lines = report::documentOf(*point).parts.front().lines;
    REQUIRE(lines.size() == 2);
    CHECK(lines[1] ==
          "A quota that fills over a day or longer is reached at 1.16x today's traffic: requests a day with a key of "
          "usage plan Plan, expected of the busiest day");
    const auto roomy = planning::findBreakingPoint(
        test::sourceOf(meteredApi(R"({ "Limit": 100000000, "Period": "DAY" })", kOneASecond, "24h")), "as written",
        {20.0}, {});
    REQUIRE(roomy);
    CHECK(report::documentOf(*roomy).parts.front().lines.size() == 1);
}

TEST_CASE("a quota of a plan stands under a heading of its own, and one of 0 is reached by any traffic", "[planning]") {
    const auto point = planning::findBreakingPoint(
        test::sourceOf(meteredApi(R"({ "Limit": 0, "Period": "DAY" })", kOneASecond, "24h")), "as written", {4.0}, {});
    if (!point) FAIL(point.error().what);
    REQUIRE_FALSE(point->failures.empty());
    CHECK(point->failures.front().what == "Api: the usage plan's quota (Plan)");
    const auto document = report::documentOf(*point);
    CHECK(document.parts.front().lines.size() == 1);  // it gives way by itself
    std::size_t seen = 0;
    for (const report::StudyDocument::Part& part : document.parts) {
        if (part.table.empty() || !part.table.front().front().starts_with("quota, ")) continue;
        const bool ofPeriods = part.table.front().front() == "quota, in its busiest period";
        for (std::size_t i = 1; i < part.table.size(); ++i) {
            const bool ofPlan = part.table[i].front().starts_with("requests a day with a key");
            CHECK(ofPlan == ofPeriods);
            if (ofPlan) CHECK(part.table[i].at(4) == "any traffic");
            seen += ofPlan ? 1 : 0;
        }
    }
    CHECK(seen == 1);
}

TEST_CASE("the minutes of a breaking point warn of no month's bill", "[planning]") {
    // The busiest minute, all day long, would ask 172,800 times: the run's own warning; the day that is expected
    // 86,400.
    const auto point = planning::findBreakingPoint(
        test::sourceOf(meteredApi(R"({ "Limit": 100000, "Period": "DAY" })", kOneASecond, "24h")), "as written", {2.0},
        {});
    if (!point) FAIL(point.error().what);
    for (const std::string& warning : point->warnings) CHECK(warning.find("month's bill") == std::string::npos);
}
