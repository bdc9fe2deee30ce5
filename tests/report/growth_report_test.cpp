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
    growth.notPriced = {"AmazonDAX NodeUsage:dax.r9.large of Cache"};
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
    CHECK(holds(with.text, "Not priced, so in no cost here: AmazonDAX NodeUsage:dax.r9.large of Cache"));
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

namespace {

/// So many units at a rate in USD; `list`: the price on demand where the rate is 0 or a plan's.
pricing::LineItem usedLine(const char* usage, std::int64_t units, const char* rate, const char* list = "0") {
    pricing::LineItem line;
    line.resource = "F";
    line.service = "S";
    line.usageType = usage;
    line.quantity = {units, 1};
    line.rate = *pricing::parseRate(rate);
    line.listRate = *pricing::parseRate(std::string(list) == "0" ? rate : list);
    line.perMonth = *pricing::charge(line.quantity, line.rate, pricing::Rounding::Nano);
    return line;
}

/// What a bill of these lines comes to at so many times the traffic.
report::GrownCost grownOf(const std::vector<pricing::LineItem>& lines, double factor) {
    study::DesignResult design;
    design.cost.bill.lines = lines;
    for (const pricing::LineItem& line : lines) {
        design.cost.perMonth += pricing::toDouble(line.perMonth);
        if (line.fixed) design.cost.fixedPerMonth += pricing::toDouble(line.perMonth);
    }
    return report::grownCostOf(design, factor);
}

}  // namespace

// Oracle: AWS's tiers by hand.
TEST_CASE("growth is charged by the last volume tier, and free allowances do not grow", "[report]") {
    pricing::LineItem first = usedLine("ApiGatewayHttpRequest", 300'000'000, "0.000001");
    first.tier = {0, 300'000'000};
    pricing::LineItem second = usedLine("ApiGatewayHttpRequest", 100'000'000, "0.0000009");
    second.tier = {300'000'000, std::nullopt};
    CHECK(grownOf({first, second}, 1.0).perMonth == Approx(390.0));
    CHECK(grownOf({first, second}, 3.0).perMonth == Approx(300.0 + 900.0 * 0.9));
    CHECK_FALSE(grownOf({first, second}, 3.0).beyondTier);
    pricing::LineItem within = usedLine("ApiGatewayHttpRequest", 200'000'000, "0.000001");
    within.tier = {0, 300'000'000};
    CHECK(grownOf({within}, 3.0).perMonth == Approx(600.0));
    CHECK(grownOf({within}, 3.0).beyondTier);
    CHECK_FALSE(grownOf({within}, 1.0).beyondTier);

    pricing::LineItem free = usedLine("Request", 1'000'000, "0", "0.0000002");
    free.freeAllowance = "requests";
    free.tier = {0, 1'000'000};
    CHECK(grownOf({free, usedLine("Request", 4'000'000, "0.0000002")}, 10.0).perMonth == Approx(49.0 * 0.2));
    free.quantity.granules = 200'000;
    CHECK(grownOf({free}, 3.0).perMonth == Approx(0.0).margin(1e-12));
    CHECK(grownOf({free}, 10.0).perMonth == Approx(0.2));  // 2 M, of which 1 M is free
}

TEST_CASE("logs that are kept grow with what is written, items of a table stay", "[report]") {
    pricing::LineItem stored = usedLine("TimedStorage-ByteHrs", 100, "0.03");
    stored.fixed = true;
    stored.service = "AmazonCloudWatch";
    CHECK(grownOf({stored}, 3.0).perMonth == Approx(9.0));
    stored.service = "AmazonDynamoDB";
    CHECK(grownOf({stored}, 3.0).perMonth == Approx(3.0));
}

TEST_CASE("what grows beyond a savings plan is paid on demand", "[report]") {
    pricing::LineItem planned = usedLine("Lambda-GB-Second", 1'000, "0.5", "0.8");
    planned.kind = pricing::LineKind::Plan;
    planned.fixed = true;
    CHECK(grownOf({planned}, 3.0).perMonth == Approx(500.0 + 2'000.0 * 0.8));
    pricing::LineItem held = planned;
    held.usageType = "Lambda-Provisioned-Concurrency";
    CHECK(grownOf({held}, 3.0).perMonth == Approx(500.0));
    pricing::LineItem unused = usedLine("plan", 10, "1");
    unused.kind = pricing::LineKind::Unused;
    unused.fixed = true;
    CHECK(grownOf({held, unused}, 3.0).unusedCommitment);
    CHECK_FALSE(grownOf({held}, 3.0).unusedCommitment);
}

namespace {

/// Of resource F, whose write capacity auto scaling moves, 730 hours of so many units; write capacity costs
/// 0.00065 USD a unit and hour.
pricing::LineItem scaledUnits(std::int64_t units, const char* rate) {
    pricing::LineItem line = usedLine("WriteCapacityUnit-Hrs", units * 730, rate, "0.00065");
    line.fixed = true;
    return line;
}

double scaledAt(const std::vector<pricing::LineItem>& lines, double factor) {
    study::DesignResult design;
    design.resources.push_back({"F", "AWS::DynamoDB::Table", {{"WriteScaleOuts", 0.0}}});
    design.cost.bill.lines = lines;
    for (const pricing::LineItem& line : lines) {
        design.cost.perMonth += pricing::toDouble(line.perMonth);
        design.cost.fixedPerMonth += pricing::toDouble(line.perMonth);
    }
    CHECK(report::growingCostOf(design).scaled);
    return report::grownCostOf(design, factor).perMonth;
}

}  // namespace

// Oracle: DynamoDB's always free 25 units, by hand.
TEST_CASE("capacity under auto scaling outgrows a free allowance", "[report]") {
    pricing::LineItem free = scaledUnits(21, "0");
    free.freeAllowance = "25 WCU";
    free.tier = {0, 25 * 730};
    CHECK(scaledAt({free}, 1.0) == Approx(0.0).margin(1e-12));
    CHECK(scaledAt({free}, 3.0) == Approx((63 - 25) * 730 * 0.00065));
    CHECK(scaledAt({free}, 10.0) == Approx((210 - 25) * 730 * 0.00065));
    // Of another table, which nothing scales: it takes of what is free, and does not grow.
    pricing::LineItem other = free;
    other.resource = "G";
    other.quantity.granules = 4 * 730;
    CHECK(scaledAt({free, other}, 10.0) == Approx(9 * 21 * 730 * 0.00065));
    free.quantity.granules = 25 * 730;
    CHECK(scaledAt({free, scaledUnits(5, "0.00065")}, 10.0) == Approx((300 - 25) * 730 * 0.00065));

    pricing::LineItem logs = usedLine("TimedStorage-ByteHrs", 4, "0", "0.03");
    logs.service = "AmazonCloudWatch";
    logs.fixed = true;
    logs.freeAllowance = "5 GB";
    logs.tier = {0, 5};
    CHECK(grownOf({logs}, 10.0).perMonth == Approx((40 - 5) * 0.03));
}

// Oracle: 100 units are reserved for 50 USD a month, 45 are paid on demand; ten times as much are 1 450 units.
TEST_CASE("capacity under auto scaling beyond a commitment is paid on demand", "[report]") {
    pricing::LineItem reserved = scaledUnits(100, "0");
    reserved.kind = pricing::LineKind::Reserved;
    pricing::LineItem fee = scaledUnits(100, "0");
    fee.kind = pricing::LineKind::Fee;
    fee.perMonth = pricing::Money::fromNanos(pricing::Int128{50} * 1'000'000'000);
    const pricing::LineItem beyond = scaledUnits(45, "0.00065");
    CHECK(scaledAt({reserved, fee, beyond}, 1.0) == Approx(50 + 45 * 730 * 0.00065));
    CHECK(scaledAt({reserved, fee, beyond}, 10.0) == Approx(50 + 1'350 * 730 * 0.00065));
    CHECK(scaledAt({reserved, fee}, 10.0) == Approx(50 + 900 * 730 * 0.00065));

    pricing::LineItem planned = usedLine("Lambda-Provisioned-Concurrency", 1'000, "0.003", "0.004");
    planned.kind = pricing::LineKind::Plan;
    planned.fixed = true;
    study::DesignResult design;
    design.resources.push_back({"F", "AWS::Lambda::Function", {{"ScaleOuts", 2.0}}});
    design.cost.bill.lines = {planned};
    design.cost.perMonth = design.cost.fixedPerMonth = 3.0;
    CHECK(report::growingCostOf(design).moving == Approx(0.0).margin(1e-12));
    CHECK(report::grownCostOf(design, 3.0).perMonth == Approx(3.0 + 2'000 * 0.004));
}
