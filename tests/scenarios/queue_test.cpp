// SPDX-License-Identifier: GPL-3.0-or-later
// Queues in whole designs: who sends, who reads, what it costs, what AWS refuses. Oracles: counts by hand; what goes
// into one end comes out of the other.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "scenarios/build/design_world.hpp"
#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;
using test::holds;

namespace {

constexpr const char* kOneMessage = R"({ "Call": { "Target": "Q", "Operation": "SendMessage" } })";

/// A function that sends by `steps`, and one that takes `work` for a batch. `queue` and `reader`: more Properties of
/// the queue and the mapping.
std::string chain(const std::string& steps = kOneMessage, const std::string& queue = "", const std::string& reader = "",
                  const std::string& behavior = "", const std::string& work = "100ms") {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Send": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [)" +
           steps + R"(] } },
 "Q": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 360)" +
           queue + R"( }, "Behavior": { "IdlePollers": 0)" + behavior + R"( } },
 "Dead": { "Type": "AWS::SQS::Queue" },
 "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 60 },
   "Behavior": { "Steps": [ { "Wait": { "Duration": ")" +
           work + R"(" } } ] } },
 "M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Read" },
   "EventSourceArn": { "Fn::GetAtt": ["Q", "Arn"] })" +
           reader + R"( } } },
"Workloads": { "W": { "Target": "Send", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
"Simulation": { "WarmUp": "cold", "Duration": "100s", "Replications": 1 } })";
}

using Figures = std::map<std::string, double>;

Figures run(const std::string& text) {
    const auto loaded = test::load(text);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    Figures figures;
    for (const auto& resource : result->designs.front().resources) {
        for (const auto& [name, value] : resource.figures) figures[resource.resource + "/" + name] = value;
    }
    return figures;
}

std::string problems(const std::string& text) { return document::toLines(test::load(text).problems); }

std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a message of each request reaches the function that reads the queue, once", "[queues]") {
    Figures all = run(chain());
    CHECK(all["Q/NumberOfMessagesSent"] == Approx(1'000).margin(10));
    CHECK(all["Q/NumberOfMessagesReceived"] == Approx(all["Q/NumberOfMessagesSent"]).margin(5));
    CHECK(all["M/BatchedRecords"] == all["Q/NumberOfMessagesDeleted"]);
    CHECK(all["Read/Invocations"] >= all["M/Batches"]);
    CHECK(all["Q/NumberOfMessagesSent"] ==
          all["Q/NumberOfMessagesDeleted"] + all["Q/MessagesAtEnd"] + all["Q/MessagesLost"]);
}

// Ten messages of 10 KB are 100 KB: two requests for the call that sends them. Without a reader nothing else is asked.
TEST_CASE("a batch of ten messages is one call", "[queues]") {
    const std::string batch =
        R"({ "Call": { "Target": "Dead", "Operation": "SendMessageBatch", "Items": 10, "PayloadSize": "10KB" } })";
    const auto loaded = test::load(chain(batch));
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {base::Duration(0), base::seconds(100), base::minutes(1), 5});
    world.run({}, {});
    bool found = false;
    for (const engine::ResourceReport& report : world.reports(base::seconds(100))) {
        if (report.resource != "Dead") continue;
        found = true;
        REQUIRE(report.readings.size() == 1);
        CHECK(report.figures[0].value == Approx(10'000).margin(100));
        CHECK(static_cast<double>(report.readings[0].granules) == report.figures[0].value / 5.0);
    }
    CHECK(found);
}

TEST_CASE("what a function cannot process becomes a dead letter", "[queues]") {
    const std::string redrive =
        R"(, "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Dead", "Arn"] }, "maxReceiveCount": 1 })";
    const std::string all =
        chain(kOneMessage, redrive, R"(, "BatchSize": 1)", R"(, "UnprocessableMessages": 1)", "10ms");
    // Back after the visibility timeout of 60 s: what was received by 40 s is a dead letter at 100 s.
    Figures figures = run(with(with(all, "360", "60"), R"("Timeout": 60)", R"("Timeout": 10)"));
    CHECK(figures["Q/MessagesMovedToDeadLetterQueue"] == Approx(400).margin(8));
    CHECK(figures["Dead/MessagesAtEnd"] == figures["Q/MessagesMovedToDeadLetterQueue"]);
    CHECK(figures["Q/NumberOfMessagesDeleted"] == 0.0);
}

TEST_CASE("a queue works a rush off at its readers' pace", "[queues][gallery]") {
    std::ifstream in(test::sourceFolder() / "scenarios/gallery/queued_orders.json");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto loaded = test::load(with(text, "0.0001", "0"));  // one that fails is old, and not for the backlog
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const base::Duration length = base::minutes(45);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {base::minutes(2), length, base::minutes(1), 5});
    world.run({}, {});
    Figures all;
    for (const engine::ResourceReport& report : world.reports(length)) {
        for (const engine::Figure& one : report.figures) all[report.resource + "/" + one.name] = one.value;
    }
    double most = 0.0;
    for (const engine::MetricSeries& series : world.world().metrics().series()) {
        if (series.name != "ApproximateNumberOfMessagesVisible" || series.resource != "Orders") continue;
        most = *std::ranges::max_element(series.values);
    }
    CHECK(most == Approx(72'000).epsilon(0.03));
    // 72,000 too many at 80 a second: 900 s; half a second, a call and a way more each than 500 ms.
    CHECK(all["Orders/ApproximateAgeOfOldestMessageMax"] == Approx(900).epsilon(0.12));
    CHECK(all["Orders/NumberOfMessagesSent"] == Approx(162'000).epsilon(0.01));
    CHECK(all["Work/ConcurrentExecutionsMax"] <= 40.0);
}

TEST_CASE("what AWS refuses of a queue, and what an architect would regret", "[queues]") {
    CHECK(problems(chain()).empty());
    CHECK(holds(problems(with(chain(), "360", "59")), "has a VisibilityTimeout below the Timeout of Read, 60 s"));
    CHECK(holds(problems(with(chain(), "360", "100")), "below six times the Timeout of Read"));
    CHECK(holds(problems(chain(kOneMessage, R"(, "FifoQueue": true)")), "is not modelled yet"));
    CHECK(problems(chain(kOneMessage, R"(, "FifoQueue": false)")).empty());
    CHECK(holds(problems(chain(kOneMessage, R"(, "DelaySeconds": 901)")), "900"));
    CHECK(holds(problems(chain(R"({ "Call": { "Target": "Q", "Operation": "SendMesage" } })")),
                "did you mean \"SendMessage\""));
    CHECK(holds(problems(chain(R"({ "Call": { "Target": "Q", "Operation": "ReceiveMessage" } })")),
                "functions read it by an event source mapping"));
    CHECK(holds(problems(chain(R"({ "Call": { "Target": "Q", "Operation": "SendMessageBatch", "Items": 11 } })")),
                "above 10"));
    CHECK(holds(problems(chain(R"({ "Call": { "Target": "Q", "Operation": "SendMessage", "Items": 2 } })")),
                "belongs to SendMessageBatch"));
    CHECK(holds(
        problems(chain(
            kOneMessage,
            R"(, "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Read", "Arn"] }, "maxReceiveCount": 3 })")),
        "is no queue of this design"));
    CHECK(holds(problems(chain(kOneMessage, R"(, "RedrivePolicy": { "maxReceiveCount": 3 })")), "deadLetterTargetArn"));
    const std::string twice = with(chain(), R"( } } },
"Workloads")",
                                   R"( } },
 "N": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Read" }, "EventSourceArn": { "Fn::GetAtt": ["Q", "Arn"] } } } },
"Workloads")");
    CHECK(holds(problems(twice), "is read by two mappings, M and N"));
    CHECK(holds(problems(with(chain(), R"({ "Fn::GetAtt": ["Q", "Arn"] })", R"("arn:aws:sqs:us-east-1:1:Q")")),
                "is no queue of this design: name one that is"));
}

TEST_CASE("dead letters do not go in a circle", "[queues]") {
    const auto to = [](const std::string& queue) {
        return R"("RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": [")" + queue +
               R"(", "Arn"] }, "maxReceiveCount": 3 })";
    };
    CHECK(problems(chain(kOneMessage, ", " + to("Dead"))).empty());
    const std::string own = problems(chain(kOneMessage, ", " + to("Q")));
    CHECK(holds(own, "/Resources/Q/Properties/RedrivePolicy"));
    CHECK(holds(own, "sends dead letters in a circle (Q, Q)"));
    const std::string both =
        problems(with(chain(kOneMessage, ", " + to("Dead")), R"("Dead": { "Type": "AWS::SQS::Queue")",
                      R"("Dead": { "Type": "AWS::SQS::Queue", "Properties": { )" + to("Q") + " }"));
    CHECK(holds(both, "sends dead letters in a circle (Dead, Q, Dead)"));
    CHECK(std::count(both.begin(), both.end(), '\n') <= 1);
}

TEST_CASE("messages that are too large are warned of", "[queues]") {
    const auto sized = [](const std::string& size, const std::string& most = "") {
        return problems(chain(
            R"({ "Call": { "Target": "Q", "Operation": "SendMessage", "PayloadSize": ")" + size + R"(" } })", most));
    };
    CHECK(sized("1MB").empty());
    CHECK(holds(sized("1025KB"), "is above the MaximumMessageSize of the queue, 1MB: SQS refuses every such message"));
    CHECK(holds(sized("65KB", R"(, "MaximumMessageSize": 65536)"), "refuses every such message with 400"));
    const std::string batch =
        R"({ "Call": { "Target": "Q", "Operation": "SendMessageBatch", "Items": 10, "PayloadSize": "110KB" } })";
    CHECK(holds(problems(chain(batch)), "for 10 messages together: SQS refuses every such batch"));
    CHECK(problems(with(chain(batch), "110KB", "100KB")) == "");
    CHECK(holds(problems(chain(kOneMessage, R"(, "MaximumMessageSize": 65536)", "", R"(, "MessageSize": "66KB")")),
                "/Resources/Q/Behavior/MessageSize"));
    CHECK(holds(problems(chain(kOneMessage, R"(, "MaximumMessageSize": 65536)", "",
                               R"(, "MessageSize": { "Uniform": { "Low": "60KB", "High": "90KB" } })")),
                "has a mean above the MaximumMessageSize of the queue, 64KB: SQS refuses many a message"));
    const auto direct = [](const std::string& asks) {
        return problems(with(chain(), R"("Target": "Send")", R"("Target": "Q", )" + asks));
    };
    CHECK(holds(direct(R"("Operation": "SendMessage", "PayloadSize": "7MB")"),
                "is above 1MB, the largest message that the queue takes"));
    CHECK(direct(R"("Operation": "SendMessage", "PayloadSize": "110KB")").empty());
    CHECK(holds(direct(R"("Mix": [ { "Operation": "SendMessageBatch", "Items": 10 } ], "PayloadSize": "110KB")"),
                "for 10 messages together: SQS refuses every such batch"));
}

// 10 messages a second and a window of 10 s: ten batches in 100 s, whether they are delayed or come back; a batch of
// them all takes the first after a window 0.1 s later.
TEST_CASE("a batching window is counted from when a message can be received", "[queues]") {
    const std::string reader =
        R"(, "BatchSize": 1000, "MaximumBatchingWindowInSeconds": 10, "FunctionResponseTypes": ["ReportBatchItemFailures"])";
    for (const char* delay : {"", R"(, "DelaySeconds": 15)"}) {
        for (const char* flawed : {"", R"(, "UnprocessableMessages": 0.1)"}) {
            INFO(delay << flawed);
            Figures all = run(with(with(chain(kOneMessage, delay, reader, flawed), "360", "12"), R"("Timeout": 60)",
                                   R"("Timeout": 10)"));
            CHECK(all["M/Batches"] >= 7.0);
            CHECK(all["M/Batches"] <= 10.0);
        }
    }
}

TEST_CASE("APIs, workloads and events send to queues", "[queues]") {
    const std::string resources = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Q": { "Type": "AWS::SQS::Queue", "Behavior": { "IdlePollers": 0 } },
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "POST /": { "Integration": { "Service": "sqs:SendMessage", "Target": "Q" } } } },
 "Rest": { "Type": "AWS::ApiGateway::RestApi", "Routes": { "POST /": { "Integration": { "Service": "sqs:SendMessage", "Target": "Q" } } } },
 "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Error": 1, "Steps": [] } },
 "G": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "DeadLetterConfig": { "TargetArn": { "Fn::GetAtt": ["Q", "Arn"] } } }, "Behavior": { "Error": 1, "Steps": [] } },
 "D": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": { "Ref": "G" }, "Qualifier": "$LATEST", "MaximumRetryAttempts": 0 } },
 "C": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": { "Ref": "F" }, "Qualifier": "$LATEST", "MaximumRetryAttempts": 0,
   "DestinationConfig": { "OnFailure": { "Destination": { "Fn::GetAtt": ["Q", "Arn"] } } } } } },
"Workloads": { "W": { )";
    const std::string end = R"(, "Arrivals": { "Constant": { "Rate": "10/s" } } } },
"Simulation": { "WarmUp": "cold", "Duration": "100s", "Replications": 1 } })";
    for (const char* sender : {R"("Target": "Api", "Route": "POST /", "PayloadSize": "3KB")",
                               R"("Target": "Rest", "Route": "POST /", "PayloadSize": "3KB")",
                               R"("Target": "Q", "Operation": "SendMessage", "PayloadSize": "3KB")",
                               R"("Target": "G", "InvocationType": "Event", "PayloadSize": "3KB")",
                               R"("Target": "F", "InvocationType": "Event", "PayloadSize": "3KB")"}) {
        INFO(sender);
        Figures all = run(resources + sender + end);
        CHECK(all["Q/NumberOfMessagesSent"] == Approx(1'000).margin(15));
        CHECK(all["Q/MessagesAtEnd"] == Approx(all["Q/NumberOfMessagesSent"]).margin(2));
    }
}

// 10 messages a second for 100 s; in 30 of them the queue answers 500, and nobody tries again.
TEST_CASE("a queue that is out takes nothing", "[queues]") {
    const std::string out = with(chain(), R"("Simulation")",
                                 R"("Events": [{ "At": "20s", "For": "30s", "Kind": "Outage", "Target": "Q" }],
"Simulation")");
    Figures all = run(with(out, R"("Operation": "SendMessage")", R"("Operation": "SendMessage", "Retry": "off")"));
    CHECK(all["Q/NumberOfMessagesSent"] == Approx(700).margin(12));
}
