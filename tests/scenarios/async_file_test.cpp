// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/small_file.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kQuiet = R"("Init": "0s", "Placement": "0s", "InvokeOverhead": "0s")";

/// A function "Work" of 100 ms with these properties and behaviour, one "Other" of 10 ms, further resources and a
/// workload that leaves an event a second with Work.
struct Events {
    std::string properties = "";  ///< with a comma before
    std::string behavior = "";
    std::string type = "AWS::Lambda::Function";
    std::string resources = "";
    std::string workload = R"("InvocationType": "Event", "Arrivals": { "Constant": { "Rate": "1/s" } })";
    std::string simulation = R"({ "WarmUp": "0s", "Duration": "10m", "Replications": 1 })";
    std::string quotas = "{}";

    std::string text() const {
        return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Work": { "Type": ")" +
               type + R"(", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10)" + properties +
               R"( }, "Behavior": { )" + kQuiet + behavior + R"(, "Steps": [ { "Wait": "100ms" } ] } },
 "Other": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { )" +
               kQuiet + R"(, "Steps": [ { "Wait": "10ms" } ] } })" + resources + R"( },
 "Workloads": { "Load": { "Target": "Work", )" +
               workload + R"( } }, "Quotas": )" + quotas + R"(, "Simulation": )" + simulation + " }";
    }
    std::string problems() const { return document::toLines(format::loadScenarioText(text(), "s.json").problems); }
    study::DesignResult run() const { return std::move(runText(text()).designs.front()); }
};

std::string config(const std::string& more) {
    return R"(, "Config": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": { "Ref": "Work" },
        "Qualifier": "$LATEST")" +
           more + " } }";
}

}  // namespace

TEST_CASE("a workload's events are accepted at once, their fate is the function's", "[events]") {
    // 600 events, all of which fail: three attempts each, at 0, 60.1 and 180.2 s. What came until 599 - 180.3 s has
    // been given up by the end, events 0 to 419; those later are in the queue.
    Events events;
    events.behavior = R"(, "Error": 1)";
    const study::DesignResult design = events.run();
    CHECK(design.requests.offered == 600);
    CHECK(design.requests.succeeded == 600);
    CHECK(design.requests.failed == 0);
    CHECK(latency(design, "Load").max == 0.0);
    CHECK(figure(design, "Work", "AsyncEventsReceived") == 600);
    CHECK(figure(design, "Work", "AsyncEventsDropped") == 420);
    CHECK(figure(design, "Work", "AsyncEventsOutOfRetries") == 420);
    CHECK(figure(design, "Work", "AsyncEventsDelivered") == 0);
    // Attempts that have begun by 600 s: 600, those of events until 539 (0 to 539), and until 419 (0 to 419).
    CHECK(figure(design, "Work", "Invocations") == 600 + 540 + 420);
    CHECK(figure(design, "Work", "AsyncEventAgeMean") == Approx((540 * 60.1 + 420 * 180.2) / (600 + 540 + 420)));
}

TEST_CASE("events are conserved: each is served, given up or still there", "[events]") {
    // Everything that can happen to an event: throttles, errors, crashes, timeouts, an age limit.
    Events events;
    events.properties = R"(, "ReservedConcurrentExecutions": 3)";
    events.behavior = R"(, "Error": 0.2, "Crash": 0.1)";
    events.resources = config(R"(, "MaximumEventAgeInSeconds": 100, "MaximumRetryAttempts": 1)");
    events.workload = R"("InvocationType": "Event", "Arrivals": { "Poisson": { "Rate": "35/s" } })";
    const format::Scenario scenario = scenarioOf(events.text());
    const study::StudyResult result = runScenario(scenario);
    const study::DesignResult& design = result.designs.front();
    const double received = figure(design, "Work", "AsyncEventsReceived");
    const double delivered = figure(design, "Work", "AsyncEventsDelivered");
    const double dropped = figure(design, "Work", "AsyncEventsDropped");
    const double queued = figure(design, "Work", "AsyncEventsQueued");
    CHECK(received == static_cast<double>(design.requests.offered));
    CHECK(figure(design, "Work", "AsyncEventsOutOfRetries") > 100);
    CHECK(figure(design, "Work", "AsyncEventsTooOld") > 100);
    CHECK(delivered > 1'000);
    CHECK(queued > 100);
    CHECK(received == delivered + dropped + queued);
    CHECK(dropped == figure(design, "Work", "AsyncEventsTooOld") + figure(design, "Work", "AsyncEventsOutOfRetries"));
    CHECK(figure(design, "Work", "Throttles") > 1'000);
}

TEST_CASE("an event that is always throttled is tried for six hours", "[events]") {
    // By hand: attempts at 0, 1, 3, ..., 511 s and every 300 s from there, 80 in all; given up at 21,600 s. The
    // account's only execution is taken by a function that never ends.
    Events events;
    events.properties = R"(, "ReservedConcurrentExecutions": 0)";
    events.simulation = R"({ "WarmUp": "0s", "Duration": "7h", "Replications": 1 })";
    events.workload = R"("InvocationType": "Event", "Arrivals": { "Constant": { "Rate": "1/d" } })";
    const study::DesignResult none = events.run();
    CHECK(figure(none, "Work", "AsyncEventsWithoutConcurrency") == 1);  // a reservation of 0 gives up at once
    events.properties = R"(, "ReservedConcurrentExecutions": 1, "Timeout": 900)";
    std::string text = events.text();
    text.replace(text.find(R"("Timeout": 10, )"), 15, "");
    text.replace(text.find("100ms"), 5, "890s");
    // One user holds the reserved execution all the time; it takes it again 1 ms after it is free, at whole 890.001 s,
    // and no attempt of the event comes in between.
    text.replace(
        text.find(R"("Load": {)"), 9,
        R"("Holder": { "Target": "Work", "Arrivals": { "Closed": { "Users": 1, "Think": "0s" } } }, "Load": {)");
    const study::StudyResult result = runText(text);
    const study::DesignResult& design = result.designs.front();
    CHECK(figure(design, "Work", "AsyncEventsTooOld") == 1);
    CHECK(figure(design, "Work", "Throttles") == 80);
    CHECK(figure(design, "Work", "AsyncQueueDepthMean") == Approx(21'600.0 / 25'200));
}

TEST_CASE("a Call step leaves an event, and its caller goes on", "[events]") {
    Events events;
    events.workload = R"("Arrivals": { "Constant": { "Rate": "1/s" } })";
    std::string text = events.text();
    text.replace(
        text.find(R"({ "Wait": "100ms" })"), 19,
        R"({ "Call": { "Target": "Other", "Operation": "Invoke", "InvocationType": "Event", "PayloadSize": "300KB" } })");
    const study::StudyResult result = runText(text);
    const study::DesignResult& design = result.designs.front();
    CHECK(latency(design, "Load").max == 0.0);
    CHECK(figure(design, "Work", "Invocations") == 600);
    CHECK(figure(design, "Other", "AsyncEventsReceived") == 600);
    CHECK(figure(design, "Other", "Invocations") == 600);
    // 300 KB are two requests: one, and one for 44 KB above 256. 600 of Work, 1,200 of Other; 10 minutes to a month.
    double requests = 0.0;
    for (const pricing::LineItem& line : design.cost.bill.lines) {
        if (line.usageType == "Request" && line.resource == "Other")
            requests += static_cast<double>(line.quantity.granules) / static_cast<double>(line.quantity.perUnit);
    }
    CHECK(requests == Approx(1'200.0 * 730 * 6).epsilon(1e-9));
}

TEST_CASE("destinations that are functions are invoked, others are counted and priced by the delivery", "[events]") {
    Events events;
    events.behavior = R"(, "Error": 1)";
    events.resources = config(
        R"(, "MaximumRetryAttempts": 0, "DestinationConfig": { "OnFailure": { "Destination": { "Fn::GetAtt": ["Other", "Arn"] } },
        "OnSuccess": { "Destination": "arn:aws:sqs:us-east-1:123456789012:done" } })");
    events.properties = R"(, "DeadLetterConfig": { "TargetArn": "arn:aws:sns:us-east-1:123456789012:letters" })";
    const study::DesignResult failed = events.run();
    CHECK(figure(failed, "Work", "AsyncEventsDropped") == 600);
    CHECK(figure(failed, "Other", "AsyncEventsReceived") == 600);
    CHECK(figure(failed, "Other", "Invocations") == 600);
    CHECK(figure(failed, "Work", "AsyncRecordsDelivered") == 1'200);
    const auto names = [](const study::DesignResult& design) {
        std::string all;
        for (const pricing::LineItem& one : design.cost.bill.lines) all += one.service + "/" + one.usageType + " ";
        return all;
    };
    CHECK(holds(names(failed), "AmazonSNS/Requests-Tier1"));
    CHECK_FALSE(holds(names(failed), "AWSQueueService"));
    events.behavior = "";
    const study::DesignResult done = events.run();
    CHECK(figure(done, "Work", "AsyncEventsDelivered") == 600);
    CHECK(figure(done, "Other", "Invocations") == 0);
    CHECK(holds(names(done), "AWSQueueService/Requests-RBP"));
}

TEST_CASE("an ARN that a template puts together of AWS's own parameters says its service", "[events]") {
    for (const char* service : {"sqs", "sns", "ec2"}) {
        Events events;
        events.properties = R"(, "DeadLetterConfig": { "TargetArn": { "Fn::Sub": "arn:${AWS::Partition}:)" +
                            std::string(service) + R"(:${AWS::Region}:${AWS::AccountId}:letters" } })";
        INFO(events.problems());
        CHECK(holds(events.problems(), "is the ARN of neither") == (std::string_view(service) == "ec2"));
    }
}

TEST_CASE("SAM's forms of the same", "[events]") {
    Events events;
    events.type = "AWS::Serverless::Function";
    events.behavior = R"(, "Error": 1)";
    events.properties =
        R"(, "AutoPublishAlias": "live", "DeadLetterQueue": { "Type": "SQS", "TargetArn": "arn:aws:sqs:us-east-1:123456789012:dead" },
        "EventInvokeConfig": { "MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60,
          "DestinationConfig": { "OnFailure": { "Type": "Lambda", "Destination": { "Ref": "Other" } }, "OnSuccess": { "Type": "SQS" } } })";
    CHECK(events.problems() == "");
    const study::DesignResult design = events.run();
    CHECK(figure(design, "Work", "AsyncEventsOutOfRetries") == 600);
    CHECK(figure(design, "Other", "Invocations") == 600);
}

TEST_CASE("what AWS refuses of asynchronous invocation is refused by rule", "[events]") {
    struct Case {
        std::string properties;
        std::string resources;
        std::string says;
    };
    const std::string to = R"(, "DestinationConfig": { "OnSuccess": { "Destination": )";
    const std::vector<Case> cases{
        {"", config(R"(, "MaximumRetryAttempts": 3)"), "/Config/Properties/MaximumRetryAttempts"},
        {"", config(R"(, "MaximumEventAgeInSeconds": 59)"), "/Config/Properties/MaximumEventAgeInSeconds"},
        {"", config(R"(, "MaximumEventAgeInSeconds": 21601)"), "must be 60 to 21600"},
        {"", config(to + R"("arn:aws:s3:::bucket" } })"), "a bucket takes records of failures alone"},
        {"", config(to + R"("arn:aws:sqs:us-east-1:1:q.fifo" } })"), "FIFO"},
        {"", config(to + R"("arn:aws:ec2:us-east-1:1:x" } })"), "is the ARN of neither"},
        {"", config(to + R"({ "Ref": "Othre" } } })"), "did you mean \"Other\""},
        {"", config(to + R"({ "Ref": "Work" } } })"), "calls itself in a circle"},
        {"",
         config("") +
             R"(, "Second": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": "Work", "Qualifier": "$LATEST" } })",
         "is the second EventInvokeConfig of Work"},
        {R"(, "DeadLetterConfig": { "TargetArn": { "Fn::GetAtt": ["Other", "Arn"] } })", "",
         "a dead-letter queue is an SQS queue or an SNS topic"},
        {R"(, "DeadLetterConfig": {})", "", "lacks \"TargetArn\""},
    };
    for (const Case& one : cases) {
        Events events;
        events.properties = one.properties;
        events.resources = one.resources;
        INFO(one.properties << one.resources << "\n" << events.problems());
        CHECK(holds(events.problems(), one.says));
        CHECK_FALSE(format::loadScenarioText(events.text(), "s.json").scenario);
    }
}

TEST_CASE("events belong to functions, and carry up to 1 MB", "[events]") {
    Events events;
    events.workload += R"(, "PayloadSize": "1025KB")";
    CHECK(holds(events.problems(), "1MB, the largest payload of an asynchronous invocation"));
    events.workload = R"("InvocationType": "Evnt", "Arrivals": { "Constant": { "Rate": "1/s" } })";
    CHECK(holds(events.problems(), "/Workloads/Load/InvocationType"));
    std::string text = smallFile();
    text.replace(text.find(R"("Target": "Api", )"), 17, R"("Target": "Api", "InvocationType": "Event", )");
    CHECK(holds(errorsOf(load(text)), "/Workloads/W/InvocationType: belongs to workloads on a function"));
    text = smallFile();
    text.replace(text.find(R"("Operation": "GetItem")"), 22, R"("Operation": "GetItem", "InvocationType": "Event")");
    CHECK(holds(errorsOf(load(text)), "belongs to an Invoke of a function"));
}

TEST_CASE("a configuration that nothing uses is noted, a guess is listed only where it matters", "[events]") {
    Events events;
    events.resources = config("");
    CHECK(events.problems() == "");
    events.workload = R"("Arrivals": { "Constant": { "Rate": "1/s" } })";
    CHECK(holds(events.problems(), "nothing invokes Work asynchronously"));
    const auto assumes = [](const Events& one) {
        const format::Scenario scenario = scenarioOf(one.text());
        return std::ranges::any_of(scenario.designs.front().assumptions, [](const format::Assumption& assumption) {
            return assumption.path == "/Resources/Work/Behavior/AsyncLongestBackOff" && assumption.guess;
        });
    };
    CHECK_FALSE(assumes(events));
    CHECK(assumes(Events{}));
    Events asked;
    asked.behavior = R"(, "AsyncFirstBackOff": "10s", "AsyncLongestBackOff": "5s")";
    CHECK(holds(asked.problems(), "must not be below AsyncFirstBackOff"));
}
