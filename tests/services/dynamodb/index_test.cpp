// SPDX-License-Identifier: GPL-3.0-or-later
// Secondary indexes. Oracles: the guide's rules (gsi, lsi) counted by hand.
#include <algorithm>

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Distribution;
using base::Instant;
using base::milliseconds;
using base::seconds;
using engine::Disposition;
using test::callOf;
using test::TableBench;

namespace {

constexpr std::int64_t kKb = 1'024;

IndexSpec indexOf(bool global, const std::string& name = "ByAuthor") {
    IndexSpec index;
    index.name = name;
    index.global = global;
    return index;
}

/// An on-demand table of items of 3 KB with that index.
Spec withIndex(const IndexSpec& index) {
    Spec spec = test::onDemandSpec();
    spec.itemSize = Distribution::constant(3.0 * kKb);
    spec.indexes.push_back(index);
    return spec;
}

struct Units {
    double table = 0.0;
    double index = 0.0;
    bool operator==(const Units&) const = default;
};

/// What one call consumed, of reads or of writes.
Units unitsOf(const Spec& spec, const engine::Call& call, const std::string& direction = "Write") {
    TableBench bench(spec);
    bench.send(Instant{}, call);
    bench.run(seconds(1));
    return {bench.figure("Consumed" + direction + "CapacityUnits"),
            bench.figure("index/ByAuthor/Consumed" + direction + "CapacityUnits")};
}

engine::Call through(engine::Call call) {
    call.index = 1;
    return call;
}

bool warns(const TableBench& bench, const std::string& text) {
    const auto warnings = bench.table.report(seconds(1)).warnings;
    return std::ranges::any_of(warnings, [&](const auto& one) { return one.text.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("what a write costs a global index, event by event", "[index]") {
    const engine::Call update = callOf(Operation::UpdateItem);
    IndexSpec index = indexOf(true);
    CHECK(unitsOf(withIndex(index), update) == Units{3, 3});  // a projected attribute changed
    index.projectedChanges = 0.0;
    CHECK(unitsOf(withIndex(index), update) == Units{3, 0});  // one that is not
    index.keyChanges = 1.0;
    CHECK(unitsOf(withIndex(index), update) == Units{3, 6});  // a delete and a put
    CHECK(unitsOf(withIndex(index), callOf(Operation::DeleteItem)) == Units{3, 3});
    Spec fresh = withIndex(index);
    fresh.newItems = 1.0;
    CHECK(unitsOf(fresh, callOf(Operation::PutItem)) == Units{3, 3});  // one entry is added
    CHECK(unitsOf(fresh, callOf(Operation::BatchWriteItem, 4)) == Units{12, 12});
    index.present = 0.0;
    CHECK(unitsOf(withIndex(index), update) == Units{3, 0});  // no such item in the index
    Spec gone = withIndex(indexOf(true));
    gone.missingItems = 1.0;
    CHECK(unitsOf(gone, callOf(Operation::DeleteItem)) == Units{1, 0});
    Spec failing = withIndex(indexOf(true));
    failing.failedConditions = 1.0;
    CHECK(unitsOf(failing, update) == Units{3, 0});
}

TEST_CASE("an entry is as large as what is projected", "[index]") {
    IndexSpec index = indexOf(true);
    index.projection = Projection::KeysOnly;
    CHECK(unitsOf(withIndex(index), callOf(Operation::UpdateItem)) == Units{3, 0});  // keys alone: nothing changed
    index.keyChanges = 1.0;
    CHECK(unitsOf(withIndex(index), callOf(Operation::UpdateItem)) == Units{3, 2});
    index.projection = Projection::Include;
    index.keyChanges = 0.0;
    index.entrySize = base::bytes(1'500);
    CHECK(unitsOf(withIndex(index), callOf(Operation::UpdateItem)) == Units{3, 2});
}

TEST_CASE("a sparse index has the same items every time, and their share", "[index]") {
    IndexSpec index = indexOf(true);
    index.present = 0.3;
    TableBench bench(withIndex(index));
    bench.evenly(callOf(Operation::PutItem), milliseconds(2), Instant{}, Instant{} + seconds(4));
    bench.run(seconds(5));
    const double once = bench.figure("index/ByAuthor/ConsumedWriteCapacityUnits");
    CHECK(once / 6'000.0 == Approx(0.3).margin(0.04));
    bench.evenly(callOf(Operation::PutItem), milliseconds(2), Instant{} + seconds(10), Instant{} + seconds(14));
    bench.run(seconds(15));
    CHECK(bench.figure("index/ByAuthor/ConsumedWriteCapacityUnits") == 2.0 * once);
}

TEST_CASE("a local index lives off the table's capacity", "[index]") {
    CHECK(unitsOf(withIndex(indexOf(false)), callOf(Operation::UpdateItem)) == Units{6, 0});
    engine::Call query = through(callOf(Operation::Query, 8));
    query.consistentRead = true;
    CHECK(unitsOf(withIndex(indexOf(false)), query, "Read") == Units{6, 0});  // 24 KB
    IndexSpec small = indexOf(false);
    small.entrySize = base::bytes(2'000);
    CHECK(unitsOf(withIndex(small), through(callOf(Operation::Query, 8)), "Read") == Units{2, 0});
}

TEST_CASE("a query of a global index consumes the index's reads", "[index]") {
    // AWS's example: 8 entries of 2,000 B are 16,000 B, 16 KB, eventually consistent 2 units.
    IndexSpec index = indexOf(true);
    index.entrySize = base::bytes(2'000);
    CHECK(unitsOf(withIndex(index), through(callOf(Operation::Query, 8)), "Read") == Units{0, 2});
    CHECK(unitsOf(withIndex(index), callOf(Operation::Query, 8), "Read") == Units{3, 0});
    CHECK(unitsOf(withIndex(indexOf(true)), through(callOf(Operation::Query, 8)), "Read") == Units{0, 3});
    CHECK(unitsOf(withIndex(index), through(callOf(Operation::Scan, 0)), "Read") == Units{0, 2});  // four partitions
}

TEST_CASE("an index without capacity holds up the table's writes, and is named", "[index]") {
    Spec spec = test::provisionedSpec(10, 100);
    spec.initialBurst = 0.0;
    IndexSpec index = indexOf(true);
    index.readCapacityUnits = 5;
    index.writeCapacityUnits = 20;
    spec.indexes.push_back(index);
    TableBench bench(spec);
    bench.evenly(callOf(Operation::PutItem), milliseconds(20), Instant{} + milliseconds(1), Instant{} + seconds(10));
    bench.run(seconds(11));
    CHECK(bench.figure("index/ByAuthor/ConsumedWriteCapacityUnits") == Approx(200.0).margin(1.0));
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == bench.figure("index/ByAuthor/ConsumedWriteCapacityUnits"));
    const double throttled = static_cast<double>(bench.count(Disposition::Throttled));
    CHECK(throttled == Approx(300.0).margin(1.0));
    CHECK(bench.figure("index/ByAuthor/WriteProvisionedThroughputThrottleEvents") == throttled);
    CHECK(bench.figure("WriteThrottleEvents") == 0.0);
    CHECK(bench.figure("ThrottledRequests") == throttled);
    CHECK(warns(bench, "by index ByAuthor (IndexWriteProvisionedThroughputExceeded)"));
}

TEST_CASE("few values of an index's key make one of its partitions hot", "[index]") {
    const auto throttled = [](std::optional<std::int64_t> values) {
        Spec spec = test::onDemandSpec();
        IndexSpec index = indexOf(true);
        index.keyValues = values;
        spec.indexes.push_back(index);
        spec.partitionWindow = milliseconds(100);
        TableBench bench(spec);
        for (int i = 0; i < 750; ++i) {  // 2,500 writes a second of items far apart
            engine::Call call = callOf(Operation::BatchWriteItem, 10, 1'000);
            call.item = static_cast<std::uint64_t>(i) * 100;
            bench.send(Instant{} + milliseconds(4) * i, call);
        }
        bench.run(seconds(4));
        CHECK(bench.figure("WriteThrottleEvents") == 0.0);
        return bench.figure("index/ByAuthor/WriteKeyRangeThroughputThrottleEvents");
    };
    CHECK(throttled(std::nullopt) == 0.0);
    CHECK(throttled(1) == Approx(7'500.0 - 3'100.0).margin(30.0));
}

TEST_CASE("indexes are stored and billed with their table", "[index]") {
    Spec spec = withIndex(indexOf(true));
    IndexSpec local = indexOf(false, "ByDate");
    local.projection = Projection::KeysOnly;
    local.present = 0.5;
    spec.indexes.push_back(local);
    spec.itemCount = 1'000;
    TableBench bench(spec);
    bench.send(Instant{}, callOf(Operation::UpdateItem));
    bench.run(seconds(1));
    for (const auto& reading : bench.table.report(seconds(1)).readings) {
        if (reading.usageType == "TimedStorage-ByteHrs")
            CHECK(reading.granules == 1'000 * (3'072 + 100) + 1'000 * (3'072 + 100) + 500 * (100 + 100));
        if (reading.usageType == "WriteRequestUnits") CHECK(reading.granules == 2 * (3 + 3));
    }
    Spec held = test::provisionedSpec(10, 20);
    IndexSpec index = indexOf(true);
    index.readCapacityUnits = 3;
    index.writeCapacityUnits = 4;
    held.indexes.push_back(index);
    for (const auto& reading : TableBench(held).table.report(seconds(1)).readings) {
        if (reading.usageType == "ReadCapacityUnit-Hrs") CHECK(reading.granules == 13 * 1'000'000'000LL);
        if (reading.usageType == "WriteCapacityUnit-Hrs") CHECK(reading.granules == 24 * 1'000'000'000LL);
    }
}

TEST_CASE("metrics of a global index stand under its own name", "[index]") {
    Spec spec = withIndex(indexOf(true));
    TableBench bench(spec);
    bench.send(Instant{}, callOf(Operation::UpdateItem));
    bench.run(seconds(1));
    bench.world.metrics().closePeriod(Instant{} + base::minutes(1), true);
    double sum = -1.0;
    for (const auto& series : bench.world.metrics().series()) {
        if (series.resource == "Views/index/ByAuthor" && series.name == "ConsumedWriteCapacityUnits")
            sum = series.values.at(0);
    }
    CHECK(sum == 3.0);
}

TEST_CASE("what AWS refuses of indexes", "[index]") {
    const auto refused = [](const Spec& spec, const std::string& where, const std::string& text) {
        const auto found = check(spec);
        return std::ranges::any_of(found, [&](const base::Error& error) {
            return error.where == where && error.what.find(text) != std::string::npos;
        });
    };
    Spec many = test::onDemandSpec();
    for (int i = 0; i < 20; ++i) many.indexes.push_back(indexOf(true, "G" + std::to_string(i)));
    for (int i = 0; i < 5; ++i) many.indexes.push_back(indexOf(false, "L" + std::to_string(i)));
    CHECK(check(many).empty());
    many.indexes.push_back(indexOf(false, "sixth"));
    CHECK(refused(many, "/Properties/LocalSecondaryIndexes", "more than 5"));
    many.indexes.push_back(indexOf(true, "21st"));
    CHECK(refused(many, "/Properties/GlobalSecondaryIndexes", "20 global"));
    many.indexes.push_back(indexOf(true, "G3"));
    CHECK(refused(many, "/Properties/GlobalSecondaryIndexes/21/IndexName", "another index"));

    Spec held = test::provisionedSpec(1, 1);
    held.indexes.push_back(indexOf(true));
    CHECK(refused(held, "/Properties/GlobalSecondaryIndexes/0", "capacity of its own"));
    held.indexes[0].readCapacityUnits = 1;
    held.indexes[0].writeCapacityUnits = 50'000;
    CHECK(refused(held, "/Properties/GlobalSecondaryIndexes/0/ProvisionedThroughput", "quota"));
    held.indexes[0].writeCapacityUnits = 5;
    CHECK(check(held).empty());
    held.indexes[0].maxReadRequestUnits = 5;
    CHECK(refused(held, "/Properties/GlobalSecondaryIndexes/0/OnDemandThroughput", "on-demand tables only"));
    Spec onDemand = test::onDemandSpec();
    onDemand.indexes.push_back(held.indexes[0]);
    CHECK(refused(onDemand, "/Properties/GlobalSecondaryIndexes/0/ProvisionedThroughput", "PAY_PER_REQUEST"));
    onDemand.indexes[0].maxWriteRequestUnits = 0;  // would throttle every write of the table
    CHECK(refused(onDemand, "/Properties/GlobalSecondaryIndexes/0/OnDemandThroughput/MaxWriteRequestUnits",
                  "at least 1"));
    onDemand.replicas = {"us-east-1", "eu-west-1"};  // a global table
    CHECK(refused(onDemand, "/Properties/GlobalSecondaryIndexes/0/WriteOnDemandThroughputSettings/MaxWriteRequestUnits",
                  "at least 1"));
    onDemand.indexes[0].maxWriteRequestUnits = -1;
    for (const base::Error& error : check(onDemand)) CHECK(error.what.find("at least 1") == std::string::npos);
    onDemand.indexes[0].global = false;
    CHECK(refused(onDemand, "/Properties/LocalSecondaryIndexes/0", "lives off the table"));
    Spec wide = withIndex(indexOf(false));
    wide.collectionSize = 2'000'000;  // of 6 KB each, entries included: 11.4 GB
    CHECK(refused(wide, "/Behavior/CollectionSize", "10 GB"));
    wide.indexes[0].global = true;
    CHECK(check(wide).empty());
}
