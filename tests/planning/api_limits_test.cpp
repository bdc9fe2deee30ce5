// SPDX-License-Identifier: GPL-3.0-or-later
// Which of an API's usage plans, methods or stages gives way: one at a time, each by its name.
#include "scenarios/planning/api_limits.hpp"

#include <algorithm>
#include <set>

#include "scenarios/planning/breaking_point.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::LimitReached;

namespace {

/// Two routes with limits of their own, 50 requests a second each.
const char* const kTwoRoutes = R"({ "Headroom": 1, "Name": "Routes", "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": {
   "GET /a": { "Integration": { "Http": { "Latency": "5ms" } }, "ThrottlingRateLimit": 100, "ThrottlingBurstLimit": 100 },
   "GET /b": { "Integration": { "Http": { "Latency": "5ms" } }, "ThrottlingRateLimit": 400, "ThrottlingBurstLimit": 400 } } } },
 "Workloads": {
   "A": { "Target": "Api", "Route": "GET /a", "Arrivals": { "Constant": { "Rate": "50/s" } } },
   "B": { "Target": "Api", "Route": "GET /b", "Arrivals": { "Constant": { "Rate": "50/s" } } } },
 "Simulation": { "WarmUp": "10s", "Duration": "20s", "Replications": 1, "Seed": 7 } })";

LimitReached throttled(const std::string& figure, const std::string& resource) {
    study::DesignResult result;
    result.resources.push_back({resource, "AWS::ApiGateway::RestApi", {{figure, 3.0}}});
    auto limits = planning::limitsReached(result);
    REQUIRE(limits.size() == 1);
    return limits.front();
}

format::Design usagePlans() {
    auto scenario = planning::load(test::gallery("usage_plans", base::hours(1)));
    REQUIRE(scenario);
    return scenario->designs.front();
}

std::vector<std::string> namesOf(const std::vector<LimitReached>& limits) {
    std::vector<std::string> names;
    for (const LimitReached& one : limits) names.push_back(nameOf(one));
    return names;
}

/// Settings "1" to "n" of one limit.
std::vector<LimitReached> numbered(int count) {
    std::vector<LimitReached> limits;
    for (int i = 1; i <= count; ++i) {
        limits.push_back(throttled("ThrottlesUsagePlan", "Public"));
        limits.back().setting = std::to_string(i);
    }
    return limits;
}

}  // namespace

// By hand: 100 a second are twice the 50, 400 are eight times.
TEST_CASE("routes with limits of their own give way one after the other", "[planning]") {
    const auto point = planning::findBreakingPoint(test::sourceOf(kTwoRoutes), "as written", {12.0}, {});
    REQUIRE(point);
    REQUIRE(point->failures.size() == 2);
    CHECK(point->failures[0].what == "Api: the method's limit (GET /a)");
    CHECK(point->failures[0].factor == Approx(2.0).epsilon(0.02));
    CHECK(point->failures[1].what == "Api: the method's limit (GET /b)");
    CHECK(point->failures[1].factor == Approx(8.0).epsilon(0.02));
}

TEST_CASE("the places where an API's limit is set are named", "[planning]") {
    const format::Design design = usagePlans();
    CHECK(
        namesOf(settingsOf(throttled("ThrottlesUsagePlan", "Public"), design)) ==
        std::vector<std::string>{"Public: the usage plan's limit (Free)", "Public: the usage plan's limit (Partner)"});
    CHECK(namesOf(settingsOf(throttled("ThrottlesUsagePlanQuota", "Public"), design)) ==
          std::vector<std::string>{"Public: the usage plan's quota (Free)"});
    CHECK(namesOf(settingsOf(throttled("ThrottlesMethod", "Public"), design)) ==
          std::vector<std::string>{"Public: the method's limit (GET /search)"});
    CHECK(settingsOf(throttled("ThrottlesStage", "Public"), design).empty());
    CHECK(settingsOf(throttled("ThrottlesAccount", "Public"), design).empty());
}

TEST_CASE("one plan is lifted and the other stays; a method's limit is raised, not taken away", "[planning]") {
    format::Design design = usagePlans();
    auto partner = throttled("ThrottlesUsagePlan", "Public");
    partner.setting = "Partner";
    CHECK(lift(partner, 2.0, design));
    const auto& api =
        std::get<apigateway::Spec>(std::ranges::find(design.resources, "Public", &format::Resource::name)->spec);
    const auto plan = [&](const char* name) {
        return *std::ranges::find(api.plans, name, &apigateway::UsagePlanSpec::name);
    };
    CHECK_FALSE(plan("Partner").throttle.any());
    CHECK(plan("Free").throttle.rate == 10.0);
    CHECK_FALSE(lift(partner, 2.0, design));  // it is gone
    CHECK(lift(throttled("ThrottlesMethod", "Public"), 3.0, design));
    CHECK(api.stages.front().settings.front().throttle.rate == 150.0);
    CHECK(api.stages.front().settings.front().throttle.burst == 150);
}

TEST_CASE("those of many settings that refuse are found by halves", "[planning]") {
    const std::set<std::string> refusing{"3", "14"};
    int asked = 0;
    const auto found =
        planning::refusingOf(numbered(16), [&](std::span<const LimitReached> kept) -> base::Result<bool> {
            ++asked;
            return std::ranges::any_of(kept, [&](const LimitReached& one) { return refusing.contains(one.setting); });
        });
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK(found->front().setting == "3");
    CHECK(found->back().setting == "14");
    CHECK(asked == 14);  // two halves of 16, then three times two of each
    // Refused only by both together: neither is blamed alone.
    const auto both = planning::refusingOf(
        numbered(2), [](std::span<const LimitReached> kept) -> base::Result<bool> { return kept.size() == 2; });
    REQUIRE(both);
    CHECK(both->size() == 2);
}
