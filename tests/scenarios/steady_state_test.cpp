// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <string>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/study_steps.hpp"
#include "tests/support/counted_new.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// Cold starts (short idle life, crashes), throttles at the function and the table, retries, timeouts at the client,
/// the gateway and the call. A burst in the third minute is the largest population that the rest will see.
const std::string kEverything = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
             "Routes": { "GET /a": { "Integration": "Work", "TimeoutInMillis": 400 }, "GET /b": { "Integration": { "Http": { "Latency": "0s" } } } } },
    "Work": { "Type": "AWS::Lambda::Function",
      "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 1, "ReservedConcurrentExecutions": 12 },
      "Behavior": { "Error": 0.02, "Crash": 0.01, "IdleLifetime": { "Exponential": { "Mean": "2s" } }, "Steps": [
        { "Compute": { "Duration": { "LogNormal": { "Median": "10ms", "P99": "150ms" } } } },
        { "Branch": [ { "Weight": 0.7, "Steps": [ { "Call": { "Target": "Items", "Operation": "GetItem",
                          "Key": { "Zipf": { "Keys": 1000, "Exponent": 1 } } } } ] },
                      { "Weight": 0.3, "Steps": [ { "Call": { "Target": "Items", "Operation": "PutItem",
                          "Timeout": "100ms", "Key": { "Sequential": {} } } } ] } ] } ] } },
    "Items": { "Type": "AWS::DynamoDB::Table",
      "Properties": { "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 60, "WriteCapacityUnits": 60 } },
      "Behavior": { "ItemCount": 1000, "InitialBurst": 0, "ItemSize": { "LogNormal": { "Median": "1KB", "P99": "6KB" } },
        "Latency": { "PutItem": { "LogNormal": { "Median": "8ms", "P99": "90ms" } } } } } },
  "Quotas": { "Lambda": { "ConcurrentExecutions": 400 } },
  "Workloads": { "Users": { "Target": "Api", "Mix": [ { "Route": "GET /a", "Weight": 4 }, { "Route": "GET /b", "Weight": 1 } ],
    "Retry": { "Mode": "standard" }, "Timeout": "350ms",
    "Arrivals": { "Spike": { "Base": "80/s", "Peak": "2000/s", "At": "2m", "For": "30s" } } } },
  "Simulation": { "WarmUp": "cold", "Duration": "60m", "Replications": 1 } })";

}  // namespace

TEST_CASE("a warm world serves requests without a single allocation, whatever goes wrong", "[steady state]") {
    const format::Scenario scenario = scenarioOf(kEverything);
    build::DesignWorld world(scenario, scenario.designs.front(),
                             {base::Duration(0), base::hours(1), base::minutes(1), build::replicationKey(1, 0)});
    world.start();
    world.runTo(base::Instant{base::minutes(20).count}, {}, {});
    const workload::RequestCounts before = world.workloads().front().counts();
    const std::uint64_t allocated = allocations;
    world.runTo(base::Instant{base::minutes(60).count}, {}, {});
    CHECK(allocations - allocated == 0);
    const workload::RequestCounts& after = world.workloads().front().counts();
    // What the scenario is for did happen meanwhile.
    CHECK(after.offered - before.offered > 180'000);
    CHECK(after.throttled > before.throttled);
    CHECK(after.failed > before.failed);
    CHECK(after.timedOut > before.timedOut);
    CHECK(after.attempts - before.attempts > after.offered - before.offered + 1'000);
    const auto reports = world.reports(base::hours(1));
    for (const engine::Figure& figure : reports[1].figures) {
        if (figure.name == "ColdStarts") CHECK(figure.value > 1'000);
    }
}
