// SPDX-License-Identifier: GPL-3.0-or-later
// REST APIs as CloudFormation writes them: resources, methods, deployments; and SAM's events.
#include <algorithm>

#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kApi = R"("Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "shop" } })";

std::string path(const std::string& name, const std::string& parent, const std::string& part) {
    return ", \"" + name + R"(": { "Type": "AWS::ApiGateway::Resource", "Properties": { "RestApiId": { "Ref": "Api" },
 "ParentId": )" +
           parent + R"(, "PathPart": ")" + part + "\" } }";
}

const std::string kRoot = R"({ "Fn::GetAtt": ["Api", "RootResourceId"] })";
const std::string kPaths = path("Items", kRoot, "items") + path("Item", R"({ "Ref": "Items" })", "{id}");

std::string method(const std::string& name, const std::string& verb, const std::string& resource,
                   const std::string& integration, const std::string& more = "", const std::string& behavior = "") {
    return ", \"" + name + R"(": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" },
 "ResourceId": )" +
           resource + R"(, "HttpMethod": ")" + verb + R"(", "AuthorizationType": "NONE")" + more +
           (integration.empty() ? "" : R"(, "Integration": { )" + integration + " }") + " }" +
           (behavior.empty() ? "" : R"(, "Behavior": )" + behavior) + " }";
}

std::string invoking(const std::string& function) {
    return R"("Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": { "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" },
 ":apigateway:", { "Ref": "AWS::Region" }, ":lambda:path/2015-03-31/functions/", { "Fn::GetAtt": [")" +
           function + R"(", "Arn"] }, "/invocations"]] })";
}

const std::string kSub =
    R"("Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "TimeoutInMillis": 9000, "Uri": { "Fn::Sub":
 "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${G.Arn}/invocations" })";

std::string function(const std::string& events) {
    return R"("S": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Events": { )" +
           events + R"( } }, "Behavior": { "Steps": [ { "Compute": { "Duration": "5ms" } } ] } })";
}

}  // namespace

TEST_CASE("a REST API of resources and methods runs", "[format]") {
    const std::string all =
        kApi + kPaths + method("Root", "GET", kRoot, R"("Type": "MOCK")") +
        method("GetItem", "GET", R"({ "Ref": "Item" })",
               invoking("F") + R"(, "CacheKeyParameters": ["method.request.path.id"])") +
        method("PutItem", "POST", R"({ "Ref": "Items" })", kSub) +
        method(
            "Legacy", "ANY", R"({ "Ref": "Items" })",
            R"("Type": "HTTP_PROXY", "IntegrationHttpMethod": "ANY", "Uri": "https://old.example.com", "ConnectionType": "VPC_LINK")",
            "", R"({ "Http": { "Latency": "30ms" } })") +
        R"(, "Deployed": { "Type": "AWS::ApiGateway::Deployment", "DependsOn": ["GetItem"], "Properties": { "RestApiId": { "Ref": "Api" } } },
 "Prod": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" }, "DeploymentId": { "Ref": "Deployed" },
   "StageName": "prod", "TracingEnabled": false, "CacheClusterEnabled": true, "MethodSettings": [
    { "HttpMethod": "GET", "ResourcePath": "/~1items~1{id}", "CachingEnabled": true, "MetricsEnabled": false, "LoggingLevel": "OFF" } ] } })";
    const auto loaded = load(file(all, loadOn(R"("Route": "GET /items/{id}", "Key": { "Uniform": { "Keys": 1 } })")));
    const apigateway::Spec& api = apiOf(loaded);
    REQUIRE(api.routes.size() == 4);
    CHECK(api.routes[0].key == "GET /");
    CHECK(api.routes[0].isMock());
    CHECK(api.routes[1].key == "GET /items/{id}");
    CHECK(api.routes[1].integration == "F");
    CHECK_FALSE(api.routes[1].cachedAsOne);
    CHECK(api.routes[1].timeoutInMillis == 29'000);
    CHECK(api.routes[1].keyUse == apigateway::KeyUse::Ignored);
    CHECK(api.routes[2].key == "POST /items");
    CHECK(api.routes[2].integration == "G");
    CHECK(api.routes[2].timeoutInMillis == 9'000);
    CHECK(api.routes[2].cachedAsOne);
    CHECK(api.routes[3].key == "ANY /items");
    CHECK(api.routes[3].http->vpcLink);
    // One key and 300 s to live in 600 s: a miss every 300 s and what comes while it is fetched.
    const auto figures = figuresOf(loaded, "Api");
    CHECK(figures.at("Count") > 5'000.0);
    CHECK(figuresOf(loaded, "F").at("Invocations") == figures.at("CacheMissCount"));
    CHECK(figures.at("CacheMissCount") <= 5.0);
}

TEST_CASE("methods without parameters in the cache's key need no Key", "[format]") {
    const auto loaded = load(file(
        kApi + kPaths + method("GetItem", "GET", R"({ "Ref": "Item" })", invoking("F")) +
            R"(, "Prod": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "Api", "StageName": "prod", "CacheClusterEnabled": true,
   "MethodSettings": [ { "HttpMethod": "*", "ResourcePath": "/*", "CachingEnabled": true } ] } })",
        kLoad));
    CHECK(apiOf(loaded).routes.at(0).cachedAsOne);
    CHECK(std::ranges::any_of(loaded.problems, [](const document::Problem& one) {
        return one.severity == document::Severity::Warning && holds(one.text, "caches one answer");
    }));
    CHECK(figuresOf(loaded, "F").at("Invocations") <= 5.0);
}

TEST_CASE("what is wrong with resources and methods is said where it stands", "[format]") {
    const std::string good = method("M", "GET", kRoot, invoking("F"));
    const auto wrong = [&](const std::string& parts) { return refused(kApi + parts); };
    CHECK(holds(wrong(path("A", R"({ "Ref": "B" })", "a") + path("B", R"({ "Ref": "A" })", "b") +
                      method("M", "GET", R"({ "Ref": "A" })", invoking("F"))),
                "leads round in a circle"));
    CHECK(holds(wrong(good + path("A", R"({ "Ref": "Api" })", "a")), "RootResourceId"));
    CHECK(holds(wrong(good + path("A", kRoot, "a/b")), "no single part of a path"));
    CHECK(holds(wrong(good + path("A", kRoot, "{a}") + path("B", kRoot, "{b}")), "one variable one, below a parent"));
    CHECK(holds(wrong(good + path("A", kRoot, "{all+}") + path("B", R"({ "Ref": "A" })", "b")), "takes everything"));
    CHECK(holds(wrong(method("M", "GET", R"({ "Ref": "F" })", invoking("F"))), "is not an AWS::ApiGateway::Resource"));
    CHECK(holds(wrong(method("M", "GET", kRoot, "")), "lacks \"Integration\""));
    CHECK(holds(wrong(good + method("N", "GET", kRoot, invoking("G"))), "/Resources/N: is a second route \"GET /\""));
    CHECK(holds(wrong(method("M", "FETCH", kRoot, invoking("F"))), "is not one of \"ANY\""));
    CHECK(holds(wrong(method("M", "GET", kRoot, R"("Type": "AWS_PROXY", "IntegrationHttpMethod": "GET", "Uri": "F")")),
                "is asked by POST"));
    CHECK(holds(wrong(method("M", "GET", kRoot, R"("Type": "AWS_PROXY", "IntegrationHttpMethod": "POST")")),
                "lacks \"Uri\""));
    CHECK(holds(wrong(method("M", "GET", kRoot, invoking("Nobody"))), "/Resources/M: \"Nobody\" is not a resource"));
    CHECK(holds(wrong(method("M", "GET", kRoot, R"("Type": "HTTP", "Uri": "https://x")")),
                "say what its server is like"));
    CHECK(holds(wrong(method("M", "GET", kRoot, R"("Type": "MOCK")", "", R"({ "Http": { "Latency": "1ms" } })")),
                "no HTTP integration"));
    CHECK(holds(wrong(method("M", "GET", kRoot, invoking("F") + R"(, "TimeoutInMillis": 29001)")), "/Resources/M: "));
    CHECK(holds(wrong(method("M", "GET", kRoot, R"("Type": "MOCK", "ResponseTransferMode": "STREAM")")),
                "only AWS_PROXY and HTTP_PROXY integrations stream"));
    std::string custom = good;
    custom.replace(custom.find("\"NONE\""), 6, "\"CUSTOM\"");
    CHECK(holds(wrong(custom), "lacks \"AuthorizerId\""));
    CHECK(holds(wrong(method("M", "GET", kRoot, invoking("F"), R"(, "AuthorizerId": "Door")")), "CUSTOM or COGNITO"));
    CHECK(holds(refused(R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } })" +
                        method("M", "GET", kRoot, invoking("F"))),
                "is no REST API"));
    CHECK(load(file(kApi + method("M", "GET", kRoot, invoking("F") + R"(, "ResponseTransferMode": "BUFFERED")"), kLoad))
              .scenario);
}

TEST_CASE("a deployment with a StageName makes the stage", "[format]") {
    const std::string deployed =
        R"(, "Deployed": { "Type": "AWS::ApiGateway::Deployment", "Properties": { "RestApiId": { "Ref": "Api" }, "StageName": "live",
  "StageDescription": { "ThrottlingRateLimit": 5, "ThrottlingBurstLimit": 2, "CacheClusterEnabled": true, "CacheClusterSize": "1.6",
   "CachingEnabled": true, "CacheTtlInSeconds": 60, "Variables": { "a": "b" } } } })";
    const std::string get = method("M", "GET", kRoot, invoking("F"));
    const auto loaded = load(file(kApi + get + deployed, kLoad));
    const apigateway::Spec& api = apiOf(loaded);
    REQUIRE(api.stages.size() == 1);
    CHECK(api.stages[0].name == "live");
    CHECK(api.stages[0].cacheGigabytes == 1.6);
    CHECK(api.stages[0].find("*")->throttle == apigateway::Throttle{5.0, 2});
    CHECK(cacheTtlOf(api.routes[0], api.stages[0]) == 60);
    CHECK(figuresOf(loaded, "Api").at("ThrottlesStage") > 1'000.0);
    std::string nameless = deployed;
    nameless.replace(nameless.find(R"("StageName": "live",)"), 20, "");
    CHECK(holds(refused(kApi + get + nameless), "goes with a StageName"));
}

TEST_CASE("a key that a method requires, and one that it does not ask for", "[format]") {
    const std::string plan =
        R"(, "Prod": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "Api", "StageName": "prod" } },
 "Plan": { "Type": "AWS::ApiGateway::UsagePlan", "Properties": { "ApiStages": [ { "ApiId": "Api", "Stage": "prod" } ], "Throttle": { "RateLimit": 1, "BurstLimit": 1 } } },
 "Key": { "Type": "AWS::ApiGateway::ApiKey", "Properties": { "Enabled": true } },
 "In": { "Type": "AWS::ApiGateway::UsagePlanKey", "Properties": { "KeyId": "Key", "KeyType": "API_KEY", "UsagePlanId": "Plan" } })";
    const std::string asked = method("M", "GET", kRoot, invoking("F"), R"(, "ApiKeyRequired": true)");
    CHECK(holds(refused(kApi + asked + plan), "answers 403 without"));
    const auto held = load(file(kApi + asked + plan, loadOn(R"("ApiKey": "Key")")));
    CHECK(figuresOf(held, "Api").at("ThrottlesUsagePlan") > 5'000.0);
    const auto free = load(file(kApi + method("M", "GET", kRoot, invoking("F")) + plan, loadOn(R"("ApiKey": "Key")")));
    CHECK(figuresOf(free, "Api").at("ThrottlesUsagePlan") == 0.0);
    CHECK(std::ranges::any_of(free.problems, [](const document::Problem& one) {
        return one.severity == document::Severity::Warning && holds(one.text, "no ApiKeyRequired");
    }));
    CHECK(holds(refused(rest(R"("GET /": { "Integration": "F", "ApiKeyRequired": true })") + plan),
                "answers 403 without"));
}

TEST_CASE("a function's events are routes of the API that they name, or of one that SAM makes", "[format]") {
    const auto loaded = load(file(
        function(R"("Get": { "Type": "Api", "Properties": { "Path": "/items/{id}", "Method": "get" } },
 "Any": { "Type": "Api", "Properties": { "Path": "/rest", "Method": "any" } },
 "All": { "Type": "HttpApi" },
 "Mine": { "Type": "HttpApi", "Properties": { "ApiId": { "Ref": "Api" }, "Path": "/mine", "Method": "POST", "TimeoutInMillis": 2000 } })") +
            R"(, "Api": { "Type": "AWS::Serverless::HttpApi", "Properties": {} })",
        R"("W": { "Target": "ServerlessRestApi", "Route": "GET /items/{id}", "Arrivals": { "Poisson": { "Rate": "10/s" } } },
 "V": { "Target": { "Ref": "ServerlessHttpApi" }, "Arrivals": { "Poisson": { "Rate": "10/s" } } })"));
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    CHECK(apiOf(loaded).routes.at(0).key == "POST /mine");
    CHECK(apiOf(loaded).routes.at(0).timeoutInMillis == 2'000);
    std::vector<std::string> keys;
    for (const format::Resource& resource : loaded.scenario->designs[0].resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        if (api == nullptr || resource.name == "Api") continue;
        for (const auto& route : api->routes) keys.push_back(resource.name + " " + route.key + " " + route.integration);
    }
    CHECK(keys == std::vector<std::string>{"ServerlessRestApi GET /items/{id} S", "ServerlessRestApi ANY /rest S",
                                           "ServerlessHttpApi $default S"});
    CHECK(figuresOf(loaded, "S").at("Invocations") > 10'000.0);
    CHECK(holds(refused(function(R"("Q": { "Type": "S3", "Properties": {} })")), "events of Type S3 are not modelled"));
    CHECK(holds(refused(function(R"("Q": { "Type": "Apj" })")), "did you mean \"Api\""));
    CHECK(holds(refused(function(R"("G": { "Type": "Api", "Properties": { "Path": "/x" } })")), "lacks \"Method\""));
    CHECK(holds(
        refused(function(
            R"("G": { "Type": "Api", "Properties": { "Path": "/x", "Method": "get", "Auth": { "Authorizer": "Mine" } } })")),
        "names an authorizer of SAM's Auth"));
}

TEST_CASE("an integration of no route is checked all the same", "[format]") {
    const auto http = [](const std::string& integration) {
        return R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": "F" } },
 "I": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" }, )" +
               integration + " } }";
    };
    CHECK(holds(refused(http(R"("IntegrationType": "AWS_PROXY")")), "lacks \"IntegrationUri\""));
    CHECK(holds(refused(http(R"("IntegrationType": "MOCK")")), "are for WebSocket APIs"));
    CHECK(holds(refused(http(R"("IntegrationType": "AWS_PROXY", "IntegrationUri": "F", "TimeoutInMillis": 30001)")),
                "30000"));
    const auto idle =
        load(file(http(R"("IntegrationType": "AWS_PROXY", "IntegrationUri": { "Fn::GetAtt": "F.Arn" })"), kLoad));
    REQUIRE(idle.scenario);
    CHECK(std::ranges::any_of(idle.problems, [](const document::Problem& one) {
        return one.severity == document::Severity::Note && holds(one.text, "is the integration of no route");
    }));
    CHECK(holds(refused(http(R"("IntegrationType": "AWS_PROXY", "IntegrationUri": "F")") +
                        R"(, "Other": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
 "R": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": "Other", "RouteKey": "GET /x", "Target": { "Fn::Sub": "integrations/${I}" } } })"),
                "is an integration of Api, not of Other"));
}
