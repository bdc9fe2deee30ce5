// SPDX-License-Identifier: GPL-3.0-or-later
// Functions, tables, topics, connectors and machines of SAM templates against what AWS's transform (samtranslator
// 1.110) makes of the same templates.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

std::string function(const std::string& name, const std::string& more = "", const std::string& beside = "") {
    return "  " + name + ": { Type: AWS::Serverless::Function, " + beside +
           "Properties: { Runtime: python3.12, Handler: a.b, CodeUri: .," + more + " } }\n";
}

importing::Imported serverless(const std::string& resources) {
    return importText("Transform: AWS::Serverless-2016-10-31\nResources:\n" + resources);
}

Node imported(const std::string& resources) {
    importing::Imported result = serverless(resources);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    return std::move(*result.scenario);
}

const std::string kTable = "  T: { Type: AWS::Serverless::SimpleTable }\n";

}  // namespace

TEST_CASE("the URL of a function with an alias calls the alias", "[import]") {
    // samtranslator 1.110: TargetFunctionArn {"Ref": "FAliaslive"}.
    const Node scenario = imported(function("F", "AutoPublishAlias: live, FunctionUrlConfig: { AuthType: NONE }"));
    CHECK(textAt(scenario, "/Resources/FUrl/Properties/TargetFunctionArn/Ref") == "\"FAliaslive\"");
    CHECK(textAt(scenario, "/Workloads/FUrlClients/Target") == "\"FUrl\"");
    loaded(scenario);
}

TEST_CASE("a simple table keeps its name, by which policies find it", "[import]") {
    // samtranslator 1.110 copies TableName.
    const Node scenario = imported(function("F", "Policies: [ { DynamoDBReadPolicy: { TableName: books } } ]") +
                                   "  T: { Type: AWS::Serverless::SimpleTable, Properties: { TableName: books } }\n");
    CHECK(textAt(scenario, "/Resources/F/Behavior/Steps/Read T/Call/Target") == "\"T\"");
}

TEST_CASE("an SNS event with SqsSubscription reads a queue", "[import]") {
    // samtranslator 1.110: a queue FAQueue, a mapping FAEventSourceMapping of ten, and no permission for SNS.
    const std::string topic = "  Top: { Type: AWS::SNS::Topic }\n";
    const auto with = [&](const std::string& subscription) {
        return serverless(function("F", "Events: { A: { Type: SNS, Properties: { Topic: !Ref Top, SqsSubscription: " +
                                            subscription + " } } }") +
                          topic + "  Q: { Type: AWS::SQS::Queue }\n");
    };
    for (const char* subscription : {"true", "{ QueueArn: !GetAtt Q.Arn, QueueUrl: !Ref Q, BatchSize: 5 }"}) {
        const importing::Imported result = with(subscription);
        INFO(importing::toText(result.report));
        REQUIRE(result.scenario);
        const bool own = std::string_view(subscription) == "true";
        const std::string queue = own ? "FAQueue" : "Q";
        const std::string mapping = "/Resources/FAEventSourceMapping/Properties/";
        CHECK(textAt(*result.scenario, mapping + "EventSourceArn/Fn::GetAtt/0") == "\"" + queue + "\"");
        CHECK(textAt(*result.scenario, mapping + "BatchSize") == (own ? "10" : "5"));
        CHECK(textAt(*result.scenario, "/Workloads/FCallers") == "nothing");
        CHECK(textAt(*result.scenario, "/Workloads/" + queue + "Senders/Operation") == "\"SendMessage\"");
        CHECK(says(result.report, Fate::Assumed, "it is filled by FA (AWS::SNS::Subscription), which is not modelled"));
        CHECK_FALSE(says(result.report, Fate::LeftOut, "FAPermission"));
        loaded(*result.scenario);
    }
    CHECK(says(with("{ BatchSize: 5 }").problems, "No QueueARN or QueueURL provided."));
    const importing::Imported plain = with("false");
    REQUIRE(plain.scenario);
    CHECK(textAt(*plain.scenario, "/Workloads/FCallers/InvocationType") == "\"Event\"");
    CHECK(says(plain.report, Fate::LeftOut, "FAPermission"));
}

TEST_CASE("a connector takes ends without an id", "[import]") {
    // samtranslator 1.110: a managed policy DPolicy of that role, with Read on that table.
    const Node scenario = imported(
        function("F") + kTable +
        "  D:\n    Type: AWS::Serverless::Connector\n    Properties: { Source: { Type: 'AWS::Lambda::Function', "
        "RoleName: !Ref FRole }, Destination: { Type: 'AWS::DynamoDB::Table', Arn: !GetAtt T.Arn }, Permissions: "
        "[Read] }\n");
    CHECK(textAt(scenario, "/Resources/F/Behavior/Steps/Read T/Call/Operation") == "\"GetItem\"");
    CHECK(textAt(scenario, "/Resources/F/Behavior/Steps/Write T") == "nothing");
}

TEST_CASE("a function may only write to a function", "[import]") {
    // samtranslator 1.110: Unsupported 'Permissions' provided for connector ...; valid values are: Write.
    const std::string connector =
        "  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: F }, Destination: { Id: G }, "
        "Permissions: ";
    CHECK(says(serverless(function("F") + function("G") + connector + "[Read, Write] } }\n").problems,
               "Unsupported 'Permissions' provided"));
    CHECK(serverless(function("F") + function("G") + connector + "[Write] } }\n").scenario);
}

TEST_CASE("Connectors stand beside Properties, not among them", "[import]") {
    // samtranslator 1.110: property Connectors not defined for resource of type ...
    const std::string connectors =
        "Connectors: { C: { Properties: { Destination: { Id: T }, Permissions: [Write] } } }";
    const Node scenario = imported(function("F", "", connectors + ", ") + kTable);
    CHECK(textAt(scenario, "/Resources/F/Behavior/Steps/Write T/Call/Operation") == "\"PutItem\"");
    CHECK(says(serverless(function("F", connectors) + kTable).problems, "is not defined for resource of type"));
    CHECK(says(serverless(function("F") + kTable + "  U: { Type: AWS::Serverless::SimpleTable, Properties: { " +
                          connectors + " } }\n")
                   .problems,
               "property Connectors not defined for resource of type AWS::Serverless::SimpleTable"));
}

TEST_CASE("a destination without a name is a queue that SAM makes", "[import]") {
    // samtranslator 1.110: FEventInvokeConfigOnFailureQueue, to be referred to as F.DestinationQueue; and a
    // DestinationConfig that holds nothing where the template has none, as G's here.
    const importing::Imported result = serverless(
        function("F",
                 "EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: Lambda, Destination: !GetAtt G.Arn }, "
                 "OnFailure: { Type: SQS } } }, Environment: { Variables: { Q: !Ref F.DestinationQueue } }") +
        function("G", "EventInvokeConfig: { MaximumRetryAttempts: 0 }"));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    const std::string config = "/Resources/FEventInvokeConfig/Properties/DestinationConfig/";
    CHECK(textAt(*result.scenario, config + "OnSuccess/Destination/Fn::GetAtt/0") == "\"G\"");
    CHECK(textAt(*result.scenario, config + "OnFailure/Destination/Fn::GetAtt/0") ==
          "\"FEventInvokeConfigOnFailureQueue\"");
    CHECK(textAt(*result.scenario, "/Resources/FEventInvokeConfigOnFailureQueue/Type") == "\"AWS::SQS::Queue\"");
    CHECK(textAt(*result.scenario, "/Workloads/FEventInvokeConfigOnFailureQueueSenders") == "nothing");
    CHECK(textAt(*result.scenario, "/Resources/GEventInvokeConfig/Properties/DestinationConfig") == "nothing");
    loaded(*result.scenario);
}

TEST_CASE("a machine's inline definition is the same in SAM and in what SAM makes of it", "[import]") {
    // samtranslator 1.110: DefinitionString, in which definition_substitution_N stands for each reference.
    const std::string flow =
        "StartAt: A, States: { A: { Type: Task, Resource: !GetAtt F.Arn, Parameters: { Id: '${Own}' }, End: true } }";
    const Node sam =
        imported(function("F") +
                 "  M: { Type: AWS::Serverless::StateMachine, Properties: { Role: "
                 "'arn:aws:iam::123456789012:role/x', DefinitionSubstitutions: { Own: seven }, Definition: { " +
                 flow + " } } }\n");
    const Node plain = importedText(R"(Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: a.b, Role: r, Code: { ZipFile: x } } }
  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/x
      DefinitionString: !Join ["\n", ['{ "StartAt": "A", "States": { "A": { "Type": "Task",', '"Resource": "${definition_substitution_1}", "Parameters": { "Id": "${Own}" }, "End": true } } }']]
      DefinitionSubstitutions: { Own: seven, definition_substitution_1: !GetAtt F.Arn }
)");
    CHECK(textAt(plain, "/Resources/M") == textAt(sam, "/Resources/M"));
    CHECK(textAt(plain, "/Resources/M/Properties/Definition/States/A/Resource/Fn::GetAtt/0") == "\"F\"");
    loaded(plain);
}

TEST_CASE("sources that are not modelled are left out with what SAM calls them, and the rest arrives", "[import]") {
    // Properties of AWS SAM Developer Guide, sam-property-function-mq, -selfmanagedkafka and -documentdb.
    const importing::Imported result = importText(R"(
Transform: AWS::Serverless-2016-10-31
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: a
      InlineCode: x
      Events:
        Web: { Type: Api, Properties: { Path: /, Method: get } }
        Mq: { Type: MQ, Properties: { Broker: 'arn:aws:mq:us-east-1:1:broker:x:y', Queues: [q], DynamicPolicyName: true, SecretsManagerKmsKeyId: k, SourceAccessConfigurations: [{ Type: BASIC_AUTH, URI: s }] } }
        Kafka: { Type: SelfManagedKafka, Properties: { KafkaBootstrapServers: ['b:9092'], Topics: [t], ConsumerGroupId: g, SourceAccessConfigurations: [{ Type: BASIC_AUTH, URI: s }] } }
        Documents: { Type: DocumentDB, Properties: { Cluster: 'arn:aws:rds:us-east-1:1:cluster:x', DatabaseName: d, CollectionName: c, FullDocument: UpdateLookup, SourceAccessConfigurations: [{ Type: BASIC_AUTH, URI: s }] } }
)");
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(result.problems.empty());
    CHECK(textAt(*result.scenario, "/Workloads/ServerlessRestApiClients/Target") == "\"ServerlessRestApi\"");
    for (const char* name : {"FMq", "FKafka", "FDocuments"}) {
        INFO(name);
        CHECK(textAt(*result.scenario, std::string("/Resources/") + name) == "nothing");
        CHECK(says(result.report, Fate::LeftOut, std::string(name) + ": "));
        CHECK_FALSE(says(result.report, Fate::Taken, std::string(name) + ": "));
    }
    CHECK(says(result.report, Fate::LeftOut, "FDocuments.DocumentDBEventSourceConfig: is not modelled yet"));
}

// samtranslator 1.110: FAQueue, Dead (a name that is given), FCQueue and MAQueue; none where the queue is named.
TEST_CASE("queues that SAM makes for what could not be delivered", "[import]") {
    const Node scenario = importedText(
        "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    "
        "Properties:\n      Runtime: python3.12\n      Handler: a.b\n      CodeUri: .\n      Events:\n"
        "        A: { Type: EventBridgeRule, Properties: { Pattern: { source: [x] }, DeadLetterConfig: { Type: SQS } } "
        "}\n"
        "        B: { Type: Schedule, Properties: { Schedule: rate(1 hour), DeadLetterConfig: { Type: SQS, "
        "QueueLogicalId: Dead } } }\n"
        "        C: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(3 hours), DeadLetterConfig: { Type: SQS "
        "} "
        "} }\n"
        "        E: { Type: CloudWatchEvent, Properties: { Pattern: { source: [x] }, DeadLetterConfig: { Arn: !GetAtt "
        "Q.Arn } } }\n"
        "  Q: { Type: AWS::SQS::Queue }\n"
        "  M: { Type: AWS::Serverless::StateMachine, Properties: { Definition: { StartAt: A, States: { A: { Type: "
        "Pass, "
        "End: true } } }, Events: { A: { Type: Schedule, Properties: { Schedule: rate(1 hour), DeadLetterConfig: { "
        "Type: SQS } } } } } }\n");
    for (const char* queue : {"FAQueue", "Dead", "FCQueue", "MAQueue", "Q"})
        CHECK(textAt(scenario, std::string("/Resources/") + queue + "/Type") == "\"AWS::SQS::Queue\"");
    CHECK(textAt(scenario, "/Resources/FBQueue") == "nothing");
    CHECK(textAt(scenario, "/Resources/FEQueue") == "nothing");
    static_cast<void>(loaded(scenario));
}

// A schedule fills what it calls, not the queue of what it could not deliver; the same template in CloudFormation's own
// types has no senders either. samtranslator 1.110: DeadLetterConfig {Arn} of the rule's or schedule's target.
TEST_CASE("a queue that takes what a SAM event could not deliver is sent nothing", "[import]") {
    const auto withDead = [](const std::string& event, const std::string& config, const std::string& queue) {
        return imported(
            "  F: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.12, Handler: a.b, "
            "CodeUri: ., Events: { B: { Type: " +
            event + "(3 hours), DeadLetterConfig: { " + config + " } } } } } }\n" +
            function("R", "Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt " + queue + ".Arn } } }") +
            "  Q: { Type: AWS::SQS::Queue }\n");
    };
    for (const char* event :
         {"Schedule, Properties: { Schedule: rate", "ScheduleV2, Properties: { ScheduleExpression: rate"}) {
        for (const auto& [config, queue] : std::vector<std::pair<std::string, std::string>>{
                 {"Arn: !GetAtt Q.Arn", "Q"}, {"Type: SQS", "FBQueue"}, {"Type: SQS, QueueLogicalId: Dead", "Dead"}}) {
            INFO(event << " " << config);
            const Node scenario = withDead(event, config, queue);
            CHECK(textAt(scenario, "/Resources/" + queue + "/Type") == "\"AWS::SQS::Queue\"");
            CHECK(textAt(scenario, "/Workloads/" + queue + "Senders") == "nothing");
            CHECK(textAt(scenario, "/Workloads/FB/Target") == "\"F\"");
        }
    }
    // A name that no event gives is refused, as CloudFormation does.
    CHECK_FALSE(
        serverless(function("F", "Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Dead.Arn } } }")).scenario);
}
