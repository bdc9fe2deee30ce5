// SPDX-License-Identifier: GPL-3.0-or-later
// Traffic out of what CloudWatch counted: of queues, and where others than the workload were counted too.
#include <algorithm>
#include <string>
#include <tuple>

#include "model/workload/trace_csv.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/calibration.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

document::Node shared(const std::string& resources, const std::string& workloads) {
    const std::string text =
        R"-({ "Headroom": 1, "Region": "us-east-1", "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 5 }, "Behavior": { "Steps": [ { "Compute": { "Duration": "5ms" } } ] } }, )-" +
        resources + R"( }, "Workloads": { )" + workloads + R"( }, "Simulation": { "Duration": "3m" } })";
    document::Loaded loaded = document::readText(text, "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    loadedScenario(*loaded.root);
    return std::move(*loaded.root);
}

const std::string kJobs =
    R"("Q": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } }, "M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "F" }, "EventSourceArn": { "Fn::GetAtt": ["Q", "Arn"] } } })";
const std::string kFront =
    R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": "F" } })";

/// Three minutes of one count.
std::string threeMinutesOf(const std::string& label) {
    return R"({"MetricDataResults": [{"Id": "m1", "Label": ")" + label +
           R"(", "Timestamps": ["2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z", "2026-01-05T00:02:00Z"], "Values": [60, 120, 180], "StatusCode": "Complete"}, {"Id": "m2", "Label": "F Errors Sum", "Timestamps": [], "Values": [], "StatusCode": "Complete"}]})";
}

calibrate::Findings calibratedShared(document::Node& scenario, const std::string& of, const std::string& label) {
    const Recording file("-shared-counts.json");
    file.open() << threeMinutesOf(label);
    calibrate::Calibration calibration(scenario, of, "", file.path().parent_path(), "s");
    const auto findings = calibration.apply(file.path());
    INFO((findings ? std::string() : findings.error().what));
    REQUIRE(findings);
    return *findings;
}

bool tells(const calibrate::Findings& findings, std::string_view words) {
    return std::ranges::any_of(findings, [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("what was sent to a queue is its workload's traffic", "[calibrate]") {
    document::Node scenario = shared(
        kJobs, R"("S": { "Target": "Q", "Operation": "SendMessage", "Arrivals": { "Poisson": { "Rate": "5/s" } } })");
    const calibrate::Findings findings = calibratedShared(scenario, "", "Q NumberOfMessagesSent Sum");
    CHECK(tells(findings, "2.000/s"));  // 360 messages in three minutes
    CHECK(document::resolve(scenario, "/Workloads/S/Arrivals/Trace") != nullptr);
    CHECK(document::resolve(scenario, "/Workloads/S/Arrivals/Poisson") == nullptr);
}

TEST_CASE("a count that holds the calls of others is told", "[calibrate]") {
    const std::string clock =
        R"-("Cron": { "Target": "F", "InvocationType": "Event", "Arrivals": { "Schedule": "rate(5 minutes)" } })-";
    const std::string clients =
        R"("W": { "Target": "Api", "Route": "GET /", "Arrivals": { "Poisson": { "Rate": "1/s" } } })";
    document::Node both = shared(kFront, clients + "," + clock);
    CHECK(tells(calibratedShared(both, "Cron", "F Invocations Sum"), "what F counted is what Api asks of it as well"));
    document::Node front = shared(kFront, clients + "," + clock);
    CHECK_FALSE(tells(calibratedShared(front, "W", "Api Count Sum"), "as well"));
}

namespace {
constexpr const char* kTwoFunctions =
    R"-("G": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Duration": "5ms" } })-";
constexpr const char* kOpen =
    R"("A": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "9/s" } } }, "B": { "Target": "G", "Arrivals": { "Poisson": { "Rate": "9/s" } } })";

/// Three minutes of F (60, 120, 180), and of G what is given.
std::string countsOfBoth(const std::string& times, const std::string& values) {
    return R"({"MetricDataResults": [{"Id": "a", "Label": "F Invocations Sum", "Timestamps": ["2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z", "2026-01-05T00:02:00Z"], "Values": [60, 120, 180], "StatusCode": "Complete"}, {"Id": "b", "Label": "G Invocations Sum", "Timestamps": [)" +
           times + R"(], "Values": [)" + values + R"(], "StatusCode": "Complete"}]})";
}

calibrate::Findings fitted(document::Node& scenario, const std::string& counts) {
    const Recording file("-several-counts.json");
    file.open() << counts;
    calibrate::Calibration calibration(scenario, "", "", file.path().parent_path(), "s");
    const auto findings = calibration.apply(file.path());
    REQUIRE(findings);
    CHECK(calibration.files().empty());  // the scenario names the file itself
    return *findings;
}

constexpr const char* kSameTimes = R"("2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z", "2026-01-05T00:02:00Z")";
}  // namespace

// By hand: 360 requests and 108 in three minutes.
TEST_CASE("what several workloads brought is fitted at once", "[calibrate]") {
    document::Node scenario = shared(kTwoFunctions, kOpen);
    const calibrate::Findings findings = fitted(scenario, countsOfBoth(kSameTimes, "30, 15, 63"));
    CHECK(tells(findings, "A: 3 intervals, 2.000/s"));
    CHECK(tells(findings, "B: 3 intervals, 0.600/s"));
    CHECK(document::resolve(scenario, "/Workloads/A/Arrivals/Trace") != nullptr);
    CHECK(document::resolve(scenario, "/Workloads/B/Arrivals/Trace") != nullptr);

    const std::string clock = R"-(, "Cron": { "Target": "F", "Arrivals": { "Schedule": "rate(5 minutes)" } })-";
    document::Node shares = shared(kTwoFunctions, kOpen + clock);
    const calibrate::Findings told = fitted(shares, countsOfBoth(kSameTimes, "30, 15, 63"));
    CHECK(tells(told, "A: what F counted is of Cron as well; it arrives as the scenario says"));
    CHECK(tells(told, "Cron: comes by its schedule; it arrives as the scenario says"));
    CHECK(document::resolve(shares, "/Workloads/A/Arrivals/Poisson") != nullptr);
    CHECK(document::resolve(shares, "/Workloads/B/Arrivals/Trace") != nullptr);
}

TEST_CASE("what was counted over another time than the longest count is left out and told", "[calibrate]") {
    for (const auto& [times, values, why] :
         {std::tuple{R"("2026-01-12T00:00:00Z", "2026-01-12T00:01:00Z")", "30, 60", "B: was counted from 2026-01-12T"},
          std::tuple{R"("2026-01-05T00:00:07Z", "2026-01-05T00:01:00Z", "2026-01-05T00:02:43Z")", "1, 1, 1",
                     "B: what was counted at G is not whole periods apart"}}) {
        document::Node scenario = shared(kTwoFunctions, kOpen);
        CHECK(tells(fitted(scenario, countsOfBoth(times, values)), why));
        CHECK(document::resolve(scenario, "/Workloads/A/Arrivals/Trace") != nullptr);
        CHECK(document::resolve(scenario, "/Workloads/B/Arrivals/Poisson") != nullptr);
        CHECK(document::resolve(scenario, "/Simulation/Duration")->asString() == "180s");
    }
}

TEST_CASE("a table of counts has each time in full, over midnight as well, and reads as what it was made of",
          "[calibrate]") {
    recorded::Series series;
    series.period = 60;
    series.points = {{1'780'271'940, 3.0}, {1'780'272'060, 0.5}, {1'780'272'120, 12'345'678.0}};
    const auto trace = calibrate::traceOf(series);
    REQUIRE(trace);
    const std::string csv = calibrate::trafficCsv(*trace);
    CHECK(csv ==
          "time,requests\n2026-05-31T23:59:00Z,3\n2026-06-01T00:00:00Z,0\n2026-06-01T00:01:00Z,0.5\n"
          "2026-06-01T00:02:00Z,12345678\n");
    workload::TraceCsvOptions options;
    options.column = "requests";
    const auto read = workload::readTraceCsv(csv, options);
    REQUIRE(read);
    CHECK(*read == *trace);
}

// CloudWatch gives no value of a minute in which nothing happened. By hand: 90 of G in the minutes of F's 360.
TEST_CASE("a count that is quiet at its ends arrives beside the longest of the same answer", "[calibrate]") {
    document::Node scenario = shared(kTwoFunctions, kOpen);
    const Recording file("-quiet-ends.json");
    file.open() << countsOfBoth(R"("2026-01-05T00:01:00Z")", "90");
    calibrate::Calibration calibration(scenario, "", "", file.path().parent_path(), "quiet");
    const auto findings = calibration.apply(file.path());
    REQUIRE(findings);
    CHECK(tells(*findings, "A: 3 intervals, 2.000/s"));
    CHECK(tells(*findings, "B: 3 intervals, 0.500/s"));
    CHECK(tells(*findings, "2 intervals are without a value: nothing arrives in them"));
    REQUIRE(calibration.files().size() == 1);
    CHECK(calibration.files().front().first == "quiet.B.traffic.csv");
    CHECK(calibration.files().front().second ==
          "time,requests\n2026-01-05T00:00:00Z,0\n2026-01-05T00:01:00Z,90\n2026-01-05T00:02:00Z,0\n");
}
