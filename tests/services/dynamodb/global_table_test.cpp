// SPDX-License-Identifier: GPL-3.0-or-later
// Replicas of a global table. Oracles: AWS's worked example, counts by hand.
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

Spec replicated(double lagSeconds) {
    Spec spec = onDemandSpec();
    spec.replicas = {"us-east-2"};
    spec.replicationLag = base::Distribution::constant(lagSeconds);
    spec.itemCount = 1'000;
    spec.itemSize = base::Distribution::constant(876);
    return spec;
}

/// A table at home, as the bench has it, and its replica.
struct Two : TableBench {
    explicit Two(const Spec& spec) : TableBench(spec), away(world, "Views (us-east-2)", spec) {
        table.replicateTo(away, "us-east-2", "USE2-AWS-Out-Bytes");
        away.replicateTo(table, "us-west-2", "USW2-AWS-Out-Bytes");
    }
    dynamodb::Table away;
};

double quantity(const dynamodb::Table& table, const std::string& usageType) {
    for (const base::MeterReading& one : table.report(seconds(100)).readings) {
        if (one.usageType == usageType)
            return static_cast<double>(one.granules) / static_cast<double>(one.granulesPerUnit);
    }
    return -1.0;
}

double figure(const dynamodb::Table& table, const std::string& name) {
    for (const engine::Figure& one : table.report(seconds(100)).figures) {
        if (one.name == name) return one.value;
    }
    return -1.0;
}

}  // namespace

// Developer Guide, global-tables-billing (2026-04-13), second day: 150 items of 1 KB written in us-west-2 with a
// replica in us-east-2 are 150 + 150 replicated write units.
TEST_CASE("a write is one replicated write unit in every region", "[global]") {
    Two tables(replicated(1));
    for (int i = 0; i < 150; ++i) tables.send(Instant{}, callOf(Operation::PutItem, 1, 1'024));
    tables.run(seconds(10));
    CHECK(quantity(tables.table, "ReplWriteRequestUnits") == 150);
    CHECK(quantity(tables.away, "ReplWriteRequestUnits") == 150);
    CHECK(quantity(tables.table, "WriteRequestUnits") < 0);
    CHECK(figure(tables.away, "ConsumedWriteCapacityUnits") == 150);
    // A day without a replica: 100 writes of 1 KB are 100 write units.
    TableBench alone(onDemandSpec());
    for (int i = 0; i < 100; ++i) alone.send(Instant{}, callOf(Operation::PutItem, 1, 1'024));
    alone.run(seconds(10));
    CHECK(quantity(alone.table, "WriteRequestUnits") == 100);
}

TEST_CASE("reads stay where they are, and a transaction is replicated once", "[global]") {
    Two tables(replicated(1));
    tables.send(Instant{}, callOf(Operation::GetItem, 1, 4'096));
    tables.send(Instant{}, callOf(Operation::TransactWriteItems, 3, 500));
    tables.run(seconds(10));
    CHECK(quantity(tables.table, "ReadRequestUnits") == 0.5);
    CHECK(quantity(tables.away, "ReadRequestUnits") == 0);
    CHECK(quantity(tables.table, "ReplWriteRequestUnits") == 6);
    CHECK(quantity(tables.away, "ReplWriteRequestUnits") == 3);
}

TEST_CASE("a write is in the other region after the lag, and is not sent on", "[global]") {
    Two tables(replicated(2.5));
    tables.send(Instant{}, callOf(Operation::PutItem, 1, 1'000));
    tables.run(base::milliseconds(2'499));
    CHECK(quantity(tables.away, "ReplWriteRequestUnits") == 0);
    tables.run(seconds(20));
    CHECK(quantity(tables.away, "ReplWriteRequestUnits") == 1);
    CHECK(quantity(tables.table, "ReplWriteRequestUnits") == 1);
    CHECK(figure(tables.table, "ReplicationLatencyMean") == Approx(2.5));
    tables.world.metrics().closePeriod(tables.world.now(), true);
    for (const engine::MetricSeries& series : tables.world.metrics().series()) {
        if (series.resource == "Views" && series.name == "ReplicationLatency (us-east-2)")
            CHECK(series.values == std::vector<double>{2'500});
    }
}

TEST_CASE("a replica without capacity takes writes later: the lag grows", "[global]") {
    // Home takes 1,000 units a second, away 10: of 20 writes at once 10 are taken at once, the others one by one every
    // 100 ms: 0.1 to 1.0 s late.
    Spec narrow = replicated(0);
    narrow.maxWriteRequestUnits = 10;
    TableBench home(replicated(0));
    dynamodb::Table away(home.world, "Views (us-east-2)", narrow);
    home.table.replicateTo(away, "us-east-2", "USE2-AWS-Out-Bytes");
    for (int i = 0; i < 20; ++i) home.send(Instant{}, callOf(Operation::PutItem, 1, 1'000));
    home.run(seconds(60));
    CHECK(quantity(away, "ReplWriteRequestUnits") == 20);
    CHECK(figure(home.table, "ReplicationLatencyMean") == Approx(5.5 / 20));
}

TEST_CASE("expired items are deleted by a replicated write in every region but one", "[global]") {
    // A write each second to 10 keys in turn, life 5 s: one expires each second, found in either region alike.
    Spec spec = replicated(0);
    spec.itemCount.reset();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = seconds(5);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::SequentialKeys{10}};
    Two tables(spec);
    tables.inTurn(10, callOf(Operation::PutItem, 1, 876), seconds(1), Instant{}, Instant{} + seconds(100));
    tables.run(seconds(101));
    CHECK(quantity(tables.table, "ReplWriteRequestUnits") == Approx(150).epsilon(0.02));
    CHECK(quantity(tables.away, "ReplWriteRequestUnits") == Approx(150).epsilon(0.02));
}

TEST_CASE("what is sent to another region is metered as data transfer out of the one that sends it", "[global]") {
    Two tables(replicated(1));
    for (int i = 0; i < 3; ++i) tables.send(Instant{}, callOf(Operation::PutItem, 1, 1'000));
    tables.send(Instant{}, callOf(Operation::BatchWriteItem, 5, 2'000));
    tables.send(Instant{}, callOf(Operation::DeleteItem));  // the keys, 100 B
    tables.send(Instant{}, callOf(Operation::GetItem));
    tables.run(seconds(10));
    const double gib = 1'073'741'824.0;
    CHECK(quantity(tables.table, "USE2-AWS-Out-Bytes") * gib == Approx(3'000 + 10'000 + 100));
    CHECK(quantity(tables.away, "USW2-AWS-Out-Bytes") == 0);
    CHECK(quantity(tables.table, "USW2-AWS-Out-Bytes") < 0);
}

TEST_CASE("every region stores the items, each with 48 B more", "[global]") {
    Two tables(replicated(1));
    CHECK(quantity(tables.table, "TimedStorage-ByteHrs") * 1'073'741'824.0 == Approx(1'000 * 1'024.0));
    CHECK(quantity(tables.away, "TimedStorage-ByteHrs") * 1'073'741'824.0 == Approx(1'000 * 1'024.0));
}

// Developer Guide, global-tables-billing (2026-04-13), third day: with a global index that holds everything, 200 items
// of 1 KB are 400 replicated write units and 400 write units. With the two days before (above), 500 write units and 700
// replicated ones.
TEST_CASE("a global table's index is written in every region, by plain write units", "[global]") {
    Spec spec = replicated(1);
    spec.indexes.push_back(indexNamed("ByOwner"));
    Two tables(spec);
    for (int i = 0; i < 200; ++i) tables.send(Instant{}, callOf(Operation::PutItem, 1, 1'024));
    tables.run(seconds(10));
    CHECK(quantity(tables.table, "ReplWriteRequestUnits") + quantity(tables.away, "ReplWriteRequestUnits") == 400);
    CHECK(quantity(tables.table, "WriteRequestUnits") + quantity(tables.away, "WriteRequestUnits") == 400);
    CHECK(figure(tables.away, "index/ByOwner/ConsumedWriteCapacityUnits") == 200);
}

TEST_CASE("a replica whose index has no capacity takes writes later", "[global]") {
    Spec spec = replicated(0);
    spec.indexes.push_back(indexNamed("ByOwner"));
    TableBench home(spec);
    spec.indexes.front().maxWriteRequestUnits = 10;
    dynamodb::Table away(home.world, "Views (us-east-2)", spec);
    home.table.replicateTo(away, "us-east-2", "USE2-AWS-Out-Bytes");
    for (int i = 0; i < 20; ++i) home.send(Instant{}, callOf(Operation::PutItem, 1, 1'000));
    home.run(seconds(60));
    CHECK(quantity(away, "WriteRequestUnits") == 20);
    CHECK(figure(away, "index/ByOwner/WriteThrottleEvents") == 0);  // the lag shows it
    CHECK(figure(home.table, "ReplicationLatencyMean") == Approx(5.5 / 20));
}

TEST_CASE("a provisioned replica holds replicated write capacity, and each region its own reads", "[global]") {
    Spec spec = provisionedSpec(0, 20);
    spec.replicas = {"us-east-2"};
    ReplicaSettings west;
    west.region = "us-west-2";
    west.readCapacityUnits = 5;
    west.indexes = {{"ByOwner", 2, {}}};
    ReplicaSettings east = west;
    east.region = "us-east-2";
    east.readCapacityUnits = 7;
    east.pointInTimeRecovery = true;
    east.tableClass = TableClass::StandardInfrequentAccess;
    east.indexes = {{"ByOwner", 3, {}}};
    spec.replicaSettings = {west, east};
    spec.itemCount = 1'000;
    spec.itemSize = base::Distribution::constant(876);
    spec.indexes.push_back(indexNamed("ByOwner"));
    spec.indexes.front().writeCapacityUnits = 4;
    TableBench home(atReplica(spec, "us-west-2"));
    const dynamodb::Table away(home.world, "Views (us-east-2)", atReplica(spec, "us-east-2"));
    home.run(seconds(100));
    const double hours = 100.0 / 3'600;
    CHECK(quantity(home.table, "ReplWriteCapacityUnit-Hrs") == Approx(20 * hours));
    CHECK(quantity(home.table, "WriteCapacityUnit-Hrs") == Approx(4 * hours));
    CHECK(quantity(home.table, "ReadCapacityUnit-Hrs") == Approx((5 + 2) * hours));
    CHECK(quantity(home.table, "TimedPITRStorage-ByteHrs") < 0);
    CHECK(quantity(away, "IA-ReplWriteCapacityUnit-Hrs") == Approx(20 * hours));
    CHECK(quantity(away, "IA-WriteCapacityUnit-Hrs") == Approx(4 * hours));
    CHECK(quantity(away, "IA-ReadCapacityUnit-Hrs") == Approx((7 + 3) * hours));
    CHECK(quantity(away, "TimedPITRStorage-ByteHrs") > 0);
    CHECK(quantity(away, "ReplWriteRequestUnits") < 0);
}
