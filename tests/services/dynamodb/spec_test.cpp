// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/spec.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/services/dynamodb/global_table_fields.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::dynamodb;
using headroom::base::Bytes;
using headroom::base::Distribution;
using headroom::base::FieldInfo;
using headroom::base::FieldPlace;
using headroom::base::kibibytes;
using headroom::base::OtherProperty;

namespace {

Spec provisioned(std::int64_t reads, std::int64_t writes) {
    Spec spec;
    spec.readCapacityUnits = reads;
    spec.writeCapacityUnits = writes;
    return spec;
}

Spec onDemand() {
    Spec spec;
    spec.billingMode = BillingMode::PayPerRequest;
    return spec;
}

std::vector<std::string> places(const Spec& spec) {
    std::vector<std::string> all;
    for (const auto& error : check(spec)) {
        CHECK_FALSE(error.what.empty());
        all.push_back(error.where);
    }
    return all;
}

template <class Table>
void collect(const Table& table, std::vector<FieldInfo>& into) {
    for (const auto& field : table) into.push_back(field.info);
}

}  // namespace

TEST_CASE("every property of AWS::DynamoDB::Table is on exactly one list", "[spec]") {
    // CloudFormation Template Reference, AWS::DynamoDB::Table, Syntax, 2026-04-13.
    const std::set<std::string_view> known{"AttributeDefinitions",
                                           "BillingMode",
                                           "ContributorInsightsSpecification",
                                           "DeletionProtectionEnabled",
                                           "GlobalSecondaryIndexes",
                                           "ImportSourceSpecification",
                                           "KeySchema",
                                           "KinesisStreamSpecification",
                                           "LocalSecondaryIndexes",
                                           "OnDemandThroughput",
                                           "PointInTimeRecoverySpecification",
                                           "ProvisionedThroughput",
                                           "ResourcePolicy",
                                           "SSESpecification",
                                           "StreamSpecification",
                                           "TableClass",
                                           "TableName",
                                           "Tags",
                                           "TimeToLiveSpecification",
                                           "WarmThroughput"};
    std::multiset<std::string_view> listed;
    for (const auto& field : kFields) {
        if (field.info.place == FieldPlace::Properties) listed.insert(field.info.name);
    }
    for (const OtherProperty& other : kOtherProperties) {
        CHECK_FALSE(other.reason.empty());
        if (other.name != "TimeToLive" && other.name != "Partitions") listed.insert(other.name);  // Behavior's
    }
    CHECK(std::set<std::string_view>(listed.begin(), listed.end()) == known);
    CHECK(listed.size() == known.size());
}

TEST_CASE("every parameter is explained and sourced", "[spec]") {
    std::vector<FieldInfo> all;
    collect(kFields, all);
    collect(kProvisionedThroughputFields, all);
    collect(kOnDemandThroughputFields, all);
    collect(kWarmThroughputFields, all);
    collect(kLatencyFields, all);
    collect(kTimeToLiveFields, all);
    collect(kRecoveryFields, all);
    collect(kGlobalTableFields, all);
    collect(kReplicationFields, all);
    collect(kReplicaFields, all);
    collect(kChangeFields, all);
    for (const FieldInfo& info : all) {
        CAPTURE(std::string(info.name));
        CHECK_FALSE(info.label.empty());
        CHECK_FALSE(info.doc.empty());
        CHECK_FALSE(info.source.empty());
        CHECK(info.low <= info.high);
    }
}

TEST_CASE("defaults are those the tables name", "[spec]") {
    const Spec spec;
    const auto text = [](std::string_view name) {
        const auto found =
            std::find_if(kFields.begin(), kFields.end(), [&](const auto& f) { return f.info.name == name; });
        return found->info.defaultText;
    };
    CHECK(text("BillingMode") == kBillingModes[static_cast<std::size_t>(spec.billingMode)]);
    CHECK(text("TableClass") == kTableClasses[static_cast<std::size_t>(spec.tableClass)]);
    CHECK(text("ItemSize") == "1KB");
    CHECK(spec.itemSize == Distribution::constant(1024));
    CHECK(text("InitialBurst") == "1");
    CHECK(spec.initialBurst == 1.0);
    CHECK(text("GrowthInterval") == "30m");
    CHECK(spec.growthInterval == headroom::base::minutes(30));
    CHECK(text("AdmissionWindow") == "1s");
    CHECK(spec.admissionWindow == headroom::base::seconds(1));
    CHECK(text("UpdateTime") == "2m");
    CHECK(spec.updateTime == Distribution::constant(120));
    CHECK(text("HourlyBilling") == kHourlyBillings[static_cast<std::size_t>(spec.hourlyBilling)]);
    CHECK(text("IdleMinutes") == kIdleMinutes[static_cast<std::size_t>(spec.idleMinutes)]);
    CHECK(text("TimeToLiveLag") == "48h");
    CHECK(spec.timeToLiveLag == headroom::base::hours(48));
    CHECK(text("BackupRetention") == "30d");
    CHECK(spec.backupRetention == headroom::base::days(30));
    CHECK(kReplicationFields[0].info.defaultText == "1s");
    CHECK(spec.replicationLag == Distribution::constant(1));
}

TEST_CASE("a latency field fills the override of its own operation", "[spec]") {
    for (std::size_t i = 0; i < kOperations; ++i) {
        Spec spec;
        kLatencyFields[i].at.visitMember([&](auto member) {
            if constexpr (std::is_same_v<decltype(member), std::optional<Distribution> Spec::*>) {
                spec.*member = Distribution::constant(0.5);
            }
        });
        CHECK(kLatencyFields[i].info.name == kOperationTraits[i].name);
        for (std::size_t j = 0; j < kOperations; ++j) {
            CHECK(spec.of(static_cast<Operation>(j)).has_value() == (i == j));
        }
    }
}

TEST_CASE("operations are found by their names", "[spec]") {
    for (std::size_t i = 0; i < kOperations; ++i) {
        CHECK(operationOf(kOperationTraits[i].name) == static_cast<Operation>(i));
    }
    CHECK_FALSE(operationOf("getItem"));
    CHECK_FALSE(operationOf(""));
}

TEST_CASE("what AWS refuses across fields", "[spec]") {
    CHECK(places(provisioned(5, 5)).empty());
    CHECK(places(onDemand()).empty());

    CHECK(places(Spec{}) == std::vector<std::string>{"/Properties/ProvisionedThroughput"});

    Spec both = onDemand();
    both.readCapacityUnits = 5;
    both.writeCapacityUnits = 5;
    CHECK(places(both) == std::vector<std::string>{"/Properties/ProvisionedThroughput"});

    CHECK(places(provisioned(40'000, 40'000)).empty());
    CHECK(places(provisioned(40'001, 40'001)) ==
          std::vector<std::string>{"/Properties/ProvisionedThroughput/ReadCapacityUnits",
                                   "/Properties/ProvisionedThroughput/WriteCapacityUnits"});
    CHECK(check(provisioned(50'000, 5), Quotas{50'000, 40'000}).empty());

    Spec capped = provisioned(5, 5);
    capped.maxReadRequestUnits = 100;
    CHECK(places(capped) == std::vector<std::string>{"/Properties/OnDemandThroughput"});
    capped.maxReadRequestUnits.reset();
    capped.maxWriteRequestUnits = 100;
    capped.replicas = {"us-east-1", "eu-west-1"};  // a global table
    CHECK(places(capped) == std::vector<std::string>{"/Properties/WriteOnDemandThroughputSettings"});

    Spec zero = onDemand();
    zero.maxReadRequestUnits = 0;
    zero.maxWriteRequestUnits = -1;
    CHECK(places(zero) == std::vector<std::string>{"/Properties/OnDemandThroughput/MaxReadRequestUnits"});
}

TEST_CASE("item sizes that cannot be", "[spec]") {
    Spec spec = onDemand();
    spec.itemSize = Distribution::constant(400.0 * 1024 + 1);
    CHECK(places(spec) == std::vector<std::string>{"/Behavior/ItemSize"});
    spec.itemSize = Distribution::pareto(1000, 0.9);  // no mean
    CHECK(places(spec) == std::vector<std::string>{"/Behavior/ItemSize"});
    spec.itemSize = Distribution::regimes({Distribution::constant(1), Distribution::constant(2)}, {1, 1});
    CHECK(places(spec) == std::vector<std::string>{"/Behavior/ItemSize"});
    spec.itemSize = Distribution::constant(400.0 * 1024);
    CHECK(places(spec).empty());
}

TEST_CASE("an on-demand table is warm for no less than it takes at once", "[spec]") {
    Spec spec = onDemand();
    spec.warmReadUnits = 12'000;
    spec.warmWriteUnits = 4'000;
    CHECK(places(spec).empty());
    spec.warmReadUnits = 11'999;
    spec.warmWriteUnits = 1;
    CHECK(places(spec) == std::vector<std::string>{"/Properties/WarmThroughput/ReadUnitsPerSecond",
                                                   "/Properties/WarmThroughput/WriteUnitsPerSecond"});
    Spec held = provisioned(5, 5);
    held.warmReadUnits = 5;
    CHECK(places(held).empty());
    spec = onDemand();
    spec.indexes.resize(1);
    spec.indexes[0].name = "A";
    spec.indexes[0].warmWriteUnits = 3'999;
    CHECK(places(spec) ==
          std::vector<std::string>{"/Properties/GlobalSecondaryIndexes/0/WarmThroughput/WriteUnitsPerSecond"});
}

TEST_CASE("what is refused names its source", "[spec]") {
    Spec spec = onDemand();
    spec.readCapacityUnits = 5;
    spec.maxReadRequestUnits = 0;
    spec.warmReadUnits = 1;
    spec.indexes.resize(21);
    for (std::size_t i = 0; i < spec.indexes.size(); ++i) spec.indexes[i].name = std::to_string(i);
    spec.indexes[0].readCapacityUnits = 1;
    Spec held = provisioned(50'000, 50'000);
    held.maxWriteRequestUnits = 1;
    held.indexes.resize(6);
    for (std::size_t i = 0; i < held.indexes.size(); ++i) {
        held.indexes[i].name = std::to_string(i);
        held.indexes[i].global = false;
    }
    held.indexes[0].warmReadUnits = 1;
    held.collectionSize = 20'000'000;
    std::size_t errors = 0;
    for (const Spec& one : {spec, held, Spec{}}) {
        for (const auto& error : check(one)) {
            CAPTURE(error.what);
            CHECK((error.what.find("Developer Guide") != std::string::npos ||
                   error.what.find("CloudFormation Template Reference") != std::string::npos));
            ++errors;
        }
    }
    CHECK(errors == 12);
}

TEST_CASE("limits of a call", "[spec]") {
    const auto where = [](Operation operation, std::uint32_t items, std::optional<Bytes> size = std::nullopt) {
        const auto checked = checkCall(operation, items, size);
        CHECK(checked.has_value() == accepts(operation, items, size));
        return checked ? std::string() : checked.error().where;
    };
    CHECK(where(Operation::GetItem, 1) == "");
    CHECK(where(Operation::GetItem, 2) == "Items");
    CHECK(where(Operation::PutItem, 2) == "Items");
    CHECK(where(Operation::BatchGetItem, 100) == "");
    CHECK(where(Operation::BatchGetItem, 101) == "Items");
    CHECK(where(Operation::BatchWriteItem, 25) == "");
    CHECK(where(Operation::BatchWriteItem, 26) == "Items");
    CHECK(where(Operation::BatchWriteItem, 0) == "Items");
    CHECK(where(Operation::TransactGetItems, 100) == "");
    CHECK(where(Operation::TransactWriteItems, 101) == "Items");
    CHECK(where(Operation::Query, 1'000'000) == "");
    CHECK(where(Operation::Scan, 0) == "");
    CHECK(where(Operation::PutItem, 1, kibibytes(400)) == "");
    CHECK(where(Operation::PutItem, 1, kibibytes(400) + Bytes(1)) == "ItemSize");
    CHECK(where(Operation::TransactWriteItems, 10, kibibytes(400)) == "");
    CHECK(where(Operation::TransactWriteItems, 11, kibibytes(400)) == "Items");
    CHECK(where(Operation::BatchWriteItem, 25, kibibytes(400)) == "");
}
