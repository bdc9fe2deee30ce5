// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/result_json.hpp"

#include "report/bill_text.hpp"
#include "report/json_writer.hpp"
#include "report/summary.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using document::Node;

namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A study of one design with one of everything that this file asks about.
study::StudyResult small() {
    study::StudyResult result;
    result.scenario = "Small";
    result.region = "us-east-1";
    study::DesignResult design;
    design.name = "as written";
    study::Latency latency;
    latency.of = "Api";
    latency.count = 10;
    latency.mean = 0.1;
    latency.max = 0.9;
    latency.percentiles = {{"P99", 0.99, 0.5, study::Interval{0.4, 0.6}}, {"P999", 0.999, 0.8, std::nullopt}};
    design.latency.push_back(latency);
    latency.of = "Quiet";
    latency.count = 0;
    design.latency.push_back(latency);
    study::ObjectiveResult windowed;
    windowed.metric = "Latency";
    windowed.of = "Api";
    windowed.statistic = "p99";
    windowed.window = 60.0;
    windowed.share = 0.95;
    windowed.limit = 0.25;
    windowed.value = 0.75;
    windowed.ci95 = study::Interval{0.7, 0.8};
    windowed.met = study::Met::No;
    design.objectives.push_back(windowed);
    study::ObjectiveResult cost;
    cost.metric = "Cost";
    cost.text = "cost <= 5 USD";
    cost.limit = 5.0;
    design.objectives.push_back(cost);
    design.resources.push_back({"Work", "AWS::Lambda::Function", {{"BilledDurationTotal", 0.1 + 0.2}}});
    design.cost.inputs90 = study::Interval{1.0 / 3.0, 2.0 / 3.0};
    design.cost.perMillionRequests = 1.0 / 3.0;
    result.designs.push_back(std::move(design));
    return result;
}

Node parsed(const study::StudyResult& result) {
    const auto loaded = document::readText(report::resultJson(result), "r", document::Format::Json);
    REQUIRE(loaded.ok());
    return *loaded.root->find("Designs")->elements().begin();
}

const Node& at(const Node& root, const char* pointer) {
    const Node* node = document::resolve(root, pointer);
    INFO(pointer);
    REQUIRE(node != nullptr);
    return *node;
}

void leaveUnpriced(study::StudyResult& result) {
    result.designs[0].cost.bill.notPriced.push_back(
        {"Work", "AWSLambda", "Request", "us-west-1", std::nullopt, "", "no price"});
}

}  // namespace

TEST_CASE("amounts and figures have at most nine decimals", "[report]") {
    const Node design = parsed(small());
    CHECK(at(design, "/Cost/PerMonth/Inputs90/0").numberText() == "0.333333333");
    CHECK(at(design, "/Cost/PerMonth/Inputs90/1").numberText() == "0.666666667");
    CHECK(at(design, "/Cost/PerMillionRequests").numberText() == "0.333333333");
    CHECK(at(design, "/Resources/Work/BilledDurationTotal").numberText() == "0.3");
    report::JsonWriter json;
    json.beginArray();
    for (const double value : {0.0, -1e-12, 2.0, 1e300, -1234.5}) json.amount(value);
    json.endArray();
    CHECK(json.take() == "[\n 0,\n 0,\n 2,\n 1e+300,\n -1234.5\n]\n");
}

TEST_CASE("a windowed objective has a value of its limit's unit and the share of its windows", "[report]") {
    const Node design = parsed(small());
    CHECK(at(design, "/Objectives/0/Limit").asNumber() == 0.25);
    CHECK(at(design, "/Objectives/0/Value").asNumber() == 0.5);
    CHECK(at(design, "/Objectives/0/CI95/0").asNumber() == 0.4);
    CHECK(at(design, "/Objectives/0/ShareMet").asNumber() == 0.75);
    CHECK(at(design, "/Objectives/0/Share").asNumber() == 0.95);
    CHECK(at(design, "/Objectives/0/ShareMetCI95/1").asNumber() == 0.8);
    study::StudyResult result = small();
    result.designs[0].objectives[0].statistic = "p99.9";
    CHECK(at(parsed(result), "/Objectives/0/Value").asNumber() == 0.8);
    result.designs[0].objectives[0].statistic = "p42";
    CHECK(at(parsed(result), "/Objectives/0/Value").isNull());
}

TEST_CASE("a bill without an interval says why, one with an interval does not", "[report]") {
    study::StudyResult result = small();
    auto& design = result.designs.front();
    design.cost.ci95.reset();
    design.latency[0].noIntervalReason = "events make the parts of one run unlike";
    CHECK(at(parsed(result), "/Cost/PerMonth/CI95").isNull());
    CHECK(at(parsed(result), "/Cost/PerMonth/NoInterval").asString() == "events make the parts of one run unlike");
    design.latency.clear();
    design.replications = 2;
    CHECK(at(parsed(result), "/Cost/PerMonth/NoInterval").asString() ==
          "intervals need at least five replications; this run has 2");
    design.cost.ci95 = study::Interval{1.0, 2.0};
    CHECK(document::resolve(parsed(result), "/Cost/PerMonth/NoInterval") == nullptr);
}

TEST_CASE("a latency that nobody measured is null, not missing", "[report]") {
    const Node design = parsed(small());
    for (const char* name : {"Mean", "P99", "P999", "Max"})
        CHECK(at(design, (std::string("/Latency/Quiet/") + name).c_str()).isNull());
    CHECK(at(design, "/Latency/Quiet/Count").asInteger() == 0);
    CHECK(at(design, "/Latency/Quiet/CI95/P99").isNull());
    CHECK(at(design, "/Latency/Api/P99").asNumber() == 0.5);
}

TEST_CASE("a bill without any price is no $0.00", "[report]") {
    study::StudyResult result = small();
    CHECK(at(parsed(result), "/Cost/PerMonth/Mean").asNumber() == 0.0);  // nothing was used
    leaveUnpriced(result);
    const Node design = parsed(result);
    for (const char* pointer :
         {"/Cost/PerMonth/Mean", "/Cost/PerMonth/CI95", "/Cost/PerMillionRequests", "/Objectives/1/Value"}) {
        CHECK(at(design, pointer).isNull());
    }
    for (const std::string& text :
         {report::summaryText(result), report::summaryMarkdown(result), report::figuresCsv(result)}) {
        CHECK_FALSE(holds(text, "$0.00"));
        CHECK(holds(text, "not priced"));
    }
    CHECK(holds(report::figuresCsv(result), "as written,,CostPerMonth,not priced,,,USD\n"));
}

TEST_CASE("names of designs and resources cannot break a summary", "[report]") {
    study::StudyResult result = small();
    result.designs[0].name = "a\n## b\x1b[31m|c<script>";
    result.designs[0].latency[0].of = "Api|\n";
    leaveUnpriced(result);
    result.designs[0].cost.bill.notPriced[0].resource = "x\ny";
    const std::string terminal = report::summaryText(result);
    CHECK_FALSE(holds(terminal, "\x1b"));
    CHECK(holds(terminal, "== a\\n## b\\u001b[31m|c<script>: "));
    CHECK(holds(terminal, "x\\ny"));
    const std::string markdown = report::summaryMarkdown(result);
    CHECK(holds(markdown, "## a\\\\n## b\\\\u001b\\[31m\\|c\\<script>: "));
    CHECK(holds(markdown, "| Api\\|\\\\n |"));
}

TEST_CASE("a table of the summary in Markdown is no part of the list before it, and prices say their unit",
          "[report]") {
    study::StudyResult result = small();
    pricing::Bill& bill = result.designs.front().cost.bill;
    for (const char* resource : {"A", "B"}) {
        pricing::LineItem line;
        line.resource = resource;
        line.perMonth = pricing::parseMoney("0.004").value();
        bill.lines.push_back(line);
    }
    bill.total = pricing::parseMoney("0.008").value();  // two of no cent each are one
    const std::string markdown = report::summaryMarkdown(result);
    CHECK(holds(markdown, "amounts are rounded for print; they add up before\n\n"));
    CHECK(holds(markdown, "| USD a unit |"));
}

TEST_CASE("the summary shows the figures that people ask for first, to a sensible number of digits", "[report]") {
    study::StudyResult result = small();
    result.designs.front().resources = {
        {"Api", "AWS::ApiGateway::RestApi", {{"Count", 862837.0}, {"CacheHitRatio", 0.6967}, {"CacheEvictions", 3.0}}},
        {"T", "AWS::DynamoDB::Table", {{"ConsumedReadCapacityUnits", 32389892.5}}}};
    const std::string text = report::summaryText(result);
    INFO(text);
    CHECK(holds(text, "862,837"));
    CHECK(holds(text, "0.70"));
    CHECK(holds(text, "32,389,89"));
    CHECK_FALSE(holds(text, "CacheEvictions"));
    CHECK(holds(report::figuresCsv(result), "CacheEvictions"));
}

TEST_CASE("verdicts without an interval say that, and why", "[report]") {
    study::StudyResult result = small();
    auto& design = result.designs.front();
    design.objectives.resize(1);
    design.objectives[0].text = "p99 of Api";
    design.latency[0].noIntervalReason = "intervals need at least five replications; this run has 2";
    CHECK(
        holds(report::summaryText(result),
              "these verdicts are of the sample alone, without intervals: intervals need at least five replications"));
    design.latency[0].noIntervalReason.clear();
    CHECK_FALSE(holds(report::summaryText(result), "of the sample alone"));
}

TEST_CASE("what would give a price is said: Rates at home, an imported price list elsewhere", "[report]") {
    const pricing::NotPriced item{"Views",
                                  "AWSDataTransfer",
                                  "USE1-AWS-Out-Bytes",
                                  "eu-west-3",
                                  std::nullopt,
                                  "GB",
                                  "no sourced price in eu-west-3"};
    CHECK(report::notPricedText(item, "eu-west-3") ==
          "Views, AWSDataTransfer USE1-AWS-Out-Bytes: no sourced price in eu-west-3; Rates may give one");
    CHECK(report::notPricedText(item, "us-east-1") ==
          "Views, AWSDataTransfer USE1-AWS-Out-Bytes: no sourced price in eu-west-3; that region's price list may give "
          "one (headroom prices import)");
}

TEST_CASE("what a unit costs is said in three digits, and of what", "[report]") {
    study::StudyResult result = small();
    result.designs.front().cost.perUnit = {{"order", 1000.0, 0.0000952776, 0.0002016984}};
    CHECK(holds(report::summaryText(result),
                "the whole bill by the number of them: one order costs $0.000297, of which $0.0000953 fixed\n"));
    // A design that refuses most has the most orders for its money: that is said beside the number, of orders alone.
    result.designs.front().requests = {.offered = 8, .succeeded = 3, .throttled = 5};
    result.designs.front().cost.perUnit.push_back({"tenant", 10.0, 0.01, 0.02});
    result.designs.front().cost.perUnit.front().unsuccessful = 0.695;
    const std::string said = report::summaryText(result);
    CHECK(holds(said,
                "$0.0000953 fixed; those asked for, whatever came of them: 69.50 % of their requests did not "
                "succeed\n"));
    CHECK(holds(said, "one tenant costs $0.0300, of which $0.0100 fixed\n"));
}
