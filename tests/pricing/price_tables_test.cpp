// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_tables.hpp"

#include "pricing/rate_only_types.hpp"
#include "pricing/usage_type.hpp"
#include "tests/pricing/billing.hpp"
#include "tests/support/source_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace headroom::pricing;

namespace {

std::vector<PriceEntry> entries() {
    const auto read = readTables(awsPriceTables());
    if (!read) FAIL(read.error().where << ": " << read.error().what);
    return read->entries;
}

/// A table with these usage types and one source, "f", for breaking.
std::string tableWith(const std::string& usageTypes, std::string_view readOn = "2025-02-01") {
    return R"({"formatVersion": 2, "service": "S", "name": "S", "freeTiers": [], "sources": {"f": {"title": "t",)"
           R"("url": "u", "validFrom": "2025-01-01", "readOn": ")" +
           std::string(readOn) + R"("}}, "usageTypes": [)" + usageTypes + "]}";
}

std::string problemOf(const std::string& json) {
    const PriceTable table{"t.json", json};
    const auto read = readTables({&table, 1});
    return read ? "" : read.error().what;
}

const std::string kGood = R"({"usageType": "T", "unit": "u", "source": "f", "upTo": [5], "offerTerm": "J",)"
                          R"("rates": ["A", "B"], "regions": {"us-east-1": ["SKU", "2", "1"]}})";

std::string changed(const std::string& from, const std::string& to) {
    std::string text = kGood;
    text.replace(text.find(from), from.size(), to);
    return problemOf(tableWith(text));
}

}  // namespace

TEST_CASE("every price has a source with title, address and date, a unit, and tiers that increase") {
    const auto all = entries();
    CHECK(all.size() > 400);
    for (const PriceEntry& entry : all) {
        INFO(entry.service << " " << entry.usageType << " " << entry.region);
        CHECK_FALSE(entry.service.empty());
        CHECK_FALSE(entry.unit.empty());
        CHECK(entry.source.title.size() > 10);
        CHECK(entry.source.url.starts_with("https://"));
        CHECK(entry.source.readOn.size() == 10);
        CHECK(entry.validFrom.size() == 10);
        CHECK(entry.validFrom <= entry.source.readOn);
        CHECK(isKnownRegion(entry.region));
        CHECK_FALSE(tierProblem(entry.tiers));
        for (const PriceTier& tier : entry.tiers) CHECK(tier.rate.usd.mantissa > 0);
    }
}

TEST_CASE("a graduated price never rises with use, in any region") {
    for (const PriceEntry& entry : entries()) {
        INFO(entry.usageType << " " << entry.region);
        for (std::size_t i = 1; i < entry.tiers.size(); ++i) {
            CHECK(toDouble(entry.tiers[i].rate.usd) < toDouble(entry.tiers[i - 1].rate.usd));
        }
    }
}

TEST_CASE(
    "a usage type has the same unit in every region, and no tier bounds but those of the region with most tiers") {
    // A region may have fewer: nothing sourced beyond the first tier, or two labels of one price (REST in sa-east-1).
    const auto all = entries();
    for (const PriceEntry& entry : all) {
        for (const PriceEntry& other : all) {
            if (other.service != entry.service || other.usageType != entry.usageType) continue;
            INFO(entry.usageType << " " << entry.region << " " << other.region);
            CHECK(other.unit == entry.unit);
            if (entry.tiers.size() > other.tiers.size()) continue;
            for (const PriceTier& tier : entry.tiers) {
                const bool shared = !tier.upTo || std::ranges::any_of(other.tiers, [&](const PriceTier& theirs) {
                    return theirs.upTo == tier.upTo;
                });
                CHECK(shared);
            }
        }
    }
}

TEST_CASE("four regions have every usage type, but for what is sold or sourced in some only") {
    const auto lacking = [](const UsageTypeName& name, std::string_view region) {
        if (name.usageType.starts_with("Lambda-Edge-")) return region == "ap-southeast-3";  // not in its feed
        if (name.usageType == "Event-Poller-Unit-Hours:SQS") return region != "us-east-1";
        if (name.usageType.starts_with("Lambda-Durable-")) return region != "us-east-1";
        if (name.usageType == "DataTransfer-Out-Bytes") return false;
        if (name.usageType == "StateTransition") return region == "ap-southeast-3";
        return region != "us-east-1";
    };
    for (const std::string_view region : {"us-east-1", "eu-central-1", "ap-southeast-3", "sa-east-1"}) {
        const PriceBook book = bookOf(region);
        for (const UsageTypeName& name : book.names) {
            INFO(region << " " << name.service << " " << name.usageType);
            const bool everywhere = name.service == "AWSLambda" || name.service == "AmazonApiGateway" ||
                                    name.service == "AmazonDynamoDB" || name.service == "AmazonCloudWatch" ||
                                    name.service == "AmazonSNS" || name.service == "AmazonS3";
            const bool special = name.usageType.starts_with("Lambda-Edge-") || name.usageType.ends_with(":SQS") ||
                                 name.usageType.starts_with("Lambda-Durable-");
            const bool lacks = (!everywhere || special) && lacking(name, region);
            if (name.usageType.ends_with("-AWS-Out-Bytes")) continue;  // no book prices the way to itself
            if (isRateOnly(name.service, name.usageType)) {
                CHECK(book.find(name.service, name.usageType) == nullptr);
                continue;
            }
            CHECK((book.find(name.service, name.usageType) == nullptr) == lacks);
        }
    }
}

TEST_CASE("free allowances name usage types that exist, with a source") {
    const auto read = readTables(awsPriceTables());
    REQUIRE(read);
    CHECK(read->allowances.size() >= 12);
    const PriceBook book = bookOf("us-east-1");
    for (const FreeAllowance& allowance : read->allowances) {
        INFO(allowance.name);
        CHECK(allowance.quantity > 0);
        CHECK(allowance.source.url.starts_with("https://"));
        CHECK(allowance.source.readOn.size() == 10);
        for (const std::string& type : allowance.usageTypes) {
            const UsageTypeName* name = book.findName(allowance.service, type);
            REQUIRE(name != nullptr);
            CHECK(name->unit == allowance.unit);
        }
    }
}

TEST_CASE("the tables in the program are those in the folder") {
    const std::filesystem::path folder = headroom::test::sourceFolder() / "pricing/tables/aws";
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(file.path());
        std::ostringstream text;
        text << in.rdbuf();
        const auto tables = awsPriceTables();
        const auto it = std::ranges::find(tables, file.path().filename().string(), &PriceTable::name);
        REQUIRE(it != tables.end());
        CHECK(it->json == text.str());
        ++files;
    }
    CHECK(files == awsPriceTables().size());
}

TEST_CASE("a table with something missing or wrong is refused") {
    CHECK(problemOf(tableWith(kGood)) == "");
    CHECK(changed(R"("unit": "u", )", "") == "has no \"unit\"");
    CHECK(changed(R"("unit": "u")", R"("unit": "")") == "needs a text for \"unit\"");
    CHECK(changed(R"("source": "f")", R"("source": "g")") == "names no source of this file: \"g\"");
    CHECK(changed("us-east-1", "us-east-9") == "is for an unknown region \"us-east-9\"");
    CHECK(changed(R"("2", "1")", R"(2, "1")") == "needs texts: product, prices");
    CHECK(changed(R"(["SKU", "2", "1"])", R"(["SKU"])") == "needs a list: product, prices");
    CHECK(changed(R"("2", "1")", R"("-2", "1")") == "a price cannot be negative, this one is -2");
    CHECK(changed(R"("2", "1")", R"("0.000", "1")") == "has a tier at 0 USD; a free allowance is not a tier");
    CHECK(changed(R"("upTo": [5], )", "") == "has a tier without end before the last one");
    CHECK(changed("[5]", "[5, 5]") == "has tiers that do not increase at 5");
    CHECK(changed("[5]", "[5, 6, 7]") == "has more bounds than prices");
    CHECK(changed(R"(["A", "B"])", R"(["A"])") == "needs a rate code for every price");
    CHECK(problemOf(tableWith(kGood + "," + kGood)) == "T of us-east-1 is given twice");
    CHECK(problemOf("{") == "what stands here is not JSON");
    const PriceTable commented{"t.json", "{\n\"formatVersion\": 2,\n // 2026\n\"service\": \"S\"}"};
    CHECK(readTables({&commented, 1}).error().where == "t.json:3");
    CHECK(problemOf(R"({"formatVersion": 1})") == "is not a price book: \"formatVersion\" must be 2");
    CHECK(problemOf(tableWith(kGood, "yesterday")) == "\"yesterday\" is not a date such as 2025-10-30");
}

TEST_CASE("a region has a book, whether or not there are prices; a name that is no region does not") {
    CHECK(bookOf("us-gov-west-1").entries.empty());
    CHECK_FALSE(bookOf("ca-west-1").entries.empty());  // its prefix is not known, the region and its prices are
    const auto typo = awsPriceBook("us-east1");
    REQUIRE_FALSE(typo);
    CHECK(typo.error().what == R"("us-east1" is not a region; did you mean "us-east-1", "us-east-2" or "us-west-1"?)");
}

TEST_CASE("tier labels come from the bounds") {
    CHECK(tierLabel(0, 333'000'000) == "first 333M");
    CHECK(tierLabel(333'000'000, 1'000'000'000) == "next 667M");
    CHECK(tierLabel(7'500'000'000, 18'750'000'000) == "next 11.25B");
    CHECK(tierLabel(20'000'000'000, std::nullopt) == "over 20B");
    CHECK(tierLabel(0, 10'240) == "first 10,240");
    CHECK(tierLabel(0, std::nullopt) == "all");
}
