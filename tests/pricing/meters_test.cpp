// SPDX-License-Identifier: GPL-3.0-or-later
// The table of meters in pricing/README.md is what services report: each of its names must have a price.
#include "tests/pricing/billing.hpp"
#include "tests/support/source_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

using namespace headroom;
using namespace headroom::pricing;

namespace {

struct Meter {
    std::string service;
    std::string usageType;
    std::string unit;
    Int128 perUnit = 0;
};

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(" `");
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" `") - from + 1);
}

std::vector<std::string> cellsOf(const std::string& row) {
    std::vector<std::string> cells;
    for (std::size_t from = 1; from < row.size();) {
        const std::size_t end = row.find('|', from);
        if (end == std::string::npos) break;
        cells.push_back(trimmed(row.substr(from, end - from)));
        from = end + 1;
    }
    return cells;
}

Int128 countIn(const std::string& text) {
    Int128 count = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') count = count * 10 + (c - '0');
    }
    return count;
}

/// The names that one row stands for: both architectures, every size of a cache.
std::vector<std::string> namesOf(const std::string& cell) {
    if (const auto at = cell.find("[-ARM]"); at != std::string::npos)
        return {cell.substr(0, at), cell.substr(0, at) + "-ARM"};
    const auto at = cell.find("SIZE");
    if (at == std::string::npos) return {cell};
    std::vector<std::string> names;
    for (const char* size : {"0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"}) {
        names.push_back(cell.substr(0, at) + size + cell.substr(at + 4));
    }
    return names;
}

std::vector<Meter> metersOfCard() {
    std::ifstream in(headroom::test::sourceFolder() / "pricing/README.md");
    std::vector<Meter> meters;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("## ")) inside = line.starts_with("## Meters");
        if (!inside || !line.starts_with("| `")) continue;
        const auto cells = cellsOf(line);
        REQUIRE(cells.size() == 6);
        for (const std::string& name : namesOf(cells[0]))
            meters.push_back({cells[1], name, cells[4], countIn(cells[3])});
    }
    return meters;
}

}  // namespace

TEST_CASE("every meter of the card has a price in its unit") {
    const auto meters = metersOfCard();
    CHECK(meters.size() == 35);
    const PriceBook book = bookOf("us-east-1");
    for (const Meter& meter : meters) {
        INFO(meter.service << " " << meter.usageType);
        const PriceEntry* entry = book.find(meter.service, meter.usageType);
        REQUIRE(entry != nullptr);
        CHECK(entry->unit == meter.unit);
        CHECK(meter.perUnit > 0);
    }
}

TEST_CASE("every price of Lambda and API Gateway has a meter, but for Lambda@Edge") {
    std::set<std::string> metered;
    for (const Meter& meter : metersOfCard()) metered.insert(meter.service + " " + meter.usageType);
    for (const UsageTypeName& name : bookOf("us-east-1").names) {
        if (name.service != "AWSLambda" && name.service != "AmazonApiGateway") continue;
        INFO(name.service << " " << name.usageType);
        CHECK((metered.count(name.service + " " + name.usageType) == 1) != name.usageType.starts_with("Lambda-Edge-"));
    }
}

TEST_CASE("readings in the card's granules come to AWS's worked examples") {
    const auto meters = metersOfCard();
    const auto read = [&](const std::string& usageType, Int128 granules, base::MeterKind kind) {
        const auto it = std::ranges::find(meters, usageType, &Meter::usageType);
        REQUIRE(it != meters.end());
        return base::MeterReading{"R", it->service, usageType, granules, static_cast<std::int64_t>(it->perUnit), kind};
    };
    const auto billed = [](const std::vector<base::MeterReading>& readings) {
        const auto usage = monthlyUsage(readings, base::hours(720), base::hours(720));
        REQUIRE(usage);
        return toText(billOf(*usage, freeTier(FreeTier::None, Rounding::Cent)).total);
    };
    using enum base::MeterKind;
    // Launch day: 100 x 1,536 MB for 8 h, 18.00 USD; 500,000 requests of 100 ms on them, 0.73 USD.
    CHECK(billed({read("Lambda-Provisioned-Concurrency", Int128{100} * 1'536 * 8 * 3'600'000, Recurring)}) == "18");
    CHECK(billed({read("Lambda-Provisioned-GB-Second", Int128{500'000} * 1'536 * 100, Measured)}) == "0.73");
    // SnapStart: 1,024 MB for 31 days, 4.03 USD; 74,400 restores of it, 10.40 USD.
    CHECK(billed({read("Lambda-SnapStart-Cached-GB-S", Int128{1'024} * 31 * 86'400'000, Recurring)}) == "4.03");
    CHECK(billed({read("Lambda-SnapStart-Restored-GB", Int128{74'400} * 1'024, Measured)}) == "10.4");
    // Support tickets: 6 M requests of 280 ms with 1,536 MB beyond the free 512, 0.08 USD.
    CHECK(billed({read("Lambda-Storage-GB-Second", Int128{6'000'000} * 280 * 1'536, Measured)}) == "0.08");
    // Streaming: a million answers of 1 MB beyond the free 6, 7.81 USD.
    CHECK(billed({read("Lambda-Streaming-Response-Processed-Bytes", Int128{1'000'000} * 1'048'576, Measured)}) ==
          "7.81");
    // Provisioned mappings: 800 unit-hours for Kafka, 148 USD; 8,000 for SQS, 74 USD.
    CHECK(billed({read("Event-Poller-Unit-Hours:Kafka", Int128{800} * 3'600, Recurring)}) == "148");
    CHECK(billed({read("Event-Poller-Unit-Hours:SQS", Int128{8'000} * 3'600, Recurring)}) == "74");
    // WebSocket: 1,000 connections for 8 h on 30 days, 3.60 USD. Cache of 1.6 GB for 30 days, 27.36 USD.
    CHECK(billed({read("ApiGatewayMinute", Int128{1'000} * 30 * base::hours(8).count, Measured)}) == "3.6");
    CHECK(billed({read("ApiGatewayCacheUsage:1.6GB", base::days(30).count, Recurring)}) == "27.36");
    // Logs of 350 bytes for each of 3 billion invocations: 977.89 GB x 0.50 USD.
    CHECK(billed({read("VendedLog-Bytes", Int128{3'000'000'000} * 350, Measured)}) == "488.94");
}
