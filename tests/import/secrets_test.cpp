// SPDX-License-Identifier: GPL-3.0-or-later
// No secret of a template reaches the scenario or the report, wherever it stands.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;

TEST_CASE("secrets stay in the template, wherever they stand", "[import]") {
    const importing::Imported result = importText(R"(
Transform: AWS::Serverless-2016-10-31
Parameters:
  Key: { Type: String, NoEcho: true, Default: hunter2-default }
Mappings:
  Keys: { prod: { Token: hunter2-mapping } }
Globals:
  Function: { Environment: { Variables: { GLOBAL: hunter2-global } } }
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: "const key = 'hunter2-code'"
      Tags: { owner: hunter2-tag }
      Environment:
        Variables: { A: !Ref Key, B: !FindInMap [Keys, prod, Token], C: !Sub "x-${Key}", D: hunter2-plain, TABLE: !Ref T }
      Events:
        Get: { Type: HttpApi, Properties: { Path: /a, Method: get } }
  T:
    Type: AWS::DynamoDB::Table
    Metadata: { note: hunter2-metadata }
    Properties:
      TableName: !Sub "orders-${Key}"
      KeySchema: [ { AttributeName: k, KeyType: HASH } ]
      AttributeDefinitions: [ { AttributeName: k, AttributeType: S } ]
      BillingMode: PAY_PER_REQUEST
)");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/F/Properties/Runtime") == "\"nodejs22.x\"");
    CHECK(document::writeJson(*result.scenario).find("hunter2") == std::string::npos);
    CHECK(importing::toText(result.report).find("hunter2") == std::string::npos);
    CHECK(document::toLines(result.problems).find("hunter2") == std::string::npos);
}
