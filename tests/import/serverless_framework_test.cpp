// SPDX-License-Identifier: GPL-3.0-or-later
// What `serverless package` leaves in .serverless/cloudformation-template-update-stack.json: a stack of our own in the
// Framework's form (its names, joins, aliases, deployments and custom resources). Expected values are read off it.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

importing::Imported serverlessPackage() {
    return importing::importFiles({importFixture("serverless_package.json")}, {});
}

}  // namespace

TEST_CASE("a package of the Serverless Framework comes with its routes, sources and machine", "[import]") {
    const importing::Imported result = serverlessPackage();
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    const Node& scenario = *result.scenario;
    // Joined addresses, with and without the alias that holds the provisioned concurrency.
    const auto uri = [&](const std::string& method) {
        return textAt(scenario, "/Resources/ApiGatewayMethod" + method + "/Properties/Integration/Uri/Fn::Sub");
    };
    CHECK(uri("OrdersPost").find("${CreateLambdaFunction.Arn}:$LATEST/invocations") != std::string::npos);
    CHECK(uri("OrdersIdVarGet").find("${GetLambdaFunction.Arn}:provisioned/invocations") != std::string::npos);
    CHECK(textAt(scenario,
                 "/Resources/GetProvConcLambdaAlias/Properties/ProvisionedConcurrencyConfig/"
                 "ProvisionedConcurrentExecutions") == "5");
    CHECK(textAt(scenario, "/Resources/HttpApiIntegrationGet/Properties/IntegrationUri/Ref") ==
          "\"GetProvConcLambdaAlias\"");
    CHECK(textAt(scenario, "/Workloads/ApiGatewayRestApiClients/ApiKey") == "\"ApiGatewayApiKey1\"");
    CHECK(textAt(scenario, "/Workloads/WebsocketsApiClients/Session") != "nothing");
    CHECK(textAt(scenario, "/Workloads/TickEventsRuleSchedule1/Arrivals/Schedule") == "\"rate(5 minutes)\"");
    CHECK(textAt(scenario, "/Workloads/FulfilEventsRuleSchedule1/Target") == "\"FulfilStepFunctionsStateMachine\"");
    // A definition in a Fn::Sub with names of its own.
    const std::string states = "/Resources/FulfilStepFunctionsStateMachine/Properties/Definition/States/";
    CHECK(textAt(scenario, states + "A/Resource/Fn::Sub") == "\"${CreateLambdaFunction.Arn}:$LATEST\"");
    CHECK(textAt(scenario, states + "P/Parameters/TableName/Ref") == "\"OrdersTable\"");
    CHECK(textAt(scenario, "/Resources/CreateLambdaFunction/Behavior/Steps/Send to MailQueue/Call/Operation") ==
          "\"SendMessage\"");
    static_cast<void>(loaded(scenario));
}

TEST_CASE("what the Serverless Framework deploys with gets no traffic, and its keys are enabled", "[import]") {
    const importing::Imported result = serverlessPackage();
    REQUIRE(result.scenario);
    CHECK(at(*result.scenario, "/Workloads")->size() == 5);
    CHECK(says(result.report, Fate::LeftOut, "Custom::S3 invokes CustomDashresourceDashexistingDashs3LambdaFunction"));
    CHECK(textAt(*result.scenario, "/Resources/ApiGatewayApiKey1/Properties/Enabled") == "true");
    const format::LoadedScenario read =
        format::loadScenarioText(document::writeJson(*result.scenario), "scenario.json");
    CHECK_FALSE(says(read.problems, "lacks \"Enabled\""));
}
