// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/integration_reader.hpp"

#include <tuple>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/integration_responses.hpp"
#include "scenarios/format/integration_uri.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/service_reader.hpp"

namespace headroom::format {

using apigateway::ApiKind;
using apigateway::IntegrationProperties;
using apigateway::RouteSpec;
using document::Node;

namespace {

constexpr std::string_view kIntegrationRule = " (CloudFormation Template Reference, AWS::ApiGatewayV2::Integration)";

/// AWS, HTTP and MOCK are not for HTTP APIs.
bool kindHasType(Reading& reading, const IntegrationPlace& at, const IntegrationProperties& written, ApiKind kind) {
    const bool proxy = written.type == "AWS_PROXY" || written.type == "HTTP_PROXY";
    if (kind != ApiKind::Http || proxy || written.type.empty()) return true;
    reading.error(at.properties, "integrations of Type " + written.type +
                                     " are for WebSocket APIs; an HTTP API has AWS_PROXY and HTTP_PROXY" +
                                     std::string(kIntegrationRule));
    return false;
}

/// AWS deploys it, and nothing goes that way.
void warnOfLink(Reading& reading, const IntegrationPlace& at, const IntegrationProperties& written) {
    if (written.connection != "VPC_LINK" || written.type == "HTTP" || written.type == "HTTP_PROXY") return;
    reading.warning(
        at.properties.at("ConnectionType", *at.properties.node.find("ConnectionType")),
        "has no effect: a VPC link leads to a server in a VPC, by an integration of Type HTTP or HTTP_PROXY; "
        "functions and services are asked without (API Gateway Developer Guide, set-up-private-integration)");
}

/// Whole answers are what templates and services' actions need.
void checkStreams(Reading& reading, const IntegrationPlace& at, const IntegrationProperties& written) {
    if (!written.streams || written.type == "AWS_PROXY" || written.type == "HTTP_PROXY") return;
    reading.error(at.properties.at("ResponseTransferMode", *at.properties.node.find("ResponseTransferMode")),
                  "only AWS_PROXY and HTTP_PROXY integrations stream answers (API Gateway Developer Guide, "
                  "response-transfer-mode)");
}

/// A function and a service's action are asked by POST.
void checkMethod(Reading& reading, const IntegrationPlace& at, const IntegrationProperties& written, ApiKind kind) {
    if (kind != ApiKind::Rest || written.httpMethod == "POST") return;
    const Node* node = at.properties.node.find("IntegrationHttpMethod");
    reading.error(node != nullptr ? at.properties.at("IntegrationHttpMethod", *node) : at.properties,
                  "a function or a service's action is asked by POST: give \"IntegrationHttpMethod\": \"POST\" (API "
                  "Gateway Developer Guide, set-up-lambda-proxy-integrations)");
}

void readServer(Reading& reading, const IntegrationPlace& at, const IntegrationProperties& written, RouteSpec& route) {
    const Node* http = at.behavior.node.find("Http");
    if (http == nullptr)
        return reading.error(at.owner,
                             "is an HTTP integration: say what its server is like by \"Behavior\": {\"Http\": "
                             "{\"Latency\": ...}}");
    route.http = readBackend(reading, at.behavior.at("Http", *http));
    if (written.connection == "VPC_LINK") route.http->vpcLink = true;
    if (written.type == "HTTP") readResponses(reading, at.properties, *route.http);
}

/// Refuses a Behavior of something that the integration is not.
void checkBehavior(Reading& reading, const IntegrationPlace& at, const RouteSpec& route) {
    for (const auto& [key, used, what] :
         {std::tuple{"Http", route.http.has_value(), "no HTTP integration"},
          std::tuple{"Service", route.service.has_value(), "no AWS service integration"}}) {
        const Node* node = at.behavior.node.find(key);
        if (node != nullptr && !used)
            reading.error(at.behavior.at(key, *node), std::string("belongs here to ") + what + ": remove it");
    }
}

/// AWS_PROXY and AWS.
void readAws(Reading& reading, const IntegrationPlace& at, const IntegrationProperties& written, ApiKind kind,
             RouteSpec& route) {
    if (!written.subtype.empty()) {
        const Node& subtype = *at.properties.node.find("IntegrationSubtype");
        return readSubtype(reading, at, at.properties.at("IntegrationSubtype", subtype), kind, route);
    }
    const Node* uri = at.properties.node.find(at.uriKey);
    if (uri == nullptr) return reading.error(at.properties, "lacks \"" + std::string(at.uriKey) + "\", what it asks");
    checkMethod(reading, at, written, kind);
    const Place place = at.properties.at(at.uriKey, *uri);
    const std::string action = readUri(*uri).action;
    const bool function = action.empty() || action == "lambda:path";
    if (written.type == "AWS_PROXY") {
        if (function) {
            route.integration = functionInUri(reading, place);
        } else {
            reading.error(place,
                          "AWS_PROXY invokes a function; actions of services have Type AWS (API Gateway Developer "
                          "Guide, api-gateway-api-integration-types)");
        }
    } else if (function) {
        readCustomFunction(reading, at, place, route);
    } else {
        readAction(reading, at, place, action, route);
    }
}

}  // namespace

void readTarget(Reading& reading, const IntegrationPlace& at, const IntegrationProperties& written, ApiKind kind,
                RouteSpec& route) {
    const std::size_t before = reading.problems.list().size();
    checkStreams(reading, at, written);
    warnOfLink(reading, at, written);
    route.streams = written.streams;
    if (!kindHasType(reading, at, written, kind)) return;
    if (written.type == "MOCK") {
        route.integration = std::string(apigateway::kMock);
    } else if (written.type == "HTTP" || written.type == "HTTP_PROXY") {
        readServer(reading, at, written, route);
    } else if (!written.type.empty()) {
        readAws(reading, at, written, kind, route);
    }
    if (!errorsSince(reading, before)) checkBehavior(reading, at, route);
}

}  // namespace headroom::format
