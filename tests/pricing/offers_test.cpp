// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_check.hpp"
#include "pricing/offers/book_diff.hpp"
#include "pricing/offers/book_folder.hpp"
#include "pricing/offers/book_text.hpp"
#include "tests/pricing/offer_file.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom::pricing;
namespace fs = std::filesystem;

TEST_CASE("an offer file changes exactly the prices that differ") {
    const Folder folder;
    const std::string text = offer(product(kSku, "Request") + "," + product(kOther, "Request-ARM"),
                                   term(kSku, dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000003000")) + "," +
                                       term(kOther, dimension(code(kOther, "6YS6EN2CT7"), "0", "Inf", "0.0000002000")));
    for (const bool csv : {false, true}) {
        const Import import =
            csv ? imported(folder, kCsvHead + csvRow("0.0000003000"), "offer.csv") : imported(folder, text);
        REQUIRE(import.good());
        CHECK(import.files[0].same == (csv ? 0 : 1));
        REQUIRE(import.files[0].changes.size() == 1);
        CHECK(import.files[0].changes[0].before == "0.0000002");
        CHECK(import.files[0].changes[0].after == "0.0000003");
        REQUIRE(import.tables.size() == 1);
        CHECK(import.tables[0].name == "AWSLambda.json");
        const auto books = PriceBooks::with(import.tables);
        REQUIRE(books);
        const auto diff = bookDiff(PriceBooks(), *books);
        REQUIRE(diff);
        REQUIRE(diff->size() == 1);
        CHECK(diff->front().usageType == "Request");
        CHECK(diff->front().region == "us-east-1");
        const auto again = importOffers({folder.write("again.json", text)}, *books, "2026-11-02");
        REQUIRE(again);
        CHECK(again->tables.empty() == !csv);  // the other price of the JSON file is new to the book
        CHECK(again->files[0].changed == 0);
        CHECK(again->files[0].same == 2);
    }
}

TEST_CASE("an index leads to the files that lie where it names them") {
    const Folder folder;
    const std::string url = "/offers/v1.0/aws/AWSLambda/20261001000000/us-east-1/index.json";
    folder.write(url.substr(1), oneRequest(dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000003")));
    const fs::path index =
        folder.write("offers/v1.0/aws/AWSLambda/current/region_index.json",
                     R"({"formatVersion": "v1.0", "regions": {"us-east-1": {"regionCode": "us-east-1",
        "currentVersionUrl": ")" +
                         url + R"("}, "eu-west-1": {"currentVersionUrl": "/offers/none.json"}}})");
    const auto import = importOffers({index}, PriceBooks(), "2026-11-01");
    REQUIRE(import);
    REQUIRE(import->files.size() == 2);
    CHECK(import->files[0].notes[0].what == "an index of 2 files, of which 1 lies where it names them");
    CHECK(import->files[1].changed == 1);
}

TEST_CASE("AWS's own file shapes are read, and agree with the books") {
    const fs::path shared = headroom::test::sharedData("data/prices/offer-files");
    if (headroom::test::skipWithoutShared(shared)) return;
    for (const char* name : {"AWSLambda", "AmazonApiGateway", "AmazonDynamoDB", "AmazonStates"}) {
        const auto import =
            importOffers({shared / (std::string(name) + "_us-east-1.json")}, PriceBooks(), "2026-11-01");
        REQUIRE(import);
        INFO(name);
        CHECK(import->good());
        CHECK(import->files[0].prices >= 3);
        CHECK(import->files[0].changed == 0);
        CHECK(import->files[0].same == import->files[0].prices);
    }
}

TEST_CASE("what AWS's files hold beyond the shipped books becomes books that can be read") {
    const fs::path shared = headroom::test::sharedData("data/prices/offer-files");
    if (headroom::test::skipWithoutShared(shared)) return;
    for (const char* name : {"AmazonSNS", "AWSQueueService"}) {
        const auto import =
            importOffers({shared / (std::string(name) + "_us-east-1.json")}, PriceBooks(), "2026-11-01");
        REQUIRE(import);
        INFO(name);
        CHECK(import->good());
        const auto books = PriceBooks::with(import->tables);
        REQUIRE(books);
        if (name != std::string("AmazonSNS")) continue;
        const auto book = books->book("us-east-1");
        REQUIRE(book);
        const PriceEntry* free = book->find("AmazonSNS", "DeliveryAttempts-SQS");
        REQUIRE(free != nullptr);  // 0 USD at any quantity
        CHECK(free->tiers.front().rate.usd.mantissa == 0);
    }
}

TEST_CASE("what is wrong with an offer file is said with its line, and nothing is imported") {
    const Folder folder;
    const std::string whole = dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000003");
    const auto problem = [&](const std::string& text) { return problemOf(folder, text); };
    const std::string good = oneRequest(whole);
    CHECK(problem(good) == "");
    CHECK(problem(good.substr(0, good.size() / 2)) == "4: the file ends in the middle: it is truncated");
    CHECK(problem("{\"a\" 1}") == "1: what stands here is not JSON");
    std::string version = good;
    version.replace(version.find("v1.0"), 4, "v9.9");
    CHECK(problem(version) == "1: format version \"v9.9\" is not \"v1.0\", the one that is read");
    for (const char* name : {"../evil", ".hidden", "AWS Lambda"}) {
        std::string named = good;
        named.replace(named.find("AWSLambda"), 9, name);
        CHECK(problem(named) ==
              "1: \"" + std::string(name) + "\" is no offer code: letters and digits, such as AWSLambda");
    }
    CHECK(problem(offer(product(kSku, "Request") + "," + product(kSku, "Request"), term(kSku, whole))) ==
          "3: product GU2ZS9HVP6QTQ7KE is there twice");
    CHECK(problem(oneRequest(dimension(code(kSku, "A"), "0", "10", "2") + "," +
                             dimension(code(kSku, "B"), "5", "Inf", "1"))) ==
          "4: Request: the tier from 5 overlaps the one up to 10");
    CHECK(problem(oneRequest(dimension(code(kSku, "A"), "0", "10", "2") + "," +
                             dimension(code(kSku, "B"), "20", "Inf", "1"))) ==
          "4: Request: nothing is said of 10 to 20 units");
    CHECK(problem(oneRequest(dimension(code(kSku, "A"), "0", "10", "2") + "," +
                             dimension(code(kSku, "B"), "10", "20", "1"))) ==
          "4: Request: nothing is said beyond 20: its last tier does not reach Inf");
    CHECK(problem(oneRequest(dimension(code(kSku, "A"), "0", "Inf", "-0.2"))) ==
          "4: GU2ZS9HVP6QTQ7KE.JRTCKXETXF.A: a price cannot be negative, this one is -0.2");
    CHECK(problem(oneRequest(dimension(code(kSku, "A"), "0", "Inf", ""))) ==
          "4: GU2ZS9HVP6QTQ7KE.JRTCKXETXF.A: has no price");
    CHECK(problem(oneRequest(dimension(code(kSku, "A"), "0", "Inf", "1", "XAU"))) ==
          "4: GU2ZS9HVP6QTQ7KE.JRTCKXETXF.A: the price is in \"XAU\"; only USD is read");
    CHECK(problem(offer(product(kSku, "EUC1-Request"), term(kSku, whole))) ==
          "3: GU2ZS9HVP6QTQ7KE: \"EUC1-Request\" is a usage type of eu-central-1, but the product is of us-east-1");
    CHECK(problem(offer(product(kSku, "=cmd|calc!A1"), term(kSku, whole)))
              .find("3: GU2ZS9HVP6QTQ7KE: \"=cmd|calc!A1\" is no usage type: ") == 0);
    CHECK(
        problem(oneRequest(dimension(code(kSku, "A"), "0", "Inf", "1e30"))) ==
        "4: GU2ZS9HVP6QTQ7KE.JRTCKXETXF.A: 1e30 USD a unit is no price: the dearest that is taken is below a billion");
}

TEST_CASE("a CSV offer with line ends and formulas in its cells is read; its broken lines are named") {
    const Folder folder;
    const auto problem = [&](const std::string& text) { return problemOf(folder, kCsvHead + text, "offer.csv"); };
    CHECK(problem(csvRow("0.0000003", "=HYPERLINK(\"\"x\"\")\nsecond line")) == "");
    CHECK(problem(csvRow("=1+1")).find("7: GU2ZS9HVP6QTQ7KE.JRTCKXETXF.6YS6EN2CT7: ") == 0);
    CHECK(problem(csvRow("1") + "\"half a row\",\"\"\n") == "8: 2 cells under 14 columns");
    CHECK(problem(csvRow("1").substr(0, 30)).find("truncated") != std::string::npos);
    std::string other = csvRow("2");
    other.replace(other.find("\"Request\""), 9, "\"Request-ARM\"");
    CHECK(problem(csvRow("1") + other) ==
          "8: SKU GU2ZS9HVP6QTQ7KE is Request of us-east-1 above and Request-ARM of us-east-1 here");
    std::string head = kCsvHead;
    head.replace(head.find("\"serviceName\""), 13, "\"unit\"");
    CHECK(problemOf(folder, head + csvRow("1"), "twice.csv") ==
          "6: has the column \"unit\" twice: which one holds cannot be told");
    std::string first = csvRow("1");  // the file ends behind the first tier
    first.replace(first.find("\"Inf\""), 5, "\"100\"");
    CHECK(problem(first) == "7: Request: nothing is said beyond 100: its last tier does not reach Inf");
}

TEST_CASE("books are replaced whole, and stay when they cannot be written") {
    const Folder folder;
    const fs::path books = folder.path() / "books";
    REQUIRE(replaceFiles(books, {{"a.json", "1"}, {"b.json", "2"}}));
    CHECK(readBookFolder(books)->size() == 2);
    fs::create_directories(books / "c.json");  // stands in the way of a file
    folder.write("books/c.json/inside", "");
    CHECK_FALSE(replaceFiles(books, {{"c.json", "3"}}));
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(books))
        if (entry.is_regular_file()) ++files;
    CHECK(files == 2);  // nothing half-written is left
    // The first of several is put back when a later one cannot take its place.
    CHECK_FALSE(replaceFiles(books, {{"a.json", "9"}, {"new.json", "8"}, {"c.json", "3"}}));
    const auto after = readBookFolder(books);
    REQUIRE(after);
    REQUIRE(after->size() == 2);
    CHECK(after->front().json == "1");
    REQUIRE(replaceFiles(books, {{"a.json", "9"}, {"b.json", "8"}}));
    CHECK(readBookFolder(books)->front().json == "9");
    CHECK(std::distance(fs::directory_iterator(books), fs::directory_iterator()) == 3);
    CHECK(readBookFolder(folder.path() / "nowhere")->empty());
}

TEST_CASE("a price without a unit or with half a rate code is refused: its book could not be read again") {
    const Folder folder;
    std::string bare = oneRequest(dimension(code(kSku, "A"), "0", "Inf", "0.2"));
    bare.replace(bare.find(R"("unit": "Requests", )"), 20, "");
    CHECK(problemOf(folder, bare) == "4: GU2ZS9HVP6QTQ7KE.JRTCKXETXF.A: names no unit");
    std::string cell = csvRow("0.2");
    cell.replace(cell.find("\"Requests\""), 10, "\"\"");
    CHECK(problemOf(folder, kCsvHead + cell, "offer.csv") ==
          "7: GU2ZS9HVP6QTQ7KE.JRTCKXETXF.6YS6EN2CT7: names no unit");
    for (const char* end : {"..A", ".JRTCKXETXF.", ".A", ""}) {
        const std::string half = kSku + end;
        CHECK(problemOf(folder, oneRequest(dimension(half, "0", "Inf", "0.2"))) ==
              "4: \"" + half + "\" is not a rate code of product " + kSku);
    }
}

TEST_CASE("the text of a book is read again before it is written, part by part") {
    const Folder folder;
    const Import import = imported(folder, oneRequest(dimension(code(kSku, "A"), "0", "Inf", "0.2")));
    REQUIRE(import.tables.size() == 1);
    CHECK(checkBookText(import.tables[0]));
    OwnTable broken = import.tables[0];
    broken.json.replace(broken.json.find("\"unit\": \"Requests\""), 18, "\"unit\": \"\"");
    CHECK(checkBookText(broken).error().what == "needs a text for \"unit\"");
    // Several parts, of which one has the fault.
    BookText text;
    for (int i = 0; i < 20'000; ++i) {
        PriceEntry entry;
        entry.service = "AWSLambda";
        entry.usageType = "Use-" + std::to_string(100'000 + i);
        entry.region = "us-east-1";
        entry.unit = "Requests";
        entry.validFrom = "2026-10-01";
        entry.tiers.push_back({std::nullopt, {{i + 1, 3}, 1}});
        entry.source = {"t", "u", "2026-11-01"};
        text.add(entry);
    }
    OwnTable large{"large.json", std::move(text).text({"AWSLambda", "AWS Lambda"})};
    CHECK(large.json.size() > 2'500'000);
    CHECK(checkBookText(large));
    large.json.replace(large.json.find("\"15.001\""), 8, "\"15,001\"");
    CHECK_FALSE(checkBookText(large));
}

TEST_CASE("a byte order mark before an offer file is none of its text") {
    const Folder folder;
    const std::string mark = "\xEF\xBB\xBF";
    CHECK(problemOf(folder, mark + kCsvHead + csvRow("0.2"), "marked.csv") == "");
    CHECK(problemOf(folder, mark + oneRequest(dimension(code(kSku, "A"), "0", "Inf", "0.2"))) == "");
}

TEST_CASE("a new book takes no name that a user's book of another service has") {
    const Folder folder;
    const auto books = PriceBooks::with(
        {{"own/AWSLambda.json", R"({"formatVersion": 2, "service": "AmazonSNS", "name": "SNS", "freeTiers": [],
        "sources": {}, "usageTypes": []})"}});
    REQUIRE(books);
    const fs::path file = folder.write("offer.json", oneRequest(dimension(code(kSku, "A"), "0", "Inf", "0.2")));
    const auto import = importOffers({file}, *books, "2026-11-01");
    REQUIRE(import);
    REQUIRE(import->tables.size() == 1);
    CHECK(import->tables[0].name == "AWSLambda-2.json");
}

TEST_CASE("two files of one import that differ are said") {
    const Folder folder;
    const fs::path first = folder.write("a.json", oneRequest(dimension(code(kSku, "A"), "0", "Inf", "0.2")));
    const fs::path second = folder.write("b.json", oneRequest(dimension(code(kSku, "A"), "0", "Inf", "0.3")));
    const auto import = importOffers({first, second}, PriceBooks(), "2026-11-01");
    REQUIRE(import);
    CHECK(import->good());
    CHECK(import->files[0].notes.empty());
    REQUIRE(import->files[1].notes.size() == 1);
    CHECK(import->files[1].notes[0].what == "Request in us-east-1: 0.3 here, 0.2 in " + first.string() +
                                                ": the newer one holds, of one date that of the file named last");
    const auto same = importOffers({first, first}, PriceBooks(), "2026-11-01");
    REQUIRE(same);
    CHECK(same->files[1].notes.empty());
}
