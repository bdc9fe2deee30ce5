// SPDX-License-Identifier: GPL-3.0-or-later
// State machines that send to a queue: every form that names it, and batches. Oracle: 200 executions send one message
// each, or as many as their batches hold.
#include <map>
#include <string>

#include "tests/scenarios/machine_file.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::holds;
using test::MachineFile;

namespace {

constexpr const char* kSend = "arn:aws:states:::sqs:sendMessage";
constexpr const char* kBatch = "arn:aws:states:::aws-sdk:sqs:sendMessageBatch";

std::string task(const std::string& resource, const std::string& parameters) {
    return R"({ "StartAt": "Do", "States": { "Do": { "Type": "Task", "Resource": ")" + resource +
           R"(", "Parameters": { )" + parameters + R"( }, "End": true } } })";
}

/// A machine of that definition beside a queue, two executions a second for 100 s.
MachineFile machine(const std::string& definition) {
    MachineFile file;
    file.definition = definition;
    file.resources =
        R"(, "Q": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "orders-prod" }, "Behavior": { "IdlePollers": 0 } },
 "Other": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "STANDARD",
   "Definition": { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } } } })";
    file.simulation = R"("WarmUp": "cold", "Duration": "100s", "Replications": 1)";
    return file;
}

/// One whose QueueUrl is that value.
MachineFile sending(const std::string& url) {
    return machine("\"Definition\": " + task(kSend, R"("MessageBody": "x", "QueueUrl": )" + url));
}

/// One that sends a batch; `more`: beside its QueueUrl.
MachineFile batch(const std::string& more) {
    return machine("\"Definition\": " + task(kBatch, R"("QueueUrl": { "Ref": "Q" })" + more));
}

using Figures = std::map<std::string, double>;

Figures figures(const MachineFile& file) {
    INFO(file.problems());
    REQUIRE(file.load().scenario);
    Figures all;
    for (const auto& resource : file.run().resources) {
        for (const auto& [name, value] : resource.figures) all[resource.resource + "/" + name] = value;
    }
    return all;
}

double sent(const MachineFile& file) { return figures(file)["Q/NumberOfMessagesSent"]; }

std::string assumed(const MachineFile& file, const std::string& key) {
    const format::LoadedScenario loaded = file.load();
    REQUIRE(loaded.scenario);
    for (const format::Assumption& one : loaded.scenario->designs.front().assumptions) {
        if (one.path.ends_with("/States/Do/" + key)) return one.value;
    }
    return "given";
}

}  // namespace

TEST_CASE("a machine's queue is known by every form that a template names it by", "[queues]") {
    for (
        const char* url :
        {R"("${Q}")", R"("${Q.QueueUrl}")", R"({ "Ref": "Q" })", R"({ "Fn::GetAtt": ["Q", "QueueUrl"] })",
         R"({ "Fn::GetAtt": ["Q", "QueueName"] })", R"({ "Fn::Sub": "${Q}" })",
         R"("https://sqs.us-east-1.amazonaws.com/123456789012/orders-prod")",
         R"("https://us-east-1.queue.amazonaws.com/123456789012/orders-prod")",
         R"({ "Fn::Sub": "https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/orders-prod" })",
         R"({ "Fn::Join": ["/", ["https://sqs.us-east-1.amazonaws.com/123456789012", { "Fn::GetAtt": ["Q", "QueueName"] }]] })"}) {
        INFO(url);
        CHECK(sent(sending(url)) == Approx(200).margin(3));
        CHECK(assumed(sending(url), "Duration") == "given");
    }
}

TEST_CASE("a machine's queue is known by what is substituted in its definition", "[queues]") {
    const std::string tree = task(kSend, R"("MessageBody": "x", "QueueUrl": "${Url}")");
    std::string text;
    for (const char c : tree) text += c == '"' ? std::string("\\\"") : std::string(1, c);
    for (const std::string& definition : {"\"Definition\": " + tree, "\"DefinitionString\": \"" + text + "\""}) {
        for (const char* value : {R"({ "Ref": "Q" })", R"({ "Fn::GetAtt": ["Q", "QueueUrl"] })",
                                  R"("https://sqs.eu-west-1.amazonaws.com/123456789012/orders-prod")"}) {
            INFO(definition << value);
            const std::string substitutions = R"(, "DefinitionSubstitutions": { "Url": )" + std::string(value) + " }";
            CHECK(sent(machine(definition + substitutions)) == Approx(200).margin(3));
            if (definition.starts_with("\"DefinitionString\"")) continue;  // SAM has none
            MachineFile serverless = machine(definition + substitutions);
            serverless.type = "AWS::Serverless::StateMachine";
            serverless.properties = "";
            CHECK(sent(serverless) == Approx(200).margin(3));
        }
    }
}

TEST_CASE("a machine's queue is known where it waits for a token, or is named for what data name", "[queues]") {
    MachineFile waiting = machine("\"Definition\": " + task(std::string(kSend) + ".waitForTaskToken",
                                                            R"("MessageBody": "x", "QueueUrl": { "Ref": "Q" })"));
    waiting.states = R"("Do": { "Approval": "1s" })";
    CHECK(sent(waiting) == Approx(200).margin(3));
    MachineFile named = machine("\"Definition\": " + task(kSend, R"("MessageBody": "x", "QueueUrl.$": "$.url")"));
    CHECK(sent(named) == 0.0);
    CHECK(assumed(named, "Duration") == "30ms for a call of sqs");
    named.states = R"("Do": { "Target": { "Ref": "Q" } })";
    CHECK(sent(named) == Approx(200).margin(3));
}

TEST_CASE("a queue of another name lies outside of the design; what is no queue is refused", "[queues]") {
    const MachineFile outside = sending(R"("https://sqs.us-east-1.amazonaws.com/123456789012/others")");
    CHECK(sent(outside) == 0.0);
    CHECK(assumed(outside, "Duration") == "30ms for a call of sqs");
    CHECK(sent(sending(R"("https://example.com/123456789012/orders-prod")")) == 0.0);
    for (const char* url : {R"({ "Ref": "Work" })", R"({ "Fn::GetAtt": ["Work", "Arn"] })", R"("${Work}")"})
        CHECK(holds(sending(url).problems(), "QueueUrl: names \"Work\" (Lambda), which is no queue"));
    CHECK(holds(sending(R"({ "Ref": "Items" })").problems(),
                "States/Do/Parameters/QueueUrl: names \"Items\" (DynamoDB)"));
    CHECK(holds(sending(R"({ "Ref": "Other" })").problems(), "names \"Other\" (Step Functions)"));
    CHECK(holds(sending(R"({ "Ref": "Nope" })").problems(), "\"Nope\" is neither"));
}

TEST_CASE("a batch of a machine sends as many messages as are written out", "[queues]") {
    constexpr const char* kOne = R"({ "Id": "a", "MessageBody": "x" })";
    const auto entries = [&](int count) {
        std::string list;
        for (int i = 0; i < count; ++i) list += (i == 0 ? "" : ", ") + std::string(kOne);
        return batch(R"(, "Entries": [)" + list + "]");
    };
    CHECK(sent(entries(3)) == Approx(600).margin(9));
    CHECK(assumed(entries(3), "Items") == "given");
    MachineFile twice = entries(3);
    twice.states = R"("Do": { "Items": 5 })";
    CHECK(holds(twice.problems(), "States/Do/Items: stands beside Entries"));
    CHECK(holds(entries(11).problems(), "has 11 Entries: a batch has 1 to 10"));
    CHECK(holds(entries(0).problems(), "has 0 Entries: a batch has 1 to 10"));
}

TEST_CASE("a batch whose messages come from data has what the design says, or is taken to be full", "[queues]") {
    MachineFile file = batch(R"(, "Entries.$": "$.messages")");
    CHECK(sent(file) == Approx(2'000).margin(30));
    CHECK(assumed(file, "Items") == "10 messages, a full batch");
    file.states = R"("Do": { "Items": 4 })";
    CHECK(sent(file) == Approx(800).margin(12));
    CHECK(assumed(file, "Items") == "given");
    file.states = R"("Do": { "Items": 11 })";
    CHECK(holds(file.problems(), "above 10"));
}

TEST_CASE("a batch whose messages data hold has as many as they do", "[queues]") {
    MachineFile file = batch(R"(, "Entries.$": "$.messages")");
    file.orders = R"("Target": "Flow", "Input": { "messages": ["a", "b", "c", "d"] })";
    CHECK(sent(file) == Approx(800).margin(12));
    CHECK(assumed(file, "Items") == "given");
    // The queue refuses none, and more than ten.
    for (const char* list : {"[]", "[1,2,3,4,5,6,7,8,9,10,11]"}) {
        file.orders = R"("Target": "Flow", "Input": { "messages": )" + std::string(list) + " }";
        Figures all = figures(file);
        CHECK(all["Q/NumberOfMessagesSent"] == 0.0);
        CHECK(all["Flow/ExecutionsFailed"] == Approx(200).margin(3));
    }
    file.states = R"("Do": { "Items": 4 })";
    CHECK(holds(file.problems(), "stands beside Entries"));
}

// Ten messages of 150 KB each would be above the 1 MiB of a batch.
TEST_CASE("the messages of a machine's batch divide what its state was handed", "[queues]") {
    MachineFile file = batch(R"(, "Entries.$": "$.messages")");
    file.orders = R"("Target": "Flow", "Input": { "messages": [1,2,3,4,5,6,7,8,9,10], "text": ")" +
                  std::string(150'000, 'x') + R"(" })";
    Figures all = figures(file);
    CHECK(all["Q/NumberOfMessagesSent"] == Approx(2'000).margin(30));
    CHECK(all["Q/MessagesRefused"] == 0.0);
}
