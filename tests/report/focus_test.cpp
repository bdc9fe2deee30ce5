// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/focus.hpp"

#include <algorithm>

#include "report/bill_text.hpp"
#include "report/csv_cell.hpp"
#include "tests/pricing/billing.hpp"
#include "tests/report/focus_validator.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

/// February's hours.
const report::ExportFrame kFrame{
    "=cmd|'calc'!A1", "on, \"demand\"", "2026-02-10T00:00:00Z", "us-east-1", false, {}, 672.0};

PriceRate rate(std::string_view usd) {
    const auto parsed = parseRate(usd);
    REQUIRE(parsed);
    return *parsed;
}

/// A bill with everything in it: tiers, a free tier, a discount, a reservation half used, a savings plan.
Bill richBill() {
    BillOptions options;
    options.freeTier = FreeTier::Always;
    options.discounts.push_back({"AmazonApiGateway", "ApiGatewayRequest", {55, 1}});
    options.reserved.push_back({"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 100, std::nullopt, std::nullopt});
    options.plans.push_back(
        {"Compute", "ComputeSavingsPlans", rate("0.01"), {{"AWSLambda", "Lambda-GB-Second", rate("0.0000146667")}}});
    return billOf(
        {use("AmazonApiGateway", "ApiGatewayRequest", "400000001", "Api"),
         use("AWSLambda", "Lambda-GB-Second", "1500000.123456", "View"), use("AWSLambda", "Request", "3000001", "View"),
         use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "50000", "Views"),
         use("AmazonDynamoDB", "TimedStorage-ByteHrs", "61.5", "Views"),
         use("AmazonCloudWatch", "VendedLog-Bytes", "7")},
        options);
}

/// The sum of a column, in 1e-9 USD.
double sumOf(const std::vector<test::FocusRow>& rows, const std::string& column) {
    double sum = 0.0;
    for (const test::FocusRow& row : rows) sum += std::stod(row.at(column).text);
    return sum;
}

}  // namespace

TEST_CASE("the FOCUS export of a bill with all kinds of lines breaks no rule of FOCUS 1.2, daily and hourly") {
    const Bill bill = richBill();
    for (const bool hourly : {false, true}) {
        report::ExportFrame frame = kFrame;
        frame.hourly = hourly;
        const auto rows = test::focusRows(report::focusCsv(bill, frame));
        CHECK(rows.size() % (hourly ? 28 * 24 : 28) == 0);
        auto some = rows;  // every row of a day; of the hours one in 61, which is every kind of line at all hours
        if (hourly) {
            some.clear();
            for (std::size_t i = 0; i < rows.size(); i += 61) some.push_back(rows[i]);
        }
        CHECK(test::focusProblems(some) == std::vector<std::string>{});
        // What is billed and what is effective are both the month's total; a row is cut at 1e-9 of a unit.
        const double total = toDouble(bill.total);
        CHECK(sumOf(rows, "BilledCost") == Approx(total).margin(1e-6));
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
    // Storage and what nobody uses of a reservation stay even.
    frame.hourly = false;
    const auto rows = test::focusRows(report::focusCsv(richBill(), frame));
    for (const char* kind : {"TimedStorage-ByteHrs", "WriteCapacityUnit-Hrs"}) {
        const auto row =
            std::ranges::find_if(rows, [&](const auto& one) { return one.at("x_UsageType").text == kind; });
        REQUIRE(row != rows.end());
        CHECK(row->at("PricingQuantity").text != "0");
    }
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
    CHECK(lines.find("SavingsPlanRecurringFee,DatabaseSavingsPlans,Data,,6.3,USD,1,6.3,Data,") != std::string::npos);
    CHECK(lines.find("SavingsPlanRecurringFee,ComputeSavingsPlans,Code,,7.3,USD,1,7.3,Code,") != std::string::npos);
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
    CHECK(broken("PricingUnit", "GB-Mo x"));
}

TEST_CASE("cost-and-usage lines carry AWS's usage types with their region's prefix") {
    report::ExportFrame frame = kFrame;
    CHECK(report::costAndUsageCsv(richBill(), frame).find(",USE1-ApiGatewayRequest,") != std::string::npos);
    CHECK(report::costAndUsageCsv(richBill(), frame).find(",Lambda-GB-Second,") != std::string::npos);
    const Bill bill = billOf({use("AWSLambda", "Request", "3")}, {}, "eu-central-1");
    frame.region = "eu-central-1";
    const std::string text = report::costAndUsageCsv(bill, frame);
    CHECK(text.find("Usage,AWSLambda,EUC1-Request,,3,USD,0.0000002,0.0000006,,eu-central-1,") != std::string::npos);
}

TEST_CASE("a period has the hours that the bill is of") {
    report::ExportFrame frame = kFrame;
    frame.start = "2026-01-10T12:00:00Z";
    frame.monthHours = 730.0;
    const Bill bill = billOf({use("AmazonDAX", "NodeUsage:dax.t3.small", "730", "Cache")});
    const std::string lines = report::costAndUsageCsv(bill, frame);
    CHECK(lines.find("2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,2026-01-01T00:00:00Z,2026-01-31T10:00:00Z,Usage,") !=
          std::string::npos);
    // 30 days of 24 hours, and 10: an hour of use for each of them.
    const auto days = test::focusRows(report::focusCsv(bill, frame));
    REQUIRE(days.size() == 31);
    CHECK(test::focusProblems(days) == std::vector<std::string>{});
    CHECK(days.front().at("PricingQuantity").text == "24");
    CHECK(days.back().at("PricingQuantity").text == "10");
    CHECK(days.back().at("ChargePeriodStart").text == "2026-01-31T00:00:00Z");
    CHECK(days.back().at("ChargePeriodEnd").text == "2026-01-31T10:00:00Z");
    CHECK(days.back().at("BillingPeriodEnd").text == "2026-02-01T00:00:00Z");
    frame.start = "2026-02-10T00:00:00Z";  // 672 hours of its own
    CHECK(report::costAndUsageCsv(bill, frame)
              .find("2026-02-01T00:00:00Z,2026-04-01T00:00:00Z,2026-02-01T00:00:00Z,2026-03-03T10:00:00Z,Usage,") !=
          std::string::npos);
    frame.start = "2026-01-10T12:00:00Z";
    // The last hour is a half one: half of the use of its hour of the day.
    frame.hourly = true;
    frame.monthHours = 24.5;
    frame.profiles.push_back({"Cache", "AmazonDAX", "NodeUsage:dax.t3.small", std::vector<std::int64_t>(24, 1)});
    const auto hours = test::focusRows(report::focusCsv(bill, frame));
    REQUIRE(hours.size() == 25);
    CHECK(hours.back().at("ChargePeriodEnd").text == "2026-01-02T00:30:00Z");
    CHECK(std::stod(hours.front().at("PricingQuantity").text) ==
          Approx(2.0 * std::stod(hours.back().at("PricingQuantity").text)));
}

// A replica of a global table is billed where it is.
TEST_CASE("lines of another region name that region, and its prefix") {
    Bill bill = billOf({use("AmazonDynamoDB", "ReplWriteRequestUnits", "3", "Carts")});
    LineItem away = bill.lines.at(0);
    away.resource = "Carts (eu-west-1)";
    away.region = "eu-west-1";
    bill.lines.push_back(away);
    const std::string text = report::costAndUsageCsv(bill, kFrame);
    CHECK(text.find("AmazonDynamoDB,ReplWriteRequestUnits,Carts,") != std::string::npos);
    CHECK(text.find("AmazonDynamoDB,EU-ReplWriteRequestUnits,Carts (eu-west-1),") != std::string::npos);
    CHECK(text.find(",eu-west-1,") != std::string::npos);
    const auto rows = test::focusRows(report::focusCsv(bill, kFrame));
    for (const test::FocusRow& row : rows) {
        const bool elsewhere = row.at("ResourceId").text.find("eu-west-1") != std::string::npos;
        CHECK(row.at("RegionId").text == (elsewhere ? "eu-west-1" : "us-east-1"));
    }
}

TEST_CASE("no cell of a CSV begins a formula") {
    for (const char* text : {"=1", "+1", "-1", "@a", "\ta"}) CHECK(report::csvCell(text).front() == '\'');
    CHECK(report::csvCell("a=1") == "a=1");
    CHECK(report::csvCell("=a,b") == "\"'=a,b\"");
}

TEST_CASE("a line says what lowers its amount below quantity times rate") {
    const std::string text = report::billText(richBill(), false, std::nullopt);
    CHECK(text.find("Api  AmazonApiGateway ApiGatewayRequest (less 5.5 %)") != std::string::npos);
    CHECK(text.find("View  AWSLambda Request (less") == std::string::npos);
}
