// SPDX-License-Identifier: GPL-3.0-or-later
// From an API through a function, a table and its stream to another function. Oracles: counts by hand; what goes into
// one end comes out of the other.
#include <algorithm>
#include <map>
#include <string>

#include "scenarios/study/run.hpp"
#include "tests/scenarios/api_file.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::holds;

namespace {

/// `mapping`: more of its Properties; `table`: more of the table's Behavior; `last`: the reader's steps.
std::string chain(const std::string& mapping = "", const std::string& table = "", const std::string& last = "",
                  const std::string& more = "", const std::string& arrivals = R"("Constant": { "Rate": "20/s" })") {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "POST /": { "Integration": "Write" } } },
 "Write": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" },
   "Behavior": { "Steps": [ { "Call": { "Target": "T", "Operation": "PutItem", "Key": { "Sequential": {} } } } ] } },
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST", "StreamSpecification": { "StreamViewType": "NEW_IMAGE" } },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1KB")" +
           table + R"( } },
 "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 60 }, "Behavior": { "Steps": [ { "Wait": { "Duration": "20ms" } })" +
           last + R"( ] } },
 "M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Read" },
   "EventSourceArn": { "Fn::GetAtt": ["T", "StreamArn"] }, "StartingPosition": "TRIM_HORIZON")" +
           mapping + " }" + more + R"( } },
"Workloads": { "W": { "Target": "Api", "Route": "POST /", "Arrivals": { )" +
           arrivals + R"( } } },
"Simulation": { "WarmUp": "cold", "Duration": "100s", "Replications": 1 } })";
}

using Figures = std::map<std::string, double>;

/// "T/StreamRecords" and so on, of the only design.
Figures run(const std::string& text) {
    const auto loaded = test::load(text);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    const study::DesignResult& design = result->designs.front();
    Figures figures;
    for (const auto& resource : design.resources) {
        for (const auto& [name, value] : resource.figures) figures[resource.resource + "/" + name] = value;
    }
    figures["succeeded"] = static_cast<double>(design.requests.succeeded);
    return figures;
}

std::string problems(const std::string& text) { return document::toLines(test::load(text).problems); }

}  // namespace

TEST_CASE("every write of a table reaches the function that reads its stream, once", "[streams]") {
    // The last read is at 100 s; what was written since the one before is under way.
    Figures all = run(chain());
    CHECK(all["succeeded"] == Approx(2'000).margin(2));
    CHECK(all["T/StreamRecords"] == Approx(2'000).margin(1));
    CHECK(all["M/BatchedRecords"] == all["T/ReturnedRecordsCount"]);
    CHECK(all["M/BatchedRecords"] == Approx(2'000).margin(6));
    CHECK(all["T/StreamRecords"] - all["T/ReturnedRecordsCount"] <= all["T/StreamBacklog"]);
    CHECK(all["Read/Invocations"] == all["M/Batches"]);
    // Four shards are read four times a second, and each time five records have come, evenly spaced: a shard has none
    // of them with a chance of 0.75^5 = 0.2373, so 1,220 of the 1,600 reads are batches; sigma is 14.
    CHECK(all["M/Batches"] == Approx(1'600 * (1 - 0.2373)).margin(4 * 14));
}

TEST_CASE("a window gathers batches, and a full one goes at once", "[streams]") {
    // A shard has 5 records a second: 50 are there after 10 s, before the window of 20 s ends.
    Figures full = run(chain(R"(, "BatchSize": 50, "MaximumBatchingWindowInSeconds": 20)"));
    CHECK(full["M/BatchedRecords"] / full["M/Batches"] == Approx(50));
    CHECK(full["M/Batches"] == Approx(36).margin(4));
    // A window of 4 s ends with some 20.
    Figures window = run(chain(R"(, "BatchSize": 50, "MaximumBatchingWindowInSeconds": 4)"));
    CHECK(window["M/BatchedRecords"] / window["M/Batches"] == Approx(21).epsilon(0.06));
}

TEST_CASE("ParallelizationFactor works on more batches of a shard at once", "[streams]") {
    // A batch of one takes 1 s: four shards do 4 records a second, four lanes each 16, of 20 that come.
    const std::string slow = R"(, { "Wait": { "Duration": "980ms" } })";
    Figures one = run(chain(R"(, "BatchSize": 1)", "", slow));
    Figures four = run(chain(R"(, "BatchSize": 1, "ParallelizationFactor": 4)", "", slow));
    CHECK(one["M/ConcurrentBatchesMax"] == 4);
    CHECK(four["M/ConcurrentBatchesMax"] == 16);
    // More come than are done, so batch follows batch, each of a second and a little, with its start. Whoever has done
    // what a read found waits for the next read, 125 ms on average, some ten times.
    CHECK(one["M/BatchedRecords"] == Approx(4 * 100 / 1.02).epsilon(0.06));
    CHECK(four["M/BatchedRecords"] == Approx(16 * 100 / 1.03).epsilon(0.06));
    CHECK(one["T/StreamBacklog"] == Approx(2'000 - one["M/BatchedRecords"]).margin(6));
}

TEST_CASE("a filter keeps records from the function", "[streams]") {
    const std::string filter = R"(, "FilterCriteria": { "Filters": [ { "Pattern": "{}" } ] })";
    Figures all = run(chain(filter, "", "", R"(, "Behavior": { "FilterPasses": 0.25 })"));
    CHECK(all["M/BatchedRecords"] == Approx(500).margin(4 * 19.4));
    CHECK(all["T/StreamRecordsFiltered"] + all["M/BatchedRecords"] == Approx(2'000).margin(6));
}

TEST_CASE("a record that fails for ever blocks its shard, unless it is bisected or grows too old", "[streams]") {
    const std::string bad = R"(, "UnprocessableRecords": 0.01)";
    // A shard comes to its first bad record after 20 s on average, and to none in 100 s with a chance of 0.7 %.
    Figures stuck = run(chain("", bad));
    CHECK(stuck["T/StreamBacklog"] > 1'000);
    CHECK(stuck["M/DiscardedRecords"] == 0);
    CHECK(stuck["M/FailedBatches"] > 100);
    Figures bisected = run(chain(R"(, "BisectBatchOnFunctionError": true, "MaximumRetryAttempts": 0)", bad));
    CHECK(bisected["M/DiscardedRecords"] == Approx(20).margin(4 * 4.5));  // the bad ones alone
    CHECK(bisected["T/StreamRecordsDiscarded"] == bisected["M/DiscardedRecords"]);
    CHECK(bisected["T/StreamBacklog"] < 100);
    Figures aged = run(chain(R"(, "MaximumRecordAgeInSeconds": 60)", bad));
    CHECK(aged["M/DiscardedRecords"] > 0);
    CHECK(aged["T/StreamBacklog"] < stuck["T/StreamBacklog"]);
}

// Every batch fails and is given up at once: the queue has one message of each, and the mapping's bill has none.
TEST_CASE("what a stream's mapping gives up reaches the design's queue", "[streams]") {
    const std::string given = R"(, "MaximumRetryAttempts": 0,
   "DestinationConfig": { "OnFailure": { "Destination": { "Fn::GetAtt": ["Q", "Arn"] } } })";
    const std::string queue = R"( }, "Q": { "Type": "AWS::SQS::Queue", "Behavior": { "IdlePollers": 0 })";
    for (const char* bisecting : {"", R"(, "BisectBatchOnFunctionError": true)"}) {
        INFO(bisecting);
        Figures all = run(chain(given + bisecting, R"(, "UnprocessableRecords": 1)", "", queue));
        CHECK(all["M/DiscardedRecords"] > 1'000.0);
        const double batches = *bisecting == '\0' ? all["M/FailedBatches"] : all["M/DiscardedRecords"];
        CHECK(all["Q/NumberOfMessagesSent"] == Approx(batches).margin(2));
        CHECK(all["Q/MessagesAtEnd"] == all["Q/NumberOfMessagesSent"]);
    }
}

TEST_CASE("writes that come back to the function that makes them bring a warning", "[streams]") {
    const auto call = [](const std::string& target, const std::string& operation) {
        return R"(, { "Call": { "Target": ")" + target + R"(", "Operation": ")" + operation +
               R"(", "Key": { "Uniform": { "Keys": 9 } } } })";
    };
    CHECK(holds(problems(chain("", "", call("T", "UpdateItem"))), "its writes come back there"));
    CHECK_FALSE(holds(problems(chain("", "", call("T", "GetItem"))), "come back"));
    CHECK_FALSE(holds(problems(chain()), "come back"));
    // By way of a function that it invokes.
    const std::string invoke = R"(, { "Call": { "Target": "Write", "Operation": "Invoke" } })";
    CHECK(holds(problems(chain("", "", invoke)), "its writes come back there"));
    // By way of a second table's stream.
    const std::string second = R"( }, "U": { "Type": "AWS::DynamoDB::Table",
 "Properties": { "BillingMode": "PAY_PER_REQUEST", "StreamSpecification": { "StreamViewType": "KEYS_ONLY" } }, "Behavior": { "ItemCount": 5 } },
 "N": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Write" },
   "EventSourceArn": { "Fn::GetAtt": ["U", "StreamArn"] }, "StartingPosition": "LATEST" })";
    const std::string around = problems(chain("", "", call("U", "PutItem"), second));
    INFO(around);
    CHECK(holds(around, "/Resources/M: warning: Read is invoked by the stream of T"));
    CHECK(holds(around, "/Resources/N: warning: Write is invoked by the stream of U"));
}

TEST_CASE("what AWS refuses of streams, and what it accepts with a catch", "[streams]") {
    std::string none = chain();
    none.erase(none.find(R"(, "StreamSpecification")"),
               std::string(R"(, "StreamSpecification": { "StreamViewType": "NEW_IMAGE" })").size());
    CHECK(holds(problems(none), "\"T\" has no stream: give it a StreamSpecification"));
    CHECK(holds(problems(chain(R"(, "FilterCriteria": { "Filters": [ { "Pattern": "{}" } ] })")),
                "needs Behavior.FilterPasses"));
    CHECK(holds(problems(chain("", "", "", R"(, "Behavior": { "FilterPasses": 0.5 })")), "needs FilterCriteria"));
    CHECK(holds(problems(chain(R"(, "FilterCriteria": {})")), "needs Filters"));
    std::string wrong = chain();
    wrong.replace(wrong.find("NEW_IMAGE"), 9, "IMAGE");
    CHECK(holds(problems(wrong), "StreamViewType"));
    // A table has two ARNs.
    std::string table = chain();
    table.replace(table.find("StreamArn"), 9, "Arn");
    CHECK(holds(problems(table), "/Resources/M/Properties/EventSourceArn"));
    CHECK(holds(problems(table), R"(its stream: {"Fn::GetAtt": ["T", "StreamArn"]})"));
    const std::string written = R"({ "Fn::GetAtt": ["T", "StreamArn"] })";
    std::string literal = chain();
    literal.replace(literal.find(written), written.size(), R"("arn:aws:dynamodb:us-east-1:123456789012:table/T")");
    CHECK(holds(problems(literal), "is the ARN of the table \"T\""));
    const auto another = [](const std::string& name) {
        return R"( }, "ReadOf)" + name +
               R"(": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Duration": "1ms" } }, ")" +
               name +
               R"(": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "ReadOf)" +
               name +
               R"(" },
   "EventSourceArn": "arn:aws:dynamodb:us-east-1:123456789012:table/T/stream/2026", "StartingPosition": "LATEST" })";
    };
    CHECK_FALSE(holds(problems(chain("", "", "", another("N"))), "are throttled by AWS"));
    CHECK(holds(problems(chain("", "", "", another("N") + another("O"))), "is read by 3 event source mappings"));
}

TEST_CASE("a stream's own keys need a stream", "[streams]") {
    const std::string file = test::smallFile();
    const std::string at = R"("ItemCount": 5)";
    for (const char* key :
         {R"("StreamRecordOverhead": "1KB")", R"("UnprocessableRecords": 0.1)", R"("StreamReadRate": "1/s")"}) {
        std::string text = file;
        text.insert(text.find(at), std::string(key) + ", ");
        CHECK(holds(problems(text), "needs StreamSpecification"));
    }
    CHECK(problems(file).find("StreamRecordOverhead") == std::string::npos);
    const auto loaded = test::load(chain());
    REQUIRE(loaded.scenario);
    CHECK(std::ranges::any_of(loaded.scenario->designs[0].assumptions, [](const format::Assumption& one) {
        return one.path == "/Resources/T/Behavior/StreamRecordOverhead" && one.guess;
    }));
}

// Lambda refuses the second with ResourceConflictException; another function may read the stream as well.
TEST_CASE("a function has one mapping of a stream", "[streams]") {
    const auto second = [](const std::string& function) {
        return problems(
            chain("", "", "",
                  R"( }, "Other": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" },
   "Behavior": { "Duration": "1ms" } }, "N": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": {
   "FunctionName": { "Ref": ")" +
                      function +
                      R"(" }, "EventSourceArn": { "Fn::GetAtt": ["T", "StreamArn"] },
   "StartingPosition": "LATEST" })"));
    };
    CHECK(
        holds(second("Read"),
              "/Resources/N/Properties/EventSourceArn: T's stream is read for Read by M already: a function has one"));
    CHECK_FALSE(holds(second("Other"), "has one mapping"));
}

// To AWS an alias and its function are two; SAM puts a function's events on the alias that it publishes.
TEST_CASE("an alias has one mapping of a stream, whatever it is called", "[streams]") {
    const std::string reads =
        R"(, "EventSourceArn": { "Fn::GetAtt": ["T", "StreamArn"] }, "StartingPosition": "LATEST" } })";
    const auto mapping = [&](const std::string& name, const std::string& of) {
        return ", \"" + name + R"(": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": )" +
               of + reads;
    };
    const std::string table = R"("T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode":
 "PAY_PER_REQUEST", "StreamSpecification": { "StreamViewType": "NEW_IMAGE" } }, "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } }, )";
    const std::string alias =
        R"(, "V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "Read" } } },
 "Al": { "Type": "AWS::Lambda::Alias", "Properties": { "Name": "live", "FunctionName": { "Ref": "Read" }, "FunctionVersion": { "Fn::GetAtt": ["V", "Version"] } } })";
    const std::string plain =
        R"("Read": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Duration": "1ms" } })";
    const std::string sam =
        R"("Read": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "nodejs22.x", "AutoPublishAlias": "live",
 "Events": { "E": { "Type": "DynamoDB", "Properties": { "Stream": { "Fn::GetAtt": ["T", "StreamArn"] }, "StartingPosition": "LATEST" } } } }, "Behavior": { "Duration": "1ms" } })";
    const std::string work = R"("W": { "Target": "Read", "Arrivals": { "Poisson": { "Rate": "1/s" } } })";
    const auto said = [&](const std::string& resources) {
        return document::toLines(test::load(test::file(table + resources, work)).problems);
    };
    const std::string ref = R"({ "Ref": "Read" })";
    const std::string live = R"("Read:live")";
    CHECK(holds(said(plain + alias + mapping("M", live) + mapping("N", R"({ "Ref": "Al" })")), "has one mapping"));
    CHECK_FALSE(holds(said(plain + alias + mapping("M", live) + mapping("N", ref)), "has one mapping"));
    CHECK(holds(said(sam + mapping("N", live)), "has one mapping"));
    CHECK_FALSE(holds(said(sam + mapping("N", ref)), "has one mapping"));
}
