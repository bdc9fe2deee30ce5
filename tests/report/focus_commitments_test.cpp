// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>

#include "report/bill_text.hpp"
#include "report/focus.hpp"
#include "tests/report/rich_bill.hpp"

using namespace headroom;
using namespace headroom::pricing;
using test::kFrame;
using test::rate;
using test::sumOf;

// 150 units of 730 hours: 73,000 x 0.000128 and 73,000 x 0.0002 by the hour, 150 USD upfront for the first alone.
TEST_CASE("two reservations of one size and term are two, with fees of their own") {
    BillOptions options;
    const ReservedCapacity book{"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 100, std::nullopt, std::nullopt};
    ReservedCapacity own = book;
    own.hourly = rate("0.0002");
    own.upfront = rate("0");
    report::ExportFrame frame = kFrame;
    frame.start = "2026-01-01T00:00:00Z";
    frame.monthHours = 730.0;
    for (const auto& [second, billed] : {std::pair(own, 9.344 + 14.6 + 150.0), std::pair(book, 2 * 9.344 + 300.0)}) {
        options.reserved = {book, second};
        const Bill bill = billOf({use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "109500", "Views")}, options);
        const auto mean = meanBill(std::vector{bill, bill});
        REQUIRE(mean);
        const auto rows = test::focusRows(report::focusCsv(*mean, frame));
        CHECK(test::focusProblems(rows) == std::vector<std::string>{});
        CHECK(sumOf(rows, "BilledCost") == Approx(billed).margin(1e-6));
        CHECK(sumOf(rows, "EffectiveCost") == Approx(toDouble(bill.total)).margin(1e-6));
        for (const test::FocusRow& row : rows) {
            if (row.at("ChargeFrequency").text == "One-Time")
                CHECK(row.at("CommitmentDiscountQuantity").text == "876000");
        }
        const auto lines = test::focusRows(report::costAndUsageCsv(*mean, frame));
        CHECK(sumOf(lines, "lineItem/UnblendedCost") == Approx(billed).margin(1e-6));
        double upfront = 0.0;
        for (const test::FocusRow& line : lines) {
            if (line.at("lineItem/LineItemType").text == "Fee")
                CHECK(line.at("reservation/TotalReservedUnits").text == "876000");
            if (line.at("lineItem/LineItemType").text == "RIFee")
                upfront += std::stod(line.at("reservation/AmortizedUpfrontFeeForBillingPeriod").text);
        }
        CHECK(upfront == Approx(second.upfront ? 12.5 : 25.0));
    }
}

// FOCUS 1.2, contractedunitprice: negotiated discounts are in it, those of commitments are not.
TEST_CASE("the contracted price of covered use has the agreed discount") {
    BillOptions options;
    options.discounts.push_back({"", "", {10, 0}});
    options.plans.push_back(
        {"Compute", "ComputeSavingsPlans", rate("0.01"), {{"AWSLambda", "Lambda-GB-Second", rate("0.0000146667")}}});
    const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "1500000", "View")}, options);
    std::map<std::string, std::set<std::string>> contracted;
    for (const test::FocusRow& row : test::focusRows(report::focusCsv(bill, kFrame))) {
        if (row.at("x_UsageType").text == "Lambda-GB-Second")
            contracted[row.at("PricingCategory").text].insert(row.at("ContractedUnitPrice").text);
    }
    CHECK(contracted["Standard"] == std::set<std::string>{"0.00001500003"});
    CHECK(contracted["Committed"] == contracted["Standard"]);
    // 10 % off the plan's fee, not off its rate, which the use is settled at.
    CHECK(report::billText(bill, false).find("covered by Compute) (less what is agreed)") != std::string::npos);
    options.discountFees = false;
    const Bill full = billOf({use("AWSLambda", "Lambda-GB-Second", "1500000", "View")}, options);
    CHECK(report::billText(full, false).find("covered by Compute) (less") == std::string::npos);
}
