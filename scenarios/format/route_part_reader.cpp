// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::ApiGatewayV2::Route and AWS::ApiGatewayV2::Integration.
#include <map>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/authorization.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/integration_reader.hpp"
#include "scenarios/format/integration_uri.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using apigateway::RouteSpec;
using base::FieldPlace;
using document::Node;

namespace {

constexpr std::string_view kInstead = "its routes are AWS::ApiGateway::Resource and AWS::ApiGateway::Method resources";

/// An integration, read once however many routes have it.
struct Integration {
    std::string api;
    RouteSpec target;  ///< where its requests go
    bool used = false;
};

class RouteParts {
public:
    explicit RouteParts(const ApiLookup& lookup) : lookup_(lookup), reading_(lookup.reading) {}

    void read() {
        lookup_.each("Integration",
                     [&](const Place& part, const std::string& name, bool) { readIntegration(part, name); });
        lookup_.each("Route", [&](const Place& part, const std::string&, bool) { readRoute(part); });
        lookup_.each("Integration", [&](const Place& part, const std::string& name, bool) {
            const auto at = integrations_.find(name);
            if (at != integrations_.end() && !at->second.used)
                reading_.note(part, "is the integration of no route: nothing is sent there");
        });
    }

private:
    void readIntegration(const Place& place, const std::string& name) {
        const ResourceParts parts(reading_, place, {"Type", "Properties", "Behavior"});
        apigateway::IntegrationProperties written;
        Integration read;
        const apigateway::Spec* api = lookup_.apiOfPart(parts.properties(), true, kInstead, &read.api);
        const bool http = api == nullptr || api->kind == apigateway::ApiKind::Http;
        written.timeoutInMillis = http ? apigateway::kLongestTimeoutMillis : apigateway::kLongestRestTimeoutMillis;
        readFields<apigateway::IntegrationProperties>(
            reading_, parts.properties(), FieldPlace::Properties, apigateway::kIntegrationFields,
            {apigateway::kIntegrationOtherProperties, {}, "an AWS::ApiGatewayV2::Integration"}, written);
        readFields<apigateway::IntegrationProperties>(reading_, parts.behavior(), FieldPlace::Behavior,
                                                      apigateway::kIntegrationFields,
                                                      {{}, {}, "Behavior of an integration"}, written);
        read.target.timeoutInMillis = written.timeoutInMillis;
        if (api == nullptr) return;
        readTarget(reading_, {place, parts.properties(), parts.behavior(), "IntegrationUri"}, written, api->kind,
                   read.target);
        integrations_.emplace(name, std::move(read));
    }

    void readRoute(const Place& place) {
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        apigateway::RoutePart written;
        readFields<apigateway::RoutePart>(
            reading_, parts.properties(), FieldPlace::Properties, apigateway::kRoutePartFields,
            {apigateway::kRoutePartOtherProperties, {}, "an AWS::ApiGatewayV2::Route"}, written);
        std::string name;
        apigateway::Spec* api = lookup_.apiOfPart(parts.properties(), true, kInstead, &name);
        RouteSpec route;
        route.key = written.key;
        route.authorizer = readAuthorization(lookup_, parts.properties(), {"route", written.authorization});
        if (api == nullptr) return;
        if (written.apiKeyRequired) checkApiKey(parts.properties(), api->kind);
        const Node* target = parts.properties().node.find("Target");
        if (target != nullptr) {
            if (!readTargetOf(parts.properties().at("Target", *target), name, route)) return;
        } else {
            route.integration = std::string(apigateway::kMock);  // a WebSocket API's $connect may have none
            if (api->kind != apigateway::ApiKind::WebSocket) reading_.error(place, "lacks \"Target\", its integration");
        }
        lookup_.addRoute(place, name, std::move(route));
    }

    void checkApiKey(const Place& properties, apigateway::ApiKind kind) {
        const Place place = properties.at("ApiKeyRequired", *properties.node.find("ApiKeyRequired"));
        if (kind == apigateway::ApiKind::Http)
            return reading_.warning(place, "has no effect: it is of WebSocket APIs alone (" +
                                               std::string(apigateway::source::kRoutePart) + ")");
        reading_.error(place,
                       "asks for a key, and API keys and usage plans of WebSocket APIs, which AWS has, are not "
                       "modelled: leave it out");
    }

    /// "integrations/ID", written with Fn::Sub or Fn::Join.
    bool readTargetOf(const Place& at, const std::string& api, RouteSpec& route) {
        const std::string text = plainText(at.node);
        const std::string id = text.starts_with("integrations/${") ? firstNamed(text) : text;
        const auto found = integrations_.find(id);
        if (found == integrations_.end()) {
            if (lookup_.typeOf(id) != "AWS::ApiGatewayV2::Integration")
                reading_.error(at, document::quoted(id) +
                                       " is not an AWS::ApiGatewayV2::Integration; a Target is "
                                       "{\"Fn::Sub\": \"integrations/${INTEGRATION}\"}");
            return false;
        }
        found->second.used = true;
        if (found->second.api != api) {
            reading_.error(at, document::quoted(id) + " is an integration of " + found->second.api + ", not of " + api);
            return false;
        }
        const RouteSpec& target = found->second.target;
        route.integration = target.integration;
        route.http = target.http;
        if (route.http && route.http->server.empty()) route.http->server = id;
        route.service = target.service;
        route.timeoutInMillis = target.timeoutInMillis;
        return true;
    }

    const ApiLookup& lookup_;
    Reading& reading_;
    std::map<std::string, Integration> integrations_;
};

}  // namespace

void readRouteParts(const ApiLookup& lookup) { RouteParts(lookup).read(); }

}  // namespace headroom::format
