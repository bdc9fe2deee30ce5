// SPDX-License-Identifier: GPL-3.0-or-later
// What is fed in when several callers share what was counted, and highest values of periods of another length.
#include "scenarios/checking/highest_values.hpp"
#include "tests/checking/real_system.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

std::string functionOf(const std::string& name, const std::string& steps) {
    return "\"" + name +
           R"(": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10 }, "Behavior": { "Steps": [ { "Compute": { "Duration": "50ms" } })" +
           steps + " ] } }";
}

std::string design(const std::string& resources, const std::string& workloads) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { )" + resources + R"( }, "Workloads": { )" +
           workloads +
           R"( }, "Simulation": { "WarmUp": "10m", "Start": "2026-01-05T00:00:00Z", "Seed": 1, "Replications": 2, "Duration": "1h" } })";
}

const std::string kApi =
    R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": "F" } })";
const std::string kClients =
    R"("W": { "Target": "Api", "Route": "GET /", "Arrivals": { "Poisson": { "Rate": "2/s" } } })";
const std::string kClock =
    R"-("Cron": { "Target": "F", "InvocationType": "Event", "Arrivals": { "Schedule": "rate(5 minutes)" } })-";

/// One series of that value in each of so many periods from midnight on; 0: no datapoint, as of CloudWatch.
std::string answerOf(const std::string& label, double period, const std::vector<double>& values) {
    std::string json;
    addResult(json, label, 1767571200, period, values);
    return json;
}

std::string recordedAs(const std::vector<std::string>& series) {
    std::string all;
    for (const std::string& one : series) all += (all.empty() ? "" : ",") + one;
    return "{\"MetricDataResults\": [" + all + "]}";
}

}  // namespace

TEST_CASE("a function that an API asks is not asked a second time by what it counted", "[checking]") {
    // By hand: 120 requests a minute from the API and one every five minutes from the clock are 7,212 in the hour.
    std::vector<double> counted(60, 120.0);
    for (std::size_t i = 0; i < counted.size(); i += 5) counted[i] += 1.0;
    const format::Scenario scenario = scenarioOf(design(kApi + "," + functionOf("F", ""), kClients + "," + kClock));
    const checking::Comparison comparison =
        checked(scenario, recordedAs({answerOf("Api Count Sum", 60.0, std::vector<double>(60, 120.0)),
                                      answerOf("F Invocations Sum", 60.0, counted)}));
    const checking::Row& row = rowOf(comparison, "Invocations", "Sum");
    CHECK_FALSE(row.fed);
    CHECK(row.all->real == 7212.0);
    CHECK(row.all->simulated == Approx(7212.0).margin(1.0));  // a request may end in the next hour
    CHECK(rowOf(comparison, "Count", "Sum").fed);
    CHECK(std::ranges::find(comparison.notes,
                            "Cron: what F counted is what Api asks of it as well; it arrives as the scenario says") !=
          comparison.notes.end());
}

TEST_CASE("a caller that nothing asks takes no part in what was counted", "[checking]") {
    const std::string idle = functionOf("Idle", R"(, { "Call": { "Target": "F", "Operation": "Invoke" } })");
    const format::Scenario scenario = scenarioOf(design(
        functionOf("F", "") + "," + idle, R"("W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "1/s" } } })"));
    const checking::Comparison comparison =
        checked(scenario, recordedAs({answerOf("F Invocations Sum", 60.0, std::vector<double>(60, 120.0))}));
    CHECK(rowOf(comparison, "Invocations", "Sum").fed);
    CHECK(rowOf(comparison, "Invocations", "Sum").all->simulated == Approx(7200.0).margin(1.0));
}

TEST_CASE("what was sent to a queue is fed in, and what its reader did is compared", "[checking]") {
    const std::string queue =
        R"("Q": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } }, "M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "F" }, "EventSourceArn": { "Fn::GetAtt": ["Q", "Arn"] }, "BatchSize": 1 } })";
    const format::Scenario scenario = scenarioOf(
        design(queue + "," + functionOf("F", ""),
               R"("S": { "Target": "Q", "Operation": "SendMessage", "Arrivals": { "Poisson": { "Rate": "1/s" } } })"));
    const checking::Comparison comparison =
        checked(scenario, recordedAs({answerOf("Q NumberOfMessagesSent Sum", 60.0, std::vector<double>(60, 240.0)),
                                      answerOf("Q NumberOfMessagesDeleted Sum", 60.0, std::vector<double>(60, 240.0)),
                                      answerOf("F Invocations Sum", 60.0, std::vector<double>(60, 240.0))}));
    CHECK(rowOf(comparison, "NumberOfMessagesSent", "Sum").fed);
    for (const char* metric : {"NumberOfMessagesDeleted", "Invocations"}) {
        INFO(metric);
        CHECK(rowOf(comparison, metric, "Sum").all->real == 14400.0);
        CHECK(rowOf(comparison, metric, "Sum").all->simulated == Approx(14400.0).margin(5.0));
    }
    const std::string asked = recorded::queriesFor(scenario.designs.front(), {{"Q", "shop-jobs"}}, 60);
    CHECK(asked.find("\"AWS/SQS\"") != std::string::npos);
    CHECK(asked.find("\"shop-jobs\"") != std::string::npos);
    CHECK(asked.find("\"Q NumberOfMessagesSent Sum\"") != std::string::npos);
}

TEST_CASE("the highest values of half hours are compared with the highest values of half hours", "[checking]") {
    const std::string text =
        design(functionOf("F", ""), R"("W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "20/s" } } })");
    const format::Scenario real = scenarioOf(text);
    const study::Replication run = runOf(real, {});
    std::vector<double> minutes;
    std::vector<double> invoked;
    for (const engine::MetricSeries& series : run.series) {
        if (series.resource == "F" && series.name == "ConcurrentExecutions") minutes = series.values;
        if (series.resource == "F" && series.name == "Invocations") invoked = series.values;
    }
    REQUIRE(minutes.size() == 60);
    // The oracle: the highest of each thirty minutes, a sixth above the mean of the minutes' highest.
    const std::vector<double> highest = {*std::max_element(minutes.begin(), minutes.begin() + 30),
                                         *std::max_element(minutes.begin() + 30, minutes.end())};
    const checking::Comparison comparison =
        checked(real, recordedAs({answerOf("F Invocations Sum", 60.0, invoked),
                                  answerOf("F ConcurrentExecutions Maximum", 1800.0, highest)}));
    const checking::Figure& figure = *rowOf(comparison, "ConcurrentExecutions", "Maximum").all;
    INFO(figure.real << " " << figure.simulated);
    CHECK(std::abs(*figure.error()) < 0.1);
}

TEST_CASE("a recording of shorter periods than a run keeps is taken by the run's", "[checking]") {
    recorded::MatchedSeries age;
    age.publisher = recorded::Publisher::Function;
    age.metric = recorded::findMetric(age.publisher, "IteratorAge");
    age.statistic = {recorded::Statistic::Kind::Maximum, 0.0};
    age.series.period = 60;
    for (std::int64_t i = 0; i < 10; ++i) age.series.points.push_back({600 + 60 * i, static_cast<double>(i % 7)});
    const recorded::MatchedSeries coarse = checking::highestOf(age, 300, 600);
    REQUIRE(coarse.series.points.size() == 2);
    CHECK(coarse.series.period == 300);
    CHECK(coarse.series.points[0].value == 4.0);  // of 0 1 2 3 4
    CHECK(coarse.series.points[1].value == 6.0);  // of 5 6 0 1 2
    CHECK(coarse.series.points[1].second == 900);
    // What was recorded just before the span belongs to none of its periods, least of all to the first.
    recorded::MatchedSeries early = age;
    early.series.points.insert(early.series.points.begin(), {{300, 70.0}, {540, 90.0}});
    CHECK(checking::highestOf(early, 300, 600).series.points == coarse.series.points);
    const checking::WeighedSeries simulated = checking::highestOf({60.0, {3, 1, 0, 0, 2, 0, 0, 0, 0, 0}}, coarse);
    CHECK(simulated.values == std::vector<double>{3.0, 0.0});
    CHECK(simulated.weights == std::vector<double>{1.0, 1.0});  // a reader that is not behind has an age: none
}

TEST_CASE("a function that sleeps most of the time has no concurrency then, as in CloudWatch", "[checking]") {
    const format::Scenario scenario = scenarioOf(design(functionOf("F", ""), kClock));
    std::vector<double> invoked(60);
    for (std::size_t i = 0; i < invoked.size(); i += 5) invoked[i] = 1.0;
    const checking::Comparison comparison =
        checked(scenario, recordedAs({answerOf("F Invocations Sum", 60.0, invoked),
                                      answerOf("F ConcurrentExecutions Maximum", 60.0, invoked)}));
    const checking::Figure& figure = *rowOf(comparison, "ConcurrentExecutions", "Maximum").all;
    CHECK(figure.real == 1.0);
    CHECK(figure.simulated == 1.0);
}

TEST_CASE("a sample is an event of what counts events alone", "[checking]") {
    // Lambda publishes 0 or 1 of Errors for each invocation: its SampleCount are invocations.
    const format::Scenario scenario = scenarioOf(oneFunction("2/s", "\"100ms\""));
    const checking::Comparison comparison =
        checked(scenario, recordedAs({answerOf("F Invocations SampleCount", 60.0, std::vector<double>(60, 120.0)),
                                      answerOf("F Errors SampleCount", 60.0, std::vector<double>(60, 120.0))}));
    CHECK(rowOf(comparison, "Invocations", "SampleCount").fed);
    CHECK(rowOf(comparison, "Errors", "SampleCount").why == "the simulation has no such statistic");
}

// Prices of queues are known in a few regions alone. By hand: 60 messages a minute for an hour are 3,600 requests.
TEST_CASE("what has no price here is compared with the bill by its quantity", "[checking]") {
    const format::Scenario scenario = scenarioOf(
        R"({ "Headroom": 1, "Region": "eu-west-1", "Resources": { "Q": { "Type": "AWS::SQS::Queue" } }, "Workloads": { "W": { "Target": "Q", "Operation": "SendMessage", "Arrivals": { "Poisson": { "Rate": "1/s" } } } }, "Simulation": { "WarmUp": "0s", "Start": "2026-01-05T00:00:00Z", "Seed": 1, "Duration": "1h" } })");
    const auto matched =
        matchedOf(recordedAs({answerOf("Q NumberOfMessagesSent Sum", 60.0, std::vector<double>(60, 60.0))}), scenario);
    const auto replay = checking::replayOf(scenario, matched);
    REQUIRE(replay);
    const auto ran = checking::simulate(*replay, 2, {}, [](double) {});
    REQUIRE(ran);
    checking::Comparison comparison = checking::compare(*replay, *ran, matched, {});
    checking::BilledUsage billed{{}, 1.0};
    pricing::UsageLine requests;
    requests.service = "AWSQueueService";
    requests.usageType = "Requests-RBP";
    requests.quantity = pricing::NumberText{"4000", {}};
    billed.usage.push_back(requests);
    checking::compareBill(*replay, *ran, billed, comparison);
    const checking::Row& row = rowOf(comparison, "AWSQueueService Requests-RBP", "billed");
    REQUIRE(row.all);
    CHECK(row.all->real == 4000.0);
    CHECK(row.all->simulated == Approx(3600.0).epsilon(0.001));
    CHECK(row.why.empty());
}
