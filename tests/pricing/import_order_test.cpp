// SPDX-License-Identifier: GPL-3.0-or-later
// Several files in one import: whatever their order, the newest price holds, as if they came one after the other by
// date. The shipped requests of us-east-1 cost 0.0000002, an account has 1,000,000 of them free.
#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

namespace {

const std::string kFree = "ZQVCC2M69R4S79XS";

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

/// A reservation of writes for a year.
std::string writes(const std::string& hourly, const std::string& date) {
    const std::string name = kSku + ".YTVHEVGPBZ";
    const std::string leases = "\"" + name + R"(": {"effectiveDate": "2026-10-01T00:00:00Z", "termAttributes":
        {"LeaseContractLength": "1yr"}, "priceDimensions": {)" +
                               dimension(name + ".H", "0", "Inf", hourly) + ", \"" + name + R"(.Q": {"rateCode": ")" +
                               name + R"(.Q", "unit": "Quantity", "pricePerUnit": {"USD": "1.5"}}}})";
    std::string text = offer(product(kSku, "WriteCapacityUnit-Hrs"), "");
    text.replace(text.find("\"OnDemand\": {"), 13, "\"Reserved\": {\"" + kSku + "\": {" + leases + "}");
    for (std::size_t at = 0; (at = text.find("AWSLambda", at)) != std::string::npos;)
        text.replace(at, 9, "AmazonDynamoDB");
    return dated(text, date);
}

/// A plan's rate of duration.
std::string plan(const std::string& usd, const std::string& date) {
    return R"({"version": "1", "publicationDate": "2026-09-01T00:00:00Z", "regionCode": "us-east-1",
 "products": [{"sku": "ZGC49G7XS8QA54BQ", "serviceCode": "ComputeSavingsPlans", "usageType": "ComputeSP:1yrNoUpfront"}],
 "terms": {"savingsPlan": [{"sku": "ZGC49G7XS8QA54BQ", "effectiveDate": ")" +
           date + R"(T00:00:00Z", "rates": [{"discountedUsageType": "Lambda-GB-Second",
 "discountedServiceCode": "AWSLambda", "unit": "Lambda-GB-Second", "discountedRate": {"price": ")" +
           usd + R"(", "currency": "USD"}}]}]}})";
}

struct Imported {
    PriceBook book;
    Import import;
};

Imported importedInOrder(const Folder& folder, const std::vector<std::string>& texts, const PriceBooks& books = {}) {
    std::vector<fs::path> files;
    for (const std::string& text : texts)
        files.push_back(folder.write("file" + std::to_string(files.size()) + ".json", text));
    const auto import = importOffers(files, books, "2026-11-15");
    REQUIRE(import);
    CHECK(import->good());
    const auto after = import->tables.empty() ? books : PriceBooks::with(import->tables);
    REQUIRE(after);
    const auto book = after->book("us-east-1");
    REQUIRE(book);
    return {*book, *import};
}

std::string priceOf(const PriceBook& book) { return toText(book.find("AWSLambda", "Request")->tiers.front().rate.usd); }

std::int64_t freeOf(const PriceBook& book) {
    std::int64_t quantity = 0;
    for (const FreeAllowance& allowance : book.allowances)
        if (allowance.name == "Lambda requests") quantity = allowance.quantity;
    return quantity;
}

}  // namespace

TEST_CASE("a newer file that says what was in use before holds against an older one of the same import") {
    const Folder folder;
    const std::string older = requests("0.0000003", "2000000", "2026-10-01");
    const std::string newer = requests("0.0000002", "1000000", "2026-11-01");
    const Imported inOrder = importedInOrder(folder, {older, newer});
    CHECK(priceOf(inOrder.book) == "0.0000002");
    CHECK(freeOf(inOrder.book) == 1'000'000);
    CHECK(inOrder.import.files[1].changed == 1);
    CHECK(inOrder.import.files[1].changedFree == 1);
    REQUIRE(inOrder.import.files[1].conflicts == 2);
    CHECK(inOrder.import.files[1].notes[0].what.starts_with("Request in us-east-1: 0.0000002 here, 0.0000003 in "));
    const Imported reversed = importedInOrder(folder, {newer, older});
    CHECK(priceOf(reversed.book) == "0.0000002");
    CHECK(freeOf(reversed.book) == 1'000'000);
    CHECK(reversed.import.files[0].changed == 0);
    CHECK(reversed.import.files[1].changed == 0);
    CHECK(reversed.import.files[1].older == 2);
    CHECK(reversed.import.files[1].conflicts == 2);
    // Alone, the older one holds against the shipped price, which is from 2025.
    CHECK(priceOf(importedInOrder(folder, {older}).book) == "0.0000003");
    // Of one date the file named last holds.
    const std::string other = requests("0.0000004", "3000000", "2026-10-01");
    CHECK(priceOf(importedInOrder(folder, {older, other}).book) == "0.0000004");
    CHECK(priceOf(importedInOrder(folder, {other, older}).book) == "0.0000003");
    CHECK(freeOf(importedInOrder(folder, {other, older}).book) == 2'000'000);
}

// The shipped hour of a write reserved for a year costs 0.000128.
TEST_CASE("the same holds of reserved prices and of plans' rates") {
    const Folder folder;
    const std::string older = writes("0.0002", "2026-10-01");
    const std::string newer = writes("0.000128", "2026-11-01");
    for (const auto& files : {std::vector{older, newer}, std::vector{newer, older}}) {
        const Imported writesNow = importedInOrder(folder, files);
        const ReservedPrice* price = writesNow.book.findReserved("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr");
        REQUIRE(price != nullptr);
        CHECK(toText(price->hourly.usd) == "0.000128");
        CHECK(writesNow.import.files[1].conflicts == 1);
    }
    const auto first = importOffers({folder.write("p0.json", plan("0.00001", "2026-09-01"))}, {}, "2026-11-15");
    REQUIRE(first);
    const auto books = PriceBooks::with(first->tables);
    REQUIRE(books);
    const std::string dear = plan("0.000012", "2026-10-01");
    const std::string cheap = plan("0.00001", "2026-11-01");
    for (const auto& files : {std::vector{dear, cheap}, std::vector{cheap, dear}}) {
        const auto rates = planRatesOf(importedInOrder(folder, files, *books).book, "ComputeSP:1yrNoUpfront");
        REQUIRE(rates.size() == 1);
        CHECK(toText(rates[0].rate.usd) == "0.00001");
    }
}

TEST_CASE("rates of a plan that begin after today are left for then") {
    const Folder folder;
    const Imported later = importedInOrder(folder, {plan("0.00002", "2026-12-15")});
    CHECK(later.import.tables.empty());
    CHECK(later.import.files[0].later == 1);
    CHECK(later.import.files[0].notes.at(0).what ==
          "1 of its prices begin after today: left out; import the file again then");
}

TEST_CASE("what is free in an older file than the page that was read is said of what is free alone") {
    const Folder folder;
    std::string text = requests("0.0000003", "2000000", "2026-10-01");
    const std::string published = "publicationDate\": \"";
    text.replace(text.find(published) + published.size(), 10, "2026-11-10");
    const Imported old = importedInOrder(folder, {text});  // the shipped pricing page was read on 2026-11-22
    CHECK(old.import.files[0].backdated == 0);
    REQUIRE(old.import.files[0].notes.size() == 1);
    CHECK(old.import.files[0].notes[0].line > 0);
    CHECK(
        old.import.files[0].notes[0].what ==
        "Request: what is free of it is from a file published on 2026-11-10; what it replaces was read on 2026-11-22: "
        "is the file the newest?");
}

TEST_CASE("an index of all services leads to a service's index of regions, and that to its files") {
    const Folder folder;
    const std::string url = "/offers/v1.0/aws/AWSLambda/20261001000000/us-east-1/index.json";
    const std::string regions = "/offers/v1.0/aws/AWSLambda/current/region_index.json";
    folder.write(url.substr(1), oneRequest(dimension(code(kSku, "A"), "0", "Inf", "0.0000003")));
    folder.write(regions.substr(1),
                 R"({"formatVersion": "v1.0", "regions": {"us-east-1": {"currentVersionUrl": ")" + url + R"("}}})");
    const fs::path index = folder.write("offers/v1.0/aws/index.json",
                                        R"({"formatVersion": "v1.0", "offers": {"AWSLambda": {"currentVersionUrl":
        "/offers/v1.0/aws/AWSLambda/current/index.json", "currentRegionIndexUrl": ")" +
                                            regions + R"("}}})");
    const auto import = importOffers({index}, PriceBooks(), "2026-11-15");
    REQUIRE(import);
    CHECK(import->good());
    REQUIRE(import->files.size() == 3);
    CHECK(import->files[0].notes[0].what == "an index of 2 files, of which 1 lies where it names them");
    CHECK(import->files[1].notes[0].what == "an index of 1 file, of which 1 lies where it names it");
    CHECK(import->files[2].changed == 1);
}
