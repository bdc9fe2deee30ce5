// SPDX-License-Identifier: GPL-3.0-or-later
// A REST API's integrations with SQS whose path or action is not written out.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

/// A queue of that name, a function that reads it and an API's method that asks SQS.
std::string askingTemplate(const std::string& name, const std::string& path, const std::string& sent) {
    return "Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: " + name +
           " } }\n"
           "  G: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { ZipFile: x "
           "}, Role: r } }\n"
           "  M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref G, EventSourceArn: !GetAtt "
           "Q.Arn } }\n"
           "  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: a } }\n"
           "  Post: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, ResourceId: !GetAtt "
           "Api.RootResourceId, HttpMethod: POST, AuthorizationType: NONE, Integration: { Type: AWS, "
           "IntegrationHttpMethod: POST, Credentials: r, Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:sqs:" +
           path + "', RequestTemplates: { application/json: " + sent +
           " }, IntegrationResponses: [{ StatusCode: 200 }] } } }\n";
}

}  // namespace

TEST_CASE("a path of SQS may end in a parameter", "[import]") {
    const std::string text = askingTemplate("!Sub 'jobs-${Stage}'", "path/${AWS::AccountId}/jobs-${Stage}",
                                            "'Action=SendMessage&MessageBody=$input.body'");
    for (const char* parameter : {"{ Type: String, Default: dev }", "{ Type: String }"}) {
        INFO(parameter);
        const document::Node scenario = importedText(text + "Parameters:\n  Stage: " + parameter + "\n");
        CHECK(textAt(scenario, "/Workloads/QSenders") == "nothing");  // the API sends, no stand-in
        const format::Scenario read = loaded(scenario);
        for (const format::Resource& resource : read.designs.front().resources) {
            const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
            if (api == nullptr) continue;
            REQUIRE(api->routes.size() == 1);
            CHECK(api->routes[0].service->action == "sqs:SendMessage");
            CHECK(api->routes[0].integration == "Q");
        }
    }
}

TEST_CASE("an action that SQS does not know is left out by its name", "[import]") {
    const importing::Imported result =
        importText(askingTemplate("jobs", "path/${AWS::AccountId}/jobs", "'Action=SendMail&MessageBody=x'"));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "sqs:SendMail"));
    CHECK(textAt(*result.scenario, "/Resources/Q/Type") == "\"AWS::SQS::Queue\"");
}
