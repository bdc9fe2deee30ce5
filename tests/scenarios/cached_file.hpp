// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>

#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"

namespace headroom::test {

/// A function in a VPC that reads through a cluster, whose parts a test replaces.
struct CachedFile {
    std::string vpc = R"(, "VpcConfig": { "SubnetIds": ["a"], "SecurityGroupIds": ["b"] })";
    std::string call = R"("Target": "Items", "Operation": "GetItem", "Via": { "Ref": "Cache" })";
    std::string cluster = R"("NodeType": "dax.r5.large", "ReplicationFactor": 1)";
    std::string behavior = "";
    std::string resources = "";  ///< more of them, with a comma before
    std::string users = R"("Target": "Work", "Arrivals": { "Constant": { "Rate": "10/s" } })";
    std::string more = "";  ///< sections, with a comma behind
    std::string simulation = R"("WarmUp": "cold", "Duration": "10m", "Replications": 1)";
    std::string region = "us-east-1";

    format::LoadedScenario load() const {
        return format::loadScenarioText(R"({ "Headroom": 1, "Region": ")" + region + R"(", "Resources": {
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10)" +
                                            vpc + R"( },
   "Behavior": { "Init": "100ms", "Placement": "0s", "InvokeOverhead": "0s", "Steps": [ { "Call": { )" +
                                            call +
                                            R"( } } ] } },
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
            "Behavior": { "ItemCount": 100, "ItemSize": "1KB", "Latency": { "GetItem": "5ms" } } },
 "Cache": { "Type": "AWS::DAX::Cluster", "Properties": { "IAMRoleARN": "arn", )" +
                                            cluster + R"( }, "Behavior": { )" + behavior + " } }" + resources +
                                            R"( }, "Workloads": { "Users": { )" + users + "} }, " + more +
                                            R"("Simulation": { )" + simulation + " } }",
                                        "s.json");
    }
    std::string problems() const { return document::toLines(load().problems); }
    const dax::Spec spec() const {
        const auto loaded = load();
        INFO(document::toLines(loaded.problems));
        REQUIRE(loaded.scenario);
        for (const format::Resource& resource : loaded.scenario->designs.front().resources) {
            if (const auto* found = std::get_if<dax::Spec>(&resource.spec)) return *found;
        }
        FAIL("no cluster");
        return {};
    }
    study::DesignResult run() const {
        const auto loaded = load();
        INFO(document::toLines(loaded.problems));
        REQUIRE(loaded.scenario);
        auto result = study::run(*loaded.scenario, {});
        REQUIRE(result);
        return std::move(result->designs.front());
    }
};

}  // namespace headroom::test
