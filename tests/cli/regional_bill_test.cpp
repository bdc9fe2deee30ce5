// SPDX-License-Identifier: GPL-3.0-or-later
// The published calculations and large months in four regions, through the command. Every expectation was worked out by
// hand from AWS's price feeds (figures in the comments), in the order of kRegions; none of it comes from our own code.
#include <array>
#include <string_view>
#include <vector>

#include "tests/cli/program.hpp"

using namespace program;

namespace {

using Totals = std::array<std::string_view, 4>;

constexpr Totals kRegions{"us-east-1", "eu-central-1", "ap-southeast-3", "sa-east-1"};

struct Use {
    std::string_view service;
    std::string_view usageType;
    std::string_view quantity;
};

struct Regional {
    std::string_view of;
    std::string_view freeTier;
    std::vector<Use> usage;
    Totals totals;
};

constexpr std::string_view kLambda = "AWSLambda";
constexpr std::string_view kApi = "AmazonApiGateway";
constexpr std::string_view kLogs = "AmazonCloudWatch";
constexpr std::string_view kTransfer = "AWSDataTransfer";

std::string usageFile(std::string_view region, std::string_view freeTier, const std::vector<Use>& usage) {
    std::string text =
        R"({ "Region": ")" + std::string(region) + R"(", "FreeTier": ")" + std::string(freeTier) + R"(", "Usage": [)";
    for (const Use& use : usage) {
        if (&use != &usage.front()) text += ",";
        text += R"({ "Service": ")" + std::string(use.service) + R"(", "UsageType": ")" + std::string(use.usageType) +
                R"(", "Quantity": )" + std::string(use.quantity) + " }";
    }
    return text + "] }";
}

std::string billOf(const std::string& file, const std::string& options) {
    const Folder folder;
    folder.write("usage.json", file);
    const Outcome bill = headroom(folder, "bill usage.json --json " + options);
    CHECK(bill.code == 0);
    CHECK(bill.err.empty());
    return bill.out;
}

void checkEverywhere(const Regional& row, const std::string& options) {
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
        const std::string bill = billOf(usageFile(kRegions[i], row.freeTier, row.usage), options);
        INFO(row.of << " in " << kRegions[i] << ":\n" << bill);
        CHECK(bill.find("\"Total\": " + std::string(row.totals[i]) + "\n") != std::string::npos);
        CHECK(bill.find("\"NotPriced\": []") != std::string::npos);
    }
}

}  // namespace

TEST_CASE("the published calculations in four regions, to the cent") {
    const Regional rows[] = {
        // 140,000 x 0.0000166667 and 2 M x 0.20: on-demand prices are the same in all four.
        {"mobile backend",
         "always",
         {{kLambda, "Lambda-GB-Second", "540000"}, {kLambda, "Request", "3000000"}},
         {"2.73", "2.73", "2.73", "2.73"}},
        {"telemetry",
         "none",
         {{kLambda, "Lambda-GB-Second", "14880000"}, {kLambda, "Request", "7440000"}},
         {"249.49", "249.49", "249.49", "249.49"}},
        // Idle 4.32 M x 4.1667 / 5.0147 / 5.1991 / 6.6372 millionths: 18.00, 21.66, 22.46, 28.67; busy 75,000 x 9.7222
        // /
        // 11.7011 / 12.1313 / 15.4867: 0.73, 0.88, 0.91, 1.16; on demand 0.83 and requests 0.40 everywhere.
        {"launch day with provisioned concurrency",
         "always",
         {{kLambda, "Lambda-Provisioned-Concurrency", "4320000"},
          {kLambda, "Lambda-Provisioned-GB-Second", "75000"},
          {kLambda, "Lambda-GB-Second", "450000"},
          {kLambda, "Request", "3000000"}},
         {"19.96", "23.77", "24.6", "31.06"}},
        // Idle 2,419,200: 10.08, 12.13, 12.58, 16.06; busy 2.24 M: 21.78, 26.21, 27.17, 34.69; requests 0.40.
        {"Cyber Monday",
         "none",
         {{kLambda, "Lambda-Provisioned-Concurrency", "2419200"},
          {kLambda, "Lambda-Provisioned-GB-Second", "2240000"},
          {kLambda, "Request", "2000000"}},
         {"32.26", "38.74", "40.15", "51.15"}},
        // Cache 2,678,400 x 1.5046 / 1.5046 / 1.7251 / 1.9855 millionths: 4.03, 4.03, 4.62, 5.32; restores 74,400 x
        // 139.7998 / 139.7998 / 157 / 181.7973: 10.40, 10.40, 11.68, 13.53; the rest is telemetry's 249.49.
        {"SnapStart",
         "none",
         {{kLambda, "Lambda-GB-Second", "14880000"},
          {kLambda, "Request", "7440000"},
          {kLambda, "Lambda-SnapStart-Cached-GB-S", "2678400"},
          {kLambda, "Lambda-SnapStart-Restored-GB", "74400"}},
         {"263.92", "263.92", "265.79", "268.34"}},
        // 105.33 + 1.00, and 2.52 M x 3.09 / 3.67 / 3.70 / 5.86 hundred-millionths: 0.08, 0.09, 0.09, 0.15.
        {"ephemeral storage",
         "always",
         {{kLambda, "Lambda-GB-Second", "6720000"},
          {kLambda, "Request", "6000000"},
          {kLambda, "Lambda-Storage-GB-Second", "2520000"}},
         {"106.41", "106.42", "106.42", "106.48"}},
        // 993.34 + 12.00, and 800 x 0.185 / 0.221 / 0.231 / 0.294: 148.00, 176.80, 184.80, 235.20.
        {"provisioned Kafka mapping",
         "none",
         {{kLambda, "Lambda-GB-Second", "59600000"},
          {kLambda, "Request", "60000000"},
          {kLambda, "Event-Poller-Unit-Hours:Kafka", "800"}},
         {"1153.34", "1182.14", "1190.14", "1240.54"}},
        // 300 x 1.00 / 1.20 / 1.29 / 1.59 + 132 x 0.90 / 1.08 / 1.18 / 1.43.
        {"HTTP API with 432 million calls",
         "none",
         {{kApi, "ApiGatewayHttpRequest", "432000000"}},
         {"418.8", "502.56", "542.76", "665.76"}},
        // 5 x 3.50 / 3.70 / 4.25 / 4.25 + 720 x 0.038 / 0.038 / 0.054 / 0.054; what goes out is in the next test.
        {"REST API with a 1.6 GB cache",
         "none",
         {{kApi, "ApiGatewayRequest", "5000000"}, {kApi, "ApiGatewayCacheUsage:1.6GB", "720"}},
         {"44.86", "45.86", "60.13", "60.13"}},
        // 730 x 0.038 / 0.038 / 0.054 / 0.054.
        {"a 1.6 GB cache for a month of 730 hours",
         "none",
         {{kApi, "ApiGatewayCacheUsage:1.6GB", "730"}},
         {"27.74", "27.74", "39.42", "39.42"}},
        // Compute 1.85 M paid GB-s 30.83, requests 0.40, 976.5625 GB beyond the free 100 x 0.008: 7.81, everywhere.
        {"streamed web content",
         "always",
         {{kLambda, "Lambda-GB-Second", "2250000"},
          {kLambda, "Request", "3000000"},
          {kLambda, "Lambda-Streaming-Response-Processed-Bytes", "1076.5625"}},
         {"39.04", "39.04", "39.04", "39.04"}},
        // 31.6 M paid GB-s x 0.0000133334 = 421.34 and 1 M requests 0.20, everywhere.
        {"compute and requests of durable functions on arm",
         "always",
         {{kLambda, "Lambda-GB-Second-ARM", "32000000"}, {kLambda, "Request-ARM", "2000000"}},
         {"421.54", "421.54", "421.54", "421.54"}},
        // 300 M calls x 1.00 / 1.20 / 1.29 / 1.59 + 15.36 M x 0.90 / 1.08 / 1.18 / 1.43: 313.82, 376.59, 405.12,
        // 498.96;
        // requests 63.07, duration 31.54.
        {"a light HTTP API, its table left out",
         "none",
         {{kApi, "ApiGatewayHttpRequest", "315360000"},
          {kLambda, "Request-ARM", "315360000"},
          {kLambda, "Lambda-GB-Second-ARM", "2365200"}},
         {"408.43", "471.2", "499.73", "593.57"}},
        // 14.4 M minutes x 0.250 / 0.285 / 0.315 / 0.388: 3.60, 4.10, 4.54, 5.59; 4.8 M messages x 1.00 / 1.14 / 1.26 /
        // 1.55: 4.80, 5.47, 6.05, 7.44.
        {"WebSocket chat",
         "none",
         {{kApi, "ApiGatewayMinute", "14400000"}, {kApi, "ApiGatewayMessage", "4800000"}},
         {"8.4", "9.57", "10.59", "13.03"}},
    };
    for (const Regional& row : rows) checkEverywhere(row, "--round aws");
}

TEST_CASE("data transfer out is priced where it is sourced, and listed where it is not") {
    // 14.30511474609375 GB x 0.090 / 0.090 / 0.132 / 0.150.
    const std::vector<Use> answers{{kTransfer, "DataTransfer-Out-Bytes", "14.30511474609375"}};
    const Totals totals{"1.29", "1.29", "1.89", "2.15"};
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
        const std::string bill = billOf(usageFile(kRegions[i], "none", answers), "--round aws");
        INFO(bill);
        CHECK(bill.find("\"Total\": " + std::string(totals[i]) + "\n") != std::string::npos);
    }
    const std::string paris = billOf(usageFile("eu-west-3", "none", answers), "");
    CHECK(paris.find("no sourced price in eu-west-3") != std::string::npos);
    // 200 TB: 10,240 x 0.150 + 40,960 x 0.138 + 102,400 x 0.126 + 51,200 x 0.114.
    const std::vector<Use> large{{kTransfer, "DataTransfer-Out-Bytes", "204800"}};
    CHECK(billOf(usageFile("sa-east-1", "none", large), "").find("\"Total\": 25927.68\n") != std::string::npos);
    CHECK(billOf(usageFile("us-east-1", "none", large), "").find("\"Total\": 14131.2\n") != std::string::npos);
}

TEST_CASE("billions of requests cross every tier in four regions") {
    const Regional rows[] = {
        {"requests of both architectures, 20 and 5 billion x 0.20",
         "none",
         {{kLambda, "Request", "20000000000"}, {kLambda, "Request-ARM", "5000000000"}},
         {"5000", "5000", "5000", "5000"}},
        // 6 G x 0.0000166667 + 9 G x 0.000015 + 5 G x 0.0000133334 = 100,000.20 + 135,000 + 66,667.
        {"duration",
         "none",
         {{kLambda, "Lambda-GB-Second", "20000000000"}},
         {"301667.2", "301667.2", "301667.2", "301667.2"}},
        // 7.5 G x 0.0000133334 + 11.25 G x 0.0000120001 + 1.25 G x 0.0000106667 = 100,000.50 + 135,001.125 +
        // 13,333.375.
        {"duration on arm",
         "none",
         {{kLambda, "Lambda-GB-Second-ARM", "20000000000"}},
         {"248335", "248335", "248335", "248335"}},
        // 2 G x 0.0000041667 / 50147 / 51991 / 66372.
        {"provisioned",
         "none",
         {{kLambda, "Lambda-Provisioned-Concurrency", "2000000000"}},
         {"8333.4", "10029.4", "10398.2", "13274.4"}},
        // 2 G x 0.0000033334 / 40118 / 41593 / 53098.
        {"provisioned on arm",
         "none",
         {{kLambda, "Lambda-Provisioned-Concurrency-ARM", "2000000000"}},
         {"6666.8", "8023.6", "8318.6", "10619.6"}},
        // 2 G x 0.0000097222 / 117011 / 121313 / 154867.
        {"duration when provisioned",
         "none",
         {{kLambda, "Lambda-Provisioned-GB-Second", "2000000000"}},
         {"19444.4", "23402.2", "24262.6", "30973.4"}},
        // 2 G x 0.0000077778 / 93609 / 97050 / 123894.
        {"duration when provisioned on arm",
         "none",
         {{kLambda, "Lambda-Provisioned-GB-Second-ARM", "2000000000"}},
         {"15555.6", "18721.8", "19410", "24778.8"}},
        // 2 G x 0.0000000309 / 367 / 370 / 586 on each of two architectures.
        {"ephemeral storage",
         "none",
         {{kLambda, "Lambda-Storage-GB-Second", "2000000000"}, {kLambda, "Lambda-Storage-GB-Second-ARM", "2000000000"}},
         {"123.6", "146.8", "148", "234.4"}},
        // 976.5625 GB x 0.008 twice.
        {"streamed bytes",
         "none",
         {{kLambda, "Lambda-Streaming-Response-Processed-Bytes", "976.5625"},
          {kLambda, "Lambda-Streaming-Response-Processed-Bytes-ARM", "976.5625"}},
         {"15.625", "15.625", "15.625", "15.625"}},
        // 333 M x 3.50 + 667 M x 2.80 + 19 G x 2.38 + 5 G x 1.51 = 1,165.50 + 1,867.60 + 45,220 + 7,550;
        // 3.70, 3.19, 2.71, 1.72: 1,232.10 + 2,127.73 + 51,490 + 8,600;
        // 4.25, 3.53, 3.00, 1.91: 1,415.25 + 2,354.51 + 57,000 + 9,550;
        // 4.25 up to a billion, 3.61, 2.29: 4,250 + 68,590 + 11,450.
        {"REST calls",
         "none",
         {{kApi, "ApiGatewayRequest", "25000000000"}},
         {"55803.1", "63449.83", "70319.76", "84290"}},
        // 300 M x 1.00 / 1.20 / 1.29 / 1.59 + 4.7 G x 0.90 / 1.08 / 1.18 / 1.43.
        {"HTTP calls", "none", {{kApi, "ApiGatewayHttpRequest", "5000000000"}}, {"4530", "5436", "5933", "7198"}},
        // 1 G x 1.00 / 1.14 / 1.26 / 1.55 + 2 G x 0.80 / 0.94 / 1.06 / 1.35.
        {"messages", "none", {{kApi, "ApiGatewayMessage", "3000000000"}}, {"2600", "3020", "3380", "4250"}},
        // 4 G x 0.250 / 0.285 / 0.315 / 0.388.
        {"connection minutes", "none", {{kApi, "ApiGatewayMinute", "4000000000"}}, {"1000", "1140", "1260", "1552"}},
        // A hundred hours of each size: 0.02 + 0.038 + 0.2 + 0.25 + 0.5 + 1 + 1.9 + 3.8 = 7.708 an hour in the first
        // two, 0.028 + 0.054 + 0.245 + 0.29 + 0.56 + 1.1 + 2.2 + 4.4 = 8.877 in the others.
        {"caches",
         "none",
         {{kApi, "ApiGatewayCacheUsage:0.5GB", "100"},
          {kApi, "ApiGatewayCacheUsage:1.6GB", "100"},
          {kApi, "ApiGatewayCacheUsage:6.1GB", "100"},
          {kApi, "ApiGatewayCacheUsage:13.5GB", "100"},
          {kApi, "ApiGatewayCacheUsage:28.4GB", "100"},
          {kApi, "ApiGatewayCacheUsage:58.2GB", "100"},
          {kApi, "ApiGatewayCacheUsage:118GB", "100"},
          {kApi, "ApiGatewayCacheUsage:237GB", "100"}},
         {"770.8", "770.8", "887.7", "887.7"}},
        // 1,000 GB-months x 0.0300 / 0.0324 / 0.0300 / 0.0408.
        {"stored logs", "none", {{kLogs, "TimedStorage-ByteHrs", "1000"}}, {"30", "32.4", "30", "40.8"}},
        // 10,240 x p + 20,480 x p / 2 + 20,480 x p / 5 + 10,000 x p / 10 with p = 0.50 / 0.63 / 0.70 / 0.90: 25,576 p.
        {"Lambda's logs", "none", {{kLogs, "VendedLog-Bytes", "61200"}}, {"12788", "16112.88", "17903.2", "23018.4"}},
    };
    for (const Regional& row : rows) checkEverywhere(row, "");
}

TEST_CASE("free tiers come off before the tiers of a large month, in any region") {
    // 1 M requests, 400,000 GB-s and 1 M REST calls are free: 999 M x 0.20; 6 G x 0.0000166667 exactly; 333 M at the
    // first price and 1 at the second (2.80 / 3.19 / 3.53 millionths; sa-east-1 has 4.25 up to a billion).
    checkEverywhere({"a first year's large month",
                     "all",
                     {{kLambda, "Request", "1000000000"},
                      {kLambda, "Lambda-GB-Second", "6000400000"},
                      {kApi, "ApiGatewayRequest", "334000001"}},
                     {"101365.5000028", "101432.10000319", "101615.25000353", "101615.25000425"}},
                    "");
}
