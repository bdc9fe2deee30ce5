// SPDX-License-Identifier: GPL-3.0-or-later
// How requests name the queue that they are for: Uris of REST APIs, URLs of HTTP APIs and of tasks.
#include "scenarios/format/queue_names.hpp"

#include <string>

#include "scenarios/document/read_document.hpp"
#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kQueue = R"(, "Q": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "jobs" } })";
const std::string kUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/";

/// A POST of a REST API that asks that, with more of its integration.
std::string asks(const std::string& action, const std::string& more = "") {
    return R"("Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": {} },
 "M": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "POST",
  "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] }, "Integration": { "Type": "AWS", "IntegrationHttpMethod": "POST",
  "Uri": { "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:sqs:)" +
           action + R"(" }, "IntegrationResponses": [ { "StatusCode": "200" } ])" + more + " } } }";
}

std::string form(const std::string& text) {
    return R"(, "RequestTemplates": { "application/json": { "Fn::Sub": ")" + text + R"(" } })";
}

/// The action and the resource of the API's only route.
std::string asked(const std::string& resources) {
    const auto loaded = load(file(resources + kQueue, kLoad));
    const apigateway::RouteSpec& route = apiOf(loaded).routes.at(0);
    return std::string(route.service->action) + " " + route.integration;
}

}  // namespace

TEST_CASE("what a URL, an ARN and a reference name last", "[format]") {
    CHECK(format::lastNamed("${Q}") == "Q");
    CHECK(format::lastNamed("${Q.QueueUrl}") == "Q");
    CHECK(format::lastNamed(kUrl + "${Q.QueueName}") == "Q");
    CHECK(format::lastNamed(kUrl + "jobs") == "jobs");
    CHECK(format::lastNamed("https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/jobs") == "jobs");
    CHECK(format::lastNamed("arn:aws:sqs:us-east-1:123456789012:jobs") == "jobs");
    CHECK(format::lastNamed("path/").empty());
    CHECK(format::lastNamed(kUrl + "${AWS::StackName}-jobs").empty());
}

TEST_CASE("a queue of the file is known by its logical id and by its name", "[format]") {
    const document::Loaded read = document::readText(
        R"({ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "jobs" } }, "F": { "Type": "AWS::Lambda::Function" } })",
        "x", document::Format::Json);
    REQUIRE(read.ok());
    const auto named = [&](const std::string& text) { return format::queueNamedIn(*read.root, text); };
    CHECK(named(kUrl + "jobs") == "Q");
    CHECK(named(kUrl + "Q") == "Q");
    CHECK(named("Q") == "Q");
    CHECK(named(kUrl + "others").empty());
    CHECK(named(kUrl + "F").empty());
    CHECK(named("$.jobs").empty());
    CHECK(named("{% $jobs %}").empty());
    CHECK(named("${X}") == "X");  // to be told that it is none
}

TEST_CASE("a REST API's request names its queue in the path, in a form and as JSON", "[format]") {
    const std::string send = "Action=SendMessage&MessageBody=$input.body";
    for (const std::string& resources :
         {asks("path/${AWS::AccountId}/${Q.QueueName}", form(send)), asks("path/123456789012/Q", form(send)),
          asks("path/${AWS::AccountId}/${Q.QueueName}"),
          // The message has words of its own.
          asks("path/123456789012/Q",
               form("Action=SendMessage&MessageBody={ \\\"Action\\\": \\\"Delete\\\", \\\"QueueUrl\\\": \\\"x\\\" }")),
          asks("action/SendMessage", form("MessageBody=$input.body&QueueUrl=${Q}")),
          asks("action/SendMessage", form("{ \\\"QueueUrl\\\": \\\"" + kUrl + "${Q.QueueName}\\\" }")),
          asks("path/", form("Action=SendMessage&QueueUrl=" + kUrl + "${Q.QueueName}&MessageBody=x")),
          asks("action/SendMessage",
               R"(, "RequestParameters": { "integration.request.querystring.QueueUrl": { "Fn::Sub": "'${Q}'" } })")}) {
        INFO(resources);
        CHECK(asked(resources) == "sqs:SendMessage Q");
    }
    for (const char* other : {"ReceiveMessage", "DeleteMessage", "PurgeQueue"}) {
        const std::string text = asks("path/${AWS::AccountId}/${Q.QueueName}", form("Action=" + std::string(other)));
        CHECK(holds(refused(text + kQueue), "is not modelled yet: there is no queue for readers of one's own here"));
    }
}

TEST_CASE("a queue that a path names and that is not there is told", "[format]") {
    CHECK(holds(refused(asks("path/${AWS::AccountId}/orders")), "\"orders\" is not a resource of this design"));
    CHECK(holds(refused(asks("path/")), "no \"QueueUrl\" with a resource of this file stands in its request"));
}

TEST_CASE("messages of a REST API's path arrive in the queue", "[format]") {
    const auto loaded = load(file(asks("path/${AWS::AccountId}/${Q.QueueName}") + kQueue, kLoad));
    // 10 requests a second for 600 s, as they come by chance: 5 standard deviations of 77.
    CHECK(figuresOf(loaded, "Q").at("NumberOfMessagesSent") == Approx(6'000.0).margin(400.0));
}

TEST_CASE("an HTTP API's QueueUrl may be a URL that is put together", "[format]") {
    CHECK(asked(R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
 "I": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": "Api", "IntegrationType": "AWS_PROXY", "IntegrationSubtype": "SQS-SendMessage", "PayloadFormatVersion": "1.0",
  "RequestParameters": { "QueueUrl": { "Fn::Sub": "https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/${Q.QueueName}" }, "MessageBody": "$request.body" } } },
 "R": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": "Api", "RouteKey": "POST /", "Target": { "Fn::Sub": "integrations/${I}" } } })") ==
          "sqs:SendMessage Q");
}

TEST_CASE("a task's QueueUrl is a queue of the design, or lies outside", "[format]") {
    const auto target = [](const std::string& url) {
        const auto loaded = load(file(
            R"("Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "Definition": { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "QueueUrl": )" +
                url + R"(, "MessageBody": "x" }, "End": true } } } } })" + kQueue,
            R"("W": { "Target": "Flow", "Arrivals": { "Constant": { "Rate": "10/s" } } })"));
        INFO(document::toLines(loaded.problems));
        REQUIRE(loaded.scenario);
        for (const format::Resource& resource : loaded.scenario->designs.front().resources) {
            if (const auto* flow = std::get_if<stepfunctions::Spec>(&resource.spec)) return flow->states.at(0).target;
        }
        return std::string("nothing");
    };
    for (const char* url : {R"({ "Ref": "Q" })", R"("${Q}")", R"({ "Fn::GetAtt": ["Q", "QueueUrl"] })",
                            R"("https://sqs.us-east-1.amazonaws.com/123456789012/jobs")",
                            R"({ "Fn::Sub": "https://sqs.${AWS::Region}.amazonaws.com/1/${Q.QueueName}" })"}) {
        INFO(url);
        CHECK(target(url) == "Q");
    }
    CHECK(target(R"("https://sqs.us-east-1.amazonaws.com/123456789012/others")").empty());
}
