// SPDX-License-Identifier: GPL-3.0-or-later
// each.value: of what for_each goes through, the element of the same key (Terraform, the for_each meta-argument, 2026).
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;
using importing::Fate;

namespace {

const std::string kElementApi =
    resource("aws_apigatewayv2_api", "api", R"({ "name": "api", "protocol_type": "HTTP" })");
const std::string kOfElementApi = refers("api_id", R"("aws_apigatewayv2_api.api.id", "aws_apigatewayv2_api.api")");

/// The expressions of a resource that goes through something.
std::string goingThrough(const std::string& type, const std::string& name, const std::string& through,
                         const std::string& expressions) {
    return R"({ "type": ")" + type + R"(", "name": ")" + name + R"(", "for_each_expression": { "references": [)" +
           through + R"(] }, "expressions": { )" + expressions + " } }";
}

/// Integrations and routes of two keys.
std::string integrationsOf(const std::string& keyOne, const std::string& keyTwo) {
    const auto pair = [](const std::string& key) {
        const std::string index = "\"" + key + "\"";
        return resource("aws_apigatewayv2_integration", "i", R"({ "integration_type": "AWS_PROXY" })", index) + ", " +
               resource("aws_apigatewayv2_route", "r", R"({ "route_key": "GET /)" + key + R"(" })", index);
    };
    return pair(keyOne) + ", " + pair(keyTwo);
}

std::string configuredThrough(const std::string& through, const std::string& uri) {
    return joined({goingThrough("aws_apigatewayv2_integration", "i", through,
                                kOfElementApi + ", " + refers("integration_uri", uri)),
                   goingThrough("aws_apigatewayv2_route", "r", R"("aws_apigatewayv2_integration.i")",
                                kOfElementApi + ", " + refers("target", R"("each.value.id", "each.value")"))});
}

const std::string kTwoElementFunctions = function("f", "f-one", R"("one")") + ", " + function("f", "f-two", R"("two")");

std::string elementUriOf(const Node& root, const std::string& integration) {
    return textAt(root, "/Resources/" + integration + "/Properties/IntegrationUri/Ref");
}

}  // namespace

TEST_CASE("each.value of resources is the one of the same key", "[import]") {
    const Node root =
        scenarioOf(plan(joined({kElementApi, kTwoElementFunctions, integrationsOf("one", "two")}),
                        configuredThrough(R"("aws_lambda_function.f")", R"("each.value.invoke_arn", "each.value")")));
    CHECK(elementUriOf(root, "Ione") == "\"Fone\"");
    CHECK(elementUriOf(root, "Itwo") == "\"Ftwo\"");
    CHECK(textAt(root, "/Resources/Rone/Properties/Target/Fn::Sub") == "\"integrations/${Ione}\"");
    CHECK(textAt(root, "/Resources/Rtwo/Properties/Target/Fn::Sub") == "\"integrations/${Itwo}\"");
}

TEST_CASE("each.value names nothing where for_each names two resources without keys", "[import]") {
    const importing::Imported result = imported(plan(
        joined({kElementApi, function("f", "f-one"), function("g", "f-two"), integrationsOf("one", "two")}),
        configuredThrough(
            R"("aws_lambda_function.g.invoke_arn", "aws_lambda_function.g", "aws_lambda_function.f.invoke_arn", "aws_lambda_function.f")",
            R"("each.value")")));
    CHECK(says(result.report, Fate::LeftOut, "Ione.integration_uri: is known after apply"));
    CHECK(says(result.report, Fate::LeftOut, "Itwo.integration_uri: is known after apply"));
}

TEST_CASE("each.value names nothing where a part of the map is not known", "[import]") {
    const importing::Imported result =
        imported(plan(joined({kElementApi, function("f", "f-one"), integrationsOf("one", "two")}),
                      configuredThrough(R"("aws_lambda_function.f.invoke_arn", "aws_lambda_function.f", "local.other")",
                                        R"("each.value")")));
    CHECK(says(result.report, Fate::LeftOut, "Ione.integration_uri: is known after apply"));
    CHECK(says(result.report, Fate::LeftOut, "Itwo.integration_uri: is known after apply"));
}

TEST_CASE("an index that is a part of each.value is looked up in the plan's variables", "[import]") {
    const std::string routes =
        R"("variables": { "routes": { "value": { "one": { "does": "two" }, "list": { "does": "one" } } } }, )";
    std::string text =
        plan(joined({kElementApi, kTwoElementFunctions, integrationsOf("one", "list")}),
             configuredThrough(R"("var.routes")", R"("aws_lambda_function.f", "each.value.does", "each.value")"));
    text.insert(text.find("\"planned_values\""), routes);
    const Node root = scenarioOf(text);
    CHECK(elementUriOf(root, "Ione") == "\"Ftwo\"");
    CHECK(elementUriOf(root, "Ilist") == "\"Fone\"");
}

TEST_CASE("each.value inside of a module is what its caller gives; of modules it is the module's output", "[import]") {
    const auto mapping = [](const std::string& key) {
        return resource("aws_lambda_event_source_mapping", "m", R"({ "batch_size": 10 })", "\"" + key + "\"");
    };
    const auto queue = [](const std::string& key) {
        return resource("aws_sqs_queue", "q", R"({ "name": "queue-)" + key + R"(" })", "\"" + key + "\"");
    };
    const auto worker = [](const std::string& key) {
        return R"({ "address": "module.w[\")" + key + R"(\"]", "resources": [)" + function("f", "worker-" + key) +
               "] }";
    };
    const std::string given = R"("expressions": { )" + refers("queues", R"("aws_sqs_queue.q")") + ", " +
                              refers("workers", R"("module.w")") + " }";
    const std::string calls =
        R"("w": { "for_each_expression": { "references": ["local.all"] }, "expressions": {}, "module": { "outputs": { "arn": { "expression": { "references": ["aws_lambda_function.f.arn", "aws_lambda_function.f"] } } }, "resources": [] } }, )"
        R"("wires": { )" +
        given + R"(, "module": { "resources": [)" +
        goingThrough("aws_lambda_event_source_mapping", "m", R"("var.queues")",
                     refers("event_source_arn", R"("each.value.arn", "each.value")") + ", " +
                         refers("function_name", R"("var.workers", "each.key")")) +
        "] } }";
    const std::string wires =
        R"({ "address": "module.wires", "resources": [)" + joined({mapping("a"), mapping("b")}) + "] }";
    const Node root =
        scenarioOf(plan(joined({queue("a"), queue("b")}), "", joined({wires, worker("a"), worker("b")}), calls));
    CHECK(textAt(root, "/Resources/WiresMa/Properties/EventSourceArn/Ref") == "\"Qa\"");
    CHECK(textAt(root, "/Resources/WiresMb/Properties/EventSourceArn/Ref") == "\"Qb\"");
    CHECK(textAt(root, "/Resources/WiresMa/Properties/FunctionName/Ref") == "\"WAF\"");
    CHECK(textAt(root, "/Resources/WiresMb/Properties/FunctionName/Ref") == "\"WBF\"");
}

TEST_CASE("a text of a variable and of each.key names what the variable does, of the module's own key", "[import]") {
    const auto queue = [](const std::string& key) {
        return resource("aws_sqs_queue", "q", R"({ "name": "queue-)" + key + R"(" })", "\"" + key + "\"");
    };
    const auto wires = [](const std::string& key) {
        return R"({ "address": "module.w[\")" + key + R"(\"]", "resources": [)" +
               joined({function("f", "f-" + key),
                       resource("aws_lambda_event_source_mapping", "m", R"({ "batch_size": 10 })", R"("a")")}) +
               "] }";
    };
    const std::string calls =
        R"("w": { "for_each_expression": { "references": ["local.all"] }, "expressions": { )" +
        refers("queue", R"("aws_sqs_queue.q", "each.key")") + R"( }, "module": { "resources": [)" +
        goingThrough("aws_lambda_event_source_mapping", "m", R"("local.kinds")",
                     refers("event_source_arn", R"("var.queue", "each.key")") + ", " +
                         refers("function_name", R"("aws_lambda_function.f.arn", "aws_lambda_function.f")")) +
        "] } }";
    const Node root = scenarioOf(plan(joined({queue("a"), queue("b")}), "", joined({wires("a"), wires("b")}), calls));
    CHECK(textAt(root, "/Resources/WBMa/Properties/EventSourceArn/Ref") == "\"Qb\"");  // the module's key, not "a"
    CHECK(textAt(root, "/Resources/WAMa/Properties/EventSourceArn/Ref") == "\"Qa\"");
}
