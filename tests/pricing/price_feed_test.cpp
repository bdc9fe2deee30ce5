// SPDX-License-Identifier: GPL-3.0-or-later
// Re-reads AWS's feeds line by line, by rate code and not by the names that the books were made from, where the feeds
// are at hand (they are not part of this repository).
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
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
constexpr std::array<Range, 14> kRanges{{
    {"Lambda Duration", 0, 6'000'000'000},
    {"Lambda Duration Tier3", 15'000'000'000, 0},
    {"Lambda Duration-ARM Tier2", 7'500'000'000, 18'750'000'000},
    {"API Calls Number of Request Next 19 billion", 1'000'000'000, 20'000'000'000},
    {"API Calls Number of Request Over 20 billion", 20'000'000'000, 0},
    {"ApiGatewayHttpApi First 300 million", 0, 300'000'000},
    {"ApiGatewayHttpApi more than 300 million", 300'000'000, 0},
    {"WebSocket Messages Messages first 1 billion", 0, 1'000'000'000},
    {"WebSocket Messages Messages over 1 billion", 1'000'000'000, 0},
    {"IA Vended ingested logs from 10240 upto 30720", 10'240, 30'720},
    {"IA Vended ingested logs from 51200 upto Inf", 51'200, 0},
    {"Vended Logs Next 20TB", 10'240, 30'720},
    {"Vended Logs over 50TB", 51'200, 0},
    {"Standard Storage Next 450 TB per GB Mo", 51'200, 512'000},
}};

void checkRange(const FeedLine& line, const PriceEntry& entry, std::size_t tier) {
    const auto range = std::ranges::find(kRanges, line.label, &Range::label);
    if (range == kRanges.end()) return;
    CHECK((tier == 0 ? 0 : *entry.tiers[tier - 1].upTo) == range->from);
    CHECK(entry.tiers[tier].upTo.value_or(0) == range->upTo);
}

/// The line's price stands in the book under its rate code.
void checkOnDemand(const FeedLine& line, const PriceEntry& entry) {
    const auto code = std::ranges::find(entry.rateCodes, line.rateCode);
    REQUIRE(code != entry.rateCodes.end());
    const auto tier = static_cast<std::size_t>(code - entry.rateCodes.begin());
    CHECK(toText(entry.tiers[tier].rate.usd) == toText(line.usd));
    CHECK(entry.tiers[tier].rate.per == 1);
    checkRange(line, entry, tier);
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

TEST_CASE("20 random lines of every feed and region stand in the books: price, rate code, product, bounds") {
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
                    checkOnDemand(line, entry);
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
