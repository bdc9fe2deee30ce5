// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/limit_kinds.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/format/spec_named.hpp"
#include "scenarios/planning/api_limits.hpp"
#include "scenarios/planning/table_limits.hpp"

namespace headroom::planning {

namespace {

/// By what a figure's name ends with; the first that fits counts.
constexpr std::array kLimits{
    LimitFigure{"ThrottlesReserved", LimitKind::Capacity, "reserved concurrency", true,
                "raise ReservedConcurrentExecutions", Fix::ReservedConcurrency},
    LimitFigure{"ThrottlesRequestRate", LimitKind::Quota, "requests a second for the concurrency", true,
                "ask AWS for more concurrent executions; requests a second follow", Fix::LambdaConcurrency},
    LimitFigure{"ThrottlesReservedRequestRate", LimitKind::Capacity, "requests a second for the reserved concurrency",
                true, "raise ReservedConcurrentExecutions; ten requests a second follow for each",
                Fix::ReservedConcurrency},
    LimitFigure{"ThrottlesScaling", LimitKind::Scaling, "new environments in ten seconds", false,
                "no quota: provisioned concurrency, or a slower rise", Fix::None},
    LimitFigure{"ThrottlesUsagePlanQuota", LimitKind::Setting, "the usage plan's quota", true, "raise the plan's Quota",
                Fix::UsagePlan},
    LimitFigure{"ThrottlesUsagePlanMethod", LimitKind::Setting, "the usage plan's limit of a method", true,
                "raise the plan's limit of the method", Fix::UsagePlan},
    LimitFigure{"ThrottlesUsagePlan", LimitKind::Setting, "the usage plan's limit", true, "raise the plan's Throttle",
                Fix::UsagePlan},
    LimitFigure{"ThrottlesMethod", LimitKind::Setting, "the method's limit", true, "raise ThrottlingRateLimit",
                Fix::Method},
    LimitFigure{"ThrottlesStage", LimitKind::Setting, "the stage's limit", true, "raise ThrottlingRateLimit",
                Fix::Method},
    LimitFigure{"ThrottlesConnections", LimitKind::Connections, "new connections a second", true,
                "ask AWS for more new connections a second", Fix::ApiConnections},
    LimitFigure{"ReadProvisionedThroughputThrottleEvents", LimitKind::Capacity, "read capacity", true,
                "raise ReadCapacityUnits", Fix::ReadCapacity},
    LimitFigure{"WriteProvisionedThroughputThrottleEvents", LimitKind::Capacity, "write capacity", true,
                "raise WriteCapacityUnits", Fix::WriteCapacity},
    LimitFigure{"ReadKeyRangeThroughputThrottleEvents", LimitKind::Partition, "reads of one partition", false,
                "3,000 units a second each, never more: spread the keys, or warm the table up before", Fix::None},
    LimitFigure{"WriteKeyRangeThroughputThrottleEvents", LimitKind::Partition, "writes of one partition", false,
                "1,000 units a second each, never more: spread the keys, or warm the table up before", Fix::None},
    LimitFigure{"ReadMaxOnDemandThroughputThrottleEvents", LimitKind::Setting, "OnDemandThroughput of reads", true,
                "raise MaxReadRequestUnits", Fix::ReadMaximum},
    LimitFigure{"WriteMaxOnDemandThroughputThrottleEvents", LimitKind::Setting, "OnDemandThroughput of writes", true,
                "raise MaxWriteRequestUnits", Fix::WriteMaximum},
    LimitFigure{"AccountLimitThrottleEvents", LimitKind::Quota, "units a second of a table", true,
                "ask AWS for a higher table quota", Fix::TableQuota},
    LimitFigure{"ThrottledStarts", LimitKind::Quota, "executions started a second", true,
                "ask AWS for a higher StartExecution quota", Fix::ExecutionStarts},
    LimitFigure{"ThrottledOpenExecutions", LimitKind::Quota, "open executions of the account", true,
                "ask AWS for more open executions", Fix::OpenExecutions},
    LimitFigure{"ThrottledExpressStarts", LimitKind::Quota, "Express executions started a second", true,
                "ask AWS for a higher StartExecution quota of Express workflows", Fix::ExpressStarts},
    LimitFigure{"ThrottledSyncExecutions", LimitKind::Quota, "synchronous Express executions of the account", true,
                "ask AWS for more concurrent synchronous Express executions", Fix::SyncExecutions},
    LimitFigure{"ExecutionThrottled", LimitKind::Quota, "state transitions a second, beyond which they wait", true,
                "ask AWS for a higher StateTransition quota, or make states fewer", Fix::Transitions},
};

constexpr LimitFigure kLambdaAccount{"ThrottlesAccount",
                                     LimitKind::Quota,
                                     "concurrent executions of the account",
                                     true,
                                     "ask AWS for more concurrent executions",
                                     Fix::LambdaConcurrency};
constexpr LimitFigure kApiAccount{"ThrottlesAccount",
                                  LimitKind::Quota,
                                  "requests a second of the account's APIs",
                                  true,
                                  "ask AWS for more requests a second",
                                  Fix::ApiRate};
constexpr LimitFigure kConnections{"connections to a DAX cluster",          LimitKind::Connections,
                                   "connections to the cluster's nodes",    false,
                                   "40,000 a node, never more: more nodes", Fix::Nodes};

bool isApi(const study::ResourceFigures& resource) {
    return resource.type.starts_with("AWS::ApiGateway") || resource.type == "AWS::Serverless::Api" ||
           resource.type == "AWS::Serverless::HttpApi";
}

const LimitFigure* limitOf(const study::ResourceFigures& resource, const std::string& figure) {
    if (figure == "ThrottlesAccount") return isApi(resource) ? &kApiAccount : &kLambdaAccount;
    const auto found =
        std::ranges::find_if(kLimits, [&](const LimitFigure& limit) { return figure.ends_with(limit.figure); });
    return found == kLimits.end() ? nullptr : &*found;
}

/// An API without limits of its own counts all its throttles as the account's.
bool onlyAccountThrottles(const study::ResourceFigures& resource, const std::string& figure) {
    if (figure != "Throttles" || !isApi(resource)) return false;
    return std::ranges::none_of(resource.figures, [](const auto& one) { return one.first == "ThrottlesAccount"; });
}

/// "ByAuthor" of "index/ByAuthor/WriteThrottleEvents"; the index whose figure it is.
std::string indexOf(const std::string& figure) {
    constexpr std::string_view kIndex = "index/";
    if (!figure.starts_with(kIndex)) return {};
    return figure.substr(kIndex.size(), figure.rfind('/') - kIndex.size());
}

bool liftNodes(const LimitReached& limit, format::Design& design) {
    auto* cluster = format::specNamed<dax::Spec>(design, limit.resource);
    if (cluster == nullptr) return false;
    ++cluster->replicationFactor;
    return true;
}

bool liftReserved(const LimitReached& limit, format::Design& design) {
    auto* function = format::specNamed<lambda::Spec>(design, limit.resource);
    if (function == nullptr) return false;
    function->reservedConcurrentExecutions.reset();
    return true;
}

/// Machines' limits are all the account's.
bool liftMachines(Fix fix, double factor, stepfunctions::Quotas& quotas) {
    if (fix == Fix::OpenExecutions) quotas.openExecutions = timesUp(quotas.openExecutions, factor);
    if (fix == Fix::SyncExecutions) quotas.syncExecutions = timesUp(quotas.syncExecutions, factor);
    const auto liftBucket = [factor](double& rate, double& burst) {
        rate *= factor;
        burst *= factor;
    };
    if (fix == Fix::ExecutionStarts) liftBucket(quotas.startRate, quotas.startBurst);
    if (fix == Fix::ExpressStarts) liftBucket(quotas.expressStartRate, quotas.expressStartBurst);
    if (fix == Fix::Transitions) liftBucket(quotas.transitionRate, quotas.transitionBurst);
    return true;
}

}  // namespace

std::string_view nameOf(LimitKind kind) {
    switch (kind) {
        case LimitKind::Quota:
            return "quota";
        case LimitKind::Capacity:
            return "capacity";
        case LimitKind::Partition:
            return "partition";
        case LimitKind::Connections:
            return "connections";
        case LimitKind::Setting:
            return "setting";
        case LimitKind::Scaling:
            return "scaling";
        case LimitKind::Latency:
            return "latency";
        case LimitKind::Errors:
            return "errors";
        case LimitKind::Backlog:
            return "backlog";
    }
    return {};
}

std::string nameOf(const LimitReached& limit) {
    const std::string index = limit.index.empty() ? "" : "/index/" + limit.index;
    const std::string setting = limit.setting.empty() ? "" : " (" + limit.setting + ")";
    return limit.resource + index + ": " + std::string(limit.figure->what) + setting;
}

std::int64_t timesUp(std::int64_t value, double factor) {
    return static_cast<std::int64_t>(std::ceil(static_cast<double>(value) * factor));
}

std::vector<LimitReached> limitsReached(const study::DesignResult& result) {
    std::vector<LimitReached> reached;
    for (const study::ResourceFigures& resource : result.resources) {
        for (const auto& [figure, value] : resource.figures) {
            const LimitFigure* limit =
                onlyAccountThrottles(resource, figure) ? &kApiAccount : limitOf(resource, figure);
            if (limit == nullptr || value <= 0.0) continue;
            const LimitReached one{resource.resource, limit, value, indexOf(figure)};
            const auto same = std::ranges::find(reached, one);  // reads and writes together
            if (same == reached.end())
                reached.push_back(one);
            else
                same->refused += value;
        }
    }
    for (const study::QuotaUse& quota : result.quotas) {
        if (!quota.name.ends_with(kConnections.figure) || quota.peak < quota.limit) continue;
        reached.push_back({quota.name.substr(0, quota.name.find(':')), &kConnections, quota.peak, {}});
    }
    return reached;
}

bool lift(const LimitReached& limit, double factor, format::Design& design) {
    format::Quotas& quotas = design.quotas;
    switch (limit.figure->fix) {
        case Fix::None:
            return false;
        case Fix::LambdaConcurrency:
            quotas.lambda.concurrentExecutions = timesUp(quotas.lambda.concurrentExecutions, factor);
            return true;
        case Fix::ReservedConcurrency:
            return liftReserved(limit, design);
        case Fix::ApiRate:
            quotas.apiGateway.rate *= factor;
            quotas.apiGateway.burst *= factor;
            return true;
        case Fix::ApiConnections:
            quotas.apiGateway.connectRate *= factor;
            quotas.apiGateway.connectBurst *= factor;
            return true;
        case Fix::UsagePlan:
        case Fix::Method:
            return liftSetting(limit, factor, design);
        case Fix::TableQuota:
            quotas.dynamoDb.tableReads = timesUp(quotas.dynamoDb.tableReads, factor);
            quotas.dynamoDb.tableWrites = timesUp(quotas.dynamoDb.tableWrites, factor);
            return true;
        case Fix::ReadCapacity:
        case Fix::WriteCapacity:
        case Fix::ReadMaximum:
        case Fix::WriteMaximum:
            return liftTable(limit, factor, design);
        case Fix::Nodes:
            return liftNodes(limit, design);
        case Fix::ExecutionStarts:
        case Fix::OpenExecutions:
        case Fix::ExpressStarts:
        case Fix::SyncExecutions:
        case Fix::Transitions:
            return liftMachines(limit.figure->fix, factor, quotas.stepFunctions);
    }
    return false;
}

bool isPassedOver(const LimitReached& limit) { return limit.figure->fix == Fix::None; }

bool takeAway(const LimitReached& limit, double factor, format::Design& design) {
    if (!isPassedOver(limit)) return lift(limit, factor, design);
    if (limit.figure->kind == LimitKind::Partition) return liftPartitions(limit, factor, design);
    if (limit.figure->kind == LimitKind::Scaling) design.quotas.lambda.scalingBurst.reset();
    return limit.figure->kind == LimitKind::Scaling;
}

}  // namespace headroom::planning
