// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"
#include "model/engine/quantile_windows.hpp"
#include "model/services/apigateway/spec.hpp"

namespace headroom::apigateway {

/// CloudWatch's metrics of an API under the names of its kind, each noted when a request is answered (API Gateway
/// Developer Guide, http-api-metrics, api-gateway-metrics-and-dimensions and apigateway-websocket-api-logging,
/// 2026-11).
class ApiMetrics {
public:
    /// `caches`: some stage has a cache, so hits and misses are published.
    ApiMetrics(engine::Metrics& metrics, const std::string& api, ApiKind kind, bool caches);

    /// An answered request: its status, how long the client waited at the gateway and the bytes of both bodies.
    void answered(std::uint16_t status, base::Duration latency, base::Bytes data);
    /// How long the integration took, of requests that reached one.
    void integrated(base::Instant now, base::Duration latency);
    /// Lets percentiles of IntegrationLatency be kept there, which outlives the run.
    void watchIntegration(engine::QuantileWindows& into) { integrationTimes_.push_back(&into); }
    /// A request looked into the cache.
    void lookedUp(bool hit) { (hit ? cacheHits_ : cacheMisses_)->add(1.0); }
    /// A WebSocket connection was opened; a message went one way or the other.
    void connected() { count_.add(1.0); }
    void messaged(double messages) { dataProcessed_->add(messages); }

private:
    ApiKind kind_;
    engine::Metric& count_;  ///< of a WebSocket API: ConnectCount
    engine::Metric& clientErrors_;
    engine::Metric& serverErrors_;
    engine::Metric* latency_;  ///< none of a WebSocket API's
    engine::Metric& integrationLatency_;
    engine::Metric* dataProcessed_;  ///< HTTP; of a WebSocket API: MessageCount
    engine::Metric* cacheHits_;      ///< REST with a cache
    engine::Metric* cacheMisses_;
    std::vector<engine::QuantileWindows*> integrationTimes_;
};

}  // namespace headroom::apigateway
