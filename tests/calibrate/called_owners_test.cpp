// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a log, a table's answer and a line of a bill are, by the name that the account gives: FunctionName and
// TableName of the scenario, its own names, names that CloudFormation made (User Guide, "Name type"). Figures are set
// by hand.
#include "scenarios/calibrate/called_owners.hpp"
#include "scenarios/calibrate/billed_work.hpp"
#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/recorded/recordings.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

std::string ownedFunction(const std::string& name, const std::string& realName = {}) {
    return "\"" + name + R"(":{"Type":"AWS::Lambda::Function","Properties":{"Runtime":"nodejs22.x","MemorySize":512)" +
           (realName.empty() ? "" : R"(,"FunctionName":")" + realName + "\"") +
           R"(},"Behavior":{"Steps":{"Code":{"Compute":{"Duration":"5ms"}}}}})";
}

std::string ownedTable(const std::string& name, const std::string& realName) {
    return "\"" + name + R"(":{"Type":"AWS::DynamoDB::Table","Properties":{"BillingMode":"PAY_PER_REQUEST",)" +
           R"("TableName":")" + realName + R"("},"Behavior":{"ItemCount":5}})";
}

Node ownedScenario(const std::string& resources) {
    document::Loaded loaded =
        document::readText(R"({"Headroom":1,"Region":"us-east-1","Resources":{)" + resources + "},\"Workloads\":{}}",
                           "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

std::string report(int i, int milliseconds) {
    return "REPORT RequestId: 00000000-0000-4000-8000-" + std::to_string(100000000000LL + i) +
           "\\tDuration: " + std::to_string(milliseconds) +
           ".00 ms\\tBilled Duration: " + std::to_string(milliseconds) +
           " ms\\tMemory Size: 512 MB\\tMax Memory Used: 80 MB";
}

/// What Logs Insights answers of these functions, 30 invocations of each.
std::string insightsOf(const std::vector<std::string>& functions) {
    std::string rows;
    int i = 0;
    for (const std::string& one : functions) {
        for (int k = 0; k < 30; ++k)
            rows += std::string(rows.empty() ? "" : ",") + R"([{"field":"@message","value":")" + report(++i, 40) +
                    R"("},{"field":"@log","value":"123456789012:/aws/lambda/)" + one + R"("}])";
    }
    return R"({"results":[)" + rows + R"(],"status":"Complete"})";
}

base::Result<calibrate::Findings> applied(Node& scenario, const std::string& text, const std::string& of = {}) {
    const Recording file("owners.json");
    file.open() << text;
    return calibrate::Calibration(scenario, of, "", file.path().parent_path(), "s").apply(file.path());
}

std::string linesOf(const base::Result<calibrate::Findings>& findings) {
    if (!findings) return "refused: " + findings.error().what;
    std::string all;
    for (const std::string& one : *findings) all += one + "\n";
    return all;
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a log is that of the function which the account calls so, without a flag", "[calibrate]") {
    Node scenario = ownedScenario(ownedFunction("Place", "prod-place") + "," + ownedFunction("Read"));
    CHECK(has(linesOf(applied(scenario, insightsOf({"prod-place"}))), "Place duration: p50 40ms"));
    CHECK(has(linesOf(applied(scenario, insightsOf({"shop-Read-1X2Y3Z"}))), "Read duration: p50 40ms"));
    CHECK(has(linesOf(applied(scenario, insightsOf({"audit"}))), "--of FUNCTION says whose log this is"));
}

TEST_CASE("a log of another name is the only function's, and that is said", "[calibrate]") {
    Node scenario = ownedScenario(ownedFunction("Place", "dev-place"));
    const std::string said = linesOf(applied(scenario, insightsOf({"prod-place"})));
    CHECK(has(said, "Place duration: p50 40ms"));
    CHECK(has(said, "the log's function is called \"prod-place\", which is no name of Place"));
    Node known = ownedScenario(ownedFunction("Place", "prod-place"));
    CHECK_FALSE(has(linesOf(applied(known, insightsOf({"prod-place"}))), "which is no name of"));
}

TEST_CASE("lines of several functions are no log of one", "[calibrate]") {
    Node scenario = ownedScenario(ownedFunction("Place", "prod-place"));
    const std::string said = linesOf(applied(scenario, insightsOf({"prod-place", "prod-read"})));
    CHECK(has(said, "refused: holds lines of several functions, \"prod-place\" and \"prod-read\" among them"));
    // Columns in the place of messages.
    const std::string columns =
        "@timestamp,@duration,@log\n2026-03-01 00:00:00.000,40,123456789012:/aws/lambda/prod-place\n"
        "2026-03-01 00:00:01.000,40,123456789012:/aws/lambda/prod-read\n";
    CHECK(has(linesOf(applied(scenario, columns)), "refused: holds lines of several functions"));
    // What a message says of another function's log is no line of it.
    const std::string line =
        "2026-03-01T00:00:00.000Z see arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/x \n";
    std::string text = line;
    for (int i = 0; i < 30; ++i) text += "2026-03-01T00:00:01.000Z /aws/lambda/prod-place " + report(i, 40) + "\n";
    for (std::size_t at = text.find("\\t"); at != std::string::npos; at = text.find("\\t")) text.replace(at, 2, "\t");
    CHECK(has(linesOf(applied(scenario, text)), "Place duration: p50 40ms"));
}

TEST_CASE("what describe-table says is of the table that the account calls so", "[calibrate]") {
    Node scenario = ownedScenario(ownedTable("Orders", "prod-orders") + "," + ownedTable("Users", "prod-users"));
    const std::string answer = R"({"Table":{"TableName":"prod-users","ItemCount":100,"TableSizeBytes":50000}})";
    CHECK(has(linesOf(applied(scenario, answer)), "Users: 100 items of 500B"));
    Node single = ownedScenario(ownedTable("Orders", "prod-orders"));
    CHECK(has(linesOf(applied(single, answer)), "the table is called \"prod-users\", which is no name of Orders"));
}

TEST_CASE("a billed function that may be of several is of none, and a known name goes before one like it",
          "[calibrate]") {
    const auto useOf = [](const std::string& name, double seconds) {
        const std::string arn = "arn:aws:lambda:us-east-1:111111111111:function:" + name;
        return std::vector<calibrate::BilledUse>{{"AWSLambda", "Request", arn, 720'000.0},
                                                 {"AWSLambda", "Lambda-GB-Second", arn, seconds}};
    };
    // 28,800 GB-seconds over 720,000 requests at 512 MB are 80 ms; the second is twice that.
    Node scenario = ownedScenario(ownedFunction("Read") + "," + ownedFunction("Orders"));
    auto bill = useOf("shop-Read-1X2Y3Z", 28'800);
    for (const auto& one : useOf("shop-Read-Orders-4A5B6C", 57'600)) bill.push_back(one);
    const auto findings = calibrate::calibrateBilled(scenario, bill, {}, {}, 100.0, {}, "bill.csv");
    const std::string said = linesOf(findings);
    CHECK(has(said, "Read duration: mean 80ms billed, of 720000 requests"));
    CHECK(has(said, "\"shop-Read-Orders-4A5B6C\" may be of several functions (Read, Orders): left out"));
    CHECK_FALSE(has(said, "Orders duration"));
    Node named = ownedScenario(ownedFunction("Read", "shop-Read-Orders-4A5B6C") + "," + ownedFunction("Orders"));
    const auto known = calibrate::calibrateBilled(named, useOf("shop-Read-Orders-4A5B6C", 57'600),
                                                  {{"Read", "shop-Read-Orders-4A5B6C"}}, {}, 100.0, {}, "bill.csv");
    CHECK(has(linesOf(known), "Read duration: mean 160ms billed"));
    CHECK_FALSE(has(linesOf(known), "Orders duration"));
}

TEST_CASE("an answer of get-metric-statistics is of the function that --of names", "[calibrate]") {
    const std::string workload =
        R"({"Headroom":1,"Region":"us-east-1","Resources":{)" + ownedFunction("Place") + "," + ownedFunction("Read") +
        R"(},"Workloads":{"W":{"Target":"Read","Arrivals":{"Poisson":{"Rate":"1/s"}}}},"Simulation":{"Duration":"60s"}})";
    document::Loaded read = document::readText(workload, "s.json", document::Format::Json);
    REQUIRE(read.ok());
    Node scenario = std::move(*read.root);
    const std::string answer =
        R"({"Label":"Duration","Datapoints":[{"Timestamp":"2026-03-01T00:00:00Z","SampleCount":600,"Average":40,"Unit":"Milliseconds"}]})";
    CHECK(
        has(linesOf(applied(scenario, answer)), "may be of several resources: left out (--of FUNCTION says of which)"));
    CHECK(has(linesOf(applied(scenario, answer, "Place")), "Place duration: mean 40ms, of 600 invocations"));
}

TEST_CASE("traces of X-Ray's console count together, one after the other and as a list", "[calibrate]") {
    const auto trace = [](const std::string& id, const std::string& end) {
        return R"({"Id":"1-)" + id + R"(","Duration":0.04,"Segments":[{"Id":")" + id + R"(","Document":{"id":")" + id +
               R"(","name":"prod-place","origin":"AWS::Lambda::Function","start_time":1768471200.00,"end_time":1768471200.)" +
               end + "}}]}";
    };
    for (const std::string& text :
         {trace("a", "04") + "\n" + trace("b", "06"), "[" + trace("a", "04") + "," + trace("b", "06") + "]"}) {
        Node scenario = ownedScenario(ownedFunction("Place", "prod-place") + "," + ownedFunction("Read"));
        const std::string said = linesOf(applied(scenario, text));
        CHECK(has(said, "Place own time: p50"));
        CHECK(has(said, " of 2, "));
    }
}

TEST_CASE("a queue is known by its name in the account", "[calibrate]") {
    const Node scenario = ownedScenario(R"("Jobs":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"prod-jobs"}})");
    const auto names = recorded::realNamesOf(scenario, {});
    REQUIRE(names);
    CHECK(names->at("Jobs") == "prod-jobs");
}

TEST_CASE("a series of another stack's function is not that of one with a name of its own", "[calibrate]") {
    // "other-Place-1X2Y3Z" is what CloudFormation makes of a logical id Place; this Place is called prod-place.
    CHECK(recorded::isCalled("Place", {}, "other-Place-1X2Y3Z"));
    CHECK(recorded::isCalled("Place", {{"Place", "prod-place"}}, "prod-place"));
    CHECK_FALSE(recorded::isCalled("Place", {{"Place", "prod-place"}}, "other-Place-1X2Y3Z"));
}

TEST_CASE("the parts of a made name that stand together are no nested stack's", "[calibrate]") {
    CHECK(recorded::isCalled("Item", {}, "shop-get-Item-1ABCDEF"));
    CHECK_FALSE(recorded::isCalled("GetItem", {}, "shop-get-Item-1ABCDEF"));
    CHECK(recorded::isCalled("ChildPlace", {}, "shop-Child-9ZYX-Place-1ABCDEF"));
}

TEST_CASE("what two functions are called is of neither alone", "[calibrate]") {
    const auto function = [] {
        document::Node node = document::Node::object();
        node.set("Type", document::Node::string("AWS::Lambda::Function", {}), {});
        return node;
    };
    document::Node resources = document::Node::object();
    resources.set("A", function(), {});
    resources.set("B", function(), {});
    document::Node scenario = document::Node::object();
    scenario.set("Resources", std::move(resources), {});
    const std::map<std::string, std::string> same{{"A", "shop-view"}, {"B", "shop-view"}};
    CHECK(calibrate::ownersCalled(scenario, "::Function", same, "shop-view") == std::vector<std::string>{"A", "B"});
}
