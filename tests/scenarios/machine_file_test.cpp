// SPDX-License-Identifier: GPL-3.0-or-later
// State machines as resources of a scenario.
#include "tests/scenarios/machine_file.hpp"

#include <algorithm>

#include "scenarios/study/expected_work.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using test::figure;
using test::latency;
using test::MachineFile;
using test::refuses;

namespace {

double perMonthOf(const study::DesignResult& design, const std::string& resource, const std::string& usageType) {
    for (const pricing::LineItem& line : design.cost.bill.lines) {
        if (line.resource == resource && line.usageType == usageType) return pricing::toDouble(line.perMonth);
    }
    return -1.0;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* kSam =
    R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "Resource": "${Do}", "End": true } } },
       "DefinitionSubstitutions": { "Do": { "Fn::GetAtt": ["Work", "Arn"] } })";

}  // namespace

TEST_CASE("machine: a workload starts executions that call a function of the design", "[scenarios]") {
    const study::DesignResult design = MachineFile{}.run();
    CHECK(figure(design, "Flow", "ExecutionsStarted") == 1'200.0);
    CHECK(figure(design, "Work", "Invocations") == Approx(1'200.0).margin(2.0));
    CHECK(latency(design, "Orders").mean == Approx(0.0).margin(1e-9));  // the start alone
    CHECK(latency(design, "Flow").mean == Approx(0.150));               // 100 ms of overhead, 50 ms of work
    CHECK(latency(design, "Flow").count == Approx(1'200).margin(2.0));
    // 2/s x 2,628,000 s x 1 transition x 0.000025 USD.
    CHECK(perMonthOf(design, "Flow", "StateTransition") == Approx(131.4).epsilon(1e-6));
}

TEST_CASE("machine: the definition may stand in any of its forms", "[scenarios]") {
    const auto invocations = [](const std::string& definition,
                                const std::string& type = "AWS::StepFunctions::StateMachine",
                                const std::string& properties = R"("StateMachineType": "STANDARD")") {
        MachineFile file;
        file.type = type;
        file.properties = properties;
        file.definition = definition;
        return figure(file.run(), "Work", "Invocations");
    };
    const std::string asText =
        R"("DefinitionString": { "Fn::Sub": "{\"StartAt\": \"Do\", \"States\": {\"Do\": {\"Type\": \"Task\", \"Resource\": \"${Work.Arn}\", \"End\": true}}}" })";
    CHECK(invocations(asText) > 1'000.0);
    const std::string joined =
        R"("DefinitionString": { "Fn::Join": [ "", [ "{\"StartAt\": \"Do\", \"States\": {\"Do\": {\"Type\": \"Task\", \"Resource\": \"", { "Fn::GetAtt": ["Work", "Arn"] }, "\", \"End\": true}}}" ] ] })";
    CHECK(invocations(joined) > 1'000.0);
    CHECK(invocations(kSam) > 1'000.0);
    CHECK(invocations(kSam, "AWS::Serverless::StateMachine", R"("Type": "EXPRESS", "Policies": [])") > 1'000.0);
    const std::string optimised =
        R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
           "Parameters": { "FunctionName": { "Ref": "Work" }, "Payload.$": "$" }, "End": true } } })";
    CHECK(invocations(optimised) > 1'000.0);
}

TEST_CASE("machine: tasks read and write tables of the design", "[scenarios]") {
    MachineFile file;
    file.definition = R"("Definition": { "StartAt": "Get", "States": {
        "Get": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem", "Parameters": { "TableName": { "Ref": "Items" }, "ConsistentRead": true, "Key": {} }, "ResultPath": null, "Next": "Put" },
        "Put": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem", "Parameters": { "TableName": "Items", "Item": {} }, "End": true } } })";
    file.states = R"("Put": { "Key": { "Uniform": { "Keys": 10 } }, "ItemSize": "3KB" })";
    const study::DesignResult design = file.run();
    CHECK(figure(design, "Items", "ConsumedReadCapacityUnits") == Approx(1'200.0).margin(3.0));
    CHECK(figure(design, "Items", "ConsumedWriteCapacityUnits") == Approx(3'600.0).margin(9.0));
    CHECK(latency(design, "Flow").mean == Approx(0.210));
}

TEST_CASE("machine: executions compete for the function's concurrency", "[scenarios]") {
    MachineFile file;
    file.definition =
        R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Work", "Arn"] }, "End": true,
        "Catch": [ { "ErrorEquals": ["Lambda.TooManyRequestsException"], "Next": "Busy" } ] }, "Busy": { "Type": "Fail", "Error": "Busy" } } })";
    file.function = R"("Duration": "900ms")";
    const std::string two = R"("Resources": { "Work": { "Properties": { "ReservedConcurrentExecutions": 1 } } })";
    file.more = R"("Designs": [ { "Name": "one at a time", "Patch": { )" + two + " } } ], ";
    const study::DesignResult design = file.run();
    const double busy = figure(design, "Flow", "state/Busy/Entered");
    CHECK(busy == figure(design, "Work", "Throttles"));
    CHECK(busy == Approx(600.0).margin(5.0));  // every second one finds it busy
    CHECK(figure(design, "Flow", "ExecutionsFailed") == busy);
}

// Half of 1,200 executions find the one environment busy: 2 a second, each of 900 ms.
TEST_CASE("machine: failed executions are warned of, and an ErrorRate of the machine judges them", "[scenarios]") {
    MachineFile file;
    file.function = R"("Duration": "900ms")";
    file.more = R"("Objectives": [ { "Metric": "ErrorRate", "Of": "Flow", "AtMost": 0.4 },
        { "Metric": "ErrorRate", "Of": "Flow", "AtMost": 0.6 }, { "Metric": "ErrorRate", "Of": "Orders", "AtMost": 0 } ], 
      "Designs": [ { "Name": "one at a time",
        "Patch": { "Resources": { "Work": { "Properties": { "ReservedConcurrentExecutions": 1 } } } } } ], )";
    const study::DesignResult design = file.run();
    REQUIRE(design.objectives.size() == 3);
    CHECK(design.objectives[0].met == study::Met::No);
    CHECK(design.objectives[0].value == Approx(0.5).margin(0.01));
    CHECK(design.objectives[1].met == study::Met::Yes);
    CHECK(design.objectives[2].met == study::Met::Yes);  // every start was accepted
    const double failed = figure(design, "Flow", "ExecutionsFailed");
    const std::string told = "Flow: " + std::to_string(static_cast<int>(failed)) + " of 1,";
    CHECK(std::ranges::any_of(design.warnings, [&](const std::string& one) {
        return one.starts_with(told) && one.find("executions that ended failed or timed out (") != std::string::npos;
    }));
    MachineFile fine;
    const study::DesignResult whole = fine.run();
    CHECK(std::ranges::none_of(
        whole.warnings, [](const std::string& one) { return one.find("executions that ended") != std::string::npos; }));
}

TEST_CASE("machine: an API starts executions, and waits for Express ones", "[scenarios]") {
    const auto run = [](const char* action, const char* type) {
        MachineFile file;
        file.properties = R"("StateMachineType": ")" + std::string(type) + "\"";
        file.resources =
            R"(, "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": {}, "Behavior": { "Overhead": "0s" },
            "Routes": { "POST /": { "Integration": { "Service": ")" +
            std::string(action) + R"(", "Target": "Flow" } } } })";
        file.orders = R"("Target": "Api")";
        return file.run();
    };
    const study::DesignResult started = run("states:StartExecution", "STANDARD");
    CHECK(latency(started, "Orders").mean == Approx(0.0).margin(1e-6));
    CHECK(figure(started, "Flow", "ExecutionsSucceeded") == Approx(1'200.0).margin(2.0));
    const study::DesignResult waited = run("states:StartSyncExecution", "EXPRESS");
    CHECK(latency(waited, "Orders").mean == Approx(0.150));
    CHECK(figure(waited, "Flow", "ExecutionsSucceeded") == Approx(1'200.0).margin(2.0));
}

TEST_CASE("machine: an HTTP API's subtype names the machine by its ARN", "[scenarios]") {
    MachineFile file;
    file.properties = R"("StateMachineType": "EXPRESS")";
    file.resources =
        R"(, "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Behavior": { "Overhead": "0s" } },
        "R": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "POST /", "Target": { "Fn::Sub": "integrations/${I}" } } },
        "I": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" }, "IntegrationType": "AWS_PROXY", "PayloadFormatVersion": "1.0",
               "IntegrationSubtype": "StepFunctions-StartSyncExecution", "RequestParameters": { "StateMachineArn": { "Ref": "Flow" }, "Input": "$request.body" } } })";
    file.orders = R"("Target": "Api")";
    CHECK(latency(file.run(), "Orders").mean == Approx(0.150));
}

TEST_CASE("machine: what the definition leaves to data must be said, or is a guess that is listed", "[scenarios]") {
    const auto asked = [](const std::string& states) {
        MachineFile file;
        file.definition = R"("Definition": { "StartAt": "A", "States": { )" + states + " } }";
        return file.problems();
    };
    CHECK(
        contains(asked(R"("A": { "Type": "Wait", "SecondsPath": "$.s", "End": true })"), "Behavior/States/A/Duration"));
    CHECK(contains(
        asked(
            R"("A": { "Type": "Map", "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } }, "End": true })"),
        "Behavior/States/A/Items"));
    CHECK(contains(
        asked(
            R"("A": { "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync", "Parameters": {}, "End": true })"),
        "it runs a job"));
    CHECK(contains(
        asked(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": {}, "End": true })"),
        "it calls an endpoint"));
    CHECK(contains(
        asked(
            R"("A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {}, "End": true })"),
        "it waits for a task token"));
    CHECK(contains(
        asked(
            R"("A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName.$": "$.f" }, "End": true })"),
        "Behavior/States/A/Target"));
    MachineFile file;
    file.definition =
        R"("Definition": { "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsNull": true, "Next": "B" } ], "Default": "B" },
        "B": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {}, "End": true } } })";
    const auto loaded = file.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    int listed = 0;
    for (const format::Assumption& one : loaded.scenario->designs.front().assumptions) {
        const bool choices = one.path == "/Resources/Flow/Behavior/States/A/Choices";
        const bool call = one.path == "/Resources/Flow/Behavior/States/B/Duration";
        if ((choices || call) && one.guess) ++listed;
    }
    CHECK(listed == 2);
}

TEST_CASE("machine: what is wrong is said where it stands", "[scenarios]") {
    MachineFile file;
    file.definition = R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Pass", "Next": "Gone" } } })";
    CHECK(refuses(file.load(), "/Resources/Flow/Properties/Definition/States/Do/Next", "Gone"));
    file = {};
    file.definition = R"("DefinitionUri": "nowhere.json")";
    file.type = "AWS::Serverless::StateMachine";
    file.properties = "";
    CHECK(refuses(file.load(), "/Resources/Flow/Properties/DefinitionUri", "nowhere.json"));
    file = {};
    file.definition = "\"Tags\": []";
    CHECK(refuses(file.load(), "/Resources/Flow/Properties", "lacks a definition"));
    file = {};
    file.states = R"("Dot": { })";
    CHECK(refuses(file.load(), "/Resources/Flow/Behavior/States/Dot", "did you mean \"Do\""));
    file.states = R"("Do": { "Choices": [1] })";
    CHECK(refuses(file.load(), "/Resources/Flow/Behavior/States/Do/Choices", "does not belong to a Task state"));
    file.states = R"("Do": { "Target": "Wrok" })";
    CHECK(refuses(file.load(), "/Resources/Flow/Behavior/States/Do/Target", "did you mean \"Work\""));
    file.states = R"("Do": { "Key": { "Uniform": { "Keys": 5 } } })";
    CHECK(refuses(file.load(), "/Resources/Flow/Behavior/States/Do/Key", "belongs to calls of a table"));
    file = {};
    file.orders = R"("Target": "Flow", "Operation": "StartSyncExecution")";
    CHECK(refuses(file.load(), "/Workloads/Orders/Operation", "belongs to Express machines"));
    file.orders = R"("Target": "Flow", "Operation": "Invoke")";
    CHECK(refuses(file.load(), "/Workloads/Orders/Operation", "StartExecution"));
    file.orders = R"("Target": "Flow", "PayloadSize": "300KB")";
    CHECK(refuses(file.load(), "/Workloads/Orders/PayloadSize", "largest input of an execution"));
    file = {};
    file.behavior = R"("Duplicates": 0.1)";
    CHECK(refuses(file.load(), "/Resources/Flow/Behavior/Duplicates", "exactly once"));
}

TEST_CASE("machine: probabilities of a choice fit its rules", "[scenarios]") {
    const auto said = [](const char* choices) {
        MachineFile file;
        file.definition = R"("Definition": { "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [
            { "Variable": "$.x", "IsNull": true, "Next": "B" }, { "Variable": "$.y", "IsNull": true, "Next": "B" } ], "Default": "B" }, "B": { "Type": "Succeed" } } })";
        file.states = R"("A": { "Choices": )" + std::string(choices) + " }";
        return file.load();
    };
    const char* at = "/Resources/Flow/Behavior/States/A/Choices";
    CHECK(said("[0.5, 0.2]").scenario);
    CHECK(said("[0.5, 0.2, 0.3]").scenario);
    CHECK(refuses(said("[0.5]"), at, "each of the 2 rules"));
    CHECK(refuses(said("[0.5, 0.2, 0.2]"), at, "add up"));
    CHECK(refuses(said("[0.9, 0.2]"), at, "add up"));
    CHECK(refuses(said("[0.5, 1.5]"), std::string(at) + "/1", "1"));
}

TEST_CASE("machine: machines that run each other are refused", "[scenarios]") {
    MachineFile file;
    file.definition =
        R"("Definition": { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
        "Parameters": { "StateMachineArn": { "Ref": "Other" } }, "End": true } } })";
    file.resources =
        R"(, "Other": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "Definition": { "StartAt": "A", "States": { "A": { "Type": "Task",
        "Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": { "StateMachineArn": { "Ref": "Flow" } }, "End": true } } } } })";
    CHECK(refuses(file.load(), "/Resources/Flow", "calls itself in a circle"));
    CHECK(refuses(file.load(), "/Resources/Flow", "ExecutionLimitExceeded"));
}

TEST_CASE("machine: quotas come from the region and the file", "[scenarios]") {
    MachineFile file;
    file.arrivals = R"({ "Constant": { "Rate": "40/s" } })";
    file.more = R"("Quotas": { "StepFunctions": { "StartExecutionRate": 10, "StartExecutionBurst": 10 } }, )";
    const study::DesignResult design = file.run();
    CHECK(figure(design, "Flow", "ThrottledEvents") == Approx(18'000.0).margin(20.0));
    CHECK(stepfunctions::accountQuotas("eu-west-1").startRate == 300.0);
    CHECK(stepfunctions::accountQuotas("eu-central-1").transitionRate == 500.0);
    CHECK(stepfunctions::accountQuotas("eu-central-1").syncExecutions == 1'000);
}

TEST_CASE("machine: an objective on its execution time, whole and by windows", "[scenarios]") {
    MachineFile file;
    file.more = R"("Objectives": [ { "Metric": "Latency", "Of": "Flow", "Statistic": "p99", "AtMost": "160ms" },
        { "Metric": "Latency", "Of": "Flow", "Statistic": "p99", "Window": "1m", "AtMost": "140ms" } ], )";
    const study::DesignResult design = file.run();
    REQUIRE(design.objectives.size() == 2);
    CHECK(design.objectives[0].met == study::Met::Yes);
    CHECK(design.objectives[1].met == study::Met::No);
}

TEST_CASE("machine: the expected work of executions is that which happens", "[scenarios]") {
    MachineFile file;
    file.definition =
        R"("Definition": { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Work", "Arn"] }, "Next": "B" },
        "B": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsNull": true, "Next": "A" } ], "Default": "C" }, "C": { "Type": "Wait", "Seconds": 60, "End": true } } })";
    file.states = R"("B": { "Choices": [0.75] })";  // four rounds in the mean
    const auto loaded = file.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    study::ExpectedWork expected(loaded.scenario->designs.front());
    const study::Work& work = expected.of("Flow");
    CHECK(work.calls == Approx(4.0).epsilon(1e-3));
    CHECK(work.seconds == Approx(4 * (0.1 + 0.05 + 0.02) + 60.01).margin(0.1));
}
