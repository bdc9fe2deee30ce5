// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"

namespace headroom::apigateway {

/// CloudWatch's metrics of an HTTP API, each noted when a request is answered (API Gateway Developer Guide,
/// http-api-metrics, 2026-11).
class HttpMetrics {
public:
    HttpMetrics(engine::Metrics& metrics, const std::string& api);

    /// An answered request: its status, how long the client waited at the gateway and the bytes of both bodies.
    void answered(std::uint16_t status, base::Duration latency, base::Bytes data);
    /// How long the integration took, of requests that reached one.
    void integrated(base::Duration latency);

private:
    engine::Metric& count_;
    engine::Metric& clientErrors_;
    engine::Metric& serverErrors_;
    engine::Metric& latency_;
    engine::Metric& integrationLatency_;
    engine::Metric& dataProcessed_;
};

}  // namespace headroom::apigateway
