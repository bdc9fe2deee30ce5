// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_books.hpp"
#include "pricing/book_info.hpp"

#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

namespace {

/// A book of the user's with one price of requests for each date.
OwnTable requests(const std::string& blocks) {
    return {"mine.json", R"({"formatVersion": 2, "service": "AWSLambda", "name": "AWS Lambda", "freeTiers": [],
        "sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01"}}, "usageTypes": [)" +
                             blocks + "]}"};
}

std::string priced(const std::string& usageType, const std::string& usd, const std::string& date) {
    return R"({"usageType": ")" + usageType + R"(", "unit": "Requests", "source": "s", "validFrom": ")" + date +
           R"(", "regions": {"us-east-1": ["", ")" + usd + R"("]}})";
}

std::string priceOf(const PriceBooks& books, const std::string& usageType, const std::string& asOf = "") {
    const auto book = books.book("us-east-1", asOf);
    REQUIRE(book);
    const PriceEntry* entry = book->find("AWSLambda", usageType);
    return entry == nullptr ? "none" : toText(entry->tiers.front().rate.usd);
}

}  // namespace

TEST_CASE("a user's book overrides the shipped one entry by entry") {
    const auto books = PriceBooks::with({requests(priced("Request", "0.0000001", "2026-01-01"))});
    REQUIRE(books);
    CHECK(priceOf(*books, "Request") == "0.0000001");
    CHECK(priceOf(*books, "Request-ARM") == "0.0000002");
    const auto book = books->book("us-east-1");
    REQUIRE(book);
    CHECK(book->find("AWSLambda", "Request")->origin == "mine.json");
    CHECK(books->book("eu-west-1")->find("AWSLambda", "Request")->origin.empty());
}

TEST_CASE("the books of a region's prices in words: the user's first, each service with its newest date") {
    const auto books = PriceBooks::with({requests(priced("Request", "0.0000001", "2026-01-01"))});
    REQUIRE(books);
    const std::string text = pricesText(bookInfo(*books->book("us-east-1")));
    CHECK(text.starts_with("us-east-1, newest of 20"));
    CHECK(text.find("; AWSLambda of 2026-01-01 from mine.json") != std::string::npos);
    CHECK(text.find("; shipped: ") != std::string::npos);
    CHECK(text.find("AmazonDynamoDB of 20") != std::string::npos);
    CHECK(pricesText(bookInfo(*PriceBooks().book("us-east-1"))).find(" from mine.json") == std::string::npos);
}

TEST_CASE("prices of a day are those known by then, the user's before the shipped ones") {
    const auto books = PriceBooks::with(
        {requests(priced("Request", "0.0000001", "2026-03-01") + "," + priced("Request", "0.0000003", "2026-06-01") +
                  "," + priced("New", "0.5", "2026-06-01"))});
    REQUIRE(books);
    CHECK(priceOf(*books, "Request") == "0.0000003");
    CHECK(priceOf(*books, "Request", "2026-05-31") == "0.0000001");
    CHECK(priceOf(*books, "Request", "2026-02-28") == "0.0000002");  // shipped, known from 2025-10-30
    CHECK(priceOf(*books, "Request", "2025-10-29") == "none");
    CHECK_FALSE(books->book("us-east-1", "2026-02-30"));
    const auto early = books->book("us-east-1", "2026-01-01");
    REQUIRE(early);
    const auto bill = priceUsage(std::vector{use("AWSLambda", "New", "1")}, *early, {});
    REQUIRE(bill);
    CHECK(bill->notPriced.at(0).reason ==
          "no sourced price in us-east-1 on 2026-01-01: the first is known from 2026-06-01");
}

TEST_CASE("a bill names the books and dates that it used") {
    const auto books = PriceBooks::with({requests(priced("Request", "0.0000001", "2026-03-01"))});
    REQUIRE(books);
    const auto bill = priceUsage(std::vector{use("AWSLambda", "Request", "1"), use("AWSLambda", "Request-ARM", "1")},
                                 *books->book("us-east-1"), {});
    REQUIRE(bill);
    CHECK(bill->priceBook.books ==
          std::vector<BookUsed>{{"AWSLambda", "mine.json", "2026-03-01"}, {"AWSLambda", "", "2025-10-30"}});
}

TEST_CASE("two books of one service are refused with both files, the line and what would be right") {
    OwnTable first = requests(priced("Request", "0.0000003", "2026-03-01"));
    OwnTable second = first;
    first.name = "own/first.json";
    second.name = "own/second.json";
    second.json = "{\n" + second.json.substr(1);
    const auto both = PriceBooks::with({first, second});
    REQUIRE_FALSE(both);
    CHECK(both.error().where == "own/second.json:2");
    CHECK(both.error().what.starts_with("is a second book of AWSLambda beside own/first.json: put the prices of both"));
}

TEST_CASE("a user's book that is broken is refused with its name") {
    const auto broken = PriceBooks::with({requests(priced("Request", "-1", "2026-03-01"))});
    REQUIRE_FALSE(broken);
    CHECK(broken.error().where.starts_with("mine.json"));
}

TEST_CASE("a user's price by another unit than what is used is counted in is refused") {
    std::string block = priced("Request", "0.18", "2026-11-01");
    block.replace(block.find("\"Requests\""), 10, "\"Million Requests\"");
    const auto refused = PriceBooks::with({requests(block)});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where == "mine.json");
    CHECK(refused.error().what.find("Request of us-east-1 is priced by \"Million Requests\", where what is used is "
                                    "counted in \"Requests\": give it so, with \"per\"") == 0);
    std::string many = priced("Request", "0.18", "2026-11-01");
    many.insert(1, "\"per\": 1000000, ");
    const auto books = PriceBooks::with({requests(many)});
    REQUIRE(books);
    const auto bill = priceUsage(std::vector{use("AWSLambda", "Request", "2000000")}, *books->book("us-east-1"), {});
    REQUIRE(bill);
    CHECK(toText(bill->total) == "0.36");
}

TEST_CASE("a user's book that has a price twice is refused with its name") {
    const std::string block = priced("Request", "0.0000001", "2026-03-01");
    const auto twice = PriceBooks::with({requests(block + "," + block)});
    REQUIRE_FALSE(twice);
    CHECK(twice.error().where == "mine.json");
    CHECK(twice.error().what == "Request of us-east-1 is given twice");
}

// The shipped price of requests is known from 2025-10-30 on.
TEST_CASE("the first day that a price is known from is the first of all books, for what is reserved by its term") {
    const auto books = PriceBooks::with({requests(priced("Request", "0.0000001", "2025-01-01"))});
    REQUIRE(books);
    const auto early = books->book("us-east-1", "2024-12-31");
    REQUIRE(early);
    CHECK(early->laterFrom("AWSLambda", "Request") == "2025-01-01");
    CHECK(early->laterFrom("AWSLambda", "Request-ARM") == "2025-10-30");
    CHECK(early->laterFrom("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr") == "2025-08-28");
    const auto now = books->book("us-east-1");
    REQUIRE(now);
    CHECK(now->later.empty());
    CHECK(now->findReserved("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr") != nullptr);
    CHECK(now->findReserved("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "2yr") == nullptr);
}
