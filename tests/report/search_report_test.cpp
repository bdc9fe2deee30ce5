// SPDX-License-Identifier: GPL-3.0-or-later
// What a breaking point and a break-even say beside their figures: whose requests, which windows, what is not judged.
#include "report/planning_json.hpp"
#include "report/words.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

document::Node parsed(const std::string& json) {
    auto loaded = document::readText(json, "r", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

planning::BreakingPoint missed() {
    planning::BreakingPoint point;
    planning::Breaking one;
    one.kind = planning::LimitKind::Latency;
    one.what = "p99 of W in 1 min <= 50 ms";
    one.factor = 1.0 / 64.0;
    one.rate = 0.15;
    one.ofWindows = true;
    one.always = true;
    point.failures.push_back(one);
    return point;
}

}  // namespace

TEST_CASE("a windowed objective is told by its windows, and what holds at no traffic is told so", "[report]") {
    const auto point = missed();
    const std::string text = report::documentText(report::documentOf(point));
    CHECK(holds(text, "met in " + report::shareText(0.0) + " of its windows"));
    CHECK_FALSE(holds(text, "ms measured"));
    CHECK(holds(text, "p99 of W in 1 min <= 50 ms, at every traffic tried, from 0.0156x today's on"));
    CHECK_FALSE(holds(text, "it holds up to"));
    const auto json = parsed(report::jsonOf(point));
    const auto& failure = json.find("Failures")->elements().front();
    CHECK(failure.find("ShareOfWindows") != nullptr);
    CHECK(failure.find("Value") == nullptr);
    CHECK(failure.find("AtAllTraffic")->asBool());
}

TEST_CASE("what little traffic misses and more meets does not give way first", "[report]") {
    planning::BreakingPoint point = missed();
    point.failures.front().metFrom = 2.0;
    point.triedTo = 100.0;
    const std::string alone = report::documentText(report::documentOf(point));
    CHECK(holds(alone, "Nothing else fails up to 100x today's traffic"));
    CHECK(holds(alone, "p99 of W in 1 min <= 50 ms, missed at 0.0156x today's traffic, met at 2x"));
    CHECK_FALSE(holds(alone, "First to give way"));
    planning::Breaking partition;
    partition.kind = planning::LimitKind::Partition;
    partition.what = "T: writes of one partition";
    partition.factor = 3.0;
    partition.passedOver = true;
    point.failures.push_back(partition);
    const std::string text = report::documentText(report::documentOf(point));
    CHECK(holds(text, "First to give way: T: writes of one partition, at 3x"));
    CHECK(holds(text, "what nothing lifts is passed over"));
    const auto json = parsed(report::jsonOf(point));
    CHECK(json.find("Failures")->elements().front().find("MetFrom")->asNumber() == 2.0);
    CHECK(json.find("Failures")->elements().back().find("PassedOver")->asBool());
}

TEST_CASE("traffic that no probe can hold is said to be untried", "[report]") {
    planning::BreakingPoint point;
    point.whyNoFurther = "longer than a probe simulates: a year of warm-up";
    const std::string text = report::documentText(report::documentOf(point));
    CHECK(holds(text, "Today's traffic is more than can be tried"));
    CHECK(holds(text, point.whyNoFurther));
    CHECK_FALSE(holds(text, "of steady load"));
}

TEST_CASE("refusals say whose requests they are of", "[report]") {
    planning::BreakingPoint point;
    point.failures.push_back(
        {planning::LimitKind::Capacity, "Small: write capacity", 2.0, 8002.0, 0.5, true, "raise it", std::nullopt});
    point.failures.front().of = "Orders";
    CHECK(holds(report::documentText(report::documentOf(point)), "50 refusals in 100 requests of Orders"));
    const auto json = parsed(report::jsonOf(point));
    CHECK(json.find("Failures")->elements().front().find("Of")->asString() == "Orders");
    CHECK(holds(report::rowsCsv(report::rowsOf(point)), "Orders"));
}

TEST_CASE("what was not judged, how long was measured and what a run warns of is printed", "[report]") {
    planning::BreakingPoint point;
    point.triedTo = 4.0;
    CHECK(holds(report::documentText(report::documentOf(point)),
                "today's traffic is 2 min of steady load after 1 min of warm-up"));
    point.probeSeconds = 300.0;
    point.warmUpSeconds = 5520.0;
    point.warmUpFor = "connections of People";
    point.notJudged = {"p99 of W: its Window of 60 minutes is longer"};
    point.warnings = {"M: 12 executions were under way at the end"};
    const std::string text = report::documentText(report::documentOf(point));
    CHECK(holds(text, "today's traffic is 5 min of steady load after 92 min of warm-up"));
    CHECK(holds(text, "warmed up until as much is held as stays, which takes longest of connections of People"));
    CHECK(holds(text, "not judged: p99 of W: its Window of 60 minutes is longer"));
    CHECK(holds(text, "today: M: 12 executions were under way at the end"));
    const auto json = parsed(report::jsonOf(point));
    CHECK(json.find("NotJudged")->elements().size() == 1);
    CHECK(json.find("Warnings")->elements().size() == 1);
}

TEST_CASE("a crossing whose interval has no width keeps its digits", "[report]") {
    planning::BreakEven study;
    study.first = "a";
    study.second = "b";
    study.axis = "R";
    study.unit = "/s";
    study.figure.metric = "Cost";
    study.crossing = 16.6696;
    study.ci95 = study::Interval{16.6696, 16.6696};
    CHECK(holds(report::documentText(report::documentOf(study)), "they cross at R = 16.6696/s"));
    // What is known to a twentieth is not told to a thousandth.
    study.ci95 = study::Interval{15.8, 17.5};
    CHECK(holds(report::documentText(report::documentOf(study)), "they cross at R = 16.67/s (95 %: 15.8/s to 17.5/s)"));
}

TEST_CASE("a break-even prints what runs of its designs would warn of", "[report]") {
    planning::BreakEven study;
    study.first = "a";
    study.second = "b";
    study.axis = "Wait";
    study.unit = "s";
    study.curve.resize(3);
    study.notes = {"workload W is closed in one of the designs"};
    study.warnings.push_back({"b", "M: 410 executions were under way at the end", 41.0, 2});
    const std::string text = report::documentText(report::documentOf(study));
    CHECK(holds(text, "workload W is closed in one of the designs"));
    CHECK(holds(text, "warning of \"b\" at 2 of 3 values, first at Wait = 41s: M: 410 executions were under way"));
    const auto json = parsed(report::jsonOf(study));
    CHECK(json.find("Notes")->elements().size() == 1);
    const auto& warned = json.find("Warnings")->elements().front();
    CHECK(warned.find("Design")->asString() == "b");
    CHECK(warned.find("FirstAt")->asNumber() == 41.0);
    CHECK(warned.find("Values")->asInteger() == 2);
}
