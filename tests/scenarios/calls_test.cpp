// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;
using test::refuses;
using test::warns;

namespace {

constexpr const char* kCall = "/Resources/Work/Behavior/Steps/1/Call";

OneOfEach calling(const std::string& rest) {
    OneOfEach scenario;
    scenario.call = R"("Target": "Items", )" + rest;
    return scenario;
}

OneOfEach asking(const std::string& users) {
    OneOfEach scenario;
    scenario.users = users;
    return scenario;
}

std::string linesOf(const format::LoadedScenario& loaded) { return document::toLines(loaded.problems); }

struct Case {
    std::string said;
    std::string pointer;
    std::string says;
};

}  // namespace

// The numbers are DynamoDB's: 1 item a GetItem, 100 a BatchGetItem, 25 a BatchWriteItem, 4 MB a transaction.
TEST_CASE("calls that DynamoDB refuses are refused when they are read", "[calls]") {
    const std::vector<Case> cases{
        {R"("Operation": "GetItem", "Items": 5)", "/Items", "GetItem takes one item"},
        {R"("Operation": "BatchGetItem", "Items": 101)", "/Items", "at most 100 items"},
        {R"("Operation": "BatchWriteItem", "Items": 26)", "/Items", "at most 25 items"},
        {R"("Operation": "TransactWriteItems", "Items": 100, "ItemSize": "50KB")", "/Items", "4 MB in all"},
        {R"("Operation": "PutItem", "ItemSize": "401KB")", "/ItemSize", "400KB (largest item: DynamoDB"},
        {R"("Operation": "PutItem", "ConsistentRead": true)", "/ConsistentRead", "writes"},
        {R"("Operation": "TransactGetItems", "ConsistentRead": true)", "/ConsistentRead", "always strongly"},
    };
    for (const Case& one : cases) {
        const auto step = calling(one.said).load();
        INFO(one.said << "\n" << linesOf(step));
        CHECK(refuses(step, kCall + one.pointer, one.says));
        const auto entry = asking(R"("Target": "Items", )" + one.said).load();
        INFO(linesOf(entry));
        CHECK(refuses(entry, "/Workloads/Users" + one.pointer, one.says));
    }
    CHECK(calling(R"("Operation": "BatchGetItem", "Items": 100, "ConsistentRead": true)").load().scenario);
    CHECK(asking(R"("Target": "Items", "Operation": "TransactWriteItems", "Items": 100)").load().scenario);
}

TEST_CASE("a transaction's size counts the table's items, too", "[calls]") {
    OneOfEach scenario = calling(R"("Operation": "TransactWriteItems", "Items": 100)");
    scenario.table = R"("ItemSize": "50KB")";
    CHECK(refuses(scenario.load(), std::string(kCall) + "/Items", "4 MB in all"));
    scenario.table = R"("ItemSize": { "Exponential": { "Mean": "50KB" } })";
    CHECK(warns(scenario.load(), kCall, "many of these calls are refused"));
}

TEST_CASE("items of a call must not reach beyond 400 KB, local indexes included", "[calls]") {
    const std::string uniform = R"("Operation": "PutItem", "ItemSize": { "Uniform": { "Low": "300KB", "High": ")";
    CHECK(refuses(calling(uniform + R"(480KB" } })").load(), std::string(kCall) + "/ItemSize", "400 KB"));
    CHECK(calling(uniform + R"(400KB" } })").load().scenario);
    OneOfEach scenario = calling(R"("Operation": "PutItem", "ItemSize": "300KB")");
    CHECK(scenario.load().scenario);
    scenario.mode +=
        R"(, "KeySchema": [ { "AttributeName": "k", "KeyType": "HASH" }, { "AttributeName": "s", "KeyType": "RANGE" } ],
        "LocalSecondaryIndexes": [ { "IndexName": "L", "Projection": { "ProjectionType": "ALL" }, "KeySchema": [
            { "AttributeName": "k", "KeyType": "HASH" }, { "AttributeName": "t", "KeyType": "RANGE" } ] } ])";
    CHECK(refuses(scenario.load(), std::string(kCall) + "/ItemSize", "local indexes project"));
    scenario.call = calling(R"("Operation": "GetItem")").call;
    scenario.table = R"("ItemSize": "300KB")";
    CHECK(refuses(scenario.load(), "/Resources/Items/Properties/LocalSecondaryIndexes", "above 400 KB"));
    OneOfEach plain = calling(R"("Operation": "GetItem")");
    plain.table = R"("ItemSize": { "Uniform": { "Low": "1KB", "High": "480KB" } })";
    CHECK(refuses(plain.load(), "/Resources/Items/Behavior/ItemSize", "400 KB"));
}

TEST_CASE("each entry of a mix is checked where it stands", "[calls]") {
    const auto loaded = asking(R"("Target": "Items", "Mix": [ { "Operation": "GetItem" },
        { "Operation": "GetItem", "Items": 5 } ])")
                            .load();
    CHECK(refuses(loaded, "/Workloads/Users/Mix/1/Items", "takes one item"));
}

TEST_CASE("a call in named, branched and repeated steps is found at its place", "[calls]") {
    OneOfEach scenario;
    scenario.function = R"("IdleLifetime": "5m", )";
    std::string text = scenario.text();
    const std::string steps =
        R"([ { "Compute": { "Duration": "5ms" } }, { "Call": { "Target": "Items", "Operation": "GetItem" } } ])";
    text.replace(text.find(steps), steps.size(), R"({ "often": { "Repeat": { "Times": 2, "Steps": [ { "Branch": [
        { "Weight": 1, "Steps": { "ask": { "Call": { "Target": "Items", "Operation": "GetItem", "Items": 2 } } } } ] } ] } } })");
    const auto loaded = format::loadScenarioText(text, "s.json");
    INFO(linesOf(loaded));
    CHECK(refuses(loaded, "/Resources/Work/Behavior/Steps/often/Repeat/Steps/0/Branch/0/Steps/ask/Call/Items",
                  "one item"));
}

TEST_CASE("a wrong step does not move the places of those after it", "[calls]") {
    OneOfEach scenario = calling(R"("Operation": "GetItem", "Items": 5)");
    std::string text = scenario.text();
    text.replace(text.find(R"("Duration": "5ms")"), 17, R"("Duration": 5)");
    const auto loaded = format::loadScenarioText(text, "s.json");
    CHECK(refuses(loaded, std::string(kCall) + "/Items", "one item"));
}

TEST_CASE("what a target has no use for is refused with what to say instead", "[calls]") {
    for (const std::string key : {R"("Key": { "Uniform": { "Keys": 5 } })", R"("Items": 1)", R"("ItemSize": "1KB")",
                                  R"("ConsistentRead": true)"}) {
        const std::string pointer = "/Workloads/Users/" + key.substr(1, key.find('"', 1) - 1);
        CHECK(refuses(asking(R"("Target": "Api", )" + key).load(), pointer, "PayloadSize and ResponseSize"));
        CHECK(refuses(asking(R"("Target": "Work", )" + key).load(), pointer, "PayloadSize"));
    }
    OneOfEach invoking;
    invoking.users = R"("Target": "Items", "Operation": "GetItem")";
    invoking.more = R"("Designs": [ { "Name": "a", "Patch": { "Resources": { "Other": { "Type": "AWS::Lambda::Function",
        "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [ { "Call": { "Target": "Work", "Operation": "Invoke", "Items": 3 } } ] } } } } } ],)";
    CHECK(refuses(invoking.load(), "/Resources/Other/Behavior/Steps/0/Call/Items", "an invocation has none"));
    for (const std::string key : {"PayloadSize", "ResponseSize"}) {
        const auto loaded = asking(R"("Target": "Items", "Operation": "GetItem", ")" + key + R"(": "1KB")").load();
        CHECK(refuses(loaded, "/Workloads/Users/" + key, "ItemSize"));
    }
}

// 10 MB an HTTP API, 6 MB an invocation.
TEST_CASE("bodies larger than AWS takes are refused, those that often are bring a warning", "[calls]") {
    const std::string payload = "/Workloads/Users/PayloadSize";
    CHECK(refuses(asking(R"("Target": "Api", "PayloadSize": "10241KB")").load(), payload, "10MB"));
    CHECK(refuses(asking(R"("Target": "Api", "ResponseSize": "11MB")").load(), "/Workloads/Users/ResponseSize",
                  "http-api-quotas"));
    CHECK(refuses(asking(R"("Target": "Api", "PayloadSize": { "Uniform": { "Low": "11MB", "High": "12MB" } })").load(),
                  payload, "10MB"));
    CHECK(refuses(asking(R"("Target": "Work", "PayloadSize": "7MB")").load(), payload, "6MB"));
    CHECK(asking(R"("Target": "Api", "PayloadSize": "10MB", "ResponseSize": "10MB")").load().scenario);
    CHECK(warns(asking(R"("Target": "Api", "PayloadSize": { "Exponential": { "Mean": "11MB" } })").load(), payload,
                "mean above 10MB"));
    CHECK(warns(asking(R"("Target": "Api", "PayloadSize": { "Exponential": { "Mean": "5MB" } })").load(), payload,
                "99th percentile"));
    CHECK(test::problemsOf(asking(R"("Target": "Api", "PayloadSize": { "Exponential": { "Mean": "1MB" } })")).empty());
    // What passes the gateway's 10 MB may be above the 6 MB of the function behind it.
    CHECK(warns(asking(R"("Target": "Api", "PayloadSize": "7MB")").load(), payload,
                "above 6MB, the largest payload of an invocation"));
    CHECK(warns(asking(R"("Target": "Api", "ResponseSize": "7MB")").load(), "/Workloads/Users/ResponseSize",
                "every request of a function fails with 502"));
    CHECK(test::problemsOf(asking(R"("Target": "Api", "PayloadSize": "6MB", "ResponseSize": "6MB")")).empty());
}
