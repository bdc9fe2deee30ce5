// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "pricing/offers/book_diff.hpp"
#include "pricing/offers/book_folder.hpp"
#include "pricing/offers/import.hpp"
#include "tests/pricing/billing.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom::pricing;

namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("headroom-offers-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path write(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
        return path_ / name;
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

const std::string kHead = R"("formatVersion": "v1.0", "offerCode": "AWSLambda", "version": "20261001000000",
 "publicationDate": "2026-10-01T00:00:00Z")";

std::string product(const std::string& sku, const std::string& usageType, const std::string& region = "us-east-1") {
    return "\"" + sku + R"(": {"sku": ")" + sku + R"(", "attributes": {"servicecode": "AWSLambda", "usagetype": ")" +
           usageType + R"(", "regionCode": ")" + region + R"(", "servicename": "AWS Lambda"}})";
}

std::string dimension(const std::string& code, const std::string& from, const std::string& upTo, const std::string& usd,
                      const std::string& currency = "USD") {
    return "\"" + code + R"(": {"rateCode": ")" + code + R"(", "beginRange": ")" + from + R"(", "endRange": ")" + upTo +
           R"(", "unit": "Requests", "pricePerUnit": {")" + currency + R"(": ")" + usd + R"("}, "appliesTo": []})";
}

std::string term(const std::string& sku, const std::string& dimensions) {
    return "\"" + sku + R"(": {")" + sku + R"(.JRTCKXETXF": {"offerTermCode": "JRTCKXETXF", "sku": ")" + sku +
           R"(", "effectiveDate": "2026-10-01T00:00:00Z", "priceDimensions": {)" + dimensions + "}}}";
}

const std::string kSku = "GU2ZS9HVP6QTQ7KE";
const std::string kOther = "K7BX6567RJ67A2KE";

std::string code(const std::string& sku, const std::string& rate) { return sku + ".JRTCKXETXF." + rate; }

std::string offer(const std::string& products, const std::string& terms, const std::string& head = kHead) {
    return "{" + head + ",\n \"products\": {" + products + "},\n \"terms\": {\"OnDemand\": {" + terms + "}}}\n";
}

std::string oneRequest(const std::string& dimensions) {
    return offer(product(kSku, "Request"), term(kSku, dimensions));
}

Import imported(const Folder& folder, const std::string& text, const std::string& name = "offer.json") {
    const auto import = importOffers({folder.write(name, text)}, PriceBooks(), "2026-11-01");
    REQUIRE(import);
    return *import;
}

/// What is said to be wrong, and on which line; "" when nothing is.
std::string problemOf(const Folder& folder, const std::string& text, const std::string& name = "offer.json") {
    const Import import = imported(folder, text, name);
    CHECK(import.good() == import.files.at(0).notes.empty());
    if (import.good()) return "";
    CHECK(import.tables.empty());
    return std::to_string(import.files[0].notes[0].line) + ": " + import.files[0].notes[0].what;
}

const std::string kCsvHead = R"("FormatVersion","v1.0"
"Disclaimer","one, two"
"Publication Date","2026-10-01T00:00:00Z"
"Version","20261001000000"
"OfferCode","AWSLambda"
"SKU","OfferTermCode","RateCode","TermType","PriceDescription","EffectiveDate","StartingRange","EndingRange","Unit","PricePerUnit","Currency","usageType","Region Code","serviceName"
)";

std::string csvRow(const std::string& usd, const std::string& description = "a price") {
    return "\"" + kSku + "\",\"JRTCKXETXF\",\"" + code(kSku, "6YS6EN2CT7") + "\",\"OnDemand\",\"" + description +
           "\",\"2026-10-01\",\"0\",\"Inf\",\"Requests\",\"" + usd +
           "\",\"USD\",\"Request\",\"us-east-1\",\"AWS Lambda\"\n";
}

}  // namespace

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
        CHECK(again->tables.empty());
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
    CHECK(import->files[0].notes[0].what == "an index of 2 files, of which 1 lie where it names them");
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
        if (import->tables.empty()) continue;
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
    std::string first = csvRow("1");  // the file ends behind the first tier
    first.replace(first.find("\"Inf\""), 5, "\"100\"");
    CHECK(problem(first) == "7: Request: nothing is said beyond 100: its last tier does not reach Inf");
}

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
    std::string old = oneRequest(dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.5"));
    for (std::size_t at = 0; (at = old.find("2026-10-01", at)) != std::string::npos;) old.replace(at, 4, "2016");
    const Import backdated = imported(folder, old);
    CHECK(backdated.files[0].backdated == 1);
    CHECK(backdated.files[0].notes.at(0).what.find("1 of its prices hold from before those in use") == 0);
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
