// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/http_metrics.hpp"

namespace headroom::apigateway {

namespace {

double toMilliseconds(base::Duration length) { return static_cast<double>(length.count) / 1e6; }

}  // namespace

HttpMetrics::HttpMetrics(engine::Metrics& metrics, const std::string& api)
    : count_(metrics.metric(api, "Count", engine::Statistic::Sum)),
      clientErrors_(metrics.metric(api, "4xx", engine::Statistic::Sum)),
      serverErrors_(metrics.metric(api, "5xx", engine::Statistic::Sum)),
      latency_(metrics.metric(api, "Latency", engine::Statistic::Average)),
      integrationLatency_(metrics.metric(api, "IntegrationLatency", engine::Statistic::Average)),
      dataProcessed_(metrics.metric(api, "DataProcessed", engine::Statistic::Sum)) {}

void HttpMetrics::answered(std::uint16_t status, base::Duration latency, base::Bytes data) {
    count_.add(1.0);
    clientErrors_.add(status >= 400 && status < 500 ? 1.0 : 0.0);  // zeros too: the average is the error rate
    serverErrors_.add(status >= 500 ? 1.0 : 0.0);
    latency_.add(toMilliseconds(latency));
    dataProcessed_.add(static_cast<double>(data.count));
}

void HttpMetrics::integrated(base::Duration latency) { integrationLatency_.add(toMilliseconds(latency)); }

}  // namespace headroom::apigateway
