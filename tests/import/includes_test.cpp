// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::Include of a file beside the template; macros that are in no file.
#include "tests/import/file_folder.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

const std::string kBody = R"(
openapi: 3.0.1
paths:
  /a:
    get:
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations"
)";

const std::string kFunction =
    "  F: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a, Role: r, Code: { ZipFile: x } "
    "} }\n";

std::string api(const std::string& location) {
    return "Resources:\n" + kFunction +
           "  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Body:\n        Fn::Transform: { Name: "
           "AWS::Include, Parameters: { Location: " +
           location +
           " } }\n  D: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api, StageName: p } }\n";
}

}  // namespace

TEST_CASE("an API's document that is included from a file beside the template is read", "[import]") {
    const FileFolder files;
    const importing::Imported result =
        files.write("openapi.yaml", kBody).write("t.yaml", api("openapi.yaml")).import("t.yaml");
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/Api/Routes/GET ~1a") == "\"F\"");
    static_cast<void>(loaded(*result.scenario));
}

TEST_CASE("an include that is in no file here, and a macro, are told with their place", "[import]") {
    for (const std::string where : {"s3://bucket/openapi.yaml", "gone.yaml"}) {
        const importing::Imported gone = importText(api(where));
        REQUIRE(gone.scenario);
        CHECK(says(gone.report, Fate::LeftOut, "Api: AWS::Include of " + where + ", which is no file"));
    }
    std::string macro = api("x");
    macro.replace(macro.find("AWS::Include"), 12, "Company");
    const importing::Imported result = importText(macro);
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "Api: what the macro \"Company\" makes of it is in no file here"));
}

TEST_CASE("included members stand beside a value's own, included sections beside a template's", "[import]") {
    const FileFolder files;
    files.write("size.yaml", "MemorySize: 512\nTimeout: 7\n");
    files.write(
        "more.yaml",
        "Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH "
        "}], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n");
    files.write(
        "t.yaml",
        "Transform: { Name: AWS::Include, Parameters: { Location: more.yaml } }\nResources:\n  F:\n    Type: "
        "AWS::Lambda::Function\n    Properties:\n      Runtime: nodejs22.x\n      Handler: a\n      Role: r\n"
        "      Code: { ZipFile: x }\n      Fn::Transform: { Name: AWS::Include, Parameters: { Location: size.yaml "
        "} }\n");
    const importing::Imported result = files.import("t.yaml");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/F/Properties/MemorySize") == "512");
    CHECK(textAt(*result.scenario, "/Resources/F/Properties/Timeout") == "7");
    CHECK(textAt(*result.scenario, "/Resources/T/Type") == "\"AWS::DynamoDB::Table\"");
}

TEST_CASE("a value that a macro makes is not known, and the property is told", "[import]") {
    const auto function = [](const std::string& properties) {
        return importText(
            "Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a, Role: r, " +
            properties + " } }\n");
    };
    const importing::Imported value =
        function("Code: { ZipFile: x }, Timeout: { 'Fn::Transform': { Name: Mine, Parameters: {} } }");
    INFO(document::toLines(value.problems));
    REQUIRE(value.scenario);
    CHECK(says(value.report, Fate::LeftOut, "F.Timeout: hangs on Fn::Transform, whose value no file here holds"));
    // Which properties it makes is not known either: none is missed.
    CHECK(function("'Fn::Transform': { Name: Mine, Parameters: {} }").scenario);
    CHECK_FALSE(function("MemorySize: 128").scenario);
}
