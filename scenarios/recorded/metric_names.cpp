// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/metric_names.hpp"

#include <array>

namespace headroom::recorded {

namespace {

using Kind = Statistic::Kind;
using P = Publisher;

/// Of Lambda Insights, which is switched on function by function: one sample a cold start.
constexpr std::string_view kInitDuration = "init_duration";

constexpr std::array kMetrics{
    MetricName{P::Function, "Invocations"},
    MetricName{P::Function, "Errors"},
    MetricName{P::Function, "Throttles"},
    MetricName{P::Function, "Duration", Kind::Average, true, 1000.0},
    MetricName{P::Function, "ConcurrentExecutions", Kind::Maximum},
    MetricName{P::Function, "ProvisionedConcurrentExecutions", Kind::Maximum},
    MetricName{P::Function, "ProvisionedConcurrencyInvocations"},
    MetricName{P::Function, "ProvisionedConcurrencySpilloverInvocations"},
    MetricName{P::Function, "ProvisionedConcurrencyUtilization", Kind::Maximum},
    MetricName{P::Function, "AsyncEventsReceived"},
    MetricName{P::Function, "AsyncEventsDropped"},
    MetricName{P::Function, "AsyncEventAge", Kind::Average},
    MetricName{P::Function, "IteratorAge", Kind::Maximum},
    MetricName{P::Function, kInitDuration, Kind::SampleCount, false, 1.0, "ColdStarts"},
    MetricName{P::HttpApi, "Count"},
    MetricName{P::HttpApi, "4xx"},
    MetricName{P::HttpApi, "5xx"},
    MetricName{P::HttpApi, "Latency", Kind::Average, true, 1000.0},
    MetricName{P::HttpApi, "IntegrationLatency", Kind::Average, true, 1000.0},
    MetricName{P::HttpApi, "DataProcessed"},
    MetricName{P::RestApi, "Count"},
    MetricName{P::RestApi, "4XXError"},
    MetricName{P::RestApi, "5XXError"},
    MetricName{P::RestApi, "Latency", Kind::Average, true, 1000.0},
    MetricName{P::RestApi, "IntegrationLatency", Kind::Average, true, 1000.0},
    MetricName{P::RestApi, "CacheHitCount"},
    MetricName{P::RestApi, "CacheMissCount"},
    MetricName{P::Table, "ConsumedReadCapacityUnits"},
    MetricName{P::Table, "ConsumedWriteCapacityUnits"},
    MetricName{P::Table, "ProvisionedReadCapacityUnits", Kind::Average},
    MetricName{P::Table, "ProvisionedWriteCapacityUnits", Kind::Average},
    MetricName{P::Table, "ReadThrottleEvents"},
    MetricName{P::Table, "WriteThrottleEvents"},
    MetricName{P::Table, "ThrottledRequests", Kind::Sum, false, 1.0, {}, true},
    MetricName{P::Table, "SuccessfulRequestLatency", Kind::Average, true, 1000.0, "SuccessfulRequests", true},
    MetricName{P::Table, "ConditionalCheckFailedRequests"},
    MetricName{P::Table, "TransactionConflict"},
    MetricName{P::Cluster, "TotalRequestCount"},
    MetricName{P::Cluster, "ItemCacheHits"},
    MetricName{P::Cluster, "ItemCacheMisses"},
    MetricName{P::Cluster, "QueryCacheHits"},
    MetricName{P::Cluster, "QueryCacheMisses"},
    MetricName{P::Cluster, "ScanCacheHits"},
    MetricName{P::Cluster, "ScanCacheMisses"},
    MetricName{P::Cluster, "ErrorRequestCount"},
    MetricName{P::Cluster, "ThrottledRequestCount"},
    MetricName{P::Cluster, "CPUUtilization", Kind::Average},
    MetricName{P::StateMachine, "ExecutionsStarted"},
    MetricName{P::StateMachine, "ExecutionsSucceeded"},
    MetricName{P::StateMachine, "ExecutionsFailed"},
    MetricName{P::StateMachine, "ExecutionsTimedOut"},
    MetricName{P::StateMachine, "ExecutionsAborted"},
    MetricName{P::StateMachine, "ExecutionThrottled"},
    MetricName{P::StateMachine, "ExecutionTime", Kind::Average, true, 1000.0},
    // Of what is approximate CloudWatch has samples, of the age in whole seconds: no highest values.
    MetricName{P::Queue, "NumberOfMessagesSent"},
    MetricName{P::Queue, "NumberOfMessagesReceived"},
    MetricName{P::Queue, "NumberOfMessagesDeleted"},
};

struct Names {
    std::string_view space;
    std::string_view dimension;
    std::string_view count;
};

constexpr Names namesOf(Publisher publisher) {
    switch (publisher) {
        case P::Function:
            return {"AWS/Lambda", "FunctionName", "Invocations"};
        case P::HttpApi:
            return {"AWS/ApiGateway", "ApiId", "Count"};
        case P::RestApi:
            return {"AWS/ApiGateway", "ApiName", "Count"};
        case P::Table:
            return {"AWS/DynamoDB", "TableName", ""};
        case P::Cluster:
            return {"AWS/DAX", "ClusterId", ""};
        case P::StateMachine:
            return {"AWS/States", "StateMachineArn", "ExecutionsStarted"};
        case P::Queue:
            return {"AWS/SQS", "QueueName", "NumberOfMessagesSent"};
        case P::None:
            break;
    }
    return {};
}

}  // namespace

Publisher publisherOf(const format::ServiceSpec& spec) {
    if (std::holds_alternative<lambda::Spec>(spec)) return P::Function;
    if (std::holds_alternative<dynamodb::Spec>(spec)) return P::Table;
    if (std::holds_alternative<dax::Spec>(spec)) return P::Cluster;
    if (std::holds_alternative<stepfunctions::Spec>(spec)) return P::StateMachine;
    if (std::holds_alternative<sqs::Spec>(spec)) return P::Queue;
    if (const auto* api = std::get_if<apigateway::Spec>(&spec)) {
        if (api->kind == apigateway::ApiKind::Http) return P::HttpApi;
        if (api->kind == apigateway::ApiKind::Rest) return P::RestApi;
    }
    return P::None;
}

std::span<const MetricName> metricNames() { return kMetrics; }

const MetricName* findMetric(Publisher publisher, std::string_view name) {
    for (const MetricName& metric : kMetrics) {
        if (metric.publisher == publisher && metric.name == name) return &metric;
    }
    return nullptr;
}

std::string_view countOf(Publisher publisher) { return namesOf(publisher).count; }

bool countsSamples(const MetricName& metric) {
    return metric.publisher != P::Queue && metric.name == countOf(metric.publisher);
}

std::string_view namespaceOf(const MetricName& metric) {
    return metric.name == kInitDuration ? "LambdaInsights" : namesOf(metric.publisher).space;
}

std::string_view dimensionOf(const MetricName& metric) {
    return metric.name == kInitDuration ? "function_name" : namesOf(metric.publisher).dimension;
}

}  // namespace headroom::recorded
