// SPDX-License-Identifier: GPL-3.0-or-later
// What the guessed callers of a design need: the importer's own validator takes them.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

const std::string kFunction =
    "  Fn:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: i.h\n      CodeUri: .\n"
    "      Runtime: nodejs22.x\n";

std::string sam(const std::string& globals, const std::string& more) {
    return "Transform: AWS::Serverless-2016-10-31\n" + globals + "Resources:\n" + kFunction + more;
}

}  // namespace

TEST_CASE("clients of a cached path with a parameter ask for guessed items", "[import]") {
    const std::string globals =
        "Globals:\n  Api: { CacheClusterEnabled: true, CacheClusterSize: '0.5', MethodSettings: [{ ResourcePath: /*, "
        "HttpMethod: '*', CachingEnabled: true, CacheTtlInSeconds: 60 }] }\n";
    const std::string one = "      Events: { Get: { Type: Api, Properties: { Path: '/items/{id}', Method: GET } } }\n";
    const importing::Imported result = importText(sam(globals, one));
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    const std::string keys = "/Workloads/ServerlessRestApiClients/Key/Zipf/Keys/Uncertain/Likely";
    CHECK(textAt(*result.scenario, keys) == "100000");
    CHECK(says(result.report, Fate::Assumed, "no template says which items are asked for"));
    const std::string two =
        "      Events: { Get: { Type: Api, Properties: { Path: '/items/{id}', Method: GET } }, Put: { Type: Api, "
        "Properties: { Path: '/items/{id}', Method: PUT } } }\n";
    const Node mixed = importedText(sam(globals, two));
    CHECK(at(mixed, "/Workloads/ServerlessRestApiClients/Mix/0/Key") != nullptr);
    CHECK(at(mixed, "/Workloads/ServerlessRestApiClients/Mix/1/Key") == nullptr);  // nothing caches a PUT
    const Node plain = importedText(sam("", one));
    CHECK(at(plain, "/Workloads/ServerlessRestApiClients/Key") == nullptr);
}

TEST_CASE("clients ask for guessed items on those routes alone that a stage caches", "[import]") {
    const std::string routes =
        "      Events: { A: { Type: Api, Properties: { RestApiId: !Ref Api, Path: '/a/{id}', Method: GET } }, B: { "
        "Type: "
        "Api, Properties: { RestApiId: !Ref Api, Path: '/b/{id}', Method: GET } }, C: { Type: Api, Properties: { "
        "RestApiId: !Ref Api, Path: '/c/{id}', Method: ANY } } }\n";
    const auto stage = [](const std::string& settings) {
        return "  Api: { Type: AWS::Serverless::Api, Properties: { StageName: Prod, CacheClusterEnabled: true, "
               "CacheClusterSize: '0.5', MethodSettings: [" +
               settings + "] } }\n";
    };
    const auto keyOf = [](const Node& scenario, const std::string& route) {
        const Node* mix = at(scenario, "/Workloads/ApiClients/Mix");
        REQUIRE(mix != nullptr);
        const auto entry = std::ranges::find_if(
            mix->elements(), [&](const Node& one) { return textAt(one, "/Route") == "\"" + route + "\""; });
        REQUIRE(entry != mix->elements().end());
        return textAt(*entry, "/Key/Zipf/Keys/Uncertain/Likely");
    };
    const Node one =
        importedText(sam("", routes + stage("{ ResourcePath: '/~1b~1{id}', HttpMethod: GET, CachingEnabled: true }")));
    CHECK(keyOf(one, "GET /a/{id}") == "nothing");
    CHECK(keyOf(one, "GET /b/{id}") == "100000");
    CHECK(keyOf(one, "ANY /c/{id}") == "nothing");  // GET alone is cached
    const Node others = importedText(
        sam("", routes + stage("{ ResourcePath: /*, HttpMethod: '*', CachingEnabled: true }, { ResourcePath: "
                               "'/~1b~1{id}', HttpMethod: GET, CachingEnabled: false }")));
    CHECK(keyOf(others, "GET /a/{id}") == "100000");
    CHECK(keyOf(others, "GET /b/{id}") == "nothing");
    CHECK(keyOf(others, "ANY /c/{id}") == "nothing");
}

TEST_CASE("clients of routes that ask for a key show a guessed one", "[import]") {
    const std::string api =
        "      Events: { Get: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /a, Method: GET } } }\n"
        "  Api: { Type: AWS::Serverless::Api, Properties: { StageName: Prod, Auth: { ApiKeyRequired: true } } }\n";
    const importing::Imported result = importText(sam("", api));
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Workloads/ApiClients/ApiKey") == "\"ApiClientsKey\"");
    CHECK(textAt(*result.scenario, "/Resources/ApiClientsPlan/Properties/ApiStages/0/Stage") == "\"Prod\"");
    CHECK(says(result.report, Fate::Assumed, "ask for an API key and the files hold none"));
    const format::Scenario scenario = loaded(*result.scenario);
    CHECK(scenario.designs.front().workloads.size() == 1);
}

TEST_CASE("a plan without a key in the files gets one, a plan with a key keeps it", "[import]") {
    const std::string plan =
        "      Events: { Get: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /a, Method: GET } } }\n"
        "  Api: { Type: AWS::Serverless::Api, Properties: { StageName: Prod, Auth: { ApiKeyRequired: true } } }\n"
        "  Plan: { Type: AWS::ApiGateway::UsagePlan, Properties: { ApiStages: [{ ApiId: !Ref Api, Stage: Prod }], "
        "Throttle: { RateLimit: 50, BurstLimit: 10 } } }\n";
    const Node guessed = importedText(sam("", plan));
    CHECK(textAt(guessed, "/Resources/ApiClientsPlan") == "nothing");
    CHECK(textAt(guessed, "/Resources/ApiClientsPlanKey/Properties/UsagePlanId/Ref") == "\"Plan\"");
    const std::string key =
        "  Mine: { Type: AWS::ApiGateway::ApiKey, Properties: { Enabled: true } }\n"
        "  Both: { Type: AWS::ApiGateway::UsagePlanKey, Properties: { KeyId: !Ref Mine, KeyType: API_KEY, UsagePlanId: "
        "!Ref Plan } }\n";
    CHECK(textAt(importedText(sam("", plan + key)), "/Workloads/ApiClients/ApiKey") == "\"Mine\"");
}

TEST_CASE("the stream of another stack's table is left out and told", "[import]") {
    const std::string stream =
        "      Events: { S: { Type: DynamoDB, Properties: { StartingPosition: LATEST, Stream: "
        "'arn:aws:dynamodb:us-west-2:012345678901:table/Elsewhere/stream/2015-05-11T21:21:33.291' } } }\n";
    const importing::Imported result = importText(sam("", stream));
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "is not the stream of a table of this design"));
    CHECK(textAt(*result.scenario, "/Workloads/FnCallers/Target") == "\"Fn\"");
}

TEST_CASE("an API's OpenAPI document in a file beside the template is read", "[import]") {
    const TemplateFile file(
        "openapi: 3.0.1\ninfo: { title: x, version: '1' }\npaths:\n  /items:\n    get:\n"
        "      x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: "
        "'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:"
        "mine/invocations' }\n");
    const auto api = [](const std::string& definition) {
        return sam("", "      FunctionName: mine\n  Api: { Type: AWS::Serverless::Api, Properties: { StageName: v1, " +
                           definition + " } }\n");
    };
    const std::string name = file.path().filename().string();
    for (const std::string& definition :
         {"DefinitionUri: " + name,
          "DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: " + name + " } } }"}) {
        const Node root = importedText(api(definition));
        CHECK(textAt(root, "/Workloads/ApiClients/Route") == "\"GET /items\"");
        CHECK(textAt(root, "/Workloads/FnCallers") == "nothing");
    }
    const importing::Imported gone = importText(api("DefinitionUri: s3://bucket/api.yaml"));
    CHECK(says(gone.report, Fate::LeftOut, "Api.DefinitionUri: the OpenAPI document is in no file"));
}

TEST_CASE("filters let a guessed share of the records pass", "[import]") {
    const std::string stream =
        "      Events: { S: { Type: DynamoDB, Properties: { StartingPosition: LATEST, Stream: !GetAtt T.StreamArn, "
        "FilterCriteria: { Filters: [{ Pattern: '{}' }] } } } }\n"
        "  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], "
        "AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST, "
        "StreamSpecification: { "
        "StreamViewType: NEW_IMAGE } } }\n";
    const importing::Imported result = importText(sam("", stream));
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/FnS/Behavior/FilterPasses/Uncertain/Likely") == "0.5");
    CHECK(says(result.report, Fate::Assumed, "which share of the records passes the filters"));
    CHECK(loaded(*result.scenario).designs.front().mappings.size() == 1);
}

TEST_CASE("a schedule that comes often needs no day, one that does not needs its day", "[import]") {
    const auto duration = [](const std::string& rate) {
        return textAt(importedText(sam(
                          "", "      Events: { S: { Type: Schedule, Properties: { Schedule: '" + rate + "' } } }\n")),
                      "/Simulation/Duration");
    };
    CHECK(duration("rate(5 minutes)") == "\"1h\"");
    CHECK(duration("rate(6 hours)") == "\"24h\"");
    CHECK(duration("cron(0 12 * * ? *)") == "\"24h\"");
}

TEST_CASE("the clients of a function's URL are guessed beside whoever else invokes it", "[import]") {
    const std::string url = "      FunctionUrlConfig: { AuthType: NONE }\n";
    const Node alone = importedText(sam("", url));
    CHECK(textAt(alone, "/Workloads/FnUrlClients/Target") == "\"FnUrl\"");
    CHECK(at(alone, "/Workloads/FnCallers") == nullptr);
    const std::string clock = "      Events: { C: { Type: Schedule, Properties: { Schedule: 'rate(1 hour)' } } }\n";
    const importing::Imported both = importText(sam("", url + clock));
    INFO(document::toLines(both.problems));
    REQUIRE(both.scenario);
    CHECK(at(*both.scenario, "/Workloads/FnC") != nullptr);
    CHECK(at(*both.scenario, "/Workloads/FnUrlClients/Arrivals/Poisson/Rate/Uncertain") != nullptr);
    CHECK(says(both.report, Fate::Assumed, "how many requests come to the URL of Fn"));
    CHECK(loaded(*both.scenario).designs.front().workloads.size() == 2);
}

TEST_CASE("clients of a WebSocket API send messages by each of its routes", "[import]") {
    const auto api = [](const std::vector<std::string>& routes) {
        std::string text =
            "  Ws: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: w, ProtocolType: WEBSOCKET, "
            "RouteSelectionExpression: $request.body.action } }\n"
            "  I: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Ws, IntegrationType: AWS_PROXY, "
            "IntegrationUri: !Sub "
            "'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' } }\n"
            "  S: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Ws, StageName: prod } }\n";
        for (std::size_t i = 0; i < routes.size(); ++i)
            text += "  R" + std::to_string(i) +
                    ": { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Ws, RouteKey: " + routes[i] +
                    ", Target: !Sub 'integrations/${I}' } }\n";
        return importedText(sam("", text));
    };
    const Node several = api({"$connect", "$disconnect", "send", "join"});
    CHECK(textAt(several, "/Workloads/WsClients/Mix/0/Route") == "\"join\"");
    CHECK(textAt(several, "/Workloads/WsClients/Mix/1/Route") == "\"send\"");
    CHECK(textAt(several, "/Workloads/WsClients/Mix/2") == "nothing");
    CHECK(textAt(several, "/Workloads/WsClients/Session/Messages") == "\"1/min\"");
    CHECK(loaded(several).designs.front().workloads.size() == 1);
    CHECK(textAt(api({"$connect", "$default"}), "/Workloads/WsClients/Mix") == "nothing");
    const Node listening = api({"$connect", "$disconnect"});  // messages come from the server alone
    CHECK(textAt(listening, "/Workloads/WsClients/Session/Messages") == "nothing");
    CHECK(textAt(listening, "/Workloads/WsClients/Session/Received") == "\"1/min\"");
    CHECK(loaded(listening).designs.front().workloads.size() == 1);
}

// API Gateway Developer Guide, api-gateway-extensions-integrations: integrations that several routes share.
TEST_CASE("an integration of an OpenAPI document may stand under its components", "[import]") {
    const importing::Imported result =
        importText(sam("",
                       "  Api:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      DefinitionBody:\n"
                       "        openapi: 3.0.1\n        info: { title: x, version: '1' }\n        paths:\n"
                       "          /a: { get: { x-amazon-apigateway-integration: { $ref: "
                       "'#/components/x-amazon-apigateway-integrations/f' } }, "
                       "post: { x-amazon-apigateway-integration: { $ref: "
                       "'#/components/x-amazon-apigateway-integrations/g' } } }\n"
                       "        components:\n          x-amazon-apigateway-integrations:\n"
                       "            f: { type: aws_proxy, httpMethod: POST, payloadFormatVersion: '2.0', uri: "
                       "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
                       "${Fn.Arn}/invocations' }\n"));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/Api/Routes/GET ~1a") == "\"Fn\"");
    CHECK(says(result.report, Fate::LeftOut,
               "Api POST /a: its integration is \"#/components/x-amazon-apigateway-integrations/g\", which is not in"));
}
