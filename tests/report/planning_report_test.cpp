// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparison.hpp"
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

planning::BreakingPoint broken() {
    planning::BreakingPoint point;
    point.scenario = "Shop";
    point.design = "as written";
    point.rateToday = 300.0;
    point.failures.push_back({planning::LimitKind::Capacity, "Orders: write capacity", 1.5, 450.0, 0.02, true,
                              "raise WriteCapacityUnits", 47.45});
    point.quotas.push_back({"Lambda concurrent executions", 10.0, 1000.0, true, 100.0});
    point.triedTo = 3.0;
    return point;
}

}  // namespace

TEST_CASE("a breaking point as text, JSON and rows", "[report]") {
    const auto point = broken();
    const std::string text = report::documentText(report::documentOf(point));
    CHECK(holds(text, "First to give way: Orders: write capacity, at 1.5x today's traffic"));
    CHECK(holds(text, "$47.45 a month"));
    CHECK(holds(text, "Lambda concurrent executions"));
    const auto json = parsed(report::jsonOf(point));
    CHECK(json.find("HeadroomBreakingPoint")->asInteger() == 1);
    const auto& failure = json.find("Failures")->elements().front();
    CHECK(failure.find("Kind")->asString() == "capacity");
    CHECK(failure.find("FixPerMonth")->numberText() == "47.45");
    CHECK(report::rowsCsv(report::rowsOf(point)).starts_with("what,kind,factor"));
    planning::BreakingPoint nothing;
    nothing.triedTo = 100.0;
    CHECK(holds(report::documentText(report::documentOf(nothing)), "Nothing fails up to 100x today's traffic"));
}

TEST_CASE("a breaking point says what it counts beyond, and what a slow rise would meet", "[report]") {
    auto point = broken();
    point.failures.front().refusedShare = 8.4944;
    point.quotas.front().factor = 333333.3;
    CHECK(holds(report::documentText(report::documentOf(point)), "849 refusals in 100 requests"));
    CHECK(holds(report::documentText(report::documentOf(point)), "333,333x"));
    point.failures.push_back({planning::LimitKind::Latency, "p99 of Api", 10.0, 3000.0, 0.5, false, "", std::nullopt});
    CHECK(holds(report::documentText(report::documentOf(point)), "500 ms measured"));
    CHECK_FALSE(holds(report::documentText(report::documentOf(point)), "slow"));
    point.failures.front().sudden = true;
    const std::string text = report::documentText(report::documentOf(point));
    CHECK(holds(text, "Where traffic rises slowly enough for auto scaling, first: p99 of Api, at 10x"));
    CHECK(holds(text, "judged twice"));
    point.failures.pop_back();
    CHECK(holds(report::documentText(report::documentOf(point)), "auto scaling, nothing fails up to 3x"));
    CHECK(parsed(report::jsonOf(point)).find("Failures")->elements().front().find("Sudden")->asBool());
}

TEST_CASE("a sweep's rows are tidy: one a point and figure; refused points say why", "[report]") {
    planning::Sweep sweep;
    sweep.axes = {"Memory"};
    sweep.replications = 5;
    planning::SweepPoint point;
    point.design = "a";
    point.values = {"128"};
    point.done = true;
    point.figures.push_back({"Cost", "", "", -1.5, study::Interval{-2.0, -1.0}});
    point.objectives.push_back({"p99 of Api, small", 0.2, std::nullopt, study::Met::No});
    sweep.points.push_back(point);
    sweep.points.push_back({"a", {"64"}, true, "too small", {}, {}});
    const std::string csv = report::rowsCsv(report::rowsOf(sweep));
    CHECK(csv ==
          "point,design,Memory,metric,of,statistic,mean,low95,high95,met\n"
          "0,a,128,Cost,,,-1.5,-2,-1,\n"
          "0,a,128,Objective,\"p99 of Api, small\",,0.2,,,missed\n"
          "1,a,64,Refused,too small,,,,,\n");
    const std::string text = report::documentText(report::documentOf(sweep));
    CHECK(holds(text, "MISSED"));
    CHECK(holds(text, "refused, for one: too small"));
    CHECK_FALSE(holds(text, "Not priced"));
    sweep.points.front().values = {"0.650903144817"};
    sweep.notPriced = {"AmazonDAX NodeUsage:dax.r7i.large of Cache"};
    const std::string unpriced = report::documentText(report::documentOf(sweep));
    CHECK(holds(unpriced, "Not priced, so in no cost here: AmazonDAX"));
    CHECK(holds(unpriced, " 0.6509 "));
    CHECK(parsed(report::jsonOf(sweep)).find("NotPriced")->size() == 1);
    CHECK(parsed(report::jsonOf(sweep)).find("Points")->size() == 2);
}

TEST_CASE("a break-even says where, how sure, and where today is", "[report]") {
    planning::BreakEven study;
    study.first = "on-demand";
    study.second = "provisioned";
    study.axis = "Traffic";
    study.replications = 5;
    study.curve = {{1.0, 10.0, 40.0, study::Interval{29.0, 31.0}, planning::Lower::First},
                   {8.0, 80.0, 40.0, study::Interval{-41.0, -39.0}, planning::Lower::Second}};
    study.crossing = 4.0;
    study.ci95 = study::Interval{3.9, 4.1};
    study.today = planning::CrossingPoint{1.0, 10.0, 40.0, std::nullopt, planning::Lower::First};
    const std::string text = report::documentText(report::documentOf(study));
    CHECK(holds(text, "they cross at Traffic = 4 (95 %: 3.9 to 4.1); beyond it the lower one is \"provisioned\""));
    CHECK_FALSE(holds(text, "fewer than five"));
    CHECK(holds(text, "today's value is 0.25 times the crossing"));
    CHECK_FALSE(holds(text, "fails"));
    study.curve.back().secondFails = "22.7 % of the requests fail";
    const std::string marked = report::documentText(report::documentOf(study));
    CHECK(holds(marked, "$40.00 (fails)"));
    CHECK(holds(marked,
                "\"provisioned\" fails at 1 of 2 values, first at Traffic = 8: 22.7 % of the requests fail; its "
                "cost a month there is that of a design that does not do the work"));
    CHECK(holds(report::jsonOf(study), "\"SecondFails\": \"22.7 % of the requests fail\""));
    CHECK(report::rowsOf(study)[2].back() == "22.7 % of the requests fail");
    study.curve.back().secondFails = "misses cost <= 80 USD / month; misses p99 of Api <= 250 ms";
    CHECK(holds(report::documentText(report::documentOf(study)), "there is that of a design that misses an objective"));
    study.crossing.reset();
    study.curve.pop_back();
    CHECK(holds(report::documentText(report::documentOf(study)), "\"on-demand\" has the lower cost a month all along"));
    CHECK(parsed(report::jsonOf(study)).find("Crossing")->isNull());
    CHECK(parsed(report::jsonOf(study)).find("Verdict")->asString() == "First");
}

TEST_CASE("a break-even without an interval says so, and what is not told apart", "[report]") {
    planning::BreakEven study;
    study.first = "a";
    study.second = "b";
    study.axis = "Traffic";
    study.replications = 2;
    study.figure = {"Latency", "Api", "P999"};
    study.curve = {{1.0, 0.1, 0.2, std::nullopt, planning::Lower::First},
                   {1.5, 0.25, 0.125, std::nullopt, planning::Lower::Unclear},
                   {2.0, 0.4, 0.2, std::nullopt, planning::Lower::Second}};
    study.crossing = 1.48765;
    const std::string text = report::documentText(report::documentOf(study));
    CHECK(holds(text, "they cross at about Traffic = 1.5; beyond it the lower one is \"b\""));
    CHECK(holds(text, "fewer than five replications: no interval"));
    CHECK(holds(text, "-125 ms, not told apart"));
    CHECK(holds(text, "p99.9 of Api"));
    const auto json = parsed(report::jsonOf(study));
    CHECK(holds(json.find("WhyNoInterval")->asString(), "fewer than five"));
    CHECK(json.find("Statistic")->asString() == "P999");
    CHECK(json.find("Curve")->elements()[1].find("Lower")->isNull());
    study.crossing.reset();
    study.curve = {study.curve[1]};
    CHECK(holds(report::documentText(report::documentOf(study)), "not told apart: nowhere along the range"));
    CHECK(parsed(report::jsonOf(study)).find("Verdict")->asString() == "NotToldApart");
}

TEST_CASE("numbers of texts have no exponent", "[report]") {
    CHECK(report::plainText(333333.3) == "333,333");
    CHECK(report::plainText(0.06671) == "0.0667");
    CHECK(report::plainText(2.5) == "2.5");
    CHECK(report::plainText(1100.0, 2) == "1,100");
    CHECK(report::plainText(0.0) == "0");
    CHECK(report::plainText(-0.000012345) == "-0.0000123");
    CHECK(report::plainText(0.9996) == "1");
}

TEST_CASE("an optimum says how sure it is and what it cost to find", "[report]") {
    planning::Optimum study;
    study.axes = {"Memory"};
    study.latencyOf = "Api";
    study.space = 200;
    study.tried = 60;
    study.runs = 90;
    study.bruteForce = 1000;
    study.replications = 5;
    planning::Contender best;
    best.design = "a";
    best.values = {"512"};
    best.cost = 10.0;
    best.met = study::Met::Yes;
    study.best = best;
    study.toRunnerUp = planning::Difference{0.5, study::Interval{0.4, 0.6}, std::nullopt, planning::Verdict::Worse};
    const std::string text = report::documentText(report::documentOf(study));
    CHECK(holds(text, "tried 60 of 200 designs in 90 runs; 5 replications of each design would have taken 1,000 runs"));
    CHECK(holds(text, "$0.50 above it ± $0.10 (95 %, paired): sure"));
    CHECK(parsed(report::jsonOf(study)).find("Best")->find("Values")->elements().front().asString() == "512");
}

TEST_CASE("growth in rows", "[report]") {
    planning::Growth study;
    planning::GrowthPoint point;
    point.design = "a";
    point.label = "3x";
    point.traffic = 3.0;
    point.cost = 12.0;
    point.objectives.push_back({"p99 of Api", 0.5, std::nullopt, study::Met::No});
    study.points.push_back(point);
    CHECK(holds(report::documentText(report::documentOf(study)), "p99 of Api"));
    CHECK(holds(report::rowsCsv(report::rowsOf(study)), "a,3x,3,1,12,,,0,,,0"));
    CHECK(parsed(report::jsonOf(study)).find("Points")->size() == 1);
}

TEST_CASE("a study says what its costs lack before its tables", "[report]") {
    planning::Growth growth;
    growth.scenario = "Bakery";
    growth.notPriced = {"AmazonDAX NodeUsage:dax.r7i.large of Cache", "AmazonEC2 NatGateway-Hours"};
    const std::string text = report::documentText(report::documentOf(growth));
    const std::size_t said = text.find(
        "Not priced, so in no cost here: AmazonDAX NodeUsage:dax.r7i.large of Cache, AmazonEC2 NatGateway-Hours; what");
    REQUIRE(said != std::string::npos);
    CHECK(said < text.find("cost a month"));
    growth.notPriced.clear();
    CHECK(report::documentText(report::documentOf(growth)).find("Not priced") == std::string::npos);
}

namespace {

/// Whether a study's text, JSON and page name its books.
template <class Study>
void namesItsBooks() {
    Study study;
    study.prices = "us-east-1; AWSLambda of 2026-01-01 from mine.json";
    CHECK(holds(report::documentText(report::documentOf(study)), "Prices: " + study.prices + "\n"));
    CHECK(parsed(report::jsonOf(study)).find("Prices")->asString() == study.prices);
    CHECK(holds(report::htmlOf(study), "Prices: " + study.prices));
}

}  // namespace

TEST_CASE("every planning study names the books and dates of its costs", "[report]") {
    namesItsBooks<planning::BreakingPoint>();
    namesItsBooks<planning::Sweep>();
    namesItsBooks<planning::BreakEven>();
    namesItsBooks<planning::Growth>();
    namesItsBooks<planning::Optimum>();
}

TEST_CASE("a search tells which designs fail requests, and what the runs of the best one warn of", "[report]") {
    planning::Optimum study;
    study.best.emplace();
    study.best->warnings = {"Flow: 12 executions were under way at the end"};
    planning::Contender refusing;
    refusing.undone = {"Orders", 0.938, 0.93};
    study.frontier = {refusing};
    const std::string text = report::documentText(report::documentOf(study));
    CHECK(holds(text, "fails (93.80 %)"));
    CHECK(holds(text, "no objective on ErrorRate says how many may"));
    CHECK(holds(text, "warning of the best design: Flow: 12 executions were under way at the end"));
    CHECK_FALSE(holds(text, "of the best design 0"));
    const auto json = parsed(report::jsonOf(study));
    CHECK(json.find("Best")->find("Warnings")->elements().size() == 1);
    const auto& told = json.find("Frontier")->elements()[0];
    CHECK(told.find("UndoneOf")->asString() == "Orders");
    CHECK(told.find("UndoneShare")->asNumber() == 0.938);
    study.frontier.clear();
    study.best->undone = {"Orders", 0.02, 0.0};
    const std::string alike = report::documentText(report::documentOf(study));
    CHECK(holds(alike, "of the best design 2.00 % of the requests of Orders fail"));
    CHECK_FALSE(holds(alike, "fails ("));
}

TEST_CASE("a runner-up that is cheaper is told as what it is: less sure", "[report]") {
    planning::Optimum study;
    study.best.emplace();
    study.toRunnerUp.emplace();
    study.toRunnerUp->value = -2.5;
    study.toRunnerUp->paired = study::Interval{-3.0, -2.0};
    const std::string below = report::documentText(report::documentOf(study));
    CHECK(below.find("the runner-up is $2.50 below it, but less sure to meet the objectives") != std::string::npos);
    CHECK(below.find("cannot be told apart") == std::string::npos);
    study.toRunnerUp->value = 2.5;
    study.toRunnerUp->paired = study::Interval{2.0, 3.0};
    CHECK(report::documentText(report::documentOf(study)).find("the runner-up is $2.50 above it ± $0.50") !=
          std::string::npos);
}

TEST_CASE("a runner-up that is surely above by next to nothing is about the same", "[report]") {
    planning::Optimum study;
    study.best.emplace();
    study.toRunnerUp = planning::Difference{0.47, study::Interval{0.47, 0.47}, std::nullopt, planning::Verdict::Same};
    const std::string text = report::documentText(report::documentOf(study));
    CHECK(text.find(": sure, and so little that the two are about the same") != std::string::npos);
    study.toRunnerUp->verdict = planning::Verdict::Worse;
    CHECK(report::documentText(report::documentOf(study)).find("about the same") == std::string::npos);
}

TEST_CASE("what waits beyond a limit is not told as refused", "[report]") {
    planning::BreakingPoint study;
    study.failures.push_back(
        {planning::LimitKind::Quota, "Flow: transitions", 5.0, 50.0, 0.25, true, "ask", std::nullopt});
    CHECK(report::documentText(report::documentOf(study)).find("25 refusals in 100 requests") != std::string::npos);
    study.failures.front().waits = true;
    CHECK(report::documentText(report::documentOf(study)).find("25 waits in 100 requests") != std::string::npos);
}
