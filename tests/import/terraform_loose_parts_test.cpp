// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a plan or a state whose owner is not in it: told, and joined to nothing.
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;
using importing::Fate;

TEST_CASE("a target and policies of what is in another state are told", "[import]") {
    const std::string arn = R"("arn": "arn:aws:lambda:us-east-1:123456789012:function:job-worker")";
    const importing::Imported result = imported(state(joined(
        {deployedFunction("job", "job-worker"),
         resource("aws_cloudwatch_event_target", "away", R"({ "rule": "elsewhere", )" + arn + " }"),
         resource("aws_iam_role_policy", "own", R"json({ "role": "elsewhere", "policy": "{\"Statement\": []}" })json"),
         resource("aws_iam_role_policy_attachment", "managed",
                  R"({ "role": "elsewhere", "policy_arn": "arn:aws:iam::aws:policy/AWSLambda_FullAccess" })")})));
    CHECK(says(result.report, Fate::LeftOut, "is a target of a rule that is not here"));
    CHECK(says(result.report, Fate::LeftOut, "Own: is a policy of a role that is not here"));
    CHECK(says(result.report, Fate::LeftOut, "Managed: is a policy of a role that is not here"));
}

// Two methods of which nobody knows the resource are not the same one.
TEST_CASE("an integration of an unknown resource is joined to no method", "[import]") {
    const std::string api =
        refers("rest_api_id", R"("aws_api_gateway_rest_api.api.id", "aws_api_gateway_rest_api.api")");
    const std::string unknown = refers("resource_id", R"("local.x")");
    const std::string uri = refers("uri", R"("aws_lambda_function.f.invoke_arn", "aws_lambda_function.f")");
    const std::string method = R"({ "http_method": "GET", "authorization": "NONE" })";
    const std::string proxy = R"({ "http_method": "GET", "integration_http_method": "POST", "type": "AWS_PROXY" })";
    const importing::Imported result = imported(
        plan(joined({function("f", "f"), resource("aws_api_gateway_rest_api", "api", R"({ "name": "api" })"),
                     resource("aws_api_gateway_method", "a", method), resource("aws_api_gateway_method", "b", method),
                     resource("aws_api_gateway_integration", "i", proxy)}),
             joined({configured("aws_api_gateway_method", "a", api + ", " + unknown),
                     configured("aws_api_gateway_method", "b", api + ", " + unknown),
                     configured("aws_api_gateway_integration", "i", api + ", " + uri + ", " + unknown)})));
    CHECK(says(result.report, Fate::LeftOut, "I: is the integration of a method that is not here"));
    CHECK(textAt(*result.scenario, "/Workloads/ApiClients") == "nothing");
}

TEST_CASE("a logging block with a group alone is read", "[import]") {
    const Node root = scenarioOf(plan(
        resource(
            "aws_lambda_function", "f",
            R"({ "function_name": "f", "runtime": "nodejs22.x", "logging_config": [{ "log_group": "/my/logs" }] })"),
        ""));
    CHECK(textAt(root, "/Resources/F/Type") == "\"AWS::Lambda::Function\"");
}

// Outputs that name two variables, each of which two outputs of the same module give: twice as many at every step.
TEST_CASE("references that lead in circles end", "[import]") {
    const std::string both = R"({ "expression": { "references": ["var.a", "var.b"] } })";
    const std::string given = R"({ "references": ["module.m.x", "module.m.y"] })";
    std::string text =
        plan(joined({function("f", "f"), ruleNamed("r"),
                     resource("aws_cloudwatch_event_target", "t", R"({ "rule": "r" })")}),
             configured("aws_cloudwatch_event_target", "t", refers("arn", R"("module.m.x")")),
             R"({ "address": "module.m", "resources": [] })",
             R"("m": { "expressions": { "a": )" + given + R"(, "b": )" + given +
                 R"( }, "module": { "outputs": { "x": )" + both + R"(, "y": )" + both + R"( }, "resources": [] } })");
    CHECK(imported(text).scenario);
}
