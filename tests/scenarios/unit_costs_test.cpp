// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/unit_costs.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

pricing::LineItem line(std::int64_t dollars, bool fixed) {
    pricing::LineItem item;
    item.perMonth = pricing::Money::fromNanos(dollars * 1'000'000'000);
    item.fixed = fixed;
    return item;
}

/// A run of one hour in which workloads offered so much.
study::Replication hourOf(const std::vector<std::pair<std::string, std::uint64_t>>& offered) {
    study::Replication replication;
    for (const auto& [name, count] : offered) {
        study::Counts counts;
        counts.offered = count;
        replication.workloads.emplace_back(name, counts);
    }
    return replication;
}

}  // namespace

// 100 hours a month. Web takes 20 orders an hour and Phone 5 (the mean of 4 and 6): 2,500 orders a month; Visits are
// 200 an hour: 20,000. Of 500 USD, 300 do not follow the requests.
TEST_CASE("what a unit costs is the whole bill over the number of units, fixed and variable") {
    format::Design design;
    design.billing.monthHours = 100.0;
    for (const auto& [name, unit] : {std::pair("Web", "order"), std::pair("Phone", "order"),
                                     std::pair("Visits", "visit"), std::pair("Probes", "")}) {
        workload::TrafficSpec workload;
        workload.name = name;
        workload.unit = unit;
        design.workloads.push_back(std::move(workload));
    }
    std::vector<study::Replication> runs;
    runs.push_back(hourOf({{"Web", 20}, {"Phone", 4}, {"Visits", 200}, {"Probes", 7}}));
    runs.push_back(hourOf({{"Web", 20}, {"Phone", 6}, {"Visits", 200}, {"Probes", 7}}));
    pricing::Bill bill;
    bill.lines = {line(200, true), line(200, false), line(100, true)};
    study::Cost cost;
    cost.perMonth = 500.0;
    REQUIRE(study::completeCost(design, runs, base::hours(1), bill, cost));
    CHECK(cost.fixedPerMonth == Approx(300.0));
    REQUIRE(cost.perUnit.size() == 2);
    CHECK(cost.perUnit[0].unit == "order");
    CHECK(cost.perUnit[0].perMonth == Approx(2'500.0));
    CHECK(cost.perUnit[0].fixed == Approx(0.12));
    CHECK(cost.perUnit[0].variable == Approx(0.08));
    CHECK(cost.perUnit[1].unit == "visit");
    CHECK(cost.perUnit[1].perMonth == Approx(20'000.0));
    CHECK(cost.perUnit[1].fixed == Approx(0.015));
    CHECK(cost.perUnit[1].variable == Approx(0.01));
    // Of a bill without any price, a unit's cost is not known either: it is not 0.
    study::Cost unknown;
    pricing::Bill none;
    none.notPriced.push_back({});
    REQUIRE(study::completeCost(design, runs, base::hours(1), none, unknown));
    CHECK(unknown.perUnit.empty());
}
