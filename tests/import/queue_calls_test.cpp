// SPDX-License-Identifier: GPL-3.0-or-later
// Who sends to the queues of templates: code by its role or its environment, destinations, APIs, state machines.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

const std::string kSend = "/Resources/F/Behavior/Steps/Send to Q";

std::string function(const std::string& name, const std::string& more) {
    return "  " + name +
           ": { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { ZipFile: x }, " +
           more + " } }\n";
}

/// The role R, which allows that on `resource`.
std::string role(const std::string& resource, const std::string& action = "sqs:SendMessage") {
    return "  R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: [{ Effect: Allow, "
           "Action: '" +
           action + "', Resource: " + resource + " }] } }] } }\n";
}

const std::string kRole = "Role: !GetAtt R.Arn";
const std::string kQueue = "  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }\n";
const std::string kReader =
    "  G: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { ZipFile: x }, Role: "
    "r "
    "} }\n  M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref G, EventSourceArn: !GetAtt "
    "Q.Arn } }\n";

importing::Imported imported(const std::string& resources) {
    importing::Imported result = importText("Resources:\n" + resources);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    loaded(*result.scenario);
    return result;
}

std::string variable(const std::string& value) { return ", Environment: { Variables: { TO: " + value + " } }"; }

}  // namespace

TEST_CASE("a role that may send to a queue proposes that the code does", "[import]") {
    for (const char* resource :
         {"!GetAtt Q.Arn", "'arn:aws:sqs:us-east-1:123456789012:jobs'",
          "!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Q.QueueName}'", "'arn:aws:sqs:*:*:jo*'", "'*'"}) {
        INFO(resource);
        const importing::Imported result = imported(
            function("F", kRole) + role(resource) + kQueue + kReader +
            "  D: { Type: AWS::SQS::Queue }\n  Q2: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }\n"
            "  C: { Type: AWS::SQS::Queue, Properties: { QueueName: other } }\n");
        const bool any = std::string_view(resource) == "'*'";  // which of several nothing says
        CHECK(textAt(*result.scenario, kSend + "/Call/Operation") == (any ? "nothing" : "\"SendMessage\""));
        CHECK(says(result.report, Fate::Proposed, kSend + ": its role allows sqs:SendMessage") != any);
        CHECK(says(result.report, Fate::LeftOut, "on any queue, and no variable names one of the 3") == any);
        CHECK(textAt(*result.scenario, "/Workloads/QSenders/Target") == (any ? "\"Q\"" : "nothing"));
        CHECK_FALSE(says(result.report, Fate::LeftOut, "may call sqs:SendMessage"));
    }
}

TEST_CASE("a role that allows everything counts for the only queue, dead-letter queues aside", "[import]") {
    const std::string dead =
        "  D: { Type: AWS::SQS::Queue }\n  Q: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { "
        "deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 2 } } }\n";
    const Node scenario = *imported(function("F", kRole) + role("'*'", "sqs:*") + dead + kReader).scenario;
    CHECK(textAt(scenario, kSend + "/Call/Target") == "\"Q\"");
    CHECK(textAt(scenario, "/Resources/F/Behavior/Steps/Send to D") == "nothing");
    const Node managed = *imported(function("F", kRole) + kQueue + kReader +
                                   "  R: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: "
                                   "['arn:aws:iam::aws:policy/AmazonSQSFullAccess'] } }\n")
                              .scenario;
    CHECK(textAt(managed, kSend + "/Call/Target") == "\"Q\"");
}

TEST_CASE("a queue and a table of one name are two", "[import]") {
    const std::string table =
        "  T: { Type: AWS::DynamoDB::Table, Properties: { TableName: jobs, BillingMode: PAY_PER_REQUEST, KeySchema: [{ "
        "AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }] } }\n";
    const auto allowed = [&](const std::string& arn) {
        return *imported(function("F", kRole) + role("'arn:aws:" + arn + "'", "*") + kQueue + kReader + table).scenario;
    };
    const Node sends = allowed("sqs:us-east-1:123456789012:jobs");
    CHECK(textAt(sends, kSend + "/Call/Target") == "\"Q\"");
    CHECK(textAt(sends, "/Resources/F/Behavior/Steps/Read T") == "nothing");
    const Node reads = allowed("dynamodb:us-east-1:123456789012:table/jobs");
    CHECK(textAt(reads, kSend) == "nothing");
    CHECK(textAt(reads, "/Resources/F/Behavior/Steps/Read T/Call/Target") == "\"T\"");
}

TEST_CASE("a variable that names a queue counts where the role is not in the file", "[import]") {
    for (const char* value :
         {"!Ref Q", "!GetAtt Q.QueueUrl", "!GetAtt Q.Arn", "'https://sqs.us-east-1.amazonaws.com/123456789012/jobs'",
          "!Sub 'https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/${Q.QueueName}'"}) {
        INFO(value);
        const importing::Imported outside = imported(function("F", "Role: r" + variable(value)) + kQueue + kReader);
        CHECK(textAt(*outside.scenario, kSend + "/Call/Operation") == "\"SendMessage\"");
        CHECK(says(outside.report, Fate::Proposed,
                   kSend + ": an environment variable names it, and the function's role is not in the file"));
        const Node without =
            *imported(function("F", kRole + variable(value)) + role("'*'", "s3:GetObject") + kQueue + kReader).scenario;
        CHECK(textAt(without, kSend) == "nothing");
    }
}

TEST_CASE("a function that reads a queue does not send to it, by way of others neither", "[import]") {
    const std::string reads =
        "  M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref F, EventSourceArn: !GetAtt "
        "Q.Arn "
        "} }\n";
    const importing::Imported own = imported(function("F", kRole) + role("!GetAtt Q.Arn", "sqs:*") + kQueue + reads);
    CHECK(textAt(*own.scenario, kSend) == "nothing");
    CHECK(says(own.report, Fate::LeftOut, "F: may send to Q, which it reads itself"));
    CHECK(textAt(*own.scenario, "/Workloads/QSenders/Target") == "\"Q\"");
    const importing::Imported round =
        imported(function("F", kRole) + role("[!GetAtt Q.Arn, !GetAtt P.Arn]") + kQueue + reads +
                 "  P: { Type: AWS::SQS::Queue }\n" + function("H", kRole) +
                 "  N: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref H, EventSourceArn: "
                 "!GetAtt P.Arn } }\n");
    CHECK(textAt(*round.scenario, "/Resources/F/Behavior/Steps/Send to P/Call/Target") == "\"P\"");
    CHECK(textAt(*round.scenario, "/Resources/H/Behavior/Steps/Send to Q") == "nothing");
}

TEST_CASE("what a FIFO queue would be sent is told", "[import]") {
    const importing::Imported result =
        imported(function("F", kRole) + role("[!GetAtt Q.Arn, !GetAtt P.Arn]") + kQueue + kReader +
                 "  P: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }\n");
    CHECK(textAt(*result.scenario, kSend + "/Call/Target") == "\"Q\"");
    CHECK(says(result.report, Fate::LeftOut, "F: may call sqs:SendMessage on P (a FIFO queue), which is not modelled"));
}

TEST_CASE("outcomes and dead letters go to queues, and their grants are no calls of the code", "[import]") {
    const std::string told = ", DeadLetterConfig: { TargetArn: !GetAtt Q.Arn }";
    const Node letters = *imported(function("F", kRole + told) + role("!GetAtt Q.Arn") + kQueue + kReader).scenario;
    CHECK(textAt(letters, "/Resources/F/Properties/DeadLetterConfig/TargetArn/Fn::GetAtt/0") == "\"Q\"");
    CHECK(textAt(letters, kSend) == "nothing");
    CHECK(textAt(letters, "/Workloads/QSenders") == "nothing");
    for (const char* of : {"OnFailure", "OnSuccess"}) {
        const Node outcome =
            *imported(function("F", kRole) + role("!GetAtt Q.Arn") + kQueue + kReader +
                      "  C: { Type: AWS::Lambda::EventInvokeConfig, Properties: { FunctionName: !Ref F, Qualifier: "
                      "$LATEST, DestinationConfig: { " +
                      of + ": { Destination: 'arn:aws:sqs:us-east-1:123456789012:jobs' } } } }\n")
                 .scenario;
        CHECK(textAt(outcome, std::string("/Resources/C/Properties/DestinationConfig/") + of +
                                  "/Destination/Fn::GetAtt/0") == "\"Q\"");
        CHECK(textAt(outcome, kSend) == "nothing");
        CHECK(textAt(outcome, "/Workloads/QSenders") == "nothing");
    }
    const Node stream =
        *imported(function("F", "Role: r") + kQueue +
                  "  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, KeySchema: [{ "
                  "AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], "
                  "StreamSpecification: { StreamViewType: NEW_IMAGE } } }\n  N: { Type: "
                  "AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref F, EventSourceArn: !GetAtt "
                  "T.StreamArn, StartingPosition: LATEST, MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { "
                  "Destination: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs' } } } }\n")
             .scenario;
    CHECK(textAt(stream, "/Resources/N/Properties/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0") == "\"Q\"");
}

namespace {

std::string httpApi(const std::string& parameters) {
    return "  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: a, ProtocolType: HTTP } }\n"
           "  I: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: AWS_PROXY, "
           "IntegrationSubtype: SQS-SendMessage, PayloadFormatVersion: '1.0', CredentialsArn: r, RequestParameters: " +
           parameters +
           " } }\n  Way: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: 'POST /', Target: "
           "!Sub 'integrations/${I}' } }\n  S: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, "
           "StageName: $default, AutoDeploy: true } }\n";
}

std::string restApi(const std::string& uri, const std::string& sent) {
    return "  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: a } }\n  Post: { Type: "
           "AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, "
           "HttpMethod: POST, AuthorizationType: NONE, Integration: { Type: AWS, IntegrationHttpMethod: POST, "
           "Credentials: r, Uri: " +
           uri + ", RequestTemplates: { application/json: " + sent +
           " }, IntegrationResponses: [{ StatusCode: 200 }] } } }\n";
}

/// What the routes of the only API ask.
std::string askedBy(const Node& scenario) {
    const format::Scenario read = loaded(scenario);
    for (const format::Resource& resource : read.designs.front().resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        if (api != nullptr && api->routes.size() == 1 && api->routes[0].service)
            return std::string(api->routes[0].service->action) + " " + api->routes[0].integration;
    }
    return "nothing";
}

}  // namespace

TEST_CASE("an HTTP API's SQS-SendMessage finds its queue", "[import]") {
    for (const char* url : {"!Ref Q", "'https://sqs.us-east-1.amazonaws.com/123456789012/jobs'",
                            "!Sub 'https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/${Q.QueueName}'"}) {
        INFO(url);
        const Node scenario =
            *imported(kQueue + kReader + httpApi(std::string("{ QueueUrl: ") + url + ", MessageBody: $request.body }"))
                 .scenario;
        CHECK(askedBy(scenario) == "sqs:SendMessage Q");
        CHECK(textAt(scenario, "/Workloads/QSenders") == "nothing");
        CHECK(textAt(scenario, "/Workloads/ApiClients/Target") == "\"Api\"");
    }
}

TEST_CASE("a REST API's path of SQS finds its queue", "[import]") {
    const std::string begin = "arn:aws:apigateway:${AWS::Region}:sqs:";
    const std::string form = "'Action=SendMessage&MessageBody=$input.body'";
    const std::string joined =
        "!Join ['', ['arn:aws:apigateway:', !Ref 'AWS::Region', ':sqs:path/', !Ref 'AWS::AccountId', '/', !GetAtt "
        "Q.QueueName]]";
    for (const auto& [uri, sent] :
         {std::pair{"!Sub '" + begin + "path/${AWS::AccountId}/${Q.QueueName}'", form},
          std::pair{"!Sub '" + begin + "path/${AWS::AccountId}/jobs'", form}, std::pair{joined, form},
          std::pair{"!Sub '" + begin + "path/${AWS::AccountId}/jobs'",
                    std::string("'Action=SendMessage&MessageBody={\"Action\":\"Delete\"}'")},
          std::pair{"!Sub '" + begin + "action/SendMessage'",
                    std::string("!Sub 'Action=SendMessage&QueueUrl=${Q}&MessageBody=$input.body'")},
          std::pair{"!Sub '" + begin + "action/SendMessage'",
                    std::string("'{ \"QueueUrl\": \"https://sqs.us-east-1.amazonaws.com/123456789012/jobs\" }'")}}) {
        INFO(uri + " " + sent);
        const Node scenario = *imported(kQueue + kReader + restApi(uri, sent)).scenario;
        CHECK(askedBy(scenario) == "sqs:SendMessage Q");
        CHECK(textAt(scenario, "/Workloads/QSenders") == "nothing");
    }
    const importing::Imported other = imported(
        kQueue + kReader +
        restApi("!Sub '" + begin + "path/${AWS::AccountId}/jobs'", "'Action=ReceiveMessage&MaxNumberOfMessages=1'"));
    CHECK(says(other.report, Fate::LeftOut, "\"sqs:ReceiveMessage\" is not modelled yet"));
    CHECK(textAt(*other.scenario, "/Resources/Q/Type") == "\"AWS::SQS::Queue\"");
}

TEST_CASE("an OpenAPI document's integrations find their queue", "[import]") {
    const auto with = [](const std::string& type, const std::string& integration) {
        return askedBy(*imported(kQueue + kReader + "  Api: { Type: AWS::" + type +
                                 ", Properties: { Body: { openapi: 3.0.1, paths: { /: { post: { "
                                 "x-amazon-apigateway-integration: { " +
                                 integration + " } } } } } } }\n")
                            .scenario);
    };
    CHECK(with("ApiGateway::RestApi",
               "type: aws, httpMethod: POST, uri: !Sub 'arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/"
               "${Q.QueueName}', requestTemplates: { application/json: 'Action=SendMessage&MessageBody=x' }") ==
          "sqs:SendMessage Q");
    CHECK(
        with("ApiGatewayV2::Api",
             "type: aws_proxy, integrationSubtype: SQS-SendMessage, payloadFormatVersion: '1.0', requestParameters: { "
             "QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs', MessageBody: $request.body }") ==
        "sqs:SendMessage Q");
}

TEST_CASE("a task that sends names its queue in each of the ways", "[import]") {
    const auto machine = [](const std::string& url, const std::string& pattern) {
        return "  W: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: r, Definition: { StartAt: A, "
               "States: { A: { Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage" +
               pattern + "', Parameters: { QueueUrl: " + url +
               ", MessageBody: { t.$: $$.Task.Token } }, End: true } } } } }\n";
    };
    const auto targetOf = [](const Node& scenario) {
        const format::Scenario read = loaded(scenario);
        for (const format::Resource& resource : read.designs.front().resources) {
            if (const auto* flow = std::get_if<stepfunctions::Spec>(&resource.spec)) return flow->states.at(0).target;
        }
        return std::string("nothing");
    };
    for (const char* url : {"!Ref Q", "'https://sqs.us-east-1.amazonaws.com/123456789012/jobs'",
                            "!Sub 'https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/${Q.QueueName}'"}) {
        for (const char* pattern : {"", ".waitForTaskToken"}) {
            INFO(url << pattern);
            const Node scenario = *imported(kQueue + kReader + machine(url, pattern)).scenario;
            CHECK(targetOf(scenario) == "Q");
            CHECK(textAt(scenario, "/Workloads/QSenders") == "nothing");
        }
    }
    const Node elsewhere =
        *imported(kQueue + kReader + machine("'https://sqs.us-east-1.amazonaws.com/123456789012/others'", "")).scenario;
    CHECK(targetOf(elsewhere).empty());
    const Node text = *imported(kQueue + kReader +
                                "  W: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: r, "
                                "DefinitionSubstitutions: { Url: !Ref Q }, DefinitionString: '{\"StartAt\": \"A\", "
                                "\"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": "
                                "\"arn:aws:states:::sqs:sendMessage\", \"Parameters\": {\"QueueUrl\": \"${Url}\", "
                                "\"MessageBody\": \"x\"}, \"End\": true}}}' } }\n")
                           .scenario;
    CHECK(targetOf(text) == "Q");
}
