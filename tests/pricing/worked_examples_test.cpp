// SPDX-License-Identifier: GPL-3.0-or-later
// Worked examples of AWS's pages and of well-known calculators, to the cent. Each says where it is from.
#include "tests/pricing/billing.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

const BillOptions kPage{FreeTier::None, Rounding::Cent, {}};  ///< AWS's pages round each line to the cent

MonthlyUsage lambda(std::string usageType, std::string_view quantity) {
    return use("AWSLambda", std::move(usageType), quantity);
}

MonthlyUsage table(std::string usageType, std::string_view quantity) {
    return use("AmazonDynamoDB", std::move(usageType), quantity);
}

std::string cents(const Bill& bill) { return toCentsText(bill.total); }

}  // namespace

TEST_CASE("Lambda pricing page: mobile application backend, 2.73 USD") {
    // 3 M requests of 120 ms at 1,536 MB are 540,000 GB-s; the free tier takes 1 M and 400,000.
    const Bill bill =
        billOf({lambda("Lambda-GB-Second", "540000"), lambda("Request", "3e6")}, freeTier(FreeTier::Always));
    CHECK(amounts(bill) == Texts{"2.333338", "0.4"});
    CHECK(cents(bill) == "2.73");
}

TEST_CASE("Lambda pricing page: telemetry, 249.49 USD and exactly 249.488496") {
    // 10,000 vehicles x 24 x 31 = 7.44 M requests of 2 s at 1,024 MB, without free tier.
    const auto usage = std::vector{lambda("Lambda-GB-Second", "14880000"), lambda("Request", "7440000")};
    CHECK(toText(billOf(usage).total) == "249.488496");
    CHECK(amounts(billOf(usage, kPage)) == Texts{"248", "1.49"});
}

TEST_CASE("Lambda pricing page: launch day with provisioned concurrency, 19.96 USD") {
    // 100 x 1,536 MB for 8 h; 0.5 M requests of 100 ms on it, 2.5 M of 120 ms on demand; free tier.
    const auto usage = std::vector{lambda("Lambda-Provisioned-Concurrency", "4320000"),
                                   lambda("Lambda-Provisioned-GB-Second", "75000"),
                                   lambda("Lambda-GB-Second", "450000"), lambda("Request", "3e6")};
    const Bill bill = billOf(usage, freeTier(FreeTier::Always, Rounding::Cent));
    CHECK(amounts(bill) == Texts{"0.83", "18", "0.73", "0.4"});
    CHECK(toText(bill.total) == "19.96");
}

TEST_CASE("Lambda pricing page: SnapStart for Python, 263.92 USD") {
    // Telemetry plus one 1 GB version cached for 31 days, 1 % of the requests restore it.
    const Bill bill =
        billOf({lambda("Lambda-GB-Second", "14880000"), lambda("Request", "7440000"),
                lambda("Lambda-SnapStart-Cached-GB-S", "2678400"), lambda("Lambda-SnapStart-Restored-GB", "74400")},
               kPage);
    CHECK(amounts(bill) == Texts{"248", "4.03", "10.4", "1.49"});
    CHECK(toText(bill.total) == "263.92");
}

TEST_CASE("API Gateway pricing page: HTTP API with 432 million calls, 418.80 USD") {
    const Bill bill = billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "432e6")}, kPage);
    CHECK(amounts(bill) == Texts{"300", "118.8"});
}

TEST_CASE("API Gateway pricing page: REST API with a 1.6 GB cache, 46.15 USD") {
    // 5 M calls with answers of 3 KB; the cache for a month of 30 days, so MonthHours is 720. A quarter of it is run.
    const base::MeterReading quarter[] = {
        {"Api", "AmazonApiGateway", "ApiGatewayRequest", 5'000'000 / 4, 1, base::MeterKind::Measured},
        {"Api", "AWSDataTransfer", "DataTransfer-Out-Bytes", Int128{5'000'000 / 4} * 3 * 1024, kBytesPerGigabyte,
         base::MeterKind::Measured},
        {"Api", "AmazonApiGateway", "ApiGatewayCacheUsage:1.6GB", 180, 1, base::MeterKind::Recurring}};
    const auto usage = monthlyUsage(quarter, base::hours(180), base::hours(720));
    REQUIRE(usage);
    const Bill bill = billOf(*usage, kPage);
    CHECK(amounts(bill) == Texts{"1.29", "27.36", "17.5"});
    CHECK(toText(bill.total) == "46.15");
}

TEST_CASE("API Gateway pricing page: WebSocket messages and connection minutes") {
    // 1,000 connections open 8 h on each of 30 days, 10 messages an hour each of 33 KB, which count as 2.
    const Bill bill = billOf({use("AmazonApiGateway", "ApiGatewayMinute", "14400000"),
                              use("AmazonApiGateway", "ApiGatewayMessage", "4800000")});
    CHECK(amounts(bill) == Texts{"4.8", "3.6"});
}

TEST_CASE("DynamoDB Developer Guide: global-table writes over three days, 0.00075 USD") {
    // Days 1 to 3 add up to 500 WRU and 700 rWRU; at 0.625 USD a million each.
    const Bill bill =
        billOf({table("WriteRequestUnits", "500"), table("ReplWriteRequestUnits", "700")}, {}, "us-west-2");
    CHECK(toText(bill.total) == "0.00075");
}

TEST_CASE("DynamoDB Developer Guide: backups that expire day by day, 9,300 and 18,600 USD") {
    // Ten backups a day, 600 GB each (60 USD a month), kept 30 days. In the last month they expire ten a day, so the
    // month holds 10 x (1 + ... + 30) backup-days: a time average of 155 backups.
    const auto stored = [](Int128 backupDays) {
        const Int128 averageBytes = backupDays * 600 * kBytesPerGigabyte / 30;
        const base::MeterReading reading[] = {{"T", "AmazonDynamoDB", "TimedBackupStorage-ByteHrs", averageBytes,
                                               kBytesPerGigabyte, base::MeterKind::Stored}};
        const auto usage = monthlyUsage(reading, base::days(30), base::days(30));
        REQUIRE(usage);
        return toText(billOf(*usage).total);
    };
    CHECK(stored(10 * 465) == "9300");
    CHECK(stored(20 * 465) == "18600");
}

TEST_CASE("infracost's DynamoDB lines that the price cut of November 2024 left alone") {
    const Bill bill = billOf({table("TimedStorage-ByteHrs", "230"), table("TimedPITRStorage-ByteHrs", "2300"),
                              table("TimedBackupStorage-ByteHrs", "460"), table("RestoreDataSize-Bytes", "230"),
                              table("Streams-Requests", "2e6"), table("WriteCapacityUnit-Hrs", "14600"),
                              table("ReadCapacityUnit-Hrs", "21900")});  // 20 and 30 x 730 h
    CHECK(amounts(bill) == Texts{"2.847", "34.5", "0.4", "46", "460", "57.5", "9.49"});
}

TEST_CASE("infracost's DynamoDB lines from before the price cut, with its rates given") {
    BillOptions old = kPage;
    const auto own = [](std::string type, std::string_view usd) {
        return RateOverride{"AmazonDynamoDB", std::move(type), {{std::nullopt, *parseRate(usd)}}};
    };
    old.rates = {own("WriteRequestUnits", "0.00000125"), own("ReadRequestUnits", "0.00000025"),
                 own("ReplWriteCapacityUnit-Hrs", "0.000975")};
    const Bill bill = billOf({table("WriteRequestUnits", "3e6"), table("ReadRequestUnits", "8e6"),
                              table("ReplWriteCapacityUnit-Hrs", "14600")},
                             old);
    CHECK(amounts(bill) == Texts{"2", "14.24", "3.75"});
    // And today: half of it, and replicated writes at the price of writes.
    CHECK(amounts(billOf({table("WriteRequestUnits", "3e6"), table("ReadRequestUnits", "8e6"),
                          table("ReplWriteCapacityUnit-Hrs", "14600")})) == Texts{"1", "9.49", "1.875"});
}

TEST_CASE("DynamoDB: provisioned beats on-demand above 28.9 % average utilisation") {
    // One WCU for an hour is 3,600 writes: 0.00065 against 0.00225 USD; reads likewise 0.00013 against 0.00045.
    CHECK(amounts(billOf({table("WriteCapacityUnit-Hrs", "1"), table("WriteRequestUnits", "3600")})) ==
          Texts{"0.00065", "0.00225"});
    CHECK(amounts(billOf({table("ReadCapacityUnit-Hrs", "1"), table("ReadRequestUnits", "3600")})) ==
          Texts{"0.00013", "0.00045"});
    const auto cheaper = [](std::string_view writes) { return billOf({table("WriteRequestUnits", writes)}).total; };
    CHECK(cheaper("1039") < *parseMoney("0.00065"));  // 28.86 % of 3,600
    CHECK(cheaper("1041") > *parseMoney("0.00065"));  // 28.92 %
}

TEST_CASE("120 requests a second for a month: HTTP API 314, Lambda 63 and 32, table 20 USD") {
    // A day of 10,368,000 requests, 512 MB arm for 15 ms each, one eventually consistent read of 4 KB (half a unit).
    constexpr Int128 kRequests = Int128{120} * 86'400;
    const base::MeterReading day[] = {
        {"Api", "AmazonApiGateway", "ApiGatewayHttpRequest", kRequests, 1, base::MeterKind::Measured},
        {"View", "AWSLambda", "Request-ARM", kRequests, 1, base::MeterKind::Measured},
        {"View", "AWSLambda", "Lambda-GB-Second-ARM", kRequests * 512 * 15, kMegabyteMillisecondsPerGigabyteSecond,
         base::MeterKind::Measured},
        {"Table", "AmazonDynamoDB", "ReadRequestUnits", kRequests, kHalfUnitsPerUnit, base::MeterKind::Measured}};
    const auto usage = monthlyUsage(day, base::hours(24));
    REQUIRE(usage);
    const Bill bill = billOf(*usage);
    // 315.36 M requests: 300 + 15.36 x 0.90; 63.072; 2,365,200 GB-s x 0.0000133334; 157.68 M units x 0.125.
    CHECK(amounts(bill) == Texts{"31.53615768", "63.072", "300", "13.824", "19.71"});
}

TEST_CASE("a Lambda function's logs are vended logs with tiers") {
    // us-east-1: 0.50, 0.25, 0.10, 0.05 USD a GB for the first 10 TB, the next 20, the next 20, above.
    const Bill bill = billOf({use("AmazonCloudWatch", "VendedLog-Bytes", "61200")});
    CHECK(amounts(bill) == Texts{"5120", "5120", "2048", "500"});
    CHECK(amounts(billOf({use("AmazonCloudWatch", "DataProcessing-Bytes", "61200")})) == Texts{"30600"});
    CHECK(amounts(billOf({use("AmazonCloudWatch", "TimedStorage-ByteHrs", "100")})) == Texts{"3"});
}

TEST_CASE("data transfer out of us-east-1 has four tiers of 1,024 GB to the TB") {
    const Bill bill = billOf({use("AWSDataTransfer", "DataTransfer-Out-Bytes", "154600")});
    CHECK(amounts(bill) == Texts{"921.6", "3481.6", "7168", "50"});
}

TEST_CASE("ap-southeast-3 has its own prices") {
    const Bill bill =
        billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "301e6"), table("WriteRequestUnits", "1e6"),
                table("TimedStorage-ByteHrs", "100"), lambda("Lambda-Provisioned-Concurrency", "1e6"),
                use("AmazonCloudWatch", "VendedLog-Bytes", "1")},
               {}, "ap-southeast-3");
    CHECK(amounts(bill) == Texts{"5.1991", "387", "1.18", "0.7", "28.5", "0.71"});
}

TEST_CASE("SQS: messages in batches of ten, 2.52 USD; standard and FIFO queues, 0.80 and 0.50 USD") {
    // 3 M messages sent in batches of 10, received and deleted singly: 6.3 M requests (adhdecode's example).
    const auto queue = [](std::string type, std::string_view quantity) {
        return use("AWSQueueService", std::move(type), quantity);
    };
    CHECK(cents(billOf({queue("Requests-RBP", "6300000")}, kPage)) == "2.52");
    CHECK(amounts(billOf({queue("Requests-RBP", "2e6"), queue("Requests-FIFO-RBP", "1e6")}, kPage)) ==
          Texts{"0.5", "0.8"});
}

TEST_CASE("DynamoDB Developer Guide: a burstable DAX node five points above its baseline for a day, 11.52 cents") {
    // 1 vCPU x 5 % x 24 h at 9.6 cents.
    CHECK(toText(billOf({use("AmazonDAX", "CPUCredits:t3", "1.2")}).total) == "0.1152");
}

TEST_CASE("a month scaled to 100, 143 and 114 units costs what the prices say: 66.83 USD, by hand") {
    // Ten days each: writes 0.00065 and reads 0.00013 USD an hour. The units are those of the pricing page's example as
    // it is remembered; the dollars are not AWS's.
    const auto hours = [](int units) { return std::to_string(units * 240); };
    pricing::Money sum;
    for (const int units : {100, 143, 114}) {
        const Bill bill =
            billOf({table("WriteCapacityUnit-Hrs", hours(units)), table("ReadCapacityUnit-Hrs", hours(units))});
        sum = Money::fromNanos(sum.nanos() + bill.total.nanos());
    }
    CHECK(toCentsText(sum) == "66.83");
}
