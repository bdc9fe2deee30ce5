// SPDX-License-Identifier: GPL-3.0-or-later
// Queues of SAM templates, of Terraform's plans and states, and of AWS's answers.
#include "tests/import/answer_texts.hpp"
#include "tests/import/terraform_plan.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

/// What a plan and a state know of a queue; `more` with a comma before.
std::string queueOf(const std::string& name, const std::string& more = "") {
    return terraform::resource(
        "aws_sqs_queue", name,
        R"({ "name": ")" + name + R"(", "fifo_queue": false, "visibility_timeout_seconds": 60)" + more + " }");
}

const std::string kArn = "arn:aws:sqs:us-east-1:123456789012:";
const std::string kUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/";

/// The same with what AWS gives it.
std::string deployed(const std::string& name, const std::string& more = "") {
    return queueOf(name, R"(, "arn": ")" + kArn + name + R"(", "id": ")" + kUrl + name + R"(", "url": ")" + kUrl +
                             name + "\"" + more);
}

const std::string kMapping =
    terraform::resource("aws_lambda_event_source_mapping", "m", R"({ "batch_size": 10, "enabled": true })");
const std::string kReads = terraform::configured(
    "aws_lambda_event_source_mapping", "m",
    terraform::joined(
        {terraform::refers("event_source_arn", R"("aws_sqs_queue.jobs.arn", "aws_sqs_queue.jobs")"),
         terraform::refers("function_name", R"("aws_lambda_function.work.arn", "aws_lambda_function.work")")}));
const std::string kPolicy = "/Resources/Jobs/Properties/RedrivePolicy/";

}  // namespace

TEST_CASE("a plan's queue has its attributes, and its mapping", "[import]") {
    const importing::Imported result = terraform::imported(terraform::plan(
        terraform::joined(
            {terraform::function("work", "work"),
             queueOf("jobs", R"(, "delay_seconds": 5, "message_retention_seconds": 600, "max_message_size":
                                   2048, "receive_wait_time_seconds": 20, "policy": "{}", "kms_master_key_id": null)"),
             queueOf("dead"), kMapping}),
        terraform::joined(
            {kReads, terraform::configured(
                         "aws_sqs_queue", "jobs",
                         terraform::refers("redrive_policy", R"("aws_sqs_queue.dead.arn", "aws_sqs_queue.dead")"))})));
    const std::string properties = "/Resources/Jobs/Properties/";
    CHECK(textAt(*result.scenario, properties + "VisibilityTimeout") == "60");
    CHECK(textAt(*result.scenario, properties + "DelaySeconds") == "5");
    CHECK(textAt(*result.scenario, properties + "MessageRetentionPeriod") == "600");
    CHECK(textAt(*result.scenario, properties + "MaximumMessageSize") == "2048");
    CHECK(textAt(*result.scenario, "/Resources/M/Properties/EventSourceArn") == "{ \"Ref\": \"Jobs\" }");
    CHECK(textAt(*result.scenario, kPolicy + "deadLetterTargetArn") == "{ \"Ref\": \"Dead\" }");
    CHECK(textAt(*result.scenario, kPolicy + "maxReceiveCount") == "10");  // jsonencode() is known after apply
    CHECK(says(result.report, Fate::Assumed, kPolicy + "maxReceiveCount: it is known after apply"));
    CHECK(textAt(*result.scenario, "/Workloads/JobsSenders/Target") == "\"Jobs\"");
    CHECK(textAt(*result.scenario, "/Workloads/DeadSenders") == "nothing");
    CHECK_FALSE(says(result.report, Fate::LeftOut, "Jobs"));
}

TEST_CASE("a state's policy is JSON in a text, of the queue or of a resource of its own", "[import]") {
    const std::string text = R"("{\"deadLetterTargetArn\":\")" + kArn + R"(dead\",\"maxReceiveCount\":4}")";
    const std::string mapping =
        terraform::resource("aws_lambda_event_source_mapping", "m",
                            R"({ "event_source_arn": ")" + kArn +
                                R"(jobs", "function_name": "arn:aws:lambda:us-east-1:123456789012:function:work",
 "maximum_retry_attempts": 0, "maximum_record_age_in_seconds": 0, "parallelization_factor": 0,
 "bisect_batch_on_function_error": false, "starting_position": "" })");
    const std::string own =
        terraform::resource("aws_sqs_queue_redrive_policy", "p",
                            R"({ "queue_url": ")" + kUrl + R"(jobs", "redrive_policy": )" + text + " }");
    for (const bool part : {false, true}) {
        INFO(part);
        const Node scenario = terraform::scenarioOf(
            terraform::state(terraform::joined({terraform::deployedFunction("work", "work"),
                                                deployed("jobs", part ? "" : R"(, "redrive_policy": )" + text),
                                                deployed("dead"), mapping, part ? own : std::string()})));
        CHECK(textAt(scenario, kPolicy + "deadLetterTargetArn") == "{ \"Ref\": \"Dead\" }");
        CHECK(textAt(scenario, kPolicy + "maxReceiveCount") == "4");
        CHECK(textAt(scenario, "/Workloads/JobsSenders/Target") == "\"Jobs\"");
    }
}

TEST_CASE("what a plan's subscription, notification and code send to a queue", "[import]") {
    const auto with = [](const std::string& resource, const std::string& expressions) {
        return terraform::imported(terraform::plan(
            terraform::joined({terraform::function("work", "work"), queueOf("jobs"), kMapping, resource}),
            terraform::joined({kReads, expressions})));
    };
    const std::string jobs = R"("aws_sqs_queue.jobs.arn", "aws_sqs_queue.jobs")";
    CHECK(says(with(terraform::resource("aws_sns_topic_subscription", "s", R"({ "protocol": "sqs" })"),
                    terraform::configured("aws_sns_topic_subscription", "s", terraform::refers("endpoint", jobs)))
                   .report,
               Fate::Assumed, "it is filled by S (AWS::SNS::Subscription)"));
    CHECK(says(with(terraform::resource("aws_s3_bucket_notification", "n", R"({ "queue": [{}] })"),
                    terraform::configured("aws_s3_bucket_notification", "n",
                                          R"("queue": [{ )" + terraform::refers("queue_arn", jobs) + " }]"))
                   .report,
               Fate::Assumed, "it is filled by N (AWS::S3::Bucket)"));
    const importing::Imported code =
        with(terraform::resource(
                 "aws_lambda_function", "send",
                 R"({ "function_name": "send", "runtime": "nodejs22.x", "role": "r", "environment": [{}] })"),
             terraform::configured(
                 "aws_lambda_function", "send",
                 R"("environment": [{ )" +
                     terraform::refers("variables", R"("aws_sqs_queue.jobs.url", "aws_sqs_queue.jobs")") + " }]"));
    CHECK(textAt(*code.scenario, "/Resources/Send/Behavior/Steps/Send to Jobs/Call/Operation") == "\"SendMessage\"");
    CHECK(textAt(*code.scenario, "/Workloads/JobsSenders") == "nothing");
}

TEST_CASE("a plan's REST integration by the path of SQS finds its queue", "[import]") {
    const std::string api = terraform::resource("aws_api_gateway_rest_api", "api", R"({ "name": "api" })");
    const std::string of = terraform::joined(
        {terraform::refers("rest_api_id", R"("aws_api_gateway_rest_api.api.id", "aws_api_gateway_rest_api.api")"),
         terraform::refers("resource_id",
                           R"("aws_api_gateway_rest_api.api.root_resource_id", "aws_api_gateway_rest_api.api")")});
    const auto uriOf = [&](const std::string& known, const std::string& reference) {
        const Node scenario = terraform::scenarioOf(terraform::plan(
            terraform::joined(
                {terraform::function("work", "work"), queueOf("jobs"), kMapping, api,
                 terraform::resource("aws_api_gateway_method", "post",
                                     R"({ "http_method": "POST", "authorization": "NONE" })"),
                 terraform::resource(
                     "aws_api_gateway_integration", "i",
                     R"({ "http_method": "POST", "integration_http_method": "POST", "type": "AWS", "request_templates": { "application/json": "Action=SendMessage&MessageBody=$input.body" })" +
                         known + " }"),
                 terraform::resource("aws_api_gateway_integration_response", "r",
                                     R"({ "http_method": "POST", "status_code": "200" })")}),
            terraform::joined({kReads, terraform::configured("aws_api_gateway_method", "post", of),
                               terraform::configured("aws_api_gateway_integration", "i", of + reference),
                               terraform::configured("aws_api_gateway_integration_response", "r", of)})));
        CHECK(textAt(scenario, "/Workloads/JobsSenders") == "nothing");
        return textAt(scenario, "/Resources/Post/Properties/Integration/Uri/Fn::Sub");
    };
    const std::string uri = "\"arn:aws:apigateway:us-east-1:sqs:path/123456789012/${Jobs.QueueName}\"";
    CHECK(uriOf(R"(, "uri": "arn:aws:apigateway:us-east-1:sqs:path/123456789012/jobs")", "") == uri);
    CHECK(uriOf("", ", " + terraform::refers("uri", R"("aws_sqs_queue.jobs.name", "aws_sqs_queue.jobs")")) == uri);
}

TEST_CASE("answers of AWS give queues, with numbers that are texts, and their mappings", "[import]") {
    const std::string queue =
        R"({"Attributes": {"QueueArn": ")" + kArn +
        R"(place-jobs", "VisibilityTimeout": "42", "MaximumMessageSize": "262144", "MessageRetentionPeriod": "345600", "DelaySeconds": "0", "ReceiveMessageWaitTimeSeconds": "0", "ApproximateNumberOfMessages": "7", "RedrivePolicy": "{\"deadLetterTargetArn\":\")" +
        kArn + R"(place-dead\",\"maxReceiveCount\":\"5\"}"}})";
    const std::string dead = R"({"Attributes": {"QueueArn": ")" + kArn + R"(place-dead", "VisibilityTimeout": "30"}})";
    const std::string mappings =
        R"({"EventSourceMappings": [{"UUID": "1", "EventSourceArn": ")" + kArn +
        R"(place-jobs", "FunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:place-order", "State": "Enabled", "BatchSize": 5, "FunctionResponseTypes": ["ReportBatchItemFailures"]}]})";
    const Node scenario = scenarioOf({queue, dead, mappings, kFunctions});
    CHECK(textAt(scenario, "/Resources/placeJobs/Properties/VisibilityTimeout") == "42");
    const std::string policy = "/Resources/placeJobs/Properties/RedrivePolicy/";
    CHECK(textAt(scenario, policy + "deadLetterTargetArn/Fn::GetAtt/0") == "\"placeDead\"");
    CHECK(textAt(scenario, policy + "maxReceiveCount") == "5");
    CHECK(textAt(scenario, "/Resources/Mapping1/Properties/EventSourceArn/Ref") == "\"placeJobs\"");
    CHECK(textAt(scenario, "/Resources/Mapping1/Properties/FunctionResponseTypes/0") == "\"ReportBatchItemFailures\"");
    CHECK(textAt(scenario, "/Workloads/placeJobsSenders/Target") == "\"placeJobs\"");
    CHECK(textAt(scenario, "/Workloads/placeDeadSenders") == "nothing");
    CHECK(textAt(scenario, "/Workloads/placeOrderCallers") == "nothing");
    const Node twice = scenarioOf({queue, queue, dead});  // asked twice it is one
    CHECK(textAt(twice, "/Resources/placeJobs2") == "nothing");
}

TEST_CASE("an answer's integration that sends finds its queue by the URL", "[import]") {
    const std::string queue = R"({"Attributes": {"QueueArn": ")" + kArn + R"(place-jobs"}})";
    const Node scenario = scenarioOf(
        {queue, R"({"Items": [{"Name": "shop", "ApiId": "a1", "ProtocolType": "HTTP"}]})",
         R"({"Items": [{"RouteKey": "POST /", "RouteId": "r1", "Target": "integrations/i1"}]})",
         R"({"Items": [{"IntegrationId": "i1", "IntegrationType": "AWS_PROXY", "IntegrationSubtype": "SQS-SendMessage", "PayloadFormatVersion": "1.0", "RequestParameters": {"QueueUrl": ")" +
             kUrl + R"(place-jobs", "MessageBody": "$request.body"}}]})"});
    CHECK(textAt(scenario, "/Resources/shopIntegrationI1/Properties/RequestParameters/QueueUrl/Ref") ==
          "\"placeJobs\"");
    CHECK(textAt(scenario, "/Workloads/shopClients/Target") == "\"shop\"");
    CHECK(textAt(scenario, "/Workloads/placeJobsSenders") == "nothing");
}

TEST_CASE("SAM's events, policies and connectors know queues", "[import]") {
    const auto sam = [](const std::string& resources) {
        importing::Imported result = importText("Transform: AWS::Serverless-2016-10-31\nResources:\n" + resources);
        INFO(document::toLines(result.problems) << importing::toText(result.report));
        REQUIRE(result.scenario);
        loaded(*result.scenario);
        return std::move(*result.scenario);
    };
    const std::string begin =
        ": { Type: AWS::Serverless::Function, Properties: { Runtime: python3.12, Handler: a, "
        "CodeUri: .";
    const std::string reader = "  G" + begin +
                               ", Events: { Jobs: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn, BatchSize: 3, "
                               "MaximumBatchingWindowInSeconds: 1 } } } } }\n  Q: { Type: AWS::SQS::Queue }\n";
    const Node policy = sam(reader + "  F" + begin +
                            ", Policies: [{ SQSSendMessagePolicy: { QueueName: !GetAtt Q.QueueName } }] } }\n");
    CHECK(textAt(policy, "/Resources/GJobs/Properties/EventSourceArn/Fn::GetAtt/0") == "\"Q\"");
    CHECK(textAt(policy, "/Resources/GJobs/Properties/BatchSize") == "3");
    CHECK(textAt(policy, "/Resources/F/Behavior/Steps/Send to Q/Call/Operation") == "\"SendMessage\"");
    CHECK(textAt(policy, "/Workloads/QSenders") == "nothing");
    const Node connector = sam(reader + "  F" + begin +
                               " } }\n  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: F }, "
                               "Destination: { Id: Q }, Permissions: [Write] } }\n");
    CHECK(textAt(connector, "/Resources/F/Behavior/Steps/Send to Q/Call/Target") == "\"Q\"");
    const Node letters =
        sam(reader + "  F" + begin + ", DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Q.Arn } } }\n");
    CHECK(textAt(letters, "/Resources/F/Properties/DeadLetterConfig/TargetArn/Fn::GetAtt/0") == "\"Q\"");
    CHECK(textAt(letters, "/Workloads/QSenders") == "nothing");
}

TEST_CASE("recorded queues import with who reads and who sends", "[import]") {
    struct Recorded {
        const char* file;
        const char* pointer;  ///< what a workload or a step asks
        const char* queue;
    };
    for (const Recorded& one :
         {Recorded{"cfn/localstack__tests__aws__templates__integration_events_sns_sqs_lambda.yaml",
                   "/Workloads/queue276F7297Senders/Target", "queue276F7297"},
          Recorded{"cfn/serverless-patterns__sqs-lambda-ddb-sam-ts__template.yaml",
                   "/Workloads/IngressQueueSenders/Target", "IngressQueue"},
          Recorded{"cdk/aws-solutions-constructs__a0361f36__tructs__aws-lambda-sqs__test__integ.lamsqs-"
                   "deployFunctionWithVpc.js.snapshot__lamsqs-deployFunctionWithVpc.template.json",
                   "/Resources/testlambdasqsLambdaFunction28E890A1/Behavior/Steps/Send to "
                   "testlambdasqsqueueDD178B7C/Call/Target",
                   "testlambdasqsqueueDD178B7C"},
          Recorded{"aws_describe_recorded/cloud-custodian__tests__data__placebo__test_arn_resolve_resources__sqs."
                   "GetQueueAttributes_1.json",
                   "/Workloads/originDevTestSenders/Target", "originDevTest"}}) {
        const auto file = sharedData("data/iac") / one.file;
        if (skipWithoutShared(file)) return;
        const importing::Imported result = importing::importFiles({file}, {});
        INFO(one.file << "\n" << document::toLines(result.problems));
        REQUIRE(result.scenario);
        loaded(*result.scenario);
        CHECK(textAt(*result.scenario, one.pointer) == "\"" + std::string(one.queue) + "\"");
    }
}
