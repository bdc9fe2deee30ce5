// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/scenario_path.hpp"

#include <stdexcept>
#include <string>

#include "scenarios/build/design_world.hpp"

namespace headroom::bench {

namespace {

std::string scenarioAt(double perSecond) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
      "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
               "Routes": { "GET /x": { "Integration": "Work" } } },
      "Work": { "Type": "AWS::Lambda::Function",
        "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10, "Architectures": ["arm64"] },
        "Behavior": { "Steps": [
          { "Compute": { "Duration": { "LogNormal": { "Median": "6ms", "P99": "30ms" } }, "AtMemory": 1769 } },
          { "Call": { "Target": "Items", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 1000000 } } } } ] } },
      "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
          "WarmThroughput": { "ReadUnitsPerSecond": 40000, "WriteUnitsPerSecond": 4000 } },
        "Behavior": { "ItemCount": 1000000, "ItemSize": "1KB" } } },
      "Quotas": { "Lambda": { "ConcurrentExecutions": 100000, "ScalingBurst": 100000 }, "ApiGateway": { "Rate": 100000, "Burst": 50000 } },
      "Workloads": { "Load": { "Target": "Api", "Route": "GET /x", "Arrivals": { "Poisson": { "Rate": ")" +
           std::to_string(static_cast<int>(perSecond)) + R"(/s" } } } } })";
}

format::Scenario load(double perSecond) {
    format::LoadedScenario loaded = format::loadScenarioText(scenarioAt(perSecond), "bench.json");
    if (!loaded.scenario) throw std::runtime_error(document::toLines(loaded.problems));
    return std::move(*loaded.scenario);
}

}  // namespace

struct ScenarioPath::Made {
    explicit Made(double perSecond)
        : scenario(load(perSecond)),
          world(scenario, scenario.designs.front(),
                {base::Duration(0), base::days(30), base::minutes(1), build::replicationKey(1, 0)}) {
        world.start();
    }
    format::Scenario scenario;
    build::DesignWorld world;
};

ScenarioPath::ScenarioPath(double perSecond) : made_(std::make_unique<Made>(perSecond)) {}
ScenarioPath::~ScenarioPath() = default;

void ScenarioPath::runUntil(base::Instant end) { made_->world.runTo(end, {}, {}); }

std::uint64_t ScenarioPath::finished() const { return made_->world.workloads().front().counts().succeeded; }

}  // namespace headroom::bench
