// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "report/growth_arithmetic.hpp"
#include "report/growth_reader.hpp"
#include "report/html_report.hpp"
#include "report/planning_json.hpp"
#include "tests/report/strict_html.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
namespace fs = std::filesystem;

namespace {

struct File {
    fs::path path = fs::temp_directory_path() / ("headroom-growth-" + std::to_string(::getpid()) + ".json");
    explicit File(const std::string& text) { std::ofstream(path) << text; }
    ~File() {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
};

planning::Growth simulated() {
    planning::Growth growth;
    growth.scenario = "Shop";
    growth.replications = 5;
    growth.options.traffic = 0.08;
    growth.options.stored = 0.02;
    planning::GrowthPoint point;
    point.design = "on-demand";
    point.label = "month 12";
    point.traffic = 2.518;
    point.stored = 1.268;
    point.cost = 1234.5;
    point.costCi95 = study::Interval{1230.5, 1238.5};
    point.latencyOf = "Shoppers";
    point.p99 = 0.125;
    point.objectives.push_back({"cost <= 900 USD", 1234.5, std::nullopt, study::Met::No});
    growth.points.push_back(point);
    return growth;
}

/// Half of 100 USD is fixed; a quota is a quarter used.
study::StudyResult oneDesign() {
    study::StudyResult result;
    result.scenario = "Shop";
    study::DesignResult design;
    design.name = "on-demand";
    design.cost.perMonth = 100.0;
    design.cost.fixedPerMonth = 50.0;
    design.quotas.push_back({"Lambda concurrent executions", 1000.0, 250.0, true});
    design.quotas.push_back({"unused", 1000.0, 0.0, true});
    result.designs.push_back(design);
    return result;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("growth is read back as it was written", "[report]") {
    const planning::Growth growth = simulated();
    const File file(report::jsonOf(growth));
    const auto read = report::readGrowth(file.path);
    REQUIRE(read);
    CHECK(report::jsonOf(*read) == report::jsonOf(growth));
    for (const char* wrong : {"", "{}", R"({"HeadroomGrowth": 2})", R"({"HeadroomGrowth": 1, "Points": []})"}) {
        const File other(wrong);
        CHECK_FALSE(report::readGrowth(other.path));
    }
    CHECK_FALSE(report::readGrowth("nowhere.json"));
}

TEST_CASE("a report tells growth as simulated, else by arithmetic", "[report]") {
    const auto result = oneDesign();
    const auto plain = test::readStrictly(report::htmlReport({result}));
    CHECK(holds(plain.text, "By arithmetic"));
    CHECK(holds(plain.text, "$200.00"));  // 3x: 50 + 3 * 50
    CHECK(holds(plain.text, "$550.00"));
    CHECK(holds(plain.text, "4x"));  // 1000 / 250
    const std::size_t nearest = plain.text.find("The limits that growth meets first");
    REQUIRE(nearest != std::string::npos);
    CHECK_FALSE(holds(plain.text.substr(nearest), "unused"));
    const planning::Growth growth = simulated();
    const auto with = test::readStrictly(report::htmlReport({result, {}, &growth}));
    CHECK(holds(with.text, "month 12"));
    CHECK(holds(with.text, "$1,234.50"));
    CHECK(holds(with.text, "cost <= 900 USD"));
    CHECK_FALSE(holds(with.text, "By arithmetic"));
}

TEST_CASE("capacity that auto scaling moves grows with the traffic, and a limit that is met is said", "[report]") {
    study::StudyResult result = oneDesign();
    study::DesignResult& design = result.designs.front();
    const auto line = [&](const char* resource, const char* usage, std::int64_t dollars, bool fixed) {
        pricing::LineItem item;
        item.resource = resource;
        item.usageType = usage;
        item.perMonth = pricing::Money::fromNanos(pricing::Int128{dollars} * 1'000'000'000);
        item.fixed = fixed;
        design.cost.bill.lines.push_back(item);
    };
    line("Views", "USW2-WriteCapacityUnit-Hrs", 30, true);
    line("Views", "USW2-ReadCapacityUnit-Hrs", 15, true);
    line("Views", "TimedStorage-ByteHrs", 5, true);
    line("Views", "WriteRequestUnits", 50, false);
    design.resources.push_back({"Views", "AWS::DynamoDB::Table", {{"WriteScaleOuts", 0.0}, {"WriteScaleIns", 0.0}}});
    const auto cost = report::growingCostOf(design);
    CHECK(cost.fixed == Approx(20.0));  // reads, which nothing scales, and what is stored
    CHECK(cost.moving == Approx(80.0));
    CHECK(cost.scaled);
    // A quarter of the quota is used: three times as much is below it, ten times is not.
    CHECK_FALSE(report::meetsLimitAt(design, 3.0));
    CHECK(report::meetsLimitAt(design, 10.0));
    const auto page = test::readStrictly(report::htmlReport({result}));
    CHECK(holds(page.text, "$260.00"));  // 3x: 20 + 3 * 80
    CHECK(holds(page.text, "$820.00, a limit is met"));
    CHECK(holds(page.text, "on-demand: capacity under auto scaling is taken to follow the traffic"));
    design.resources.clear();
    CHECK_FALSE(report::growingCostOf(design).scaled);
    CHECK(report::growingCostOf(design).fixed == Approx(50.0));
}
