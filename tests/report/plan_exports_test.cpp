// SPDX-License-Identifier: GPL-3.0-or-later
// What exports have of savings plans and own rates. Amounts are worked out by hand; February has 672 hours.
#include <map>

#include "report/billed_type.hpp"
#include "report/focus.hpp"
#include "tests/report/rich_bill.hpp"

using namespace headroom;
using namespace headroom::pricing;
using test::kFrame;
using test::rate;

namespace {

SavingsPlan plan(std::string name, std::string_view commitment, std::string_view seconds = "0.00001") {
    return {
        std::move(name), "ComputeSavingsPlans", rate(commitment), {{"AWSLambda", "Lambda-GB-Second", rate(seconds)}}};
}

BillOptions february(std::vector<SavingsPlan> plans) {
    BillOptions options;
    options.monthHours = {672, 0};
    options.plans = std::move(plans);
    return options;
}

double sumWhere(const std::vector<test::FocusRow>& rows, const char* column, const char* key, const char* value) {
    double sum = 0.0;
    for (const test::FocusRow& row : rows) {
        if (row.at(key).text == value) sum += std::stod(row.at(column).text);
    }
    return sum;
}

std::vector<test::FocusRow> focusOf(const Bill& bill, const report::ExportFrame& frame = kFrame) {
    auto rows = test::focusRows(report::focusCsv(bill, frame));
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
    return rows;
}

/// 2.00 of 6.72 USD.
std::vector<MonthlyUsage> used() { return {use("AWSLambda", "Lambda-GB-Second", "200000", "View")}; }

}  // namespace

// 0.01 USD an hour: 87.60 for a year's 8,760 hours, 6.72 for a month's 672.
TEST_CASE("what of a plan is paid upfront is billed once, and effective in the month by its part") {
    const Bill all = billOf(used(), february({plan("ComputeSP:1yrAllUpfront", "0.01")}));
    const auto rows = focusOf(all);
    CHECK(sumWhere(rows, "BilledCost", "ChargeFrequency", "One-Time") == Approx(87.6));
    CHECK(sumWhere(rows, "BilledCost", "ChargeCategory", "Purchase") == Approx(87.6));
    CHECK(test::sumOf(rows, "EffectiveCost") == Approx(6.72));
    const auto lines = test::focusRows(report::costAndUsageCsv(all, kFrame));
    const auto lineSum = [&](const char* type) {
        return sumWhere(lines, "lineItem/UnblendedCost", "lineItem/LineItemType", type);
    };
    CHECK(lineSum("SavingsPlanUpfrontFee") == Approx(87.6));
    CHECK(lineSum("SavingsPlanRecurringFee") == 0.0);
    CHECK(test::sumOf(lines, "lineItem/UnblendedCost") == Approx(test::sumOf(rows, "BilledCost")));
    const Bill half = billOf(used(), february({plan("ComputeSP:3yrPartialUpfront", "0.01")}));
    const auto some = focusOf(half);
    CHECK(sumWhere(some, "BilledCost", "ChargeFrequency", "One-Time") == Approx(131.4));
    CHECK(sumWhere(some, "BilledCost", "ChargeCategory", "Purchase") == Approx(131.4 + 3.36));
    CHECK(test::sumOf(some, "EffectiveCost") == Approx(6.72));
    const auto none = focusOf(billOf(used(), february({plan("ComputeSP:1yrNoUpfront", "0.01")})));
    CHECK(sumWhere(none, "BilledCost", "ChargeCategory", "Purchase") == Approx(6.72));
}

TEST_CASE("a discount of a plan's fee lowers what it is billed and effective at, not what is committed") {
    BillOptions options = february({plan("ComputeSP:1yrPartialUpfront", "0.01")});
    options.discounts.push_back({"", "", {20, 0}});
    const Bill bill = billOf(used(), options);
    CHECK(toText(bill.total) == "5.376");
    const auto rows = focusOf(bill);
    CHECK(test::sumOf(rows, "EffectiveCost") == Approx(5.376));
    CHECK(sumWhere(rows, "ListCost", "ChargeFrequency", "One-Time") == Approx(43.8));
    CHECK(sumWhere(rows, "BilledCost", "ChargeFrequency", "One-Time") == Approx(35.04));
    CHECK(sumWhere(rows, "BilledCost", "ChargeCategory", "Purchase") == Approx(35.04 + 2.688));
    double committed = 0.0;
    for (const test::FocusRow& row : rows) {
        if (!row.at("CommitmentDiscountStatus").null) committed += std::stod(row.at("CommitmentDiscountQuantity").text);
    }
    CHECK(committed == Approx(6.72));
    const auto lines = test::focusRows(report::costAndUsageCsv(bill, kFrame));
    CHECK(sumWhere(lines, "lineItem/UnblendedCost", "lineItem/LineItemType", "EdpDiscount") ==
          Approx(-0.2 * (43.8 + 3.36)));
    CHECK(test::sumOf(lines, "lineItem/UnblendedCost") == Approx(test::sumOf(rows, "BilledCost")));
}

TEST_CASE("a discount of a reservation's fees is in what it is billed and effective at") {
    BillOptions options = february({});
    options.discounts.push_back({"", "", {20, 0}});
    options.reserved.push_back({"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 100, std::nullopt, std::nullopt});
    const Bill bill = billOf({use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "33600", "Views")}, options);
    const auto rows = focusOf(bill);
    CHECK(test::sumOf(rows, "EffectiveCost") == Approx(toDouble(bill.total)).margin(1e-6));
    CHECK(sumWhere(rows, "BilledCost", "ChargeFrequency", "One-Time") == Approx(120.0));
    // 67,200 unit-hours at 0.000128, less 20 %.
    CHECK(sumWhere(rows, "BilledCost", "ChargeFrequency", "Recurring") == Approx(6.88128));
    const auto lines = test::focusRows(report::costAndUsageCsv(bill, kFrame));
    CHECK(test::sumOf(lines, "lineItem/UnblendedCost") == Approx(test::sumOf(rows, "BilledCost")));
}

// 1,000 GB-s an hour by night, 3,000 by day. Cheap pays for 1,000 of every hour, Dear for 2,000 of each by day alone.
TEST_CASE("in every hour what is used and left of each of several plans is what is committed to it") {
    BillOptions options = february({plan("Dear", "0.024", "0.000012"), plan("The cheap one", "0.01")});
    MonthlyUsage all = use("AWSLambda", "Lambda-GB-Second", "1344000", "View");
    all.hours.assign(12, 1);
    all.hours.insert(all.hours.end(), 12, 3);
    report::ExportFrame frame = kFrame;
    frame.hourly = true;
    std::vector<std::int64_t> day(24, 62'500'000);
    std::fill_n(day.begin(), 12, 20'833'333);
    day[0] += 4;
    frame.profiles.push_back({"View", "AWSLambda", "Lambda-GB-Second", day});
    const Bill bill = billOf({all}, options);
    const auto rows = focusOf(bill, frame);
    std::map<std::string, std::map<std::string, double>> spent;  // by plan and hour
    std::map<std::string, double> unused;
    for (const test::FocusRow& row : rows) {
        if (row.at("CommitmentDiscountStatus").null) continue;
        const double cost = std::stod(row.at("EffectiveCost").text);
        spent[row.at("CommitmentDiscountId").text][row.at("ChargePeriodStart").text] += cost;
        const bool left = row.at("CommitmentDiscountStatus").text == "Unused";
        if (left) unused[row.at("CommitmentDiscountId").text] += cost;
        const bool byDay = row.at("ChargePeriodStart").text.substr(11, 2) >= "12";
        if (left && byDay) CHECK(cost < 1e-7);  // the profile's billionths do not divide by 16
    }
    for (const auto& [name, hours] : spent) {
        CHECK(hours.size() == 672);
        for (const auto& [hour, cost] : hours) CHECK(cost == Approx(name == "Dear" ? 0.024 : 0.01).margin(1e-6));
    }
    CHECK(unused["Dear"] == Approx(336 * 0.024).margin(1e-4));
    CHECK(unused["The cheap one"] == Approx(0.0).margin(1e-4));
}

// The book has 0.00000111 USD a request of HTTP APIs in eu-west-1 (the first 300 million), the file 0.000001 of its
// own.
TEST_CASE("beside an own rate the list price is the book's, and what is agreed is in the contracted price") {
    BillOptions options = february({});
    options.discounts.push_back({"", "", {10, 0}});
    options.rates.push_back({"AmazonApiGateway", "ApiGatewayHttpRequest", {{std::nullopt, rate("0.000001")}}});
    options.rates.push_back({"AmazonEC2", "NatGateway-Hours", {{std::nullopt, rate("0.045")}}});
    const Bill bill = billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "1000000", "Api"),
                              use("AmazonEC2", "NatGateway-Hours", "10", "Nat")},
                             options, "eu-west-1");
    report::ExportFrame frame = kFrame;
    frame.region = "eu-west-1";
    for (const test::FocusRow& row : focusOf(bill, frame)) {
        const bool api = row.at("x_UsageType").text == "ApiGatewayHttpRequest";
        CHECK(row.at("ListUnitPrice").text == (api ? "0.00000111" : "0.045"));  // no book has the gateway's
        CHECK(row.at("ContractedUnitPrice").text == (api ? "0.0000009" : "0.0405"));
        CHECK(row.at("x_PriceBook").text == "the scenario");
    }
    const auto lines = test::focusRows(report::costAndUsageCsv(bill, frame));
    CHECK(lines[0].at("lineItem/UnblendedRate").text == "0.000001");
    CHECK(lines[0].at("pricing/publicOnDemandRate").text == "0.00000111");
    CHECK(lines[0].at("pricing/publicOnDemandCost").text == "1.11");
}

TEST_CASE("transfer to another region has its sender's prefix in us-east-1 too, as on AWS's bills") {
    LineItem line;
    line.service = "AWSDataTransfer";
    line.usageType = "EU-AWS-Out-Bytes";
    CHECK(report::billedType(line, "us-east-1") == "USE1-EU-AWS-Out-Bytes");
    line.usageType = "USE1-AWS-Out-Bytes";
    CHECK(report::billedType(line, "eu-west-1") == "EU-USE1-AWS-Out-Bytes");
    line.usageType = "DataTransfer-Out-Bytes";
    CHECK(report::billedType(line, "us-east-1") == "DataTransfer-Out-Bytes");
    CHECK(report::billedType(line, "eu-central-1") == "EUC1-DataTransfer-Out-Bytes");
}
