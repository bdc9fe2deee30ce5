// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/objective_hints.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::holds;

namespace {

format::LoadedScenario loadWith(const std::string& objectives) {
    return format::loadScenarioText(
        R"({ "Headroom": 1, "Name": "Small", "Region": "us-east-1",
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" } } },
 "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "Arrivals": { "Poisson": { "Rate": "50/s" } } } },
 "Objectives": [ )" +
            objectives + " ] }",
        "test.json");
}

std::string linesOf(const std::string& objectives) { return document::toLines(loadWith(objectives).problems); }

}  // namespace

TEST_CASE("an objective written in another way is answered with the right one", "[format]") {
    CHECK(holds(linesOf(R"({ "Metric": "P99", "Of": "Readers", "AtMost": "1s" })"),
                R"("P99" is a statistic; write "Metric": "Latency", "Statistic": "p99")"));
    CHECK(holds(linesOf(R"({ "Metric": "Latency", "Of": "Readers", "Statistic": "P99", "AtMost": "1s" })"),
                R"(did you mean "p99"?)"));
    CHECK(holds(linesOf(R"({ "Metric": "Latency", "Of": "Readers", "Statistic": "p999", "AtMost": "1s" })"),
                R"(did you mean "p99.9"?)"));
    CHECK(holds(linesOf(R"({ "Metric": "Latency", "Of": "Readers", "P99": "1s" })"), R"("Statistic": "p99")"));
    CHECK(holds(linesOf(R"("P99 <= 5 % of crash")"), R"(must be an object such as {"Metric": "Latency")"));
    CHECK(holds(linesOf(R"({ "Metric": "ErrorRate", "Of": "Readers", "AtMost": "5 %" })"), "did you mean 0.05?"));
    CHECK(holds(linesOf(R"({ "Metric": "ErrorRate", "Of": "Readers", "AtMost": 5 })"), "such as 0.01 for 1 %"));
    CHECK(holds(linesOf(R"({ "Metric": "Latncy", "Of": "Readers", "AtMost": "1s" })"), "Latency"));
}

TEST_CASE("objectives on work that nobody waits for are refused by name, with what there is", "[format]") {
    for (const char* metric :
         {"MessageAge", "ApproximateAgeOfOldestMessage", "IteratorAge", "AsyncEventAge", "DeadLetterShare"}) {
        const std::string lines =
            linesOf(R"({ "Metric": ")" + std::string(metric) + R"(", "Of": "Readers", "AtMost": "60s" })");
        CHECK(holds(lines, "/Objectives/0/Metric: \"" + std::string(metric) + "\" cannot be limited"));
    }
    for (const char* metric : {"Throughput", "ErrorPercentage"}) {
        CHECK(holds(linesOf(R"({ "Metric": ")" + std::string(metric) + R"(", "Of": "Readers", "AtMost": 5 })"),
                    "is not one of"));
    }
}

TEST_CASE("what a statistic may have meant", "[format]") {
    CHECK(format::statisticMeant("99%") == "p99");
    CHECK(format::statisticMeant("Average") == "mean");
    CHECK(format::statisticMeant("MAX") == "max");
    CHECK_FALSE(format::statisticMeant("Latency"));
    CHECK_FALSE(format::statisticMeant("p100"));
    CHECK(format::percentMeant("0.5 %") == 0.005);
    CHECK_FALSE(format::percentMeant("5"));
    CHECK_FALSE(format::percentMeant("500%"));
}

TEST_CASE("the limit of a bill is said as money is elsewhere", "[format]") {
    const auto said = [](const std::string& limit) {
        const auto loaded = loadWith(R"({ "Metric": "Cost", "AtMost": ")" + limit + R"(" })");
        REQUIRE(loaded.scenario);
        return loaded.scenario->designs.front().objectives.front().text;
    };
    CHECK(said("50 USD") == "cost ≤ $50 / month");
    CHECK(said("1200USD") == "cost ≤ $1,200 / month");
    CHECK(said("0.5 USD") == "cost ≤ $0.50 / month");
    CHECK(said("1234.5 USD") == "cost ≤ $1,234.50 / month");
    CHECK(said("0.125 USD") == "cost ≤ $0.125 / month");
    CHECK(said("9.00 USD") == "cost ≤ $9 / month");
}

TEST_CASE("objectives that contradict or repeat each other are said, once", "[format]") {
    const std::string tight = R"({ "Metric": "Latency", "Of": "Readers", "Statistic": "p99", "AtMost": "100ms" })";
    const std::string loose = R"({ "Metric": "Latency", "Of": "Readers", "Statistic": "p50", "AtMost": "200ms" })";
    const std::string twice = R"({ "Metric": "Latency", "Of": "Readers", "Statistic": "p99", "AtMost": "300ms" })";
    const std::string mean = R"({ "Metric": "Latency", "Of": "Readers", "Statistic": "mean", "AtMost": "300ms" })";
    CHECK(loadWith(tight).problems.empty());
    CHECK(loadWith(tight + "," + mean).problems.empty());
    CHECK(holds(linesOf(tight + "," + loose), "\"p50 of Readers ≤ 200 ms\" says nothing beside"));
    CHECK(holds(linesOf(tight + "," + twice), "\"p99 of Readers ≤ 300 ms\" says nothing beside"));
    CHECK(loadWith(tight + "," + tight).problems.size() == 1);
    CHECK(holds(linesOf(R"({ "Metric": "Latency", "Of": "Readers", "AtMost": "0s" })"), "cannot be met"));
    CHECK(loadWith(tight + "," + loose).scenario.has_value());  // a warning, no error
}
