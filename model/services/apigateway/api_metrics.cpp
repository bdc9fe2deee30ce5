// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/api_metrics.hpp"

namespace headroom::apigateway {

namespace {

using engine::Metric;
using engine::Statistic;

double toMilliseconds(base::Duration length) { return static_cast<double>(length.count) / 1e6; }

/// The metric's name for the kinds in their order: HTTP, REST, WebSocket.
const char* named(ApiKind kind, const char* http, const char* rest, const char* webSocket) {
    return kind == ApiKind::Http ? http : kind == ApiKind::Rest ? rest : webSocket;
}

Metric* optional(engine::Metrics& metrics, const std::string& api, const char* name, Statistic statistic) {
    return name != nullptr ? &metrics.metric(api, name, statistic) : nullptr;
}

}  // namespace

ApiMetrics::ApiMetrics(engine::Metrics& metrics, const std::string& api, ApiKind kind, bool caches)
    : kind_(kind),
      count_(metrics.metric(api, named(kind, "Count", "Count", "ConnectCount"), Statistic::Sum)),
      clientErrors_(metrics.metric(api, named(kind, "4xx", "4XXError", "ClientError"), Statistic::Sum)),
      serverErrors_(metrics.metric(api, named(kind, "5xx", "5XXError", "IntegrationError"), Statistic::Sum)),
      latency_(optional(metrics, api, named(kind, "Latency", "Latency", nullptr), Statistic::Average)),
      integrationLatency_(metrics.metric(api, "IntegrationLatency", Statistic::Average)),
      dataProcessed_(optional(metrics, api, named(kind, "DataProcessed", nullptr, "MessageCount"), Statistic::Sum)),
      cacheHits_(optional(metrics, api, caches ? "CacheHitCount" : nullptr, Statistic::Sum)),
      cacheMisses_(optional(metrics, api, caches ? "CacheMissCount" : nullptr, Statistic::Sum)) {}

void ApiMetrics::answered(std::uint16_t status, base::Duration latency, base::Bytes data) {
    clientErrors_.add(status >= 400 && status < 500 ? 1.0 : 0.0);  // zeros too: the average is the error rate
    serverErrors_.add(status >= 500 ? 1.0 : 0.0);
    if (kind_ == ApiKind::WebSocket) return;
    count_.add(1.0);
    latency_->add(toMilliseconds(latency));
    if (dataProcessed_ != nullptr) dataProcessed_->add(static_cast<double>(data.count));
}

void ApiMetrics::integrated(base::Instant now, base::Duration latency) {
    integrationLatency_.add(toMilliseconds(latency));
    for (engine::QuantileWindows* windows : integrationTimes_) windows->record(now, latency);
}

}  // namespace headroom::apigateway
