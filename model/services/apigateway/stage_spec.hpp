// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/services/apigateway/route_spec.hpp"

namespace headroom::apigateway {

/// What a stage says of one route ("GET /items") or, as "*", of all that it does not name.
struct MethodSetting {
    std::string method;
    Throttle throttle{};
    std::optional<bool> caching{};
    std::optional<std::int64_t> cacheTtlInSeconds{};

    bool operator==(const MethodSetting&) const = default;
};

/// A stage's second deployment, which serves a share of the requests.
struct CanarySpec {
    double percentTraffic = 0.0;                   ///< 0 to 100
    std::map<std::string, std::string> variables;  ///< StageVariableOverrides
    bool useStageCache = false;                    ///< else nothing of it is answered from the cache or put there

    bool operator==(const CanarySpec&) const = default;
};

/// AWS::ApiGateway::Stage or AWS::ApiGatewayV2::Stage.
struct StageSpec {
    std::string name;
    std::vector<MethodSetting> settings{};
    std::optional<double> cacheGigabytes{};  ///< REST; none: no cache
    std::map<std::string, std::string> variables{};
    std::optional<CanarySpec> canary{};
    /// What integrations that its variables make up stand for, such as an alias: the resource that is called.
    std::map<std::string, std::string> standsFor{};

    const MethodSetting* find(const std::string& method) const {
        for (const MethodSetting& setting : settings) {
            if (setting.method == method) return &setting;
        }
        return nullptr;
    }
    bool operator==(const StageSpec&) const = default;
};

/// A usage plan's limit on requests over a longer time. It starts again at midnight UTC; of a week `offset` days after
/// Sunday, of a month that many days after its first.
struct PlanQuota {
    enum class Period : std::uint8_t { Day, Week, Month };
    std::int64_t limit = 0;
    Period period = Period::Day;
    std::int64_t offset = 0;

    bool operator==(const PlanQuota&) const = default;
};

/// A stage that a usage plan opens to its keys.
struct PlanStage {
    std::string api;
    std::string stage;
    std::vector<MethodSetting> methods{};  ///< limits in place of the plan's

    bool operator==(const PlanStage&) const = default;
};

/// AWS::ApiGateway::UsagePlan with its keys. Each key has buckets and a quota of its own.
struct UsagePlanSpec {
    std::string name;
    std::vector<PlanStage> stages{};
    Throttle throttle{};
    std::optional<PlanQuota> quota{};
    std::vector<std::string> keys{};  ///< names of AWS::ApiGateway::ApiKey resources

    bool operator==(const UsagePlanSpec&) const = default;
};

}  // namespace headroom::apigateway
