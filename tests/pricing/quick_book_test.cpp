// SPDX-License-Identifier: GPL-3.0-or-later
// A user's book is read in one pass over its text. That must take nothing which the careful reading refuses, and make
// the same of what both take.
#include "pricing/book_keys.hpp"
#include "pricing/book_names.hpp"
#include "pricing/own_prices.hpp"
#include "pricing/quick_book_reader.hpp"
#include "pricing/shipped_units.hpp"
#include "pricing/table_reader.hpp"

#include "tests/pricing/billing.hpp"

#include <nlohmann/json.hpp>

#include <random>
#include <sstream>

using namespace headroom::pricing;

namespace {

const std::string kBook = R"({"formatVersion": 2, "service": "AmazonDynamoDB", "name": "Amazon DynamoDB",
"sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01", "validFrom": "2026-10-01"},
 "x": {"title": "\u00e9\n", "url": "u", "readOn": "2026-11-01", "thirdParty": true}},
"freeTiers": [{"name": "DynamoDB storage", "kind": "always",
 "usageTypes": ["TimedStorage-ByteHrs", "Wishes"],
 "quantity": 30, "unit": "GB-Mo", "source": "s"}],
"usageTypes": [
 {"usageType": "WriteRequestUnits", "unit": "WriteRequestUnits", "source": "s", "per": 1000,
  "regions": {"us-east-1": ["", "0.000001"], "eu-west-1": ["", "2e-6"]}},
 {"regions": {"us-east-1": ["SKU", "2", "1.50"]}, "rates": ["A", "B"], "offerTerm": "J", "upTo": [5],
  "validFrom": "2026-09-01", "source": "x", "unit": "GB-Mo", "usageType": "Wishes"},
 {"usageType": "Wishes", "unit": "GB", "source": "x", "validFrom": "2026-09-02", "regions": {}},
 {"usageType": "W\u0069shes", "unit": "GB-Mo", "source": "s", "regions": {"us-east-1": ["\u00e9", "0"]}},
 {"usageType": "Other", "unit": "u", "source": "s", "upTo": [5, 9], "regions": {"us-east-1": ["", "3", "2"]}}],
"reserved": [{"usageType": "WriteCapacityUnit-Hrs", "term": "1yr", "per": 100, "offerTerm": "J", "rates": ["A", "B"],
 "unit": "WriteCapacityUnit-Hrs", "source": "s", "regions": {"us-east-1": ["S", "0.0001", "1.5"]}}]})";

std::string textOf(const Source& source) { return source.title + "|" + source.url + "|" + source.readOn + "|"; }

std::string textOf(const PriceRate& rate) { return toText(rate.usd) + "/" + std::to_string(rate.per) + " "; }

std::string textOf(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += text + ",";
    return all + "|";
}

/// Everything that a book has.
std::string textOf(const TableContents& contents) {
    std::ostringstream out;
    for (const PriceEntry& one : contents.entries) {
        out << one.service << "|" << one.usageType << "|" << one.region << "|" << one.unit << "|" << one.validFrom
            << "|" << one.sku << "|" << textOf(one.rateCodes) << textOf(one.source) << one.origin << "|";
        for (const PriceTier& tier : one.tiers) out << tier.upTo.value_or(-1) << ":" << textOf(tier.rate);
        out << "\n";
    }
    for (const ReservedPrice& one : contents.reserved) {
        out << one.service << "|" << one.usageType << "|" << one.region << "|" << one.term << "|" << one.unit << "|"
            << textOf(one.hourly) << textOf(one.upfront) << one.validFrom << "|" << one.sku << "|"
            << textOf(one.rateCodes) << textOf(one.source) << one.origin << "\n";
    }
    for (const FreeAllowance& one : contents.allowances) {
        out << one.name << "|" << one.service << "|" << one.always << "|" << textOf(one.usageTypes) << one.quantity
            << "|" << one.unit << "|" << textOf(one.source) << one.validFrom << "|" << one.origin << "\n";
    }
    for (const UsageTypeName& one : contents.names)
        out << one.service << "|" << one.usageType << "|" << one.unit << "\n";
    for (const ServiceName& one : contents.services) out << one.code << "|" << one.name << "\n";
    return out.str();
}

/// What the careful reading makes of a book; empty where it refuses it.
std::string carefully(const std::string& json) {
    const OwnTable table{"mine.json", json};
    const auto reader = TableReader::parse({table.name, table.json}, table.name);
    if (!reader || !checkBookKeys(table)) return "";
    const auto contents = readTogether({&*reader, 1}, "");
    if (!contents || !checkBookNames(table, reader->document())) return "";
    for (const PriceEntry& entry : contents->entries) {
        const std::string counted = shippedUnitOf(entry.service, entry.usageType);
        if (!counted.empty() && counted != entry.unit) return "";
    }
    return textOf(*contents);
}

std::string quickly(const std::string& json) {
    const auto book = quicklyRead({"mine.json", json});
    return book == nullptr ? "" : textOf(book->contents());
}

std::string with(const std::string& from, const std::string& to) {
    std::string text = kBook;
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a book that is read quickly is what it is when read carefully, in whatever order it is written") {
    REQUIRE_FALSE(carefully(kBook).empty());
    CHECK(quickly(kBook) == carefully(kBook));
    for (const PriceTable& table : awsPriceTables()) {
        INFO(table.name);
        const std::string json(table.json);
        CHECK_FALSE(quickly(json).empty());
        CHECK(quickly(json) == carefully(json));
    }
}

TEST_CASE("a quick reading takes none of what a careful one refuses") {
    const std::pair<std::string, std::string> wrong[] = {
        {"\"per\": 1000", "\"per\": 01000"},
        {"\"per\": 1000", "\"per\": 1000.0"},
        {"\"per\": 1000", "\"per\": 0"},
        {"\"per\": 1000", "\"upto\": [1]"},
        {"\"per\": 1000", "\"term\": \"1yr\""},
        {"\"per\": 1000", "\"per\": 1000, \"per\": 1000"},
        {"\"per\": 1000,", "\"per\": 1000,,"},
        {"\"0.000001\"]", "\"0.000001\",]"},
        {"\"0.000001\"", "\"-1\""},
        {"\"0.000001\"", "0.000001"},
        {"[\"\", \"0.000001\"]", "[\"\"]"},
        {"[\"\", \"0.000001\"]", "[\"\", \"0\", \"1\"]"},
        {"\"eu-west-1\"", "\"us-east-1\""},
        {"\"eu-west-1\"", "\"eu-west-9\""},
        {"\"unit\": \"WriteRequestUnits\", \"source\"", "\"unit\": \"Requests\", \"source\""},
        {"{\"usageType\": \"WriteRequestUnits\"", "{\"usageType\": \"writerequestunits\""},
        {"{\"usageType\": \"WriteRequestUnits\"", "{\"usageType\": \"EU-WriteRequestUnits\""},
        {"{\"usageType\": \"WriteRequestUnits\"", "{\"usageType\": \"\""},
        {"{\"usageType\": \"WriteRequestUnits\", ", "{"},
        {"\"source\": \"s\", \"per\"", "\"source\": \"z\", \"per\""},
        {"\"source\": \"s\", \"per\"", "\"source\": \"x\", \"per\""},
        {"\"2026-09-01\"", "\"2026-09-31\""},
        {"\"2026-09-01\"", "\"2026-10-01\""},
        {"[\"A\", \"B\"], \"offerTerm\": \"J\", \"upTo\"", "[\"A\"], \"offerTerm\": \"J\", \"upTo\""},
        {"[5]", "[5, 5]"},
        {"[5]", "[]"},
        {"\"1.50\"]", "\"0\"]"},
        {"\"1yr\"", "\"2yr\""},
        {"\"1.5\"]", "\"1.5\", \"1\"]"},
        {"\"unit\": \"WriteCapacityUnit-Hrs\"", "\"unit\": \"Hrs\""},
        {"\"WriteCapacityUnit-Hrs\", \"term\"", "\"WriteCapacityUnit-hrs\", \"term\""},
        {"\"Wishes\"],", "\"Dreams\"],"},
        {"\"quantity\": 30", "\"quantity\": -30"},
        {"\"reserved\": [", "\"reserved\": [], \"reserved\": ["},
        {"\"reserved\": [", "\"note\": [], \"reserved\": ["},
        {"\"formatVersion\": 2", "\"formatVersion\": 3"},
        {"\"AmazonDynamoDB\"", "\"DynamoDB\""},
        {"\"1.5\"]}}]}", "\"1.5\"]}}]}}"},
        {"\"1.5\"]}}]}", "\"1.5\"]}}}}"},
        {"\"1.5\"]}}]}", "\"1.5\"]}}]"},
        {"\\u00e9\", \"0\"", "\\u00g9\", \"0\""},
        {"\\u00e9\", \"0\"", "\xff\", \"0\""},
    };
    for (const auto& [from, to] : wrong) {
        INFO(from << " -> " << to);
        CHECK(carefully(with(from, to)).empty());
        CHECK(quickly(with(from, to)).empty());
    }
}

TEST_CASE("of books with bytes that were changed, a quick reading takes only what a careful one takes") {
    std::mt19937 random(17);
    const std::string marks = "\"\"\\,:[]{} 0123456789.-eEsS\n\t\x01\x7f\xc3\xa9";
    std::size_t taken = 0;
    for (int i = 0; i < 6'000; ++i) {
        std::string text = kBook;
        const std::size_t at = random() % text.size();
        const char mark = marks[random() % marks.size()];
        switch (random() % 4) {
            case 0:
                text[at] = mark;
                break;
            case 1:
                text.insert(at, 1, mark);
                break;
            case 2:
                text.erase(at, 1 + random() % 3);
                break;
            default:
                text.insert(at, text.substr(random() % text.size(), 1 + random() % 20));
        }
        const std::string quick = quickly(text);
        if (quick.empty()) continue;
        ++taken;
        if (quick == carefully(text)) continue;
        INFO(text);
        CHECK(quick == carefully(text));
    }
    CHECK(taken > 500);
}

TEST_CASE("a book that is right but unusual is read carefully, and is the same to whoever asks") {
    const std::string unusual = with("\"per\": 1000", "\"per\": 1000000000000000000");
    CHECK(quickly(unusual).empty());
    REQUIRE_FALSE(carefully(unusual).empty());
    const auto book = OwnPrices::read({"mine.json", unusual});
    REQUIRE(book);
    CHECK(textOf((*book)->contents()) == carefully(unusual));
    CHECK((*book)->newest("Wishes", "us-east-1")->validFrom == "2026-10-01");
    CHECK((*book)->newest("Wishes", "eu-west-1") == std::nullopt);
    CHECK((*book)->newestReserved("WriteCapacityUnit-Hrs", "1yr", "us-east-1")->hourly.per == 100);
    CHECK((*book)->unitOf("Wishes") == "GB-Mo");
    CHECK_FALSE((*book)->unitOf("Dreams"));
    std::string order;
    for (std::size_t i = 0; i < (*book)->prices(); ++i) {
        const PriceEntry price = (*book)->price(i);
        order += price.usageType + " " + price.region + " " + price.validFrom + "; ";
    }
    CHECK(order ==
          "Other us-east-1 2026-10-01; Wishes us-east-1 2026-09-01; Wishes us-east-1 2026-10-01; WriteRequestUnits "
          "eu-west-1 2026-10-01; WriteRequestUnits us-east-1 2026-10-01; ");
}
