// SPDX-License-Identifier: GPL-3.0-or-later
// APIs of SAM templates and their events against what AWS's transform (samtranslator 1.110) makes of the same
// templates; each test says what that is.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

constexpr const char* kUri =
    "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations'";

std::string function(const std::string& name, const std::string& more) {
    return "  " + name +
           ":\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: python3.12\n      Handler: a.b\n"
           "      CodeUri: .\n" +
           more;
}

std::string event(const std::string& name, const std::string& type, const std::string& properties) {
    return "        " + name + ": { Type: " + type + ", Properties: { " + properties + " } }\n";
}

/// F with these events, G, and the API.
std::string withApi(const std::string& events, const std::string& type, const std::string& properties) {
    return "Transform: AWS::Serverless-2016-10-31\nResources:\n" +
           function("F", events.empty() ? "" : "      Events:\n" + events) + function("G", "") +
           "  Api:\n    Type: AWS::Serverless::" + type + "\n    Properties: { " + properties + " }\n";
}

/// "/PATH": one operation that F answers.
std::string operation(const std::string& path, const std::string& method) {
    return path + ": { " + method +
           ": { x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: " + kUri + " } } }";
}

std::string body(const std::string& version, const std::string& paths) {
    return "DefinitionBody: { " + version + ", paths: { " + paths + " } }";
}

const std::string kSwagger = "swagger: '2.0'";
const std::string kOpenApi = "openapi: '3.0.1'";
const std::string kTokens = "DefaultAuthorizer: Tok, Authorizers: { Tok: { FunctionArn: !GetAtt G.Arn } }";
const std::string kRoutes = "/Resources/Api/Routes/";
const std::string kTok = "\"ApiTokAuthorizer\"";

std::string get(const std::string& path, const std::string& more = "") {
    return "RestApiId: !Ref Api, Path: " + path + ", Method: get" + more;
}

}  // namespace

TEST_CASE("an event may name its API by a plain text", "[import]") {
    // samtranslator 1.110 looks the text up among the resources, for REST and HTTP APIs.
    const Node rest =
        importedText(withApi(event("A", "Api", "RestApiId: Api, Path: /a, Method: get"), "Api", "StageName: v1"));
    CHECK(textAt(rest, kRoutes + "GET ~1a") == "\"F\"");
    const Node http =
        importedText(withApi(event("A", "HttpApi", "ApiId: Api, Path: /a, Method: get"), "HttpApi", "Tags: {}"));
    CHECK(textAt(http, kRoutes + "GET ~1a") == "\"F\"");
    const auto wrong =
        importText(withApi(event("A", "Api", "RestApiId: Other, Path: /a, Method: get"), "Api", "StageName: v1"));
    CHECK(says(wrong.problems, "must be a valid reference to an 'AWS::Serverless::Api' in same template"));
}

TEST_CASE("a REST API's own document is left alone by events, unless MergeDefinitions is said", "[import]") {
    // samtranslator 1.110: /a gets no integration and /n is not there; with MergeDefinitions both are.
    const std::string events = event("A", "Api", get("/a")) + event("N", "Api", get("/n"));
    const std::string own =
        "StageName: v1, " + body(kSwagger, "/a: { get: { responses: {} } }, " + operation("/b", "get"));
    const importing::Imported alone = importText(withApi(events, "Api", own));
    REQUIRE(alone.scenario);
    CHECK(at(*alone.scenario, "/Resources/Api/Routes")->size() == 1);
    CHECK(textAt(*alone.scenario, kRoutes + "GET ~1b") == "\"F\"");
    CHECK(says(alone.report, Fate::LeftOut, "Api GET /a: has no integration: nothing answers it"));
    const Node joined = importedText(withApi(events, "Api", "MergeDefinitions: true, " + own));
    for (const char* path : {"a", "b", "n"}) CHECK(textAt(joined, kRoutes + "GET ~1" + path) == "\"F\"");
    // One method twice, and an authorizer of nobody's: SAM does not look at events of such an API.
    const std::string twice = event("A", "Api", get("/b", ", Auth: { Authorizer: Nobody }")) +
                              event("B", "Api", get("/b", ", Auth: { Authorizer: Nobody }"));
    CHECK(importText(withApi(twice, "Api", own)).scenario);
    CHECK(says(importText(withApi(twice, "Api", "StageName: v1")).problems, "Authorizer [Nobody]"));
}

TEST_CASE("MergeDefinitions keeps any as the event writes it", "[import]") {
    // samtranslator 1.110 writes the key "any" into the document, which is no method of OpenAPI.
    const importing::Imported result =
        importText(withApi(event("A", "Api", "RestApiId: !Ref Api, Path: /a, Method: any"), "Api",
                           "StageName: v1, MergeDefinitions: true, " + body(kSwagger, operation("/b", "get"))));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "Api any /a: is no method of HTTP"));
    // Into a document without paths it merges nothing.
    const importing::Imported none = importText(
        withApi(event("A", "Api", get("/a")), "Api", "StageName: v1, MergeDefinitions: true, " + body(kSwagger, "")));
    REQUIRE(none.scenario);
    CHECK(textAt(*none.scenario, "/Resources/Api") == "nothing");
}

TEST_CASE("defaults of a REST API hold for every operation of its document", "[import]") {
    // samtranslator 1.110: security [{Tok}, {api_key}] on /b and /c, whoever wrote them.
    const Node scenario = importedText(
        withApi("", "Api",
                "StageName: v1, Auth: { ApiKeyRequired: true, " + kTokens + " }, " +
                    body(kSwagger, operation("/b", "get") + ", " + operation("/c", "x-amazon-apigateway-any-method"))));
    for (const char* route : {"GET ~1b", "ANY ~1c"}) {
        CHECK(textAt(scenario, kRoutes + route + "/AuthorizerId") == kTok);
        CHECK(textAt(scenario, kRoutes + route + "/ApiKeyRequired") == "true");
    }
    loaded(scenario);
}

TEST_CASE("an event's Auth comes before the API's", "[import]") {
    // samtranslator 1.110: NONE takes the default away, another authorizer its place, ApiKeyRequired false the key.
    const std::string auth =
        "Auth: { ApiKeyRequired: true, DefaultAuthorizer: Tok, Authorizers: { Tok: { FunctionArn: !GetAtt G.Arn }, "
        "Req: { FunctionArn: !GetAtt G.Arn, FunctionPayloadType: REQUEST, Identity: { Headers: [a] } } } }";
    const std::string events = event("A", "Api", get("/a", ", Auth: { Authorizer: NONE }")) +
                               event("B", "Api", get("/b", ", Auth: { Authorizer: Req }")) +
                               event("C", "Api", get("/c", ", Auth: { ApiKeyRequired: false }"));
    const Node scenario = importedText(withApi(events, "Api", "StageName: v1, " + auth));
    CHECK(textAt(scenario, kRoutes + "GET ~1a/AuthorizerId") == "nothing");
    CHECK(textAt(scenario, kRoutes + "GET ~1a/ApiKeyRequired") == "true");
    CHECK(textAt(scenario, kRoutes + "GET ~1b/AuthorizerId") == "\"ApiReqAuthorizer\"");
    CHECK(textAt(scenario, kRoutes + "GET ~1c/AuthorizerId") == kTok);
    CHECK(textAt(scenario, kRoutes + "GET ~1c/ApiKeyRequired") == "nothing");
}

TEST_CASE("OverrideApiAuth is the way of an event's Auth into a document of one's own", "[import]") {
    // samtranslator 1.110: without it security stays [{Tok}], with it NONE takes that away.
    const std::string own = "StageName: v1, Auth: { " + kTokens + " }, " + body(kSwagger, operation("/b", "get"));
    const auto with = [&](const std::string& more) {
        return importedText(
            withApi(event("B", "Api", get("/b", ", Auth: { Authorizer: NONE" + more + " }")), "Api", own));
    };
    CHECK(textAt(with(""), kRoutes + "GET ~1b/AuthorizerId") == kTok);
    CHECK(textAt(with(", OverrideApiAuth: true"), kRoutes + "GET ~1b") == "\"F\"");
}

TEST_CASE("SAM refuses what an event's Auth cannot say", "[import]") {
    // samtranslator 1.110, in these words.
    const auto with = [&](const std::string& auth, const std::string& api) {
        return importText(withApi(event("A", "Api", get("/a", ", Auth: { " + auth + " }")), "Api", api)).problems;
    };
    const std::string own = "StageName: v1, " + body(kSwagger, operation("/a", "get"));
    CHECK(says(with("Authorizer: NONE", "StageName: v1"), "'NONE' is only a valid value when a DefaultAuthorizer"));
    CHECK(says(with("ApiKeyRequired: false", "StageName: v1"), "does not specify any ApiKeyRequired"));
    CHECK(says(with("OverrideApiAuth: true", own), "Must define one of: Authorizer, ApiKeyRequired or ResourcePolicy"));
    CHECK(with("Authorizer: NONE", own).empty());
    const std::string twice = event("A", "HttpApi", "ApiId: !Ref Api") + event("B", "HttpApi", "ApiId: !Ref Api");
    CHECK(says(importText(withApi(twice, "HttpApi", "Tags: {}")).problems, "defined multiple times for path"));
}

TEST_CASE("an HTTP API's own integrations stay, and events add what is missing", "[import]") {
    // samtranslator 1.110: /a is answered by F as the document says, /n by G; the default authorizer is on all.
    const std::string text =
        "Transform: AWS::Serverless-2016-10-31\nResources:\n" + function("F", "") +
        function("G", "      Events:\n" +
                          event("A", "HttpApi", "ApiId: !Ref Api, Path: /a, Method: get, TimeoutInMillis: 4000") +
                          event("N", "HttpApi", "ApiId: !Ref Api, Path: /n, Method: get")) +
        "  Api:\n    Type: AWS::Serverless::HttpApi\n    Properties: { Auth: { DefaultAuthorizer: Jwt, Authorizers: { "
        "Jwt: { IdentitySource: $request.header.Authorization, JwtConfiguration: { issuer: 'https://a', audience: "
        "[b] } } } }, " +
        body(kOpenApi, operation("/a", "get") + ", " + operation("/b", "get")) + " }\n";
    const Node scenario = importedText(text);
    CHECK(textAt(scenario, kRoutes + "GET ~1a/Integration") == "\"F\"");
    CHECK(textAt(scenario, kRoutes + "GET ~1a/TimeoutInMillis") == "4000");
    CHECK(textAt(scenario, kRoutes + "GET ~1n/Integration") == "\"G\"");
    for (const char* path : {"a", "b", "n"})
        CHECK(textAt(scenario, kRoutes + "GET ~1" + path + "/AuthorizerId") == "\"ApiJwtAuthorizer\"");
}

TEST_CASE("preflights stand beside any, under the API's authorizer and key", "[import]") {
    // samtranslator 1.110: options on both paths with security [{Tok}, {api_key}]; the two Add...ToCorsPreflight
    // take one of them away each.
    const std::string events =
        event("A", "Api", get("/a")) + event("B", "Api", "RestApiId: !Ref Api, Path: /b, Method: any");
    const auto with = [&](const std::string& more) {
        return importedText(withApi(
            events, "Api", "StageName: v1, Cors: \"'*'\", Auth: { ApiKeyRequired: true, " + kTokens + more + " }"));
    };
    const Node both = with("");
    for (const char* path : {"a", "b"}) {
        CHECK(textAt(both, kRoutes + "OPTIONS ~1" + path + "/Integration") == "\"Mock\"");
        CHECK(textAt(both, kRoutes + "OPTIONS ~1" + path + "/AuthorizerId") == kTok);
        CHECK(textAt(both, kRoutes + "OPTIONS ~1" + path + "/ApiKeyRequired") == "true");
    }
    const Node open = with(", AddDefaultAuthorizerToCorsPreflight: false, AddApiKeyRequiredToCorsPreflight: false");
    for (const char* path : {"a", "b"}) CHECK(textAt(open, kRoutes + "OPTIONS ~1" + path) == "\"Mock\"");
    CHECK(textAt(open, kRoutes + "ANY ~1b/AuthorizerId") == kTok);
}

TEST_CASE("route settings and timeouts of events arrive", "[import]") {
    // samtranslator 1.110: RouteSettings "GET /a", "/b" (the method that stands for all) and "$default" of the stage,
    // those of the API below; timeoutInMillis in the integration of a REST API.
    const std::string rate = "ThrottlingRateLimit: ";
    const std::string events =
        event("A", "HttpApi",
              "ApiId: !Ref Api, Path: /a, Method: get, RouteSettings: { " + rate + "4, ThrottlingBurstLimit: 5 }") +
        event("D", "HttpApi", "ApiId: !Ref Api, RouteSettings: { " + rate + "6, ThrottlingBurstLimit: 7 }");
    const Node http = importedText(
        withApi(events, "HttpApi", "RouteSettings: { GET /a: { " + rate + "1, ThrottlingBurstLimit: 9 } }"));
    const std::string stage = "/Resources/ApiApiGatewayDefaultStage/Properties/RouteSettings/";
    CHECK(textAt(http, stage + "GET ~1a/ThrottlingRateLimit") == "4");
    CHECK(textAt(http, stage + "GET ~1a/ThrottlingBurstLimit") == "5");
    CHECK(textAt(http, stage + "$default/ThrottlingRateLimit") == "6");
    const importing::Imported any = importText(
        withApi(event("B", "HttpApi",
                      "ApiId: !Ref Api, Path: /b, Method: x-amazon-apigateway-any-method, RouteSettings: { " + rate +
                          "4, ThrottlingBurstLimit: 5 }"),
                "HttpApi", "Tags: {}"));
    CHECK(says(any.report, Fate::LeftOut, "has settings of \"/b\", which is not a route"));
    const Node rest =
        importedText(withApi(event("A", "Api", get("/a", ", TimeoutInMillis: 5000")), "Api", "StageName: v1"));
    CHECK(textAt(rest, kRoutes + "GET ~1a/TimeoutInMillis") == "5000");
    loaded(http);
}

TEST_CASE("answers that stream keep their transfer mode", "[import]") {
    // samtranslator 1.110: the uri of 2021-11-15, response-streaming-invocations, and responseTransferMode STREAM.
    const Node scenario = importedText(
        withApi(event("A", "Api", get("/a", ", ResponseTransferMode: RESPONSE_STREAM")), "Api", "StageName: v1"));
    CHECK(textAt(scenario, kRoutes + "GET ~1a/ResponseTransferMode") == "\"STREAM\"");
    CHECK(textAt(scenario, kRoutes + "GET ~1a/Integration") == "\"F\"");
    loaded(scenario);
}

TEST_CASE("endpoints of a VPC are copied and an authorizer's uri names the region", "[import]") {
    // samtranslator 1.110 writes VpcEndpointIds; CloudFormation puts the region into the uri.
    const Node scenario = importedText(
        withApi(event("A", "Api", get("/a")), "Api",
                "StageName: v1, EndpointConfiguration: { Type: PRIVATE, VPCEndpointIds: [vpce-1] }, Auth: { " +
                    kTokens + " }"),
        {{}, "eu-west-1"});
    CHECK(textAt(scenario, "/Resources/Api/Properties/EndpointConfiguration/VpcEndpointIds/0") == "\"vpce-1\"");
    CHECK(textAt(scenario, "/Resources/ApiTokAuthorizer/Properties/AuthorizerUri/Fn::Sub")
              .starts_with("\"arn:aws:apigateway:eu-west-1:lambda:path/"));
}

TEST_CASE("an event that adds nothing to its API leaves who may call the function", "[import]") {
    // samtranslator 1.110: FAPermissionv1 for apigateway.amazonaws.com, whatever becomes of the route.
    const importing::Imported result = importText(withApi(
        event("A", "Api", get("/a")), "Api", "StageName: v1, " + body(kSwagger, "/a: { get: { responses: {} } }")));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::Assumed,
               "/Workloads/FCallers/Arrivals: it is invoked by apigateway.amazonaws.com, which is not modelled yet"));
}
