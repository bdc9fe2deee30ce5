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

void ApiMeter::use(const Used& used, std::uint32_t workload) {
    const auto add = [&used](Used& to) {
        to.requests += used.requests;
        to.messages += used.messages;
        to.bytesIn += used.bytesIn;
        to.bytesOut += used.bytesOut;
    };
    add(used_);
    add(caused_.of(workload));
}

void ApiMeter::add(base::Bytes request, base::Bytes response, std::uint32_t workload) {
    const std::int64_t billed = kind_ == ApiKind::Http ? billedRequests(request, response) : 1;
    use({billed, 0, request.count, response.count}, workload);
}

void ApiMeter::addStream(base::Bytes request, base::Bytes response, std::uint32_t workload) {
    use({billedStream(response), 0, request.count, response.count}, workload);
}

void ApiMeter::addMessages(base::Bytes received, base::Bytes sent, std::uint32_t workload) {
    const std::int64_t answered = sent.count > 0 ? billedMessages(sent) : 0;
    use({0, billedMessages(received) + answered, 0, sent.count}, workload);
}

void ApiMeter::addPush(base::Bytes sent, std::uint32_t workload) {
    use({0, billedMessages(sent), 0, sent.count}, workload);
}

std::vector<base::MeterReading> ApiMeter::readings(const std::string& resource) const {
    const auto of = [&](const char* service, const char* usage, base::Granules granules, std::int64_t perUnit) {
        return base::MeterReading{resource, service, usage, granules, perUnit, base::MeterKind::Measured};
    };
    std::vector<base::MeterReading> readings;
    if (kind_ == ApiKind::WebSocket) {
        readings.push_back(of("AmazonApiGateway", "ApiGatewayMessage", used_.messages, 1));
        readings.push_back(of("AmazonApiGateway", "ApiGatewayMinute", connected_, base::minutes(1).count));
    } else {
        const bool http = kind_ == ApiKind::Http;
        readings.push_back(
            of("AmazonApiGateway", http ? "ApiGatewayHttpRequest" : "ApiGatewayRequest", used_.requests, 1));
    }
    // A private API is called through an interface endpoint, which charges what passes either way.
    if (endpoint_ == EndpointType::Private)
        readings.push_back(of("AmazonVPC", "VpcEndpoint-Bytes", base::Granules{used_.bytesIn} + used_.bytesOut,
                              base::gibibytes(1).count));
    else
        readings.push_back(of("AWSDataTransfer", "DataTransfer-Out-Bytes", used_.bytesOut, base::gibibytes(1).count));
    return readings;
}

void ApiMeter::addCauses(const std::string& resource, std::vector<engine::CausedReading>& into) const {
    const auto add = [&](const char* service, const char* usageType, const auto& amount) {
        into.push_back(engine::causedReading(resource, service, usageType, caused_, amount));
    };
    if (kind_ == ApiKind::WebSocket) {
        add("AmazonApiGateway", "ApiGatewayMessage", [](const Used& one) { return one.messages; });
    } else {
        add("AmazonApiGateway", kind_ == ApiKind::Http ? "ApiGatewayHttpRequest" : "ApiGatewayRequest",
            [](const Used& one) { return one.requests; });
    }
    if (endpoint_ == EndpointType::Private)
        add("AmazonVPC", "VpcEndpoint-Bytes", [](const Used& one) { return one.bytesIn + one.bytesOut; });
    else
        add("AWSDataTransfer", "DataTransfer-Out-Bytes", [](const Used& one) { return one.bytesOut; });
}

}  // namespace headroom::apigateway
