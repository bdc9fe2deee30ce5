// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/scenarios/small_scenario.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;

namespace {

/// A minute of reads that a table serves in milliseconds, none throttled.
std::string readsFor(const std::string& window) {
    return R"({ "Headroom": 1, "Region": "us-east-1",
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10 } } },
 "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "Arrivals": { "Poisson": { "Rate": "50/s" } } } },
 "Objectives": [ { "Metric": "Latency", "Of": "Readers", "Statistic": "p99", "Window": ")" +
           window + R"(", "AtMost": "1s" } ],
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 1 } })";
}

bool warns(const study::DesignResult& design, const std::string& words) {
    return std::ranges::any_of(design.warnings,
                               [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

constexpr const char* kThrottled = "% of the requests were throttled in the end; a refusal counts";

}  // namespace

TEST_CASE("an objective over windows that the run does not hold whole is undecided", "[study]") {
    const auto longer = test::runText(readsFor("5m")).designs.front().objectives.front();
    CHECK(longer.met == study::Met::Undecided);
    CHECK(longer.why == "no whole window had requests");
    CHECK(test::runText(readsFor("20s")).designs.front().objectives.front().met == study::Met::Yes);
}

TEST_CASE("a window shorter than a day of traffic that changes over a day is warned of", "[study]") {
    constexpr const char* kShort = "over and over, shorter than a day";
    const auto with = [](const std::string& arrivals, const std::string& more = "") {
        std::string text = readsFor("20s");
        const std::string poisson = R"("Poisson": { "Rate": "50/s" })";
        text.replace(text.find(poisson), poisson.size(), arrivals + more);
        return test::runText(text).designs.front();
    };
    const char* const kDay = R"("Diurnal": { "Mean": "50/s", "PeakToMean": 2 })";
    CHECK(warns(with(kDay), std::string("the month is 60 s ") + kShort));
    CHECK(warns(with(kDay), "(Readers)"));
    CHECK(warns(with(R"("Steps": [ { "At": "0s", "Rate": "5/s" }, { "At": "30s", "Rate": "50/s" } ])"), kShort));
    CHECK_FALSE(warns(with(R"("Steps": [ { "At": "0s", "Rate": "5/s" } ])"), kShort));
    CHECK(warns(with(R"("Steps": [ { "At": "5s", "Rate": "50/s" } ])"), kShort));
    CHECK(warns(with(R"("Ramp": { "From": "5/s", "To": "50/s", "Over": "1m" })"), kShort));
    CHECK(warns(with(R"("Spike": { "Base": "5/s", "Peak": "50/s", "At": "10s", "For": "10s" })"), kShort));
    CHECK_FALSE(warns(with(R"("Poisson": { "Rate": "50/s" })"), kShort));
    CHECK_FALSE(warns(with(kDay, R"(, "TimeScale": 0.0005)"), kShort));  // a day of 43 s
    const char* const kWeek = R"("Weekly": { "Mean": "50/s", "PeakToMean": 2, "Days": [1, 1, 1, 1, 1, 0.5, 0.5] })";
    CHECK(warns(with(kWeek), "shorter than a week"));
}

TEST_CASE("a window shorter than the cycle of scheduled capacity is warned of", "[study]") {
    const auto with = [](const std::string& schedule) {
        std::string text = readsFor("20s");
        text.replace(text.find("PAY_PER_REQUEST\""), 16,
                     R"(PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 100, "WriteCapacityUnits": 1 })");
        text.insert(text.find("},\n \"Workloads"),
                    R"js(,
 "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "dynamodb",
   "ResourceId": "table/Items", "ScalableDimension": "dynamodb:table:ReadCapacityUnits", "MinCapacity": 5,
   "MaxCapacity": 500, "ScheduledActions": [ { "ScheduledActionName": "a", "Schedule": ")js" +
                        schedule + R"js(", "ScalableTargetAction": { "MinCapacity": 20 } } ] } } )js");
        return test::runText(text).designs.front();
    };
    CHECK(warns(with("cron(0 8 * * ? *)"), "the month is 60 s over and over, shorter than a day"));
    CHECK(warns(with("cron(0 8 * * ? *)"), "scheduled capacity changes over a day (Range)"));
    CHECK(warns(with("cron(0 8 ? * MON-FRI *)"), "shorter than a week"));
    CHECK(warns(with("rate(10 days)"), "shorter than 240 h"));
    CHECK(warns(with("cron(0 * * * ? *)"), "measure multiples of 60 min for a usual month"));
    CHECK_FALSE(warns(with("rate(1 minute)"), "over and over"));
}

TEST_CASE("latencies that refusals take part in are warned of", "[study]") {
    const auto troubled = test::runText(test::troubled());
    CHECK(warns(troubled.designs.front(), std::string("Users: ")));
    CHECK(warns(troubled.designs.front(), kThrottled));
    CHECK(warns(troubled.designs.front(), std::string("at once or after the retries of who asked")));
    CHECK_FALSE(warns(test::runText(readsFor("20s")).designs.front(), kThrottled));
}
