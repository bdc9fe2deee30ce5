// SPDX-License-Identifier: GPL-3.0-or-later
// Imports one after another: books are those of one import of all files, in whatever order. The shipped requests of
// us-east-1 cost 0.0000002 and are known from 2025-10-30; an account has 1,000,000 of them free.
#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

namespace {

const std::string kFree = "ZQVCC2M69R4S79XS";
const std::string kToday = "2026-11-15";

std::string dated(std::string text, const std::string& date) {
    for (std::size_t at = 0; (at = text.find("2026-10-01T", at)) != std::string::npos; at += 10)
        text.replace(at, 10, date);
    return text;
}

/// An offer of Lambda with a price of requests and what of them is free, both from a date on.
std::string requests(const std::string& usd, const std::string& free, const std::string& date) {
    return dated(offer(product(kSku, "Request") + "," + product(kFree, "Global-Request", ""),
                       term(kSku, dimension(code(kSku, "A"), "0", "Inf", usd)) + "," +
                           term(kFree, dimension(kFree + ".A429C66SYZ.B", "0", free, "0"))),
                 date);
}

/// A plan's rate of requests.
std::string plan(const std::string& usd, const std::string& date) {
    return R"({"version": "1", "publicationDate": "2026-01-01T00:00:00Z", "regionCode": "us-east-1",
 "products": [{"sku": "ZGC49G7XS8QA54BQ", "serviceCode": "ComputeSavingsPlans", "usageType": "ComputeSP:1yrNoUpfront"}],
 "terms": {"savingsPlan": [{"sku": "ZGC49G7XS8QA54BQ", "effectiveDate": ")" +
           date + R"(T00:00:00Z", "rates": [{"discountedUsageType": "Request", "discountedServiceCode": "AWSLambda",
 "unit": "Requests", "discountedRate": {"price": ")" +
           usd + R"(", "currency": "USD"}}]}]}})";
}

/// The user's books after files were imported, each by a command of its own or all by one.
PriceBooks afterImports(const Folder& folder, const std::vector<std::string>& texts, bool together) {
    std::vector<fs::path> files;
    for (const std::string& text : texts)
        files.push_back(folder.write("file" + std::to_string(files.size()) + ".json", text));
    std::vector<std::vector<fs::path>> commands;
    if (together)
        commands.push_back(files);
    else
        for (const fs::path& file : files) commands.push_back({file});
    std::map<std::string, OwnTable> tables;
    PriceBooks books;
    for (const auto& command : commands) {
        const auto import = importOffers(command, books, kToday);
        REQUIRE(import);
        REQUIRE(import->good());
        for (const OwnTable& table : import->tables) tables[table.name] = table;
        std::vector<OwnTable> own;
        for (const auto& [name, table] : tables) own.push_back(table);
        const auto after = PriceBooks::with(own);
        REQUIRE(after);
        books = *after;
    }
    return books;
}

/// What a request costs and how many are free on some days, and what a plan pays for one.
std::string heldOn(const PriceBooks& books, const std::vector<std::string>& days) {
    std::string held;
    for (const std::string& day : days) {
        const auto book = books.book("us-east-1", day);
        REQUIRE(book);
        const PriceEntry* entry = book->find("AWSLambda", "Request");
        held += day + " " + (entry == nullptr ? "none" : toText(entry->tiers.front().rate.usd));
        for (const FreeAllowance& allowance : book->allowances)
            if (allowance.name == "Lambda requests") held += " " + std::to_string(allowance.quantity);
        for (const PlanRate& rate : planRatesOf(*book, "ComputeSP:1yrNoUpfront")) held += " " + toText(rate.rate.usd);
        held += "; ";
    }
    return held;
}

void checkOrders(const std::vector<std::string>& texts, const std::vector<std::string>& days,
                 const std::string& expected) {
    const Folder folder;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < texts.size(); ++i) order.push_back(i);
    do {
        std::vector<std::string> files;
        for (const std::size_t i : order) files.push_back(texts[i]);
        INFO(order.front() << " first");
        CHECK(heldOn(afterImports(folder, files, true), days) == expected);
        CHECK(heldOn(afterImports(folder, files, false), days) == expected);
    } while (std::ranges::next_permutation(order).found);
}

}  // namespace

TEST_CASE("a newer file that says what the shipped book has holds against an older one that comes later") {
    checkOrders({requests("0.0000003", "2000000", "2026-10-01"), requests("0.0000002", "1000000", "2026-11-01")},
                {"", "2026-10-15", "2026-09-30"},
                " 0.0000002 1000000; 2026-10-15 0.0000003 2000000; 2026-09-30 0.0000002 1000000; ");
    // Both from before the shipped price: a file of AWS's knows better than what came along.
    checkOrders({requests("0.0000003", "3000000", "2024-01-01"), requests("0.0000002", "1000000", "2024-06-01")},
                {"", "2024-02-01"}, " 0.0000002 1000000; 2024-02-01 0.0000003 3000000; ");
}

TEST_CASE("a price that is said again from a later day on holds against what comes between the days") {
    checkOrders({requests("0.0000003", "2000000", "2026-08-01"), requests("0.0000003", "2000000", "2026-10-01"),
                 requests("0.0000004", "4000000", "2026-09-01")},
                {"", "2026-09-15", "2026-08-15"},
                " 0.0000003 2000000; 2026-09-15 0.0000004 4000000; 2026-08-15 0.0000003 2000000; ");
    checkOrders({plan("0.0000001", "2026-08-01"), plan("0.0000001", "2026-10-01"), plan("0.00000015", "2026-09-01")},
                {"", "2026-09-15"}, " 0.0000002 1000000 0.0000001; 2026-09-15 0.0000002 1000000 0.00000015; ");
}

TEST_CASE("what is older than the price in use is kept for the days before") {
    checkOrders({requests("0.0000009", "2000000", "2026-11-10"), requests("0.0000007", "3000000", "2026-07-01")},
                {"", "2026-08-01"}, " 0.0000009 2000000; 2026-08-01 0.0000007 3000000; ");
}

TEST_CASE("the dates of one file are all kept, where its newest price is the one in use as well") {
    const Folder folder;
    std::string text = requests("0.0000002", "1000000", "2026-10-01");
    const std::string begin = "\"" + kSku + ".JRTCKXETXF\": {";
    std::string older = text.substr(text.find(begin));
    older = older.substr(0, older.find("}}") + 2);
    older.replace(older.find("2026-10-01"), 10, "2026-08-01");
    older.replace(older.find("0.0000002"), 9, "0.0000003");
    for (std::size_t at = 0; (at = older.find("JRTCKXETXF", at)) != std::string::npos;)
        older.replace(at, 10, "JRTCKXETXA");
    text.insert(text.find(begin), older + "}, ");
    const PriceBooks books = afterImports(folder, {text}, true);
    CHECK(heldOn(books, {"2026-08-15", "2026-10-15"}) ==
          "2026-08-15 0.0000003 1000000; 2026-10-15 0.0000002 1000000; ");
}

TEST_CASE("a file that is imported again leaves the books as they are") {
    const Folder folder;
    const std::string text = requests("0.0000002", "1000000", "2026-11-01");
    const PriceBooks books = afterImports(folder, {text}, true);
    CHECK(books.own()->entries.size() == 1);
    const auto again = importOffers({folder.write("again.json", text)}, books, "2026-11-16");
    REQUIRE(again);
    CHECK(again->tables.empty());
}

// 100 of 1,000 at 0.1 are free: 90 USD.
TEST_CASE("a free tier of what no book has is the same whether its price comes before or after it") {
    const std::string free =
        offer(product(kFree, "Global-Wishes", ""), term(kFree, dimension(kFree + ".A429C66SYZ.B", "0", "100", "0")));
    const std::string price = offer(product(kSku, "Wishes"), term(kSku, dimension(code(kSku, "A"), "0", "Inf", "0.1")));
    BillOptions options;
    options.freeTier = FreeTier::Always;
    const std::vector<MonthlyUsage> usage{use("AWSLambda", "Wishes", "1000")};
    const Folder folder;
    for (const bool together : {true, false}) {
        for (const auto& files : {std::vector{free, price}, std::vector{price, free}}) {
            const PriceBooks books = afterImports(folder, files, together);
            const auto bill = priceUsage(usage, *books.book("us-east-1"), options);
            REQUIRE(bill);
            CHECK(toText(bill->total) == "90");
            CHECK(toText(priceUsage(usage, *books.book("us-east-1", "2026-10-01"), options)->total) == "90");
        }
    }
    // Counted otherwise than what is priced: nothing is taken off, in either order.
    std::string other = free;
    other.replace(other.find("\"Requests\""), 10, "\"GB\"");
    for (const auto& files : {std::vector{other, price}, std::vector{price, other}}) {
        const PriceBooks books = afterImports(folder, files, false);
        CHECK(books.own()->allowances.size() == 1);
        CHECK(toText(priceUsage(usage, *books.book("us-east-1"), options)->total) == "100");
    }
}
