// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::test {

/// A table "Views" of 200 write units, written 40 KB at a time: 100 units a second, from minute 10 on 1,000. Its writes
/// are scaled between 50 and 4,000 at 70 %.
struct ScaledTableFile {
    std::string mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 200 })";
    std::string table = "";  ///< more of its Behavior, with a comma before
    std::string id = R"("table/Views")";
    std::string dimension = "dynamodb:table:WriteCapacityUnits";
    std::string bounds = R"("MinCapacity": 50, "MaxCapacity": 4000)";
    std::string actions = "";  ///< with a comma before
    std::string tracking =
        R"("TargetValue": 70, "PredefinedMetricSpecification": { "PredefinedMetricType": "DynamoDBWriteCapacityUtilization" })";
    std::string behavior = "";
    std::string more = "";  ///< resources, with a comma before
    std::string duration = "30m";
    std::string sections = "";  ///< with a comma before

    std::string target(const std::string& name = "Range") const {
        return "\"" + name + R"(": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
   "ServiceNamespace": "dynamodb", "ResourceId": )" +
               id + R"(, "ScalableDimension": ")" + dimension + R"(", )" + bounds + actions + " } }";
    }
    std::string policy() const {
        return R"("Follow": { "Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": {
   "PolicyName": "follow", "PolicyType": "TargetTrackingScaling", "ScalingTargetId": { "Ref": "Range" },
   "TargetTrackingScalingPolicyConfiguration": { )" +
               tracking + R"( } }, "Behavior": { )" + behavior + " } }";
    }
    format::LoadedScenario load() const {
        return format::loadScenarioText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Views": { "Type": "AWS::DynamoDB::Table", "Properties": { )" +
                                            mode + R"( },
   "Behavior": { "ItemCount": 1000, "ItemSize": "40KB", "Latency": { "PutItem": "5ms" })" +
                                            table + R"( } },
 )" + target() + ", " + policy() + more + R"( },
"Workloads": { "Users": { "Target": "Views", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Steps": [ { "At": "0s", "Rate": "2.5/s" }, { "At": "10m", "Rate": "25/s" } ] } } },
"Simulation": { "Start": "2026-01-05T00:00:00Z", "WarmUp": "0s", "Duration": ")" +
                                            duration + R"(", "Replications": 1 })" + sections + " }",
                                        "s.json");
    }
};

}  // namespace headroom::test
