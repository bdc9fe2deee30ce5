// SPDX-License-Identifier: GPL-3.0-or-later
// What a state finds by ARN and identifier, and what only looks like one.
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;
using importing::Fate;

namespace {

constexpr const char* kLambda = "arn:aws:lambda:us-east-1:123456789012:function:";

std::string target(const std::string& name, const std::string& arn) {
    return resource("aws_cloudwatch_event_target", name,
                    R"({ "id": ")" + name + R"(-1", "arn": ")" + arn + R"(", "rule": ")" + name + R"(" })");
}

std::string httpApi(const std::string& uri, const std::string& route) {
    return joined(
        {resource("aws_apigatewayv2_api", "api", R"({ "id": "a1b2c3d4e5", "protocol_type": "HTTP" })"),
         resource(
             "aws_apigatewayv2_integration", "i",
             R"({ "id": "x7y8z9q", "api_id": "a1b2c3d4e5", "integration_type": "AWS_PROXY", "integration_uri": ")" +
                 uri + R"(" })"),
         resource("aws_apigatewayv2_route", "r",
                  R"({ "api_id": "a1b2c3d4e5", "authorizer_id": "", "route_key": ")" + route +
                      R"(", "target": "integrations/x7y8z9q" })")});
}

}  // namespace

TEST_CASE("the ARN of a rule's target is that of what it asks", "[import]") {
    const std::string arn = kLambda + std::string("nightly-job");
    // The targets come before the function, as Terraform sorts them.
    const Node root = scenarioOf(state(joined(
        {ruleNamed("a"), target("a", arn), ruleNamed("b"), target("b", arn), deployedFunction("job", "nightly-job")})));
    CHECK(textAt(root, "/Workloads/A/Target") == "\"Job\"");
    CHECK(textAt(root, "/Workloads/B/Target") == "\"Job\"");
}

TEST_CASE("a route with the name of a table in it is plain text", "[import]") {
    const Node root = scenarioOf(state(joined(
        {resource(
             "aws_dynamodb_table", "products",
             R"({ "arn": "arn:aws:dynamodb:us-east-1:1:table/products", "id": "products", "name": "products", "billing_mode": "PAY_PER_REQUEST", "hash_key": "pk" })"),
         deployedFunction("f", "checkout"), httpApi(kLambda + std::string("checkout"), "GET /products/{id}")})));
    CHECK(textAt(root, "/Resources/R/Properties/RouteKey") == "\"GET /products/{id}\"");
    CHECK(textAt(root, "/Resources/Api/Properties/ApiId") == "\"a1b2c3d4e5\"");  // by which recordings know it
    CHECK(textAt(root, "/Resources/R/Properties/AuthorizerId") == "nothing");    // a state has "" for null
    CHECK(textAt(root, "/Workloads/ApiClients/Route") == "\"GET /products/{id}\"");
}

TEST_CASE("a function whose name begins with another's is not that one", "[import]") {
    const Node root =
        scenarioOf(state(joined({deployedFunction("f", "checkout"), deployedFunction("g", "checkout-worker"),
                                 ruleNamed("tick"), target("tick", kLambda + std::string("checkout-worker:1")),
                                 httpApi("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" +
                                             std::string(kLambda) + "checkout-worker:7/invocations",
                                         "POST /work")})));
    CHECK(textAt(root, "/Workloads/Tick/Target") == "\"G\"");
    INFO(textAt(root, "/Resources/I"));
    CHECK(textAt(root, "/Resources/I/Properties/IntegrationUri/Fn::Sub").find("functions/${G}/inv") !=
          std::string::npos);
    CHECK(textAt(root, "/Workloads/FCallers/Target") == "\"F\"");
    CHECK(textAt(root, "/Workloads/GCallers") == "nothing");
}

TEST_CASE("a policy of a state with ARNs in it is read", "[import]") {
    const importing::Imported result = imported(state(joined(
        {resource(
             "aws_dynamodb_table", "t",
             R"({ "arn": "arn:aws:dynamodb:us-east-1:1:table/orders-prod", "id": "orders-prod", "name": "orders-prod", "billing_mode": "PAY_PER_REQUEST", "hash_key": "pk" })"),
         resource("aws_iam_role", "r", R"({ "arn": "arn:aws:iam::1:role/worker", "id": "worker", "name": "worker" })"),
         resource(
             "aws_iam_role_policy", "p",
             "{ \"role\": \"worker\",\n\n"
             R"("policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:PutItem\",\"Resource\":\"arn:aws:dynamodb:us-east-1:1:table/orders-prod\"}]}" })"),
         resource(
             "aws_lambda_function", "f",
             R"({ "function_name": "worker", "runtime": "nodejs22.x", "role": "arn:aws:iam::1:role/worker" })")})));
    const Node& root = *result.scenario;
    CHECK(textAt(root, "/Resources/F/Behavior/Steps/Write T/Call/Operation") == "\"PutItem\"");
    // The text of the policy stands in the third line.
    for (const importing::Entry& entry : result.report)
        CHECK((entry.fate != importing::Fate::Proposed || entry.origin.at.line == 3));
}

TEST_CASE("auto scaling of provisioned concurrency is found by the text of a state", "[import]") {
    const std::string scaled =
        R"("resource_id": "function:worker:live", "scalable_dimension": "lambda:function:ProvisionedConcurrency", "service_namespace": "lambda")";
    const Node root = scenarioOf(state(joined(
        {resource(
             "aws_appautoscaling_policy", "p",
             R"({ "id": "pc", "policy_type": "TargetTrackingScaling", )" + scaled +
                 R"(, "target_tracking_scaling_policy_configuration": [{ "target_value": 0.7, "disable_scale_in": true, "predefined_metric_specification": [{ "predefined_metric_type": "LambdaProvisionedConcurrencyUtilization" }] }] })"),
         resource("aws_appautoscaling_target", "t",
                  R"({ "id": "function:worker:live", "min_capacity": 2, "max_capacity": 20, )" + scaled + " }"),
         resource("aws_lambda_alias", "live",
                  R"({ "arn": ")" + std::string(kLambda) +
                      R"(worker:live", "function_name": "worker", "function_version": "1", "name": "live" })"),
         deployedFunction("w", "worker")})));
    CHECK(textAt(root, "/Resources/T/Properties/ResourceId") == "\"function:W:live\"");
    CHECK(textAt(root, "/Resources/P/Properties/TargetTrackingScalingPolicyConfiguration/DisableScaleIn") == "true");
}
