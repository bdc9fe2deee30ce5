// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::test {

/// A scenario of one API, function and table with everything that goes wrong in it: cold starts, throttles at the
/// function and the table, retries, client and integration timeouts, errors and crashes.
inline std::string troubled() {
    return R"({
  "Headroom": 1, "Name": "Troubled", "Region": "us-east-1",
  "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
             "Routes": { "GET /a": { "Integration": "Work", "TimeoutInMillis": 400 }, "GET /b": { "Integration": { "Http": { "Latency": "0s" } } } } },
    "Work": { "Type": "AWS::Lambda::Function",
      "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 1, "ReservedConcurrentExecutions": 8 },
      "Behavior": { "Error": 0.02, "Crash": 0.01, "IdleLifetime": "20s", "Steps": [
        { "Compute": { "Duration": { "LogNormal": { "Median": "10ms", "P99": "120ms" } } } },
        { "Branch": [ { "Weight": 0.7, "Steps": [ { "Call": { "Target": "Items", "Operation": "GetItem", "Key": { "Zipf": { "Keys": 1000, "Exponent": 1 } } } } ] },
                      { "Weight": 0.3, "Steps": [ { "Call": { "Target": "Items", "Operation": "PutItem", "Timeout": "300ms", "Key": { "Sequential": {} } } } ] } ] } ] } },
    "Items": { "Type": "AWS::DynamoDB::Table",
      "Properties": { "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 30, "WriteCapacityUnits": 20 } },
      "Behavior": { "ItemCount": 1000, "InitialBurst": 0, "ItemSize": { "LogNormal": { "Median": "1KB", "P99": "6KB" } } } } },
  "Workloads": {
    "Users": { "Target": "Api", "Mix": [ { "Route": "GET /a", "Weight": 4 }, { "Route": "GET /b", "Weight": 1 } ],
               "Retry": { "Mode": "standard" }, "Timeout": "350ms",
               "Arrivals": { "Spike": { "Base": "40/s", "Peak": "250/s", "At": "60s", "For": "60s" } } } },
  "Designs": [ { "Name": "held" },
               { "Name": "open", "Patch": { "Resources": { "Work": { "Properties": { "ReservedConcurrentExecutions": null } } } } } ],
  "Objectives": [ { "Metric": "ErrorRate", "Of": "Users", "AtMost": 0.01 },
                  { "Metric": "Latency", "Of": "Api/GET /b", "Statistic": "p99", "AtMost": "1s" },
                  { "Metric": "Latency", "Of": "Users", "Statistic": "p99", "Window": "1m", "AtMost": "300ms", "Share": 0.5 } ],
  "Simulation": { "WarmUp": "30s", "Duration": "4m", "Replications": 5, "Seed": 3 }
})";
}

}  // namespace headroom::test
