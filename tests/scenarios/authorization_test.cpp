// SPDX-License-Identifier: GPL-3.0-or-later
// Who may call a route: parts of the API's own generation, and an authorizer of the kind that the route asks.
#include <algorithm>

#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kHttp = R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } })";
const std::string kSocket =
    R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" } })";
const std::string kToF =
    R"(, "ToF": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" },
 "IntegrationType": "AWS_PROXY", "IntegrationUri": { "Fn::GetAtt": ["F", "Arn"] } } })";

std::string part(const std::string& name, const std::string& type, const std::string& properties) {
    return ", \"" + name + R"(": { "Type": "AWS::)" + type + R"(", "Properties": { )" + properties + " } }";
}

/// A route of kHttp to the integration kToF.
std::string route(const std::string& more, const std::string& key = "GET /") {
    return kToF + part("R", "ApiGatewayV2::Route",
                       R"("ApiId": { "Ref": "Api" }, "RouteKey": ")" + key +
                           R"(", "Target": { "Fn::Sub": "integrations/${ToF}" })" + more);
}

/// Doors of either generation that ask G, and one that checks tokens by itself.
std::string restDoor(const std::string& type = "TOKEN") {
    return part("Door", "ApiGateway::Authorizer",
                R"("RestApiId": { "Ref": "Api" }, "Type": ")" + type + R"(", "AuthorizerUri": "G")");
}
const std::string kDoor = part("Door", "ApiGatewayV2::Authorizer",
                               R"("ApiId": { "Ref": "Api" }, "AuthorizerType": "REQUEST", "AuthorizerUri": "G")");
const std::string kJwt =
    part("Jwt", "ApiGatewayV2::Authorizer", R"("ApiId": { "Ref": "Api" }, "AuthorizerType": "JWT")");

std::string asks(const std::string& type, const std::string& door) {
    return R"(, "AuthorizationType": ")" + type + R"(", "AuthorizerId": { "Ref": ")" + door + "\" }";
}

std::string warningsOf(const std::string& resources) {
    const auto loaded = load(file(resources, kLoad));
    INFO(errorsOf(loaded));
    CHECK(loaded.scenario);
    return document::toLines(loaded.problems);
}

std::string method(const std::string& more) {
    return part("M", "ApiGateway::Method",
                R"("RestApiId": { "Ref": "Api" }, "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] },
 "HttpMethod": "GET", "Integration": { "Type": "MOCK" })" +
                    more);
}

const std::string kRest = R"("Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": {} })";

}  // namespace

// What is kept for how long differs by generation: 300 s of REST, nothing of HTTP APIs.
TEST_CASE("an authorizer belongs to an API of its generation", "[format]") {
    const std::string asking = R"("GET /": { "Integration": "F", "AuthorizerId": "Door" })";
    CHECK(holds(
        refused(R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { )" +
                asking + " } }" + restDoor()),
        "/Resources/Door/Properties/RestApiId: \"Api\" is no REST API: its authorizers are "
        "AWS::ApiGatewayV2::Authorizer"));
    for (const std::string& door :
         {kDoor, part("Door", "ApiGatewayV2::Authorizer", R"("ApiId": { "Ref": "Api" }, "AuthorizerType": "JWT")")})
        CHECK(holds(refused(rest(asking) + door),
                    "/Resources/Door/Properties/ApiId: \"Api\" is a REST API: its authorizers are "
                    "AWS::ApiGateway::Authorizer"));
    CHECK(load(file(rest(asking) + restDoor(), kLoad)).scenario);
}

TEST_CASE("routes, integrations and deployments of the one generation are not of the other's API", "[format]") {
    const std::string get = R"("GET /": "F")";
    CHECK(holds(refused(rest(get) + kToF), "\"Api\" is a REST API: its routes are AWS::ApiGateway::Resource"));
    CHECK(holds(refused(rest(get) + kToF), "/Resources/ToF/Properties/ApiId"));
    CHECK_FALSE(holds(refused(rest(get) + kToF), "IntegrationHttpMethod"));
    CHECK(holds(refused(rest(get) + part("D", "ApiGatewayV2::Deployment", R"("ApiId": { "Ref": "Api" })")),
                "/Resources/D/Properties/ApiId: \"Api\" is a REST API: its deployments are"));
    CHECK(load(file(kHttp + route("") + part("D", "ApiGatewayV2::Deployment", R"("ApiId": { "Ref": "Api" })"), kLoad))
              .scenario);
    CHECK(holds(refused(kHttp + route("") + part("D", "ApiGateway::Deployment", R"("RestApiId": { "Ref": "Api" })")),
                "its stages are AWS::ApiGatewayV2::Stage"));
}

TEST_CASE("a route's AuthorizationType asks an authorizer of its kind", "[format]") {
    const std::string all = kHttp + kDoor + kJwt;
    CHECK(apiOf(load(file(all + route(asks("CUSTOM", "Door")), kLoad))).routes.at(0).authorizer == "Door");
    CHECK(apiOf(load(file(all + route(asks("JWT", "Jwt")), kLoad))).routes.at(0).authorizer == "Jwt");
    for (const char* type : {"CUSTOM", "JWT"})
        CHECK(holds(refused(all + route(R"(, "AuthorizationType": ")" + std::string(type) + "\"")),
                    "lacks \"AuthorizerId\": AuthorizationType " + std::string(type)));
    CHECK(holds(refused(all + route(asks("CUSTOM", "Jwt"))), "\"Jwt\" is a JWT authorizer"));
    CHECK(holds(refused(all + route(asks("JWT", "Door"))), "\"Door\" is a REQUEST authorizer"));
    CHECK(holds(refused(all + route(asks("COGNITO_USER_POOLS", "Jwt"))), "is not one of"));
}

// The default is NONE. By hand: 10 requests a second and nobody is asked about them.
TEST_CASE("an authorizer of a route that is open to all is not asked, and that is warned of", "[format]") {
    for (const std::string& more :
         {asks("NONE", "Door"), asks("AWS_IAM", "Door"), std::string(R"(, "AuthorizerId": { "Ref": "Door" })")}) {
        const std::string resources = kHttp + kDoor + route(more);
        CHECK(holds(warningsOf(resources), "/Resources/R/Properties/AuthorizerId: warning: \"Door\" is not asked"));
        const auto loaded = load(file(resources, kLoad));
        CHECK(apiOf(loaded).routes.at(0).authorizer.empty());
        CHECK(figuresOf(loaded, "G").at("Invocations") == 0.0);
        CHECK(figuresOf(loaded, "F").at("Invocations") > 5'000.0);
    }
    CHECK_FALSE(holds(warningsOf(kHttp + kDoor + route(asks("CUSTOM", "Door"))), "is not asked"));
}

TEST_CASE("a method that asks an authorizer of another kind is warned of", "[format]") {
    const std::string custom = kRest + method(asks("CUSTOM", "Door"));
    CHECK(holds(warningsOf(custom + restDoor("COGNITO_USER_POOLS")), "asks one of Type REQUEST or TOKEN"));
    CHECK_FALSE(holds(warningsOf(custom + restDoor()), "asks one of Type"));
    CHECK(holds(warningsOf(kRest + method(asks("COGNITO_USER_POOLS", "Door")) + restDoor()),
                "asks one of Type COGNITO_USER_POOLS"));
}

TEST_CASE("keys are asked for by routes of WebSocket APIs alone, whose keys are not modelled", "[format]") {
    const std::string required = R"(, "ApiKeyRequired": true)";
    const std::string sessions = loadOn(R"("Session": { "Length": "10s", "Messages": "1/s" })");
    CHECK(holds(refused(kSocket + route(required, "$default"), sessions),
                "/Resources/R/Properties/ApiKeyRequired: asks for a key"));
    CHECK(load(file(kSocket + route(R"(, "ApiKeyRequired": false)", "$default"), sessions)).scenario);
    // In the short form, of a route that is no message's.
    const std::string connects =
        R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" }, "Routes": {
 "$default": "F", "$connect": { "Integration": "F", "ApiKeyRequired": )";
    CHECK(holds(refused(connects + "true } } }", sessions), "$connect has ApiKeyRequired, and API keys are modelled"));
    CHECK(load(file(connects + "false } } }", sessions)).scenario);
    CHECK(holds(warningsOf(kHttp + route(required)), "it is of WebSocket APIs alone"));
}

TEST_CASE("a key that is not said to be enabled brings a warning", "[format]") {
    const std::string plan =
        part("Plan", "ApiGateway::UsagePlan", R"("ApiStages": [ { "ApiId": "Api", "Stage": "prod" } ])") +
        part("P", "ApiGateway::Stage", R"("RestApiId": "Api", "StageName": "prod")");
    const auto key = [](const std::string& enabled) { return part("K", "ApiGateway::ApiKey", enabled); };
    const std::string api = rest(R"("GET /": "F")") + plan;
    CHECK(holds(warningsOf(api + key("")), "/Resources/K: warning: lacks \"Enabled\": true"));
    CHECK_FALSE(holds(warningsOf(api + key(R"("Enabled": true)")), "Enabled"));
}

TEST_CASE("a VPC link of what is no server is warned of", "[format]") {
    const auto to = [](const std::string& integration) {
        return kRest + part("M", "ApiGateway::Method",
                            R"("RestApiId": { "Ref": "Api" }, "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] },
 "HttpMethod": "GET", "AuthorizationType": "NONE", "Integration": { "ConnectionType": "VPC_LINK", )" +
                                integration + " }");
    };
    CHECK(holds(warningsOf(to(R"("Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": "F")")),
                "Integration/ConnectionType: warning: has no effect: a VPC link leads to a server"));
    const std::string server = kRest + part("M", "ApiGateway::Method",
                                            R"("RestApiId": { "Ref": "Api" }, "ResourceId":
 { "Fn::GetAtt": ["Api", "RootResourceId"] }, "HttpMethod": "GET", "AuthorizationType": "NONE", "Integration": {
 "Type": "HTTP_PROXY", "IntegrationHttpMethod": "GET", "Uri": "http://x", "ConnectionType": "VPC_LINK" } },
 "Behavior": { "Http": { "Latency": "1ms" })");
    CHECK_FALSE(holds(warningsOf(server), "a VPC link leads"));
}
