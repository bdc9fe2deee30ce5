// SPDX-License-Identifier: GPL-3.0-or-later
// Endless sequences of keys: who puts has its own, who reads, changes or deletes follows.
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// A table that begins empty, a function with these steps, and these workloads for a minute.
std::string emptyTable(const std::string& steps, const std::string& workloads) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
    "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
               "Behavior": { "ItemCount": 0, "ItemSize": "1KB" } },
    "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769 },
              "Behavior": { "Steps": [ )" +
           steps + R"( ] } } },
  "Workloads": { )" +
           workloads + R"( }, "Simulation": { "WarmUp": "cold", "Duration": "60s", "Replications": 1 } })";
}

std::string call(const char* operation, const char* more = "") {
    return R"({ "Call": { "Target": "Items", "Operation": ")" + std::string(operation) +
           R"(", "Key": { "Sequential": {} })" + more + " } }";
}

std::string tenASecond(const char* name, const char* target, const char* operation = "") {
    const std::string asked =
        *operation == '\0' ? "" : R"("Operation": ")" + std::string(operation) + R"(", "Key": { "Sequential": {} }, )";
    return "\"" + std::string(name) + R"(": { "Target": ")" + target + "\", " + asked +
           R"("Arrivals": { "Constant": { "Rate": "10/s" } } })";
}

double itemsMean(const std::string& scenario) {
    const study::StudyResult result = runText(scenario);
    return figure(result.designs.front(), "Items", "ItemsMean");
}

}  // namespace

// 600 requests in a minute: half of what is made is there on average.
TEST_CASE("each step and each workload that puts new keys makes items of its own", "[sequential]") {
    const std::string works = tenASecond("Load", "Work");
    const double one = itemsMean(emptyTable(call("PutItem"), works));
    CHECK(one == Approx(300).epsilon(0.02));
    CHECK(itemsMean(emptyTable(call("PutItem") + "," + call("PutItem"), works)) == Approx(600).epsilon(0.02));
    CHECK(itemsMean(emptyTable(call("PutItem") + "," + call("BatchWriteItem", R"(, "Items": 5)"), works)) ==
          Approx(1'800).epsilon(0.02));
    CHECK(itemsMean(emptyTable(call("PutItem"), works + "," + tenASecond("Direct", "Items", "PutItem"))) ==
          Approx(600).epsilon(0.02));
    // What updates and deletes goes through what was put.
    CHECK(itemsMean(emptyTable(call("PutItem") + "," + call("UpdateItem"), works)) == Approx(300).epsilon(0.02));
    CHECK(itemsMean(emptyTable(call("PutItem") + "," + call("PutItem") + "," + call("UpdateItem"), works)) ==
          Approx(600).epsilon(0.02));
    CHECK(itemsMean(emptyTable(call("PutItem") + "," + call("DeleteItem"), works)) < 3.0);
}

namespace {

/// A table whose items live 30 days, and workloads that come from 18:00 on, so many a second.
double expiredInADay(const std::string& workloads) {
    const study::StudyResult result = runText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
    "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
        "TimeToLiveSpecification": { "AttributeName": "expires", "Enabled": true } },
               "Behavior": { "ItemSize": "1KB", "TimeToLive": "30d", "TimeToLiveLag": "0s" } } },
  "Workloads": { )" + workloads + R"( }, "Simulation": { "WarmUp": "0s", "Duration": "24h", "Replications": 1 } })");
    return figure(result.designs.front(), "Items", "TimeToLiveDeletedItemCount");
}

std::string inTheEvening(const char* name, const char* operation, const char* rate) {
    return "\"" + std::string(name) + R"(": { "Target": "Items", "Operation": ")" + operation +
           R"(", "Key": { "Sequential": {} }, "Arrivals": { "Steps": [ { "At": "0s", "Rate": "0/s" }, { "At": "18h", "Rate": ")" +
           rate + R"(" } ] } })";
}

}  // namespace

// 1 a second for six hours: 21,600 a day, every day, so as many expire, from midnight on. An update of what is put
// makes nothing; of keys that nobody puts it makes the items.
TEST_CASE("new items of a load that begins late expire all day, as many as are made", "[sequential]") {
    CHECK(expiredInADay(inTheEvening("Makes", "PutItem", "1/s")) == Approx(21'600).epsilon(0.02));
    CHECK(expiredInADay(inTheEvening("Makes", "UpdateItem", "1/s")) == Approx(21'600).epsilon(0.02));
    CHECK(expiredInADay(inTheEvening("Makes", "PutItem", "1/s") + "," + inTheEvening("Turns", "UpdateItem", "1/s")) ==
          Approx(21'600).epsilon(0.02));
}
