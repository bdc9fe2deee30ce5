// SPDX-License-Identifier: GPL-3.0-or-later
// REST APIs of Terraform: methods, stages and plans, which it tells in many resources.
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;
using importing::Fate;

namespace {

const std::string kApi = resource("aws_api_gateway_rest_api", "api", R"({ "name": "api" })");
const std::string kApiId =
    refers("rest_api_id", R"("aws_api_gateway_rest_api.api.id", "aws_api_gateway_rest_api.api")");
const std::string kUri = refers("uri", R"("aws_lambda_function.f.invoke_arn", "aws_lambda_function.f")");
const std::string kItems = resource("aws_api_gateway_resource", "items", R"({ "path_part": "items" })");
const std::string kItem = resource("aws_api_gateway_resource", "item", R"({ "path_part": "{id}" })");

std::string method(const std::string& more = "") {
    return resource("aws_api_gateway_method", "m", R"({ "http_method": "GET", "authorization": "NONE")" + more + " }");
}

std::string integration(const std::string& more = "") {
    return resource("aws_api_gateway_integration", "i",
                    R"({ "http_method": "GET", "integration_http_method": "POST", "type": "AWS_PROXY")" + more + " }");
}

/// GET /items/{id}, answered by a function.
const std::string kConfigured =
    joined({configured("aws_api_gateway_resource", "items",
                       kApiId + ", " + refers("parent_id", R"("aws_api_gateway_rest_api.api.root_resource_id")")),
            configured("aws_api_gateway_resource", "item",
                       kApiId + ", " + refers("parent_id", R"("aws_api_gateway_resource.items.id")")),
            configured("aws_api_gateway_method", "m",
                       kApiId + ", " + refers("resource_id", R"("aws_api_gateway_resource.item.id")"))});

const std::string kIntegration =
    configured("aws_api_gateway_integration", "i",
               kApiId + ", " + kUri + ", " + refers("resource_id", R"("aws_api_gateway_resource.item.id")"));

const std::string kStage = resource("aws_api_gateway_stage", "prod", R"({ "stage_name": "prod" })");
const std::string kStageOf = configured("aws_api_gateway_stage", "prod", kApiId);

std::string settings(const std::string& name, const std::string& path) {
    return resource("aws_api_gateway_method_settings", name,
                    R"({ "stage_name": "prod", )" + path + R"("settings": [{ "throttling_rate_limit": 9 }] })");
}

std::string wholeApi(const std::string& resources, const std::string& expressions) {
    return plan(joined({function("f", "f"), kApi, kItems, kItem, method(), integration(), resources}),
                joined({kConfigured, kIntegration, expressions}));
}

}  // namespace

TEST_CASE("an attribute of a method stands for what the method is of", "[import]") {
    const Node root = scenarioOf(
        plan(joined({function("f", "f"), kApi, kItems, kItem, method(), integration()}),
             joined({kConfigured,
                     configured("aws_api_gateway_integration", "i",
                                kUri + ", " + refers("rest_api_id", R"("aws_api_gateway_method.m.rest_api_id")") +
                                    ", " + refers("resource_id", R"("aws_api_gateway_method.m.resource_id")"))})));
    CHECK(textAt(root, "/Workloads/ApiClients/Route") == "\"GET /items/{id}\"");
}

TEST_CASE("an integration whose method is not here is told", "[import]") {
    const importing::Imported result = imported(plan(joined({function("f", "f"), kApi, integration()}), kIntegration));
    CHECK(says(result.report, Fate::LeftOut, "I: is the integration of a method that is not here"));
}

TEST_CASE("what a service's answer becomes belongs to its integration", "[import]") {
    const std::string table = resource("aws_dynamodb_table", "t",
                                       R"({ "name": "orders", "billing_mode": "PAY_PER_REQUEST", "hash_key": "pk" })");
    const std::string asks = resource(
        "aws_api_gateway_integration", "i",
        R"({ "http_method": "GET", "integration_http_method": "POST", "type": "AWS", "uri": "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem", "request_templates": {} })");
    const std::string at = kApiId + ", " + refers("resource_id", R"("aws_api_gateway_resource.item.id")");
    const Node root = scenarioOf(plan(
        joined(
            {table, kApi, kItems, kItem, method(), asks,
             resource("aws_api_gateway_integration_response", "bad",
                      R"({ "http_method": "GET", "status_code": "400", "selection_pattern": "4\\d{2}" })"),
             resource("aws_api_gateway_integration_response", "ok",
                      R"({ "http_method": "GET", "status_code": "200", "selection_pattern": null })"),
             resource("aws_api_gateway_method_response", "ok", R"({ "http_method": "GET", "status_code": "200" })")}),
        joined({kConfigured,
                configured(
                    "aws_api_gateway_integration", "i",
                    at + ", " + refers("request_templates", R"("aws_dynamodb_table.t.id", "aws_dynamodb_table.t")")),
                configured("aws_api_gateway_integration_response", "bad", at),
                configured("aws_api_gateway_integration_response", "ok", at),
                configured("aws_api_gateway_method_response", "ok", at)})));
    const std::string integrated = "/Resources/M/Properties/Integration/";
    CHECK(textAt(root, integrated + "IntegrationResponses/0/SelectionPattern") == R"("4\\d{2}")");
    CHECK(textAt(root, integrated + "IntegrationResponses/1/StatusCode") == "\"200\"");
    // The template is known after apply: its references say which table it names.
    CHECK(textAt(root, integrated + "RequestTemplates/application~1json/Fn::Sub").find("${T}") != std::string::npos);
}

TEST_CASE("settings of a path that is known after apply are those of the method that it refers to", "[import]") {
    const std::string own = kApiId + ", ";
    const importing::Imported result = imported(wholeApi(
        joined({kStage, settings("all", R"("method_path": "*/*", )"), settings("named", ""), settings("lost", "")}),
        joined(
            {kStageOf, configured("aws_api_gateway_method_settings", "all", kApiId),
             configured(
                 "aws_api_gateway_method_settings", "named",
                 own +
                     refers(
                         "method_path",
                         R"("aws_api_gateway_resource.item.path", "aws_api_gateway_resource.item", "aws_api_gateway_method.m.http_method", "aws_api_gateway_method.m")")),
             configured("aws_api_gateway_method_settings", "lost", own + refers("method_path", R"("local.path")"))})));
    const Node* list = at(*result.scenario, "/Resources/Prod/Properties/MethodSettings");
    REQUIRE(list != nullptr);
    REQUIRE(list->size() == 2);  // the lost one is for no method, and not for all of them
    CHECK(textAt(*list, "/0/ResourcePath") == "\"/*\"");
    CHECK(textAt(*list, "/1/ResourcePath") == "\"/items/{id}\"");
    CHECK(textAt(*list, "/1/HttpMethod") == "\"GET\"");
    CHECK(says(result.report, Fate::LeftOut, "Lost: are settings of a method_path that is known after apply"));
}

TEST_CASE("a deployment that names a stage makes it", "[import]") {
    const Node root =
        scenarioOf(wholeApi(joined({resource("aws_api_gateway_deployment", "d", R"({ "stage_name": "prod" })"),
                                    settings("all", R"("method_path": "*/*", )")}),
                            joined({configured("aws_api_gateway_deployment", "d", kApiId),
                                    configured("aws_api_gateway_method_settings", "all", kApiId)})));
    CHECK(textAt(root, "/Resources/D/Type") == "\"AWS::ApiGateway::Stage\"");
    CHECK(textAt(root, "/Resources/D/Properties/MethodSettings/0/ThrottlingRateLimit") == "9");
}

TEST_CASE("stages of a usage plan are told apart by what they name", "[import]") {
    const std::string other = resource("aws_api_gateway_rest_api", "other", R"({ "name": "other" })");
    const std::string otherId = refers("rest_api_id", R"("aws_api_gateway_rest_api.other.id")");
    const std::string opened =
        R"("api_stages": [{ "api_id": { "references": ["aws_api_gateway_rest_api.api.id"] }, "stage": { "references": ["aws_api_gateway_stage.prod.stage_name", "aws_api_gateway_stage.prod"] } }, { "api_id": { "references": ["aws_api_gateway_rest_api.other.id"] }, "stage": { "constant_value": "dev" } }])";
    const Node root = scenarioOf(wholeApi(
        joined(
            {kStage, other, resource("aws_api_gateway_stage", "dev", R"({ "stage_name": "dev" })"),
             resource("aws_api_gateway_method", "o", R"({ "http_method": "GET", "authorization": "NONE" })"),
             resource("aws_api_gateway_integration", "o", R"({ "http_method": "GET", "type": "MOCK" })"),
             resource(
                 "aws_api_gateway_usage_plan", "p",
                 R"({ "api_stages": [{ "stage": "dev", "throttle": [] }, { "stage": "prod", "throttle": [{ "path": "/items/{id}/GET", "rate_limit": 3, "burst_limit": 2 }] }] })")}),
        joined(
            {kStageOf, configured("aws_api_gateway_stage", "dev", otherId),
             configured("aws_api_gateway_method", "o",
                        otherId + ", " + refers("resource_id", R"("aws_api_gateway_rest_api.other.root_resource_id")")),
             configured("aws_api_gateway_integration", "o",
                        otherId + ", " + refers("resource_id", R"("aws_api_gateway_rest_api.other.root_resource_id")")),
             configured("aws_api_gateway_usage_plan", "p", opened)})));
    const std::string stages = "/Resources/P/Properties/ApiStages/";
    CHECK(textAt(root, stages + "0/ApiId/Ref") == "\"Api\"");
    CHECK(textAt(root, stages + "0/Stage") == "\"prod\"");
    CHECK(textAt(root, stages + "0/Throttle/~1items~1{id}~1GET/RateLimit") == "3");
    CHECK(textAt(root, stages + "1/ApiId/Ref") == "\"Other\"");
    CHECK(textAt(root, stages + "1/Stage") == "\"dev\"");
    CHECK(textAt(root, stages + "1/Throttle") == "nothing");
}

TEST_CASE("the parts of a cache's key are read", "[import]") {
    const Node root = scenarioOf(plan(joined({function("f", "f"), kApi, kItems, kItem, method(),
                                              integration(R"(, "cache_key_parameters": ["method.request.path.id"])")}),
                                      joined({kConfigured, kIntegration})));
    CHECK(textAt(root, "/Resources/M/Properties/Integration/CacheKeyParameters/0") == "\"method.request.path.id\"");
}

TEST_CASE("an OpenAPI document of an API is its routes", "[import]") {
    const std::string uri =
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
        "arn:aws:lambda:us-east-1:123456789012:function:f/invocations";
    const std::string body =
        R"("body": "{\"openapi\":\"3.0.1\",\"paths\":{\"/dogs\":{\"get\":{\"x-amazon-apigateway-integration\":{\"type\":\"AWS_PROXY\",\"httpMethod\":\"POST\",\"uri\":\")" +
        uri + R"(\"}}}}}")";
    const importing::Imported result = imported(
        plan(joined({function("f", "f"), resource("aws_api_gateway_rest_api", "rest", "{ " + body + " }"),
                     resource("aws_apigatewayv2_api", "http", R"({ "protocol_type": "HTTP", )" + body + " }"),
                     resource("aws_api_gateway_rest_api", "later", "{}")}),
             configured("aws_api_gateway_rest_api", "later", refers("body", R"("aws_lambda_function.f.invoke_arn")"))));
    CHECK(textAt(*result.scenario, "/Workloads/RestClients/Route") == "\"GET /dogs\"");
    CHECK(textAt(*result.scenario, "/Workloads/HttpClients/Route") == "\"GET /dogs\"");
    CHECK(says(result.report, Fate::LeftOut, "Later.body: is known after apply: import the state"));
}
