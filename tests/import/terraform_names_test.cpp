// SPDX-License-Identifier: GPL-3.0-or-later
// Terraform's identifiers that are names, and names that are identifiers.
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;

namespace {

const std::string kFunction = resource(
    "aws_lambda_function", "f",
    R"({ "arn": "arn:aws:lambda:us-east-1:1:function:orders-api", "id": "orders-api", "function_name": "orders-api", "runtime": "nodejs22.x" })");

}  // namespace

TEST_CASE("an HTTP API's stage is called by its identifier", "[import]") {
    const Node root = scenarioOf(state(
        kFunction + "," + resource("aws_apigatewayv2_api", "h", R"({ "id": "a1b2c3d4e5", "protocol_type": "HTTP" })") +
        "," +
        resource(
            "aws_apigatewayv2_integration", "i",
            R"({ "id": "x7y8z9q", "api_id": "a1b2c3d4e5", "integration_type": "AWS_PROXY", "integration_uri": "arn:aws:lambda:us-east-1:1:function:orders-api" })") +
        "," +
        resource("aws_apigatewayv2_route", "r",
                 R"({ "api_id": "a1b2c3d4e5", "route_key": "GET /a", "target": "integrations/x7y8z9q" })") +
        "," +
        resource("aws_apigatewayv2_stage", "s",
                 R"({ "id": "$default", "name": "$default", "api_id": "a1b2c3d4e5", "auto_deploy": true })")));
    CHECK(textAt(root, "/Resources/S/Properties/StageName") == "\"$default\"");
    CHECK(textAt(root, "/Workloads/HClients/Route") == "\"GET /a\"");
}

TEST_CASE("a REST API's root is named by its identifier in a state", "[import]") {
    const Node root = scenarioOf(state(
        kFunction + "," +
        resource(
            "aws_api_gateway_rest_api", "rest",
            R"({ "id": "r1r2r3r4r5", "root_resource_id": "rootroot1", "endpoint_configuration": [{ "types": ["REGIONAL"], "vpc_endpoint_ids": [] }] })") +
        "," +
        resource("aws_api_gateway_deployment", "d",
                 R"({ "id": "d1d2d3", "rest_api_id": "r1r2r3r4r5", "triggers": { "a": "b" } })") +
        "," +
        resource(
            "aws_api_gateway_stage", "s",
            R"({ "id": "ags-r1r2r3r4r5-prod", "rest_api_id": "r1r2r3r4r5", "stage_name": "prod", "deployment_id": "d1d2d3" })") +
        "," +
        resource(
            "aws_api_gateway_resource", "items",
            R"({ "id": "itemsit1", "rest_api_id": "r1r2r3r4r5", "parent_id": "rootroot1", "path_part": "items" })") +
        "," +
        resource(
            "aws_api_gateway_method", "m",
            R"({ "rest_api_id": "r1r2r3r4r5", "resource_id": "itemsit1", "http_method": "GET", "authorization": "NONE" })") +
        "," +
        resource(
            "aws_api_gateway_integration", "i",
            R"({ "rest_api_id": "r1r2r3r4r5", "resource_id": "itemsit1", "http_method": "GET", "type": "AWS_PROXY", "integration_http_method": "POST", "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:orders-api/invocations" })")));
    CHECK(textAt(root, "/Resources/Items/Properties/ParentId/Fn::GetAtt/1") == "\"RootResourceId\"");
    CHECK(textAt(root, "/Resources/Rest/Properties/EndpointConfiguration/Types/0") == "\"REGIONAL\"");
    CHECK(textAt(root, "/Resources/S/Properties/StageName") == "\"prod\"");
    CHECK(textAt(root, "/Resources/D") == "nothing");  // it takes effect by its stage
    CHECK(textAt(root, "/Workloads/RestClients/Route") == "\"GET /items\"");
}

TEST_CASE("a REST API's root is named by its reference in a plan", "[import]") {
    const std::string api = refers("rest_api_id", R"("aws_api_gateway_rest_api.rest.id")") + ", " +
                            refers("resource_id", R"("aws_api_gateway_rest_api.rest.root_resource_id")");
    const std::string uri = refers("uri", R"("aws_lambda_function.f.invoke_arn")");
    const Node root = scenarioOf(
        plan(joined({kFunction, resource("aws_api_gateway_rest_api", "rest", R"({ "name": "rest" })"),
                     resource("aws_api_gateway_method", "m", R"({ "http_method": "GET", "authorization": "NONE" })"),
                     resource("aws_api_gateway_integration", "i",
                              R"({ "http_method": "GET", "integration_http_method": "POST", "type": "AWS_PROXY" })")}),
             joined({configured("aws_api_gateway_method", "m", api),
                     configured("aws_api_gateway_integration", "i", api + ", " + uri)})));
    CHECK(textAt(root, "/Workloads/RestClients/Route") == "\"GET /\"");
    CHECK(textAt(root, "/Workloads/FCallers") == "nothing");
}
