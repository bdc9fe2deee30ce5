// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

__extension__ using Wide = __int128;

/// List prices of us-east-1 in 1e-12 USD a unit, copied from AWS's price pages (2026) and not from our tables: the
/// first tier's, and where this scenario goes beyond it the second's.
struct Price {
    std::string_view usageType;
    std::int64_t picoDollars;
    std::int64_t firstUnits = 0;  ///< 0: the first tier is never left here
    std::int64_t beyond = 0;
};
constexpr std::array kPrices{
    Price{"ApiGatewayHttpRequest", 1'000'000, 300'000'000, 900'000},
    Price{"DataTransfer-Out-Bytes", 90'000'000'000},
    Price{"Request", 200'000},
    Price{"Lambda-GB-Second", 16'666'700},
    Price{"VendedLog-Bytes", 500'000'000'000},
    Price{"ReadCapacityUnit-Hrs", 130'000'000},
    Price{"WriteCapacityUnit-Hrs", 650'000'000},
    Price{"TimedStorage-ByteHrs", 250'000'000'000},
};
constexpr Price kStoredLogs{"TimedStorage-ByteHrs", 30'000'000'000};

const Price& priceOf(const std::string& service, const std::string& usageType) {
    if (service == "AmazonCloudWatch" && usageType == kStoredLogs.usageType) return kStoredLogs;
    for (const Price& price : kPrices) {
        if (price.usageType == usageType) return price;
    }
    FAIL("the ledger knows no price of " << usageType);
    return kPrices.front();
}

/// To the nearest whole number, halves to the even one.
Wide divided(Wide number, Wide by) {
    const Wide whole = number / by;
    const Wide rest = number % by;
    const bool up = 2 * rest > by || (2 * rest == by && whole % 2 != 0);
    return whole + (up ? 1 : 0);
}

/// Billionths of a dollar a month for a meter that ran for `window`.
Wide monthly(const base::MeterReading& reading, base::Duration window) {
    const Wide month = Wide{730} * 3'600 * 1'000'000'000;
    const bool scaled = reading.kind != base::MeterKind::Stored;
    const Wide granules = scaled ? divided(reading.granules * month, window.count) : reading.granules;
    const Price& price = priceOf(reading.service, reading.usageType);
    const Wide units = Wide{1'000} * reading.granulesPerUnit;
    const Wide first =
        price.firstUnits == 0 ? granules : std::min<Wide>(granules, Wide{price.firstUnits} * reading.granulesPerUnit);
    return divided(first * price.picoDollars, units) + divided((granules - first) * price.beyond, units);
}

}  // namespace

// The oracle is arithmetic of the test's own on the raw meters of the same world, with prices of its own.
TEST_CASE("the bill is what the raw meters and the price list say, to a billionth of a dollar", "[ledger]") {
    const format::Scenario scenario = scenarioOf(troubled());
    const base::Duration window = scenario.simulation.duration;
    for (const format::Design& design : scenario.designs) {
        build::DesignWorld world(scenario, design,
                                 {*scenario.simulation.warmUp, window, base::minutes(1),
                                  build::replicationKey(scenario.simulation.seed, 0)});
        world.run({}, {});
        Wide ledger = 0;
        for (const engine::ResourceReport& report : world.reports(window)) {
            for (const base::MeterReading& reading : report.readings) {
                if (reading.granules > 0) ledger += monthly(reading, window);
            }
        }
        format::Scenario one = scenario;
        one.designs = {design};
        one.simulation.replications = 1;
        const pricing::Bill bill = runScenario(one).designs.front().cost.bill;
        CHECK(bill.notPriced.empty());
        CHECK(bill.lines.size() >= 8);
        CHECK(pricing::toText(bill.total) == pricing::toText(pricing::Money::fromNanos(ledger)));
        pricing::Int128 lines = 0;
        for (const pricing::LineItem& line : bill.lines) lines += line.perMonth.nanos();
        CHECK(pricing::toText(bill.total) == pricing::toText(pricing::Money::fromNanos(lines)));
    }
}

// By hand: 10 requests a second for 1,000 s, each 2 KB in and 700 B out; 7.3 ms of code and 5 ms of table make a billed
// 13 ms at 512 MB; one read unit each; the warm-up pays the only INIT.
TEST_CASE("a steady design costs what a calculation by hand says", "[ledger]") {
    const auto result = runText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
        "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Behavior": { "Overhead": "1ms" },
                 "Routes": { "GET /a": { "Integration": "Work" } } },
        "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10 },
          "Behavior": { "Init": "100ms", "Placement": "0s", "InvokeOverhead": "0s", "LogBytes": "650B",
            "Steps": [ { "Wait": { "Duration": "7.3ms" } },
                       { "Call": { "Target": "Items", "Operation": "GetItem", "ConsistentRead": true,
                                   "Key": { "Uniform": { "Keys": 10 } } } } ] } },
        "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
          "Behavior": { "ItemCount": 1073741824, "ItemSize": "900B", "Latency": { "GetItem": "5ms" } } } },
      "Workloads": { "Load": { "Target": "Api", "Route": "GET /a", "PayloadSize": "2KB", "ResponseSize": "700B",
        "Arrivals": { "Constant": { "Rate": "10/s" } } } },
      "Simulation": { "WarmUp": "1m", "Duration": "1000s", "Replications": 1 } })");
    const pricing::Bill& bill = result.designs.front().cost.bill;
    const auto amount = [&](const std::string& usageType, const std::string& resource = "") {
        pricing::Int128 nanos = 0;
        for (const pricing::LineItem& line : bill.lines) {
            const bool counts = resource.empty() || line.resource == resource;
            if (line.usageType == usageType && counts) nanos += line.perMonth.nanos();
        }
        return pricing::toText(pricing::Money::fromNanos(nanos));
    };
    // 26,280,000 requests a month.
    CHECK(amount("ApiGatewayHttpRequest") == "26.28");
    CHECK(amount("Request") == "5.256");
    CHECK(amount("Lambda-GB-Second") == "2.847005694");  // 26.28 M x 0.013 s x 0.5 GB = 170,820 GB-s x 0.0000166667
    CHECK(amount("ReadRequestUnits") == "3.285");        // x 0.125 a million
    CHECK(amount("TimedStorage-ByteHrs", "Items") == "250");  // 2^30 items of 900 + 100 B are 1,000 GB at 0.25
    // 700 B of 26.28 M answers are 18,396,000,000 B / 2^30 at 0.09 a GB; 1,000 B of log (350 are Lambda's own) at 0.50.
    CHECK(amount("DataTransfer-Out-Bytes") == "1.541934907");
    CHECK(amount("VendedLog-Bytes") == "12.23757863");
    // Ten a second for 30 days are 25.92 GB of log, 0.15 of it is stored: 3,888,000,000 B / 2^30 at 0.03.
    CHECK(amount("TimedStorage-ByteHrs", "Work") == "0.108629465");
}
