// SPDX-License-Identifier: GPL-3.0-or-later
// Files that nobody should write: each is refused with a reason or runs, none crashes, hangs or is taken in silence.
#include <algorithm>

#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

std::string http(const std::string& routes) {
    return R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { )" +
           routes + " } }";
}

std::string socket(const std::string& routes) {
    return R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" })" +
           (routes.empty() ? "" : R"(, "Routes": { )" + routes + " }") + " }";
}

std::string stage(const std::string& name, const std::string& more = "") {
    return ", \"" + name +
           R"(": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "Api", "StageName": "prod")" + more +
           " } }";
}

std::string plan(const std::string& more) {
    return stage("P") +
           R"(, "Plan": { "Type": "AWS::ApiGateway::UsagePlan", "Properties": { "ApiStages": [ { "ApiId": "Api", "Stage": "prod" } ])" +
           more + " } }";
}

std::string method(const std::string& integration) {
    return R"("Api": { "Type": "AWS::ApiGateway::RestApi" }, "M": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": "Api",
 "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] }, "HttpMethod": "GET", "Integration": )" +
           integration + " } }";
}

const std::string kGet = rest(R"("GET /": "F")");
const std::string kSessions = loadOn(R"("Session": { "Length": "10s", "Messages": "1/s" })");

struct Refusal {
    std::string resources;
    std::string reason;
    std::string workloads = kLoad;
};

std::string door(const std::string& uri) {
    return rest(R"("GET /": { "Integration": "F", "AuthorizerId": "Door" })") +
           R"(, "Door": { "Type": "AWS::ApiGateway::Authorizer", "Properties": { "RestApiId": "Api", "Type": "TOKEN", "AuthorizerUri": )" +
           uri + " } }";
}

std::string socketDoor(const std::string& properties) {
    return R"(, "SocketDoor": { "Type": "AWS::ApiGatewayV2::Authorizer", "Properties": { "ApiId": { "Ref": "Api" },
 "AuthorizerUri": { "Fn::GetAtt": ["G", "Arn"] }, )" +
           properties + " } }";
}

}  // namespace

TEST_CASE("contradictions of limits, stages and plans are refused", "[format]") {
    const std::string key =
        R"(, "K": { "Type": "AWS::ApiGateway::ApiKey" }, "A": { "Type": "AWS::ApiGateway::UsagePlanKey", "Properties": { "KeyId": "K", "KeyType": "API_KEY", "UsagePlanId": "Plan" } })";
    std::string twice = key;
    twice.replace(twice.find("\"A\""), 3, "\"B\"");
    twice = twice.substr(twice.find(", \"B\""));
    const std::vector<Refusal> refusals{
        {http(R"("GET /": { "Integration": "F", "ThrottlingRateLimit": -1 })"), "out of range"},
        {http(R"("GET /": { "Integration": "F", "ThrottlingBurstLimit": 999999999 })"),
         "must not be above the account's"},
        {http(R"("GET /": { "Integration": "F", "TimeoutInMillis": 0 })"), "must be 50 to"},
        {http(R"("GET /": "F")") + stage("P", R"(, "CacheClusterEnabled": true)"),
         "only REST APIs have stages of this type"},
        {kGet + stage("P") + stage("Q"), "is a second stage of that name"},
        {kGet + stage("P", R"(, "CanarySetting": { "PercentTraffic": 101 })"), "must be 0 to 100"},
        {rest(R"("GET /": { "Integration": "Mock", "CanaryIntegration": "F" })") +
             stage("P", R"(, "CanarySetting": { "PercentTraffic": 10 })"),
         "both must be functions"},
        {rest(R"("GET /": "${stageVariables.a}")") + stage("P", R"(, "Variables": { "a": "${stageVariables.a}" })"),
         "names a stage variable"},
        {kGet + plan(R"(, "Quota": { "Limit": -5, "Period": "DAY" })"), "out of range"},
        {kGet + plan(R"(, "Quota": { "Limit": 5, "Period": "DAY", "Offset": 1 })"), "has an Offset above 0"},
        {kGet + plan(R"(, "Quota": { "Limit": 5, "Period": "WEEK", "Offset": 7 })"), "has an Offset above 6"},
        {kGet + plan(R"(, "Throttle": { "RateLimit": 20000 })"),
         "/Resources/Plan: too high: a usage plan's rate limit must not be above the account's in the region, 10000 "},
        {kGet +
             stage(
                 "P",
                 R"(, "MethodSettings": [ { "HttpMethod": "GET", "ResourcePath": "/", "ThrottlingBurstLimit": 5001 } ])"),
         "too high: GET /'s burst limit must not be above the account's in the region, 5000 "},
        {kGet + stage("P") +
             R"(, "Plan": { "Type": "AWS::ApiGateway::UsagePlan", "Properties": { "ApiStages": [ { "ApiId": "Api", "Stage": "prod" }, { "ApiId": "Api", "Stage": "prod" } ] } })",
         "a second time"},
        {kGet + plan("") + key + twice, "puts K into Plan a second time"},
        {kGet +
             R"(, "P": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "Apj", "StageName": "x" } })",
         "is not an API of this design"},
    };
    for (const Refusal& one : refusals) {
        CAPTURE(one.resources);
        CHECK(holds(refused(one.resources, one.workloads), one.reason));
    }
}

TEST_CASE("routes and integrations of the wrong form are refused", "[format]") {
    const std::vector<Refusal> refusals{
        {http(R"("FETCH items": "F")"), "a route key is a method, a space and a path"},
        {http(R"("GET /": null)"), "must be the name of a resource"},
        {http(R"("GET /": { "Integration": 5 })"), "must be the name of a resource"},
        {http(R"("GET /": "Api")"), "integrates with a function"},
        {http(R"("GET /": { "Integration": { "Http": { "Latency": "1ms", "MaxConnections": 0 } } })"), "must be 1 to"},
        {rest(R"("GET /": { "Integration": { "Service": { "dynamodb": "GetItem" }, "Target": "F" } })"),
         "must be text"},
        {rest(R"("GET /": { "Integration": { "Http": { "Latency": "1ms" }, "Service": "dynamodb:GetItem" } })"),
         "and something else"},
        {method("null"), "must be an object with Type"},
        {method(R"({ "Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": 5 })"), "names no function"},
        {method(
             R"({ "Type": "AWS", "IntegrationHttpMethod": "POST", "Uri": { "Fn::Join": ["", [{ "Fn::Join": [1, 2] }, ":apigateway:", "${"]] } })"),
         "names no function"},
        {method(
             R"({ "Type": "AWS", "IntegrationHttpMethod": "POST", "Uri": "arn:aws:apigateway:us-east-1:dynamodb:action/GetItem", "IntegrationResponses": [ { "StatusCode": "200" }, { "StatusCode": "400", "SelectionPattern": ")" +
             std::string(400, '(') + R"(" } ] })"),
         "a short regular expression"},
        {R"("Api": { "Type": "AWS::ApiGateway::RestApi" }, "R": { "Type": "AWS::ApiGateway::Resource", "Properties": { "RestApiId": "Api", "ParentId": "Api", "PathPart": "x" } })",
         "is the API itself"},
        {R"("Api": { "Type": "AWS::ApiGateway::RestApi" }, "M": { "Type": "AWS::ApiGateway::Method", "Properties": null })",
         "must be an object"},
        {R"("S": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "nodejs22.x", "Events": ["a"] } },)" +
             kGet,
         "must be an object of events"},
        {R"("S": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "nodejs22.x", "Events": { "A": { "Type": "Api", "Properties": { "Path": "/", "Method": "get" } } } } },
 "ServerlessRestApi": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" } }, )" +
             kGet,
         "ServerlessRestApi is no API"},
    };
    for (const Refusal& one : refusals) {
        CAPTURE(one.resources);
        CHECK(holds(refused(one.resources, one.workloads), one.reason));
    }
}

TEST_CASE("authorizers and sessions that lead nowhere are refused", "[format]") {
    const std::vector<Refusal> refusals{
        {door(R"({ "Ref": "Door" })"), "nothing can be sent to it"},
        {door(R"({ "Ref": "Api" })"), "an authorizer asks a function"},
        {rest(R"("GET /": { "Integration": "F", "AuthorizerId": "Nobody" })"), "is not an authorizer of this API"},
        {socket(""), "needs a route for messages", kSessions},
        {socket(R"("$default": "F")") + socketDoor(R"("AuthorizerType": "JWT")"), "JWT is of HTTP APIs alone",
         kSessions},
        {socket(R"("$default": "F")") +
             socketDoor(R"("AuthorizerType": "REQUEST", "AuthorizerResultTtlInSeconds": 60)"),
         "asks its function for each connection", kSessions},
        {socket(R"("$connect": "F")"), "needs a route for messages", kSessions},
        {socket(R"("$default": "F")"), "lacks \"Session\""},
        {kGet + stage("P"), "is not a stage of Api", loadOn(R"("Stage": "beta")")},
        {kGet, "out of range",
         R"("W": { "Target": "Api", "Mix": [ { "Route": "GET /", "Weight": -1 } ], "Arrivals": { "Poisson": { "Rate": "1/s" } } })"},
        {kGet, "must be 1 to", kLoad + R"( }, "Quotas": { "ApiGateway": { "Burst": 0 })"},
    };
    for (const Refusal& one : refusals) {
        CAPTURE(one.resources);
        CHECK(holds(refused(one.resources, one.workloads), one.reason));
    }
}

TEST_CASE("a limit of 0 is warned of", "[format]") {
    for (const auto& [limits, words] :
         {std::pair{R"("ThrottlingRateLimit": 0, "ThrottlingBurstLimit": 0)", "burst limit of 0"},
          std::pair{R"("ThrottlingRateLimit": 0, "ThrottlingBurstLimit": 5)", "its burst passes once"}}) {
        const auto loaded = load(file(http(R"("GET /": { "Integration": "F", )" + std::string(limits) + " }"), kLoad));
        REQUIRE(loaded.scenario);
        CHECK(std::ranges::any_of(loaded.problems, [&](const document::Problem& one) {
            return one.severity == document::Severity::Warning && holds(one.text, words);
        }));
    }
}

TEST_CASE("thousands of routes and methods are read in a moment and run", "[format]") {
    std::string routes;
    std::string methods = R"("Api": { "Type": "AWS::ApiGateway::RestApi" })";
    for (int i = 0; i < 2'000; ++i) {
        const std::string n = std::to_string(i);
        routes += (i == 0 ? "" : ",") + std::string(R"("GET /r)") + n + R"(": "F")";
        methods +=
            ", \"R" + n + R"(": { "Type": "AWS::ApiGateway::Resource", "Properties": { "RestApiId": { "Ref": "Api" },
 "ParentId": )" +
            (i % 2 == 0 ? R"({ "Fn::GetAtt": ["Api", "RootResourceId"] })"
                        : R"({ "Ref": "R)" + std::to_string(i - 1) + R"(" })") +
            R"(, "PathPart": "r)" + n + R"(" } }, "M)" + n +
            R"(": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": "Api", "ResourceId": { "Ref": "R)" +
            n + R"(" }, "HttpMethod": "GET", "Integration": { "Type": "MOCK" } } })";
    }
    CHECK(figuresOf(load(file(http(routes), loadOn(R"("Route": "GET /r1999")"))), "Api").at("Count") > 5'000.0);
    CHECK(figuresOf(load(file(methods, loadOn(R"("Route": "GET /r1998/r1999")"))), "Api").at("Count") > 5'000.0);
}
