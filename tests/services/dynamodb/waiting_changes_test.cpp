// SPDX-License-Identifier: GPL-3.0-or-later
// Changes by hand that come while others wait. Oracle: what the last one says holds in the end, by hand.
#include "model/services/dynamodb/waiting_changes.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;

namespace {

/// A table of 100 and 100 whose updates take two minutes.
Spec slowlyUpdated() {
    Spec spec = provisionedSpec(100, 100);
    spec.updateTime = base::Distribution::constant(120.0);
    return spec;
}

Change writesOf(std::int64_t units) { return {.billingMode = {}, .reads = {}, .writes = units}; }

void changeAt(TableBench& bench, std::int64_t second, const Change& change) {
    bench.run(base::seconds(second));
    bench.table.change(change).spawn();
}

std::int64_t writesHeld(TableBench& bench) { return bench.table.throughput().units(true); }

}  // namespace

// The first update goes on until 120 s; the others wait for its end, some at other tenths of a minute.
TEST_CASE("of changes that wait for the same update the last one holds", "[throughput]") {
    for (const std::int64_t last : {90, 94}) {
        TableBench bench(slowlyUpdated());
        changeAt(bench, 0, writesOf(200));
        changeAt(bench, 60, writesOf(300));
        changeAt(bench, last, writesOf(400));
        bench.run(base::seconds(200));
        CHECK(writesHeld(bench) == 200);
        bench.run(base::minutes(20));
        CHECK(writesHeld(bench) == 400);
    }
}

// Four decreases are allowed before one o'clock. A fifth waits; when capacity is raised meanwhile, it was of before.
TEST_CASE("a decrease that waits does not come after a later raise", "[throughput]") {
    TableBench bench(slowlyUpdated());
    std::int64_t second = 0;
    for (const std::int64_t units : {90, 80, 70, 60, 50}) changeAt(bench, second += 200, writesOf(units));
    changeAt(bench, second += 200, writesOf(150));
    bench.run(base::minutes(55));
    CHECK(writesHeld(bench) == 150);
    bench.run(base::hours(3));
    CHECK(writesHeld(bench) == 150);
}

TEST_CASE("what a later change does not say of a waiting one stays", "[throughput]") {
    Change first{.billingMode = {},
                 .reads = 5,
                 .writes = 6,
                 .indexes = {{.index = "A", .reads = 1}, {.index = "B", .reads = 2, .writes = 3}}};
    Change second{.billingMode = {},
                  .reads = {},
                  .writes = 7,
                  .indexes = {{.index = "A", .reads = 9}, {.index = "B", .writes = 9}}};
    WaitingChanges waiting;
    waiting.add(first);
    waiting.add(second);
    CHECK(first == Change{.billingMode = {}, .reads = 5, .writes = {}, .indexes = {{.index = "B", .reads = 2}}});
    CHECK_FALSE(isNothing(first));
    Change all{.billingMode = {}, .reads = 1, .writes = 1, .indexes = {{.index = "B", .reads = 1}}};
    waiting.add(all);
    CHECK(isNothing(first));
    // What was asked after a switch waits for it.
    Change turns{.billingMode = BillingMode::Provisioned, .reads = 10, .writes = 10};
    Change later{.billingMode = {}, .reads = 20, .writes = {}};
    waiting.add(turns);
    waiting.add(later);
    CHECK(turns.reads == 10);
    CHECK(waiting.comesAfterSwitch(later));
    CHECK_FALSE(waiting.comesAfterSwitch(all));
    waiting.remove(turns);
    CHECK_FALSE(waiting.comesAfterSwitch(later));
}

// As above, and one of them says the mode that the table has: it is no switch.
TEST_CASE("a change that restates the mode waits as one without it", "[throughput]") {
    for (const bool first : {true, false}) {
        TableBench bench(slowlyUpdated());
        std::int64_t second = 0;
        for (const std::int64_t units : {90, 80, 70, 60}) changeAt(bench, second += 200, writesOf(units));
        Change restates{.billingMode = BillingMode::Provisioned, .reads = 100, .writes = first ? 50 : 40};
        changeAt(bench, second += 200, first ? restates : writesOf(10));
        changeAt(bench, second += 200, first ? writesOf(150) : restates);
        bench.run(base::minutes(55));
        CHECK(writesHeld(bench) == (first ? 150 : 60));
        bench.run(base::hours(3));
        CHECK(writesHeld(bench) == (first ? 150 : 40));
    }
}
