// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/api_meter.hpp"

#include "model/services/apigateway/limits.hpp"

namespace headroom::apigateway {

namespace {

std::int64_t increments(base::Bytes payload, base::Bytes increment) {
    return payload.count <= 0 ? 1 : (payload.count + increment.count - 1) / increment.count;
}

}  // namespace

std::int64_t billedRequests(base::Bytes request, base::Bytes response) {
    return increments(request, kHttpIncrement) + increments(response, kHttpIncrement) - 1;
}

std::int64_t billedStream(base::Bytes response) { return increments(response, kStreamIncrement); }

std::int64_t billedMessages(base::Bytes message) { return increments(message, kMessageIncrement); }

void ApiMeter::add(base::Bytes request, base::Bytes response) {
    requests_ += kind_ == ApiKind::Http ? billedRequests(request, response) : 1;
    bytesIn_ += request.count;
    bytesOut_ += response.count;
}

void ApiMeter::addStream(base::Bytes request, base::Bytes response) {
    requests_ += billedStream(response);
    bytesIn_ += request.count;
    bytesOut_ += response.count;
}

void ApiMeter::addMessages(base::Bytes received, base::Bytes sent) {
    messages_ += billedMessages(received);
    if (sent.count > 0) messages_ += billedMessages(sent);
    bytesOut_ += sent.count;
}

void ApiMeter::addPush(base::Bytes sent) {
    messages_ += billedMessages(sent);
    bytesOut_ += sent.count;
}

std::vector<base::MeterReading> ApiMeter::readings(const std::string& resource) const {
    const auto of = [&](const char* service, const char* usage, base::Granules granules, std::int64_t perUnit) {
        return base::MeterReading{resource, service, usage, granules, perUnit, base::MeterKind::Measured};
    };
    std::vector<base::MeterReading> readings;
    if (kind_ == ApiKind::WebSocket) {
        readings.push_back(of("AmazonApiGateway", "ApiGatewayMessage", messages_, 1));
        readings.push_back(of("AmazonApiGateway", "ApiGatewayMinute", connected_, base::minutes(1).count));
    } else {
        const bool http = kind_ == ApiKind::Http;
        readings.push_back(of("AmazonApiGateway", http ? "ApiGatewayHttpRequest" : "ApiGatewayRequest", requests_, 1));
    }
    // A private API is called through an interface endpoint, which charges what passes either way.
    if (endpoint_ == EndpointType::Private)
        readings.push_back(of("AmazonVPC", "VpcEndpoint-Bytes", bytesIn_ + bytesOut_, base::gibibytes(1).count));
    else
        readings.push_back(of("AWSDataTransfer", "DataTransfer-Out-Bytes", bytesOut_, base::gibibytes(1).count));
    return readings;
}

}  // namespace headroom::apigateway
