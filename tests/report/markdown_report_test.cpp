// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/markdown_report.hpp"

#include <sstream>

#include "report/words.hpp"
#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

study::StudyResult studied() {
    const auto loaded = format::loadScenarioText(test::troubled(), "test.json");
    REQUIRE(loaded.scenario);
    auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    return std::move(*result);
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The titles of a level, in order.
std::vector<std::string> titles(const std::string& markdown, const std::string& mark) {
    std::vector<std::string> all;
    std::istringstream lines(markdown);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(mark)) all.push_back(line.substr(mark.size()));
    }
    return all;
}

}  // namespace

TEST_CASE("the report in Markdown has the cover and the chapters of the others, in their order", "[report]") {
    auto result = studied();
    result.description = "Orders of a shop.";
    result.version = "headroom 9.8.7";
    result.command = "headroom run test.json --seed 3";
    const std::string text = report::markdownReport({result, {"ACME", "Ada", "2", "2026-01-05", "", ""}});
    CHECK(titles(text, "# ") == std::vector<std::string>{"Troubled"});
    std::vector<std::string> chapters{"Contents"};
    chapters.insert(chapters.end(), report::reportChapters().begin(), report::reportChapters().end());
    CHECK(titles(text, "## ") == chapters);
    for (const char* said :
         {"- For: ACME\n", "- By: Ada\n", "- Version: 2\n", "- Date: 2026-01-05\n", "An estimate, not a quote.",
          "Orders of a shop.", "| version | headroom 9.8.7 |", "| command | headroom run test.json --seed 3 |"}) {
        INFO(said);
        CHECK(holds(text, said));
    }
    for (const study::DesignResult& design : result.designs) {
        CHECK(holds(text, report::moneyText(design.cost.perMonth)));
        for (const study::Latency& latency : design.latency) {
            for (const study::Percentile& one : latency.percentiles)
                CHECK(holds(text, report::secondsText(one.seconds)));
        }
    }
}

TEST_CASE("text from a scenario cannot become markup of the report in Markdown", "[report]") {
    auto result = studied();
    const std::string evil = "![t](http://evil/t.png) [x](javascript:alert(1)) **b** <b> # h";
    result.scenario = evil;
    result.description = "# " + evil;
    result.designs[0].name = evil;
    result.designs[0].warnings.push_back(evil);
    result.assumptions.push_back({evil, evil, evil, true});
    const std::string text = report::markdownReport({result, {evil, evil, evil, evil, "", evil}});
    CHECK_FALSE(holds(text, "[t]("));
    CHECK_FALSE(holds(text, "[x]("));
    CHECK_FALSE(holds(text, "**b**"));
    CHECK_FALSE(holds(text, " <b>"));
    CHECK_FALSE(holds(text, "\n# !"));
    CHECK(holds(text, R"(# !\[t\](http\://evil/t.png) \[x\](javascript:alert(1)) \*\*b\*\* \<b> \# h)"));
}
