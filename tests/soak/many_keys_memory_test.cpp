// SPDX-License-Identifier: GPL-3.0-or-later
// What a run with ten million keys takes of memory: the whole process at its peak, each run in a process of its own.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

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

struct Measured {
    double megabytes = 0.0;  ///< 1e6 B
    double figure = -1.0;
};

double figureOf(const study::StudyResult& result, const std::string& resource, const std::string& name) {
    for (const auto& one : result.designs.at(0).resources) {
        if (one.resource != resource) continue;
        for (const auto& [key, value] : one.figures) {
            if (key == name) return value;
        }
    }
    return -1.0;
}

/// Runs the scenario in a process of its own, which tells a figure of it.
Measured measure(const std::string& text, const std::string& resource, const std::string& name) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto loaded = format::loadScenarioText(text, "test.json");
        double value = -1.0;
        study::RunOptions options;
        options.jobs = 1;
        if (loaded.scenario) {
            if (const auto result = study::run(*loaded.scenario, options)) value = figureOf(*result, resource, name);
        }
        const bool told = ::write(ends[1], &value, sizeof value) == sizeof value;
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    Measured measured;
    CHECK(::read(ends[0], &measured.figure, sizeof measured.figure) == sizeof measured.figure);
    ::close(ends[0]);
    int status = 0;
    rusage usage{};
    REQUIRE(::wait4(child, &status, 0, &usage) == child);
    CHECK(status == 0);
    measured.megabytes = static_cast<double>(usage.ru_maxrss) * 1'024.0 / 1e6;
    return measured;
}

}  // namespace

TEST_CASE("ten million keys in a DAX cluster take less than 300 MB", "[soak]") {
    const Measured run =
        measure(reads(R"({ "Sequential": { "Keys": 10000000 } })", R"("Via": "Cache", )"), "Cache", "ItemCacheMisses");
    WARN("ten million keys with DAX: " << run.megabytes << " MB");
    CHECK(run.figure >= 10'000'000);  // every key has been kept
    CHECK(run.megabytes < 300.0);
}

// Items of other sizes take other numbers of grains, and a second node its own share of the work, but no second cache.
TEST_CASE("nor do they under Zipf's law and alike, of items of other sizes, on two nodes", "[soak]") {
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

TEST_CASE("ten million keys of a table take less than 50 MB", "[soak]") {
    for (const char* keys : {R"({ "Uniform": { "Keys": 10000000 } })", R"({ "Zipf": { "Keys": 10000000 } })",
                             R"({ "Sequential": { "Keys": 10000000 } })"}) {
        const Measured run = measure(reads(keys, ""), "Items", "ConsumedReadCapacityUnits");
        WARN("ten million keys, " << keys << ": " << run.megabytes << " MB");
        CHECK(run.figure > 5'000'000);  // half a unit each
        CHECK(run.megabytes < 50.0);
    }
}
