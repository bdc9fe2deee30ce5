// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/focus.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "pricing/price_books.hpp"
#include "report/bill_text.hpp"
#include "report/csv_cell.hpp"
#include "tests/report/rich_bill.hpp"

using namespace headroom;
using namespace headroom::pricing;
using test::kFrame;
using test::rate;
using test::richBill;
using test::sumOf;

TEST_CASE("the FOCUS export of a bill with all kinds of lines breaks no rule of FOCUS 1.2, daily and hourly") {
    const Bill bill = richBill();
    for (const bool hourly : {false, true}) {
        report::ExportFrame frame = kFrame;
        frame.hourly = hourly;
        const auto rows = test::focusRows(report::focusCsv(bill, frame));
        CHECK(rows.size() % (hourly ? 28 * 24 : 28) == 1);  // the upfront fee's row is one of its own
        auto some = rows;  // every row of a day; of the hours one in 61, which is every kind of line at all hours
        if (hourly) {
            some.clear();
            for (std::size_t i = 0; i < rows.size(); i += 61) some.push_back(rows[i]);
        }
        CHECK(test::focusProblems(some) == std::vector<std::string>{});
        // What is effective is the month's total; billed is the whole upfront fee (100 units at 1.50 USD for a year) in
        // place of a twelfth of it. A row is cut at 1e-9 of a unit.
        const double total = toDouble(bill.total);
        CHECK(sumOf(rows, "BilledCost") == Approx(total + 150.0 - 12.5).margin(1e-6));
        CHECK(sumOf(rows, "EffectiveCost") == Approx(total).margin(1e-6));
        CHECK(sumOf(rows, "ListCost") > total);
    }
}

TEST_CASE("rows follow the hours in which something was used, and add up to the line exactly") {
    report::ExportFrame frame = kFrame;
    std::vector<std::int64_t> week(168, 0);
    week[5 * 24 + 9] = 750'000'000;  // Saturdays at 9
    week[6 * 24] = 250'000'000;      // Sundays at 0
    frame.profiles.push_back({"View", "AWSLambda", "Request", week});
    for (const bool hourly : {false, true}) {
        frame.hourly = hourly;
        const auto rows = test::focusRows(report::focusCsv(richBill(), frame));
        Int128 billionths = 0;
        double saturdays = 0.0;
        std::size_t empty = 0;
        for (const test::FocusRow& row : rows) {
            if (row.at("x_UsageType").text != "Request" || !row.at("x_FreeTier").null) continue;
            const auto quantity = parseDecimal(row.at("PricingQuantity").text);
            REQUIRE(quantity);
            const auto one = quantityOf(*quantity);
            REQUIRE(one);
            billionths += one->granules * (1'000'000'000 / one->perUnit);
            const std::string from = row.at("ChargePeriodStart").text;
            const bool saturday = from.starts_with("2026-02-07") || from.starts_with("2026-02-14") ||
                                  from.starts_with("2026-02-21") || from.starts_with("2026-02-28");
            if (saturday) saturdays += toDouble(*one);
            if (saturday && hourly && one->granules > 0) CHECK(from.find("T09:") != std::string::npos);
            if (one->granules == 0) ++empty;
        }
        CHECK(billionths == Int128{2'000'001} * 1'000'000'000);  // a million of three is free
        CHECK(saturdays == Approx(0.75 * 2'000'001));
        CHECK(empty == (hourly ? 28 * 24 - 8 : 28 - 8));
    }
    // Storage stays even, whatever is said of other use.
    frame.hourly = false;
    const auto rows = test::focusRows(report::focusCsv(richBill(), frame));
    std::set<std::string> stored;
    for (const test::FocusRow& row : rows) {
        if (row.at("x_UsageType").text == "TimedStorage-ByteHrs" && row.at("x_FreeTier").null)
            stored.insert(row.at("PricingQuantity").text.substr(0, 10));
    }
    CHECK(stored == std::set<std::string>{"1.30357142"});  // 36.5 GB in 28 days
}

TEST_CASE("rows name the month, products and rate codes of the price list") {
    const auto rows = test::focusRows(report::focusCsv(richBill(), kFrame));
    const auto it = std::ranges::find_if(rows, [](const test::FocusRow& row) {
        return row.at("x_UsageType").text == "ApiGatewayRequest" && row.at("SkuPriceId").text.ends_with("DRE2JBTXBV");
    });
    REQUIRE(it != rows.end());
    CHECK(it->at("SkuId").text == "KKDZ3TFSXUSMCZ3A");
    CHECK(it->at("ListUnitPrice").text == "0.0000028");
    CHECK(it->at("ContractedUnitPrice").text == "0.000002646");
    CHECK(it->at("BillingPeriodStart").text == "2026-02-01T00:00:00Z");
    CHECK(it->at("BillingPeriodEnd").text == "2026-03-01T00:00:00Z");
    CHECK(it->at("BillingAccountName").text == "'=cmd|'calc'!A1");
    CHECK(it->at("x_Design").text == "on, \"demand\"");
    CHECK(it->at("AvailabilityZone").null);
    CHECK(it->at("RegionId").text == "us-east-1");
    CHECK(it->at("RegionName").text == "US East (N. Virginia)");
}

// 0.01 USD an hour for writes on demand: 7.30 a month, of which 2 M writes at 0.5 USD a million use 1.00.
TEST_CASE("what a database savings plan leaves unused is databases', what a compute plan leaves is compute's") {
    BillOptions options;
    options.plans.push_back(
        {"Data", "DatabaseSavingsPlans", rate("0.01"), {{"AmazonDynamoDB", "WriteRequestUnits", rate("0.0000005")}}});
    options.plans.push_back(
        {"Code", "ComputeSavingsPlans", rate("0.01"), {{"AWSLambda", "Lambda-GB-Second", rate("0.0000146667")}}});
    const Bill bill = billOf({use("AmazonDynamoDB", "WriteRequestUnits", "2000000", "Views")}, options);
    const auto rows = test::focusRows(report::focusCsv(bill, kFrame));
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
    const auto row = [&](const std::string& category, const std::string& plan, const std::string& status) {
        const auto it = std::ranges::find_if(rows, [&](const test::FocusRow& one) {
            return one.at("ChargeCategory").text == category && one.at("CommitmentDiscountName").text == plan &&
                   one.at("CommitmentDiscountStatus").text == status;
        });
        REQUIRE(it != rows.end());
        CHECK(it->at("CommitmentDiscountType").text == "Savings Plan");
        return *it;
    };
    CHECK(row("Usage", "Data", "Unused").at("ServiceCategory").text == "Databases");
    CHECK(row("Usage", "Code", "Unused").at("ServiceCategory").text == "Compute");
    CHECK(row("Usage", "Data", "Used").at("ServiceName").text == "Amazon DynamoDB");
    CHECK(row("Purchase", "Data", "").at("ServiceName").text == "Database Savings Plans");
    CHECK(row("Purchase", "Data", "").at("SkuId").text == "DatabaseSavingsPlans/Data");
    CHECK(row("Purchase", "Code", "").at("ServiceName").text == "Savings Plans");
    const std::string lines = report::costAndUsageCsv(bill, kFrame);
    CHECK(lines.find("SavingsPlanRecurringFee,DatabaseSavingsPlans,Data,,7.3,USD,1,7.3,Data,") != std::string::npos);
    CHECK(lines.find("SavingsPlanRecurringFee,ComputeSavingsPlans,Code,,7.3,USD,1,7.3,Code,") != std::string::npos);
    // Of a plan's money a row has what it costs: 1.00 USD of writes, in 28 days.
    double used = 0.0;
    for (const test::FocusRow& one : rows) {
        if (one.at("CommitmentDiscountName").text == "Data" && one.at("CommitmentDiscountStatus").text == "Used")
            used += std::stod(one.at("CommitmentDiscountQuantity").text);
    }
    CHECK(used == Approx(1.0));
}

// 100 units for February's 672 hours at the book's 0.000128 USD an hour, 150 USD upfront; 50,000 of 67,200 are used,
// 18,600 of them free.
TEST_CASE("a reservation is bought by the hour, its upfront fee once on the first day") {
    const auto rows = test::focusRows(report::focusCsv(richBill(), kFrame));
    double hours = 0.0;
    double hourly = 0.0;
    std::size_t once = 0;
    for (const test::FocusRow& row : rows) {
        const bool reserved = row.at("CommitmentDiscountType").text == "Reserved Capacity";
        if (!reserved || row.at("ChargeCategory").text != "Purchase") continue;
        CHECK(row.at("EffectiveCost").text == "0");
        if (row.at("ChargeFrequency").text == "One-Time") {
            ++once;
            CHECK(row.at("BilledCost").text == "150");
            CHECK(row.at("CommitmentDiscountQuantity").text == "876000");  // 100 units for the 8,760 hours of a year
            CHECK(row.at("CommitmentDiscountUnit").text == "Unit-Hours");
            CHECK(row.at("ChargePeriodStart").text == "2026-02-01T00:00:00Z");
            continue;
        }
        hours += std::stod(row.at("CommitmentDiscountQuantity").text);
        hourly += std::stod(row.at("BilledCost").text);
        CHECK(row.at("CommitmentDiscountUnit").text == "Unit-Hours");
    }
    CHECK(once == 1);
    CHECK(hours == Approx(100.0 * 672.0));
    CHECK(hourly == Approx(100.0 * 672.0 * 0.000128));
}

// Two files of one service: a line says whose its price is.
TEST_CASE("a line names the book that its own price is of") {
    const auto books =
        PriceBooks::with({{"mine.json", R"({"formatVersion": 2, "service": "AWSLambda", "name": "AWS Lambda",
        "freeTiers": [], "sources": {"f": {"title": "t", "url": "u", "validFrom": "2026-11-01", "readOn": "2026-11-02"}},
        "usageTypes": [{"usageType": "Request", "unit": "Requests", "source": "f",
                        "regions": {"us-east-1": ["", "0.0000003"]}}]})"}});
    REQUIRE(books);
    BillOptions options;
    options.rates.push_back({"AmazonDynamoDB", "WriteRequestUnits", {{std::nullopt, rate("0.000001")}}});
    const auto bill = priceUsage(std::vector{use("AWSLambda", "Request", "10"), use("AWSLambda", "Request-ARM", "10"),
                                             use("AmazonDynamoDB", "WriteRequestUnits", "10")},
                                 *books->book("us-east-1"), options);
    REQUIRE(bill);
    const auto rows = test::focusRows(report::focusCsv(*bill, kFrame));
    const auto bookOfType = [&](const std::string& type) {
        const auto it = std::ranges::find_if(rows, [&](const auto& row) { return row.at("x_UsageType").text == type; });
        REQUIRE(it != rows.end());
        return it->at("x_PriceBook").text + " " + it->at("x_PricesAsOf").text;
    };
    CHECK(bookOfType("Request") == "mine.json 2026-11-01");
    CHECK(bookOfType("Request-ARM") == "shipped 2025-10-30");
    CHECK(bookOfType("WriteRequestUnits") == "the scenario ");
}

// A reservation at fees of the user's own is no product of the price list.
TEST_CASE("equal reservations are billed once each, and fees of one's own have a price identifier of their own") {
    BillOptions options;
    const ReservedCapacity book{"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 100, std::nullopt, std::nullopt};
    ReservedCapacity own = book;
    own.units = 200;
    own.hourly = rate("0.0001");
    own.upfront = rate("1");
    options.reserved = {book, book, own};
    const Bill bill = billOf({use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "250000", "Views")}, options);
    const auto rows = test::focusRows(report::focusCsv(bill, kFrame));
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
    // 500 USD upfront in place of a twelfth of it.
    CHECK(sumOf(rows, "BilledCost") == Approx(toDouble(bill.total) + 500.0 * 11.0 / 12.0).margin(1e-6));
    CHECK(sumOf(rows, "EffectiveCost") == Approx(toDouble(bill.total)).margin(1e-6));
    const auto lines = test::focusRows(report::costAndUsageCsv(bill, kFrame));
    CHECK(sumOf(lines, "lineItem/UnblendedCost") == Approx(sumOf(rows, "BilledCost")).margin(1e-6));
}

// NAT gateways and endpoints are priced by rates of the scenario.
TEST_CASE("what the books do not have is exported under its own rate") {
    BillOptions options;
    options.rates.push_back({"AmazonEC2", "NatGateway-Hours", {{std::nullopt, rate("0.045")}}});
    const Bill bill = billOf({use("AmazonEC2", "NatGateway-Hours", "672", "Nat")}, options);
    const auto rows = test::focusRows(report::focusCsv(bill, kFrame));
    REQUIRE(rows.size() == 28);
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
    CHECK(rows.front().at("ServiceSubcategory").text == "Network Connectivity");
    CHECK(rows.front().at("BilledCost").text == "1.08");
}

TEST_CASE("the validator finds what is wrong") {
    const auto good = test::focusRows(report::focusCsv(richBill(), kFrame));
    const auto broken = [&](const std::string& column, const std::string& text, bool null = false) {
        auto rows = good;
        rows.resize(1);
        rows[0][column] = {text, null};
        return !test::focusProblems(rows).empty();
    };
    CHECK_FALSE(broken("x_Design", "other"));
    CHECK(broken("BilledCost", "", true));
    CHECK(broken("BilledCost", "1e+06"));
    CHECK(broken("ChargeCategory", "Use"));
    CHECK(broken("ListCost", "1"));
    CHECK(broken("ServiceSubcategory", "Caching"));
    CHECK(broken("ChargePeriodEnd", "2027-01-01T00:00:00Z"));
    CHECK(broken("SkuId", "", true));
    CHECK(broken("ConsumedQuantity", "", true));
    CHECK(broken("ResourceName", "", true));
    CHECK(broken("x_Design", "=1"));
    CHECK(broken("Custom_Column", "1"));
    for (const char* unit : {"GB-Mo x", "GB-Mo", "Hrs-Units", "request"}) CHECK(broken("PricingUnit", unit));
    CHECK(broken("BillingPeriodEnd", "2026-04-01T00:00:00Z"));
    CHECK(broken("Tags", "[1]"));
    CHECK(broken("PublisherName", "Amazon"));
    for (const char* column : {"ChargeFrequency", "BillingAccountType"}) CHECK(broken(column, "", true));
    CHECK(broken("BillingName", "a column of no specification"));
    // What rows must agree on: one row of a price and charge period, one provider.
    const std::vector<test::FocusRow> twice{good[0], good[0]};
    CHECK(test::focusProblems(twice).size() == 1);
    auto other = good;
    other.resize(2);
    for (const char* column : {"ProviderName", "PublisherName", "InvoiceIssuerName"}) other[1][column].text = "AWS";
    CHECK(test::focusProblems(other).size() == 1);
    const auto covered = std::ranges::find_if(
        good, [](const test::FocusRow& row) { return row.at("CommitmentDiscountStatus").text == "Used"; });
    REQUIRE(covered != good.end());
    auto billed = *covered;
    billed["BilledCost"].text = "1";
    CHECK(test::focusProblems({billed}).size() == 1);
    const auto plain = std::ranges::find_if(good, [](const test::FocusRow& row) {
        return row.at("PricingCategory").text == "Standard" && row.at("ListUnitPrice").text != "0" &&
               row.at("ContractedUnitPrice").text == row.at("ListUnitPrice").text;
    });
    REQUIRE(plain != good.end());
    auto less = *plain;
    for (const char* column : {"BilledCost", "EffectiveCost", "ContractedCost"}) less[column].text = "0";
    less["ContractedUnitPrice"] = less["ListUnitPrice"];
    CHECK(test::focusProblems({less}).size() == 2);  // nor is it the price times the quantity
}

TEST_CASE("every unit of the shipped books has a name that FOCUS allows") {
    const PriceBook book = bookOf("us-east-1");
    std::vector<MonthlyUsage> usage;
    for (const PriceEntry& entry : book.entries) usage.push_back(use(entry.service, entry.usageType, "31"));
    const auto rows = test::focusRows(report::focusCsv(billOf(usage), kFrame));
    CHECK(rows.size() >= book.entries.size() * 28);
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
}
