// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a user's book under a name that no use is counted under is refused where it stands.
#include "pricing/book_names.hpp"

#include "pricing/offers/book_diff.hpp"
#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

namespace {

const std::string kBook = R"({"formatVersion": 2, "service": "AmazonDynamoDB", "name": "Amazon DynamoDB",
"sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01", "validFrom": "2026-10-01"}},
"freeTiers": [{"name": "DynamoDB storage", "kind": "always",
 "usageTypes": ["TimedStorage-ByteHrs"],
 "quantity": 30, "unit": "GB-Mo", "source": "s"}],
"usageTypes": [
 {"usageType": "WriteRequestUnits", "unit": "WriteRequestUnits", "source": "s",
  "regions": {"us-east-1": ["", "0.000001"]}}],
"reserved": [{"usageType": "WriteCapacityUnit-Hrs", "term": "1yr",
 "unit": "WriteCapacityUnit-Hrs", "source": "s", "regions": {"us-east-1": ["", "0.0001", "1.5"]}}]})";

std::string with(const std::string& from, const std::string& to) {
    std::string text = kBook;
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    return text;
}

/// What is said of the book with one text in place of another.
std::string problemWith(const std::string& from, const std::string& to) {
    const auto books = PriceBooks::with({{"mine.json", with(from, to)}});
    return books ? "" : books.error().where + ": " + books.error().what;
}

std::vector<PriceChange> changes(const std::string& from, const std::string& to) {
    const auto before = PriceBooks::with({{"mine.json", kBook}});
    const auto after = PriceBooks::with({{"mine.json", with(from, to)}});
    REQUIRE(before);
    REQUIRE(after);
    return *bookDiff(*before, *after);
}

}  // namespace

TEST_CASE("a usage type that is spelled otherwise than the shipped one is refused with that") {
    CHECK(problemWith("Amazon DynamoDB", "Mine").empty());
    for (const char* name : {"writerequestunits", "WriteRequestUnits ", " Write RequestUnits"}) {
        INFO(name);
        const std::string given = "\"" + std::string(name) + "\"";
        const std::string refused = problemWith("{\"usageType\": \"WriteRequestUnits\"", "{\"usageType\": " + given);
        if (name[0] == ' ')
            CHECK(refused.find("no usage type") != std::string::npos);
        else
            CHECK(refused == "mine.json:7: /usageTypes/0/usageType: " + given +
                                 " is no usage type that use is counted under; did you mean \"WriteRequestUnits\"?");
    }
    CHECK(problemWith("\"WriteCapacityUnit-Hrs\", \"term\"", "\"WriteCapacityUnit-hrs\", \"term\"") ==
          "mine.json:9: /reserved/0/usageType: \"WriteCapacityUnit-hrs\" is no usage type that use is counted under; "
          "did you mean \"WriteCapacityUnit-Hrs\"?");
}

TEST_CASE("a service that is a wrong spelling of a shipped one is refused, one of its own is not") {
    for (const char* name : {"amazondynamodb", "AmazonDynamoDB ", "AWSDynamoDB", "DynamoDB", "AmazonDynamDB"}) {
        INFO(name);
        CHECK(problemWith("\"AmazonDynamoDB\"", "\"" + std::string(name) + "\"") ==
              "mine.json:1: /service: \"" + std::string(name) +
                  "\" is no service of AWS's; did you mean \"AmazonDynamoDB\"?");
    }
    for (const char* name : {"AmazonEC2", "AmazonVPC", "AmazonRDS", "AmazonSES", "AmazonDocDB", "AWSIoTEvents",
                             "AmazonCloudFront", "ComputeSavingsPlans", "DatabaseSavingsPlans", "MyMailer"}) {
        INFO(name);
        CHECK(shippedServiceMeant(name).empty());
    }
    const std::string own = R"({"formatVersion": 2, "service": "MyMailer", "name": "Mailer",
 "sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01", "validFrom": "2026-10-01"}},
 "freeTiers": [{"name": "Mails", "kind": "always", "usageTypes": ["Mail"], "quantity": 10, "unit": "Mails",
  "source": "s"}],
 "usageTypes": [{"usageType": "Mail", "unit": "Mails", "source": "s", "regions": {"us-east-1": ["", "0.5"]}}]})";
    CHECK(PriceBooks::with({{"mine.json", own}}));
    // A letter in four away from "AWSEvents" or "AmazonStates", but with nothing that these are counted under.
    for (const char* name : {"Event", "Stats", "Estates"}) {
        INFO(name);
        std::string near = own;
        near.replace(near.find("MyMailer"), 8, name);
        CHECK(PriceBooks::with({{"mine.json", near}}));
    }
}

TEST_CASE("two free tiers of one name and day, and a usage type that one names twice, are refused") {
    const auto tier = [](const std::string& rest) {
        return R"([{"name": "DynamoDB storage", "kind": "always", "usageTypes": ["TimedStorage-ByteHrs"],
            "quantity": 20, "unit": "GB-Mo", "source": "s")" +
               rest + "}, {\"name\": ";
    };
    CHECK(problemWith("[{\"name\": ", tier("")) ==
          "mine.json:4: /freeTiers/1: DynamoDB storage is given twice for 2026-10-01");
    CHECK(problemWith("[{\"name\": ", tier(R"(, "validFrom": "2026-09-01")")).empty());
    CHECK(problemWith("[\"TimedStorage-ByteHrs\"]", "[\"TimedStorage-ByteHrs\", \"TimedStorage-ByteHrs\"]") ==
          "mine.json:3: /freeTiers/0: names TimedStorage-ByteHrs twice");
}

TEST_CASE("a value of a book that is wrong is refused at its line") {
    CHECK(problemWith("\"0.000001\"", "\"0,000001\"")
              .starts_with("mine.json:8: /usageTypes/0 WriteRequestUnits us-east-1: "));
    CHECK(problemWith("\"quantity\": 30", "\"quantity\": 0.5") ==
          "mine.json:3: /freeTiers/0: needs a whole number above 0 for \"quantity\"");
    CHECK(problemWith("\"readOn\": \"2026-11-01\"", "\"readOn\": \"today\"")
              .starts_with("mine.json:2: /sources/s: \"today\" is not a date"));
    // Codes are joined with dots, "SKU.TERM.RATE", and taken apart there when the book is written again.
    CHECK(
        problemWith("[\"\", \"0.000001\"]", "[\"A.B\", \"0.000001\"]") ==
        "mine.json:8: /usageTypes/0 WriteRequestUnits us-east-1: \"A.B\" of \"product\" is no code of AWS's: it holds "
        "a dot");
    CHECK(problemWith("\"term\": \"1yr\",", "\"term\": \"1yr\", \"offerTerm\": \"A.B\",").find("it holds a dot") !=
          std::string::npos);
}

TEST_CASE("a free tier of what has no price, and what is counted in another unit, are refused") {
    // With it the shipped 25 GB would be replaced by 30 GB of nothing.
    CHECK(problemWith("[\"TimedStorage-ByteHrs\"]", "[\"TimedStorage\"]")
              .starts_with(
                  "mine.json:4: /freeTiers/0/usageTypes/0: \"TimedStorage\" has no price, in this book or in the "
                  "shipped ones; did you mean \"TimedStorage-ByteHrs\""));
    CHECK(problemWith("\"TimedStorage-ByteHrs\"", "\"TimedStorage-ByteHrs\", \"timedstorage-bytehrs\"")
              .starts_with("mine.json:4: /freeTiers/0/usageTypes/1: \"timedstorage-bytehrs\" is no usage type"));
    CHECK(problemWith("[\"TimedStorage-ByteHrs\"]", "[]") ==
          "mine.json:3: /freeTiers/0: names no usage type: what of it is free?");
    CHECK(problemWith("\"GB-Mo\"", "\"GB\"") ==
          "mine.json:5: /freeTiers/0/unit: \"GB\" is not what use of TimedStorage-ByteHrs is counted in; write "
          "\"GB-Mo\"");
    CHECK(problemWith("\"unit\": \"WriteCapacityUnit-Hrs\"", "\"unit\": \"Hrs\"") ==
          "mine.json:10: /reserved/0/unit: \"Hrs\" is not what use of WriteCapacityUnit-Hrs is counted in; write "
          "\"WriteCapacityUnit-Hrs\"");
}

TEST_CASE("the books compiled in have no such names") {
    for (const PriceTable& table : awsPriceTables()) {
        INFO(table.name);
        CHECK(PriceBooks::with({{std::string(table.name), std::string(table.json)}}));
    }
}

TEST_CASE("an import leaves out what would be refused in a book") {
    const Folder folder;
    const Import twin =
        imported(folder, offer(product(kSku, "request"), term(kSku, dimension(code(kSku, "A"), "0", "Inf", "0.5"))));
    CHECK(twin.good());
    CHECK(twin.tables.empty());
    CHECK(twin.files[0].notes.at(0).what == "request in us-east-1: use of it is counted as \"Request\": left out");
    std::string service = oneRequest(dimension(code(kSku, "A"), "0", "Inf", "0.5"));
    service.replace(service.find("\"AWSLambda\""), 11, "\"AwsLambda\"");
    CHECK(imported(folder, service).files[0].notes.at(0).what ==
          "\"AwsLambda\" is no service of AWS's; did you mean \"AWSLambda\"?");
}

TEST_CASE("a free tier that is of another kind, or of other usage types, differs") {
    const auto kind = changes("\"always\"", "\"12-months\"");
    REQUIRE(kind.size() == 1);
    CHECK(kind[0].usageType == "free tier of DynamoDB storage");
    CHECK(kind[0].before == "30 GB-Mo, always");
    CHECK(kind[0].after == "30 GB-Mo, for 12 months");
    const auto types = changes("[\"TimedStorage-ByteHrs\"]", "[\"TimedStorage-ByteHrs\", \"IA-TimedStorage-ByteHrs\"]");
    REQUIRE(types.size() == 1);
    CHECK(types[0].before == "30 GB-Mo, of TimedStorage-ByteHrs");
    CHECK(types[0].after == "30 GB-Mo, of IA-TimedStorage-ByteHrs and TimedStorage-ByteHrs");
    CHECK(changes("Amazon DynamoDB", "Mine").empty());
    CHECK(changes("\"quantity\": 30", "\"quantity\": 31").at(0).after == "31 GB-Mo");
}

TEST_CASE("a reservation that is quoted for several units differs from one for each") {
    const auto changed =
        changes(R"("unit": "WriteCapacityUnit-Hrs")", R"("unit": "WriteCapacityUnit-Hrs", "per": 100)");
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].before == "0.0001 USD an hour, 1.5 USD upfront");
    CHECK(changed[0].after == "0.0001 USD an hour for 100, 1.5 USD upfront for 100");
}
