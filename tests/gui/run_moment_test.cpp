// SPDX-License-Identifier: GPL-3.0-or-later
// What a box of the diagram says: counts and shares by hand.
#include "gui/items/run_moment.hpp"

#include <limits>

#include "gui/format.hpp"
#include "gui/items/share_text.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

GraphNode resource(const char* name) { return {OutlineItem::Kind::Resource, name, name, {}, {}}; }

}  // namespace

TEST_CASE("what a table threw back is a share of its requests, whatever units each takes") {
    study::StudyResult study;
    study.duration = 120.0;
    study::DesignResult& design = study.designs.emplace_back();
    // 90 writes of 8 KB answered and 10 refused in the first minute, 60 and none in the second.
    design.series = {{"Votes/ConsumedWriteCapacityUnits/Sum", {720.0, 480.0}},
                     {"Votes/WriteThrottleEvents/Sum", {10.0, 0.0}},
                     {"Votes/ThrottledRequests/Sum", {10.0, 0.0}},
                     {"Votes/SuccessfulRequestLatency/Average", {4.0, 4.0}},
                     {"Votes/SuccessfulRequests/Sum", {90.0, 60.0}}};
    const RunMoments moments(study, design);
    CHECK(moments.stateOf(resource("Votes"), 0.0).refused == "throttled " + shareText(0.1));
    CHECK(moments.stateOf(resource("Votes"), 60.0).refused.isEmpty());
    CHECK(moments.stateOf(resource("Votes"), {}).refused == "throttled " + shareText(10.0 / 160.0));
    CHECK(moments.stateOf(resource("Votes"), 0.0).line == "mean " + say::duration(0.004));
    CHECK(*moments.rateOf(resource("Votes"), 0.0) == Approx(1.5));
    // Where nobody counted its requests, no share is made up out of units.
    design.series.pop_back();
    CHECK(RunMoments(study, design).stateOf(resource("Votes"), 0.0).refused.isEmpty());
}

TEST_CASE("a minute in which nothing happened has no latency, and each other counts by its requests") {
    const double none = std::numeric_limits<double>::quiet_NaN();
    study::StudyResult study;
    study.duration = 180.0;
    study::DesignResult& design = study.designs.emplace_back();
    design.series = {{"Votes/SuccessfulRequestLatency/Average", {4.0, none, 16.0}},
                     {"Votes/SuccessfulRequests/Sum", {90.0, 0.0, 30.0}}};
    const RunMoments moments(study, design);
    CHECK(moments.stateOf(resource("Votes"), 60.0).line.isEmpty());
    CHECK(moments.stateOf(resource("Votes"), 120.0).line == "mean " + say::duration(0.016));
    CHECK(moments.stateOf(resource("Votes"), {}).line == "mean " + say::duration(0.007));  // (90 x 4 + 30 x 16) / 120
}

TEST_CASE("a state machine has the rate at which executions start, and its calls follow it") {
    study::StudyResult study;
    study.duration = 60.0;
    study::DesignResult& design = study.designs.emplace_back();
    design.series = {{"Journey/ExecutionsStarted/Sum", {180.0}}, {"Journey/ThrottledEvents/Sum", {20.0}}};
    const RunMoments moments(study, design);
    CHECK(*moments.rateOf(resource("Journey"), 0.0) == Approx(3.0));
    CHECK(moments.stateOf(resource("Journey"), 0.0).refused == "throttled " + shareText(0.1));
    Graph graph;
    graph.nodes = {resource("Journey"), resource("Reserve")};
    graph.edges = {{0, 1, "Invoke", 4.0, 12.0}};
    const auto rate = moments.rateAlong(graph, graph.edges.front(), 0.0);
    REQUIRE(rate);
    CHECK(rate->perSecond == Approx(12.0));
    CHECK(rate->expected);
}

TEST_CASE("an API says how many of its routes nothing answers") {
    format::Scenario scenario = sample::scenario();
    auto& api = std::get<apigateway::Spec>(scenario.designs[0].resources[0].spec);
    const auto detail = [&] {
        const Graph graph = graphOf(scenario, 0);
        return graph.nodes[graph.find(OutlineItem::Kind::Resource, "Api")].detail;
    };
    CHECK(detail().endsWith("1 route"));
    api.routes.push_back(api.routes.front());
    api.routes.back().integration.clear();
    api.routes.back().http.emplace().latency = base::Distribution::constant(0.0);  // as when its function is taken out
    CHECK(detail().endsWith("2 routes, 1 not connected"));
    api.routes.back().http->latency = base::Distribution::constant(0.02);
    CHECK(detail().endsWith("2 routes"));
    api.routes.back().http.reset();
    api.routes.back().integration = "Mock";
    CHECK(detail().endsWith("2 routes, 1 not connected"));
}

TEST_CASE("a queue says what waits in it and for how long, a moment's or the most") {
    study::StudyResult study;
    study.duration = 120.0;
    study::DesignResult& design = study.designs.emplace_back();
    design.replications = 3;
    design.series = {{"Orders/ApproximateNumberOfMessagesVisible/Maximum", {40.0, 72912.0}},
                     {"Orders/ApproximateAgeOfOldestMessage/Maximum", {20.0, 1600.5}},
                     {"Failed/ApproximateNumberOfMessagesVisible/Maximum", {0.0, 18.0}},
                     {"Failed/NumberOfMessagesSent/Sum", {0.0, 0.0}}};
    // 90 in three replications of two minutes: 0.25 a second.
    design.resources = {{"Orders", "AWS::SQS::Queue", {{"MessagesMovedToDeadLetterQueue", 90.0}}}};
    const RunMoments moments(study, design);
    GraphNode orders = resource("Orders");
    orders.patience = 60.0;
    const auto at = [&](std::optional<double> second) { return moments.stateOf(orders, second); };
    CHECK(at(0.0).line == "40 waiting");
    CHECK(at(0.0).mood == Mood::Good);
    CHECK(at({}).line == "up to 72,912 waiting");
    CHECK(at({}).refused == "oldest " + say::duration(1601.0));
    CHECK(at({}).mood == Mood::Bad);
    GraphNode failed = resource("Failed");
    CHECK(moments.stateOf(failed, {}).mood == Mood::Good);
    failed.deadLetters = true;
    CHECK(moments.stateOf(failed, {}).mood == Mood::Bad);
    CHECK(moments.stateOf(failed, 0.0).mood == Mood::Good);
    Graph graph;
    graph.nodes = {orders, failed};
    graph.edges = {{0, 1, "messages received 3 times", {}, {}, true}};
    const auto rate = moments.rateAlong(graph, graph.edges.front(), {});
    REQUIRE(rate);
    CHECK(rate->perSecond == Approx(0.25));
    CHECK_FALSE(rate->expected);
    CHECK_FALSE(moments.rateAlong(graph, graph.edges.front(), 0.0));  // not counted by the minute
}
