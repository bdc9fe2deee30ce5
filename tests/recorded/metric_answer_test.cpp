// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/metric_answer.hpp"

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "tests/support/catch.hpp"

using namespace headroom;
using recorded::Datapoint;
using recorded::Recording;

namespace {

Recording read(const std::string& json) {
    auto recording = recorded::readMetricAnswer(json);
    INFO((recording ? std::string() : recording.error().what));
    REQUIRE(recording);
    return std::move(*recording);
}

std::string refusal(const std::string& json) {
    const auto recording = recorded::readMetricAnswer(json);
    return recording ? std::string() : recording.error().what;
}

std::string results(const std::string& inside) { return "{\"MetricDataResults\": [" + inside + "], \"Messages\": []}"; }

}  // namespace

TEST_CASE("pages of one query become one series, in order of time", "[recorded]") {
    const Recording recording = read(results(
        R"({"Id":"m1","Label":"F Invocations","Timestamps":["2026-01-05T00:02:00+00:00","2026-01-05T00:01:00+00:00"],"Values":[3.0,2],"StatusCode":"PartialData"},)"
        R"({"Id":"m1","Label":"F Invocations","Timestamps":["2026-01-05T00:00:00Z"],"Values":[1.5],"StatusCode":"Complete"})"));
    REQUIRE(recording.series.size() == 1);
    const recorded::Series& series = recording.series.front();
    CHECK(series.points == std::vector<Datapoint>{{1767571200, 1.5}, {1767571260, 2.0}, {1767571320, 3.0}});
    CHECK(series.period == 60);
    CHECK(series.begin() == 1767571200);
    CHECK(series.end() == 1767571380);
    CHECK(recording.notes.empty());
}

TEST_CASE("each statistic of get-metric-statistics is a series, percentiles too", "[recorded]") {
    const Recording recording = read(
        R"({"Label":"Duration","Datapoints":[{"Timestamp":"2026-01-05T00:05:00Z","Average":12.5,"Unit":"Milliseconds","ExtendedStatistics":{"p99":80.0}},{"Timestamp":"2026-01-05T00:00:00Z","Average":10.0,"ExtendedStatistics":{"p99":60.5}}]})");
    REQUIRE(recording.series.size() == 2);
    CHECK(recording.series[0].metric == "Duration");
    CHECK(recording.series[0].statistic == "Average");
    CHECK(recording.series[1].statistic == "p99");
    CHECK(recording.series[1].points.front() == Datapoint{1767571200, 60.5});
    CHECK(recording.series[1].period == 300);
}

TEST_CASE("an answer that SDK test tools recorded reads like one of the command line", "[recorded]") {
    const Recording recording = read(
        R"({"status_code":200,"data":{"MetricDataResults":[{"Id":"a","Label":"x","Timestamps":[{"__class__":"datetime","year":2026,"month":1,"day":5,"hour":0,"minute":1,"second":0,"microsecond":0}],"Values":[4]}]}})");
    REQUIRE(recording.series.size() == 1);
    CHECK(recording.series.front().points == std::vector<Datapoint>{{1767571260, 4.0}});
}

TEST_CASE("values that are there twice count once; two values of one moment are refused", "[recorded]") {
    const Recording twice = read(results(
        R"({"Id":"a","Label":"x","Timestamps":["2026-01-05T00:00:00Z","2026-01-05T00:00:00Z"],"Values":[4,4],"StatusCode":"Complete"})"));
    CHECK(twice.series.front().points.size() == 1);
    REQUIRE(twice.notes.size() == 1);
    CHECK(twice.notes.front() == "\"x\": 1 values are there twice");
    CHECK(
        refusal(results(
            R"({"Id":"a","Label":"x","Timestamps":["2026-01-05T00:00:00Z","2026-01-05T00:00:00Z"],"Values":[4,5]})")) ==
        "\"x\" has two different values at 2026-01-05T00:00:00Z");
}

TEST_CASE("zones: an offset counts, with and without one side by side is refused", "[recorded]") {
    const Recording offset = read(results(
        R"({"Id":"a","Label":"x","Timestamps":["2026-01-05T02:00:00+02:00","2026-01-05T00:01:00Z"],"Values":[4,5]})"));
    CHECK(offset.series.front().points.front().second == 1767571200);
    CHECK(offset.notes.empty());
    const Recording bare = read(results(R"({"Id":"a","Label":"x","Timestamps":["2026-01-05T00:00:00"],"Values":[4]})"));
    CHECK(bare.series.front().points.front().second == 1767571200);
    REQUIRE(bare.notes.size() == 1);
    CHECK(bare.notes.front() == "its times have no zone: they are taken as UTC");
    CHECK(
        refusal(results(
            R"({"Id":"a","Label":"x","Timestamps":["2026-01-05T00:00:00","2026-01-05T00:01:00Z"],"Values":[4,5]})")) ==
        "some times have a zone and others have none: it is not clear when");
}

TEST_CASE("what is no answer of CloudWatch is refused", "[recorded]") {
    CHECK(refusal("{}").find("neither MetricDataResults nor Datapoints") != std::string::npos);
    CHECK(refusal("[1, 2").find("parse error") != std::string::npos);
    CHECK(
        refusal(results(R"({"Id":"a","Timestamps":["2026-01-05T00:00:00Z"],"Values":[]})")).find("differ in length") !=
        std::string::npos);
    CHECK(refusal(results(R"({"Id":"a","Timestamps":["yesterday"],"Values":[1]})")).find("yesterday") !=
          std::string::npos);
    CHECK(refusal(results(R"({"Id":"a","Timestamps":[],"Values":["many"]})")).find("not a number") !=
          std::string::npos);
    CHECK(refusal(std::string(1000, '[')).find("nested too deeply") != std::string::npos);
}

TEST_CASE("what was asked tells metric, statistic and resource apart from labels", "[recorded]") {
    Recording recording =
        read(results(R"({"Id":"q7","Label":"anything","Timestamps":["2026-01-05T00:00:00Z"],"Values":[1]})"));
    REQUIRE(recorded::addQueries(
        R"({"MetricDataQueries":[{"Id":"q7","MetricStat":{"Metric":{"Namespace":"AWS/Lambda","MetricName":"Duration","Dimensions":[{"Name":"FunctionName","Value":"f-prod"}]},"Period":300,"Stat":"p99.9"}}]})",
        recording));
    const recorded::Series& series = recording.series.front();
    CHECK(series.metric == "Duration");
    CHECK(series.statistic == "p99.9");
    CHECK(series.period == 300);
    CHECK(series.dimensions.front().second == "f-prod");
    CHECK_FALSE(recorded::addQueries("{}", recording));
}

TEST_CASE("statistics as CloudWatch writes them", "[recorded]") {
    using Kind = recorded::Statistic::Kind;
    CHECK(recorded::parseStatistic("sum") == recorded::Statistic{Kind::Sum, 0.0});
    const auto percentile = recorded::parseStatistic("p99.9");
    REQUIRE(percentile);
    CHECK(percentile->kind == Kind::Percentile);
    CHECK(std::abs(percentile->share - 0.999) < 1e-12);
    CHECK_FALSE(recorded::parseStatistic("p"));
    CHECK_FALSE(recorded::parseStatistic("p101"));
    CHECK_FALSE(recorded::parseStatistic("products"));
    CHECK(recorded::toText({Kind::Percentile, 0.999}) == "p99.9");
    CHECK(recorded::toText({Kind::SampleCount, 0.0}) == "SampleCount");
}

TEST_CASE("times that cannot be seconds are refused with what they may be", "[recorded]") {
    const auto at = [](const std::string& times) {
        return refusal(results(R"({"Id": "a", "Label": "F Invocations", "Timestamps": [)" + times +
                               R"(], "Values": [1, 2], "StatusCode": "Complete"})"));
    };
    CHECK(at("1767571200, 1767571260").empty());
    CHECK(at("1767571200000, 1767571260000").find("milliseconds") != std::string::npos);
    CHECK(at("1e300, 1767571260").find("no time in seconds") != std::string::npos);
    CHECK(at("-5, 1767571260").find("no time in seconds") != std::string::npos);
}

TEST_CASE("a file is read like its text, whatever is at the end of a piece", "[recorded]") {
    // 60,000 minutes, the latest first, are more than two pieces of 1 MiB.
    const auto path = std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + "long.json");
    std::string times;
    std::string values;
    for (int i = 59'999; i >= 0; --i) {
        times += (times.empty() ? "" : ", ") + std::to_string(1'767'571'200 + 60 * i);
        values += (values.empty() ? "" : ", ") + std::to_string(i) + ".25";
    }
    const std::string text =
        results(R"({"Id":"a","Label":"x","Timestamps":[)" + times + "],\"Values\":[" + values + "]}");
    std::ofstream(path) << text;
    auto in = recorded::InputFile::open(path);
    REQUIRE(in);
    const auto recording = recorded::readMetricAnswer(std::string(), *in);
    std::filesystem::remove(path);
    REQUIRE(recording);
    REQUIRE(recording->series.size() == 1);
    const recorded::Series& series = recording->series.front();
    REQUIRE(series.points.size() == 60'000);
    CHECK(series.period == 60);
    for (std::size_t i = 0; i < 60'000; i += 101)
        CHECK(series.points[i] ==
              Datapoint{1'767'571'200 + 60 * static_cast<std::int64_t>(i), static_cast<double>(i) + 0.25});
}
