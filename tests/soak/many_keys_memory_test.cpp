// SPDX-License-Identifier: GPL-3.0-or-later
// What a run with ten million keys takes of memory: the whole process at its peak, each run in a process of its own.
#include "tests/soak/measured_run.hpp"

using namespace headroom;
using test::measure;
using test::Measured;

namespace {

/// Reads of ten million keys, 10,000 a second for 18 minutes: in sequence each key once, and some of them twice.
/// `keys`: their popularity; `via`: where they go, with a comma behind; `nodes` of the cluster.
std::string reads(const std::string& keys, const std::string& via, const std::string& size = "100B",
                  const std::string& nodes = "1") {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
   "Behavior": { "ItemCount": 10000000, "ItemSize": ")" +
           size + R"(" } },
 "Cache": { "Type": "AWS::DAX::Cluster", "Properties": { "IAMRoleARN": "arn", "NodeType": "dax.r5.2xlarge",
   "ReplicationFactor": )" +
           nodes + R"( } } },
"Workloads": { "Readers": { "Target": "Items", )" +
           via + R"("Operation": "GetItem", "Key": )" + keys +
           R"(, "Arrivals": { "Constant": { "Rate": "10000/s" } } } },
"Simulation": { "WarmUp": "0s", "Duration": "18m", "Replications": 1 } })";
}

}  // namespace

TEST_CASE("ten million keys in a DAX cluster take less than 300 MB", "[soak][memory]") {
    const Measured run =
        measure(reads(R"({ "Sequential": { "Keys": 10000000 } })", R"("Via": "Cache", )"), "Cache", "ItemCacheMisses");
    WARN("ten million keys with DAX: " << run.megabytes << " MB");
    CHECK(run.figure >= 10'000'000);  // every key has been kept
    CHECK(run.megabytes < 300.0);
}

// Items of other sizes take other numbers of grains, and a second node its own share of the work, but no second cache.
TEST_CASE("nor do they under Zipf's law and alike, of items of other sizes, on two nodes", "[soak][memory]") {
    struct Case {
        const char* keys;
        const char* size;
        double least;  ///< different keys that are certainly asked for
    };
    // Of 10,800,000 draws alike out of 10,000,000 keys 1 - exp(-1.08) are there: 6,604,000.
    for (const Case& one : {Case{R"({ "Uniform": { "Keys": 10000000 } })", "1KB", 6.5e6},
                            Case{R"({ "Zipf": { "Keys": 10000000, "Exponent": 0.8 } })", "3KB", 2e6}}) {
        const Measured run = measure(reads(one.keys, R"("Via": "Cache", )", one.size, "2"), "Cache", "ItemCacheMisses");
        WARN("ten million keys with two nodes, " << one.keys << " of " << one.size << ": " << run.megabytes << " MB");
        CHECK(run.figure >= one.least);
        CHECK(run.megabytes < 300.0);
    }
}

TEST_CASE("ten million keys of a table take less than 50 MB", "[soak][memory]") {
    for (const char* keys : {R"({ "Uniform": { "Keys": 10000000 } })", R"({ "Zipf": { "Keys": 10000000 } })",
                             R"({ "Sequential": { "Keys": 10000000 } })"}) {
        const Measured run = measure(reads(keys, ""), "Items", "ConsumedReadCapacityUnits");
        WARN("ten million keys, " << keys << ": " << run.megabytes << " MB");
        CHECK(run.figure > 5'000'000);  // half a unit each
        CHECK(run.megabytes < 50.0);
    }
}
