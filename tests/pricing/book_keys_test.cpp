// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a user's book and would be read by nobody is refused where it stands.
#include "pricing/book_keys.hpp"

#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

namespace {

const std::string kBook = R"({"formatVersion": 2, "service": "AWSLambda", "name": "AWS Lambda",
"sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01"}},
"freeTiers": [{"name": "Lambda requests", "kind": "always", "usageTypes": ["Request"], "quantity": 7,
 "unit": "Requests", "source": "s"}],
"usageTypes": [
 {"usageType": "Request", "unit": "Requests", "per": 1000000, "source": "s", "validFrom": "2026-11-01",
  "regions": {"eu-west-1": ["", "0.9"]}}],
"reserved": []})";

/// What is said of the book with one text in place of another.
std::string problemWith(const std::string& from, const std::string& to) {
    std::string text = kBook;
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    const auto books = PriceBooks::with({{"mine.json", text}});
    return books ? "" : books.error().where + ": " + books.error().what;
}

}  // namespace

TEST_CASE("a key that books do not have is refused with its line and the one that is meant") {
    CHECK(problemWith("AWS Lambda", "Lambda").empty());
    CHECK(problemWith("\"per\"", "\"Per\"") ==
          "mine.json:6: /usageTypes/0/Per: price books have no such key; did you mean \"per\"?");
    CHECK(problemWith("\"validFrom\"", "\"validfrom\"") ==
          "mine.json:6: /usageTypes/0/validfrom: price books have no such key; did you mean \"validFrom\"?");
    CHECK(problemWith("\"regions\"", "\"upto\": [1], \"regions\"")
              .starts_with("mine.json:7: /usageTypes/0/upto: price books have no such key; did you mean "));
    CHECK(problemWith("\"reserved\"", "\"note\"")
              .starts_with("mine.json:8: /note: price books have no such key; here stand \"formatVersion\", "));
    CHECK(problemWith("\"url\"", "\"uri\"").starts_with("mine.json:2: /sources/s/uri: price books have no such key"));
    CHECK(problemWith("\"kind\"", "\"kin\"").starts_with("mine.json:3: /freeTiers/0/kin: price books have no such"));
}

TEST_CASE("a key and a region that are there twice are refused") {
    CHECK(
        problemWith("[\"\", \"0.9\"]", "[\"\", \"0.9\"],\n \"eu-west-1\": [\"\", \"0.5\"]") ==
        "mine.json:8: /usageTypes/0/regions/eu-west-1: is there twice: which one holds cannot be told; leave one out");
    CHECK(problemWith("\"reserved\": []", "\"reserved\": [], \"reserved\": []")
              .starts_with("mine.json:8: /reserved: is there twice"));
}

TEST_CASE("a usage type under which nothing is ever counted is refused") {
    const std::string why =
        "\" is with a region's prefix, under which no use is counted: write \"Request\", and the "
        "region under \"regions\"";
    for (const char* name : {"EU-Request", "USW2-Request", "MXC1-Request", "eu-west-1-Request"}) {
        INFO(name);
        CHECK(problemWith("\"usageType\": \"Request\"", "\"usageType\": \"" + std::string(name) + "\"") ==
              "mine.json:6: /usageTypes/0/usageType: \"" + std::string(name) + why);
    }
    CHECK(problemWith("[\"Request\"]", "[\"EU-Request\"]") ==
          "mine.json:3: /freeTiers/0/usageTypes/0: \"EU-Request" + why);
    for (const char* name : {"=Request", "-Request", "@x"}) {
        INFO(name);
        CHECK(
            problemWith("\"usageType\": \"Request\"", "\"usageType\": \"" + std::string(name) + "\"")
                .starts_with("mine.json:6: /usageTypes/0/usageType: \"" + std::string(name) + "\" is no usage type: "));
    }
    // What only looks like one: a name of the user's own, and one that begins with where bytes go.
    CHECK(problemWith("\"usageType\": \"Request\"", "\"usageType\": \"EU-Wishes\"").empty());
    CHECK(checkBookKeys({"b", R"({"usageTypes": [{"usageType": "USE2-AWS-Out-Bytes"}]})"}));
}

TEST_CASE("the books compiled in hold nothing that is not read") {
    for (const PriceTable& table : awsPriceTables()) {
        INFO(table.name);
        CHECK(checkBookKeys({std::string(table.name), std::string(table.json)}));
    }
}
