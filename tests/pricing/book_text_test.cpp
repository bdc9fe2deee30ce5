// SPDX-License-Identifier: GPL-3.0-or-later
// How a user's book is written: what its regions share stands there once, however often it was updated.
#include "pricing/offers/book_text.hpp"

#include "pricing/own_prices.hpp"
#include "tests/pricing/offer_file.hpp"

#include <map>

using namespace headroom::pricing;

namespace {

const std::vector<std::string> kRegions{"ap-northeast-1", "eu-central-1", "eu-west-1", "us-east-1", "us-west-2"};

/// What a thing of one update costs in the regions; in the first one something else.
std::string regional(const std::string& sku, const std::string& update, bool products) {
    std::string text;
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
        const std::string own = sku + std::to_string(i);
        text += (i == 0 ? "" : ",") +
                (products ? product(own, "Wishes", kRegions[i])
                          : term(own, dimension(code(own, "A"), "0", "Inf", update + std::to_string(i))));
    }
    return text;
}

std::string updated(const std::string& update, const std::string& date) {
    std::string text = offer(regional("GU2ZS9HVP6QTQ7K", update, true), regional("GU2ZS9HVP6QTQ7K", update, false));
    for (std::size_t at = 0; (at = text.find("2026-10-01T", at)) != std::string::npos; at += 10)
        text.replace(at, 10, date);
    return text;
}

std::size_t blocksOf(const std::string& json) {
    std::size_t blocks = 0;
    for (std::size_t at = 0; (at = json.find("{\"usageType\": ", at)) != std::string::npos; ++at) ++blocks;
    return blocks;
}

}  // namespace

TEST_CASE("after each update the regions of a usage type stand in one block a date, with the same prices by day") {
    const Folder folder;
    PriceBooks books;
    std::map<std::string, OwnTable> tables;
    const std::pair<std::string, std::string> updates[] = {
        {"0.1", "2026-08-01"}, {"0.3", "2026-10-01"}, {"0.2", "2026-09-01"}};
    for (const auto& [price, date] : updates) {
        const auto import = importOffers({folder.write("offer.json", updated(price, date))}, books, "2026-11-01");
        REQUIRE(import);
        REQUIRE(import->tables.size() == 1);
        const auto after = PriceBooks::with(import->tables);
        REQUIRE(after);
        books = *after;
        tables["book"] = import->tables.front();
    }
    CHECK(blocksOf(tables["book"].json) == 3);
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
        for (const auto& [price, date] : updates) {
            const auto book = books.book(kRegions[i], date);
            REQUIRE(book);
            const PriceEntry* entry = book->find("AWSLambda", "Wishes");
            REQUIRE(entry != nullptr);
            CHECK(toText(entry->tiers.front().rate.usd) == toText(*parseDecimal(price + std::to_string(i))));
            CHECK(entry->validFrom == date);
            CHECK(entry->rateCodes.front() == entry->sku + ".JRTCKXETXF.A");
        }
    }
}

TEST_CASE("regions with other tiers, and reservations of other terms, have blocks of their own") {
    BookText text;
    PriceEntry entry;
    entry.usageType = "Wishes";
    entry.unit = "Wishes";
    entry.validFrom = "2026-10-01";
    entry.source = {"t", "u", "2026-11-01"};
    for (const std::string& region : kRegions) {
        entry.region = region;
        entry.tiers = {{std::nullopt, {{1, 1}, 1}}};
        if (region == "eu-west-1") entry.tiers = {{100, {{2, 1}, 1}}, {std::nullopt, {{1, 1}, 1}}};
        text.add(entry);
    }
    ReservedPrice price;
    price.usageType = "Wishes";
    price.unit = "Wishes";
    price.validFrom = "2026-10-01";
    price.source = entry.source;
    for (const char* term : {"1yr", "3yr"}) {
        price.term = term;
        for (const std::string& region : kRegions) {
            price.region = region;
            text.add(price);
        }
    }
    const OwnTable table{"mine.json", std::move(text).text({"MyWishes", "Wishes"})};
    CHECK(blocksOf(table.json) == 4);
    const auto book = OwnPrices::read(table);
    REQUIRE(book);
    CHECK((*book)->prices() == 5);
    CHECK((*book)->reservations() == 10);
    CHECK((*book)->newest("Wishes", "eu-west-1")->tiers.size() == 2);
    CHECK((*book)->newest("Wishes", "us-east-1")->tiers.size() == 1);
    CHECK((*book)->newestReserved("Wishes", "3yr", "us-west-2")->term == "3yr");
}

TEST_CASE("a free tier without a date has none when the book is written and read again") {
    BookText text;
    PriceEntry entry;
    entry.usageType = "Wishes";
    entry.unit = "Wishes";
    entry.region = "us-east-1";
    entry.validFrom = "2026-10-01";
    entry.source = {"t", "u", "2026-11-01"};
    entry.tiers = {{std::nullopt, {{1, 1}, 1}}};
    FreeAllowance allowance;
    allowance.name = "Ten wishes";
    allowance.usageTypes = {"Wishes"};
    allowance.quantity = 10;
    allowance.unit = "Wishes";
    allowance.source = entry.source;  // shared with a price that has a date
    text.add(entry);
    text.add(allowance);
    const auto books = PriceBooks::with({{"b.json", std::move(text).text({"MyWishes", "Wishes"})}});
    REQUIRE(books);
    const auto book = books->book("us-east-1", "2026-09-01");
    REQUIRE(book);
    CHECK(book->allowances.back().name == "Ten wishes");
    CHECK(book->allowances.back().validFrom.empty());
}

TEST_CASE("a reservation that is quoted for several units stays so") {
    BookText text;
    ReservedPrice price;
    price.service = "AmazonDynamoDB";
    price.usageType = "WriteCapacityUnit-Hrs";
    price.region = "us-east-1";
    price.term = "1yr";
    price.unit = "WriteCapacityUnit-Hrs";
    price.validFrom = "2026-10-01";
    price.hourly = *parseRate("0.0128", 100);
    price.upfront = *parseRate("150", 100);
    price.source = {"t", "u", "2026-11-01"};
    text.add(price);
    const auto books = PriceBooks::with({{"b.json", std::move(text).text({"AmazonDynamoDB", "Amazon DynamoDB"})}});
    REQUIRE(books);
    const auto book = books->book("us-east-1");
    REQUIRE(book);
    const ReservedPrice* kept = book->findReserved("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr");
    REQUIRE(kept != nullptr);
    CHECK(kept->hourly.per == 100);
    CHECK(toText(kept->hourly.usd) == "0.0128");
}
