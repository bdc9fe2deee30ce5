// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the price tables with AWS's feeds, joined by SKU and not by the names of the lines, where the feeds are
// at hand (they are not part of this repository).
#include "tests/pricing/billing.hpp"
#include "tests/support/shared_data.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

using namespace headroom::pricing;

namespace {

namespace fs = std::filesystem;

const fs::path kFeeds = headroom::test::sharedData("data/prices");

/// The last comma-separated field of a line, which is taken off it.
std::string takeLast(std::string& line) {
    const std::size_t comma = line.rfind(',');
    std::string field = line.substr(comma + 1);
    line.erase(comma == std::string::npos ? 0 : comma);
    return field;
}

/// On-demand prices above 0 by "region sku", from a feed of lines "region,line,usd,SKU.TERM.RATE".
std::map<std::string, std::set<std::string>> readFeed(const std::string& name) {
    std::map<std::string, std::set<std::string>> prices;
    std::ifstream in(kFeeds / (name + ".csv"));
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        const std::string rateCode = takeLast(line);
        const auto usd = parseDecimal(takeLast(line));
        if (!usd || usd->mantissa == 0 || rateCode.find(".JRTCKXETXF.") == std::string::npos) continue;
        prices[line.substr(0, line.find(',')) + " " + rateCode.substr(0, rateCode.find('.'))].insert(toText(*usd));
    }
    return prices;
}

}  // namespace

TEST_CASE("the tables quote AWS's feeds, SKU by SKU") {
    if (headroom::test::skipWithoutShared(kFeeds)) return;
    const std::map<std::string, std::string> feeds{{"AWSLambda", "lambda"},
                                                   {"AmazonApiGateway", "apigateway"},
                                                   {"AmazonDynamoDB", "dynamodb"},
                                                   {"AmazonCloudWatch", "cloudwatch-logs"}};
    const auto tables = readTables(awsPriceTables());
    REQUIRE(tables);
    std::size_t compared = 0;
    for (const auto& [service, feed] : feeds) {
        const auto prices = readFeed(feed);
        REQUIRE_FALSE(prices.empty());
        for (const PriceEntry& entry : tables->entries) {
            // The feed on file has no lines for SnapStart and event poller units.
            if (entry.service != service || entry.usageType.starts_with("Lambda-SnapStart")) continue;
            if (entry.usageType.starts_with("Event-Poller-Unit-Hours")) continue;
            INFO(entry.service << " " << entry.usageType << " " << entry.region);
            const auto it = prices.find(entry.region + " " + entry.sku);
            REQUIRE(it != prices.end());
            std::set<std::string> ours;
            for (const PriceTier& tier : entry.tiers) ours.insert(toText(tier.rate.usd));
            CHECK(ours == it->second);
            ++compared;
        }
    }
    CHECK(compared > 450);
}
