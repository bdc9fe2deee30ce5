// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/focus.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "report/bill_text.hpp"
#include "report/csv_cell.hpp"
#include "tests/report/rich_bill.hpp"

using namespace headroom;
using namespace headroom::pricing;
using test::kFrame;
using test::richBill;

namespace {

/// Rate times amount, rounded half-even to 1e-9 as costs are.
std::string multiplied(const test::FocusRow& line) {
    const auto rate = parseDecimal(line.at("lineItem/UnblendedRate").text);
    const auto amount = parseDecimal(line.at("lineItem/UsageAmount").text);
    REQUIRE((rate && amount));
    const auto quantity = quantityOf(*amount);
    REQUIRE(quantity);
    const auto cost = charge(*quantity, {*rate, 1}, Rounding::Nano);
    REQUIRE(cost);
    return toText(*cost);
}

}  // namespace

// What AWS bills: use at its list price and discounts apart, what a plan covers taken off again, fees.
TEST_CASE("cost-and-usage lines multiply out and add up to what is billed") {
    const Bill bill = richBill();
    const auto lines = test::focusRows(report::costAndUsageCsv(bill, kFrame));  // the reader of any CSV
    double sum = 0.0;
    std::map<std::string, double> byType;
    for (const test::FocusRow& line : lines) {
        const double cost = std::stod(line.at("lineItem/UnblendedCost").text);
        const std::string& type = line.at("lineItem/LineItemType").text;
        sum += cost;
        byType[type] += cost;
        const std::string& unitRate = line.at("lineItem/UnblendedRate").text;
        if (unitRate.empty()) continue;
        const auto exact = parseDecimal(line.at("lineItem/UnblendedCost").text);
        REQUIRE(exact);
        CHECK(multiplied(line) == toText(*quantityOf(*exact)));                           // to nine decimals
        const bool plan = line.at("lineItem/ProductCode").text == "ComputeSavingsPlans";  // of no book
        CHECK((plan || !line.at("headroom/PricesAsOf").text.empty()));
    }
    CHECK(sum == Approx(toDouble(bill.total) + 150.0 - 12.5).margin(1e-6));
    // 5.5 % of 333 M requests at 3.50 USD a million and of the 67,000,001 beyond at 2.80.
    CHECK(byType.at("EdpDiscount") == Approx(-0.055 * (1165.5 + 187.6000028)));
    CHECK(byType.at("SavingsPlanCoveredUsage") == Approx(-byType.at("SavingsPlanNegation")));
    CHECK(byType.at("SavingsPlanRecurringFee") == Approx(6.72));
    CHECK(byType.at("Fee") == Approx(150.0));
    CHECK(byType.at("RIFee") == Approx(100.0 * 672.0 * 0.000128));
    CHECK(byType.at("DiscountedUsage") == 0.0);
}

// AWS's data dictionary: an upfront fee is a line of a bill of purchases; its units are those of the whole term, a
// month's fee has the month's, and of the upfront fee the month's part.
TEST_CASE("an upfront fee stands on a bill of purchases, the month's part of it beside the recurring fee") {
    const auto lines = test::focusRows(report::costAndUsageCsv(richBill(), kFrame));
    std::size_t found = 0;
    for (const test::FocusRow& line : lines) {
        const std::string& type = line.at("lineItem/LineItemType").text;
        CHECK(line.at("bill/BillType").text == (type == "Fee" ? "Purchase" : "Anniversary"));
        if (type != "Fee" && type != "RIFee") continue;
        ++found;
        CHECK(line.at("reservation/TotalReservedUnits").text == (type == "Fee" ? "876000" : "67200"));
        CHECK(line.at("reservation/AmortizedUpfrontFeeForBillingPeriod").text == (type == "Fee" ? "" : "12.5"));
    }
    CHECK(found == 2);
}

TEST_CASE("a bill's month is the first that has its hours") {
    report::ExportFrame frame = kFrame;
    frame.monthHours = 730.0;
    const Bill bill = billOf({use("AWSLambda", "Request", "3")});
    const std::array<std::pair<const char*, const char*>, 4> all{{{"2026-11-05T00:00:00Z", "2026-12-01T00:00:00Z"},
                                                                  {"2026-02-10T00:00:00Z", "2026-03-01T00:00:00Z"},
                                                                  {"2026-12-31T00:00:00Z", "2026-12-01T00:00:00Z"},
                                                                  {"2026-01-31T00:00:00Z", "2026-01-01T00:00:00Z"}}};
    for (const auto& [start, first] : all) {
        frame.start = start;
        const auto rows = test::focusRows(report::focusCsv(bill, frame));
        CHECK(test::focusProblems(rows) == std::vector<std::string>{});
        CHECK(rows.front().at("BillingPeriodStart").text == first);
    }
}

TEST_CASE("cost-and-usage lines carry AWS's usage types with their region's prefix") {
    report::ExportFrame frame = kFrame;
    CHECK(report::costAndUsageCsv(richBill(), frame).find(",USE1-ApiGatewayRequest,") != std::string::npos);
    CHECK(report::costAndUsageCsv(richBill(), frame).find(",Lambda-GB-Second,") != std::string::npos);
    const Bill bill = billOf({use("AWSLambda", "Request", "3")}, {}, "eu-central-1");
    frame.region = "eu-central-1";
    const std::string text = report::costAndUsageCsv(bill, frame);
    CHECK(text.find("Usage,AWSLambda,EUC1-Request,,3,USD,0.0000002,0.0000006,,AWS Lambda,eu-central-1,") !=
          std::string::npos);
}

TEST_CASE("a period has the hours that the bill is of") {
    report::ExportFrame frame = kFrame;
    frame.start = "2026-01-10T12:00:00Z";
    frame.monthHours = 730.0;
    const Bill bill = billOf({use("AmazonDAX", "NodeUsage:dax.t3.small", "730", "Cache")});
    const std::string lines = report::costAndUsageCsv(bill, frame);
    CHECK(lines.find(
              "2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,simulated,2026-01-01T00:00:00Z,2026-01-31T10:00:00Z,Usage,") !=
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
    frame.start = "2026-02-10T00:00:00Z";  // 672 hours of its own: March has room for 730
    CHECK(report::costAndUsageCsv(bill, frame)
              .find("2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,simulated,2026-03-01T00:00:00Z,2026-03-31T10:00:00Z,"
                    "Usage,") != std::string::npos);
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
