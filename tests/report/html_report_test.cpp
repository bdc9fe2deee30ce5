// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_report.hpp"

#include <algorithm>
#include <cmath>

#include "report/recommendation.hpp"
#include "report/words.hpp"
#include "scenarios/study/run.hpp"
#include "tests/report/strict_html.hpp"
#include "tests/report/two_designs.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

study::StudyResult studied(const std::string& text) {
    const auto loaded = format::loadScenarioText(text, "test.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    return std::move(*result);
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("the report is well-formed, whole, in order, and holds every headline number", "[report]") {
    const auto result = studied(test::troubled());
    const report::Cover cover{"ACME", "Ada", "2", "2026-01-05", "", "headroom run test.json"};
    const test::StrictHtml page = test::readStrictly(report::htmlReport({result, cover}));
    for (const std::string& problem : page.problems) FAIL_CHECK(problem);
    const std::vector<std::string> headings{"Troubled",
                                            "Contents",
                                            "Recommendation",
                                            "Objectives, and how sure",
                                            "Assumptions",
                                            "Quotas",
                                            "Latency",
                                            "Worst hours",
                                            "The bill",
                                            "Pricing basis",
                                            "Growth",
                                            "Failure modes, and what users see",
                                            "What is not modelled",
                                            "How to validate",
                                            "How to reproduce"};
    CHECK(page.headings == headings);
    for (const char* said : {"ACME", "Ada", "2026-01-05", "An estimate, not a quote.", "headroom run test.json"}) {
        INFO(said);
        CHECK(holds(page.text, said));
    }
    for (const study::DesignResult& design : result.designs) {
        CHECK(holds(page.text, report::moneyText(design.cost.perMonth)));
        CHECK(holds(page.text, "$" + report::groupedDecimal(pricing::toText(design.cost.bill.total))));
        CHECK(holds(page.text, report::countText(design.requests.offered)));
        for (const study::Latency& latency : design.latency) {
            for (const study::Percentile& one : latency.percentiles)
                CHECK(holds(page.text, report::secondsText(one.seconds)));
        }
        for (const pricing::LineItem& line : design.cost.bill.lines) {
            CHECK(holds(page.text, report::groupedDecimal(pricing::toText(line.quantity))));
            CHECK(holds(page.text, "$" + report::groupedDecimal(pricing::toText(line.perMonth))));
        }
        for (const study::ObjectiveResult& objective : design.objectives) CHECK(holds(page.text, objective.text));
    }
    CHECK(holds(page.text, "errors of Users ≤ 1 %"));  // in the unit of what came of it
    for (const study::Assumption& one : result.assumptions) CHECK(holds(page.text, one.path));
    CHECK(std::ranges::find(page.elements, "svg") != page.elements.end());
}

TEST_CASE("worst hours count requests of workloads that ended badly, not what resources refused", "[report]") {
    auto result = test::twoDesigns(1.0, study::Met::Yes, 2.0, study::Met::Yes);
    result.designs.pop_back();
    study::DesignResult& design = result.designs.front();
    design.workloads.emplace_back("Users", study::Counts{});
    design.seriesPeriod = 1800.0;
    design.series = {{"Orders/WriteThrottleEvents/Sum", {7000.0, 8000.0, 0.0, 9000.0}},
                     {"Charge/Errors/Sum", {11.0, 12.0, 13.0, 14.0}}};
    const auto text = [&] { return test::readStrictly(report::htmlReport({result, {}})).text; };
    CHECK(holds(text(), "No hour in which a request of a workload was refused or failed."));
    design.series.push_back({"Users/Requests/Sum", {3000.0, 3001.0, 3002.0, 3003.0}});
    design.series.push_back({"Users/Throttled/Sum", {0.0, 0.0, 801.0, 100.0}});
    design.series.push_back({"Users/Failed/Sum", {0.0, 0.0, 20.0, 0.0}});
    design.series.push_back({"Users/TimedOut/Sum", {0.0, 0.0, 0.0, 3.0}});
    const std::string page = text();
    CHECK(holds(page, "hour 2 from the start"));
    CHECK_FALSE(holds(page, "hour 1 from the start"));
    CHECK(holds(page, "6,005"));  // 3,002 + 3,003 requests
    CHECK(holds(page, "924"));    // 801 + 100 + 20 + 3 of them
    CHECK_FALSE(holds(page, "9,924"));
}

TEST_CASE("measurements are ranked by what inputs were found to do, else named as the guesses they are", "[report]") {
    auto result = test::twoDesigns(1.0, study::Met::Yes, 2.0, study::Met::Yes);
    result.designs.pop_back();
    result.assumptions = {{"/Depth", "7", "nobody", true}, {"/Mild", "1", "", true}, {"/Strong", "2", "", true}};
    const auto text = [&] { return test::readStrictly(report::htmlReport({result, {}})).text; };
    CHECK(holds(text(), "guesses of this scenario, in the order of the file"));
    CHECK(holds(text(), "/Depth: assumed 7, a guess"));
    CHECK_FALSE(holds(text(), "would shrink the range most"));
    study::DesignResult& design = result.designs.front();
    design.influences = {{"/None", "1", "2", 5.0, 5.0, 0.1, 0.1},
                         {"/Mild", "1", "2", 5.0, 6.0, 0.1, 0.1},
                         {"/Strong", "1", "2", 5.0, 9.0, 0.1, 0.1}};
    const std::string page = text();
    const std::size_t most = page.find("would shrink the range most");
    REQUIRE(most != std::string::npos);
    CHECK(page.find("/Strong: assumed 2, a guess", most) < page.find("/Mild: assumed 1, a guess", most));
    CHECK(page.find("/Depth: assumed", most) == std::string::npos);
    CHECK(page.find("/None: ", most) == std::string::npos);
}

TEST_CASE("text from a scenario cannot become markup", "[report]") {
    auto result = test::twoDesigns(1.0, study::Met::Yes, 2.0, study::Met::Yes);
    const std::string evil = "<script>alert('x')</script> & \"quotes\" \x01 ]]>";
    result.scenario = evil;
    result.designs[0].name = evil;
    result.designs[0].objectives[0].text = evil;
    result.designs[0].warnings.push_back(evil);
    result.assumptions.push_back({evil, evil, evil, true});
    const report::Cover cover{evil, evil, evil, evil, "", evil};
    const test::StrictHtml page = test::readStrictly(report::htmlReport({result, cover}));
    for (const std::string& problem : page.problems) FAIL_CHECK(problem);
    CHECK(std::ranges::find(page.elements, "script") == page.elements.end());
    CHECK(holds(page.text, "<script>alert('x')</script> & \"quotes\""));
}

TEST_CASE("the strict reader finds what is wrong", "[report]") {
    const std::string begin = "<!DOCTYPE html>\n";
    for (const char* wrong :
         {"<p>", "<p></b>", "<p>a & b</p>", "<p>a < b</p>", "<p a=b></p>", "<p a=\"1\" a=\"2\"></p>",
          "<script></script>", "<p onclick=\"x\"></p>", "<img src=\"https://x\"/>", "<p>&nbsp;</p>", "text"}) {
        INFO(wrong);
        CHECK_FALSE(test::readStrictly(begin + wrong).problems.empty());
    }
    CHECK(test::readStrictly(begin + "<p a=\"1\">x &amp; y<br/></p>").problems.empty());
}

TEST_CASE("the recommendation is the cheapest that misses nothing", "[report]") {
    using study::Met;
    CHECK(report::recommend(test::twoDesigns(5, Met::Yes, 3, Met::Yes)).design == 1U);
    CHECK(report::recommend(test::twoDesigns(5, Met::Yes, 3, Met::No)).design == 0U);
    CHECK(report::recommend(test::twoDesigns(5, Met::Yes, 3, Met::Undecided)).design == 0U);
    CHECK(report::recommend(test::twoDesigns(5, Met::Undecided, 3, Met::Undecided)).design == 1U);
    const auto none = report::recommend(test::twoDesigns(5, Met::No, 3, Met::No));
    CHECK_FALSE(none.design);
    CHECK(none.rejected.size() == 2);
    const auto chosen = report::recommend(test::twoDesigns(5, Met::Yes, 3, Met::No));
    REQUIRE(chosen.rejected.size() == 1);
    CHECK(holds(chosen.rejected.front(), "second misses cost <= 5 USD"));
    CHECK(holds(report::recommend(test::twoDesigns(5, Met::Yes, 3, Met::Yes)).rejected.front(), "$2.00 more"));
}

TEST_CASE("what lives off a burst bucket is not recommended, nor is anything before all is simulated", "[report]") {
    using study::Met;
    auto result = test::twoDesigns(5, Met::Yes, 3, Met::Yes);
    result.duration = 60.0;
    for (study::DesignResult& design : result.designs) design.replications = 1;
    CHECK(holds(report::recommend(result).sentence, "It rests on the sample alone"));
    result.designs[1].resources.push_back(
        {"Orders",
         "AWS::DynamoDB::Table",
         {{"ConsumedWriteCapacityUnits", 960.0}, {"ProvisionedWriteCapacityUnitsMean", 14.0}}});
    const auto chosen = report::recommend(result);
    CHECK(chosen.design == 0U);
    REQUIRE(chosen.rejected.size() == 1);
    CHECK(holds(chosen.rejected.front(), "second cannot last: Orders uses 16 write units a second of 14 provisioned"));
    result.partial = true;
    const auto early = report::recommend(result);
    CHECK(holds(early.sentence, "this is no recommendation yet"));
    CHECK(early.sentence.starts_with("No design can be recommended yet. Of what was simulated it would be"));
    CHECK_FALSE(holds(early.decision, "Approve"));
}

TEST_CASE("what lets a queue grow is not recommended where another design keeps up with it", "[report]") {
    auto result = test::twoDesigns(5, study::Met::Yes, 3, study::Met::Yes);
    const auto queue = [](double deleted) {
        return study::ResourceFigures{"Orders",
                                      "AWS::SQS::Queue",
                                      {{"NumberOfMessagesSent", 60'000.0},
                                       {"NumberOfMessagesReceived", deleted},
                                       {"NumberOfMessagesDeleted", deleted},
                                       {"MessagesAtEnd", 60'000.0 - deleted}}};
    };
    result.designs[0].resources = {queue(60'000.0)};
    result.designs[1].resources = {queue(12'000.0)};
    const auto chosen = report::recommend(result);
    CHECK(chosen.design == 0U);
    REQUIRE(chosen.rejected.size() == 1);
    CHECK(holds(chosen.rejected.front(),
                "leaves work undone: 80.00 % of the messages of Orders are left waiting, more than another design"));
    result.designs[0].resources = {queue(12'000.0)};
    const auto alike = report::recommend(result);
    CHECK(holds(alike.decision, "Do not approve \"second\" as it stands: it leaves work undone"));
    CHECK(holds(alike.decision, "Have a design examined that does this work."));
}

TEST_CASE("what refuses requests is not recommended where another design serves them", "[report]") {
    using study::Met;
    auto result = test::twoDesigns(5, Met::Yes, 3, Met::Yes);
    study::Counts counts;
    counts.offered = 1000;
    counts.throttled = 466;
    for (study::DesignResult& design : result.designs) design.workloads = {{"Users", counts}};
    const auto alike = report::recommend(result);
    CHECK(alike.design == 1U);
    CHECK(holds(alike.sentence,
                "It fails 46.60 % of the requests of Users, and no objective on ErrorRate says how many"));
    CHECK(alike.sentence.starts_with("No design can be recommended yet. By cost and objectives it would be"));
    CHECK(alike.decision.starts_with(
        "Do not approve \"second\" as it stands: it fails 46.60 % of the requests of Users. Decide how many may fail"));
    result.designs[0].workloads.front().second.throttled = 0;
    const auto chosen = report::recommend(result);
    CHECK(chosen.design == 0U);
    REQUIRE(chosen.rejected.size() == 1);
    CHECK(holds(chosen.rejected.front(), "second fails 46.60 % of the requests of Users, more than another design"));
    CHECK_FALSE(holds(chosen.sentence, "It fails"));
    CHECK(chosen.sentence.starts_with("Take"));
    CHECK(chosen.decision.starts_with("Approve"));
    for (study::DesignResult& design : result.designs) {
        study::ObjectiveResult errors;
        errors.metric = "ErrorRate";
        errors.of = "Users";
        errors.met = Met::Yes;
        design.objectives.push_back(errors);
    }
    CHECK(report::recommend(result).design == 1U);
    CHECK(report::recommend(result).decision.starts_with("Approve"));  // the objective says that so many may
}

TEST_CASE("a minute in which nothing came has no mean latency in the chart", "[report]") {
    study::StudyResult result;
    result.duration = 240.0;
    result.designs.emplace_back();
    result.designs.front().series.push_back({"F/Duration/Average", {20.0, 40.0, std::nan(""), 40.0}});
    const std::string page = report::htmlReport({result, {}});
    const auto line = page.find("<polyline points=\"");
    REQUIRE(line != std::string::npos);
    // By hand: from half the height at the left to the top a third of 640 px from there; the fourth is a dot of its
    // own.
    CHECK(page.substr(line, 60).starts_with("<polyline points=\"70.0,93.0 283.3,28.0\""));
    CHECK(page.find("<circle cx=\"710.0\" cy=\"28.0\"") != std::string::npos);
}

TEST_CASE("a share that is not 0 is not shown as if it were", "[report]") {
    CHECK(report::shareText(0.0) == "0.00 %");
    CHECK(report::shareText(3e-8) == "<0.0001 %");
    CHECK(report::shareText(3e-6) == "0.0003 %");
    CHECK(report::shareText(0.0031) == "0.31 %");
}

TEST_CASE("a logo is taken by its bytes, in base64", "[report]") {
    CHECK_FALSE(report::dataUri("<svg onload=\"x\"/>"));
    CHECK_FALSE(report::dataUri(""));
    const std::string signature = "\x89PNG\r\n\x1a\n";
    CHECK_FALSE(report::dataUri(signature));  // and no picture behind it
    const std::string head = signature + std::string("\0\0\0\x0dIHDR", 8) + std::string(17, 'x');
    CHECK(report::dataUri(head)->starts_with("data:image/png;base64,"));
    CHECK(*report::dataUri("GIF89a") == "data:image/gif;base64,R0lGODlh");
    CHECK(*report::dataUri("GIF89aM") == "data:image/gif;base64,R0lGODlhTQ==");
    CHECK(*report::dataUri("GIF89aMa") == "data:image/gif;base64,R0lGODlhTWE=");
}
