// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/study_charts.hpp"

#include "report/words.hpp"
#include "tests/report/strict_html.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// Two designs over 2 x 2 values; cost is 10 times the first value plus the second.
planning::Sweep grid() {
    planning::Sweep sweep;
    sweep.scenario = "Shop <1>";
    sweep.axes = {"Memory", "Traffic"};
    for (const std::string memory : {"1", "2"}) {
        for (const std::string traffic : {"3", "4"}) {
            for (const std::string design : {"a", "b"}) {
                planning::SweepPoint point{design, {memory, traffic}, true, {}, {}, {}};
                const double cost = 10.0 * (memory == "1" ? 1.0 : 2.0) + (traffic == "3" ? 3.0 : 4.0);
                point.figures.push_back({"Cost", "", "", cost, std::nullopt});
                point.figures.push_back({"Latency", "Load", "P99", 0.1, std::nullopt});
                sweep.points.push_back(point);
            }
        }
    }
    return sweep;
}

}  // namespace

TEST_CASE("a grid of two axes has line families and a heat map a design", "[report]") {
    const report::StudyCharts charts = report::chartsOf(grid());
    REQUIRE(charts.lines.size() == 2);
    CHECK(charts.lines[0].ticks == std::vector<std::string>{"1", "2"});
    REQUIRE(charts.lines[0].lines.size() == 4);  // two designs at two levels of traffic
    CHECK(charts.lines[0].lines[0].name == "a, Traffic 3");
    CHECK(charts.lines[0].lines[0].values == std::vector<double>{13.0, 23.0});
    REQUIRE(charts.maps.size() == 4);  // cost and p99 of both
    CHECK(charts.maps[0].down == std::vector<std::string>{"1", "2"});
    CHECK(charts.maps[0].across == std::vector<std::string>{"3", "4"});
    CHECK(charts.maps[0].values[1][0] == 23.0);
}

TEST_CASE("what is no grid has no charts", "[report]") {
    planning::Sweep sweep = grid();
    sweep.points.pop_back();
    CHECK(report::chartsOf(sweep).lines.empty());
    CHECK(report::chartsOf(planning::Sweep{}).maps.empty());
}

TEST_CASE("multiples of today's traffic and months of growth are lines of their own", "[report]") {
    planning::Growth growth;
    for (const char* label : {"1x", "3x", "month 6", "month 12"}) {
        planning::GrowthPoint point;
        point.design = "a";
        point.label = label;
        point.cost = std::string(label) == "3x" ? 300.0 : 100.0;
        growth.points.push_back(point);
    }
    const report::StudyCharts charts = report::chartsOf(growth);
    REQUIRE(charts.lines.size() == 4);
    CHECK(charts.lines[0].ticks == std::vector<std::string>{"1x", "3x"});
    CHECK(charts.lines[0].lines[0].values == std::vector<double>{100.0, 300.0});
    CHECK(charts.lines[2].ticks == std::vector<std::string>{"month 6", "month 12"});
    growth.points.pop_back();  // one month alone is no line
    CHECK(report::chartsOf(growth).lines.size() == 2);
}

TEST_CASE("studies are pages that stand alone", "[report]") {
    planning::Sweep sweep = grid();
    sweep.points[0].figures.clear();  // refused or not run
    const auto page = test::readStrictly(report::htmlOf(sweep));
    for (const std::string& problem : page.problems) FAIL_CHECK(problem);
    std::size_t charts = 0;
    const std::string html = report::htmlOf(sweep);
    for (std::size_t at = html.find("<svg"); at != std::string::npos; at = html.find("<svg", at + 1)) ++charts;
    CHECK(charts == 6);
    CHECK(page.text.find("$24.00") != std::string::npos);
    planning::BreakEven even;
    even.first = "on-demand";
    even.second = "provisioned";
    even.axis = "Traffic";
    even.curve = {{2.0, 20.0, 15.0, std::nullopt}, {1.0, 10.0, 15.0, std::nullopt}};
    CHECK(report::chartsOf(even).lines[0].lines[0].values == std::vector<double>{10.0, 20.0});  // by value
    CHECK(test::readStrictly(report::htmlOf(even)).problems.empty());
    planning::Growth growth;
    planning::GrowthPoint point;
    point.design = "a";
    point.label = "1x";
    point.cost = 5.0;
    growth.points = {point};
    CHECK(test::readStrictly(report::htmlOf(growth)).problems.empty());
    CHECK(test::readStrictly(report::htmlOf(planning::Optimum{})).problems.empty());
    CHECK(test::readStrictly(report::htmlOf(planning::BreakingPoint{})).problems.empty());
}
