// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// A published calculation and what it comes to, through the command.
struct Worked {
    const char* of;
    const char* file;
    const char* total;
    const char* options = "";
};

const Worked kWorked[] = {
    {"Lambda pricing page: mobile application backend (free tier)",
     R"({ "Region": "us-east-1", "FreeTier": "always", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 540000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 3000000 } ] })",
     "2.73", "--round aws"},
    {"Lambda pricing page: telemetry",
     R"({ "Region": "us-east-1", "FreeTier": "none", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 14880000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 7440000 } ] })",
     "249.488496"},
    {"Lambda pricing page: launch day with provisioned concurrency",
     R"({ "Region": "us-east-1", "FreeTier": "always", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-Provisioned-Concurrency", "Quantity": 4320000 },
        { "Service": "AWSLambda", "UsageType": "Lambda-Provisioned-GB-Second", "Quantity": 75000 },
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 450000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 3000000 } ] })",
     "19.96", "--round aws"},
    {"Lambda pricing page: SnapStart for Python",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 14880000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 7440000 },
        { "Service": "AWSLambda", "UsageType": "Lambda-SnapStart-Cached-GB-S", "Quantity": 2678400 },
        { "Service": "AWSLambda", "UsageType": "Lambda-SnapStart-Restored-GB", "Quantity": 74400 } ] })",
     "263.92", "--round aws"},
    // 6 M requests of 280 ms at 4,096 MB; 2,048 MB of ephemeral storage, 512 of it free: 105.33 + 1.00 + 0.08.
    {"Lambda pricing page: support tickets with ephemeral storage (free tier)",
     R"({ "Region": "us-east-1", "FreeTier": "always", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 6720000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 6000000 },
        { "Service": "AWSLambda", "UsageType": "Lambda-Storage-GB-Second", "Quantity": 2520000 } ] })",
     "106.41", "--round aws"},
    // 7 x 4,096 MB for 24 h, 2 M requests of 280 ms on it: 10.08 + 21.78 + 0.40.
    {"Lambda pricing page: Cyber Monday on provisioned concurrency alone",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-Provisioned-Concurrency", "Quantity": 2419200 },
        { "Service": "AWSLambda", "UsageType": "Lambda-Provisioned-GB-Second", "Quantity": 2240000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 2000000 } ] })",
     "32.26", "--round aws"},
    // 1 M of 3 M answers are 7 MB, 1 MB beyond the free 6: 976.5625 GB. The page has used up the free 100 GB before, so
    // they are used here as well: 30.83 + 0.40 + 7.81.
    {"Lambda pricing page: streamed web content (free tier)",
     R"({ "Region": "us-east-1", "FreeTier": "always", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 2250000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 3000000 },
        { "Service": "AWSLambda", "UsageType": "Lambda-Streaming-Response-Processed-Bytes",
          "Quantity": 1076.5625 } ] })",
     "39.04", "--round aws"},
    // 1 M claims of 32 s at 1 GB on arm, two invocations each: 421.34 + 0.20. The operations are not modelled.
    {"Lambda pricing page: compute and requests of durable functions on arm (free tier)",
     R"({ "Region": "us-east-1", "FreeTier": "always", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second-ARM", "Quantity": 32000000 },
        { "Service": "AWSLambda", "UsageType": "Request-ARM", "Quantity": 2000000 } ] })",
     "421.54", "--round aws"},
    // The page counts the free GB-seconds (taken off here), not the free requests: 993.34 + 12.00 + 148.00. It prints
    // 1,153.3, its compute to a tenth.
    {"Lambda pricing page: provisioned Kafka event source mapping, 800 unit-hours",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 59600000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 60000000 },
        { "Service": "AWSLambda", "UsageType": "Event-Poller-Unit-Hours:Kafka", "Quantity": 800 } ] })",
     "1153.34", "--round aws"},
    {"Lambda pricing page: provisioned SQS event source mapping, 8,000 unit-hours",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 30000000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 30000000 },
        { "Service": "AWSLambda", "UsageType": "Event-Poller-Unit-Hours:SQS", "Quantity": 8000 } ] })",
     "580", "--round aws"},
    {"Lambda pricing page: ten Kafka event source mappings in one poller group, 720 unit-hours",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 60000000 },
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 300000000 },
        { "Service": "AWSLambda", "UsageType": "Event-Poller-Unit-Hours:Kafka", "Quantity": 720 } ] })",
     "1193.2", "--round aws"},
    // 10 M x 10 ms at 128 MB are 12,500 GB-s: 0.63 + 6.00.
    {"Lambda pricing page: Lambda@Edge",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Lambda-Edge-GB-Second", "Quantity": 12500 },
        { "Service": "AWSLambda", "UsageType": "Lambda-Edge-Request", "Quantity": 10000000 } ] })",
     "6.63", "--round aws"},
    {"API Gateway pricing page: HTTP API with 432 million calls",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonApiGateway", "UsageType": "ApiGatewayHttpRequest", "Quantity": 432000000 } ] })",
     "418.8"},
    {"API Gateway pricing page: REST API with a 1.6 GB cache for 720 hours; 5 M answers of 3 KB",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonApiGateway", "UsageType": "ApiGatewayRequest", "Quantity": 5000000 },
        { "Service": "AmazonApiGateway", "UsageType": "ApiGatewayCacheUsage:1.6GB", "Quantity": 720 },
        { "Service": "AWSDataTransfer", "UsageType": "DataTransfer-Out-Bytes", "Quantity": 14.30511474609375 } ] })",
     "46.15", "--round aws"},
    {"API Gateway pricing page: WebSocket messages and connection minutes",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonApiGateway", "UsageType": "ApiGatewayMinute", "Quantity": 14400000 },
        { "Service": "AmazonApiGateway", "UsageType": "ApiGatewayMessage", "Quantity": 4800000 } ] })",
     "8.4"},
    // 0.038 x 730.
    {"API Gateway pricing page: a 1.6 GB cache for a month of 730 hours",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonApiGateway", "UsageType": "ApiGatewayCacheUsage:1.6GB", "Quantity": 730 } ] })",
     "27.74"},
    // 120 requests a second for 730 h, 512 MB of arm for 15 ms, half a read unit: 313.82 + 63.07 + 31.54 + 19.71.
    {"sanity check of a light HTTP API: 315.36 M requests a month",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonApiGateway", "UsageType": "ApiGatewayHttpRequest", "Quantity": 315360000 },
        { "Service": "AWSLambda", "UsageType": "Request-ARM", "Quantity": 315360000 },
        { "Service": "AWSLambda", "UsageType": "Lambda-GB-Second-ARM", "Quantity": 2365200 },
        { "Service": "AmazonDynamoDB", "UsageType": "ReadRequestUnits", "Quantity": 157680000 } ] })",
     "428.14", "--round aws"},
    // 100.00 + 60.01 + 119.95 + 202.92.
    {"Step Functions pricing page: 400 map steps, with the price list's rates",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonStates", "UsageType": "StepFunctions-Request", "Quantity": 100000000 },
        { "Service": "AmazonStates", "UsageType": "StepFunctions-GB-Second", "Quantity": 62500000 } ] })",
     "482.88", "--round aws"},
    // The page counts GB-hours at 0.06000, 0.03000 and 0.01642: 100.00 + 60.00 + 120.00 + 202.97.
    {"Step Functions pricing page: 400 map steps, with the page's rounded rates",
     R"({ "Region": "us-east-1", "Rates": { "StepFunctions-GB-Second": [ { "UpTo": 3600000, "USD": 0.0000166667 },
          { "UpTo": 18000000, "USD": 0.0000083333 }, { "USD": 0.0000045611 } ] }, "Usage": [
        { "Service": "AmazonStates", "UsageType": "StepFunctions-Request", "Quantity": 100000000 },
        { "Service": "AmazonStates", "UsageType": "StepFunctions-GB-Second", "Quantity": 62500000 } ] })",
     "482.97", "--round aws"},
    {"DynamoDB Developer Guide: global-table writes over three days",
     R"({ "Region": "us-west-2", "Usage": [
        { "Service": "AmazonDynamoDB", "UsageType": "WriteRequestUnits", "Quantity": 500 },
        { "Service": "AmazonDynamoDB", "UsageType": "ReplWriteRequestUnits", "Quantity": 700 } ] })",
     "0.00075"},
    {"DynamoDB Developer Guide: 155 backups of 600 GB on average over the month",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonDynamoDB", "UsageType": "TimedBackupStorage-ByteHrs", "Quantity": 93000 } ] })",
     "9300"},
    {"infracost: DynamoDB lines that the price cut of November 2024 left alone",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonDynamoDB", "UsageType": "TimedStorage-ByteHrs", "Quantity": 230 },
        { "Service": "AmazonDynamoDB", "UsageType": "TimedPITRStorage-ByteHrs", "Quantity": 2300 },
        { "Service": "AmazonDynamoDB", "UsageType": "TimedBackupStorage-ByteHrs", "Quantity": 460 },
        { "Service": "AmazonDynamoDB", "UsageType": "WriteCapacityUnit-Hrs", "Quantity": 14600 },
        { "Service": "AmazonDynamoDB", "UsageType": "ReadCapacityUnit-Hrs", "Quantity": 21900 } ] })",
     "575.837"},
    {"vended logs of 61,200 GB: four tiers",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonCloudWatch", "UsageType": "VendedLog-Bytes", "Quantity": 61200 } ] })",
     "12788"},
    {"data transfer out of 154,600 GB: four tiers",
     R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSDataTransfer", "UsageType": "DataTransfer-Out-Bytes", "Quantity": 154600 } ] })",
     "11621.2"},
    // 10,240 x 0.150 + 40,960 x 0.138.
    {"public course note on the price list: 50 TB out of Sao Paulo",
     R"({ "Region": "sa-east-1", "Usage": [
        { "Service": "AWSDataTransfer", "UsageType": "DataTransfer-Out-Bytes", "Quantity": 51200 } ] })",
     "7188.48"},
};

}  // namespace

TEST_CASE("published calculations come out through the command") {
    const Folder folder;
    for (const Worked& worked : kWorked) {
        INFO(worked.of);
        folder.write("usage.json", worked.file);
        const Outcome bill = headroom(folder, std::string("bill usage.json --json ") + worked.options);
        CHECK(bill.code == 0);
        CHECK(bill.err.empty());
        const std::string total = std::string("\"Total\": ") + worked.total + "\n";
        INFO(bill.out);
        CHECK(bill.out.find(total) != std::string::npos);
    }
}
