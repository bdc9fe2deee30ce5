// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/http_meter.hpp"

#include "model/services/apigateway/limits.hpp"

namespace headroom::apigateway {

namespace {

std::int64_t increments(base::Bytes payload) {
    return payload.count <= 0 ? 1 : (payload.count + kHttpIncrement.count - 1) / kHttpIncrement.count;
}

}  // namespace

std::int64_t billedRequests(base::Bytes request, base::Bytes response) {
    return increments(request) + increments(response) - 1;
}

void HttpMeter::add(base::Bytes request, base::Bytes response) {
    requests_ += billedRequests(request, response);
    bytesOut_ += response.count;
}

std::vector<base::MeterReading> HttpMeter::readings(const std::string& resource) const {
    return {
        {resource, "AmazonApiGateway", "ApiGatewayHttpRequest", requests_, 1, base::MeterKind::Measured},
        {resource, "AWSDataTransfer", "DataTransfer-Out-Bytes", bytesOut_, base::gibibytes(1).count,
         base::MeterKind::Measured},
    };
}

}  // namespace headroom::apigateway
