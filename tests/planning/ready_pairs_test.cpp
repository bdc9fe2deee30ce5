// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/ready_pairs.hpp"

#include "scenarios/planning/break_even.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// Both sides of a pair, read.
format::Scenario bothOf(const planning::Source& design, const char* pair, const char* resource = "",
                        const planning::MeanUnits& units = {35.0, 14.0}) {
    const auto both = planning::withOtherSide(design, pair, resource, units);
    if (!both) FAIL(both.error().what);
    auto scenario = planning::load(*both);
    if (!scenario) FAIL(scenario.error().what);
    REQUIRE(scenario->designs.size() == 2);
    return std::move(*scenario);
}

template <class Spec>
const Spec& specOf(const format::Design& design, const std::string& name) {
    for (const format::Resource& one : design.resources) {
        if (one.name == name) return std::get<Spec>(one.spec);
    }
    FAIL("no " << name);
    throw 0;
}

/// A table with a global index "ByDay" of entries of 3,000 B and a local one; items of 4,000 B are written 25 times a
/// second, and the index is asked for one entry 10 times a second.
std::string indexed(const std::string& mode, const std::string& throughput, const std::string& more = "") {
    return R"({ "Headroom": 1, "Name": "Views", "Region": "us-east-1", "Resources": {
 "Views": { "Type": "AWS::DynamoDB::Table", "Properties": { )" +
           mode + R"(, "GlobalSecondaryIndexes": [ { "IndexName": "ByDay",
     "KeySchema": [ { "AttributeName": "d", "KeyType": "HASH" } ], "Projection": { "ProjectionType": "INCLUDE", "NonKeyAttributes": [ "n" ] })" +
           throughput + R"( } ],
   "LocalSecondaryIndexes": [ { "IndexName": "BySize", "KeySchema": [ { "AttributeName": "p", "KeyType": "HASH" }, { "AttributeName": "s", "KeyType": "RANGE" } ],
     "Projection": { "ProjectionType": "KEYS_ONLY" } } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "4000B", "Indexes": { "ByDay": { "EntrySize": "3000B" } } } })" +
           more + R"( },
 "Workloads": {
  "Writers": { "Target": "Views", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
    "Arrivals": { "Constant": { "Rate": "25/s" } } },
  "Readers": { "Target": "Views", "Operation": "Query", "IndexName": "ByDay", "Key": { "Uniform": { "Keys": 1000 } },
    "Arrivals": { "Constant": { "Rate": "10/s" } } } },
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 1, "Seed": 5 } })";
}

const format::Scaling& scalingOf(const format::Design& design, const std::string& id, format::ScaledDimension what) {
    for (const format::Scaling& one : design.scalings) {
        if (one.id == id && one.dimension == what) return one;
    }
    FAIL("nothing scales " << id);
    throw 0;
}

}  // namespace

TEST_CASE("a table on demand has a provisioned side that is scaled, and the other way round", "[planning]") {
    const auto source = test::sourceOf(test::oneTable("25/s", ""));
    const format::Scenario both = bothOf(source, "capacity");
    CHECK(both.designs[1].name == "Items provisioned, scaled");
    const auto& table = specOf<dynamodb::Spec>(both.designs[1], "Items");
    CHECK(table.billingMode == dynamodb::BillingMode::Provisioned);
    CHECK(table.readCapacityUnits == 50);   // 35 / 0.7
    CHECK(table.writeCapacityUnits == 20);  // 14 / 0.7
    CHECK(both.designs[1].scalings.size() == 2);
    const auto there = planning::withOtherSide(source, "capacity", "", {35.0, 14.0});
    REQUIRE(there);
    const auto back = bothOf(planning::onlyDesign(*there, "Items provisioned, scaled"), "capacity");
    CHECK(back.designs[1].name == "Items on demand");
    CHECK(specOf<dynamodb::Spec>(back.designs[1], "Items").billingMode == dynamodb::BillingMode::PayPerRequest);
    CHECK(back.designs[1].scalings.empty());
}

TEST_CASE("the side on demand has no reserved capacity, unless another table uses it", "[planning]") {
    const std::string reserved = R"(, "Billing": { "ReservedCapacity": [ { "UsageType": "WriteCapacityUnit-Hrs",
      "Term": "1yr", "Units": 100, "Hourly": 0.000128, "Upfront": 1.5 } ] })";
    const std::string provisioned = R"("BillingMode": "PROVISIONED", "ProvisionedThroughput": {
      "ReadCapacityUnits": 100, "WriteCapacityUnits": 100 })";
    const format::Scenario both = bothOf(test::sourceOf(test::oneTable("25/s", reserved, provisioned)), "capacity");
    CHECK(both.designs[0].billing.agreements.reserved.size() == 1);
    CHECK(both.designs[1].name == "Items on demand");
    CHECK(both.designs[1].billing.agreements.reserved.empty());
    std::string two = test::oneTable("25/s", reserved, provisioned);
    const std::string first = R"("Resources": { )";
    two.insert(two.find(first) + first.size(), R"("Others": { "Type": "AWS::DynamoDB::Table", "Properties": { )" +
                                                   provisioned +
                                                   R"( }, "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } }, )");
    const format::Scenario shared = bothOf(test::sourceOf(two), "capacity", "Items");
    CHECK(shared.designs[1].billing.agreements.reserved.size() == 1);
    // One that is on demand as it is written keeps what its bill says, and is told that nothing uses it.
    const auto source = planning::withOtherSide(test::sourceOf(test::oneTable("25/s", reserved)), "capacity", "", {});
    REQUIRE(source);
    auto axis = planning::parseAxis("Traffic=1x..2x", *source);
    REQUIRE(axis);
    const auto found = planning::findBreakEven(*source, {"as it is", "Items provisioned, scaled", *axis, {}}, {});
    REQUIRE(found);
    REQUIRE(found->notes.size() == 1);
    CHECK(found->notes[0].starts_with("\"as it is\": its bill holds reserved capacity"));
}

// By hand: a write of 4,000 B is 4 units, and 3 of the index; an entry of 3,000 B is read for half a unit.
TEST_CASE("what the made side has otherwise is told value by value", "[planning]") {
    const auto both = planning::withOtherSide(test::sourceOf(test::oneTable("25/s", "")), "capacity", "", {35.0, 14.0});
    REQUIRE(both);
    const auto values = planning::valuesThatDiffer(planning::onlyDesign(*both, "as written").root,
                                                   planning::onlyDesign(*both, "Items provisioned, scaled").root);
    const auto said = [&](const std::string& pointer) {
        const auto found = std::ranges::find(values, pointer, &planning::PropertyChange::pointer);
        return found == values.end() ? std::string("nothing") : planning::shortText(found->to);
    };
    CHECK(said("/Resources/Items/Properties/BillingMode") == "PROVISIONED");
    CHECK(said("/Resources/Items/Properties/ProvisionedThroughput/ReadCapacityUnits") == "50");
    CHECK(said("/Resources/ItemsReadPairScaling/Properties/MinCapacity") == "13");  // 35 x 0.25 / 0.7, rounded up
    CHECK(said("/Resources/ItemsReadPairScaling/Properties/MaxCapacity") == "40000");
    CHECK(
        said("/Resources/ItemsReadPairScalingPolicy/Properties/TargetTrackingScalingPolicyConfiguration/TargetValue") ==
        "70");
}

TEST_CASE("an index's own units are measured beside its table's", "[planning]") {
    const auto source = test::sourceOf(indexed(R"("BillingMode": "PAY_PER_REQUEST")", ""));
    const auto units = planning::meanUnitsOf(source, "Views", {});
    REQUIRE(units);
    CHECK(units->read == 0.0);
    CHECK(units->write == Approx(100.0).epsilon(0.01));
    REQUIRE(units->indexes.size() == 1);
    CHECK(units->indexes[0].index == "ByDay");
    CHECK(units->indexes[0].read == Approx(5.0).epsilon(0.01));
    CHECK(units->indexes[0].write == Approx(75.0).epsilon(0.01));
}

TEST_CASE("a global index changes sides with its table: its capacity, its maximum, its auto scaling", "[planning]") {
    const auto source = test::sourceOf(indexed(
        R"("BillingMode": "PAY_PER_REQUEST", "OnDemandThroughput": { "MaxReadRequestUnits": 99, "MaxWriteRequestUnits": 999 })",
        R"(, "OnDemandThroughput": { "MaxReadRequestUnits": 9, "MaxWriteRequestUnits": 99 })"));
    const planning::MeanUnits units{35.0, 14.0, {{"ByDay", 7.0, 21.0}}};
    const format::Scenario both = bothOf(source, "capacity", "", units);
    const auto& table = specOf<dynamodb::Spec>(both.designs[1], "Views");
    CHECK(table.readCapacityUnits == 50);  // 35 / 0.7
    CHECK_FALSE(table.maxWriteRequestUnits);
    REQUIRE(table.indexes.size() == 2);
    CHECK(table.indexes[0].readCapacityUnits == 10);  // 7 / 0.7
    CHECK(table.indexes[0].writeCapacityUnits == 30);
    CHECK_FALSE(table.indexes[0].maxWriteRequestUnits);
    CHECK_FALSE(table.indexes[1].writeCapacityUnits);  // local: the table's
    CHECK(both.designs[1].scalings.size() == 4);
    const auto& writes = scalingOf(both.designs[1], "table/Views/index/ByDay", format::ScaledDimension::IndexWrites);
    CHECK(writes.index == "ByDay");
    CHECK(writes.least == 8);  // a quarter of 30
    CHECK(writes.most == 40'000);
    REQUIRE(writes.policies.size() == 1);
    CHECK(writes.policies[0].target == 70.0);
    const auto there = planning::withOtherSide(source, "capacity", "", units);
    REQUIRE(there);
    const auto back = bothOf(planning::onlyDesign(*there, "Views provisioned, scaled"), "capacity", "", units);
    const auto& again = specOf<dynamodb::Spec>(back.designs[1], "Views");
    CHECK(again.billingMode == dynamodb::BillingMode::PayPerRequest);
    CHECK_FALSE(again.indexes[0].writeCapacityUnits);
    CHECK(back.designs[1].scalings.empty());
}

TEST_CASE("targets of an index go however they name it, and the policies that name what they scale", "[planning]") {
    const auto source = test::sourceOf(
        indexed(R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 200 })",
                R"(, "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 90 })", R"(,
 "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "dynamodb",
   "ResourceId": { "Fn::Sub": "table/${Views}/index/ByDay" }, "ScalableDimension": "dynamodb:index:WriteCapacityUnits",
   "MinCapacity": 80, "MaxCapacity": 100 } },
 "Policy": { "Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": { "PolicyName": "p",
   "PolicyType": "TargetTrackingScaling", "ServiceNamespace": "dynamodb", "ResourceId": "table/Views/index/ByDay",
   "ScalableDimension": "dynamodb:index:WriteCapacityUnits", "TargetTrackingScalingPolicyConfiguration": {
   "TargetValue": 50, "PredefinedMetricSpecification": { "PredefinedMetricType": "DynamoDBWriteCapacityUtilization" } } } })"));
    const format::Scenario both = bothOf(source, "capacity");
    CHECK(both.designs[0].scalings.size() == 1);
    CHECK(both.designs[1].name == "Views on demand");
    CHECK(both.designs[1].scalings.empty());
}

TEST_CASE("a target that is there already is left as it is", "[planning]") {
    const auto source = test::sourceOf(indexed(R"("BillingMode": "PAY_PER_REQUEST")", "", R"(,
 "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "dynamodb",
   "ResourceId": "table/Views", "ScalableDimension": "dynamodb:table:WriteCapacityUnits",
   "MinCapacity": 80, "MaxCapacity": 100 } })"));
    const format::Scenario both = bothOf(source, "capacity");
    CHECK(both.designs[1].scalings.size() == 4);
    CHECK(scalingOf(both.designs[1], "table/Views", format::ScaledDimension::TableWrites).name == "Range");
    CHECK(specOf<dynamodb::Spec>(both.designs[1], "Views").writeCapacityUnits == 80);  // within its bounds
}

TEST_CASE("pairs of gallery scenarios are read with both sides", "[planning]") {
    const auto first = [](const char* name) {
        const auto source = test::gallery(name, base::minutes(1));
        return planning::onlyDesign(source, planning::designNames(source).front());
    };
    CHECK(bothOf(first("standard_or_express"), "workflow").designs[1].name == "Flow Express");
    const auto shop = first("product_catalogue");
    CHECK(specOf<lambda::Spec>(bothOf(shop, "memory").designs[1], "ViewProduct").memorySize == 1024);
    CHECK(bothOf(shop, "architecture").designs[1].name == "ViewProduct on x86_64");
    const auto dax = test::gallery("dax_worth_it", base::minutes(1));
    for (const std::string& name : planning::designNames(dax)) {
        const auto design = planning::onlyDesign(dax, name);
        if (!planning::pairResource(design, "dax", "")) continue;
        const auto both = bothOf(design, "dax");
        CHECK(both.designs[1].resources.size() + 1 == both.designs[0].resources.size());
        return;
    }
    FAIL("the gallery has no design with DAX");
}

TEST_CASE("provisioned concurrency is taken from an alias, a version and SAM's function alike", "[planning]") {
    const auto design = [](const std::string& type, const std::string& properties, const std::string& published) {
        return test::sourceOf(R"({ "Headroom": 1, "Name": "Kept", "Region": "us-east-1", "Resources": {
 "F": { "Type": ")" + type + R"(", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1024)" +
                              properties + R"( }, "Behavior": { "Duration": "10ms" } })" + published + R"( },
 "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "5/s" } } } },
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 1, "Seed": 5 } })");
    };
    const std::string kept = R"("ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 4 })";
    const std::string version =
        R"(, "V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" })";
    const std::string alias = R"(, "A": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "F" },
   "FunctionVersion": { "Fn::GetAtt": ["V", "Version"] }, "Name": "live")";
    for (const auto& source : {design("AWS::Lambda::Function", "", version + ", " + kept + " } }"),
                               design("AWS::Lambda::Function", "", version + " } }" + alias + ", " + kept + " } }"),
                               design("AWS::Serverless::Function", R"(, "AutoPublishAlias": "live", )" + kept, "")}) {
        const format::Scenario both = bothOf(source, "provisioned-concurrency");
        CHECK(specOf<lambda::Spec>(both.designs[0], "F").provisionedConcurrency == 4);
        CHECK_FALSE(specOf<lambda::Spec>(both.designs[1], "F").provisionedConcurrency);
    }
    const auto none =
        planning::pairResource(design("AWS::Lambda::Function", "", version + " } }"), "provisioned-concurrency", "");
    REQUIRE_FALSE(none);
    CHECK(none.error().what.find("no resource with a ProvisionedConcurrencyConfig;") != std::string::npos);
}

TEST_CASE("what no pair can be made of is said plainly", "[planning]") {
    const auto table = test::sourceOf(test::oneTable("25/s", ""));
    const auto error = [&](const char* pair, const char* resource = "") {
        const auto made = planning::withOtherSide(table, pair, resource, {});
        REQUIRE_FALSE(made);
        return made.error().what;
    };
    CHECK(error("capacty").find("did you mean \"capacity\"?") != std::string::npos);
    CHECK(error("dax").find("nothing to compare") != std::string::npos);
    CHECK(error("dax").find("write the cluster and the calls that go Via it") != std::string::npos);
    CHECK(error("provisioned-concurrency").find("write an alias with its Prov") != std::string::npos);
    CHECK(error("capacity", "Itms").find("did you mean \"Items\"?") != std::string::npos);
    const std::string event = R"(, "Events": [ { "At": "30s", "Target": "Items", "Kind": "Change", "Properties": {
      "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 } } } ])";
    const auto changed = planning::withOtherSide(test::sourceOf(test::oneTable("25/s", event)), "capacity", "", {});
    REQUIRE_FALSE(changed);
    CHECK(changed.error().what.find("changed by an event") != std::string::npos);
    const auto shop = test::gallery("product_catalogue", base::minutes(1));
    const auto two = planning::withOtherSide(planning::onlyDesign(shop, "on-demand"), "capacity", "", {});
    REQUIRE_FALSE(two);
    CHECK(two.error().what.find("name one of Products, Views") != std::string::npos);
}
