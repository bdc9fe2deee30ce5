// SPDX-License-Identifier: GPL-3.0-or-later
// What tasks ask of tables: through which index, and under which of DynamoDB's names they fail.
#include "tests/scenarios/machine_file.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using test::figure;
using test::MachineFile;
using test::refuses;

namespace {

/// A table with a global index of keys alone, where a query of one item of 8 KB takes half a unit.
const std::string kIndexed =
    R"(, "Indexed": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
 "GlobalSecondaryIndexes": [ { "IndexName": "byX", "KeySchema": [ { "AttributeName": "x", "KeyType": "HASH" } ], "Projection": { "ProjectionType": "KEYS_ONLY" } } ] },
 "Behavior": { "ItemCount": 100, "ItemSize": "8KB" } })";

MachineFile queries(const std::string& parameters, const std::string& states = "") {
    MachineFile file;
    file.resources = kIndexed;
    file.definition =
        R"("Definition": { "StartAt": "Q", "States": { "Q": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:query",
      "Parameters": { "TableName": { "Ref": "Indexed" })" +
        parameters + R"( }, "End": true } } })";
    file.states = states;
    return file;
}

/// A machine that asks `action` of "Small", catches `error`, and what of the table makes it fail.
MachineFile fails(const std::string& action, const std::string& error, const std::string& table,
                  const std::string& states = "") {
    MachineFile file;
    file.resources = R"(, "Small": { "Type": "AWS::DynamoDB::Table", )" + table + " }";
    file.definition =
        R"("Definition": { "StartAt": "Ask", "States": { "Ask": { "Type": "Task", "Resource": "arn:aws:states:::)" +
        action + R"(", "Parameters": { "TableName": { "Ref": "Small" } }, "Catch": [ { "ErrorEquals": [")" + error +
        R"("], "Next": "Named" } ], "End": true }, "Named": { "Type": "Succeed" } } })";
    file.states = states;
    file.arrivals = R"({ "Constant": { "Rate": "20/s" } })";
    return file;
}

double named(const MachineFile& file) { return figure(file.run(), "Flow", "state/Named/Entered"); }

const std::string kConditions =
    R"("Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 100, "ItemSize": "1KB", "FailedConditions": 0.5 })";
const std::string kOneUnit =
    R"("Properties": { "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 1 } }, "Behavior": { "ItemCount": 100, "ItemSize": "1KB", "InitialBurst": 0 })";
const std::string kAtMost =
    R"("Properties": { "BillingMode": "PAY_PER_REQUEST", "OnDemandThroughput": { "MaxReadRequestUnits": 1, "MaxWriteRequestUnits": 1 } }, "Behavior": { "ItemCount": 100, "ItemSize": "1KB" })";

}  // namespace

TEST_CASE("machine: a query reads the index that its definition names", "[scenarios]") {
    const auto reads = [](const MachineFile& file, const char* whose) {
        return figure(file.run(), "Indexed", std::string(whose) + "ConsumedReadCapacityUnits");
    };
    // 1,200 executions: an entry of at most 100 bytes is half a unit, an item of 8 KB one.
    const MachineFile index = queries(R"(, "IndexName": "byX")");
    CHECK(reads(index, "") == 0.0);
    CHECK(reads(index, "index/byX/") == Approx(600.0).margin(2.0));
    CHECK(reads(queries(""), "") == Approx(1'200.0).margin(3.0));
    const MachineFile fromData = queries(R"(, "IndexName.$": "$.index")", R"("Q": { "IndexName": "byX" })");
    CHECK(reads(fromData, "index/byX/") == Approx(600.0).margin(2.0));
    CHECK(refuses(queries(R"(, "IndexName.$": "$.index")").load(), "/Resources/Flow/Properties/Definition/States/Q",
                  "which index it reads comes from data: name it"));
    CHECK(refuses(queries(R"(, "IndexName": "byY")").load(), "/Resources/Flow/Behavior/States/Q",
                  "\"byY\" is not an index of the table"));
}

// 20 a second for ten minutes: 12,000. Half of the conditions fail; one unit a second leaves 19 of 20 unserved.
TEST_CASE("machine: what a table refuses has the name of DynamoDB's exception", "[scenarios]") {
    const std::string put = "dynamodb:putItem";
    const std::string sdk = "aws-sdk:dynamodb:";
    CHECK(named(fails(put, "DynamoDB.ConditionalCheckFailedException", kConditions)) == Approx(6'000.0).margin(300.0));
    CHECK(named(fails(sdk + "putItem", "DynamoDb.ConditionalCheckFailedException", kConditions)) ==
          Approx(6'000.0).margin(300.0));
    CHECK(named(fails(put, "DynamoDB.ProvisionedThroughputExceededException", kOneUnit)) ==
          Approx(11'400.0).margin(60.0));
    CHECK(named(fails(put, "DynamoDB.ThrottlingException", kOneUnit)) == 0.0);
    CHECK(named(fails(put, "DynamoDB.ThrottlingException", kAtMost)) > 10'000.0);
    const std::string two = R"("Ask": { "Target": "Small", "Items": 2 })";
    CHECK(named(fails(sdk + "transactWriteItems", "DynamoDb.TransactionCanceledException", kOneUnit, two)) > 10'000.0);
    CHECK(named(fails(put, "States.TaskFailed", kConditions)) == Approx(6'000.0).margin(300.0));  // matches them all
}

// 1,200 executions; an item of 1 KB is a write unit, in a transaction two, and half a read unit, eventually consistent
// (DynamoDB Developer Guide, read-write-operations).
TEST_CASE("machine: a batch or a transaction names its table inside, and asks for as many items", "[scenarios]") {
    const auto asks = [](const std::string& action, const std::string& parameters) {
        MachineFile file;
        file.definition =
            R"("Definition": { "StartAt": "B", "States": { "B": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:)" +
            action + R"(", "Parameters": { )" + parameters + R"( }, "End": true } } })";
        return file;
    };
    const auto units = [](const MachineFile& file, const char* what) {
        return figure(file.run(), "Items", std::string("Consumed") + what + "CapacityUnits");
    };
    const std::string put = R"({ "PutRequest": { "Item": {} } })";
    const std::string written = R"("RequestItems": { "Items": [ )" + put + ", " + put + " ] }";
    CHECK(units(asks("batchWriteItem", written), "Write") == Approx(2'400.0).margin(6.0));
    CHECK(units(asks("batchGetItem", R"("RequestItems": { "Items": { "Keys": [ {}, {}, {} ] } })"), "Read") ==
          Approx(1'800.0).margin(6.0));
    const std::string both = R"("TransactItems": [ { "Put": { "TableName": "Items" } }, { "Delete": { "TableName": )";
    CHECK(units(asks("transactWriteItems", both + R"("Items" } } ])"), "Write") == Approx(4'800.0).margin(12.0));
    // How many data hold nobody knows: a full batch, which is listed as a guess.
    const MachineFile fromData = asks("batchWriteItem", R"("RequestItems": { "Items.$": "$.requests" })");
    CHECK(units(fromData, "Write") == Approx(30'000.0).margin(75.0));
    const auto assumptions = fromData.load().scenario->designs.front().assumptions;
    CHECK(std::ranges::any_of(assumptions, [](const auto& one) { return one.value == "25 items, a full batch"; }));
    // A strongly consistent read takes a whole unit; a batch says so beside its keys.
    CHECK(units(asks("batchGetItem",
                     R"("RequestItems": { "Items": { "Keys": [ {}, {}, {} ], "ConsistentRead": true } })"),
                "Read") == Approx(3'600.0).margin(12.0));
    // All of it may come from data, where the file says which table it is of.
    for (const auto& [action, name, full] : {std::tuple{"batchWriteItem", "RequestItems", 25.0},
                                             std::tuple{"transactWriteItems", "TransactItems", 200.0}}) {
        MachineFile whole = asks(action, std::string("\"") + name + R"(.$": "$.all")");
        whole.behavior = R"("States": { "B": { "Target": "Items" } })";
        CHECK(units(whole, "Write") == Approx(1'200.0 * full).margin(3.0 * full));
    }
    // Two tables are no one resource.
    const char* asked = "it asks several tables at once, and a state has one: name that one, or give Duration";
    const std::string at = "/Resources/Flow/Properties/Definition/States/B";
    CHECK(refuses(asks("batchWriteItem", R"("RequestItems": { "Items": [], "Others": [] })").load(), at, asked));
    CHECK(refuses(asks("transactWriteItems", both + R"("Others" } } ])").load(), at, asked));
}

// DynamoDB Developer Guide, read-write-operations: 25 requests a batch. What is wrong is told where it is written.
TEST_CASE("a batch that is too large is told at its line", "[format]") {
    MachineFile file;
    std::string items;
    for (int i = 0; i < 26; ++i) items += R"({ "PutRequest": { "Item": {} } })" + std::string(i < 25 ? ", " : "");
    file.definition =
        R"("Definition": { "StartAt": "B", "States": { "B": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:batchWriteItem", "Parameters": { "RequestItems": { "Items": [ )" +
        items + R"( ] } }, "End": true } } })";
    const auto loaded = file.load();
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems.front().pointer == "/Resources/Flow/Properties/Definition/States/B/Parameters/RequestItems");
    CHECK(loaded.problems.front().text.starts_with("has 26 items: BatchWriteItem takes at most 25 items"));
    CHECK(loaded.problems.front().position.line > 0);
}
