// SPDX-License-Identifier: GPL-3.0-or-later
// Which table class costs less. Oracle: storage of Standard-IA is 0.10 USD a GB-month against 0.25, its write units
// 0.78 USD a million against 0.625: it costs less when storage is more than 0.248 / 0.6 = 0.413 of throughput.
#include <algorithm>
#include <string>

#include "tests/scenarios/study_steps.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// Ten writes of 1 KB a second: 26.28 million a month, 16.425 USD in Standard. `gigabytes` of items of 924 B and 100 B.
study::StudyResult run(double gigabytes, const std::string& more = "", const std::string& billing = "") {
    const auto items = static_cast<std::int64_t>(gigabytes * 1'073'741'824.0 / 1'024.0);
    return test::runText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST")" +
                         more + R"( }, "Behavior": { "ItemSize": "924B", "ItemCount": )" + std::to_string(items) +
                         R"( } } },
"Workloads": { "W": { "Target": "T", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } }, "Arrivals": { "Constant": { "Rate": "10/s" } } } },)" +
                         billing + R"("Simulation": { "WarmUp": "cold", "Duration": "100s", "Replications": 1 } })");
}

/// The warning that names a class; empty without one.
std::string advice(const study::StudyResult& result) {
    for (const std::string& warning : result.designs.front().warnings) {
        if (warning.find("table class") != std::string::npos) return warning;
    }
    return {};
}

}  // namespace

TEST_CASE("the other table class is named where storage is most of a table's cost", "[table class]") {
    // 0.413 x 16.425 / 0.25 = 27.1 GB are even; a saving below 5 % is not worth a word.
    CHECK(advice(run(10)).empty());
    CHECK(advice(run(28)).empty());
    // 100 GB: 25 + 16.425 against 10 + 20.498: 10.93 USD less.
    CHECK(advice(run(100)).find("T: table class STANDARD_INFREQUENT_ACCESS would cost $10.9") == 0);
    const std::string rare = R"(, "TableClass": "STANDARD_INFREQUENT_ACCESS")";
    CHECK(advice(run(100, rare)).empty());
    // 1 GB: 0.10 + 20.498 against 0.25 + 16.425: 3.92 USD less.
    CHECK(advice(run(1, rare)).find("T: table class STANDARD would cost $3.9") == 0);
}

TEST_CASE("free storage of Standard counts where the free tier does", "[table class]") {
    // 40 GB: 15 GB are paid in Standard, 3.75 USD, and all 40 in Standard-IA, 4.00.
    CHECK_FALSE(advice(run(40)).empty());
    CHECK(advice(run(40, "", R"("Billing": { "FreeTier": "always" },)")).empty());
}

// 100 strong reads of 1 KB a second are 262.8 million a month: 0.1415 USD a million in Ireland, 0.176875 in its IA.
TEST_CASE("a replica has a table class of its own, which is looked at as well", "[table class]") {
    const study::StudyResult result = test::runText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "T": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": "PAY_PER_REQUEST", "Replicas": [
   { "Region": "us-east-1" }, { "Region": "eu-west-1", "TableClass": "STANDARD_INFREQUENT_ACCESS" } ] },
   "Behavior": { "ItemSize": "924B", "ItemCount": 1000 } } },
"Workloads": { "R": { "Target": "T", "Region": "eu-west-1", "Operation": "GetItem", "ConsistentRead": true,
   "Key": { "Uniform": { "Keys": 1000 } }, "Arrivals": { "Constant": { "Rate": "100/s" } } } },
"Simulation": { "WarmUp": "cold", "Duration": "100s", "Replications": 1 } })");
    CHECK(advice(result).find("T (eu-west-1): table class STANDARD would cost $") == 0);
}
