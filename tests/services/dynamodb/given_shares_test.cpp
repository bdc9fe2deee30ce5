// SPDX-License-Identifier: GPL-3.0-or-later
// Deletes of a table whose items expire, where nothing says that there are so many. Oracle: counts by hand.
#include <algorithm>
#include <string>

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

Spec expiring() {
    Spec spec = onDemandSpec();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = base::minutes(10);
    spec.timeToLiveLag = base::Duration(0);
    spec.itemSize = base::Distribution::constant(3'000);
    return spec;
}

bool warns(const TableBench& bench, const std::string& of) {
    const auto report = bench.table.report(seconds(400));
    return std::ranges::any_of(
        report.warnings, [&](const engine::Warning& warning) { return warning.text.find(of) != std::string::npos; });
}

}  // namespace

// Keys 0 to 99 are there; 400 deletes, each key from 0 to 199 twice: 100 find an item, of three units.
TEST_CASE("where nothing is written no more items are deleted than there are", "[storage]") {
    for (const bool given : {false, true}) {
        Spec spec = expiring();
        spec.itemCount = 100;
        spec.deletes = true;
        spec.deleteKeys = {base::SequentialKeys{200}};
        if (given) spec.missingItems = 0.0;
        TableBench bench(spec);
        bench.inTurn(200, callOf(Operation::DeleteItem), seconds(1), Instant{}, Instant{} + seconds(400));
        bench.run(seconds(401));
        CHECK(bench.figure("ConsumedWriteCapacityUnits") == 100 * 3 + 300);
        for (const engine::Figure& figure : bench.table.report(seconds(400)).figures) {
            if (figure.name == "ItemsMean")
                CHECK(figure.value == Approx(12.5).margin(0.5));  // 100 to 0 in 100 of 400 s
        }
        CHECK_FALSE(warns(bench, "more items were deleted"));
    }
}

// A tenth of 400 puts makes an item, half of 200 deletes takes one: 40 and 100.
TEST_CASE("shares that delete more than is made are a warning", "[storage]") {
    for (const double missing : {0.5, 0.9}) {
        Spec spec = expiring();
        spec.writeKeys = {base::UniformKeys{1'000}};
        spec.newItems = 0.1;
        spec.missingItems = missing;
        spec.deletes = true;
        spec.deleteKeys = {base::UniformKeys{1'000}};
        TableBench bench(spec);
        bench.evenly(callOf(Operation::PutItem), seconds(1), Instant{}, Instant{} + seconds(400));
        bench.evenly(callOf(Operation::DeleteItem), seconds(2), Instant{}, Instant{} + seconds(400));
        bench.run(seconds(401));
        CHECK(warns(bench, "more items were deleted than were made or there") == (missing == 0.5));
    }
}

// A new item a second that lives 600 s, every second one deleted at once: half expire, half are there.
TEST_CASE("a given share of deletes takes new items away", "[storage]") {
    Spec spec = expiring();
    spec.writeKeys = {base::SequentialKeys{0}};
    spec.missingItems = 0.0;
    spec.deletes = true;
    TableBench bench(spec);
    const Instant end = Instant{} + seconds(3'600);
    bench.evenly(ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, end);
    engine::Call deletes = ofNewItems(callOf(Operation::DeleteItem));
    for (int second = 0; second < 3'600; second += 2) {
        bench.send(Instant{} + base::milliseconds(second * 1'000 + 500), deletes);
        deletes.item += 2;
    }
    bench.run(seconds(3'600));
    for (const engine::Figure& figure : bench.table.report(seconds(3'600)).figures) {
        // Before the beginning deletes are taken to fall on items of any age, which leaves 41 more in the first 600 s:
        // (1 / h) ((1 - 1/2) / ln 2 - 1/2) + 150 with h = ln 2 / 600, by hand.
        if (figure.name == "ItemsMean") CHECK(figure.value == Approx(307).epsilon(0.01));
        if (figure.name == "TimeToLiveDeletedItemCount") CHECK(figure.value == Approx(1'800).epsilon(0.02));
    }
}

// Of 1,000 keys one is put every second second; a delete each second, of which a given share finds an item: all, or one
// of five.
TEST_CASE("deletes of keys that are known and find more than there is are a warning", "[storage]") {
    for (const double missing : {0.0, 0.8}) {
        Spec spec = expiring();
        spec.writeKeys = {base::UniformKeys{1'000}};
        spec.missingItems = missing;
        spec.deletes = true;
        spec.deleteKeys = {base::UniformKeys{1'000}};
        TableBench bench(spec);
        bench.inTurn(1'000, callOf(Operation::PutItem), seconds(2), Instant{}, Instant{} + seconds(400));
        bench.inTurn(1'000, callOf(Operation::DeleteItem), seconds(1), Instant{}, Instant{} + seconds(400));
        bench.run(seconds(401));
        CHECK(warns(bench, "more items were deleted than were made or there") == (missing == 0.0));
    }
}
