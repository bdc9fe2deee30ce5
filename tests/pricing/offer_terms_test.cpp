// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_diff.hpp"
#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

TEST_CASE("a first tier at 0 is a free tier: paid tiers count what is paid") {
    const Folder folder;
    const Import import = imported(folder, oneRequest(dimension(code(kSku, "A"), "0", "100", "0.0000000000") + "," +
                                                      dimension(code(kSku, "B"), "100", "1100", "0.5") + "," +
                                                      dimension(code(kSku, "C"), "1100", "Inf", "0.25")));
    REQUIRE(import.good());
    CHECK(import.files[0].freeTiers == 1);
    CHECK(import.files[0].changes.at(0).after == "0.5 up to 1000, then 0.25");
    // The shipped book gives a million: the file's hundred is a change of its own, and is what the bill then takes off.
    CHECK(import.files[0].changes.at(1).usageType == "free tier of Lambda requests");
    CHECK(import.files[0].changes.at(1).before == "1000000");
    const auto books = PriceBooks::with(import.tables);
    REQUIRE(books);
    BillOptions options;
    options.freeTier = FreeTier::Always;
    const auto bill = priceUsage(std::vector{use("AWSLambda", "Request", "150")}, *books->book("us-east-1"), options);
    REQUIRE(bill);
    CHECK(toText(bill->total) == "25");  // 50 of 150 at 0.50
    CHECK(bookDiff(PriceBooks(), *books)->front().after == "100 Requests");
    // Free units of all regions together, and a free tier that no book has.
    const std::string sku = "ZQVCC2M69R4S79XS";
    const auto global = [&](const char* usageType) {
        return offer(product(sku, usageType, ""),
                     term(sku, dimension(sku + ".A429C66SYZ.SB2VSFF4TP", "0", "2000000", "0")));
    };
    CHECK(imported(folder, global("Global-Request")).files[0].changes.at(0).after == "2000000");
    // Of two dates the newest by today decides, and none that begins later.
    std::string two = global("Global-Request");
    const std::string begin = "\"" + sku + ".JRTCKXETXF\": {";
    const auto termOf = [&](const char* date, const char* upTo) {
        std::string text = two.substr(two.find(begin));
        text = text.substr(0, text.find("}}}}") + 3);
        text.replace(text.find("2026-10-01"), 10, date);
        text.replace(text.find("2000000"), 7, upTo);
        return text;
    };
    const std::string others = termOf("2020-01-01", "3000000") + ", " + termOf("2036-01-01", "4000000") + ", ";
    two.insert(two.find(begin), others);
    const Import dated = imported(folder, two);
    REQUIRE(dated.files[0].changes.size() == 1);
    CHECK(dated.files[0].changes[0].after == "2000000");
    CHECK(dated.files[0].later == 1);
    CHECK(dated.files[0].older == 1);
    const Import unknown = imported(folder, global("Global-Wishes"));
    CHECK(unknown.files[0].changes.empty());
    REQUIRE(unknown.files[0].notes.size() == 1);
    CHECK(unknown.files[0].notes[0].what == "Wishes: 2000000 units are free, of which no book knows: left out");
}

TEST_CASE("a product without a price, and prices older than those they replace, are said") {
    const Folder folder;
    const Import import =
        imported(folder, offer(product(kSku, "Request") + "," + product(kOther, "Request-ARM"),
                               term(kSku, dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000003000"))));
    REQUIRE(import.files[0].notes.size() == 1);
    CHECK(import.files[0].notes[0].what == "Request-ARM in us-east-1 has no price in the file");
    CHECK(import.good());
    const auto dated = [](std::string text, const char* year) {
        for (std::size_t at = 0; (at = text.find("2026-10-01", at)) != std::string::npos;) text.replace(at, 4, year);
        return text;
    };
    const std::string one = oneRequest(dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.5"));
    const Import backdated = imported(folder, dated(one, "2016"));
    CHECK(backdated.files[0].backdated == 1);
    CHECK(backdated.files[0].notes.at(0).what.find("1 of its prices hold from before those in use") == 0);
    // What begins after today is not today's price; what is counted otherwise is not what is used.
    const Import later = imported(folder, dated(one, "2036"));
    CHECK(later.tables.empty());
    CHECK(later.files[0].notes.at(0).what == "1 of its prices begin after today: left out; import the file again then");
    std::string millions = one;
    millions.replace(millions.find("\"Requests\""), 10, "\"1M Requests\"");
    const Import other = imported(folder, millions);
    CHECK(other.tables.empty());
    CHECK(other.files[0].notes.at(0).what.find("counted in \"1M Requests\", where what is used is counted in") !=
          std::string::npos);
    // Two terms of one product: the older one is history, not today's price.
    std::string terms = oneRequest(dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000002"));
    const std::string first = "\"" + kSku + ".JRTCKXETXF\": {";
    std::string older = terms.substr(terms.find(first));
    older = older.substr(0, older.find("}}}}") + 3);
    for (std::size_t at = 0; (at = older.find("JRTCKXETXF", at)) != std::string::npos;)
        older.replace(at, 10, "JRTCKXETXA");
    older = dated(older, "2024");
    older.replace(older.find("0.0000002"), 9, "0.0000005");
    terms.insert(terms.find(first), older + ", ");
    const Import twice = imported(folder, terms);
    REQUIRE(twice.good());
    CHECK(twice.tables.empty());
    CHECK(twice.files[0].same == 1);
    CHECK(twice.files[0].older == 1);
}

// A file of the user's that has another name than AWS's, and nothing but a free tier.
TEST_CASE("an import goes into the user's file about the service, whatever its name") {
    const Folder folder;
    const auto books = PriceBooks::with(
        {{"mine.json", R"({"formatVersion": 2, "service": "AWSLambda", "name": "AWS Lambda", "freeTiers": [
        {"name": "Lambda requests", "kind": "always", "usageTypes": ["Request"], "quantity": 7, "unit": "Requests",
         "source": "f"}], "sources": {"f": {"title": "t", "url": "u", "readOn": "2026-11-02"}}, "usageTypes": []})"}});
    REQUIRE(books);
    const fs::path file =
        folder.write("offer.json", oneRequest(dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000003000")));
    const auto import = importOffers({file}, *books, "2026-11-01");
    REQUIRE(import);
    REQUIRE(import->tables.size() == 1);
    CHECK(import->tables.front().name == "mine.json");
    const auto after = PriceBooks::with(import->tables);
    REQUIRE(after);
    CHECK(after->ownFileOf("AWSLambda") == "mine.json");
    CHECK(after->ownFileOf("AmazonDynamoDB").empty());
    CHECK(toText(after->book("us-east-1")->find("AWSLambda", "Request")->tiers.front().rate.usd) == "0.0000003");
    CHECK(after->own()->allowances.front().quantity == 7);  // what was there stays
}
