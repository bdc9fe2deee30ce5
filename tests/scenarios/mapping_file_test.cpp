// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::holds;

namespace {

/// A function "F" with reserved concurrency 5, its alias "Live", a table "T", and a mapping with these properties.
std::string mapped(const std::string& properties, const std::string& function = "F") {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "ReservedConcurrentExecutions": 5 }, "Behavior": { "Duration": "5ms" } },
 "V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" } } },
 "Live": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "F" }, "FunctionVersion": { "Fn::GetAtt": ["V", "Version"] }, "Name": "live" } },
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 5 } },
 "M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": ")" +
           function + R"(" }, )" + properties + R"( } } },
 "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "1/s" } } } } })";
}

constexpr const char* kQueue = R"("EventSourceArn": "arn:aws:sqs:us-east-1:123456789012:orders")";
constexpr const char* kFifo = R"("EventSourceArn": "arn:aws:sqs:us-east-1:123456789012:orders.fifo")";
constexpr const char* kStream =
    R"("EventSourceArn": "arn:aws:dynamodb:us-east-1:123456789012:table/T/stream/1", "StartingPosition": "LATEST")";
constexpr const char* kKinesis =
    R"("EventSourceArn": "arn:aws:kinesis:us-east-1:123456789012:stream/S", "StartingPosition": "AT_TIMESTAMP")";

std::string problems(const std::string& text) { return document::toLines(test::load(text).problems); }

std::string said(const char* source, const std::string& more) { return problems(mapped(source + (", " + more))); }

}  // namespace

TEST_CASE("properties of an event source mapping are checked by AWS's rules", "[mappings]") {
    struct Case {
        const char* source;
        std::string said;
        std::string says;
    };
    const std::vector<Case> refused{
        {kQueue, R"("BatchSize": 11)", "/M/Properties/BatchSize: more than 10 records to a batch need"},
        {kQueue, R"("BatchSize": 10001, "MaximumBatchingWindowInSeconds": 5)", "must be 1 to 10000"},
        {kQueue, R"("BatchSize": 0)", "must be 1 to 10000"},
        {kQueue, R"("MaximumBatchingWindowInSeconds": 301)", "must be 0 to 300"},
        {kQueue, R"("ScalingConfig": { "MaximumConcurrency": 1 })", "must be 2 to 1000"},
        {kQueue, R"("ScalingConfig": { "MaximumConcurrency": 1001 })", "must be 2 to 1000"},
        {kQueue, R"("ParallelizationFactor": 2)", "belongs to streams"},
        {kQueue, R"("BisectBatchOnFunctionError": true)", "belongs to streams"},
        {kQueue, R"("MaximumRetryAttempts": 2)", "belongs to streams"},
        {kQueue, R"("MaximumRecordAgeInSeconds": 60)", "belongs to streams"},
        {kQueue, R"("StartingPosition": "LATEST")", "belongs to streams"},
        {kQueue, R"("FunctionResponseTypes": ["ReportBatch"])", "must be \"ReportBatchItemFailures\""},
        {kQueue, R"("TumblingWindowInSeconds": 30)", "tumbling windows are not modelled yet"},
        {kQueue, R"("FilterCriteria": { "Filters": [ { "Pattern": "{}" } ] })", "modelled of tables' streams only"},
        {kQueue, R"("ProvisionedPollerConfig": {})", "provisioned pollers are not modelled yet"},
        {kQueue, R"("BatchSzie": 5)", "did you mean \"BatchSize\""},
        {kFifo, R"("BatchSize": 11, "MaximumBatchingWindowInSeconds": 1)", "a FIFO queue gives at most 10 records"},
        {kFifo, R"("MaximumBatchingWindowInSeconds": 1)", "a FIFO queue has no batching window"},
        {kStream, R"("ParallelizationFactor": 11)", "must be 1 to 10"},
        {kStream, R"("ScalingConfig": { "MaximumConcurrency": 5 })", "MaximumConcurrency belongs to queues"},
        {kStream, R"("MaximumRecordAgeInSeconds": 59)", "must be -1, or 60 at least"},
        {kStream, R"("MaximumRetryAttempts": 10001)", "must be -1 to 10000"},
        {kStream, R"("StartingPositionTimestamp": 1)", "records from before the run"},
        {kStream, R"("DestinationConfig": { "OnFailure": { "Destination": { "Ref": "F" } } })",
         "an SQS queue, an SNS topic or a bucket"},
        {kStream, R"("DestinationConfig": { "OnSuccess": { "Destination": "arn:aws:sqs:us-east-1:1:q" } })",
         "tells of failures alone"},
    };
    for (const Case& one : refused) {
        INFO(one.said << "\n" << said(one.source, one.said));
        CHECK(holds(said(one.source, one.said), one.says));
    }
    const std::string without = R"("EventSourceArn": "arn:aws:dynamodb:us-east-1:123456789012:table/T/stream/1")";
    CHECK(holds(problems(mapped(without)), "a stream needs a StartingPosition"));
    CHECK(holds(problems(mapped(without + R"(, "StartingPosition": "AT_TIMESTAMP")")), "TRIM_HORIZON or LATEST"));
    CHECK_FALSE(holds(problems(mapped(kKinesis)), "TRIM_HORIZON or LATEST"));
    CHECK(holds(problems(mapped(R"("BatchSize": 5)")), "lacks \"EventSourceArn\""));
    CHECK(holds(problems(mapped(kQueue, "Fn")), "/M/Properties/FunctionName"));
    CHECK(holds(problems(mapped(kQueue, "T")), "leads to no function"));
}

TEST_CASE("what AWS takes of a mapping is not complained about, but for its source", "[mappings]") {
    const std::string queue =
        said(kQueue,
             R"("BatchSize": 10000, "MaximumBatchingWindowInSeconds": 1, "ScalingConfig": { "MaximumConcurrency": 2 },
        "FunctionResponseTypes": ["ReportBatchItemFailures"], "Tags": [])");
    CHECK(holds(queue, "is no queue of this design: name one that is"));
    const char* put =
        R"("EventSourceArn": { "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:q" })";
    CHECK(holds(problems(mapped(put)), "is no queue of this design: name one that is"));
    const std::string stream = said(
        kStream,
        R"("BatchSize": 10000, "ParallelizationFactor": 10, "MaximumRetryAttempts": -1, "MaximumRecordAgeInSeconds": 604800,
        "BisectBatchOnFunctionError": true, "DestinationConfig": { "OnFailure": { "Destination": "arn:aws:sqs:us-east-1:1:q" } })");
    CHECK(holds(stream, "\"T\" has no stream: give it a StreamSpecification"));
    CHECK(holds(problems(mapped(kKinesis)), "event source mappings of Kinesis streams are not modelled yet"));
    for (const std::string& all : {queue, stream, problems(mapped(kKinesis))}) {
        INFO(all);
        CHECK(std::count(all.begin(), all.end(), '\n') <= 2);  // that, and a note on tags
    }
}

TEST_CASE("a mapping of more concurrency than its function has reserved brings a warning", "[mappings]") {
    CHECK(holds(said(kQueue, R"("ScalingConfig": { "MaximumConcurrency": 6 })"),
                "above the function's reserved concurrency, 5"));
    CHECK_FALSE(holds(said(kQueue, R"("ScalingConfig": { "MaximumConcurrency": 5 })"), "reserved concurrency"));
    const std::string alias = R"("ScalingConfig": { "MaximumConcurrency": 6 })";
    CHECK(holds(problems(mapped(std::string(kQueue) + ", " + alias, "Live")), "reserved concurrency, 5"));
}

TEST_CASE("SAM's events of queues and streams are mappings, others are refused by name", "[mappings]") {
    const auto sam = [](const std::string& event) {
        return problems(
            R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "F": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "nodejs22.x", "Events": { "Orders": )" +
            event +
            R"( } } } }, "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "1/s" } } } } })");
    };
    const std::string queue = R"("Queue": "arn:aws:sqs:us-east-1:1:q")";
    CHECK(holds(sam(R"({ "Type": "SQS", "Properties": { )" + queue + R"(, "BatchSize": 50 } })"),
                "/F/Properties/Events/Orders/Properties/BatchSize: more than 10 records"));
    CHECK(holds(sam(R"({ "Type": "SQS", "Properties": { )" + queue + " } }"), "is no queue of this design"));
    CHECK(holds(sam(R"({ "Type": "SQS", "Properties": { "BatchSize": 5 } })"), "lacks \"Queue\""));
    CHECK(holds(
        sam(R"({ "Type": "DynamoDB", "Properties": { "Stream": "arn:aws:dynamodb:us-east-1:1:table/T/stream/x" } })"),
        "a stream needs a StartingPosition"));
    CHECK(holds(sam(R"({ "Type": "Schedule", "Properties": {} })"), "events of Type Schedule are not modelled yet"));
    CHECK(holds(sam(R"({ "Properties": {} })"), "lacks \"Type\""));
}

TEST_CASE("a mapping that is not enabled reads nothing", "[mappings]") {
    // Its source is asked for first, so that what is wrong is said either way.
    CHECK(holds(said(kQueue, R"("Enabled": false)"), "is no queue of this design"));
    CHECK(holds(said(kQueue, R"("Enabled": "no")"), "/M/Properties/Enabled"));
}
