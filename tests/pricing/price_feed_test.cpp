// SPDX-License-Identifier: GPL-3.0-or-later
// Re-reads AWS's feeds line by line, by rate code and not by the names that the books were made from, where the feeds
// are at hand (they are not part of this repository).
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "tests/pricing/billing.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom::pricing;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLinesPerRegion = 20;

struct FeedLine {
    std::string region;
    std::string label;
    Decimal usd;
    std::string rateCode;

    std::string sku() const { return rateCode.substr(0, rateCode.find('.')); }
    bool onDemand() const { return rateCode.find(".JRTCKXETXF.") != std::string::npos; }
};

/// The last comma-separated field of a line, which is taken off it.
std::string takeLast(std::string& line) {
    const std::size_t comma = line.rfind(',');
    std::string field = line.substr(comma + 1);
    line.erase(comma == std::string::npos ? 0 : comma);
    return field;
}

/// Lines "region,label,usd,SKU.TERM.RATE" by region.
std::map<std::string, std::vector<FeedLine>> readFeed(const std::string& name) {
    std::map<std::string, std::vector<FeedLine>> lines;
    std::ifstream in(headroom::test::sharedData("data/prices/" + name + ".csv"));
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.starts_with("#") || line.starts_with("region,")) continue;
        FeedLine read;
        read.rateCode = takeLast(line);
        const auto usd = parseDecimal(takeLast(line));
        REQUIRE(usd);
        read.usd = *usd;
        read.region = line.substr(0, line.find(','));
        read.label = line.substr(line.find(',') + 1);
        lines[read.region].push_back(std::move(read));
    }
    return lines;
}

const PriceEntry* productOf(const std::vector<PriceEntry>& entries, const FeedLine& line, const std::string& service) {
    const auto it = std::ranges::find_if(entries, [&](const PriceEntry& entry) {
        return entry.sku == line.sku() && entry.region == line.region && entry.service == service;
    });
    return it == entries.end() ? nullptr : &*it;
}

/// Where a line's label says between which units a month it holds, in the words of the feeds.
struct Range {
    std::string_view label;
    std::int64_t from;
    std::int64_t upTo;  ///< 0: without end
};
constexpr std::array<Range, 25> kRanges{{
    {"Lambda Duration", 0, 6'000'000'000},
    {"Lambda Duration Tier2", 6'000'000'000, 15'000'000'000},
    {"Lambda Duration Tier3", 15'000'000'000, 0},
    {"Lambda Duration-ARM", 0, 7'500'000'000},
    {"Lambda Duration-ARM Tier2", 7'500'000'000, 18'750'000'000},
    {"Lambda Duration-ARM Tier3", 18'750'000'000, 0},
    {"API Calls Number of up to 333 million", 0, 333'000'000},
    {"API Calls Number of Request Next 667 million", 333'000'000, 1'000'000'000},
    {"API Calls Number of Request Next 19 billion", 1'000'000'000, 20'000'000'000},
    {"API Calls Number of Request Over 20 billion", 20'000'000'000, 0},
    {"ApiGatewayHttpApi First 300 million", 0, 300'000'000},
    {"ApiGatewayHttpApi more than 300 million", 300'000'000, 0},
    {"WebSocket Messages Messages first 1 billion", 0, 1'000'000'000},
    {"WebSocket Messages Messages over 1 billion", 1'000'000'000, 0},
    {"IA Vended ingested logs from 0 upto 10240", 0, 10'240},
    {"IA Vended ingested logs from 10240 upto 30720", 10'240, 30'720},
    {"IA Vended ingested logs from 30720 upto 51200", 30'720, 51'200},
    {"IA Vended ingested logs from 51200 upto Inf", 51'200, 0},
    {"Vended Logs First 10TB", 0, 10'240},
    {"Vended Logs Next 20TB", 10'240, 30'720},
    {"Vended Logs Next Next 20TB", 30'720, 51'200},
    {"Vended Logs over 50TB", 51'200, 0},
    {"Standard Storage First 50 TB per GB Mo", 0, 51'200},
    {"Standard Storage Next 450 TB per GB Mo", 51'200, 512'000},
    {"Standard Storage Over 500 TB per GB Mo", 512'000, 0},
}};

/// Every line of a price with several tiers has its bounds here. Where two labels have one rate code, as "up to 333
/// million" and "Next 667 million" in sa-east-1, they are one tier.
void checkRange(const FeedLine& line, const std::vector<FeedLine>& region, const PriceEntry& entry, std::size_t tier) {
    if (entry.tiers.size() == 1) return;
    std::int64_t from = std::numeric_limits<std::int64_t>::max();
    std::int64_t upTo = 0;
    for (const FeedLine& other : region) {
        if (other.rateCode != line.rateCode) continue;
        const auto range = std::ranges::find(kRanges, other.label, &Range::label);
        REQUIRE(range != kRanges.end());
        from = std::min(from, range->from);
        upTo = range->upTo == 0 ? 0 : std::max(upTo, range->upTo);
    }
    CHECK((tier == 0 ? 0 : *entry.tiers[tier - 1].upTo) == from);
    CHECK(entry.tiers[tier].upTo.value_or(0) == upTo);
}

/// What a usage type is counted in, by its name: the feeds have no units. Spelled as in AWS's offer files, which
/// offers_test.cpp compares where they are at hand.
std::string unitOf(std::string_view type) {
    if (type.starts_with("IA-")) type.remove_prefix(3);
    if (type == "Lambda-Edge-Request") return "Request";
    if (type.find("TimedStorage") != type.npos || type.ends_with("Storage-ByteHrs")) return "GB-Mo";
    if (type.find("-Bytes") != type.npos) return "GB";
    if (type.starts_with("Lambda-Storage-GB-Second")) return "GB-Seconds";
    if (type.starts_with("Lambda-")) return "Lambda-GB-Second";
    if (type.starts_with("ApiGatewayCacheUsage")) return "Hrs";
    if (type == "ApiGatewayMinute") return "minutes";
    if (type == "ApiGatewayMessage") return "Messages";
    if (type == "ChangeDataCaptureUnits-Kinesis") return "ChangeDataCaptureUnits";
    const bool capacity = type.ends_with("Unit-Hrs") || type.ends_with("RequestUnits");
    return capacity ? std::string(type) : "Requests";
}

/// The line's price stands in the book under its rate code.
void checkOnDemand(const FeedLine& line, const std::vector<FeedLine>& region, const PriceEntry& entry) {
    const auto code = std::ranges::find(entry.rateCodes, line.rateCode);
    REQUIRE(code != entry.rateCodes.end());
    const auto tier = static_cast<std::size_t>(code - entry.rateCodes.begin());
    CHECK(toText(entry.tiers[tier].rate.usd) == toText(line.usd));
    CHECK(entry.tiers[tier].rate.per == 1);
    CHECK(entry.unit == unitOf(entry.usageType));
    checkRange(line, region, entry, tier);
}

void checkFree(const FeedLine& line, const PriceEntry& entry, const std::vector<FreeAllowance>& allowances) {
    CHECK(line.label.find("Free Tier") != std::string::npos);
    CHECK(std::ranges::any_of(allowances, [&](const FreeAllowance& allowance) {
        return allowance.service == entry.service &&
               std::ranges::find(allowance.usageTypes, entry.usageType) != allowance.usageTypes.end();
    }));
}

void checkReserved(const FeedLine& line, const std::vector<ReservedPrice>& reserved) {
    const auto it = std::ranges::find_if(reserved, [&](const ReservedPrice& price) {
        return price.region == line.region &&
               std::ranges::find(price.rateCodes, line.rateCode) != price.rateCodes.end();
    });
    REQUIRE(it != reserved.end());
    const bool upfront = it->rateCodes[1] == line.rateCode;
    CHECK((line.label.find("Upfront") != std::string::npos) == upfront);
    CHECK(line.label.find(it->term) != std::string::npos);
    CHECK(toText((upfront ? it->upfront : it->hourly).usd) == toText(line.usd));
}

const std::map<std::string, std::string> kFeeds{{"AWSLambda", "lambda"},        {"AmazonApiGateway", "apigateway"},
                                                {"AmazonDynamoDB", "dynamodb"}, {"AmazonCloudWatch", "cloudwatch-logs"},
                                                {"AmazonSNS", "sns"},           {"AmazonS3", "s3"}};

}  // namespace

TEST_CASE("20 random lines of every feed and region stand in the books: price, rate code, product, unit, bounds") {
    if (headroom::test::skipWithoutShared(headroom::test::sharedData("data/prices"))) return;
    const auto tables = readTables(awsPriceTables());
    REQUIRE(tables);
    std::mt19937 random(20'260'105);
    std::size_t compared = 0;
    for (const auto& [service, feed] : kFeeds) {
        const auto regions = readFeed(feed);
        CHECK(regions.size() == 33);
        for (auto [region, lines] : regions) {
            std::erase_if(lines,
                          [&](const FeedLine& line) { return productOf(tables->entries, line, service) == nullptr; });
            std::ranges::shuffle(lines, random);
            lines.resize(std::min(lines.size(), kLinesPerRegion));
            REQUIRE_FALSE(lines.empty());
            for (const FeedLine& line : lines) {
                INFO(feed << " " << region << " " << line.label << " " << line.rateCode);
                const PriceEntry& entry = *productOf(tables->entries, line, service);
                if (!line.onDemand())
                    checkReserved(line, tables->reserved);
                else if (line.usd.mantissa == 0)
                    checkFree(line, entry, tables->allowances);
                else
                    checkOnDemand(line, regions.at(region), entry);
                ++compared;
            }
        }
    }
    CHECK(compared > 2'000);
}

TEST_CASE("no line of the feeds of what is modelled is left out of the books, but for those named here") {
    if (headroom::test::skipWithoutShared(headroom::test::sharedData("data/prices"))) return;
    const auto tables = readTables(awsPriceTables());
    REQUIRE(tables);
    std::set<std::string> left;
    for (const auto& [service, feed] : kFeeds) {
        if (feed == "sns" || feed == "s3") continue;  // destinations of a function's events alone
        for (const auto& [region, lines] : readFeed(feed)) {
            for (const FeedLine& line : lines) {
                if (productOf(tables->entries, line, service) != nullptr) continue;
                const bool next = line.label.starts_with("Alarm ") || line.label.starts_with("Metric ");
                left.insert(next ? "CloudWatch metrics and alarms" : line.label);
            }
        }
    }
    CHECK(left == std::set<std::string>{"CloudWatch metrics and alarms",
                                        "Change Data Capture Units for AWS Glue Elastic Views"});
}
