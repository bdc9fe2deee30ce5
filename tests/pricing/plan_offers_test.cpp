// SPDX-License-Identifier: GPL-3.0-or-later
// Price list files of savings plans, in the form that AWS documents.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "pricing/bill_regions.hpp"
#include "pricing/offers/book_diff.hpp"
#include "pricing/offers/import.hpp"
#include "pricing/plan_rates.hpp"
#include "pricing/usage_list.hpp"
#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

namespace {

namespace fs = std::filesystem;

struct File {
    explicit File(const std::string& text, const std::string& ending = ".json")
        : path(fs::temp_directory_path() / ("headroom-plans-" + std::to_string(::getpid()) + ending)) {
        std::ofstream(path) << text;
    }
    ~File() { fs::remove(path); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    fs::path path;
};

std::string plan(const std::string& sku, const std::string& usageType) {
    return R"({ "sku": ")" + sku + R"(", "productFamily": "ComputeSavingsPlans", "serviceCode": "ComputeSavingsPlans",
      "usageType": ")" +
           usageType + R"(", "attributes": { "purchaseOption": "No Upfront", "purchaseTerm": "3yr" } })";
}

std::string unitOf(const std::string& usageType) {
    if (usageType.ends_with("Lambda-GB-Second")) return "Lambda-GB-Second";
    return usageType.ends_with("WriteRequestUnits") ? "WriteRequestUnits" : "Requests";
}

std::string rate(const std::string& service, const std::string& usageType, const std::string& discounted) {
    return R"({ "discountedSku": "SGGKTWDV7PGMPPSJ", "discountedUsageType": ")" + usageType +
           R"(", "discountedOperation": "", "discountedServiceCode": ")" + service +
           R"(", "rateCode": "ZGC49G7XS8QA54BQ.SGGKTWDV7PGMPPSJ", "unit": ")" + unitOf(usageType) +
           R"(", "discountedRate": )" + discounted + " }";
}

std::string usd(const std::string& price) { return R"({ "price": ")" + price + R"(", "currency": "USD" })"; }

const std::string kPlan = "ZGC49G7XS8QA54BQ";
const std::string kName = "ComputeSP:3yrNoUpfront";

std::string term(const std::string& rates, const std::string& sku = kPlan) {
    return R"({ "sku": ")" + sku + R"(", "description": "3 year No Upfront Compute Savings Plan",
      "effectiveDate": "2026-01-22T22:48:51Z", "leaseContractLength": { "duration": 3, "unit": "year" }, "rates": [)" +
           rates + "] }";
}

std::string file(const std::string& terms, const std::string& plans = plan(kPlan, kName)) {
    return R"({ "version": "20260122224851", "publicationDate": "2026-01-22T22:48:51Z", "regionCode": "eu-west-1",
  "products": [)" +
           plans + R"(],
  "terms": { "savingsPlan": [)" +
           terms + "] } }";
}

const std::string kRates = rate("AWSLambda", "EU-Lambda-GB-Second", usd("0.0000147")) + "," +
                           rate("AWSLambda", "EU-Request", usd("0.0000002")) + "," +
                           rate("AmazonEC2", "EU-BoxUsage:c5d.large", usd("0.08"));

Import imported(const std::string& text, const std::string& ending = ".json", const PriceBooks& books = {}) {
    const File offer(text, ending);
    const auto import = importOffers({offer.path}, books, "2026-11-01");
    REQUIRE(import);
    return *import;
}

std::string problemOf(const std::string& text) {
    const Import import = imported(text);
    if (import.good()) return "";
    CHECK(import.tables.empty());
    return import.files.at(0).notes.at(0).what;
}

BilledUsage billed(const PriceBooks& books, const std::string& region, const std::string& name) {
    UsageList list;
    list.region = region;
    list.usage.push_back({"AWSLambda", "Lambda-GB-Second", NumberText{"1000000", ""}, false, "", ""});
    list.agreements.plans.push_back({name, {"0.0073", ""}, {}, "/SavingsPlans/0"});
    return billUsage(list, books);
}

}  // namespace

TEST_CASE("rates of savings plans are imported under the plan's name, for the services that books are about") {
    const Import import = imported(file(term(kRates)));
    REQUIRE(import.good());
    CHECK(import.files[0].offer == "ComputeSavingsPlans");
    CHECK(import.files[0].prices == 2);  // no machines
    REQUIRE(import.files[0].changes.size() == 2);
    CHECK(import.files[0].changes[0].usageType == "ComputeSP:3yrNoUpfront/AWSLambda/Lambda-GB-Second");
    CHECK(import.files[0].changes[0].after == "0.0000147");
    REQUIRE(import.tables.size() == 1);
    CHECK(import.tables[0].name == "ComputeSavingsPlans.json");
    const auto books = PriceBooks::with(import.tables);
    REQUIRE(books);
    const auto ireland = books->book("eu-west-1");
    REQUIRE(ireland);
    const auto rates = planRatesOf(*ireland, kName);
    REQUIRE(rates.size() == 2);
    CHECK(rates[0].usageType == "Lambda-GB-Second");
    CHECK(toText(rates[0].rate.usd) == "0.0000147");
    CHECK(planRatesOf(bookOf("us-east-1"), kName).empty());
    // The same again changes nothing; another price changes that one alone, and diff names it.
    CHECK(imported(file(term(kRates)), ".json", *books).tables.empty());
    std::string later = file(term(kRates));
    later.replace(later.find("0.0000147"), 9, "0.0000150");
    later.replace(later.find("\"effectiveDate\": \"2026-01"), 25, "\"effectiveDate\": \"2026-02");
    const Import second = imported(later, ".json", *books);
    CHECK(second.files[0].changed == 1);
    CHECK(second.files[0].same == 1);
    const auto newer = PriceBooks::with(second.tables);
    REQUIRE(newer);
    const auto diff = bookDiff(*books, *newer);
    REQUIRE(diff);
    REQUIRE(diff->size() == 1);
    CHECK(diff->front().usageType == "ComputeSP:3yrNoUpfront/AWSLambda/Lambda-GB-Second");
    CHECK(planRatesOf(*newer->book("eu-west-1"), kName).size() == 2);  // the other stays
}

TEST_CASE("a plan whose name a spreadsheet would take for a formula is refused: its book would be") {
    CHECK(problemOf(file(term(rate("AWSLambda", "EU-Request", usd("0.0000002"))), plan(kPlan, "=1+1"))) ==
          "=1+1: EU-Request: a plan's name begins with a letter or a digit and holds no control character");
}

// 0.0073 USD an hour are 5.329 a month: 362,517.0068 GB-s at 0.0000147; the rest at 0.0000166667.
TEST_CASE("a plan is named as its file names it, and has the rates of that file") {
    const auto books = PriceBooks::with(imported(file(term(kRates))).tables);
    REQUIRE(books);
    const BilledUsage bill = billed(*books, "eu-west-1", kName);
    REQUIRE(bill.errors.empty());
    REQUIRE(bill.bill);
    CHECK(toText(bill.bill->commitments.at(0).used) == "5.329");
    // A plan of databases is one by its file's own code.
    std::string text = file(term(rate("AmazonDynamoDB", "EU-WriteRequestUnits", usd("0.0000005"))));
    for (std::size_t at = text.find("ComputeSavingsPlans"); at != std::string::npos;
         at = text.find("ComputeSavingsPlans"))
        text.replace(at, 7, "Database");
    const auto databases = PriceBooks::with(imported(text).tables);
    REQUIRE(databases);
    const BilledUsage unused = billed(*databases, "eu-west-1", kName);
    REQUIRE(unused.bill);
    CHECK(std::ranges::count(unused.bill->lines, "DatabaseSavingsPlans", &LineItem::service) == 1);
    CHECK(toDouble(bill.bill->total) == Approx(5.329 + (1'000'000.0 - 5.329 / 0.0000147) * 0.0000166667));
    const BilledUsage elsewhere = billed(*books, "us-east-1", kName);
    REQUIRE(elsewhere.errors.size() == 1);
    CHECK(elsewhere.errors[0].where == "/SavingsPlans/0");
    CHECK(billed(*books, "eu-west-1", "ComputeSP:3yrNoUpfrnt").errors.at(0).what.find("did you mean") !=
          std::string::npos);
}

// Most use is in us-east-1, which the plan has no rates of: it pays in Ireland, and its fee is a plan's all the same.
TEST_CASE("a plan may have rates in another region of the bill alone") {
    const auto books = PriceBooks::with(imported(file(term(kRates))).tables);
    REQUIRE(books);
    UsageList home;
    home.region = "us-east-1";
    home.usage.push_back({"AWSLambda", "Request", NumberText{"1000000", ""}, false, "", ""});
    home.agreements.plans.push_back({kName, {"0.0073", ""}, {}, "/SavingsPlans/0"});
    UsageList ireland;
    ireland.region = "eu-west-1";
    ireland.usage.push_back({"AWSLambda", "Lambda-GB-Second", NumberText{"100000", ""}, false, "", ""});
    const BilledUsage bill = billRegions(home, std::vector{ireland}, *books);
    REQUIRE(bill.errors.empty());
    REQUIRE(bill.bill);
    CHECK(toText(bill.bill->commitments.at(0).used) == "1.47");  // 100,000 x 0.0000147
    const auto left = std::ranges::find(bill.bill->lines, LineKind::Unused, &LineItem::kind);
    REQUIRE(left != bill.bill->lines.end());
    CHECK(left->service == "ComputeSavingsPlans");
    CHECK(billRegions(home, {}, *books).errors.at(0).where == "/SavingsPlans/0");
}

TEST_CASE("the CSV flavour, and a file that leaves dates and currency out") {
    const std::string csv =
        "\"FormatVersion\",\"v1.0\"\n\"Publication Date\",\"2026-01-22T22:48:51Z\"\n"
        "\"SKU\",\"RateCode\",\"Unit\",\"EffectiveDate\",\"DiscountedRate\",\"Currency\","
        "\"DiscountedServiceCode\",\"DiscountedUsageType\",\"serviceCode\",\"usageType\"\n" +
        ("\"" + kPlan) + "\",\"" + kPlan +
        ".X\",\"Lambda-GB-Second\",\"2026-01-22\",\"0.0000147\",\"USD\","
        "\"AWSLambda\",\"EU-Lambda-GB-Second\",\"ComputeSavingsPlans\",\"" +
        kName + "\"\n";
    const Import import = imported(csv, ".csv");
    CHECK(import.good());
    CHECK(import.files[0].changed == 1);
    std::string bare = file(term(rate("AWSLambda", "EU-Request", R"({ "price": "0.0000002" })")));
    bare.replace(bare.find("\"effectiveDate\": \"2026-01-22T22:48:51Z\", "), 41, "");
    const Import open = imported(bare);
    CHECK(open.good());
    CHECK(open.tables.at(0).json.find("2026-01-22") != std::string::npos);  // from its publication on
}

// The form of AWS Billing's guide: us-east-1's usage types have no prefix, the file says the region and its offer code.
TEST_CASE("a plan's rates without prefix are of the file's region, whatever the offer is called") {
    std::string text = file(term(rate("AWSLambda", "Lambda-GB-Second", usd("0.0000147"))));
    text.replace(text.find("eu-west-1"), 9, "us-east-1");
    text.insert(1, R"("formatVersion": "v1.0", "offerCode": "AWSComputeSavingsPlan", )");
    const Import import = imported(text);
    REQUIRE(import.good());
    CHECK(import.files[0].offer == "ComputeSavingsPlans");
    CHECK(import.files[0].changed == 1);
    const auto books = PriceBooks::with(import.tables);
    REQUIRE(books);
    CHECK(planRatesOf(*books->book("us-east-1"), kName).size() == 1);
    const BilledUsage bill = billed(*books, "us-east-1", kName);
    REQUIRE(bill.bill);
    const auto& used = bill.bill->priceBook.books;
    const auto plans = std::ranges::find(used, "ComputeSavingsPlans", &BookUsed::service);
    REQUIRE(plans != used.end());  // the books of a bill name its plans'
    CHECK(plans->newest == "2026-01-22");
    // Of no region at all, or of services without a book: said, never silently nothing.
    text.replace(text.find("\"regionCode\": \"us-east-1\","), 26, "");
    const Import nowhere = imported(text);
    CHECK(nowhere.files[0].changed == 0);
    CHECK(nowhere.files[0].notes.at(0).what.find("1 rates of plans are of no region") != std::string::npos);
    std::string prefixed = text;
    prefixed.replace(prefixed.find("Lambda-GB-Second"), 16, "APS9-Lambda-GB-Second");
    CHECK(imported(prefixed).files[0].changed == 0);  // of a region to come
    const Import machines = imported(file(term(rate("AmazonEC2", "EU-BoxUsage:c5d.large", usd("0.08")))));
    CHECK(machines.files[0].notes.at(0).what ==
          "holds no rate of a service that has a book: 1 of other services are "
          "left out");
}

TEST_CASE("what is wrong with a file of savings plans is said, and nothing is imported") {
    const std::string good = file(term(kRates));
    CHECK(problemOf(good) == "");
    CHECK(problemOf(good.substr(0, good.size() - 9)) == "the file ends in the middle: it is truncated");
    const auto one = [](const std::string& discounted) {
        return file(term(rate("AWSLambda", "EU-Request", discounted)));
    };
    CHECK(problemOf(one(usd("-1"))).find("a price cannot be negative") != std::string::npos);
    CHECK(problemOf(one(usd(""))) == kName + ": EU-Request: has no price");
    CHECK(problemOf(one(R"({ "price": "1", "currency": "CNY" })")).find("only USD is read") != std::string::npos);
    CHECK(problemOf(file(term(kRates), plan(kPlan, kName) + "," + plan(kPlan, kName))) ==
          "product ZGC49G7XS8QA54BQ is there twice");
    CHECK(problemOf(file(term(kRates, "8GU23DFTKP2N43SD"))) ==
          "rates of plan 8GU23DFTKP2N43SD, which the file does not describe");
    std::string version = good;
    version.insert(1, R"("formatVersion": "v9", )");
    CHECK(problemOf(version).find("format version \"v9\"") != std::string::npos);
    // Operations that differ in price have one name here: left out and said, no error.
    const Import two = imported(
        file(term(rate("AWSLambda", "EU-Request", usd("1")) + "," + rate("AWSLambda", "EU-Request", usd("2")))));
    CHECK(two.good());
    CHECK(two.files[0].changed == 0);
    CHECK(two.files[0].notes.at(0).what.find("differ in price: left out") != std::string::npos);
}

TEST_CASE("a plan's rate by another unit than what is used is counted in is left out and said") {
    std::string text = file(term(kRates));
    text.replace(text.find("\"unit\": \"Lambda-GB-Second\""), 26, "\"unit\": \"Lambda-GB-Hour\"");
    const Import import = imported(text);
    CHECK(import.good());
    CHECK(import.files[0].prices == 1);  // requests
    CHECK(import.files[0].plans == 1);
    REQUIRE(import.files[0].notes.size() == 2);
    CHECK(import.files[0].notes[1].what == "1 of its rates is of a service that no book is about: left out");
    CHECK(import.files[0].notes[0].line > 0);
    CHECK(import.files[0].notes[0].what ==
          kName +
              ": EU-Lambda-GB-Second: counted in \"Lambda-GB-Hour\", where what is used is counted in "
              "\"Lambda-GB-Second\": left out");
}

TEST_CASE("a plan's rate of what is no usage type, behind another prefix, or of 0 is refused or left out") {
    const auto one = [](const std::string& usageType, const std::string& price) {
        return file(term(rate("AWSLambda", usageType, usd(price))));
    };
    CHECK(problemOf(one("=1+1", "0.1")).starts_with(kName + ": =1+1: no usage type: "));
    CHECK(problemOf(one("EU-=1+1", "0.1")).starts_with(kName + ": EU-=1+1: no usage type: "));
    const auto leftOut = [&](const std::string& usageType, const std::string& price) {
        const Import import = imported(one(usageType, price));
        CHECK((import.good() && import.tables.empty()));
        return import.files[0].notes.at(0).what;
    };
    CHECK(leftOut("EU-EU-Request", "0.1") == kName + ": EU-EU-Request: the prefix is not that of eu-west-1: left out");
    CHECK(leftOut("EU-Request", "0").ends_with("at 0 it would pay for any use: left out"));
}
