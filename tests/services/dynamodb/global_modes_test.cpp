// SPDX-License-Identifier: GPL-3.0-or-later
// A global table that changes while it runs: all its regions together. Oracles: counts by hand.
#include "model/services/dynamodb/replica_change.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

Spec replicated() {
    Spec spec = provisionedSpec(5, 10);
    spec.replicas = {"us-east-2"};
    spec.replicationLag = base::Distribution::constant(0);
    spec.itemCount = 1'000;
    spec.itemSize = base::Distribution::constant(876);
    spec.updateTime = base::Distribution::constant(60);
    return spec;
}

/// A table at home, as the bench has it, and its replica.
struct Two : TableBench {
    explicit Two(const Spec& spec) : TableBench(spec), away(world, "Views (us-east-2)", spec) {
        table.replicateTo(away, "us-east-2", "USE2-AWS-Out-Bytes");
        away.replicateTo(table, "us-west-2", "USW2-AWS-Out-Bytes");
    }
    void change(const Change& home, const Change& abroad) {
        dynamodb::Table::changeTogether({{&table, home}, {&away, abroad}}).spawn();
    }
    dynamodb::Table away;
};

const Change kOnDemand{.billingMode = BillingMode::PayPerRequest, .reads = {}, .writes = {}};
const Change kProvisioned{.billingMode = BillingMode::Provisioned, .reads = 3, .writes = 20};

std::int64_t granules(const dynamodb::Table& table, const std::string& usageType) {
    for (const base::MeterReading& reading : table.report(seconds(300)).readings) {
        if (reading.usageType == usageType) return static_cast<std::int64_t>(reading.granules);
    }
    return -1;
}

}  // namespace

TEST_CASE("all regions of a global table change their mode together, once all of them take it", "[global]") {
    Two tables(replicated());
    tables.away.throughput().update(std::nullopt, 12);  // until 60 s
    tables.run(seconds(10));
    tables.change(kOnDemand, kOnDemand);
    tables.run(seconds(59));
    CHECK(tables.table.throughput().requested(true) == 10);
    CHECK(tables.away.throughput().requested(true) == 12);
    tables.run(seconds(71));  // asked again every ten seconds
    CHECK(tables.table.throughput().requested(true) == 0);
    CHECK(tables.away.throughput().requested(true) == 0);
    tables.run(seconds(132));
    CHECK(tables.table.throughput().units(true) == 0);
    CHECK(tables.away.throughput().units(true) == 0);
}

TEST_CASE("a global table's replicated writes are billed by its mode, in every region", "[global]") {
    // One write of 1 KB each second for 300 s: provisioned until 60 s, on-demand until 200 s, then provisioned.
    Two tables(replicated());
    tables.evenly(callOf(Operation::PutItem, 1, 876), seconds(1), Instant{} + base::milliseconds(500),
                  Instant{} + seconds(300));
    tables.change(kOnDemand, kOnDemand);
    tables.run(seconds(140));
    tables.change(kProvisioned, kProvisioned);
    tables.run(seconds(300));
    for (const dynamodb::Table* table : {&tables.table, &tables.away}) {
        CHECK(granules(*table, "ReplWriteRequestUnits") == 2 * 140);
        CHECK(granules(*table, "ReplWriteCapacityUnit-Hrs") == 10 * seconds(60).count + 20 * seconds(100).count);
        CHECK(granules(*table, "ReadCapacityUnit-Hrs") == 5 * seconds(60).count + 3 * seconds(100).count);
        CHECK(granules(*table, "WriteRequestUnits") < 0);
    }
}

TEST_CASE("expired items of other regions take capacity here, in either mode", "[global]") {
    // A write each second to 10 keys in turn, life 5 s: one expires each second, found in either region alike: half a
    // unit a second beside the writes. Of 300 s the table is on-demand for 100.
    Spec spec = replicated();
    spec.itemCount.reset();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = seconds(5);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::SequentialKeys{10}};
    Two tables(spec);
    tables.inTurn(10, callOf(Operation::PutItem, 1, 876), seconds(1), Instant{} + base::milliseconds(500),
                  Instant{} + seconds(300));
    tables.run(seconds(140));
    tables.change(kOnDemand, kOnDemand);  // from 200 s on
    tables.run(seconds(300));
    CHECK(static_cast<double>(granules(tables.away, "ReplWriteRequestUnits")) == Approx(2 * (100 + 50)).epsilon(0.03));
    for (const engine::Figure& figure : tables.away.report(seconds(300)).figures) {
        if (figure.name == "ConsumedWriteCapacityUnits") CHECK(figure.value == Approx(300 + 150).epsilon(0.03));
    }
}

TEST_CASE("a deletion that finds no capacity waits for it", "[global]") {
    // Ten expire each second, five of them found elsewhere, on three units of which the writes take one.
    Spec spec = replicated();
    spec.writeCapacityUnits = 3;
    spec.initialBurst = 0;
    spec.itemCount.reset();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = seconds(5);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::SequentialKeys{10}};
    Two tables(spec);
    tables.evenly(callOf(Operation::PutItem, 1, 876), base::milliseconds(100), Instant{} + base::milliseconds(50),
                  Instant{} + seconds(300));
    tables.run(seconds(300));
    for (const engine::Figure& figure : tables.away.report(seconds(300)).figures) {
        if (figure.name == "ConsumedWriteCapacityUnits") CHECK(figure.value <= 3.0 * 301);
    }
}

TEST_CASE("what a change is in another region: mode, writes and warmth; reads and class are each region's",
          "[global]") {
    Spec away = provisionedSpec(7, 10);
    IndexSpec index = indexNamed("ByDay");
    index.readCapacityUnits = 2;
    away.indexes.push_back(index);
    Change change = kProvisioned;
    change.tableClass = TableClass::StandardInfrequentAccess;
    change.indexes = {
        {.index = "ByDay", .reads = 5, .writes = 30, .warmWrites = 9'000, .mostReads = 4, .mostWrites = 8}};
    change.warmReads = 13'000;
    change.mostReads = 50;
    change.mostWrites = 60;
    const Change there = atReplica(change, away);
    CHECK(there.billingMode == BillingMode::Provisioned);
    CHECK(there.reads == 7);
    CHECK(there.writes == 20);
    CHECK_FALSE(there.tableClass);
    CHECK(there.warmReads == 13'000);
    CHECK_FALSE(there.mostReads);
    CHECK(there.mostWrites == 60);
    CHECK(there.indexes == std::vector<IndexCapacity>{
                               {.index = "ByDay", .reads = 2, .writes = 30, .warmWrites = 9'000, .mostWrites = 8}});
    Change ownReads;
    ownReads.reads = 9;
    ownReads.indexes = {{.index = "ByDay", .reads = 5}};
    ownReads.tableClass = TableClass::Standard;
    CHECK(atReplica(ownReads, away) == Change{});
}
