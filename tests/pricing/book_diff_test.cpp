// SPDX-License-Identifier: GPL-3.0-or-later
// Books that bill differently on any day differ. Lambda's requests are 0.0000002 USD in the shipped book, of
// 2025-10-30.
#include "pricing/offers/book_diff.hpp"

#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

namespace {

using Prices = std::vector<std::pair<std::string, std::string>>;  // by date

PriceBooks booksOf(const Prices& prices) {
    std::string sources;
    std::string blocks;
    for (const auto& [date, usd] : prices) {
        const std::string comma = sources.empty() ? "" : ", ";
        sources += comma + "\"" + date + R"(": {"title": "t", "url": "u", "readOn": "2026-11-01", "validFrom": ")" +
                   date + "\"}";
        blocks += comma + R"({"usageType": "Request", "unit": "Requests", "source": ")" + date +
                  R"(", "regions": {"eu-west-1": ["", ")" + usd + "\"]}}";
    }
    const auto books = PriceBooks::with({{"mine.json", R"({"formatVersion": 2, "service": "AWSLambda", "name": "L",
"sources": {)" + sources + "}, \"usageTypes\": [" + blocks +
                                                           "]}"}});
    REQUIRE(books);
    return *books;
}

/// "FROM..UNTIL BEFORE AFTER", a line a change.
std::string differing(const PriceBooks& a, const PriceBooks& b) {
    const auto changes = bookDiff(a, b);
    REQUIRE(changes);
    std::string text;
    for (const PriceChange& change : *changes)
        text += change.from + ".." + change.until + " " + change.before.substr(0, change.before.find(' ')) + " " +
                change.after.substr(0, change.after.find(' ')) + "\n";
    return text;
}

}  // namespace

TEST_CASE("books that differ on earlier days alone differ, and on which days is said") {
    const PriceBooks shipped;
    CHECK(differing(shipped, shipped).empty());
    CHECK(differing(shipped, booksOf({{"2026-09-01", "0.0000003"}})) == ".. 0.0000002 0.0000003\n");
    // The same now; another price in September.
    const PriceBooks first = booksOf({{"2026-09-01", "0.0000003"}, {"2026-10-01", "0.0000004"}});
    CHECK(differing(first, booksOf({{"2026-09-01", "0.0000005"}, {"2026-10-01", "0.0000004"}})) ==
          "2026-09-01..2026-10-01 0.0000003 0.0000005\n");
    // The same prices, of which the second began on another day.
    CHECK(differing(first, booksOf({{"2026-09-01", "0.0000003"}, {"2026-10-10", "0.0000004"}})) ==
          "2026-10-01..2026-10-10 0.0000004 0.0000003\n");
    // What is known from before the shipped price holds in its place as well.
    CHECK(differing(shipped, booksOf({{"2024-01-01", "0.0000002"}})) == "2024-01-01..2025-10-30  0.0000002\n");
    CHECK(differing(booksOf({{"2024-01-01", "0.0000002"}}), shipped) == "2024-01-01..2025-10-30 0.0000002 \n");
}

TEST_CASE("free tiers that differed on earlier days differ") {
    const auto freeOf = [](const std::string& first) {
        const auto books =
            PriceBooks::with({{"mine.json", R"({"formatVersion": 2, "service": "AWSLambda", "name": "L",
"sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01", "validFrom": "2026-10-01"}}, "freeTiers": [
 {"name": "Lambda requests", "kind": "always", "usageTypes": ["Request"], "quantity": )" +
                                                first +
                                                R"(, "unit": "Requests", "source": "s", "validFrom": "2026-09-01"},
 {"name": "Lambda requests", "kind": "always", "usageTypes": ["Request"], "quantity": 9, "unit": "Requests",
  "source": "s"}], "usageTypes": []})"}});
        REQUIRE(books);
        return *books;
    };
    CHECK(differing(freeOf("7"), freeOf("7")).empty());
    CHECK(differing(freeOf("7"), freeOf("8")) == "2026-09-01..2026-10-01 7 8\n");
}

TEST_CASE("an import that changes a price of an earlier day names it with that day") {
    const Folder folder;
    const PriceBooks books = booksOf({{"2026-10-01", "0.0000003"}, {"2026-10-20", "0.0000004"}});
    const std::string file = offer(product(kSku, "EU-Request", "eu-west-1"),
                                   term(kSku, dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000005")));
    const auto import = importOffers({folder.write("offer.json", file)}, books, "2026-11-01");
    REQUIRE(import);
    REQUIRE(import->files[0].changes.size() == 1);
    const PriceChange& change = import->files[0].changes[0];
    CHECK(change.from == "2026-10-01");
    CHECK(change.before == "0.0000003");
    CHECK(change.after == "0.0000005");
    CHECK(import->files[0].changed == 1);
    CHECK(import->files[0].older == 0);
    // So does one that says what holds now, from an earlier day on.
    const PriceBooks asNow = booksOf({{"2026-10-01", "0.0000003"}, {"2026-10-20", "0.0000005"}});
    const auto longer = importOffers({folder.path() / "offer.json"}, asNow, "2026-11-01");
    REQUIRE(longer);
    REQUIRE(longer->files[0].changes.size() == 1);
    CHECK(longer->files[0].changes[0].from == "2026-10-01");
    CHECK(longer->files[0].same == 0);
    // Again it says what the book says by now.
    const auto newer = PriceBooks::with(import->tables);
    REQUIRE(newer);
    const auto again = importOffers({folder.path() / "offer.json"}, *newer, "2026-11-01");
    REQUIRE(again);
    CHECK(again->files[0].changed == 0);
    CHECK(again->files[0].older == 1);
}

TEST_CASE("a book of the user's needs no free tiers") {
    CHECK(booksOf({{"2026-10-01", "0.0000003"}}).ownFileOf("AWSLambda") == "mine.json");
    const auto bare = PriceBooks::with({{"mine.json", R"({"formatVersion": 2, "service": "AWSLambda", "name": "L"})"}});
    REQUIRE_FALSE(bare);
    CHECK(bare.error().where == "mine.json");
    CHECK(bare.error().what == "has no \"sources\"");
}
