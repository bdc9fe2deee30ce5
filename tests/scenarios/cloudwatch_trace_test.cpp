// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/cloudwatch_trace.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/catch.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom;
using namespace headroom::format;
using headroom::workload::Gaps;

namespace {

std::string errorOf(std::string_view text, const CloudWatchTraceOptions& options = {}) {
    const auto trace = readCloudWatchTrace(text, options);
    return trace ? std::string("fine") : trace.error().where + "|" + trace.error().what;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

CloudWatchTraceOptions withInterval(base::Duration interval) {
    CloudWatchTraceOptions options;
    options.trace.interval = interval;
    return options;
}

constexpr const char* kStatistics = R"({"Label": "Invocations", "Datapoints": [
    {"Timestamp": "2026-01-05T00:10:00+00:00", "Sum": 30.0, "Unit": "Count"},
    {"Timestamp": "2026-01-05T00:00:00+00:00", "Sum": 10.0, "Unit": "Count"},
    {"Timestamp": "2026-01-05T00:05:00+00:00", "Sum": 20.0, "Unit": "Count"}]})";

constexpr const char* kTwoSeries = R"({"MetricDataResults": [
    {"Id": "m1", "Label": "Requests", "Timestamps": ["2026-01-05T00:01:00Z", "2026-01-05T00:00:00Z"], "Values": [7, 5], "StatusCode": "Complete"},
    {"Id": "m2", "Label": "Errors", "Timestamps": ["2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z"], "Values": [1, 2], "StatusCode": "Complete"}],
    "Messages": []})";

}  // namespace

TEST_CASE("get-metric-statistics as the CLI prints it", "[cloudwatch]") {
    const auto trace = readCloudWatchTrace(kStatistics);
    REQUIRE(trace.has_value());
    CHECK(trace->counts == std::vector<double>{10, 20, 30});
    CHECK(trace->interval == base::minutes(5));
    CHECK(workload::toText(trace->start) == "2026-01-05T00:00:00Z");
    CHECK(isCloudWatchAnswer(kStatistics));
    CHECK_FALSE(isCloudWatchAnswer("[1, 2]"));
    CHECK_FALSE(isCloudWatchAnswer("time,value"));
}

TEST_CASE("get-metric-data as the CLI prints it", "[cloudwatch]") {
    CloudWatchTraceOptions options;
    CHECK(contains(errorOf(kTwoSeries), "name one of \"m1\", \"m2\""));
    options.series = "m1";
    CHECK(readCloudWatchTrace(kTwoSeries, options)->counts == std::vector<double>{5, 7});
    options.series = "Errors";
    CHECK(readCloudWatchTrace(kTwoSeries, options)->counts == std::vector<double>{1, 2});
    options.series = "m3";
    CHECK(contains(errorOf(kTwoSeries, options), "holds no series \"m3\""));
}

// As `aws cloudwatch get-metric-data` prints several pages: one Id twice, the first page PartialData.
TEST_CASE("pages of one series are one behind the other", "[cloudwatch]") {
    const char* text = R"({"MetricDataResults": [
      {"Id": "m1", "Label": "Invocations", "Timestamps": ["2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z"], "Values": [1, 2], "StatusCode": "PartialData"},
      {"Id": "m2", "Label": "Invocations", "Timestamps": ["2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z"], "Values": [7, 8], "StatusCode": "Complete"},
      {"Id": "m1", "Label": "Invocations", "Timestamps": ["2026-01-05T00:02:00Z"], "Values": [3], "StatusCode": "Complete"}]})";
    CloudWatchTraceOptions options;
    options.series = "m1";
    CHECK(readCloudWatchTrace(text, options)->counts == std::vector<double>{1, 2, 3});
    options.series = "Invocations";
    CHECK(
        contains(errorOf(text, options), "several series with the Label \"Invocations\"; name one of \"m1\", \"m2\""));
    CHECK(contains(errorOf(text), "holds several series; name one of \"m1\", \"m2\""));
}

TEST_CASE("answers as recorded, with dates in parts", "[cloudwatch]") {
    const char* text = R"({"status_code": 200, "data": {"Datapoints": [
        {"Timestamp": {"__class__": "datetime", "year": 2016, "month": 5, "day": 30, "hour": 10, "minute": 51, "second": 0, "microsecond": 0}, "SampleCount": 4.0},
        {"Timestamp": {"__class__": "datetime", "year": 2016, "month": 5, "day": 30, "hour": 10, "minute": 50, "second": 0, "microsecond": 0}, "SampleCount": 3.0}]}})";
    const auto trace = readCloudWatchTrace(text);
    REQUIRE(trace.has_value());
    CHECK(trace->counts == std::vector<double>{3, 4});
    CHECK(workload::toText(trace->start) == "2016-05-30T10:50:00Z");
    for (const auto& [good, wrong] : {std::pair{"\"hour\": 10", "\"hour\": 24"},
                                      {"\"minute\": 51", "\"minute\": 99"},
                                      {"\"second\": 0", "\"second\": 60"},
                                      {"\"microsecond\": 0", "\"microsecond\": 1000000"},
                                      {"\"minute\": 51", "\"minute\": \"51\""}}) {
        std::string broken = text;
        broken.replace(broken.find(good), std::string(good).size(), wrong);
        INFO(wrong);
        CHECK(contains(errorOf(broken), "is not a date"));
    }
}

TEST_CASE("gaps in an answer follow the policy", "[cloudwatch]") {
    const char* text =
        R"({"Datapoints": [{"Timestamp": "2026-01-05T00:00:00Z", "Sum": 1}, {"Timestamp": "2026-01-05T00:01:00Z", "Sum": 2},
        {"Timestamp": "2026-01-05T00:04:00Z", "Sum": 5}]})";
    CHECK(contains(errorOf(text), "2 intervals of 60 s without a value"));
    CloudWatchTraceOptions options;
    options.trace.gaps = Gaps::Zero;
    CHECK(readCloudWatchTrace(text, options)->counts == std::vector<double>{1, 2, 0, 0, 5});
}

TEST_CASE("answers that are no counts, incomplete or broken are refused", "[cloudwatch]") {
    CHECK(contains(errorOf(R"({"Datapoints": [{"Timestamp": "2026-01-05T00:00:00Z", "Average": 1}]})"),
                   "neither Sum nor SampleCount"));
    CHECK(contains(errorOf(R"({"Datapoints": []})"), "holds no values"));
    CHECK(contains(errorOf(R"({"Datapoints": 3})"), "must be a list"));
    CHECK(contains(errorOf(R"({"Datapoints": [{"Timestamp": "2026-01-05T00:00:00Z", "Sum": 1}]})"), "give Interval"));
    CHECK(contains(errorOf(R"({"Datapoints": [{"Sum": 1}]})"), "/Datapoints/0|has no Timestamp"));
    CHECK(contains(errorOf(R"({"Datapoints": [{"Timestamp": "soon", "Sum": 1}]})"),
                   "/Datapoints/0|'soon' is not a time"));
    CHECK(contains(errorOf(R"({"Datapoints": [{"Timestamp": "2026-01-05T00:00:00Z", "Sum": "1"}]})"),
                   "has no number for Sum"));
    CHECK(contains(
        errorOf(R"({"MetricDataResults": [{"Id": "a", "Timestamps": [], "Values": [], "StatusCode": "PartialData"}]})"),
        "not complete"));
    CHECK(contains(errorOf(R"({"MetricDataResults": [{"Id": "a", "Timestamps": [1], "Values": []}]})"),
                   "differ in length"));
    CHECK(contains(errorOf(R"({"MetricDataResults": []})"), "holds no series"));
    CHECK(contains(errorOf("{}"), "is not an answer of CloudWatch"));
    CHECK(contains(errorOf(R"({"Datapoints": [{"Timestamp": "2026-01-05T00:00:00Z", "Sum": 5, "Sum": 50}]})"),
                   "holds \"Sum\" twice"));
    CloudWatchTraceOptions data;
    data.kind = CloudWatchTraceOptions::Kind::MetricData;
    CHECK(contains(errorOf(kStatistics, data), "is not an answer of get-metric-data"));
    CloudWatchTraceOptions statistics;
    statistics.kind = CloudWatchTraceOptions::Kind::MetricStatistics;
    CHECK(contains(errorOf(kTwoSeries, statistics), "is not an answer of get-metric-statistics"));
    CHECK(contains(errorOf("{"), "line 1, column 2"));
    CHECK(contains(errorOf(std::string(100'000, '[')), "|"));
    CHECK(contains(errorOf(std::string(500, '[') + std::string(500, ']')), "nested too deeply"));
}

TEST_CASE("a page of an answer is not taken for the whole of it", "[cloudwatch]") {
    const std::string series =
        R"("MetricDataResults": [{"Id": "a", "Timestamps": ["2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z"], "Values": [1, 2], "StatusCode": "Complete"}])";
    CHECK(errorOf("{" + series + R"(, "NextToken": ""})") == "fine");
    CHECK(contains(errorOf("{" + series + R"(, "NextToken": "abc"})"), "/NextToken|says that there is more"));
}

TEST_CASE("a metric whose unit is no count is no traffic; how often it was measured is", "[cloudwatch]") {
    const auto answer = [](const char* statistics) {
        return std::string(R"({"Label": "Latency", "Datapoints": [)") + R"({"Timestamp": "2026-01-05T00:00:00Z", )" +
               statistics + R"(}, {"Timestamp": "2026-01-05T00:01:00Z", )" + statistics + "}]}";
    };
    CHECK(contains(errorOf(answer(R"("Sum": 800, "Unit": "Milliseconds")")), "is in Milliseconds, which is no count"));
    CHECK(errorOf(answer(R"("Sum": 800, "Unit": "Count")")) == "fine");
    CHECK(errorOf(answer(R"("Sum": 800, "Unit": "None")")) == "fine");
    const auto counted = readCloudWatchTrace(answer(R"("Sum": 800, "SampleCount": 4, "Unit": "Milliseconds")"));
    REQUIRE(counted);
    CHECK(counted->counts == std::vector<double>{4, 4});
}

TEST_CASE("real recorded answers are read or refused for what they hold", "[cloudwatch][shared]") {
    const auto folder = test::sharedData("data/traces/cloudwatch_api");
    if (test::skipWithoutShared(folder)) return;
    int read = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename().string().find("monitoring.GetMetric") == std::string::npos) { continue; }
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        CAPTURE(entry.path().filename().string());
        CHECK(isCloudWatchAnswer(text));
        const std::string problem = errorOf(text, withInterval(base::days(1)));
        const bool understood = problem == "fine" || contains(problem, "neither Sum nor SampleCount") ||
                                contains(problem, "holds no values") || contains(problem, "which is no count") ||
                                contains(problem, "two values for the same time");
        CAPTURE(problem);
        CHECK(understood);
        read += problem == "fine" ? 1 : 0;
    }
    CHECK(read >= 5);
}

TEST_CASE("a statistic that counts nothing is no traffic", "[trace]") {
    const char* both = R"({"Datapoints": [
        {"Timestamp": "2026-01-05T00:00:00Z", "Sum": 6000.0, "SampleCount": 60.0, "Average": 1.0, "Unit": "Count"},
        {"Timestamp": "2026-01-05T00:01:00Z", "Sum": 6000.0, "SampleCount": 60.0, "Average": 1.0, "Unit": "Count"}]})";
    CloudWatchTraceOptions options;
    for (const char* name : {"Average", "Maximum", "p99"}) {
        options.statistic = name;
        CHECK(contains(errorOf(both, options), "counts nothing: Sum and SampleCount do"));
    }
    options.statistic = "SampleCount";
    CHECK(errorOf(both, options) == "fine");
}
