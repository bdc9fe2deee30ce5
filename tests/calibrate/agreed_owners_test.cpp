// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a recording belongs to is one rule, of calibrate (logs, traces, bills) and of check (metrics): a name in the
// account is that resource's, whatever resource of the scenario has the name. Cases are set by hand.
#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/calibrate/called_owners.hpp"
#include "scenarios/document/digest.hpp"
#include "scenarios/recorded/recordings.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

std::string calledFunction(const std::string& id, const std::string& called) {
    return "\"" + id + R"(":{"Type":"AWS::Lambda::Function","Properties":{"Runtime":"nodejs22.x")" +
           (called.empty() ? "" : R"(,"FunctionName":")" + called + "\"") + R"(},"Behavior":{"Duration":"5ms"}})";
}

Node agreedScenario(const std::string& resources, const std::string& target) {
    auto read = document::readText(R"({"Headroom":1,"Region":"us-east-1","Resources":{)" + resources +
                                       R"(},"Workloads":{"W":{"Target":")" + target +
                                       R"(","Arrivals":{"Poisson":{"Rate":"1/s"}}}},"Simulation":{"Duration":"60s"}})",
                                   "s.json", document::Format::Json);
    REQUIRE(read.ok());
    return std::move(*read.root);
}

recorded::Series seriesOf(const std::string& metric, const std::string& dimension, const std::string& called) {
    recorded::Series series;
    series.metric = metric;
    series.statistic = "Sum";
    series.dimensions = {{dimension, called}};
    series.points = {{0, 1.0}};
    return series;
}

/// Whose check takes it for, and the notes.
std::string metricOwner(const Node& scenario, const recorded::Series& series) {
    const auto names = recorded::realNamesOf(scenario, {});
    REQUIRE(names);
    const format::Scenario read = loadedScenario(scenario);
    const recorded::Matched matched = recorded::match({series}, read.designs.front(), *names);
    std::string text = matched.series.empty() ? "nobody" : matched.series.front().resource;
    for (const std::string& note : matched.notes) text += "; " + note;
    return text;
}

}  // namespace

TEST_CASE("a name in the account is that function's in calibrate and in check, and it is told", "[calibrate]") {
    const std::string passed =
        "\"Place\" is what Legacy is called in the account: it is taken for that one, not for the resource of that "
        "name";
    for (const std::string own : {"", "place-prod"}) {
        for (const bool first : {true, false}) {
            const std::string place = calledFunction("Place", own);
            const std::string legacy = calledFunction("Legacy", "Place");
            const Node scenario = agreedScenario(first ? place + "," + legacy : legacy + "," + place, "Legacy");
            const auto names = recorded::realNamesOf(scenario, {});
            REQUIRE(names);
            CHECK(calibrate::ownersCalled(scenario, "::Function", *names, "Place") ==
                  std::vector<std::string>{"Legacy"});
            CHECK(calibrate::passedOver(scenario, "::Function", *names, "Place") == passed);
            CHECK(metricOwner(scenario, seriesOf("Invocations", "FunctionName", "Place")) == "Legacy; " + passed);
            if (own.empty()) continue;
            CHECK(metricOwner(scenario, seriesOf("Invocations", "FunctionName", own)) == "Place");
            CHECK(calibrate::calledOwner(scenario, "::Function", own) == "Place");
            CHECK(calibrate::passedOver(scenario, "::Function", *names, own).empty());
        }
    }
}

TEST_CASE("what is asked for a resource whose name another one has in the account is known as its own again",
          "[calibrate]") {
    const Node scenario =
        agreedScenario(calledFunction("Place", "place-prod") + "," + calledFunction("Legacy", "Place"), "Legacy");
    const auto names = recorded::realNamesOf(scenario, {});
    REQUIRE(names);
    const std::string queries = recorded::queriesFor(loadedScenario(scenario).designs.front(), *names, 60);
    CHECK(queries.find("\"place-prod Invocations Sum\"") != std::string::npos);
    CHECK(queries.find("\"Place Invocations Sum\"") == std::string::npos);
    CHECK(queries.find("\"Legacy Invocations Sum\"") != std::string::npos);
    recorded::Series answer;  // of which an answer has the label alone
    answer.label = "place-prod Invocations Sum";
    answer.points = {{0, 1.0}};
    CHECK(metricOwner(scenario, answer) == "Place");
}

TEST_CASE("metrics of an HTTP API are known by its ApiId where that is known", "[calibrate]") {
    const auto api = [](const std::string& id, const std::string& called) {
        return "\"" + id + R"(":{"Type":"AWS::ApiGatewayV2::Api","Properties":{"ProtocolType":"HTTP","Name":"shop")" +
               (called.empty() ? "" : R"(,"ApiId":")" + called + "\"") +
               R"(},"Routes":{"GET /a":{"Integration":"F"}}})";
    };
    const std::string rest = "," + calledFunction("F", "");
    const Node two = agreedScenario(api("One", "a1b2c3d4e5") + "," + api("Two", "f6g7h8i9j0") + rest, "F");
    CHECK(metricOwner(two, seriesOf("Count", "ApiId", "f6g7h8i9j0")) == "Two");
    CHECK(metricOwner(two, seriesOf("Count", "ApiId", "x0x0x0x0x0")).starts_with("nobody; left out, no metrics"));
    // Its Name names nobody, and of one whose ApiId nobody knows it can only be.
    const Node one = agreedScenario(api("One", "") + rest, "F");
    CHECK(metricOwner(one, seriesOf("Count", "ApiId", "f6g7h8i9j0")) == "One");
}

TEST_CASE("a log of another stage than the default is nobody's, and what to import again with is said", "[calibrate]") {
    Node scenario =
        agreedScenario(calledFunction("Place", "dev-place") + "," + calledFunction("Read", "dev-read"), "Read");
    const std::string slot = "/Resources/Place/Properties/FunctionName";
    Node written = Node::object();
    written.set(slot, Node::string(document::digest(*document::resolve(scenario, slot))));
    Node names = Node::object();
    names.set("Place", Node::string("${Stage}-place"));
    Node imported = Node::object();
    imported.set("DefaultNames", std::move(names));
    imported.set("Written", std::move(written));
    scenario.set("Imported", std::move(imported));
    const Recording file("staged.json");
    file.open()
        << R"({"results":[[{"field":"@message","value":"REPORT RequestId: 00000000-0000-4000-8000-100000000001\tDuration: 40.00 ms\tBilled Duration: 40 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB"},{"field":"@log","value":"123456789012:/aws/lambda/prod-place"}]],"status":"Complete"})";
    const auto findings = calibrate::Calibration(scenario, "", "", file.path().parent_path(), "s").apply(file.path());
    REQUIRE_FALSE(findings);
    CHECK(findings.error().what.find("prod-place would be Place with Stage=prod: import again with --set Stage=prod") !=
          std::string::npos);
    // A page of metrics says what of it is left out.
    file.open()
        << R"({"MetricDataResults":[{"Id":"a","Label":"dev-read Duration Average","Timestamps":["2026-10-05T00:00:00Z","2026-10-05T00:01:00Z"],"Values":[25,25],"StatusCode":"Complete"},{"Id":"b","Label":"dev-read Invocations Sum","Timestamps":["2026-10-05T00:00:00Z","2026-10-05T00:01:00Z"],"Values":[100,100],"StatusCode":"Complete"},{"Id":"c","Label":"audit Duration Average","Timestamps":["2026-10-05T00:00:00Z","2026-10-05T00:01:00Z"],"Values":[25,25],"StatusCode":"Complete"}]})";
    const auto metrics = calibrate::Calibration(scenario, "", "", file.path().parent_path(), "s").apply(file.path());
    INFO((metrics ? std::string() : metrics.error().what));
    REQUIRE(metrics);
    std::string all;
    for (const std::string& one : *metrics) all += one + "\n";
    CHECK(all.find("\"audit Duration Average\" may be of several resources: left out") != std::string::npos);
}

TEST_CASE("AWS tells names apart by their case: a log of shop is not that of Shop", "[calibrate]") {
    const Node scenario = agreedScenario(calledFunction("A", "Shop"), "A");
    const auto names = recorded::realNamesOf(scenario, {});
    REQUIRE(names);
    CHECK(calibrate::ownersCalled(scenario, "::Function", *names, "Shop") == std::vector<std::string>{"A"});
    CHECK(calibrate::ownersCalled(scenario, "::Function", *names, "shop").empty());
    const Node twice = agreedScenario(calledFunction("View", "") + "," + calledFunction("view", ""), "View");
    CHECK(calibrate::calledOwner(twice, "::Function", "view") == "view");
    CHECK(calibrate::calledOwner(twice, "::Function", "stack-View-1ABC") == "View");
}
