// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/series.hpp"

namespace headroom::recorded {

/// Which kind of resource publishes a metric.
enum class Publisher : std::uint8_t { Function, HttpApi, RestApi, Table, Cluster, StateMachine, Queue, None };

Publisher publisherOf(const format::ServiceSpec& spec);

/// A metric of CloudWatch's that a simulation has as well.
struct MetricName {
    Publisher publisher = Publisher::Function;
    std::string_view name;
    Statistic::Kind usual = Statistic::Kind::Sum;  ///< where a recording does not say its statistic
    bool percentiles = false;                      ///< a simulation can tell them too
    double unit = 1.0;                             ///< of ours in CloudWatch's: 1000 for seconds in milliseconds
    std::string_view count = {};  ///< what its SampleCount counts, where that says something of its own
    bool byOperation = false;     ///< a table's, which CloudWatch has for each operation alone
};

/// All of them (Lambda Developer Guide, monitoring-metrics-types; API Gateway Developer Guide, http-api-metrics and
/// api-gateway-metrics-and-dimensions; DynamoDB Developer Guide, metrics-dimensions and dax-metrics-dimensions-dax;
/// Step Functions Developer Guide, procedure-cw-metrics; Amazon SQS Developer Guide,
/// sqs-available-cloudwatch-metrics; Lambda Insights for init_duration; 2026-11).
std::span<const MetricName> metricNames();

const MetricName* findMetric(Publisher publisher, std::string_view name);

/// The metric that counts what happens: Invocations, Count, ExecutionsStarted, NumberOfMessagesSent. Averages are
/// weighted by it. Empty: none.
std::string_view countOf(Publisher publisher);

/// Whether each event that a metric counts is one sample of it, so that its SampleCount says the same as its Sum:
/// Invocations, Count, ExecutionsStarted. Of Errors every invocation is a sample, of capacity every request, and a
/// sample of messages is many.
bool countsSamples(const MetricName& metric);

/// "AWS/Lambda", and the dimension that names the resource, "FunctionName".
std::string_view namespaceOf(const MetricName& metric);
std::string_view dimensionOf(const MetricName& metric);
/// The dimension that names a table's operation.
inline constexpr std::string_view kOperationDimension = "Operation";

}  // namespace headroom::recorded
