// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/match.hpp"

#include "scenarios/recorded/metric_answer.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using recorded::MatchedSeries;
using recorded::Series;

namespace {

format::Scenario shop() {
    const format::LoadedScenario loaded = format::loadScenarioText(
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
             "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /a": { "Integration": "View" }, "GET /b": { "Integration": "Buy" } } },
             "View": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [ { "Call": { "Target": "Orders", "Operation": "Query" } } ] } },
             "Buy": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Duration": "5ms" } },
             "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 5, "ItemSize": "1KB" } } },
             "Workloads": { "W": { "Target": "Api", "Route": "GET /a", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
             "Simulation": { "Duration": "60s" } })",
        "shop.json");
    REQUIRE(loaded.scenario);
    return *loaded.scenario;
}

Series labelled(const std::string& label, const std::string& id = "m1") {
    Series series;
    series.id = id;
    series.label = label;
    series.points = {{0, 1.0}};
    return series;
}

/// "View Duration p99", or the note that says why it is nothing.
std::string matchOf(Series series, const std::map<std::string, std::string>& names = {}) {
    const format::Scenario scenario = shop();
    const recorded::Matched matched = recorded::match({std::move(series)}, scenario.designs.front(), names);
    if (matched.series.empty()) return matched.notes.front();
    const MatchedSeries& one = matched.series.front();
    return one.resource + " " + recorded::metricText(one) + " " + recorded::toText(one.statistic);
}

}  // namespace

TEST_CASE("a label's words say whose metric it is", "[recorded]") {
    CHECK(matchOf(labelled("View Duration p99")) == "View Duration p99");
    CHECK(matchOf(labelled("View/Invocations/Sum")) == "View Invocations Sum");
    CHECK(matchOf(labelled("Duration", "view_p50")) == "View Duration p50");
    CHECK(matchOf(labelled("Buy ConcurrentExecutions")) == "Buy ConcurrentExecutions Maximum");
    CHECK(matchOf(labelled("shop-prod-Buy-1ABCDEF2 Throttles")) == "Buy Throttles Sum");
    CHECK(matchOf(labelled("orders-eu Invocations"), {{"Buy", "orders-eu"}}) == "Buy Invocations Sum");
}

TEST_CASE("the only resource with a metric needs no name, one of several does", "[recorded]") {
    CHECK(matchOf(labelled("Latency p99")) == "Api Latency p99");
    CHECK(matchOf(labelled("ConsumedReadCapacityUnits")) == "Orders ConsumedReadCapacityUnits Sum");
    CHECK(matchOf(labelled("Invocations")) == "\"Invocations\" may be of several resources: left out");
    CHECK(matchOf(labelled("W Latency")) == "left out, no metrics of this design: \"W Latency\"");
    CHECK(matchOf(labelled("CPUUtilization")) == "left out, no metrics of this design: \"CPUUtilization\"");
}

TEST_CASE("a dimension decides, whatever the label says", "[recorded]") {
    Series series = labelled("View");
    series.metric = "Duration";
    series.statistic = "Average";
    series.dimensions = {{"FunctionName", "shop-Buy-XYZ"}};
    CHECK(matchOf(series) == "Buy Duration Average");
    series.dimensions = {{"FunctionName", "billing"}};
    CHECK(matchOf(series) == "left out, no metrics of this design: \"View\"");
    series.metric = "ConsumedReadCapacityUnits";
    series.dimensions = {{"TableName", "somebody-elses"}};
    CHECK(matchOf(series) == "left out, no metrics of this design: \"View\"");
}

TEST_CASE("a function with a name of its own in the account is none that CloudFormation named", "[recorded]") {
    // CloudFormation User Guide, "Name type": STACK-LOGICALID-SUFFIX is the name of what has none of its own.
    Series series = labelled("Duration p99");
    series.metric = "Duration";
    series.statistic = "p99";
    series.dimensions = {{"FunctionName", "other-View-1X2Y3Z"}};
    CHECK(matchOf(series) == "View Duration p99");
    CHECK(matchOf(series, {{"View", "prod-view"}}).starts_with("left out"));
    series.dimensions = {{"FunctionName", "prod-view"}};
    CHECK(matchOf(series, {{"View", "prod-view"}}) == "View Duration p99");
}

TEST_CASE("a nested stack's resource is known by the stack's name and its own behind it", "[recorded]") {
    // The nested stack is called PARENT-Child-SUFFIX, so its function Place is PARENT-Child-SUFFIX-Place-SUFFIX.
    CHECK(recorded::isCalled("ChildPlace", {}, "shop-Child-1ABC2D-Place-9XYZ8W"));
    CHECK(recorded::isCalled("ChildPlace", {}, "shop-ChildPlace-9XYZ8W"));
    CHECK_FALSE(recorded::isCalled("ChildPlace", {}, "shop-Place-1ABC2D-Child-9XYZ8W"));
    CHECK_FALSE(recorded::isCalled("ChildPlace", {}, "shop-Child-1ABC2D-Read-9XYZ8W"));
}

TEST_CASE("a table's operation is its dimension or a word of the label", "[recorded]") {
    CHECK(matchOf(labelled("Orders Query SuccessfulRequestLatency p99")) ==
          "Orders Query SuccessfulRequestLatency p99");
    CHECK(matchOf(labelled("ThrottledRequests", "orders_putitem")) == "Orders PutItem ThrottledRequests Sum");
    CHECK(matchOf(labelled("Orders SuccessfulRequestLatency")) == "Orders SuccessfulRequestLatency Average");
    CHECK(matchOf(labelled("Orders Query ConsumedReadCapacityUnits")) == "Orders ConsumedReadCapacityUnits Sum");
    Series series = labelled("x");
    series.metric = "SuccessfulRequestLatency";
    series.statistic = "SampleCount";
    series.dimensions = {{"TableName", "Orders"}, {"Operation", "BatchGetItem"}};
    CHECK(matchOf(series) == "Orders BatchGetItem SuccessfulRequestLatency SampleCount");
    series.dimensions = {{"TableName", "Orders"}, {"Operation", "GetRecords"}};
    CHECK(matchOf(series) == "\"x\" is of an operation that the simulated table does not answer: left out");
}

TEST_CASE("operations of one metric are no duplicates", "[recorded]") {
    const format::Scenario scenario = shop();
    const recorded::Matched matched = recorded::match(
        {labelled("Orders Query SuccessfulRequestLatency"), labelled("Orders GetItem SuccessfulRequestLatency"),
         labelled("Orders GetItem SuccessfulRequestLatency Average")},
        scenario.designs.front(), {});
    CHECK(matched.series.size() == 2);
}

TEST_CASE("a metric that is there twice counts once", "[recorded]") {
    const format::Scenario scenario = shop();
    const recorded::Matched matched = recorded::match(
        {labelled("View Invocations"), labelled("View Invocations Sum", "m2")}, scenario.designs.front(), {});
    CHECK(matched.series.size() == 1);
    CHECK(matched.notes == std::vector<std::string>{"\"View Invocations Sum\" is there twice: the first counts"});
}

TEST_CASE("what is asked for is known when it is answered", "[recorded]") {
    const format::Scenario scenario = shop();
    const std::string queries = recorded::queriesFor(scenario.designs.front(), {{"Buy", "buy-prod"}}, 60);
    CHECK(queries.find("\"Value\": \"buy-prod\"") != std::string::npos);
    // What DynamoDB has by operation alone is asked for by the operations that the design uses.
    const std::string latency = R"("MetricName": "SuccessfulRequestLatency")";
    const std::size_t at = queries.find(latency);
    REQUIRE(at != std::string::npos);
    CHECK(queries.substr(at, 400).find(R"("Value": "Query")") != std::string::npos);
    CHECK(queries.find(R"("Value": "GetItem")") == std::string::npos);
    CHECK(queries.find("\"Orders Query SuccessfulRequestLatency SampleCount\"") != std::string::npos);
    CHECK(queries.find("\"Orders Query SuccessfulRequestLatency p99\"") != std::string::npos);
    CHECK(queries.find(R"("Namespace": "LambdaInsights")") != std::string::npos);
    CHECK(queries.find(R"("Name": "function_name")") != std::string::npos);
    recorded::Recording recording{{labelled("whatever", "m1")}, {}};
    REQUIRE(recorded::addQueries(queries, recording));
    const recorded::Matched matched = recorded::match(recording.series, scenario.designs.front(), {});
    REQUIRE(matched.series.size() == 1);
    CHECK(matched.series.front().resource == "Api");
    CHECK(matched.series.front().metric->name == "Count");
}

// What one route counted is a part of what its API did: taken for the whole, it would drive all traffic.
TEST_CASE("a route's series is not taken for its API's, whichever comes first", "[recorded]") {
    const format::Scenario scenario = shop();
    std::vector<Series> series{labelled("Api GET /a Count", "m1"), labelled("Api Count", "m2"),
                               labelled("Api $default Latency p99", "m3")};
    series[1].points = {{0, 5.0}};
    const recorded::Matched matched = recorded::match(series, scenario.designs.front(), {});
    REQUIRE(matched.series.size() == 1);
    CHECK(matched.series.front().series.points.front().value == 5.0);
    REQUIRE(matched.notes.size() == 2);
    CHECK(matched.notes.front() == "\"Api GET /a Count\" is of one route of Api, not of the whole API: left out");
    Series byDimension = labelled("", "m4");
    byDimension.metric = "Count";
    byDimension.dimensions = {{"ApiId", "a1b2"}, {"Stage", "$default"}, {"Route", "GET /a"}};
    CHECK(matchOf(byDimension).find("is of one route of Api") != std::string::npos);
    byDimension.dimensions.pop_back();
    CHECK(matchOf(byDimension) == "Api Count Sum");
}

TEST_CASE("values that no metric can have are refused by name and time", "[recorded]") {
    const auto refusal = [](double value) {
        Series series = labelled("View Invocations Sum");
        series.points = {{1767571200, 3.0}, {1767571260, value}};
        const format::Scenario scenario = shop();
        const auto good = recorded::checkValues(recorded::match({series}, scenario.designs.front(), {}).series);
        return good ? std::string() : good.error().what;
    };
    CHECK(refusal(0.0).empty());
    CHECK(refusal(-5.0) ==
          "\"View Invocations Sum\": the value at 2026-01-05T00:01:00Z is negative, which no value of View Invocations "
          "can be");
    CHECK(refusal(1e16).find("is above 1e15") != std::string::npos);
}
