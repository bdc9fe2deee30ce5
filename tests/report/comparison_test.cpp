// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparison.hpp"

#include "report/planning_json.hpp"
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

}  // namespace

TEST_CASE("a comparison as text, JSON and CSV", "[report]") {
    planning::Comparison comparison;
    comparison.result.scenario = "Shop";
    comparison.result.replications = 5;
    comparison.result.designs.resize(2);
    comparison.result.designs[0].name = "a";
    comparison.result.designs[1].name = "b, second";
    comparison.rows.push_back(
        {"Cost",
         "",
         "",
         {10.0, 8.0},
         {std::nullopt, planning::Difference{-2.0, study::Interval{-2.5, -1.5}, study::Interval{-5.0, 1.0},
                                             planning::Verdict::Better}}});
    comparison.diffs.push_back({"b, second", {{"/Resources/T/X", document::Node::integer(1), std::nullopt}}, {}, "W"});
    comparison.notes.emplace_back("look out");
    comparison.result.region = "us-east-1";
    comparison.result.designs[1].cost.bill.priceBook.books = {{"AWSLambda", "mine.json", "2026-01-01"}};
    const std::string text = report::comparisonText(comparison);
    CHECK(holds(text, "-$2.00 ± $0.50 (-20.0 %), better"));
    CHECK(holds(text, "/Resources/T/X: 1 -> absent"));
    CHECK(holds(text, "look out"));
    CHECK(holds(text, "Prices: us-east-1; AWSLambda of 2026-01-01 from mine.json\n"));
    CHECK(holds(report::comparisonMarkdown(comparison), "| cost a month | $10.00 | $8.00 |"));
    CHECK(holds(report::comparisonCsv(comparison), "\"b, second\",Cost,,,8,-2,-2.5,-1.5,better,,,,,\n"));
    comparison.rows.front().inputs90 = {study::Interval{5.0, 20.0}, study::Interval{7.0, 9.0}};
    comparison.rows.front().overInputs = {std::nullopt, planning::DrawnDifference{{-11.0, 2.0}, 0.75}};
    CHECK(holds(report::comparisonText(comparison), "$7.00 to $9.00  -$11.00 to +$2.00, lower in 75 % of the draws"));
    CHECK(holds(report::comparisonCsv(comparison), "-1.5,better,7,9,-11,2,0.75\n"));
    CHECK(holds(report::comparisonJson(comparison), "\"LowerIn\": 0.75"));
    const auto json = parsed(report::comparisonJson(comparison));
    const auto& difference = json.find("Figures")->elements()[0].find("Differences")->elements()[1];
    CHECK(difference.find("Verdict")->asString() == "better");
    CHECK(difference.find("UnpairedCI95")->elements()[0].asNumber() == -5.0);
}

TEST_CASE("a study says which uncertain inputs it did not draw", "[report]") {
    planning::Growth growth;
    CHECK_FALSE(holds(report::jsonOf(growth), "UncertainInputs"));
    growth.heldInputs = "held at its Likely value: /Rate";
    CHECK(holds(report::jsonOf(growth), "\"UncertainInputs\": \"held at its Likely value: /Rate\""));
    CHECK(
        holds(report::documentText(report::documentOf(growth)), "Uncertain inputs, held at its Likely value: /Rate\n"));
    CHECK(holds(report::htmlOf(growth), "Uncertain inputs, held at its Likely value: /Rate"));
}
