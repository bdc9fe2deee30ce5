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
