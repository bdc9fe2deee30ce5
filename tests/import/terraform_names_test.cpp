// SPDX-License-Identifier: GPL-3.0-or-later
// Terraform's identifiers that are names, and names that are identifiers.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

std::string resource(const std::string& type, const std::string& name, const std::string& values) {
    return R"({ "address": ")" + type + "." + name + R"(", "mode": "managed", "type": ")" + type + R"(", "name": ")" +
           name + R"(", "values": )" + values + " }";
}

Node imported(const std::string& text) {
    importing::Imported result = importing::importText(text, "plan.json", document::Format::Json, {});
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    static_cast<void>(loaded(*result.scenario));
    return std::move(*result.scenario);
}

Node state(const std::string& resources) {
    return imported(
        R"({ "format_version": "1.0", "terraform_version": "1.9.0", "values": { "root_module": { "resources": [)" +
        resources + "] } } }");
}

const std::string kFunction = resource(
    "aws_lambda_function", "f",
    R"({ "arn": "arn:aws:lambda:us-east-1:1:function:orders-api", "id": "orders-api", "function_name": "orders-api", "runtime": "nodejs22.x" })");

}  // namespace

TEST_CASE("an HTTP API's stage is called by its identifier", "[import]") {
    const Node root = state(
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
                 R"({ "id": "$default", "name": "$default", "api_id": "a1b2c3d4e5", "auto_deploy": true })"));
    CHECK(textAt(root, "/Resources/S/Properties/StageName") == "\"$default\"");
    CHECK(textAt(root, "/Workloads/HClients/Route") == "\"GET /a\"");
}

TEST_CASE("a REST API's root is named by its identifier in a state", "[import]") {
    const Node root = state(
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
            R"({ "rest_api_id": "r1r2r3r4r5", "resource_id": "itemsit1", "http_method": "GET", "type": "AWS_PROXY", "integration_http_method": "POST", "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:orders-api/invocations" })"));
    CHECK(textAt(root, "/Resources/Items/Properties/ParentId/Fn::GetAtt/1") == "\"RootResourceId\"");
    CHECK(textAt(root, "/Resources/Rest/Properties/EndpointConfiguration/Types/0") == "\"REGIONAL\"");
    CHECK(textAt(root, "/Resources/S/Properties/StageName") == "\"prod\"");
    CHECK(textAt(root, "/Resources/D") == "nothing");  // it takes effect by its stage
    CHECK(textAt(root, "/Workloads/RestClients/Route") == "\"GET /items\"");
}

TEST_CASE("a REST API's root is named by its reference in a plan", "[import]") {
    const auto configured = [](const std::string& type, const std::string& name, const std::string& inside) {
        return R"({ "address": ")" + type + "." + name + R"(", "type": ")" + type + R"(", "name": ")" + name +
               R"(", "expressions": { )" + inside + " } }";
    };
    const std::string api = R"("rest_api_id": { "references": ["aws_api_gateway_rest_api.rest.id"] })";
    const std::string at = R"(, "resource_id": { "references": ["aws_api_gateway_rest_api.rest.root_resource_id"] })";
    const std::string uri = R"(, "uri": { "references": ["aws_lambda_function.f.invoke_arn"] })";
    const Node root =
        imported(R"({ "format_version": "1.2", "planned_values": { "root_module": { "resources": [)" + kFunction + "," +
                 resource("aws_api_gateway_rest_api", "rest", R"({ "name": "rest" })") + "," +
                 resource("aws_api_gateway_method", "m", R"({ "http_method": "GET", "authorization": "NONE" })") + "," +
                 resource("aws_api_gateway_integration", "i",
                          R"({ "http_method": "GET", "integration_http_method": "POST", "type": "AWS_PROXY" })") +
                 R"(] } }, "configuration": { "root_module": { "resources": [)" +
                 configured("aws_api_gateway_method", "m", api + at) + "," +
                 configured("aws_api_gateway_integration", "i", api + at + uri) + "] } } }");
    CHECK(textAt(root, "/Workloads/RestClients/Route") == "\"GET /\"");
    CHECK(textAt(root, "/Workloads/FCallers") == "nothing");
}
