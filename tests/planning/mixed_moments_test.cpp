// SPDX-License-Identifier: GPL-3.0-or-later
// Scheduled capacity under several workloads, each with a day of its own. Oracle throughout, by hand: capacity / rate,
// a unit a request.
#include <string>

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/moments_to_hold.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

std::string mixedTable(const std::string& name, const std::string& reads, const std::string& writes) {
    return "\"" + name +
           R"(": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": )" +
           reads + R"(, "WriteCapacityUnits": )" + writes +
           R"( } }, "Behavior": { "ItemCount": 1000, "ItemSize": "0.9KB" } })";
}

std::string mixedChange(const std::string& at, const std::string& table, const std::string& reads,
                        const std::string& writes) {
    return R"({ "At": ")" + at + R"(", "Target": ")" + table +
           R"(", "Kind": "Change", "Properties": { "ProvisionedThroughput": { "ReadCapacityUnits": )" + reads +
           R"(, "WriteCapacityUnits": )" + writes + " } } }";
}

std::string mixedLoad(const std::string& name, const std::string& table, const std::string& operation,
                      const std::string& arrivals) {
    return "\"" + name + R"(": { "Target": ")" + table + R"(", "Operation": ")" + operation +
           R"(", "Key": { "Uniform": { "Keys": 100000 } }, "Arrivals": )" + arrivals + " }";
}

std::string mixedDesign(const std::string& tables, const std::string& workloads, const std::string& events) {
    return R"({ "Headroom": 1, "Name": "Mixed", "Region": "us-east-1", "Resources": { )" + tables +
           R"( }, "Workloads": { )" + workloads + R"( }, "Events": [ )" + events +
           R"( ], "Simulation": { "WarmUp": "1h", "Duration": "24h", "Replications": 1, "Seed": 3 } })";
}

std::string mixedSpike(const std::string& base, const std::string& peak, const std::string& at,
                       const std::string& length) {
    return R"({ "Spike": { "Base": ")" + base + R"(/s", "Peak": ")" + peak + R"(/s", "At": ")" + at + R"(", "For": ")" +
           length + R"(" } })";
}

planning::BreakingPoint mixedBreaking(const std::string& text) {
    auto point = planning::findBreakingPoint(test::sourceOf(text), "as written", {5.0}, {});
    if (!point) FAIL(point.error().what);
    REQUIRE_FALSE(point->failures.empty());
    return std::move(*point);
}

std::vector<planning::LoadMoment> mixedMoments(const std::string& text) {
    const auto scenario = planning::load(test::sourceOf(text));
    REQUIRE(scenario);
    return planning::momentsToHold(*scenario).moments;
}

}  // namespace

TEST_CASE("a small workload breaks its own scheduled table though another brings most traffic", "[planning]") {
    // A: 45/s on 50 units at 18:30 are 1.11 times. B: 500/s on 2,000 units at 8:00 would be 4 times.
    const auto point =
        mixedBreaking(mixedDesign(mixedTable("A", "1", "100") + ", " + mixedTable("B", "1", "2000"),
                                  mixedLoad("WA", "A", "PutItem", mixedSpike("10", "45", "1110m", "2h")) + ", " +
                                      mixedLoad("WB", "B", "PutItem", mixedSpike("50", "500", "8h", "4h")),
                                  mixedChange("18:00", "A", "1", "50") + ", " + mixedChange("21:00", "A", "1", "100")));
    CHECK(point.failures.front().what == "A: write capacity");
    CHECK(point.failures.front().factor == Approx(50.0 / 45.0).epsilon(0.03));
    CHECK(point.heldAt == "1110 min");
    CHECK_FALSE(point.atBusiest);
    CHECK(point.rateToday == Approx(95.0));
    REQUIRE(point.otherMoments.size() == 1);
    CHECK(point.otherMoments.front().starts_with("8 h after Start, at 510 requests/s today, it holds longer: "));
}

TEST_CASE("writes by night break on less capacity than the many reads by day have", "[planning]") {
    // Reads are half a unit each: 300/s on 400 units are 2.67 times; 45 writes a second on 50 units are 1.11 times.
    const auto point =
        mixedBreaking(mixedDesign(mixedTable("T", "400", "100"),
                                  mixedLoad("Load", "T", "PutItem", mixedSpike("5", "45", "19h", "1h")) + ", " +
                                      mixedLoad("Read", "T", "GetItem", mixedSpike("20", "300", "8h", "4h")),
                                  mixedChange("18:00", "T", "400", "50")));
    CHECK(point.failures.front().what == "T: write capacity");
    CHECK(point.failures.front().factor == Approx(50.0 / 45.0).epsilon(0.03));
    CHECK(point.heldAt == "19 h");
}

TEST_CASE("of moments of equal traffic the mix is that of the moment whose capacity is held", "[planning]") {
    // 100/s all day; A has 10/s of them on 200 units, and 90/s on 100 units from noon to six: 1.11 times.
    const auto point = mixedBreaking(
        mixedDesign(mixedTable("A", "1", "200") + ", " + mixedTable("B", "1", "1000"),
                    mixedLoad("WA", "A", "PutItem", mixedSpike("10", "90", "12h", "6h")) + ", " +
                        mixedLoad("WB", "B", "PutItem", mixedSpike("90", "10", "12h", "6h")),
                    mixedChange("12:00", "A", "1", "100") + ", " + mixedChange("18:00", "A", "1", "200")));
    CHECK(point.failures.front().what == "A: write capacity");
    CHECK(point.failures.front().factor == Approx(100.0 / 90.0).epsilon(0.03));
    CHECK(point.heldAt == "12 h");
    CHECK(point.rateToday == Approx(100.0));
}

TEST_CASE("within one state of the capacity each workload's own peak is a moment to hold", "[planning]") {
    // The capacity is lowered before both peaks; the total is highest at 8 h, W's writes are at 19 h.
    const auto moments =
        mixedMoments(mixedDesign(mixedTable("T", "400", "100"),
                                 mixedLoad("W", "T", "PutItem", mixedSpike("5", "45", "19h", "1h")) + ", " +
                                     mixedLoad("R", "T", "GetItem", mixedSpike("20", "300", "8h", "4h")),
                                 mixedChange("01:00", "T", "400", "50")));
    REQUIRE(moments.size() == 2);
    CHECK(moments.front().at == base::Instant{base::hours(8).count});
    CHECK(moments.back().at == base::Instant{base::hours(19).count});
}

TEST_CASE("less capacity is no reason to look at a moment for workloads that do not call it", "[planning]") {
    // At 18 h A has half its units for a fifth of its writes; that B's stay the same is nothing to A.
    const auto moments =
        mixedMoments(mixedDesign(mixedTable("A", "1", "100") + ", " + mixedTable("B", "1", "2000"),
                                 mixedLoad("WA", "A", "PutItem", mixedSpike("10", "50", "8h", "4h")) + ", " +
                                     mixedLoad("WB", "B", "PutItem", R"({ "Poisson": { "Rate": "300/s" } })"),
                                 mixedChange("18:00", "A", "1", "50")));
    REQUIRE(moments.size() == 1);
    CHECK(moments.front().at == base::Instant{base::hours(8).count});
}
