// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/series.hpp"

namespace headroom::recorded {

/// Which kind of resource publishes a metric.
enum class Publisher : std::uint8_t { Function, HttpApi, RestApi, Table, StateMachine, None };

Publisher publisherOf(const format::ServiceSpec& spec);

/// A metric of CloudWatch's that a simulation has as well.
struct MetricName {
    Publisher publisher = Publisher::Function;
    std::string_view name;
    Statistic::Kind usual = Statistic::Kind::Sum;  ///< where a recording does not say its statistic
    bool percentiles = false;                      ///< a simulation can tell them too
    double unit = 1.0;                             ///< of ours in CloudWatch's: 1000 for seconds in milliseconds
};

/// All of them (Lambda Developer Guide, monitoring-metrics-types; API Gateway Developer Guide, http-api-metrics and
/// api-gateway-metrics-and-dimensions; DynamoDB Developer Guide, metrics-dimensions; Step Functions Developer Guide,
/// procedure-cw-metrics; Lambda Insights for init_duration; 2026-11).
std::span<const MetricName> metricNames();

const MetricName* findMetric(Publisher publisher, std::string_view name);

/// The metric that counts what happens: Invocations, Count, ExecutionsStarted. Averages are weighted by it. Empty:
/// none.
std::string_view countOf(Publisher publisher);

/// "AWS/Lambda", and the dimension that names the resource, "FunctionName".
std::string_view namespaceOf(Publisher publisher);
std::string_view dimensionOf(Publisher publisher);

}  // namespace headroom::recorded
