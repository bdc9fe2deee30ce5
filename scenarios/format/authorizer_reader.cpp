// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

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

/// An expression without what tells the two generations apart: "method.request.header.Auth",
/// "route.request.header.Auth" and "$request.header.Auth" are "request.header.Auth".
std::string plainSource(std::string text) {
    std::erase(text, ' ');
    for (const std::string_view before : {"$", "method.", "route."}) {
        if (text.starts_with(before)) text.erase(0, before.size());
    }
    return text;
}

/// Where requests of one caller differ, policies are kept apart.
void noteSource(const std::string& source, apigateway::AuthorizerSpec& authorizer) {
    static constexpr auto kOfRoute = std::to_array<std::string_view>(
        {"routeKey", "resourcePath", "resourceId", "httpMethod", "path", "http.method", "http.path"});
    static constexpr std::string_view kContext = "context.";
    if (source.starts_with("request.path")) authorizer.keptByItem = true;
    if (!source.starts_with(kContext)) return;
    const std::string_view what = std::string_view(source).substr(kContext.size());
    authorizer.keptByRoute = authorizer.keptByRoute || std::ranges::find(kOfRoute, what) != kOfRoute.end();
    authorizer.keptByItem = authorizer.keptByItem || what == "path" || what == "http.path";
}

/// How many sources there are: a REST API's stand in one text, an HTTP API's in a list.
std::size_t readSources(Reading& reading, const Place& place, apigateway::AuthorizerSpec& authorizer) {
    if (!place.node.isString() && !place.node.isArray() && !place.node.isObject()) {
        reading.error(place, "must be a text, or of an HTTP or WebSocket API a list of texts");
        return 1;
    }
    std::string all = place.node.isArray() ? std::string() : plainText(place.node);
    for (std::size_t i = 0; place.node.isArray() && i < place.node.size(); ++i)
        all += (i > 0 ? "," : "") + plainText(place.node.elements()[i]);
    std::size_t count = 0;
    for (std::size_t from = 0; from <= all.size();) {
        const std::size_t end = std::min(all.find(',', from), all.size());
        const std::string source = plainSource(all.substr(from, end - from));
        if (!source.empty()) ++count;
        noteSource(source, authorizer);
        from = end + 1;
    }
    return count;
}

/// Of an authorizer of type REQUEST. AWS makes none that keeps policies and knows callers by nothing; what they are
/// known by changes no figure unless it is more than the caller, so a scenario may leave it out as it may a role.
void readIdentity(Reading& reading, const Place& place, const ResourceParts& parts,
                  apigateway::AuthorizerSpec& authorizer) {
    const Node* said = parts.properties().node.find("IdentitySource");
    if (said != nullptr && readSources(reading, parts.properties().at("IdentitySource", *said), authorizer) > 0) return;
    if (authorizer.ttlSeconds > 0)
        reading.warning(
            place,
            "lacks \"IdentitySource\", without which AWS makes no REQUEST authorizer that keeps policies, here for " +
                std::to_string(authorizer.ttlSeconds) +
                " s (CreateAuthorizer: \"Identity source must be set if authorizer caching is enabled (TTL is "
                "greater than 0)\"); taken as one that knows each of its Identities");
    if (const Node* share = parts.behavior().node.find("Unauthenticated");
        share != nullptr && authorizer.unauthenticated > 0)
        reading.warning(parts.behavior().at("Unauthenticated", *share),
                        "needs IdentitySource: without it AWS looks for nothing in a request, and asks the function "
                        "about all (API Gateway API Reference, CreateAuthorizer); taken as if it were there");
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
    const Node* type = parts.properties().node.find(v2 ? "AuthorizerType" : "Type");
    if (type != nullptr && type->isString() && type->asString() == "REQUEST")
        readIdentity(lookup.reading, place, parts, authorizer);
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
