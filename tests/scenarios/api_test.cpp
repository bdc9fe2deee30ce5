// SPDX-License-Identifier: GPL-3.0-or-later
// How APIs of every kind and their parts are read, and what is refused.
#include <algorithm>
#include <cmath>

#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kStage = R"("Prod": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" },
 "StageName": "prod", "CacheClusterEnabled": true, "CacheClusterSize": "1.6", "MethodSettings": [
  { "HttpMethod": "GET", "ResourcePath": "/~1items~1{id}", "CachingEnabled": true, "CacheTtlInSeconds": 60 },
  { "HttpMethod": "*", "ResourcePath": "/*", "ThrottlingRateLimit": 100, "ThrottlingBurstLimit": 50 } ] } })";
const std::string kItems =
    R"("GET /items/{id}": "F", "POST /items": { "Integration": { "Ref": "F" }, "TimeoutInMillis": 5000 })";

}  // namespace

TEST_CASE("a REST API with its stage is read", "[format]") {
    const auto loaded = load(file(rest(kItems, R"("EndpointConfiguration": { "Types": ["REGIONAL"] })") + "," + kStage,
                                  loadOn(R"("Route": "GET /items/{id}", "Key": { "Zipf": { "Keys": 100 } })")));
    const apigateway::Spec& api = apiOf(loaded);
    CHECK(api.kind == apigateway::ApiKind::Rest);
    CHECK(api.endpoint == apigateway::EndpointType::Regional);
    CHECK(api.overhead.quantile(0.5).value() == Approx(0.010));
    CHECK(api.routes.at(0).timeoutInMillis == 29'000);
    CHECK(api.routes.at(1).timeoutInMillis == 5'000);
    REQUIRE(api.stages.size() == 1);
    CHECK(api.stages[0].name == "prod");
    CHECK(api.stages[0].cacheGigabytes == 1.6);
    CHECK(cacheTtlOf(api.routes[0], api.stages[0]) == 60);
    CHECK_FALSE(cacheTtlOf(api.routes[1], api.stages[0]));
    CHECK(api.stages[0].find("*")->throttle == apigateway::Throttle{100.0, 50});
    CHECK(format::serviceLabel(loaded.scenario->designs[0].resources.at(2).spec) == "REST API");
    bool overhead = false;
    for (const format::Assumption& one : loaded.scenario->designs[0].assumptions)
        overhead =
            overhead || (one.path == "/Resources/Api/Behavior/Overhead" && one.guess && holds(one.value, "30ms"));
    CHECK(overhead);
}

TEST_CASE("SAM's API has its stage in itself; EDGE is the default", "[format]") {
    const auto loaded = load(file(R"("Api": { "Type": "AWS::Serverless::Api", "Properties": { "StageName": "live",
 "Variables": { "fn": "G" }, "CanarySetting": { "PercentTraffic": 5, "StageVariableOverrides": { "fn": "F" } } },
 "Routes": { "GET /": { "Integration": "${stageVariables.fn}" } } })",
                                  kLoad));
    const apigateway::Spec& api = apiOf(loaded);
    CHECK(api.endpoint == apigateway::EndpointType::Edge);
    REQUIRE(api.stages.size() == 1);
    CHECK(api.stages[0].canary->percentTraffic == 5.0);
    CHECK(integrationOf(api.routes[0], &api.stages[0], false) == "G");
    CHECK(integrationOf(api.routes[0], &api.stages[0], true) == "F");
    const auto figures = figuresOf(loaded, "Api");
    CHECK(std::abs(figures.at("CanaryRequests") / figures.at("Count") - 0.05) < 0.01);
    CHECK(figuresOf(loaded, "F").at("Invocations") == figures.at("CanaryRequests"));
}

TEST_CASE("usage plans and keys reach the workload's requests", "[format]") {
    const std::string plan =
        R"(, "Gold": { "Type": "AWS::ApiGateway::UsagePlan", "Properties": { "UsagePlanName": "gold",
  "ApiStages": [ { "ApiId": { "Ref": "Api" }, "Stage": { "Ref": "Prod" }, "Throttle": { "/items/POST": { "RateLimit": 1, "BurstLimit": 2 } } } ],
  "Throttle": { "RateLimit": 4, "BurstLimit": 5 }, "Quota": { "Limit": 1000, "Period": "WEEK" } } },
 "Alice": { "Type": "AWS::ApiGateway::ApiKey", "Properties": { "Enabled": true } },
 "AliceGold": { "Type": "AWS::ApiGateway::UsagePlanKey", "Properties": { "KeyId": { "Ref": "Alice" }, "KeyType": "API_KEY", "UsagePlanId": { "Ref": "Gold" } } })";
    const std::string all = rest(kItems) + "," + kStage + plan;
    const auto loaded =
        load(file(all, loadOn(R"("Route": "POST /items", "ApiKey": { "Ref": "Alice" })") +
                           R"(, "V": { "Target": "Api", "Route": "GET /items/{id}", "Key": { "Uniform": { "Keys": 9 } },
   "ApiKey": "Alice", "Stage": "prod", "Arrivals": { "Constant": { "Rate": "8/s" } } })"));
    const apigateway::Spec& api = apiOf(loaded);
    REQUIRE(api.plans.size() == 1);
    CHECK(api.plans[0].keys == std::vector<std::string>{"Alice"});
    CHECK(api.plans[0].quota == apigateway::PlanQuota{1'000, apigateway::PlanQuota::Period::Week, 0});
    REQUIRE(api.plans[0].stages.size() == 1);
    CHECK(api.plans[0].stages[0].stage == "prod");
    CHECK(api.plans[0].stages[0].methods.at(0).method == "POST /items");
    // 4/s and 1/s pass until 1,000 are used up. The week began before the clock did: the warm-up does not count.
    const auto figures = figuresOf(loaded, "Api");
    CHECK(figures.at("ThrottlesUsagePlanQuota") > 0.0);
    CHECK(figures.at("ThrottlesUsagePlan") > 0.0);
    CHECK(figures.at("ThrottlesUsagePlanMethod") > 0.0);
    const double passed = figures.at("Count") - figures.at("Throttles");
    CHECK(passed == 1'000.0);
    CHECK(holds(refused(all, loadOn(R"("Route": "POST /items", "ApiKey": "Bob")")), "is not a key of a usage plan"));
    CHECK(holds(refused(rest(kItems) + "," + kStage + R"(, "Plan": { "Type": "AWS::ApiGateway::UsagePlan", "Properties":
      { "ApiStages": [ { "ApiId": "Api", "Stage": "beta" } ] } })"),
                "is not a stage of Api"));
    CHECK(holds(
        refused(
            R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": "F" } },
  "Plan": { "Type": "AWS::ApiGateway::UsagePlan", "Properties": { "ApiStages": [ { "ApiId": "Api", "Stage": "x" } ] } })"),
        "an HTTP API has no usage plans"));
}

TEST_CASE("an HTTP backend is read, runs, and is refused where it makes no sense", "[format]") {
    const std::string http =
        R"("GET /": { "Integration": { "Http": { "Latency": "20ms", "FailureRate": 0.1, "FailureStatus": 502,
   "MaxConnections": 5, "MaxQueue": 10, "ConnectTime": "8ms", "KeepAlive": "30s", "VpcLink": true } } })";
    const auto loaded = load(file(rest(http), kLoad));
    const apigateway::HttpBackendSpec& backend = *apiOf(loaded).routes.at(0).http;
    CHECK(backend.maxConnections == 5);
    CHECK(backend.keepAlive == base::seconds(30));
    CHECK(backend.vpcLink);
    bool assumed = false;
    for (const format::Assumption& one : loaded.scenario->designs[0].assumptions)
        assumed = assumed || holds(one.path, "VpcLinkLatency");
    CHECK(assumed);
    const auto figures = figuresOf(loaded, "Api");
    CHECK(std::abs(figures.at("5XXError") / figures.at("Count") - 0.1) < 0.02);
    const auto missing = figuresOf(
        load(file(
            rest(
                R"("GET /": { "Integration": { "Http": { "Latency": "1ms", "FailureRate": 0.1, "FailureStatus": 404 } } })"),
            kLoad)),
        "Api");
    CHECK(std::abs(missing.at("4XXError") / missing.at("Count") - 0.1) < 0.02);
    CHECK(missing.at("5XXError") == 0.0);
    CHECK(holds(refused(rest(R"("GET /": { "Integration": { "Http": { "MaxConnections": 5 } } })")),
                "lacks \"Latency\""));
    CHECK(holds(refused(rest(R"("GET /": { "Integration": { "Http": { "Latency": "1ms", "MaxQueue": 5 } } })")),
                "give MaxConnections, too"));
}

TEST_CASE("authorizers are read and asked", "[format]") {
    const std::string door =
        R"(, "Door": { "Type": "AWS::ApiGateway::Authorizer", "Properties": { "RestApiId": { "Ref": "Api" }, "Type": "TOKEN",
  "AuthorizerUri": { "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${G.Arn}/invocations" },
  "AuthorizerResultTtlInSeconds": 3600 },
  "Behavior": { "Identities": { "Uniform": { "Keys": 20 } }, "Denied": 0.5, "Unauthenticated": 0.25 } })";
    const std::string routes = R"("GET /": { "Integration": "F", "AuthorizerId": { "Ref": "Door" } })";
    const auto loaded = load(file(rest(routes) + door, kLoad));
    const apigateway::Spec& api = apiOf(loaded);
    REQUIRE(api.authorizers.size() == 1);
    CHECK(api.authorizers[0].function == "G");
    CHECK(api.authorizers[0].ttlSeconds == 3'600);
    const auto figures = figuresOf(loaded, "Api");
    CHECK(figures.at("Unauthorized") > 0.2 * figures.at("Count"));
    CHECK(figures.at("Forbidden") > 0.0);
    CHECK(figuresOf(loaded, "G").at("Invocations") == figures.at("AuthorizerInvocations"));
    CHECK(holds(refused(rest(R"("GET /": { "Integration": "F", "AuthorizerId": "Dor" })") + door),
                "did you mean \"Door\""));
    std::string slow = door;
    slow.replace(slow.find("3600"), 4, "3601");
    CHECK(holds(refused(rest(routes) + slow), "3600"));
    const auto http = load(file(R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
  "Routes": { "GET /": { "Integration": "F", "AuthorizerId": "Jwt" } } },
  "Jwt": { "Type": "AWS::ApiGatewayV2::Authorizer", "Properties": { "ApiId": { "Ref": "Api" }, "AuthorizerType": "JWT", "Name": "j" } })",
                                kLoad));
    CHECK(apiOf(http).authorizers.at(0).kind == apigateway::AuthorizerSpec::Kind::Jwt);
    CHECK(apiOf(http).authorizers.at(0).ttlSeconds == 0);
}

TEST_CASE("routes, integrations and stages of an HTTP API as resources", "[format]") {
    const std::string resources =
        R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
  "ToF": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" }, "IntegrationType": "AWS_PROXY",
     "IntegrationUri": { "Fn::GetAtt": ["F", "Arn"] }, "TimeoutInMillis": 4000, "PayloadFormatVersion": "2.0" } },
  "ToServer": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" }, "IntegrationType": "HTTP_PROXY",
     "IntegrationUri": "https://example.com", "ConnectionType": "VPC_LINK" }, "Behavior": { "Http": { "Latency": "30ms" } } },
  "GetItems": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "GET /items",
     "Target": { "Fn::Sub": "integrations/${ToF}" } } },
  "GetOld": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "GET /old",
     "Target": { "Fn::Join": ["/", ["integrations", { "Ref": "ToServer" }]] } } },
  "Dev": { "Type": "AWS::ApiGatewayV2::Stage", "Properties": { "ApiId": { "Ref": "Api" }, "StageName": "dev",
     "DefaultRouteSettings": { "ThrottlingRateLimit": 5, "ThrottlingBurstLimit": 5 },
     "RouteSettings": { "GET /old": { "ThrottlingRateLimit": 2, "ThrottlingBurstLimit": 1 } } } },
  "Live": { "Type": "AWS::ApiGatewayV2::Stage", "Properties": { "ApiId": { "Ref": "Api" }, "StageName": "$default" } })";
    const std::string workloads = loadOn(R"("Route": "GET /items", "Stage": "dev")") +
                                  R"(, "V": { "Target": "Api", "Route": "GET /old", "Stage": "$default",
  "Arrivals": { "Poisson": { "Rate": "20/s" } } })";
    const auto loaded = load(file(resources, workloads));
    const apigateway::Spec& api = apiOf(loaded);
    REQUIRE(api.routes.size() == 2);
    CHECK(api.routes[0].integration == "F");
    CHECK(api.routes[0].timeoutInMillis == 4'000);
    CHECK(api.routes[1].http->vpcLink);
    REQUIRE(api.stages.size() == 2);
    CHECK(api.stages[0].find("GET /old")->throttle == apigateway::Throttle{2.0, 1});
    // 10/s ask a stage that lets 5/s pass (within four standard deviations of 3,000); the other stage has no limits.
    const auto figures = figuresOf(loaded, "Api");
    CHECK(figures.at("ThrottlesStage") == figures.at("Throttles"));
    CHECK(std::abs(figuresOf(loaded, "F").at("Invocations") - 3'000.0) < 60.0);
    CHECK(holds(refused(resources, loadOn(R"("Route": "GET /items")")), "lacks \"Stage\""));
    std::string lost = resources;
    lost.replace(lost.find("${ToF}"), 6, "${ToG}");
    CHECK(holds(refused(lost, workloads), "\"ToG\" is not an AWS::ApiGatewayV2::Integration"));
}

TEST_CASE("what AWS refuses of APIs is refused with its rule", "[format]") {
    const auto http = [](const std::string& route) {
        return R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": { "Integration": "F", )" +
               route + " } } }";
    };
    CHECK(holds(refused(http(R"("CacheTtlInSeconds": 60)")), "only REST APIs have a cache"));
    CHECK(holds(refused(http(R"("TimeoutInMillis": 30001)")), "30,000 ms"));
    CHECK(holds(refused(rest(R"("GET /": { "Integration": "F", "TimeoutInMillis": 29001 })")), "29,000 ms"));
    CHECK(holds(refused(rest(R"("GET /": { "Integration": "F", "TimeoutInMillis": 49 })")), "50"));
    CHECK(holds(refused(rest(R"("GET /": { "Integration": "F", "CacheTtlInSeconds": 3601 })")), "3600"));
    CHECK(holds(refused(rest(R"("GET /": { "Integration": "F", "CacheTtlInSeconds": 60 })")),
                "no stage of the API has a cache"));
    CHECK(holds(refused(rest(R"("$default": "F")")), "it has no $default"));
    CHECK(holds(refused(rest(kItems) + "," + kStage, loadOn(R"("Route": "GET /items/{id}")")), "lacks \"Key\""));
    CHECK(holds(refused(rest(kItems), loadOn(R"("Route": "POST /items", "Stage": "prod")")), "is not a stage of Api"));
    std::string large = kStage;
    large.replace(large.find("\"1.6\""), 5, "\"2.0\"");
    CHECK(holds(refused(rest(kItems) + "," + large), "is not one of \"0.5\", \"1.6\""));
    CHECK(holds(refused(rest(kItems), kLoad, R"("Events": [ { "At": "1m", "Target": "Api", "Kind": "CacheFlush" } ])"),
                "REST APIs with a cache"));

    const std::string regional = R"("EndpointConfiguration": { "Types": ["REGIONAL"] })";
    const std::string raised = R"("Quotas": { "ApiGateway": { "IntegrationTimeoutInMillis": 60000 } })";
    const std::string slow = R"("GET /": { "Integration": "F", "TimeoutInMillis": 60000 })";
    CHECK(load(file(rest(slow, regional), kLoad, raised)).scenario);
    CHECK(holds(refused(rest(slow, regional)), "unless AWS raised"));
    CHECK(holds(refused(rest(slow), kLoad, raised), "can not be raised"));
}

// By hand: one key, TTL 60 s, 600 s: a miss at first, then about every 60 s; a flush every 30 s makes it two in each.
TEST_CASE("a CacheFlush event empties the cache", "[format]") {
    const std::string load10 = loadOn(R"("Route": "GET /items/{id}", "Key": { "Uniform": { "Keys": 1 } })");
    const auto misses = [&](const std::string& events) {
        return figuresOf(load(file(rest(kItems) + "," + kStage, load10, events)), "Api").at("CacheMissCount");
    };
    const double usual = misses("");
    CHECK(usual >= 9.0);
    CHECK(usual <= 12.0);
    const double flushed = misses(R"("Events": [ { "Every": "30s", "Target": "Api", "Kind": "CacheFlush" } ])");
    CHECK(flushed >= 19.0);
    CHECK(flushed <= 24.0);
}

TEST_CASE("an alias stands for its function, wherever an API names it", "[format]") {
    const auto loaded = load(file(
        R"("Api": { "Type": "AWS::Serverless::Api", "Properties": { "StageName": "live", "Variables": { "fn": "Live" },
  "CanarySetting": { "PercentTraffic": 5, "StageVariableOverrides": { "fn": "Live" } } },
  "Routes": { "GET /": { "Integration": "${stageVariables.fn}", "AuthorizerId": "Door" } } },
 "Live": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "G" }, "Name": "live", "FunctionVersion": "1" } },
 "Door": { "Type": "AWS::ApiGateway::Authorizer", "Properties": { "RestApiId": { "Ref": "Api" }, "Type": "TOKEN",
  "AuthorizerUri": { "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Live}/invocations" } } })",
        kLoad));
    const apigateway::Spec& api = apiOf(loaded);
    CHECK(api.authorizers.at(0).function == "G");
    CHECK(integrationOf(api.routes[0], &api.stages.at(0), false) == "G");
    CHECK(integrationOf(api.routes[0], &api.stages.at(0), true) == "G");
    const auto figures = figuresOf(loaded, "Api");
    // Count waits for the answer: a few may be on their way when the run ends.
    const double late =
        figuresOf(loaded, "G").at("Invocations") - figures.at("Count") - figures.at("AuthorizerInvocations");
    CHECK(late >= 0.0);
    CHECK(late <= 3.0);
}

TEST_CASE("a key without a cache is noted, so that a design can turn the cache on", "[format]") {
    const std::string workload = loadOn(R"("Route": "GET /items/{id}", "Key": { "Uniform": { "Keys": 9 } })");
    const auto loaded = load(file(rest(kItems), workload));
    REQUIRE(loaded.scenario);
    CHECK(std::ranges::any_of(loaded.problems, [](const document::Problem& one) {
        return one.severity == document::Severity::Note && one.pointer == "/Workloads/W/Key" &&
               holds(one.text, "no stage caches this route");
    }));
    const std::string http =
        R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /items/{id}": "F" } })";
    CHECK(holds(refused(http, workload), "where a REST API caches them"));
}

TEST_CASE("what nothing can be sent to is said, whoever names it", "[format]") {
    const std::string role = R"(, "Role": { "Type": "AWS::IAM::Role", "Properties": {} })";
    CHECK(holds(refused(rest(R"("GET /": "Role")") + role), "nothing can be sent to it"));
    const std::string loop =
        R"(, "Live": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": "Live", "Name": "live", "FunctionVersion": "1" } })";
    CHECK(holds(refused(rest(R"("GET /": "Live")") + loop), "leads to no function"));
    CHECK(holds(
        refused(
            R"("Api": { "Type": "AWS::Serverless::Api", "Properties": { "StageName": "live", "Variables": { "fn": "Mock" } },
  "Routes": { "GET /": "${stageVariables.fn}" } })"),
        "by way of a stage variable"));
    CHECK(holds(refused(R"("Api": { "Type": "AWS::Serverless::Api", "Properties": { "StageName": "live",
  "MethodSettings": [ { "HttpMethod": "GET", "ResourcePath": "/typo", "ThrottlingRateLimit": 1 } ] }, "Routes": { "GET /": "F" } })"),
                "not a route of the API"));
}

TEST_CASE("a key stands in one usage plan of a stage", "[format]") {
    const auto plan = [](const std::string& name) {
        return ", \"" + name +
               R"(": { "Type": "AWS::ApiGateway::UsagePlan", "Properties": { "ApiStages": [ { "ApiId": "Api", "Stage": "prod" } ] } },
 ")" + name + R"(Key": { "Type": "AWS::ApiGateway::UsagePlanKey", "Properties": { "KeyId": "Alice", "KeyType": "API_KEY", "UsagePlanId": ")" +
               name + "\" } }";
    };
    const std::string both =
        rest(kItems) + "," + kStage + plan("P1") + plan("P2") +
        R"(, "Alice": { "Type": "AWS::ApiGateway::ApiKey", "Properties": { "Enabled": false, "Typo": 1 } })";
    const std::string errors = refused(both, loadOn(R"("Route": "POST /items", "ApiKey": "Alice")"));
    CHECK(holds(errors, "into a second usage plan of stage prod"));
    CHECK(holds(errors, "/Resources/Alice/Properties/Typo: is not a property here"));
    CHECK(holds(errors, "/Resources/Alice/Properties/Enabled: is not modelled but as true"));
}
