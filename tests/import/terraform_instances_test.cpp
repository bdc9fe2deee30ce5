// SPDX-License-Identifier: GPL-3.0-or-later
// for_each and count: a plan's configuration says once what each instance refers to.
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;
using importing::Fate;

namespace {

const std::string kApi = resource("aws_apigatewayv2_api", "api", R"({ "name": "api", "protocol_type": "HTTP" })");
const std::string kApiId = refers("api_id", R"("aws_apigatewayv2_api.api.id", "aws_apigatewayv2_api.api")");
const std::string kProxy = R"({ "integration_type": "AWS_PROXY" })";

std::string route(const std::string& name, const std::string& key, const std::string& index) {
    return resource("aws_apigatewayv2_route", name, R"({ "route_key": ")" + key + R"(" })", index);
}

/// Two functions, integrations and routes; `key`: each.key or count.index, which the references lose.
std::string twoOfEach(const std::string& one, const std::string& two, const std::string& key) {
    return plan(
        joined({kApi, function("f", "f-one", one), function("f", "f-two", two),
                resource("aws_apigatewayv2_integration", "i", kProxy, one),
                resource("aws_apigatewayv2_integration", "i", kProxy, two), route("r", "GET /one", one),
                route("r", "GET /two", two)}),
        joined({configured("aws_apigatewayv2_integration", "i",
                           kApiId + ", " + refers("integration_uri", R"("aws_lambda_function.f", ")" + key + "\"")),
                configured("aws_apigatewayv2_route", "r",
                           kApiId + ", " + refers("target", R"("aws_apigatewayv2_integration.i", ")" + key + "\""))}));
}

/// A module with a function, its integration and its route; it gives the function's ARN, and is given the API.
std::string moduleOf(const std::string& address, const std::string& key) {
    return R"({ "address": ")" + address + R"(", "resources": [)" +
           joined({function("this", "svc-" + key), resource("aws_apigatewayv2_integration", "i", kProxy),
                   route("r", "GET /" + key, "")}) +
           "] }";
}

std::string callOf(const std::string& name) {
    const std::string api = refers("api_id", R"("var.api")");
    return "\"" + name + R"(": { "expressions": { )" +
           refers("api", R"("aws_apigatewayv2_api.api.id", "aws_apigatewayv2_api.api")") +
           R"( }, "module": { "outputs": { "arn": { "expression": { "references": ["aws_lambda_function.this.arn", "aws_lambda_function.this"] } } }, "resources": [)" +
           joined({configured("aws_apigatewayv2_integration", "i",
                              api + ", " +
                                  refers("integration_uri",
                                         R"("aws_lambda_function.this.invoke_arn", "aws_lambda_function.this")")),
                   configured("aws_apigatewayv2_route", "r",
                              api + ", " + refers("target", R"("aws_apigatewayv2_integration.i.id")"))}) +
           "] } }";
}

}  // namespace

TEST_CASE("what for_each makes is wired to what it makes of the same key", "[import]") {
    const Node root = scenarioOf(twoOfEach(R"("one")", R"("two")", "each.key"));
    CHECK(textAt(root, "/Resources/Ione/Properties/IntegrationUri/Ref") == "\"Fone\"");
    CHECK(textAt(root, "/Resources/Itwo/Properties/IntegrationUri/Ref") == "\"Ftwo\"");
    CHECK(textAt(root, "/Resources/Rtwo/Properties/Target/Fn::Sub") == "\"integrations/${Itwo}\"");
    CHECK(textAt(root, "/Workloads/FtwoCallers") == "nothing");
}

TEST_CASE("what count makes is wired to what it makes of the same number", "[import]") {
    const Node root = scenarioOf(twoOfEach("0", "1", "count.index"));
    CHECK(textAt(root, "/Resources/I0/Properties/IntegrationUri/Ref") == "\"F0\"");
    CHECK(textAt(root, "/Resources/I1/Properties/IntegrationUri/Ref") == "\"F1\"");
    CHECK(textAt(root, "/Resources/R1/Properties/Target/Fn::Sub") == "\"integrations/${I1}\"");
}

TEST_CASE("an index that stands in the reference names its instance; a key with dots and brackets is one key",
          "[import]") {
    const std::string rule = ruleNamed("tick");
    const auto target = [](const std::string& references) {
        return configured("aws_cloudwatch_event_target", "t",
                          refers("rule", R"("aws_cloudwatch_event_rule.tick.name", "aws_cloudwatch_event_rule.tick")") +
                              ", " + refers("arn", references));
    };
    const std::string part = resource("aws_cloudwatch_event_target", "t", "{}");
    const Node counted = scenarioOf(
        plan(joined({rule, part, function("f", "f-one", "0"), function("f", "f-two", "1")}),
             target(R"("aws_lambda_function.f[1].arn", "aws_lambda_function.f[1]", "aws_lambda_function.f")")));
    CHECK(textAt(counted, "/Workloads/Tick/Target") == "\"F1\"");
    const Node keyed = scenarioOf(plan(
        joined({rule, part, function("f", "f-one", R"("a")"), function("f", "f-two", R"("b.c[0]")")}),
        target(
            R"("aws_lambda_function.f[\"b.c[0]\"].arn", "aws_lambda_function.f[\"b.c[0]\"]", "aws_lambda_function.f")")));
    CHECK(textAt(keyed, "/Workloads/Tick/Target") == "\"FbC0\"");
}

TEST_CASE("references inside of a module's instance stay inside", "[import]") {
    const std::string rule = ruleNamed("tick");
    const Node root = scenarioOf(plan(
        joined({kApi, rule, resource("aws_cloudwatch_event_target", "t", "{}")}),
        configured("aws_cloudwatch_event_target", "t",
                   refers("rule", R"("aws_cloudwatch_event_rule.tick.name")") + ", " +
                       refers("arn", R"("module.svc[\"payments\"].arn", "module.svc[\"payments\"]")")),
        joined({moduleOf(R"(module.svc[\"orders\"])", "orders"), moduleOf(R"(module.svc[\"payments\"])", "payments")}),
        callOf("svc")));
    CHECK(textAt(root, "/Resources/SvcOrdersI/Properties/IntegrationUri/Ref") == "\"SvcOrdersThis\"");
    CHECK(textAt(root, "/Resources/SvcPaymentsI/Properties/IntegrationUri/Ref") == "\"SvcPaymentsThis\"");
    CHECK(textAt(root, "/Resources/SvcPaymentsR/Properties/Target/Fn::Sub") == "\"integrations/${SvcPaymentsI}\"");
    CHECK(textAt(root, "/Resources/SvcPaymentsI/Properties/ApiId/Ref") == "\"Api\"");
    CHECK(textAt(root, "/Workloads/Tick/Target") == "\"SvcPaymentsThis\"");
}

TEST_CASE("module.svc[each.key].arn is the module of the same key, though its output is lost", "[import]") {
    const auto rule = [](const std::string& index) {
        return resource("aws_scheduler_schedule", "s", "{ " + kEveryMinute + R"(, "target": [{}] })", index);
    };
    const Node root = scenarioOf(plan(
        joined({kApi, rule(R"("orders")"), rule(R"("payments")")}),
        configured("aws_scheduler_schedule", "s",
                   R"("target": [{ "arn": { "references": ["module.svc", "each.key"] } }])"),
        joined({moduleOf(R"(module.svc[\"orders\"])", "orders"), moduleOf(R"(module.svc[\"payments\"])", "payments")}),
        callOf("svc")));
    CHECK(textAt(root, "/Workloads/Sorders/Target") == "\"SvcOrdersThis\"");
    CHECK(textAt(root, "/Workloads/Spayments/Target") == "\"SvcPaymentsThis\"");
}

TEST_CASE("a module inside of a module's instance is given what that instance is given", "[import]") {
    const auto table = [](const std::string& key) {
        return resource(
            "aws_dynamodb_table", "t",
            R"({ "name": "t-)" + key +
                R"(", "billing_mode": "PAY_PER_REQUEST", "hash_key": "k", "stream_enabled": true, "stream_view_type": "NEW_IMAGE" })",
            "\"" + key + "\"");
    };
    const auto outer = [](const std::string& key) {
        return R"({ "address": "module.o[\")" + key + R"(\"]", "child_modules": [{ "address": "module.o[\")" + key +
               R"(\"].module.i[0]", "resources": [)" +
               joined({function("f", "f-" + key), resource("aws_lambda_event_source_mapping", "m",
                                                           R"({ "batch_size": 10, "starting_position": "LATEST" })")}) +
               "] }] }";
    };
    const std::string inner = R"("i": { "count_expression": { "constant_value": 1 }, "expressions": { )" +
                              refers("stream", R"("var.stream")") + R"( }, "module": { "resources": [)" +
                              configured("aws_lambda_event_source_mapping", "m",
                                         refers("event_source_arn", R"("var.stream")") + ", " +
                                             refers("function_name", R"("aws_lambda_function.f.arn")")) +
                              "] } }";
    const std::string calls = R"("o": { "expressions": { )" +
                              refers("stream", R"("aws_dynamodb_table.t", "each.key")") +
                              R"( }, "module": { "resources": [], "module_calls": { )" + inner + " } } }";
    const Node root = scenarioOf(plan(joined({table("a"), table("b")}), "", joined({outer("a"), outer("b")}), calls));
    CHECK(textAt(root, "/Resources/OAI0M/Properties/EventSourceArn/Fn::GetAtt/0") == "\"Ta\"");
    CHECK(textAt(root, "/Resources/OBI0M/Properties/EventSourceArn/Fn::GetAtt/0") == "\"Tb\"");
    CHECK(textAt(root, "/Resources/OBI0M/Properties/FunctionName/Ref") == "\"OBI0F\"");
}

TEST_CASE("of several instances none is taken where nothing says which", "[import]") {
    const importing::Imported result = imported(
        plan(joined({kApi, function("f", "f-one", R"("one")"), function("f", "f-two", R"("two")"),
                     resource("aws_apigatewayv2_integration", "i", kProxy), route("r", "GET /one", "")}),
             joined({configured("aws_apigatewayv2_integration", "i",
                                kApiId + ", " + refers("integration_uri", R"("aws_lambda_function.f", "var.which")")),
                     configured("aws_apigatewayv2_route", "r",
                                kApiId + ", " + refers("target", R"("aws_apigatewayv2_integration.i.id")"))})));
    CHECK(textAt(*result.scenario, "/Workloads/FoneCallers/Target") == "\"Fone\"");
    CHECK(says(result.report, Fate::LeftOut, "I.integration_uri: is known after apply"));
}
