// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes of Terraform's types whose form or default is not CloudFormation's.
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;
using importing::Fate;

namespace {

const std::string kHttp = joined(
    {deployedFunction("f", "orders-api"),
     resource("aws_apigatewayv2_api", "http", R"({ "id": "a1b2c3d4e5", "protocol_type": "HTTP" })"),
     resource(
         "aws_apigatewayv2_integration", "i",
         R"({ "id": "x7y8z9q", "api_id": "a1b2c3d4e5", "integration_type": "AWS_PROXY", "integration_uri": "arn:aws:lambda:us-east-1:123456789012:function:orders-api" })"),
     resource("aws_apigatewayv2_route", "r",
              R"({ "api_id": "a1b2c3d4e5", "route_key": "GET /a", "target": "integrations/x7y8z9q" })")});

std::string stageWith(const std::string& settings) {
    return state(joined(
        {kHttp, resource("aws_apigatewayv2_stage", "s",
                         R"({ "id": "$default", "api_id": "a1b2c3d4e5", "name": "$default", )" + settings + " }")}));
}

std::string authorizer(const std::string& more) {
    return resource(
        "aws_apigatewayv2_authorizer", "a",
        R"({ "id": "auth1234", "api_id": "a1b2c3d4e5", "authorizer_type": "REQUEST", "authorizer_uri": "arn:aws:lambda:us-east-1:123456789012:function:orders-api")" +
            more + " }");
}

const std::string kTable = R"("name": "orders", "billing_mode": "PAY_PER_REQUEST", "hash_key": "pk")";

std::string alias(const std::string& name, const std::string& of, const std::string& more = "") {
    return resource("aws_lambda_alias", name,
                    R"({ "name": "live", "function_name": ")" + of + R"(", "function_version": "1")" + more + " }");
}

std::string provisioned(const std::string& name, const std::string& of, int count) {
    return resource("aws_lambda_provisioned_concurrency_config", name,
                    R"({ "function_name": ")" + of +
                        R"(", "qualifier": "live", "provisioned_concurrent_executions": )" + std::to_string(count) +
                        " }");
}

}  // namespace

TEST_CASE("zeros of a state's stage are no limits, unless something is switched on beside them", "[import]") {
    const std::string zeros = R"("throttling_burst_limit": 0, "throttling_rate_limit": 0)";
    const Node unset = scenarioOf(stageWith(
        R"("default_route_settings": [{ "data_trace_enabled": false, "detailed_metrics_enabled": false, "logging_level": "", )" +
        zeros + "}]"));
    CHECK(textAt(unset, "/Resources/S/Properties/DefaultRouteSettings") == "nothing");
    const Node off = scenarioOf(stageWith(R"("default_route_settings": [{ "logging_level": "OFF", )" + zeros + "}]"));
    CHECK(textAt(off, "/Resources/S/Properties/DefaultRouteSettings") == "nothing");
    const Node set =
        scenarioOf(stageWith(R"("default_route_settings": [{ "detailed_metrics_enabled": true, )" + zeros + "}]"));
    CHECK(textAt(set, "/Resources/S/Properties/DefaultRouteSettings/ThrottlingRateLimit") == "0");
}

TEST_CASE("limits of a route are read", "[import]") {
    const Node root = scenarioOf(stageWith(
        R"("route_settings": [{ "route_key": "GET /a", "throttling_burst_limit": 7, "throttling_rate_limit": 5 }])"));
    CHECK(textAt(root, "/Resources/S/Properties/RouteSettings/GET ~1a/ThrottlingBurstLimit") == "7");
}

TEST_CASE("an HTTP API's authorizer remembers for 300 s where Terraform is told nothing else", "[import]") {
    const std::string ttl = "/Resources/A/Properties/AuthorizerResultTtlInSeconds";
    const std::string sources = R"(, "identity_sources": ["$request.header.Authorization"])";
    const Node known = scenarioOf(state(joined({kHttp, authorizer(sources)})));
    CHECK(textAt(known, ttl) == "300");
    CHECK(textAt(known, "/Resources/A/Properties/IdentitySource/0") == "\"$request.header.Authorization\"");
    CHECK(textAt(scenarioOf(state(joined({kHttp, authorizer(sources + R"(, "authorizer_result_ttl_in_seconds": 0)")}))),
                 ttl) == "0");
    CHECK(textAt(scenarioOf(state(joined({kHttp, authorizer("")}))), ttl) == "nothing");
}

TEST_CASE("null is no authorizer, though the expression names one", "[import]") {
    const Node root = scenarioOf(
        plan(joined({function("f", "f"), resource("aws_apigatewayv2_api", "api", R"({ "protocol_type": "HTTP" })"),
                     resource("aws_apigatewayv2_authorizer", "a", R"({ "authorizer_type": "REQUEST" })"),
                     resource("aws_apigatewayv2_integration", "i", R"({ "integration_type": "AWS_PROXY" })"),
                     resource("aws_apigatewayv2_route", "r", R"({ "route_key": "GET /open", "authorizer_id": null })",
                              R"("open")"),
                     resource("aws_apigatewayv2_route", "r", R"({ "route_key": "GET /closed" })", R"("closed")")}),
             joined({configured("aws_apigatewayv2_authorizer", "a",
                                refers("api_id", R"("aws_apigatewayv2_api.api.id")") + ", " +
                                    refers("authorizer_uri", R"("aws_lambda_function.f.invoke_arn")")),
                     configured("aws_apigatewayv2_integration", "i",
                                refers("api_id", R"("aws_apigatewayv2_api.api.id")") + ", " +
                                    refers("integration_uri", R"("aws_lambda_function.f.invoke_arn")")),
                     configured("aws_apigatewayv2_route", "r",
                                refers("api_id", R"("aws_apigatewayv2_api.api.id")") + ", " +
                                    refers("target", R"("aws_apigatewayv2_integration.i.id")") + ", " +
                                    refers("authorizer_id", R"("each.value", "aws_apigatewayv2_authorizer.a.id")"))})));
    CHECK(textAt(root, "/Resources/Ropen/Properties/AuthorizerId") == "nothing");
    CHECK(textAt(root, "/Resources/Rclosed/Properties/AuthorizerId/Ref") == "\"A\"");
}

TEST_CASE("an HTTP API asks a service with parameters", "[import]") {
    const std::string machine = resource(
        "aws_sfn_state_machine", "m",
        R"({ "name": "flow", "type": "EXPRESS", "definition": "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}" })");
    const Node root = scenarioOf(plan(
        joined(
            {machine, resource("aws_apigatewayv2_api", "api", R"({ "protocol_type": "HTTP" })"),
             resource(
                 "aws_apigatewayv2_integration", "i",
                 R"({ "integration_type": "AWS_PROXY", "integration_subtype": "StepFunctions-StartSyncExecution", "payload_format_version": "1.0", "request_parameters": { "Input": "$request.body" } })"),
             resource("aws_apigatewayv2_route", "r", R"({ "route_key": "POST /run" })")}),
        joined({configured(
                    "aws_apigatewayv2_integration", "i",
                    refers("api_id", R"("aws_apigatewayv2_api.api.id")") + ", " +
                        refers("request_parameters", R"("aws_sfn_state_machine.m.arn", "aws_sfn_state_machine.m")")),
                configured("aws_apigatewayv2_route", "r",
                           refers("api_id", R"("aws_apigatewayv2_api.api.id")") + ", " +
                               refers("target", R"("aws_apigatewayv2_integration.i.id")"))})));
    CHECK(textAt(root, "/Resources/I/Properties/RequestParameters/StateMachineArn/Ref") == "\"M\"");
    CHECK(textAt(root, "/Resources/I/Properties/RequestParameters/Input") == "\"$request.body\"");
    CHECK(textAt(root, "/Workloads/ApiClients/Route") == "\"POST /run\"");
}

TEST_CASE("a local index has its table's partition key, a global one its own limits", "[import]") {
    const Node root = scenarioOf(state(resource(
        "aws_dynamodb_table", "t",
        "{ " + kTable +
            R"(, "local_secondary_index": [{ "name": "byDate", "range_key": "date", "projection_type": "KEYS_ONLY", "non_key_attributes": [] }], "global_secondary_index": [{ "name": "byUser", "hash_key": "user", "range_key": "", "projection_type": "ALL", "non_key_attributes": [], "on_demand_throughput": [{ "max_read_request_units": 50, "max_write_request_units": 60 }], "warm_throughput": [{ "read_units_per_second": 13000, "write_units_per_second": 5000 }] }] })")));
    const std::string local = "/Resources/T/Properties/LocalSecondaryIndexes/0/KeySchema/";
    CHECK(textAt(root, local + "0/AttributeName") == "\"pk\"");
    CHECK(textAt(root, local + "1/AttributeName") == "\"date\"");
    const std::string global = "/Resources/T/Properties/GlobalSecondaryIndexes/0/";
    CHECK(textAt(root, global + "OnDemandThroughput/MaxWriteRequestUnits") == "60");
    CHECK(textAt(root, global + "WarmThroughput/ReadUnitsPerSecond") == "13000");
}

TEST_CASE("provisioned concurrency is of the alias of its function", "[import]") {
    const Node root = scenarioOf(
        state(joined({deployedFunction("a", "orders"), deployedFunction("b", "worker"), alias("one", "orders"),
                      alias("two", "worker"), provisioned("p", "worker", 50), provisioned("q", "orders", 5)})));
    const std::string count = "/Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions";
    CHECK(textAt(root, "/Resources/One" + count) == "5");
    CHECK(textAt(root, "/Resources/Two" + count) == "50");
    const importing::Imported lost =
        imported(state(joined({deployedFunction("a", "orders"), provisioned("p", "orders", 5)})));
    CHECK(says(lost.report, Fate::LeftOut, "P: is of a function or an alias that is not here"));
}

TEST_CASE("the weights of an alias are read", "[import]") {
    const Node root = scenarioOf(state(
        joined({deployedFunction("a", "orders"),
                alias("live", "orders", R"(, "routing_config": [{ "additional_version_weights": { "2": 0.1 } }])")})));
    const std::string weights = "/Resources/Live/Properties/RoutingConfig/AdditionalVersionWeights/0/";
    CHECK(textAt(root, weights + "FunctionVersion") == "\"2\"");
    CHECK(textAt(root, weights + "FunctionWeight") == "0.1");
}

TEST_CASE("a variable that is known after apply still names what the code asks", "[import]") {
    const Node root = scenarioOf(plan(
        joined(
            {resource("aws_dynamodb_table", "t", "{ " + kTable + " }"),
             resource(
                 "aws_lambda_function", "f",
                 R"({ "function_name": "f", "runtime": "nodejs22.x", "environment": [{ "variables": { "STAGE": "prod" } }] })")}),
        configured("aws_lambda_function", "f",
                   R"("environment": [{ )" +
                       refers("variables", R"("aws_dynamodb_table.t.arn", "aws_dynamodb_table.t")") + "}]")));
    CHECK(textAt(root, "/Resources/F/Behavior/Steps/Read T/Call/Operation") == "\"GetItem\"");
}

TEST_CASE("what is scaled is found by the references of a plan, and so are actions by the clock", "[import]") {
    const std::string scaled =
        R"("scalable_dimension": "dynamodb:table:ReadCapacityUnits", "service_namespace": "dynamodb")";
    const std::string of = refers("resource_id", R"("aws_dynamodb_table.t.id", "aws_dynamodb_table.t")");
    const Node root = scenarioOf(plan(
        joined(
            {resource("aws_dynamodb_table", "t",
                      R"({ "name": "orders", "read_capacity": 5, "write_capacity": 5, "hash_key": "pk" })"),
             resource("aws_appautoscaling_target", "s",
                      R"({ "min_capacity": 5, "max_capacity": 100, )" + scaled + " }"),
             resource(
                 "aws_appautoscaling_scheduled_action", "night",
                 R"json({ "name": "night", "schedule": "cron(0 6 * * ? *)", "timezone": "UTC", "scalable_target_action": [{ "min_capacity": "50", "max_capacity": "90" }], )json" +
                     scaled + " }")}),
        joined({configured("aws_appautoscaling_target", "s", of),
                configured("aws_appautoscaling_scheduled_action", "night",
                           refers("resource_id",
                                  R"("aws_appautoscaling_target.s.resource_id", "aws_appautoscaling_target.s")"))})));
    CHECK(textAt(root, "/Resources/S/Properties/ResourceId/Fn::Sub") == "\"table/${T}\"");
    CHECK(textAt(root, "/Resources/S/Properties/ScheduledActions/0/ScalableTargetAction/MinCapacity") == "50");
}
