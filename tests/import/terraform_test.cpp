// SPDX-License-Identifier: GPL-3.0-or-later
// What `terraform show -json` prints of a plan and of a state.
#include "scenarios/document/read_document.hpp"
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

importing::Imported imported(const std::string& text) {
    importing::Imported result = importing::importText(text, "plan.json", document::Format::Json, {});
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    return result;
}

std::string resource(const std::string& address, const std::string& type, const std::string& name,
                     const std::string& values, const std::string& more = "") {
    return R"({ "address": ")" + address + R"(", "mode": "managed", "type": ")" + type + R"(", "name": ")" + name +
           "\"" + more + R"(, "values": )" + values + " }";
}

std::string references(std::initializer_list<const char*> names) {
    std::string list;
    for (const char* name : names) list += (list.empty() ? "\"" : ", \"") + std::string(name) + "\"";
    return R"({ "references": [)" + list + "] }";
}

std::string expressions(const std::string& type, const std::string& name, const std::string& inside) {
    return R"({ "address": ")" + type + "." + name + R"(", "type": ")" + type + R"(", "name": ")" + name +
           R"(", "expressions": { )" + inside + " } }";
}

const std::string kTable =
    R"({ "name": "orders", "billing_mode": "PROVISIONED", "read_capacity": 7, "write_capacity": 3,
    "hash_key": "pk", "range_key": null, "attribute": [ { "name": "pk", "type": "S" }, { "name": "by", "type": "S" } ],
    "global_secondary_index": [ { "name": "ByAuthor", "hash_key": "by", "range_key": "", "projection_type": "ALL", "read_capacity": 2, "write_capacity": 1, "non_key_attributes": null } ],
    "stream_enabled": true, "stream_view_type": "NEW_IMAGE", "ttl": [ { "attribute_name": "expires", "enabled": true } ] })";

/// A function by count behind an HTTP API, a table, and in a module by for_each a function that reads its stream: what
/// the plan does not know yet (ARNs, identifiers) stands in the references of its configuration.
std::string plan() {
    const std::string api = R"({ "references": ["aws_apigatewayv2_api.http.id", "aws_apigatewayv2_api.http"] })";
    const std::string root =
        resource(
            "aws_lambda_function.api[0]", "aws_lambda_function", "api",
            R"({ "function_name": "orders-api", "runtime": "nodejs22.x", "memory_size": 512, "timeout": 15, "architectures": ["arm64"], "reserved_concurrent_executions": -1, "environment": [ { "variables": { "API_KEY": "hunter2-of-the-account", "TABLE": "orders" } } ] })",
            R"(, "index": 0)") +
        "," + resource("aws_dynamodb_table.orders", "aws_dynamodb_table", "orders", kTable) + "," +
        resource("aws_apigatewayv2_api.http", "aws_apigatewayv2_api", "http",
                 R"({ "name": "orders", "protocol_type": "HTTP" })") +
        "," +
        resource("aws_apigatewayv2_integration.api", "aws_apigatewayv2_integration", "api",
                 R"({ "integration_type": "AWS_PROXY", "payload_format_version": "2.0" })") +
        "," +
        resource("aws_apigatewayv2_route.get", "aws_apigatewayv2_route", "get",
                 R"({ "route_key": "GET /orders/{id}" })") +
        "," + resource("aws_iam_role.r", "aws_iam_role", "r", R"({ "name": "r" })");
    const std::string module =
        resource("module.worker[\\\"a\\\"].aws_lambda_function.f", "aws_lambda_function", "f",
                 R"({ "function_name": "worker-a", "runtime": "python3.13", "memory_size": 256, "timeout": 30 })") +
        "," +
        resource("module.worker[\\\"a\\\"].aws_lambda_event_source_mapping.m", "aws_lambda_event_source_mapping", "m",
                 R"({ "batch_size": 50, "starting_position": "LATEST" })");
    const std::string configured =
        expressions("aws_apigatewayv2_integration", "api",
                    "\"api_id\": " + api + ", \"integration_uri\": " +
                        references({"aws_lambda_function.api[0].invoke_arn", "aws_lambda_function.api[0]",
                                    "aws_lambda_function.api"})) +
        "," +
        expressions("aws_apigatewayv2_route", "get",
                    "\"api_id\": " + api + ", \"target\": " +
                        references({"aws_apigatewayv2_integration.api.id", "aws_apigatewayv2_integration.api"}));
    const std::string inner =
        expressions("aws_lambda_event_source_mapping", "m",
                    "\"function_name\": " + references({"aws_lambda_function.f.arn", "aws_lambda_function.f"}) +
                        ", \"event_source_arn\": " + references({"var.stream"}));
    return R"({ "format_version": "1.2", "terraform_version": "1.9.0", "planned_values": { "root_module": { "resources": [)" +
           root + R"(], "child_modules": [ { "address": "module.worker[\"a\"]", "resources": [)" + module +
           R"(] } ] } }, "configuration": { "root_module": { "resources": [)" + configured +
           R"(], "module_calls": { "worker": { "source": "./worker", "expressions": { "stream": )" +
           references({"aws_dynamodb_table.orders.stream_arn", "aws_dynamodb_table.orders"}) +
           R"( }, "module": { "resources": [)" + inner + R"(] } } } } } })";
}

}  // namespace

TEST_CASE("a plan: count, modules, and what is only known by its references", "[import]") {
    const importing::Imported result = imported(plan());
    const Node& root = *result.scenario;
    CHECK(textAt(root, "/Resources/Api0/Properties/MemorySize") == "512");
    CHECK(textAt(root, "/Resources/Api0/Properties/Architectures/0") == "\"arm64\"");
    CHECK(textAt(root, "/Resources/Api0/Properties/ReservedConcurrentExecutions") == "nothing");
    CHECK(textAt(root, "/Resources/WorkerAF/Properties/Runtime") == "\"python3.13\"");
    CHECK(textAt(root, "/Resources/Get/Properties/RouteKey") == "\"GET /orders/{id}\"");
    CHECK(textAt(root, "/Resources/WorkerAM/Properties/BatchSize") == "50");
    const format::Scenario scenario = loaded(root);
    const format::Design& design = scenario.designs.front();
    REQUIRE(design.mappings.size() == 1);
    CHECK(design.mappings.front().name == "WorkerAM");
    // The API's route reaches the function, so the function has no callers of its own.
    CHECK(textAt(root, "/Workloads/Api0Callers") == "nothing");
    const bool called = std::ranges::any_of(design.workloads, [](const auto& one) { return one.target == "Http"; });
    CHECK(called);
}

TEST_CASE("a plan's table arrives with capacity, index, stream and expiry", "[import]") {
    const Node root = std::move(*imported(plan()).scenario);
    const std::string table = "/Resources/Orders/Properties/";
    CHECK(textAt(root, table + "ProvisionedThroughput/ReadCapacityUnits") == "7");
    CHECK(textAt(root, table + "GlobalSecondaryIndexes/0/ProvisionedThroughput/WriteCapacityUnits") == "1");
    CHECK(textAt(root, table + "StreamSpecification/StreamViewType") == "\"NEW_IMAGE\"");
    CHECK(textAt(root, table + "TimeToLiveSpecification/AttributeName") == "\"expires\"");
}

TEST_CASE("nothing secret of a plan reaches the scenario", "[import]") {
    const importing::Imported result = imported(plan());
    CHECK(document::writeJson(*result.scenario).find("hunter2") == std::string::npos);
    CHECK(importing::toText(result.report).find("hunter2") == std::string::npos);
}

TEST_CASE("a state: what names what is found by ARN and identifier", "[import]") {
    const std::string state =
        R"({ "format_version": "1.0", "terraform_version": "1.9.0", "values": { "root_module": { "resources": [)" +
        resource(
            "aws_lambda_function.f", "aws_lambda_function", "f",
            R"({ "arn": "arn:aws:lambda:us-east-1:1:function:f-prod", "invoke_arn": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f-prod/invocations", "id": "f-prod", "function_name": "f-prod", "runtime": "nodejs22.x", "memory_size": 128, "timeout": 3 })") +
        "," +
        resource(
            "aws_dynamodb_table.t", "aws_dynamodb_table", "t",
            R"({ "arn": "arn:aws:dynamodb:us-east-1:1:table/t-prod", "id": "t-prod", "name": "t-prod", "billing_mode": "PROVISIONED", "read_capacity": 5, "write_capacity": 5, "hash_key": "k", "attribute": [ { "name": "k", "type": "S" } ] })") +
        "," +
        resource(
            "aws_appautoscaling_target.r", "aws_appautoscaling_target", "r",
            R"({ "id": "table/t-prod", "service_namespace": "dynamodb", "resource_id": "table/t-prod", "scalable_dimension": "dynamodb:table:ReadCapacityUnits", "min_capacity": 5, "max_capacity": 50 })") +
        "," +
        resource(
            "aws_appautoscaling_policy.r", "aws_appautoscaling_policy", "p",
            R"({ "id": "p", "policy_type": "TargetTrackingScaling", "service_namespace": "dynamodb", "resource_id": "table/t-prod", "scalable_dimension": "dynamodb:table:ReadCapacityUnits", "target_tracking_scaling_policy_configuration": [ { "target_value": 70, "predefined_metric_specification": [ { "predefined_metric_type": "DynamoDBReadCapacityUtilization" } ] } ] })") +
        "," +
        resource("aws_apigatewayv2_api.http", "aws_apigatewayv2_api", "http",
                 R"({ "id": "a1b2c3d4e5", "protocol_type": "HTTP" })") +
        "," +
        resource(
            "aws_apigatewayv2_integration.i", "aws_apigatewayv2_integration", "i",
            R"({ "id": "x7y8z9q", "api_id": "a1b2c3d4e5", "integration_type": "AWS_PROXY", "integration_uri": "arn:aws:lambda:us-east-1:1:function:f-prod" })") +
        "," +
        resource(
            "aws_apigatewayv2_route.r", "aws_apigatewayv2_route", "r",
            R"({ "id": "q1w2e3r", "api_id": "a1b2c3d4e5", "route_key": "$default", "target": "integrations/x7y8z9q" })") +
        "] } } }";
    const Node root = std::move(*imported(state).scenario);
    const format::Scenario scenario = loaded(root);
    const format::Design& design = scenario.designs.front();
    REQUIRE(design.scalings.size() == 1);
    CHECK(std::ranges::any_of(design.workloads, [](const auto& one) { return one.target == "Http"; }));
    CHECK(textAt(root, "/Workloads/FCallers") == "nothing");
}

TEST_CASE("two resources of one name are told apart by their type", "[import]") {
    const std::string both =
        R"({ "format_version": "1.0", "terraform_version": "1", "values": { "root_module": { "resources": [)" +
        resource("aws_lambda_function.orders", "aws_lambda_function", "orders",
                 R"({ "function_name": "o", "runtime": "nodejs22.x" })") +
        "," +
        resource("aws_dynamodb_table.orders", "aws_dynamodb_table", "orders",
                 R"({ "name": "o", "billing_mode": "PAY_PER_REQUEST", "hash_key": "k" })") +
        "] } } }";
    const Node root = std::move(*imported(both).scenario);
    CHECK(textAt(root, "/Resources/Orders/Type") == "\"AWS::Lambda::Function\"");
    CHECK(textAt(root, "/Resources/AwsDynamodbTableOrders/Type") == "\"AWS::DynamoDB::Table\"");
}

TEST_CASE("what is no plan is refused", "[import]") {
    const auto refuse = [](const std::string& text) {
        const importing::Imported result = importing::importText(text, "plan.json", document::Format::Json, {});
        CHECK_FALSE(result.scenario);
        return document::toLines(result.problems);
    };
    CHECK(refuse(R"({ "format_version": "9.0", "values": {} })").find("is not a version of Terraform's JSON output") !=
          std::string::npos);
    CHECK(refuse(R"({ "format_version": "1.0", "values": {} })").find("holds no root_module") != std::string::npos);
}
