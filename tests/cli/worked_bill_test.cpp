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
