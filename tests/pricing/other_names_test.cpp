// SPDX-License-Identifier: GPL-3.0-or-later
// Usage types and units that AWS's own files write otherwise than the books count them.
#include "pricing/other_names.hpp"

#include "pricing/usage_type.hpp"
#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

/// An offer file of one product: 0.0000007 USD for each of `unit`.
std::string offerOf(const std::string& service, const std::string& usageType, const std::string& region,
                    const std::string& unit) {
    std::string text = offer(product(kSku, usageType, region),
                             term(kSku, dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000007")));
    text = replaced(text, "\"unit\": \"Requests\"", "\"unit\": \"" + unit + "\"");
    return replaced(text, "\"AWSLambda\"", "\"" + service + "\"");
}

/// What an import of it makes of a usage type's price in its region; "" for no price of that name.
std::string priceAfter(const Folder& folder, const std::string& text, const std::string& service,
                       const std::string& usageType, const std::string& region) {
    const Import import = imported(folder, text);
    REQUIRE(import.good());
    const auto books = PriceBooks::with(import.tables);
    REQUIRE(books);
    const auto book = books->book(region);
    const PriceEntry* price = book->find(service, usageType);
    return price == nullptr ? "" : priceText(price->tiers) + " per " + price->unit;
}

}  // namespace

TEST_CASE("a unit is the same by case, blanks and in the singular, and no other") {
    CHECK(isSameUnit("Request", "Requests"));
    CHECK(isSameUnit("requests", "Request"));
    CHECK(isSameUnit("64K-Chunk", "64K-Chunks"));
    CHECK_FALSE(isSameUnit("Requests", "Events"));
    CHECK_FALSE(isSameUnit("Million Requests", "Requests"));
    CHECK_FALSE(isSameUnit("seconds", "Lambda-GB-Second"));
}

TEST_CASE("requests of queues are counted under one name in all regions") {
    const PriceBook book = bookOf("eu-west-1");
    CHECK(*bareUsageType(book, "AWSQueueService", "EU-Requests-Tier1") == "Requests-RBP");
    CHECK(*bareUsageType(book, "AWSQueueService", "Requests-FIFO-Tier1") == "Requests-FIFO-RBP");
    CHECK(*bareUsageType(book, "AmazonSNS", "EU-Requests-Tier1") == "Requests-Tier1");
    CHECK_FALSE(bareUsageType(book, "AWSQueueService", "USW2-Requests-Tier1"));
    CHECK_FALSE(bareUsageType(book, "AWSQueueService", "Requests"));
}

TEST_CASE("an import takes a price whose unit is written in the singular") {
    const Folder folder;
    CHECK(priceAfter(folder, offerOf("AWSLambda", "APS3-Request", "ap-south-1", "Request"), "AWSLambda", "Request",
                     "ap-south-1") == "0.0000007 per Requests");
    CHECK(priceAfter(folder, offerOf("AWSLambda", "Lambda-Edge-Request", "us-east-1", "Requests"), "AWSLambda",
                     "Lambda-Edge-Request", "us-east-1") == "0.0000007 per Request");
    CHECK(priceAfter(folder, offerOf("AWSEvents", "APE1-Event-64K-Chunks", "ap-east-1", "64K-Chunks"), "AWSEvents",
                     "Event-64K-Chunks", "ap-east-1") == "0.0000007 per 64K-Chunks");
    const Import other = imported(folder, offerOf("AWSLambda", "Request", "us-east-1", "Events"));
    CHECK(other.files[0].notes.at(0).what.find("counted in \"Events\"") != std::string::npos);
}

TEST_CASE("an import of a region's list of queues prices what a design's queues use") {
    const Folder folder;
    CHECK(priceAfter(folder, offerOf("AWSQueueService", "EU-Requests-Tier1", "eu-west-1", "Requests"),
                     "AWSQueueService", "Requests-RBP", "eu-west-1") == "0.0000007 per Requests");
    CHECK(priceAfter(folder, offerOf("AWSQueueService", "EUC1-Requests-FIFO-Tier1", "eu-central-1", "Requests"),
                     "AWSQueueService", "Requests-FIFO-RBP", "eu-central-1") == "0.0000007 per Requests");
}

// AWS lists what is free of all queues as Global-Requests, of no region, up to a million.
TEST_CASE("what is free of queues is the allowance that the books have") {
    const Folder folder;
    const std::string free = "{\"" + kOther + ".A429C66SYZ\": {\"offerTermCode\": \"A429C66SYZ\", \"sku\": \"" +
                             kOther + R"(", "effectiveDate": "2026-10-01T00:00:00Z", "priceDimensions": {)" +
                             dimension(kOther + ".A429C66SYZ.TSYS2QGNCR", "0", "2000000", "0") + "}}}";
    const std::string global = "\"" + kOther + R"(": {"sku": ")" + kOther +
                               R"(", "attributes": {"usagetype": "Global-Requests", "location": "Any"}})";
    const Import import = imported(
        folder, replaced(offer(global, "\"" + kOther + "\": " + free), "\"AWSLambda\"", "\"AWSQueueService\""));
    REQUIRE(import.good());
    REQUIRE(import.files[0].changes.size() == 1);
    CHECK(import.files[0].changes[0].usageType == "free tier of SQS requests");
    CHECK(import.files[0].changes[0].after == "2000000");
    CHECK(import.files[0].changedFree == 1);
    CHECK(import.files[0].changed == 0);
}

TEST_CASE("a book of the user's under the other name is refused with the one that use is counted under") {
    const auto books =
        PriceBooks::with({{"mine.json", R"({"formatVersion": 2, "service": "AWSQueueService", "name": "SQS",
"sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01", "validFrom": "2026-10-01"}},
"usageTypes": [{"usageType": "Requests-Tier1", "unit": "Requests", "source": "s",
 "regions": {"eu-west-1": ["", "0.0000004"]}}]})"}});
    REQUIRE_FALSE(books);
    CHECK(books.error().what.find("did you mean \"Requests-RBP\"?") != std::string::npos);
}
