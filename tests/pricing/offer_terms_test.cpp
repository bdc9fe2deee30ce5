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
    for (const char* bound : {"0", "1.5", "Inf"}) {
        std::string none = global("Global-Request");
        none.replace(none.find("2000000"), 7, bound);
        const Import left = imported(folder, none);
        CHECK(left.good());
        CHECK(left.tables.empty());
        REQUIRE(left.files[0].notes.size() == 1);
        CHECK(left.files[0].notes[0].line > 0);
        CHECK(left.files[0].notes[0].what == "Global-Request: what is free is up to \"" + std::string(bound) +
                                                 "\", no whole number of units above 0: left out");
    }
    const Import unknown = imported(folder, global("Global-Wishes"));
    REQUIRE(unknown.files[0].changes.size() == 1);
    CHECK(unknown.files[0].changes[0].usageType == "free tier of Wishes");
    REQUIRE(unknown.files[0].notes.size() == 1);
    CHECK(unknown.files[0].notes[0].what ==
          "Wishes: 2000000 units are free, of which the books had no price by that unit: kept for when they have");
}

TEST_CASE("a product without a price, and prices older than those they replace, are said") {
    const Folder folder;
    const Import import =
        imported(folder, offer(product(kSku, "Request") + "," + product(kOther, "Request-ARM"),
                               term(kSku, dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000003000"))));
    REQUIRE(import.files[0].notes.size() == 1);
    CHECK(import.files[0].notes[0].what == "Request-ARM in us-east-1 has no price in the file");
    CHECK(import.files[0].notes[0].line == 3);
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
    CHECK(other.files[0].notes.at(0).line == 4);
    // Two terms of one product: the older one is history, kept for its days, not today's price.
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
    CHECK(twice.files[0].changed == 0);
    CHECK(twice.files[0].same == 1);
    CHECK(twice.files[0].older == 1);
    const auto dates = PriceBooks::with(twice.tables);
    REQUIRE(dates);
    CHECK(toText(dates->book("us-east-1", "2024-12-01")->find("AWSLambda", "Request")->tiers.front().rate.usd) ==
          "0.0000005");
    // The same price as the shipped one now, and another on the days before.
    const auto before = bookDiff(PriceBooks(), *dates);
    REQUIRE(before);
    REQUIRE(before->size() == 2);
    CHECK(before->front().before.empty());
    CHECK(before->back().from == "2025-10-30");
    CHECK(before->back().until == "2026-10-01");
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

TEST_CASE("products without a price are named one by one, and hide no error") {
    const Folder folder;
    std::string products = product(kSku, "Request");
    for (int i = 0; i < 150; ++i)
        products += ",\n" + product("A" + std::to_string(100'000'000'000'000 + i), "Use-" + std::to_string(i));
    const Import many =
        imported(folder, offer(products, term(kSku, dimension(code(kSku, "A"), "0", "Inf", "0.0000002"))));
    REQUIRE(many.files[0].notes.size() == 51);
    CHECK(many.files[0].notes[1].line == 5);
    CHECK(many.files[0].notes[1].what == "Use-1 in us-east-1 has no price in the file");
    CHECK(many.files[0].notes[50].what == "100 more products have no price in the file");
    const Import gap = imported(folder, offer(products, term(kSku, dimension(code(kSku, "A"), "7", "Inf", "0.2"))));
    CHECK_FALSE(gap.good());
    CHECK(gap.tables.empty());
}

// AWS's file of SNS: the first 100,000 deliveries over HTTP cost nothing.
TEST_CASE("what an offer file has free and no book knows becomes the user's, with its date and file") {
    const Folder folder;
    std::string text = oneRequest(dimension(code(kSku, "A"), "0", "100000", "0.0000000000") + "," +
                                  dimension(code(kSku, "B"), "100000", "Inf", "0.0000006"));
    for (std::size_t at = 0; (at = text.find("\"Request\"", at)) != std::string::npos;)
        text.replace(at, 9, "\"DeliveryAttempts-HTTP\"");
    for (std::size_t at = 0; (at = text.find("AWSLambda", at)) != std::string::npos;) text.replace(at, 9, "AmazonSNS");
    const Import import = imported(folder, text);
    REQUIRE(import.good());
    CHECK(import.files[0].notes.empty());
    CHECK(import.files[0].changes.at(1).usageType == "free tier of DeliveryAttempts-HTTP");
    const auto books = PriceBooks::with(import.tables);
    REQUIRE(books);
    BillOptions options;
    options.freeTier = FreeTier::Always;
    const std::vector used{use("AmazonSNS", "DeliveryAttempts-HTTP", "200000")};
    const auto bill = priceUsage(used, *books->book("us-east-1"), options);
    REQUIRE(bill);
    CHECK(toText(bill->total) == "0.06");
    CHECK(bill->lines.at(0).origin == "AmazonSNS.json");
    CHECK(importOffers({folder.write("again.json", text)}, *books, "2026-11-02")->tables.empty());
}

TEST_CASE("options of one reserved term that differ are left out and said, whatever is imported again") {
    const Folder folder;
    const auto lease = [](const std::string& termCode, const char* hourly, const char* upfront) {
        const std::string name = kSku + "." + termCode;
        return "\"" + name + R"(": {"effectiveDate": "2026-10-01T00:00:00Z", "termAttributes": {"LeaseContractLength":
            "1yr"}, "priceDimensions": {)" +
               dimension(name + ".H", "0", "Inf", hourly) + ", \"" + name + R"(.Q": {"rateCode": ")" + name +
               R"(.Q", "unit": "Quantity", "pricePerUnit": {"USD": ")" + upfront + R"("}}}})";
    };
    const auto file = [&](const std::string& leases) {
        std::string text = offer(product(kSku, "WriteCapacityUnit-Hrs"), "");
        text.replace(text.find("\"OnDemand\": {"), 13, "\"Reserved\": {\"" + kSku + "\": {" + leases + "}");
        for (std::size_t at = 0; (at = text.find("AWSLambda", at)) != std::string::npos;)
            text.replace(at, 9, "AmazonDynamoDB");
        return text;
    };
    const Import two = imported(folder, file(lease("YTVHEVGPBZ", "0.0002", "2") + "," + lease("AAAAAAAAAA", "0", "3")));
    CHECK(two.good());
    CHECK(two.tables.empty());
    REQUIRE(two.files[0].notes.size() >= 1);
    CHECK(two.files[0].notes.back().what ==
          "2 options of WriteCapacityUnit-Hrs in us-east-1 reserved for 1yr differ in price: left out");
    CHECK(two.files[0].notes.back().line > 0);
    const Import one = imported(folder, file(lease("YTVHEVGPBZ", "0.0002", "2")));
    CHECK(one.files[0].changed == 1);
    std::string years = file(lease("YTVHEVGPBZ", "0.0002", "2"));
    years.replace(years.find("\"1yr\""), 5, "\"2yr\"");
    const Import odd = imported(folder, years);
    CHECK(odd.good());
    CHECK(odd.tables.empty());
    // A hand-written book says a reserved price once as well.
    REQUIRE(one.tables.size() == 1);
    OwnTable twice = one.tables[0];
    const std::size_t at = twice.json.find("    {\"usageType\": \"WriteCapacityUnit-Hrs\", \"term\"");
    REQUIRE(at != std::string::npos);
    const std::string block = twice.json.substr(at, twice.json.find("\n    }}\n", at) + 7 - at);
    twice.json.insert(at, block + ",\n");
    const auto refused = PriceBooks::with({twice});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "WriteCapacityUnit-Hrs of us-east-1 is reserved for 1yr twice");
}

TEST_CASE("an imported free tier holds from its date on, and the bill names its book") {
    const Folder folder;
    const std::string sku = "ZQVCC2M69R4S79XS";
    const Import import =
        imported(folder, offer(product(sku, "Global-Request", ""),
                               term(sku, dimension(sku + ".A429C66SYZ.SB2VSFF4TP", "0", "2000000", "0"))));
    const auto books = PriceBooks::with(import.tables);
    REQUIRE(books);
    BillOptions options;
    options.freeTier = FreeTier::Always;
    const std::vector used{use("AWSLambda", "Request", "3000000")};
    const auto bill = priceUsage(used, *books->book("us-east-1"), options);
    REQUIRE(bill);
    CHECK(toText(bill->total) == "0.2");
    CHECK(bill->priceBook.books.front() == BookUsed{"AWSLambda", "AWSLambda.json", "2026-10-01"});
    const auto before = priceUsage(used, *books->book("us-east-1", "2026-09-30"), options);
    REQUIRE(before);
    CHECK(toText(before->total) == "0.4");  // the shipped million
    CHECK(before->priceBook.books.size() == 1);
    CHECK(before->priceBook.books.front().origin.empty());
}
