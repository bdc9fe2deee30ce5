// SPDX-License-Identifier: GPL-3.0-or-later
// SAM's types against what AWS's own transform makes of them.
#include <filesystem>
#include <fstream>

#include "tests/import/small_template.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

/// Members sorted by name, all the way down: two designs are the same whatever the order of their parts.
Node sorted(const Node& value) {
    if (value.isArray()) {
        Node list = Node::array();
        for (const Node& element : value.elements()) list.append(sorted(element));
        return list;
    }
    if (!value.isObject()) return value;
    std::vector<const document::Member*> members;
    for (const document::Member& member : value.members()) members.push_back(&member);
    std::ranges::sort(members, {}, [](const auto* member) { return member->key; });
    Node object = Node::object();
    for (const auto* member : members) object.set(member->key, sorted(member->value));
    return object;
}

std::string designOf(const importing::Imported& imported) {
    INFO(document::toLines(imported.problems));
    REQUIRE(imported.scenario);
    return document::writeJson(sorted(*imported.scenario->find("Resources"))) +
           document::writeJson(sorted(*imported.scenario->find("Workloads")));
}

const std::string kFunction =
    "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n"
    "    Properties:\n      Runtime: python3.12\n      Handler: a.b\n      CodeUri: .\n";

}  // namespace

TEST_CASE("a SAM template and AWS's transform of it import as the same design", "[import]") {
    const auto sam = importing::importFiles({importFixture("orders.yaml")}, {});
    const auto plain = importing::importFiles({importFixture("orders_transformed.json")}, {});
    CHECK(designOf(sam) == designOf(plain));
}

TEST_CASE("globals, alias and provisioned concurrency arrive", "[import]") {
    const auto prod = importing::importFiles({importFixture("orders.yaml")}, {{{"Stage", "prod"}}, "eu-west-1"});
    REQUIRE(prod.scenario);
    CHECK(textAt(*prod.scenario, "/Region") == "\"eu-west-1\"");
    CHECK(textAt(*prod.scenario, "/Resources/PlaceOrder/Properties/MemorySize") == "1024");
    CHECK(textAt(*prod.scenario, "/Resources/Charge/Properties/MemorySize") == "512");
    CHECK(textAt(*prod.scenario, "/Resources/Charge/Properties/Timeout") == "10");
    const std::string provisioned = "/Resources/PlaceOrderAliaslive/Properties/ProvisionedConcurrencyConfig";
    CHECK(textAt(*prod.scenario, provisioned + "/ProvisionedConcurrentExecutions") == "5");
    CHECK(says(prod.report, Fate::LeftOut, "Audit: AWS::S3::Bucket is not modelled yet"));
    CHECK_FALSE(loaded(*prod.scenario).designs.empty());
}

TEST_CASE("events of an API become routes of the API that SAM makes", "[import]") {
    const auto result = importing::importFiles({importFixture("orders.yaml")}, {});
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/ServerlessRestApi/Routes/POST ~1orders") == "\"PlaceOrder\"");
    CHECK(textAt(*result.scenario, "/Workloads/ServerlessRestApiClients/Mix/0/Route") == "\"GET /orders/{id}\"");
    CHECK(textAt(*result.scenario, "/Workloads/SweepNightly/Arrivals/Schedule") == "\"rate(1 hour)\"");
    CHECK(textAt(*result.scenario, "/Simulation/Duration") == "\"24h\"");
}

TEST_CASE("a single route is told as one", "[import]") {
    const auto result = importing::importText(kFunction + "      Events:\n        Any: { Type: HttpApi }\n", "t.yaml",
                                              document::Format::Yaml, {});
    CHECK(says(result.report, Fate::Taken, "; 1 route"));
    CHECK_FALSE(says(result.report, Fate::Taken, "1 routes"));
    const auto orders = importing::importFiles({importFixture("orders.yaml")}, {});
    CHECK(says(orders.report, Fate::Taken, " routes"));
}

TEST_CASE("an HTTP API with an authorizer and a default route", "[import]") {
    const Node scenario =
        importedText(kFunction +
                     "      Events:\n        Any: { Type: HttpApi, Properties: { ApiId: !Ref Api } }\n"
                     "  Api:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      Auth:\n"
                     "        DefaultAuthorizer: Door\n        Authorizers:\n          Door:\n"
                     "            FunctionArn: !GetAtt Guard.Arn\n            AuthorizerPayloadFormatVersion: '2.0'\n"
                     "            Identity: { Headers: [Auth], Context: [routeKey], ReauthorizeEvery: 60 }\n"
                     "  Guard:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: python3.12, "
                     "Handler: a.b, CodeUri: . }\n");
    CHECK(textAt(scenario, "/Resources/Api/Routes/$default/AuthorizerId") == "\"ApiDoorAuthorizer\"");
    CHECK(textAt(scenario, "/Resources/ApiDoorAuthorizer/Properties/AuthorizerResultTtlInSeconds") == "60");
    CHECK(textAt(scenario, "/Resources/ApiDoorAuthorizer/Properties/IdentitySource") ==
          "[\"$request.header.Auth\", \"$context.routeKey\"]");
    CHECK(textAt(scenario, "/Workloads/GuardCallers") == "nothing");
    CHECK_FALSE(loaded(scenario).designs.empty());
}

TEST_CASE("usage plans, keys and a simple table of SAM", "[import]") {
    const Node scenario = importedText(
        kFunction +
        "      Events:\n        Get: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /a, Method: get } }\n"
        "  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: v1\n      Auth:\n"
        "        ApiKeyRequired: true\n        UsagePlan: { CreateUsagePlan: PER_API, Throttle: "
        "{ RateLimit: 7, BurstLimit: 9 } }\n"
        "  T: { Type: AWS::Serverless::SimpleTable }\n");
    CHECK(textAt(scenario, "/Resources/Api/Routes/GET ~1a/ApiKeyRequired") == "true");
    CHECK(textAt(scenario, "/Resources/ApiUsagePlan/Properties/Throttle/RateLimit") == "7");
    CHECK(textAt(scenario, "/Workloads/ApiClients/ApiKey") == "\"ApiApiKey\"");
    CHECK(textAt(scenario, "/Resources/T/Properties/BillingMode") == "\"PAY_PER_REQUEST\"");
    CHECK_FALSE(loaded(scenario).designs.empty());
}

TEST_CASE("an event that names no API of the template is refused as SAM refuses it", "[import]") {
    const auto result = importText(kFunction +
                                   "      Events:\n        Get: { Type: Api, Properties: { RestApiId: !ImportValue "
                                   "other, Path: /a, Method: get } }\n");
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, "must be a valid reference to an 'AWS::Serverless::Api' in same template"));
}

TEST_CASE("recorded pairs of SAM templates and AWS's transforms import as the same designs", "[import]") {
    const auto folder = sharedData("data/iac/sam_translator_pairs");
    if (skipWithoutShared(folder)) return;
    const std::string prefix = "serverless-application-model__tests__translator__";
    for (const char* name : {"api_with_usageplans", "function_with_event_source_mapping"}) {
        INFO(name);
        const auto sam = importing::importFiles({folder / (prefix + "input__" + name + ".yaml")}, {});
        const auto plain = importing::importFiles({folder / (prefix + "output__" + name + ".json")}, {});
        CHECK(designOf(sam) == designOf(plain));
    }
}

namespace {

constexpr const char* kNotes = R"(Transform: AWS::Serverless-2016-10-31
Resources:
  Write:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.12
      CodeUri: .
      Policies:
        - Statement: { Effect: Allow, Action: [dynamodb:PutItem, sqs:SendMessage, states:StartExecution], Resource: !GetAtt Notes.Arn }
      Events:
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
  Notes: { Type: AWS::Serverless::SimpleTable }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Rest
        States:
          Rest: { Type: Wait, SecondsPath: $.seconds, Next: Each }
          Each: { Type: Map, ItemsPath: $.list, MaxConcurrencyPath: $.most, ItemProcessor: { StartAt: One, States: { One: { Type: Pass, End: true } } }, Next: Spread }
          Spread: { Type: Map, ItemsPath: $.list, ItemBatcher: { MaxItemsPerBatchPath: $.b, MaxInputBytesPerBatchPath: $.s }, ToleratedFailureCountPath: $.c, ToleratedFailurePercentagePath: $.p, ItemProcessor: { ProcessorConfig: { Mode: DISTRIBUTED, ExecutionType: STANDARD }, StartAt: Two, States: { Two: { Type: Pass, End: true } } }, Next: Do }
          Do: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName.$: $.f }, TimeoutSecondsPath: $.t, End: true }
)";

}  // namespace

TEST_CASE("a machine that leaves things to data is kept, with guesses that are named", "[import]") {
    const importing::Imported result = importText(kNotes);
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    const std::string states = "/Resources/Flow/Behavior/States/";
    CHECK(textAt(*result.scenario, states + "Rest/Duration/Uncertain/Likely") == "\"60s\"");
    CHECK(textAt(*result.scenario, states + "Each/Items/Uncertain/Likely") == "10");
    CHECK(textAt(*result.scenario, states + "Each/MaxConcurrency") == "10");
    CHECK(textAt(*result.scenario, states + "Spread/MaxItemsPerBatch") == "10");
    CHECK(textAt(*result.scenario, states + "Spread/MaxInputBytesPerBatch") == "262144");
    CHECK(textAt(*result.scenario, states + "Spread/ToleratedFailureCount") == "0");
    CHECK(textAt(*result.scenario, states + "Spread/ToleratedFailurePercentage") == "0");
    CHECK(textAt(*result.scenario, states + "Do/Duration/Uncertain/Likely") == "\"200ms\"");
    CHECK(textAt(*result.scenario, states + "Do/TimeoutSeconds") == "300");
    CHECK(says(result.report, Fate::Assumed, states + "Rest/Duration: its time comes from data: 60s (1s to 3600s)"));
    CHECK(says(result.report, Fate::Taken, "Flow: AWS::StepFunctions::StateMachine"));
    CHECK_FALSE(says(result.report, Fate::LeftOut, "Flow: "));
    loaded(*result.scenario);
}

TEST_CASE("what is left out whole has not been taken", "[import]") {
    const importing::Imported result = importText(R"(Resources:
  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }
  Flow: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: r, DefinitionS3Location: { Bucket: b, Key: k } } }
)");
    INFO(importing::toText(result.report));
    CHECK(says(result.report, Fate::LeftOut, "Flow: "));
    CHECK_FALSE(says(result.report, Fate::Taken, "Flow: "));
}

TEST_CASE("a schedule that became a workload is taken, and grants without a target are told", "[import]") {
    const importing::Imported result = importText(kNotes);
    INFO(importing::toText(result.report));
    CHECK(says(result.report, Fate::Taken, "WriteNightly: AWS::Events::Rule as the workload WriteNightly"));
    CHECK_FALSE(says(result.report, Fate::LeftOut, "WriteNightly"));
    for (const char* action : {"sqs:SendMessage", "states:StartExecution"})
        CHECK(says(result.report, Fate::LeftOut, std::string("Write: its role allows ") + action));
    importing::Report placeless{{Fate::Assumed, {}, "Region", "us-east-1"}};
    CHECK(importing::toText(placeless).find("\n  Region: us-east-1\n") != std::string::npos);
}

TEST_CASE("a definition's file is taken with the numbers that stand outside of quotes", "[import]") {
    const auto folder = std::filesystem::temp_directory_path() / "headroom_import_definition";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "wait.asl.json")
        << R"({ "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": ${Pause}, "End": true } } })";
    std::ofstream(folder / "t.yaml") << R"(Transform: AWS::Serverless-2016-10-31
Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: wait.asl.json, DefinitionSubstitutions: { Pause: 30 } }
)";
    const importing::Imported result = importing::importFiles({folder / "t.yaml"}, {});
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/Flow/Properties/Definition/States/W/Seconds") == "30");
    loaded(*result.scenario);
    std::filesystem::remove_all(folder);
}
