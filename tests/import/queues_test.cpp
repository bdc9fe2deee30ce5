// SPDX-License-Identifier: GPL-3.0-or-later
// Queues of templates: what is taken of them, who reads and fills them, what is left out, and what AWS refuses.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

std::string function(const std::string& name, const std::string& more = "") {
    return "  " + name +
           ": { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { ZipFile: x }, "
           "Role: r" +
           more + " } }\n";
}

std::string queue(const std::string& name, const std::string& properties = "") {
    return "  " + name + ": { Type: AWS::SQS::Queue, Properties: { " + properties + " } }\n";
}

std::string mapping(const std::string& name, const std::string& function, const std::string& source) {
    return "  " + name + ": { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref " + function +
           ", EventSourceArn: " + source + " } }\n";
}

importing::Imported imported(const std::string& resources, const std::string& before = "") {
    importing::Imported result = importText(before + "Resources:\n" + resources);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    loaded(*result.scenario);
    return result;
}

const std::string kRead = function("F") + mapping("M", "F", "!GetAtt Q.Arn");
const std::string kPolicy = "/Resources/Q/Properties/RedrivePolicy/";

}  // namespace

TEST_CASE("a queue that a function reads is taken, with guessed senders", "[import]") {
    const importing::Imported result = imported(
        kRead + queue("Q",
                      "VisibilityTimeout: '60', DelaySeconds: 5, MessageRetentionPeriod: 600, MaximumMessageSize: "
                      "2048, FifoQueue: false, QueueName: jobs, ReceiveMessageWaitTimeSeconds: 20"));
    const Node& scenario = *result.scenario;
    CHECK(textAt(scenario, "/Resources/Q/Properties/VisibilityTimeout") == "60");
    CHECK(textAt(scenario, "/Resources/Q/Properties/DelaySeconds") == "5");
    CHECK(textAt(scenario, "/Resources/Q/Properties/FifoQueue") == "nothing");
    CHECK(textAt(scenario, "/Resources/M/Properties/EventSourceArn/Fn::GetAtt/0") == "\"Q\"");
    CHECK(textAt(scenario, "/Workloads/QSenders/Target") == "\"Q\"");
    CHECK(textAt(scenario, "/Workloads/QSenders/Operation") == "\"SendMessage\"");
    CHECK(textAt(scenario, "/Workloads/FCallers") == "nothing");  // the mapping invokes it
    CHECK(says(result.report, Fate::Assumed,
               "/Workloads/QSenders/Arrivals: nothing in the files says who sends to it: 5/s (1/s to 20/s); take it "
               "from the queue's NumberOfMessagesSent"));
    CHECK(says(result.report, Fate::Taken, "Q: AWS::SQS::Queue with VisibilityTimeout, DelaySeconds"));
}

TEST_CASE("a RedrivePolicy is an object, or JSON in a text, and names its queue in each of the ways", "[import]") {
    const std::string named = queue("D", "QueueName: dead");
    for (const char* policy :
         {"{ deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 }",
          "{ deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: '3' }",
          "{ deadLetterTargetArn: !Sub '${D.Arn}', maxReceiveCount: 3 }",
          "{ deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead', maxReceiveCount: 3 }",
          "{ deadLetterTargetArn: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:dead', maxReceiveCount: 3 }",
          "{ deadLetterTargetArn: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${D.QueueName}', "
          "maxReceiveCount: 3 }",
          "'{ \"deadLetterTargetArn\": \"arn:aws:sqs:us-east-1:123456789012:dead\", \"maxReceiveCount\": 3 }'",
          "!Sub '{ \"deadLetterTargetArn\": \"${D.Arn}\", \"maxReceiveCount\": \"3\" }'"}) {
        INFO(policy);
        const Node scenario = *imported(kRead + queue("Q", std::string("RedrivePolicy: ") + policy) + named).scenario;
        CHECK(textAt(scenario, kPolicy + "deadLetterTargetArn") == "{ \"Fn::GetAtt\": [\"D\", \"Arn\"] }");
        CHECK(textAt(scenario, kPolicy + "maxReceiveCount") == "3");
        CHECK(textAt(scenario, "/Workloads/DSenders") == "nothing");
    }
    const std::string outside = "arn:aws:sqs:us-east-1:123456789012:others";
    CHECK(textAt(*imported(kRead +
                           queue("Q", "RedrivePolicy: { deadLetterTargetArn: '" + outside + "', maxReceiveCount: 3 }"))
                      .scenario,
                 kPolicy + "deadLetterTargetArn") == "\"" + outside + "\"");
}

TEST_CASE("what no file says of dead letters has a stand-in, which is told", "[import]") {
    const importing::Imported result =
        imported(kRead +
                     queue("Q",
                           "RedrivePolicy: { deadLetterTargetArn: !ImportValue dead-letters, maxReceiveCount: !Ref "
                           "Most }, VisibilityTimeout: !Ref Hidden") +
                     "",
                 "Parameters: { Most: { Type: Number }, Hidden: { Type: Number } }\n");
    CHECK(textAt(*result.scenario, kPolicy + "deadLetterTargetArn").starts_with("\"arn:aws:sqs:"));
    CHECK(textAt(*result.scenario, kPolicy + "maxReceiveCount") == "10");
    CHECK(says(result.report, Fate::Assumed, "/deadLetterTargetArn: it hangs on Fn::ImportValue"));
    CHECK(says(result.report, Fate::Assumed, "/maxReceiveCount: it hangs on the parameter Most"));
    CHECK(says(result.report, Fate::Assumed, "/VisibilityTimeout: it hangs on the parameter Hidden"));
}

TEST_CASE("who fills a queue and is not modelled is named, and a dead-letter queue has no senders", "[import]") {
    const auto filled = [&](const std::string& by, const std::string& name) {
        const importing::Imported result = imported(kRead + queue("Q") + by);
        CHECK(says(result.report, Fate::Assumed,
                   "/Workloads/QSenders/Arrivals: it is filled by " + name + ", which is not modelled yet: 5/s"));
    };
    filled(
        "  S: { Type: AWS::SNS::Subscription, Properties: { Protocol: sqs, Endpoint: !GetAtt Q.Arn, TopicArn: t } }\n",
        "S (AWS::SNS::Subscription)");
    filled(
        "  T: { Type: AWS::SNS::Topic, Properties: { Subscription: [{ Protocol: sqs, Endpoint: !GetAtt Q.Arn }] } }\n",
        "T (AWS::SNS::Topic)");
    filled(
        "  E: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [a] }, Targets: [{ Id: q, Arn: "
        "!GetAtt Q.Arn }] } }\n",
        "E (AWS::Events::Rule)");
    filled(
        "  B: { Type: AWS::S3::Bucket, Properties: { NotificationConfiguration: { QueueConfigurations: [{ Event: "
        "'s3:ObjectCreated:*', Queue: !GetAtt Q.Arn }] } } }\n",
        "B (AWS::S3::Bucket)");
    filled("  P: { Type: AWS::Pipes::Pipe, Properties: { Source: arn, Target: !GetAtt Q.Arn, RoleArn: r } }\n",
           "P (AWS::Pipes::Pipe)");
    // Dead letters of a rule are no messages that a queue gets all day.
    const importing::Imported dead =
        imported(kRead + queue("Q") +
                 "  E: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [a] }, Targets: [{ Id: g, Arn: "
                 "!GetAtt G.Arn, DeadLetterConfig: { Arn: !GetAtt Q.Arn } }] } }\n" +
                 function("G"));
    CHECK(textAt(*dead.scenario, "/Workloads/QSenders") == "nothing");
    CHECK(textAt(*dead.scenario, "/Workloads/GCallers/InvocationType") == "\"Event\"");
}

TEST_CASE("a schedule on a queue sends to it", "[import]") {
    const importing::Imported result = imported(
        kRead + queue("Q") +
        "  E: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 minute), Targets: [{ Id: q, Arn: "
        "!GetAtt Q.Arn }] } }\n");
    CHECK(textAt(*result.scenario, "/Workloads/E/Operation") == "\"SendMessage\"");
    CHECK(textAt(*result.scenario, "/Workloads/E/Target") == "\"Q\"");
    CHECK(textAt(*result.scenario, "/Workloads/QSenders") == "nothing");
    CHECK(says(result.report, Fate::Taken, "E: AWS::Events::Rule as the workload E"));
}

TEST_CASE("a queue that nobody reads gets no messages, which is told; alone it is asked as a table is", "[import]") {
    const importing::Imported beside = imported(function("F") + queue("Q"));
    CHECK(textAt(*beside.scenario, "/Workloads/QSenders") == "nothing");
    CHECK(
        says(beside.report, Fate::Taken,
             "Q: AWS::SQS::Queue; nothing in the files sends to it and no function reads it: no messages are assumed"));
    const importing::Imported alone =
        imported(queue("Q", "RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 }") + queue("D"));
    CHECK(textAt(*alone.scenario, "/Workloads/QSenders/Target") == "\"Q\"");
    CHECK(textAt(*alone.scenario, "/Workloads/DSenders") == "nothing");
}

TEST_CASE("FIFO queues are left out, with what hangs on them, and the import goes on", "[import]") {
    for (const char* fifo : {"FifoQueue: true", "FifoQueue: 'true'", "QueueName: jobs.fifo",
                             "QueueName: !Sub '${AWS::StackName}-jobs.fifo'"}) {
        INFO(fifo);
        const importing::Imported result = imported(kRead + queue("Q", fifo));
        CHECK(textAt(*result.scenario, "/Resources/Q") == "nothing");
        CHECK(textAt(*result.scenario, "/Resources/M") == "nothing");
        CHECK(says(result.report, Fate::LeftOut, "Q: AWS::SQS::Queue: FIFO queues are not modelled yet"));
        CHECK(says(result.report, Fate::LeftOut, "M: hangs on Q, which is left out"));
        CHECK(says(result.report, Fate::Assumed, "it is invoked by M (AWS::Lambda::EventSourceMapping)"));
    }
}

TEST_CASE("of two mappings of a queue the first stays, the other is told", "[import]") {
    const importing::Imported result =
        imported(kRead + queue("Q") + function("G") + mapping("N", "G", "!GetAtt Q.Arn"));
    CHECK(textAt(*result.scenario, "/Resources/M/Type") == "\"AWS::Lambda::EventSourceMapping\"");
    CHECK(textAt(*result.scenario, "/Resources/N") == "nothing");
    CHECK(textAt(*result.scenario, "/Resources/Q/Type") == "\"AWS::SQS::Queue\"");
    CHECK(says(result.report, Fate::LeftOut, "N: Q is read by two mappings, M and N"));
}

TEST_CASE("a VisibilityTimeout below the function's timeout is refused as AWS refuses it", "[import]") {
    const auto refused = [](const std::string& timeout, const std::string& properties, std::size_t line) {
        const importing::Imported result = importText("Resources:\n" + function("F", ", Timeout: " + timeout) +
                                                      mapping("M", "F", "!GetAtt Q.Arn") + queue("Q", properties));
        INFO(document::toLines(result.problems));
        CHECK_FALSE(result.scenario);
        REQUIRE(result.problems.size() == 1);
        CHECK(says(result.problems, "has a VisibilityTimeout below the Timeout of F, " + timeout + " s: AWS refuses"));
        CHECK(static_cast<std::size_t>(result.problems.front().position.line) == line);
    };
    refused("60", "VisibilityTimeout: 59", 4);
    refused("31", "", 4);  // 30 s where nothing is said
    imported(function("F", ", Timeout: 60") + mapping("M", "F", "!GetAtt Q.Arn") + queue("Q", "VisibilityTimeout: 60"));
    // A value that no file says is none that AWS refuses.
    const importing::Imported unknown = imported(function("F", ", Timeout: 60") + mapping("M", "F", "!GetAtt Q.Arn") +
                                                     queue("Q", "VisibilityTimeout: !Ref Hidden"),
                                                 "Parameters: { Hidden: { Type: Number } }\n");
    CHECK(textAt(*unknown.scenario, "/Resources/Q/Properties/VisibilityTimeout") == "360");
    CHECK(says(unknown.report, Fate::Assumed, "so six times the Timeout of F stands for it"));
}

TEST_CASE("a filter of a queue's mapping is left out, and no reason to refuse the template", "[import]") {
    const std::string filtered =
        "  M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref F, EventSourceArn: !GetAtt "
        "Q.Arn, FilterCriteria: { Filters: [{ Pattern: '{\"body\":{\"a\":[1]}}' }] } } }\n";
    const importing::Imported result = imported(queue("Q") + function("F") + filtered);
    CHECK(result.scenario->find("Resources")->find("Q") != nullptr);
    // The queue is read all the same: what the filter would let go comes too.
    CHECK(textAt(*result.scenario, "/Resources/M/Properties/FunctionName/Ref") == "\"F\"");
    CHECK(textAt(*result.scenario, "/Resources/M/Behavior") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "every message of the queue reaches the function here"));
}
