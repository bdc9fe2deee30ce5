// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudFormation and SAM refuse is refused, with their reason.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

void refused(const std::string& text, const std::string& reason) {
    const importing::Imported result = importText(text);
    INFO(text);
    INFO(document::toLines(result.problems));
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, reason));
}

void accepted(const std::string& text) {
    const importing::Imported result = importText(text);
    INFO(text);
    INFO(document::toLines(result.problems));
    CHECK(result.scenario);
}

const std::string kTable =
    "Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: "
    "[{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }\n";

std::string function(const std::string& name, const std::string& before, const std::string& inside) {
    return "  " + name + ": { Type: AWS::Lambda::Function, " + before +
           "Properties: { Runtime: python3.13, Handler: a, " + inside + " } }\n";
}

const std::string kGood = "Role: x, Code: { ZipFile: x }";

/// A SAM function with these properties, and more resources behind.
std::string sam(const std::string& inside, const std::string& more = "", const std::string& globals = "") {
    return "Transform: AWS::Serverless-2016-10-31\n" + globals +
           "Resources:\n  F: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a, "
           "CodeUri: "
           "., " +
           inside + " } }\n" + more;
}

std::string event(const std::string& type, const std::string& properties) {
    return "Events: { E: { Type: " + type + ", Properties: { " + properties + " } } }";
}

}  // namespace

TEST_CASE("CloudFormation refuses sections that are wrong", "[import]") {
    refused("AWSTemplateFormatVersion: '2011-01-01'\n" + kTable, "unsupported value for AWSTemplateFormatVersion");
    refused("Parameters: { P: { Type: Int } }\n" + kTable, "Unrecognized parameter type: Int");
    refused("Parameters: { P: { Type: Number, Default: abc } }\n" + kTable, "must be a number");
    refused("Parameters: { P: { Type: String, Default: c, AllowedValues: [a, b] } }\n" + kTable,
            "must be one of AllowedValues");
    refused("Parameters: { P: { Type: Number, Default: 5, MinValue: 6 } }\n" + kTable, "is below its MinValue");
    refused("Parameters: { P: { Type: String, Default: abc, MaxLength: 2 } }\n" + kTable, "is above its MaxLength");
    refused("Resources:\n", "at least one");
    refused("Mappings: { M: { a: { b: 1 } } }\nResources:\n" +
                function("A", "", kGood + ", MemorySize: !FindInMap [M, c, b]"),
            "Unable to get mapping for M::c::b");
    accepted(
        "AWSTemplateFormatVersion: 2010-09-09\nParameters: { P: { Type: Number, Default: '5', AllowedValues: [5, "
        "6], MinValue: 5 }, L: { Type: List<Number>, Default: '1,2' } }\n" +
        kTable);
}

TEST_CASE("CloudFormation refuses a parameter's value from outside that is not allowed", "[import]") {
    const importing::Given given{{{"P", "c"}}, "us-east-1"};
    const importing::Imported result =
        importText("Parameters: { P: { Type: String, Default: a, AllowedValues: [a, b] } }\n" + kTable, given);
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, "must be one of AllowedValues"));
}

TEST_CASE("CloudFormation refuses resources that lack a property, or wait for nobody or for themselves", "[import]") {
    refused("Resources:\n" + function("A", "", "Code: { ZipFile: x }"), "required key [Role] not found");
    refused("Resources:\n" + function("A", "", "Role: x"), "required key [Code] not found");
    refused("Resources:\n" + function("A", "DependsOn: Zed, ", kGood), "Unresolved resource dependencies [Zed]");
    refused("Resources:\n" + function("A", "DependsOn: B, ", kGood) + function("B", "DependsOn: [A], ", kGood),
            "Circular dependency between resources: [A, B]");
    refused("Resources:\n" + function("A", "", kGood + ", Environment: { Variables: { B: !Ref B } }") +
                function("B", "", kGood + ", Environment: { Variables: { A: !Sub '${A.Arn}' } }"),
            "Circular dependency between resources: [A, B]");
    refused(kTable + "  Z: { Type: AWS::Lambda::Functoin, Properties: {} }\n",
            "Unrecognized resource types: [AWS::Lambda::Functoin]");
    accepted("Resources:\n" + function("A", "DependsOn: [B, C], ", kGood) + function("B", "DependsOn: C, ", kGood) +
             function("C", "", kGood));
}

TEST_CASE("SAM refuses functions that are wrong", "[import]") {
    refused(sam("ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 }"),
            "AutoPublishAlias must be defined on the function");
    refused(sam("DeploymentPreference: { Type: Canary10Percent5Minutes }"), "requires AutoPublishAlias");
    refused(sam("DeadLetterQueue: { Type: SQS }"), "requires Type and TargetArn");
    refused(sam("FunctionUrlConfig: { InvokeMode: BUFFERED }"), "Please provide either AWS_IAM or NONE");
    refused(sam("FunctionUrlConfig: { AuthType: FOO }"), "Please provide either AWS_IAM or NONE");
    refused(sam("Memory: 256"), "is not defined for resource of type AWS::Serverless::Function");
    refused(sam("Events: [1]"), "should be a map");
    refused(sam("Policies: [{ DynamoDBCrudPolicy: {} }]"), "parameter values were not provided: TableName");
    accepted(sam("Policies: [{ DynamoDBCrudPolicy: { TableName: x } }]"));
    refused(
        "Transform: AWS::Serverless-2016-10-31\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { "
        "Runtime: python3.13, Handler: a } }\n",
        "Either 'InlineCode' or 'CodeUri' must be set");
    refused(
        "Transform: AWS::Serverless-2016-10-31\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { "
        "PackageType: Image } }\n",
        "'ImageUri' must be set");
    refused(sam("MemorySize: 256", "", "Globals: { Foo: {} }\n"), "'Foo' is not supported");
    refused(sam("MemorySize: 256", "", "Globals: { Function: { FunctionName: x } }\n"), "is not a supported property");
    refused(sam("MemorySize: 256", "", "Globals: { Function: [1] }\n"), "must be a dictionary");
}

TEST_CASE("SAM refuses events that are wrong", "[import]") {
    refused(sam(event("Apii", "Path: /, Method: get")), "a type of event that SAM does not have, \"Apii\"");
    refused(sam(event("SQS", "BatchSize: 1")), "No Queue (for SQS)");
    refused(sam(event("DynamoDB", "StartingPosition: LATEST")), "No Queue (for SQS) or Stream");
    refused(sam(event("DynamoDB", "Stream: 'arn:aws:dynamodb:us-east-1:1:table/x/stream/y'")),
            "StartingPosition is required");
    refused(sam(event("Schedule", "Schedule: rate(5 minute)")), "ScheduleExpression is not valid");
    refused(sam(event("Schedule", "Schedule: cron(0 12 * * *)")), "ScheduleExpression is not valid");
    accepted(sam(event("Schedule", "Schedule: rate(1 minute)")));
    refused(sam(event("Schedule", "Enabled: true")), "lacks Schedule (EventBridge refuses it");
    refused(sam("Events: { E: { Type: Api, Properties: { Path: /, Method: get } }, E2: { Type: Api, Properties: { "
                "Path: /, Method: GET } } }"),
            "defined multiple times for path");
    refused(sam(event("Api", "RestApiId: !Ref A, Path: /, Method: get, Auth: { Authorizer: Nope }"),
                "  A: { Type: AWS::Serverless::Api, Properties: { StageName: p } }\n"),
            "the related API does not define any Authorizers");
}

TEST_CASE("SAM refuses APIs, machines, tables and connectors that are wrong", "[import]") {
    const std::string get = event("Api", "RestApiId: !Ref A, Path: /, Method: get");
    const auto api = [&](const std::string& inside) {
        return sam(get, "  A: { Type: AWS::Serverless::Api, Properties: { " + inside + " } }\n");
    };
    refused(api(""), "Missing required property 'StageName'");
    refused(api("StageName: p, DefinitionBody: { swagger: '2.0' }, DefinitionUri: x.yaml"),
            "'DefinitionUri' or 'DefinitionBody' property and not both");
    refused(api("StageName: p, Auth: { DefaultAuthorizer: Nope }"), "was not defined in 'Authorizers'");
    refused(api("StageName: p, Auth: { UsagePlan: { Quota: { Limit: 1, Period: DAY } } }"),
            "'CreateUsagePlan' is required");
    const auto machine = [](const std::string& inside) {
        return sam("MemorySize: 256", "  S: { Type: AWS::Serverless::StateMachine, Properties: { " + inside + " } }\n");
    };
    const std::string definition = "Definition: { StartAt: A, States: { A: { Type: Succeed } } }";
    refused(machine("Type: STANDARD"), "Either 'Definition' or 'DefinitionUri'");
    refused(machine(definition + ", DefinitionUri: x.json"), "'Definition' or 'DefinitionUri' property and not both");
    refused(machine(definition + ", Role: x, Policies: [a]"), "'Role' or 'Policies'");
    const auto table = [](const std::string& key) {
        return sam("MemorySize: 256",
                   "  T: { Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: " + key + " } }\n");
    };
    refused(table("{ Name: id, Type: foo }"), "Invalid 'Type' \"foo\"");
    refused(table("{ Type: String }"), "missing required Property 'Name'");
    const auto connector = [](const std::string& source, const std::string& permission) {
        return sam("MemorySize: 256",
                   "  T: { Type: AWS::Serverless::SimpleTable }\n  C: { Type: "
                   "AWS::Serverless::Connector, Properties: { Source: { Id: " +
                       source + " }, Destination: { Id: T }, Permissions: [" + permission + "] } }\n");
    };
    refused(connector("Nope", "Read"), "Unable to find resource with logical id 'Nope'");
    refused(connector("F", "Fly"), "valid values are: Read, Write");
    accepted(connector("F", "Read"));
}

TEST_CASE("SAM refuses authorizers of HTTP APIs that lack a part", "[import]") {
    const auto api = [](const std::string& authorizer) {
        return sam(
            event("HttpApi", "ApiId: !Ref A, Path: /, Method: get"),
            "  A: { Type: AWS::Serverless::HttpApi, Properties: { Auth: { DefaultAuthorizer: X, Authorizers: { X: " +
                authorizer + " } } } }\n");
    };
    refused(api("{}"), "X Lambda Authorizer must define 'FunctionArn'.");
    refused(api("{ FunctionArn: !GetAtt F.Arn }"), "X Lambda Authorizer must define 'AuthorizerPayloadFormatVersion'.");
    refused(api("{ IdentitySource: a }"), "IdentitySource must be defined only for OAuth2 Authorizer.");
    refused(api("{ JwtConfiguration: { issuer: i, audience: [a] } }"), "must define 'IdentitySource'.");
    accepted(api("{ JwtConfiguration: { issuer: i, audience: [a] }, IdentitySource: $request.header.Authorization }"));
    accepted(api("{ FunctionArn: !GetAtt F.Arn, AuthorizerPayloadFormatVersion: '2.0' }"));
}

TEST_CASE("a REQUEST authorizer of SAM's REST API that keeps policies names what callers are known by", "[import]") {
    const auto api = [](const std::string& identity) {
        return sam(event("Api", "RestApiId: !Ref A, Path: /, Method: get"),
                   "  A: { Type: AWS::Serverless::Api, Properties: { StageName: v1, Auth: { DefaultAuthorizer: X, "
                   "Authorizers: { X: { FunctionArn: !GetAtt F.Arn, FunctionPayloadType: REQUEST" +
                       identity + " } } } } }\n");
    };
    const std::string must = "X Authorizer must specify Identity with at least one of Headers";
    refused(api(""), must);
    refused(api(", Identity: { ReauthorizeEvery: 60 }"), must);
    refused(api(", Identity: { Headers: [] }"), must);
    accepted(api(", Identity: { ReauthorizeEvery: 0 }"));
    accepted(api(", Identity: { Headers: [Auth], QueryStrings: [name] }"));
}

TEST_CASE("a Cognito authorizer names its user pools, one that keeps policies what callers are known by", "[import]") {
    const auto door = [](const std::string& properties, const std::string& asked) {
        return "Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Role: "
               "r, "
               "Code: { ZipFile: x } } }\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: a } }\n"
               "  D: { Type: AWS::ApiGateway::Authorizer, Properties: { RestApiId: !Ref Api, Name: d, " +
               properties +
               " } }\n  M: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, ResourceId: "
               "!GetAtt Api.RootResourceId, HttpMethod: GET, AuthorizerId: !Ref D, Integration: { Type: "
               "MOCK }, AuthorizationType: " +
               asked + " } }\n";
    };
    const std::string cognito = "Type: COGNITO_USER_POOLS, IdentitySource: method.request.header.Authorization";
    refused(door(cognito, "COGNITO_USER_POOLS"), "lacks ProviderARNs");
    accepted(door(cognito + ", ProviderARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a']",
                  "COGNITO_USER_POOLS"));
    const std::string request = "Type: REQUEST, AuthorizerUri: !GetAtt F.Arn";
    refused(door(request, "CUSTOM"), "lacks IdentitySource");
    accepted(door(request + ", AuthorizerResultTtlInSeconds: 0", "CUSTOM"));
    accepted(door(request + ", IdentitySource: method.request.header.Auth", "CUSTOM"));
}

TEST_CASE("CloudFormation refuses tables without keys, attributes that are none, outputs of nothing", "[import]") {
    const std::string head =
        "Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST";
    refused(head + " } }\n", "required key [KeySchema] not found");
    refused(head + ", KeySchema: [{ AttributeName: k, KeyType: HASH }] } }\n", "lacks AttributeDefinitions");
    refused("Resources:\n  T: { Type: AWS::DynamoDB::GlobalTable, Properties: { BillingMode: PAY_PER_REQUEST } }\n",
            "required key [Replicas] not found");
    refused(kTable + function("F", "", "Role: !GetAtt T.Foo, Code: { ZipFile: x }"),
            "resource T does not support attribute type Foo in Fn::GetAtt");
    refused(kTable + "Outputs: { X: { Value: !Sub 'a ${T.StreamArm}' } }\n", "did you mean \"StreamArn\"?");
    refused(kTable + "Outputs: { X: { Value: !Ref Nope } }\n",
            "Unresolved resource dependencies [Nope] in the Outputs block of the template");
    accepted(kTable + function("F", "", "Role: !GetAtt T.StreamArn, Code: { ZipFile: x }") +
             "Outputs: { X: { Value: !Join ['', [!GetAtt F.SnapStartResponse.ApplyOn, !Ref AWS::StackName]] } }\n");
}

TEST_CASE("Lambda refuses runtimes that it has not, mappings without a position, names that are taken", "[import]") {
    const auto runtime = [](const std::string& name) {
        return "Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Runtime: " + name + ", Handler: a, " +
               kGood + " } }\n";
    };
    for (const char* wrong : {"python9.9", "python", "nodejs21.x", "java9", "ruby2.6", "perl5", "provided.al3"})
        refused(runtime(wrong), "Member must satisfy enum value set");
    refused(runtime("pyton3.13"), "did you mean \"python3.13\"?");
    for (const char* right : {"python2.7", "python3.15", "nodejs26.x", "nodejs12.x", "java8.al2", "dotnet8", "go1.x",
                              "ruby3.4", "provided.al2023", "provided"}) {
        const importing::Imported result = importText(runtime(right));
        INFO(right << "\n" << document::toLines(result.problems));
        CHECK_FALSE(says(result.problems, "Member must satisfy enum value set"));
    }
    const std::string stream = kTable.substr(0, kTable.find("BillingMode")) +
                               "StreamSpecification: { StreamViewType: KEYS_ONLY }, " +
                               kTable.substr(kTable.find("BillingMode")) + function("F", "", kGood);
    const std::string mapping =
        "  E: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref F, "
        "EventSourceArn: !GetAtt T.StreamArn";
    refused(stream + mapping + " } }\n", "lacks StartingPosition (Lambda refuses it");
    accepted(stream + mapping + ", StartingPosition: LATEST } }\n");
    const std::string named = kGood + ", FunctionName: same";
    refused("Resources:\n" + function("F", "", named) + function("G", "", named),
            "is the name of F as well (AWS refuses it: a function of that name already exists)");
    accepted("Resources:\n" + function("F", "", named) + function("G", "", kGood + ", FunctionName: other"));
}

TEST_CASE("a template that lacks SAM's transform is read as if it had it, and the report says so", "[import]") {
    const std::string file =
        "Resources:\n  F: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a, "
        "InlineCode: x "
        "} }\n";
    const std::string words = "Transform: AWS::Serverless-2016-10-31: the template lacks it";
    CHECK(says(importText(file).report, Fate::Assumed, words));
    CHECK_FALSE(says(importText("Transform: [AWS::Serverless-2016-10-31]\n" + file).report, Fate::Assumed, words));
}
