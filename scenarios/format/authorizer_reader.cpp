// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/part_fields.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/integration_uri.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

using base::FieldPlace;
using document::Node;

namespace {

/// A WebSocket API asks a function once for each connection.
void refuseOfWebSocket(Reading& reading, const Place& properties, const apigateway::AuthorizerSpec& authorizer) {
    const std::string page = " (API Gateway V2 API Reference, authorizers)";
    if (authorizer.kind == apigateway::AuthorizerSpec::Kind::Jwt)
        reading.error(properties.at("AuthorizerType", *properties.node.find("AuthorizerType")),
                      "JWT is of HTTP APIs alone; a WebSocket API has REQUEST" + page);
    if (const Node* ttl = properties.node.find("AuthorizerResultTtlInSeconds"))
        reading.error(properties.at("AuthorizerResultTtlInSeconds", *ttl),
                      "is of HTTP APIs alone: a WebSocket API asks its function for each connection" + page);
}

void readAuthorizer(const ApiLookup& lookup, const Place& place, const std::string& name, bool v2) {
    const ResourceParts parts(lookup.reading, place, {"Type", "Properties", "Behavior"});
    apigateway::AuthorizerSpec authorizer;
    authorizer.name = name;
    if (v2) authorizer.ttlSeconds = 0;
    const auto fields = v2 ? std::span<const base::Field<apigateway::AuthorizerSpec>>(apigateway::kAuthorizerV2Fields)
                           : std::span<const base::Field<apigateway::AuthorizerSpec>>(apigateway::kAuthorizerFields);
    readFields<apigateway::AuthorizerSpec>(lookup.reading, parts.properties(), FieldPlace::Properties, fields,
                                           {apigateway::kAuthorizerOtherProperties, {}, "an authorizer"}, authorizer);
    readFields<apigateway::AuthorizerSpec>(lookup.reading, parts.behavior(), FieldPlace::Behavior,
                                           apigateway::kAuthorizerBehaviorFields, {{}, {}, "Behavior of an authorizer"},
                                           authorizer);
    if (const Node* keys = parts.behavior().node.find("Identities")) {
        if (const auto read = readKeys(lookup.reading, parts.behavior().at("Identities", *keys)))
            authorizer.identities = *read;
    }
    const Node* uri = parts.properties().node.find("AuthorizerUri");
    if (uri != nullptr) {
        const Place where = parts.properties().at("AuthorizerUri", *uri);
        authorizer.function = functionInUri(lookup.reading, where);
        refuseStageVariable(lookup.reading, where, authorizer.function);
    }
    if (uri == nullptr && authorizer.kind == apigateway::AuthorizerSpec::Kind::Lambda)
        lookup.reading.error(place, "lacks \"AuthorizerUri\": the function that it asks");
    apigateway::Spec* api = lookup.apiOfPart(parts.properties(), v2,
                                             v2 ? "its authorizers are AWS::ApiGateway::Authorizer resources"
                                                : "its authorizers are AWS::ApiGatewayV2::Authorizer resources");
    if (api == nullptr) return;
    if (api->kind == apigateway::ApiKind::WebSocket) refuseOfWebSocket(lookup.reading, parts.properties(), authorizer);
    api->authorizers.push_back(std::move(authorizer));
}

}  // namespace

void readAuthorizerParts(const ApiLookup& lookup) {
    lookup.each("Authorizer",
                [&](const Place& part, const std::string& name, bool v2) { readAuthorizer(lookup, part, name, v2); });
}

}  // namespace headroom::format
